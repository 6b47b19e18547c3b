"""Captured rows with the labels that came for them, part by part, so that memory holds one part at a time."""

from collections.abc import Iterator
from dataclasses import dataclass, fields

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from spill import Spill
from storage import WORKERS, ahead


@dataclass
class JoinCounts:
    rows: int = 0
    """Captured rows, each id once."""
    due: int = 0
    """Those of them that are old enough to have a label."""
    labelled: int = 0
    """Those of the due ones that have one."""
    orphans: int = 0
    """Labels of rows that were not captured in the window."""
    duplicates: int = 0
    """Labels that a newer one of the same row took the place of."""

    def add(self, other: "JoinCounts") -> None:
        for field in fields(self):
            setattr(self, field.name, getattr(self, field.name) + getattr(other, field.name))


def join(rows: Spill, labels: Spill, counts: JoinCounts, until: str | None = None) -> Iterator[pa.Table]:
    """Yields the columns of `rows` and `label`, of the rows that have one, and adds to the counts.

    Of several rows with the same id the newest counts. `until`, an ISO 8601 time, leaves out rows whose
    column `time` is not before it.
    """
    parts = zip(rows.parts(), labels.parts(), strict=True)
    for _, (joined, counted) in ahead(lambda part: join_part(*part, until), parts, WORKERS):
        counts.add(counted)
        if joined.num_rows:
            yield joined


def join_part(captured: pa.Table, known: pa.Table, until: str | None) -> tuple[pa.Table, JoinCounts]:
    captured, kept = newest(captured), newest(known)
    counts = JoinCounts(rows=captured.num_rows, duplicates=known.num_rows - kept.num_rows)
    captured_ones = pc.is_in(kept.column("id"), captured.column("id").combine_chunks())
    counts.orphans = kept.num_rows - (pc.sum(captured_ones).as_py() or 0)
    if until is not None:
        seconds = pc.utf8_slice_codeunits(captured.column("time"), 0, 19)
        captured = captured.filter(pc.less(seconds, until[:19]))
    joined = captured.join(kept, keys="id", join_type="inner", use_threads=False)
    counts.due, counts.labelled = captured.num_rows, joined.num_rows
    return joined, counts


def newest(table: pa.Table) -> pa.Table:
    """The last row of each id."""
    numbered = table.append_column("row", pa.array(np.arange(table.num_rows)))
    last = numbered.group_by("id", use_threads=False).aggregate([("row", "max")]).column("row_max")
    return table.take(last) if len(last) < table.num_rows else table

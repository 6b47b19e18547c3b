"""Reads what an endpoint captured: requests and answers of a window, as rows of text cells."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from bodies import CELL, ROW, Bodies
from records import read_records
from scored_rows import PREDICTION
from storage import Folder
from timing import format_time

SECOND = r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d"
TEXT = pa.scalar(None, pa.string())


@dataclass
class Rows:
    """Captured rows in columns of the same length."""

    ids: pa.StringArray
    """inferenceId, else eventId; row k of a request with several rows is `<id>/<k>`."""
    times: pa.StringArray
    """When the request came, ISO 8601 in UTC."""
    cells: dict[str, pa.StringArray]
    """`prediction` and the features, null where a cell is empty."""


class Capture:
    """The records of [start, end), hour folder by hour folder. Counts what it has to leave out."""

    def __init__(self, folder: Folder, features: list[str], start: datetime, end: datetime):
        self.folder, self.features = folder, features
        self.start, self.end = format_time(start), format_time(end)
        self.hours = hours_of(start, end)
        self.requests, self.answers = Bodies(features), Bodies()
        self.records = 0
        """Records of the window, and lines that are none."""
        self.corrupt = 0
        """Lines that are no record, and records whose request or answer cannot be read."""
        self.rows = 0
        self.other_columns: Counter[int] = Counter()
        """Rows whose number of cells is not that of the features, by that number; which cell is which of
        these nobody can know, so they are not among the rows that are yielded."""

    @property
    def unknown_columns(self) -> Counter[str]:
        """Names in requests, where these have any, that are no features; by how many rows have them."""
        return self.requests.unknown

    def __iter__(self) -> Iterator[Rows]:
        files = (file for file in self.folder.files_below(self.hours) if file.key.endswith(".jsonl"))
        for block in self.folder.blocks(files):
            rows = self.parse(block)
            if len(rows.ids):
                self.rows += len(rows.ids)
                yield rows

    def parse(self, block: bytes) -> Rows:
        table, corrupt = read_records(block)
        self.corrupt += corrupt
        self.records += corrupt
        table = self.in_window(table)
        self.records += table.num_rows
        captured = table.column("captureData").combine_chunks()
        request = self.requests.read(captured.field("endpointInput"))
        answer = self.answers.read(captured.field("endpointOutput"))
        metadata = table.column("eventMetadata").combine_chunks()
        ids = pc.coalesce(*(cell(metadata.field(name)) for name in ("inferenceId", "eventId")))
        return self.rows_of(ids, metadata.field("inferenceTime"), request, answer)

    def in_window(self, table: pa.Table) -> pa.Table:
        times = pc.struct_field(table.column("eventMetadata"), "inferenceTime")
        known = pc.fill_null(pc.match_substring_regex(times, SECOND), False)
        unknown = table.num_rows - (pc.sum(known).as_py() or 0)
        self.corrupt += unknown
        self.records += unknown
        # Captured times are whole seconds in UTC: their first 19 characters sort as times do.
        seconds = pc.utf8_slice_codeunits(times, 0, 19)
        inside = pc.and_(pc.greater_equal(seconds, self.start[:19]), pc.less(seconds, self.end[:19]))
        return table.filter(pc.fill_null(pc.and_(known, inside), False))

    def rows_of(
        self, ids: pa.Array, times: pa.Array, request: pa.StringArray, answer: pa.StringArray
    ) -> Rows:
        """Requests and answers of one or several rows -> one element per row."""
        counts = pc.add(pc.count_substring(request, ROW), 1)
        # Some containers answer several rows in one line.
        in_line = pc.and_(
            pc.greater(counts, 1), pc.equal(pc.count_substring(answer, CELL), pc.subtract(counts, 1))
        )
        in_line = pc.and_(in_line, pc.equal(pc.count_substring(answer, ROW), 0))
        answer = pc.if_else(in_line, pc.replace_substring(answer, CELL, ROW), answer)
        sound = pc.and_(pc.equal(counts, pc.add(pc.count_substring(answer, ROW), 1)), ids.is_valid())
        sound = pc.fill_null(sound, False)
        self.corrupt += len(sound) - (pc.sum(sound).as_py() or 0)
        ids, times, request, answer, counts = (
            column.filter(sound) for column in (ids, times, request, answer, counts)
        )
        if len(counts) and pc.max(counts).as_py() > 1:
            requests = pc.split_pattern(request, ROW)
            parents = pc.list_parent_indices(requests)
            request, answer = requests.flatten(), pc.split_pattern(answer, ROW).flatten()
            own, times = ids.take(parents), times.take(parents)
            places = pa.array(row_numbers(counts.to_numpy(zero_copy_only=False))).cast(pa.string())
            numbered = pc.binary_join_element_wise(own, places, "/")
            ids = pc.if_else(pc.greater(counts, 1).take(parents), numbered, own)
        return self.cells_of(ids, times, request, answer)

    def cells_of(
        self, ids: pa.Array, times: pa.Array, request: pa.StringArray, answer: pa.StringArray
    ) -> Rows:
        widths = pc.add(pc.count_substring(request, CELL), 1)
        fitting = pc.equal(widths, len(self.features))
        if len(widths) and not pc.all(fitting).as_py():
            others = pc.value_counts(widths.filter(pc.invert(fitting)))
            counted = zip(others.field(0).to_pylist(), others.field(1).to_pylist(), strict=True)
            self.other_columns.update(dict(counted))
            ids, times, request, answer = (column.filter(fitting) for column in (ids, times, request, answer))
        if not len(ids):
            return Rows(ids, times, {name: request for name in (PREDICTION, *self.features)})
        split = pc.split_pattern(request, CELL)
        # Of an answer with several cells per row the first one is the prediction.
        cells = {PREDICTION: cell(pc.list_element(pc.split_pattern(answer, CELL), 0))}
        cells |= {name: cell(pc.list_element(split, index)) for index, name in enumerate(self.features)}
        return Rows(ids, times, cells)


def cell(texts: pa.StringArray) -> pa.StringArray:
    texts = pc.utf8_trim_whitespace(texts)
    return pc.if_else(pc.equal(texts, ""), TEXT, texts)


def row_numbers(counts: np.ndarray) -> np.ndarray:
    """0, 1, ... within each request."""
    ends = np.cumsum(counts)
    return np.arange(ends[-1]) - np.repeat(ends - counts, counts)


def hours_of(start: datetime, end: datetime) -> list[str]:
    """Names of the hour folders that hold the window's records, `yyyy/mm/dd/hh/`."""
    hour = start.astimezone(timezone.utc).replace(minute=0, second=0, microsecond=0)
    names = []
    while hour < end and start < end:
        names.append(hour.strftime("%Y/%m/%d/%H/"))
        hour += timedelta(hours=1)
    return names

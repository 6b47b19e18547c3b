"""A block of lines of capture files -> rows of text cells, and counts of what cannot be one."""

from collections import Counter
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from bodies import CELL, ROW, Bodies, count_marks
from records import read_records
from scored_rows import PREDICTION

SECOND = r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d"
SECOND_LENGTH = 19
LOWEST, HIGHEST = (np.frombuffer(text, np.uint8) for text in (b"0000-00-00T00:00:00", b"9999-99-99T99:99:99"))
"""Of each character of a time."""

MOST_NAMES = 1000
"""Of columns that are no features: a client that makes names up must not fill the memory."""

NO_TEXT = pa.scalar(None, pa.string())


@dataclass
class Rows:
    """Captured rows in columns of the same length."""

    ids: pa.StringArray
    """inferenceId, else eventId; row k of a request with several rows is `<id>/<k>`."""
    times: pa.StringArray
    """When the request came, ISO 8601 in UTC."""
    cells: dict[str, pa.StringArray]
    """`prediction` and the features, null where a cell is empty."""


@dataclass
class BlockCounts:
    records: int = 0
    """Records of the window, and lines that are none."""
    corrupt: int = 0
    """Lines that are no record, and records whose request or answer cannot be read."""
    rows: int = 0
    other_columns: Counter[int] = field(default_factory=Counter)
    """Rows whose number of cells is not that of the features, by that number; which cell is which of
    these nobody can know, so they are not among the rows that are yielded."""
    unknown_columns: Counter[str] = field(default_factory=Counter)
    """Names in requests, where these have any, that are no features; by how many rows have them."""

    def add(self, other: "BlockCounts") -> None:
        self.records += other.records
        self.corrupt += other.corrupt
        self.rows += other.rows
        self.other_columns.update(other.other_columns)
        self.unknown_columns.update(other.unknown_columns)
        if len(self.unknown_columns) > MOST_NAMES:
            self.unknown_columns = Counter(dict(self.unknown_columns.most_common(MOST_NAMES)))


class Block:
    """Rows of whole lines, those of [start, end), two ISO 8601 times."""

    def __init__(self, lines: bytes, features: list[str], start: str, end: str):
        self.features = features
        self.counts = BlockCounts()
        table, self.counts.corrupt = read_records(lines)
        table = self.in_window(table, start[:SECOND_LENGTH], end[:SECOND_LENGTH])
        self.counts.records = self.counts.corrupt + table.num_rows
        captured = table.column("captureData").combine_chunks()
        requests = Bodies(features)
        request = requests.read(captured.field("endpointInput"))
        self.counts.unknown_columns = requests.unknown
        answer = Bodies().read(captured.field("endpointOutput"))
        metadata = table.column("eventMetadata").combine_chunks()
        ids = pc.coalesce(*(cell(metadata.field(name)) for name in ("inferenceId", "eventId")))
        self.rows = self.rows_of(ids, metadata.field("inferenceTime"), request, answer)
        self.counts.rows = len(self.rows.ids)

    def in_window(self, table: pa.Table, start: str, end: str) -> pa.Table:
        times = pc.struct_field(table.column("eventMetadata"), "inferenceTime").combine_chunks()
        # Captured times are whole seconds in UTC: their first 19 characters sort as times do.
        seconds = pc.utf8_slice_codeunits(times, 0, SECOND_LENGTH)
        known = pa.array(np.ones(len(times), bool))
        if not all_seconds(seconds):
            known = pc.fill_null(pc.match_substring_regex(times, SECOND), False)
            self.counts.corrupt += len(known) - count(known)
        inside = pc.and_(pc.greater_equal(seconds, start), pc.less(seconds, end))
        inside = pc.fill_null(pc.and_(known, inside), False)
        return table if count(inside) == len(inside) else table.filter(inside)

    def rows_of(
        self, ids: pa.Array, times: pa.Array, request: pa.StringArray, answer: pa.StringArray
    ) -> Rows:
        """Requests and answers of one or several rows -> one element per row."""
        counts = pc.add(count_marks(request, ROW), 1)
        several = pc.fill_null(pc.greater(counts, 1), False)
        if count(several):
            # Some containers answer several rows in one line.
            in_line = pc.equal(count_marks(answer, CELL), pc.subtract(counts, 1))
            in_line = pc.and_(pc.and_(several, in_line), pc.equal(count_marks(answer, ROW), 0))
            answer = pc.if_else(in_line, pc.replace_substring(answer, CELL, ROW), answer)
        sound = pc.and_(pc.equal(counts, pc.add(count_marks(answer, ROW), 1)), ids.is_valid())
        sound = pc.fill_null(sound, False)
        corrupt = len(sound) - count(sound)
        if corrupt:
            self.counts.corrupt += corrupt
            ids, times, request, answer, counts, several = (
                column.filter(sound) for column in (ids, times, request, answer, counts, several)
            )
        if count(several):
            requests = pc.split_pattern(request, ROW)
            parents = pc.list_parent_indices(requests)
            request, answer = requests.flatten(), pc.split_pattern(answer, ROW).flatten()
            own, times = ids.take(parents), times.take(parents)
            places = pa.array(row_numbers(counts.to_numpy(zero_copy_only=False))).cast(pa.string())
            ids = pc.if_else(several.take(parents), pc.binary_join_element_wise(own, places, "/"), own)
        return self.cells_of(ids, times, request, answer)

    def cells_of(
        self, ids: pa.Array, times: pa.Array, request: pa.StringArray, answer: pa.StringArray
    ) -> Rows:
        split = pc.split_pattern(request, CELL)
        widths = pc.list_value_length(split)
        fitting = pc.equal(widths, len(self.features))
        if count(fitting) < len(fitting):
            others = pc.value_counts(widths.filter(pc.invert(fitting)))
            counted = zip(others.field(0).to_pylist(), others.field(1).to_pylist(), strict=True)
            self.counts.other_columns.update(dict(counted))
            ids, times, split, answer = (column.filter(fitting) for column in (ids, times, split, answer))
        # Of an answer with several cells per row the first one is the prediction.
        predictions = answer
        if count(pc.greater(count_marks(answer, CELL), 0)):
            predictions = pc.list_element(pc.split_pattern(answer, CELL), 0)
        cells = {PREDICTION: cell(predictions)}
        # Of no list at all there is no element to take.
        texts = (
            (name, pc.list_element(split, n) if len(split) else answer)
            for n, name in enumerate(self.features)
        )
        cells |= {name: cell(part) for name, part in texts}
        return Rows(ids, times, cells)


def all_seconds(texts: pa.StringArray) -> bool:
    """Whether each of the texts, none longer than a time to the second, is one: SECOND, for many at once."""
    content = texts.buffers()[2]
    if texts.null_count or not content or content.size != SECOND_LENGTH * len(texts):
        return False
    if count(pc.equal(pc.binary_length(texts), SECOND_LENGTH)) < len(texts):
        return False
    characters = np.frombuffer(content, np.uint8).reshape(-1, SECOND_LENGTH)
    return bool(((characters >= LOWEST) & (characters <= HIGHEST)).all())


def count(chosen: pa.BooleanArray) -> int:
    return pc.sum(chosen).as_py() or 0


def cell(texts: pa.StringArray) -> pa.StringArray:
    texts = pc.utf8_trim_whitespace(texts)
    return pc.if_else(pc.equal(texts, ""), NO_TEXT, texts)


def row_numbers(counts: np.ndarray) -> np.ndarray:
    """0, 1, ... within each request."""
    ends = np.cumsum(counts)
    return np.arange(ends[-1]) - np.repeat(ends - counts, counts)

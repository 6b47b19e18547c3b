"""Rows on disk, in parts that fit in memory one by one: rows with the same id lie in the same part."""

import os
import tempfile
from collections.abc import Iterator

import numpy as np
import pyarrow as pa

PARTS = 32

BYTE_NUMBERS = np.random.default_rng(0).integers(2**31, size=256)


class Spill:
    """Added to batch by batch, then read part by part. Its files go with it."""

    def __init__(self, schema: pa.Schema):
        self.schema = schema
        self.folder = tempfile.TemporaryDirectory()
        self.writers: dict[int, pa.ipc.RecordBatchFileWriter] = {}
        self.rows = 0

    def __enter__(self) -> "Spill":
        return self

    def __exit__(self, *_) -> None:
        self.folder.cleanup()

    def add(self, batch: pa.RecordBatch) -> None:
        """The schema's first column is the id."""
        if not batch.num_rows:
            return
        self.rows += batch.num_rows
        parts = parts_of(batch.column(0))
        order = np.argsort(parts, kind="stable")
        batch = batch.take(pa.array(order))
        bounds = np.searchsorted(parts[order], np.arange(PARTS + 1))
        for part in range(PARTS):
            start, end = bounds[part], bounds[part + 1]
            if end > start:
                self.writer(part).write_batch(batch.slice(start, end - start))

    def writer(self, part: int) -> pa.ipc.RecordBatchFileWriter:
        if part not in self.writers:
            self.writers[part] = pa.ipc.new_file(self.path(part), self.schema)
        return self.writers[part]

    def path(self, part: int) -> str:
        return os.path.join(self.folder.name, f"{part}.arrow")

    def parts(self) -> Iterator[pa.Table]:
        """Each part with its rows, in the order in which they were added."""
        for writer in self.writers.values():
            writer.close()
        for part in range(PARTS):
            if part in self.writers:
                with pa.ipc.open_file(self.path(part)) as file:
                    yield file.read_all()
            else:
                yield self.schema.empty_table()


def parts_of(ids: pa.StringArray) -> np.ndarray:
    """By the sum of a number per byte: the same for the same id, wherever it comes from."""
    _, places, content = ids.buffers()
    ends = np.frombuffer(places, np.int32)[ids.offset : ids.offset + len(ids) + 1]
    texts = np.frombuffer(content or b"", np.uint8)[ends[0] : ends[-1]]
    sums = np.concatenate([[0], np.cumsum(BYTE_NUMBERS[texts])])[ends - ends[0]]
    return (np.diff(sums) % PARTS).astype(np.uint8)

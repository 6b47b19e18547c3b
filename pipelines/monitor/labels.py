"""What came out: labels that arrive later, from files of three kinds."""

import io
import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import IO

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv
import pyarrow.parquet as pq
from storage import PART_BYTES, Folder, StoredFile, ahead

LABELS = pa.schema([("id", pa.string()), ("label", pa.string())])
ENDINGS = (".csv", ".parquet", ".jsonl")
BATCH_ROWS = 65_536


MOST_NAMES = 10
LONGEST_NAME = 200


@dataclass
class Unreadable:
    """What holds no labels that can be read."""

    files: int = 0
    lines: int = 0
    """In files that could be read otherwise."""
    names: list[str] = field(default_factory=list)
    """Of the first such files, as they may be shown."""

    def add_file(self, key: str) -> str:
        """Counts the file and answers its name, without what only steers a terminal."""
        shown = "".join(letter if letter.isprintable() else "\ufffd" for letter in key)[:LONGEST_NAME]
        self.files += 1
        if len(self.names) < MOST_NAMES:
            self.names.append(shown)
        return shown

    def document(self) -> dict:
        return {"files": self.files, "lines": self.lines, "names": self.names}


class Labels:
    """Label files that came since the window began; none that is older can know of its rows."""

    def __init__(self, folder: Folder, dataset: dict, since: datetime):
        # S3 tells when a file came to the second.
        self.folder, self.since = folder, since.replace(microsecond=0)
        self.columns = [dataset["id"], dataset["label"]["name"]]
        self.unreadable = Unreadable()

    def __iter__(self) -> Iterator[pa.RecordBatch]:
        """Batches of LABELS, the oldest file first: the newest label of a row is the last one."""
        files = [file for file in self.folder.files() if file.key.lower().endswith(ENDINGS)]
        fresh = [file for file in files if file.modified >= self.since]
        for file, body in ahead(self.fetch, sorted(fresh, key=lambda file: (file.modified, file.key))):
            with body:
                yield from self.parse(file.key, body)

    def fetch(self, file: StoredFile) -> IO[bytes]:
        if file.size <= PART_BYTES:
            return io.BytesIO(self.folder.read(file.key))
        body = tempfile.TemporaryFile()  # noqa: SIM115, who reads it closes it
        self.folder.copy(file, body)
        return body

    def parse(self, key: str, body: IO[bytes]) -> Iterator[pa.RecordBatch]:
        reads = {".csv": self.from_csv, ".parquet": self.from_parquet, ".jsonl": self.from_json_lines}
        read = next(read for ending, read in reads.items() if key.lower().endswith(ending))
        try:
            for batch in read(body):
                yield batch.filter(pc.and_(batch.column(0).is_valid(), batch.column(1).is_valid()))
        except (pa.ArrowException, UnicodeDecodeError) as error:
            name = self.unreadable.add_file(key)
            print(f"{name} holds no labels that can be read: {str(error).splitlines()[0]}")

    def from_csv(self, body: IO[bytes]) -> Iterator[pa.RecordBatch]:
        convert = pacsv.ConvertOptions(
            column_types=dict.fromkeys(self.columns, pa.string()),
            include_columns=self.columns,
            strings_can_be_null=True,
            null_values=[""],
        )
        parse = pacsv.ParseOptions(invalid_row_handler=self.skip)
        for batch in pacsv.open_csv(body, pacsv.ReadOptions(use_threads=False), parse, convert):
            yield pa.record_batch(batch.columns, schema=LABELS)

    def skip(self, _: pacsv.InvalidRow) -> str:
        self.unreadable.lines += 1
        return "skip"

    def from_parquet(self, body: IO[bytes]) -> Iterator[pa.RecordBatch]:
        file = pq.ParquetFile(body)
        missing = [name for name in self.columns if name not in file.schema_arrow.names]
        if missing:
            raise pa.ArrowInvalid(f"it lacks the column {', '.join(missing)}")
        for batch in file.iter_batches(BATCH_ROWS, columns=self.columns):
            yield pa.record_batch(
                [batch.column(name).cast(pa.string()) for name in self.columns], schema=LABELS
            )

    def from_json_lines(self, body: IO[bytes]) -> Iterator[pa.RecordBatch]:
        """Model Monitor's ground truth: one object with groundTruthData and eventMetadata per line."""
        while lines := list(islice(body, BATCH_ROWS)):
            found = [ground_truth(line) for line in lines if line.strip()]
            known = [label for label in found if label]
            self.unreadable.lines += len(found) - len(known)
            columns = [pa.array(column, pa.string()) for column in zip(*known, strict=True)]
            if columns:
                yield pa.record_batch(columns, schema=LABELS)


def ground_truth(line: bytes) -> tuple[str, str] | None:
    """The id and the label that a line tells, or None."""
    try:
        record = json.loads(line)
        row, label = record["eventMetadata"]["eventId"], record["groundTruthData"]["data"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    if not isinstance(row, str) or isinstance(label, bool) or not isinstance(label, str | int | float):
        return None
    return row, str(label).strip()

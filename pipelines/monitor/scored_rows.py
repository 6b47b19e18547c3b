"""Statistics of scored rows: the prediction first, under the label's name, then features; labels apart."""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv
from column import Column, read_cells
from job import InputError
from quality import Quality

PREDICTION = "prediction"
BLOCK_BYTES = 2 * 1024 * 1024

NAMESPACE = "sagemaker-drift-gitops"
"""The block of statistics.json and constraints.json for what Model Monitor's shapes have no word for."""


class ScoredRows:
    """One pass over scored rows, in memory that does not grow with their number. Merges across files."""

    def __init__(self, dataset: dict, seed: int = 0):
        self.label, self.time = dataset["label"]["name"], dataset["time"]
        names = {PREDICTION: self.label} | {
            feature["name"]: feature["name"] for feature in dataset["features"]
        }
        # The seed differs by column, so that the sketches' errors do not go together.
        self.columns = {
            source: Column(name, seed + index) for index, (source, name) in enumerate(names.items())
        }
        self.labels = Column(self.label, seed + len(self.columns))
        self.quality = Quality(dataset["problem"])
        self.rows = 0
        self.first = self.last = None

    def add_file(self, path: str) -> None:
        for batch in read_batches(path, [*self.columns, self.label, self.time]):
            self.add(batch)

    def add(self, batch: pa.RecordBatch) -> None:
        self.rows += batch.num_rows
        cells = {source: read_cells(batch.column(source)) for source in self.columns}
        for source, column in self.columns.items():
            column.add(cells[source])
        labels = read_cells(batch.column(self.label))
        self.labels.add(labels)
        self.quality.add(labels.numbers, cells[PREDICTION].numbers)
        # Times are ISO 8601, so their order is that of their text.
        span = pc.min_max(batch.column(self.time)).as_py()
        self.add_span(span["min"], span["max"])

    def add_span(self, first: str | None, last: str | None) -> None:
        if first is not None:
            self.first = min(first, self.first or first)
            self.last = max(last, self.last or last)

    def merge(self, other: "ScoredRows") -> None:
        self.rows += other.rows
        for source, column in self.columns.items():
            column.merge(other.columns[source])
        self.labels.merge(other.labels)
        self.quality.merge(other.quality)
        self.add_span(other.first, other.last)

    def statistics(self) -> dict:
        """statistics.json: Model Monitor's shape, with labels and quality in a block of ours."""
        return {
            "version": 0.0,
            "dataset": {"item_count": self.rows},
            "features": [column.document() for column in self.columns.values()],
            NAMESPACE: {
                "label": self.labels.document(),
                "quality": self.quality.document(),
                "time": {"first": self.first, "last": self.last},
            },
        }


def read_batches(path: str, columns: list[str]) -> Iterator[pa.RecordBatch]:
    """Yields the columns as text, null where a cell is empty."""
    try:
        with open(path, "rb") as file:
            header = file.readline().decode("utf-8-sig").rstrip("\r\n").replace('"', "").split(",")
            missing = [column for column in columns if column not in header]
            if missing:
                raise InputError(f"{path} lacks the column {', '.join(missing)}; it has {', '.join(header)}.")
            file.seek(0)
            convert = pacsv.ConvertOptions(
                column_types=dict.fromkeys(columns, pa.string()),
                include_columns=columns,
                strings_can_be_null=True,
                null_values=[""],
            )
            yield from pacsv.open_csv(
                file, pacsv.ReadOptions(block_size=BLOCK_BYTES, use_threads=False), convert_options=convert
            )
    except (pa.ArrowException, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read as CSV: {str(error).splitlines()[0]}") from error

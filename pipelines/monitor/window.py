"""What one pass over the captured rows of a window gathers, in memory that does not grow with them."""

from captured_rows import Rows
from column import Cells, Column, read_cells
from scored_rows import PREDICTION

SAMPLE_ROWS = 5


class WindowStatistics:
    def __init__(self, dataset: dict, seed: int):
        self.label = dataset["label"]["name"]
        names = {PREDICTION: self.label} | {
            feature["name"]: feature["name"] for feature in dataset["features"]
        }
        # The seed differs by column, so that the sketches' errors do not go together.
        self.columns = {
            source: Column(name, seed + index) for index, (source, name) in enumerate(names.items())
        }
        self.hidden = {feature["name"] for feature in dataset["features"] if feature.get("sensitive")}
        self.rows = 0
        """Rows whose cells could be told apart."""
        self.unfit = 0
        """Rows of another number of cells than there are features."""
        self.sample: list[dict[str, str | None]] = []

    @property
    def captured(self) -> int:
        return self.rows + self.unfit

    def add(self, rows: Rows, cells: dict[str, Cells]) -> None:
        """Adds rows and what `read_rows` answered for them."""
        self.rows += len(rows.ids)
        for index in range(min(SAMPLE_ROWS - len(self.sample), len(rows.ids))):
            shown = {name: rows.cells[source][index].as_py() for source, name in self.shown()}
            self.sample.append(shown)
        for source, column in self.columns.items():
            column.add(cells[source])

    def add_unfit(self, rows: int) -> None:
        """Counts rows as ones that lack every feature: which cell is which nobody can know."""
        self.unfit += rows
        for source, column in self.columns.items():
            if source != PREDICTION:
                column.missing += rows

    def shown(self) -> list[tuple[str, str]]:
        """Columns that may be shown row by row: features first, then the prediction by the label's name."""
        names = [(source, column.name) for source, column in self.columns.items()]
        return [(source, name) for source, name in [*names[1:], names[0]] if source not in self.hidden]

    def document(self) -> dict:
        """statistics.json, in Model Monitor's shape."""
        return {
            "version": 0.0,
            "dataset": {"item_count": self.captured},
            "features": [column.document() for column in self.columns.values()],
        }


def read_rows(rows: Rows) -> dict[str, Cells]:
    """The rows' cells by column."""
    return {source: read_cells(texts) for source, texts in rows.cells.items()}

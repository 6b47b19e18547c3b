"""Everything that statistics.json tells about one column, gathered in one pass and mergeable."""

import math
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from categories import Categories
from moments import Moments
from sketch import Sketch

NUMBER = r"^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$"
WHOLE_NUMBER = r"^\s*[+-]?\d+\s*$"
BUCKETS = 10


@dataclass
class Cells:
    """What a batch of a column's cells says, before it is added: batches can be read at the same time."""

    numbers: np.ndarray
    """One per cell, NaN where it is no finite number."""
    missing: int
    whole: int
    """Cells that are whole numbers, written as such."""
    texts: dict[str, int]
    """Cells that are no numbers, by how often they occur."""


class Column:
    """Counts by type, moments, quantiles and frequent texts of a column whose cells come as text."""

    def __init__(self, name: str, seed: int = 0):
        self.name = name
        self.missing = 0
        self.types = {"Integral": 0, "Fractional": 0, "String": 0}
        self.moments, self.sketch, self.categories = Moments(), Sketch(seed), Categories()
        self.low, self.high = math.inf, -math.inf

    def add(self, cells: Cells) -> None:
        finite = cells.numbers[~np.isnan(cells.numbers)]
        texts = len(cells.numbers) - cells.missing - len(finite)
        self.missing += cells.missing
        self.types["Integral"] += cells.whole
        self.types["Fractional"] += len(finite) - cells.whole
        self.types["String"] += texts
        self.add_numbers(finite)
        self.categories.add(cells.texts)

    def add_numbers(self, numbers: np.ndarray) -> None:
        if len(numbers):
            self.moments.add(numbers)
            self.sketch.add(numbers)
            self.low, self.high = min(self.low, float(numbers.min())), max(self.high, float(numbers.max()))

    def merge(self, other: "Column") -> None:
        self.missing += other.missing
        for kind, count in other.types.items():
            self.types[kind] += count
        self.moments.merge(other.moments)
        self.sketch.merge(other.sketch)
        self.categories.merge(other.categories)
        self.low, self.high = min(self.low, other.low), max(self.high, other.high)

    @property
    def present(self) -> int:
        return sum(self.types.values())

    @property
    def completeness(self) -> float:
        rows = self.present + self.missing
        return self.present / rows if rows else 0.0

    @property
    def inferred_type(self) -> str:
        """The narrowest type that all cells have: one text makes a column of texts."""
        for kind in ("String", "Fractional", "Integral"):
            if self.types[kind]:
                return kind
        return "Unknown"

    def document(self) -> dict:
        """The column's entry in the `features` of statistics.json."""
        kind = self.inferred_type
        entry = {"name": self.name, "inferred_type": kind}
        common = {"num_present": self.present, "num_missing": self.missing}
        if kind == "String":
            distribution = {"categorical": {"buckets": self.categories.buckets()}}
            distinct = self.categories.distinct
            return entry | {
                "string_statistics": {
                    "common": common,
                    "distinct_count": distinct,
                    "distribution": distribution,
                }
            }
        if kind == "Unknown":
            return entry | {"numerical_statistics": {"common": common}}
        return entry | {
            "numerical_statistics": {
                "common": common,
                "mean": self.moments.mean,
                "sum": self.moments.sum,
                "std_dev": self.moments.std_dev,
                "min": self.low,
                "max": self.high,
                "distribution": {"kll": {"buckets": self.buckets(), "sketch": self.sketch.document()}},
            }
        }

    def buckets(self) -> list[dict]:
        """Ten buckets of equal width; each holds its lower bound, the last its upper bound too."""
        bounds = np.linspace(self.low, self.high, BUCKETS + 1)
        ranks = self.sketch.rank(bounds, side="left")
        ranks[-1] = self.sketch.count
        counts = np.diff(ranks)
        return [
            {"lower_bound": float(bounds[i]), "upper_bound": float(bounds[i + 1]), "count": float(counts[i])}
            for i in range(BUCKETS)
        ]


def read_cells(texts: pa.StringArray) -> Cells:
    """Cells as text, null where one is missing."""
    present = texts.drop_null()
    found = parse_numbers(present)
    no_number = np.isnan(found)
    counts = {}
    # Texts are counted only in a column that has some: whole numbers would fill the counts for nothing.
    if no_number.any():
        counted = pc.value_counts(present.filter(pa.array(no_number)))
        counts = dict(zip(counted.field(0).to_pylist(), counted.field(1).to_pylist(), strict=True))
    numbers = found
    if len(present) < len(texts):
        numbers = np.full(len(texts), np.nan)
        numbers[np.asarray(texts.is_valid())] = found
    return Cells(numbers, len(texts) - len(present), count_whole(present, found), counts)


def read_numbers(texts: pa.ChunkedArray) -> np.ndarray:
    """Cells as numbers, NaN where one is none."""
    return read_cells(texts.combine_chunks()).numbers


def parse_numbers(present: pa.StringArray) -> np.ndarray:
    """Cells that are all there as finite numbers, NaN where one is none."""
    try:
        numbers = present.cast(pa.float64())
    except pa.ArrowInvalid:
        numeric = pc.match_substring_regex(present, NUMBER)
        text = pc.if_else(numeric, pc.utf8_trim_whitespace(present), None)
        numbers = pc.utf8_ltrim(text, "+").cast(pa.float64())
    numbers = numbers.to_numpy(zero_copy_only=False)
    return np.where(np.isfinite(numbers), numbers, np.nan)


def count_whole(present: pa.StringArray, numbers: np.ndarray) -> int:
    """How many of the cells are whole numbers by how they are written: 2 is one, 2.0 and 2e3 are none."""
    # A NaN is unequal to all, itself too.
    whole = numbers == np.floor(numbers)
    chosen = present if whole.all() else present.filter(pa.array(whole))
    try:
        return len(chosen.cast(pa.int64()))
    except pa.ArrowInvalid:
        return pc.sum(pc.match_substring_regex(chosen, WHOLE_NUMBER)).as_py() or 0

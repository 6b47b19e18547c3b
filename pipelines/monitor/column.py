"""Everything that statistics.json tells about one column, gathered in one pass and mergeable."""

import math

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from categories import Categories
from moments import Moments
from sketch import Sketch

NUMBER = r"^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$"
WHOLE_NUMBER = r"^\s*[+-]?\d+\s*$"
BUCKETS = 10


class Column:
    """Counts by type, moments, quantiles and frequent texts of a column whose cells come as text."""

    def __init__(self, name: str, seed: int = 0):
        self.name = name
        self.missing = 0
        self.types = {"Integral": 0, "Fractional": 0, "String": 0}
        self.moments, self.sketch, self.categories = Moments(), Sketch(seed), Categories()
        self.low, self.high = math.inf, -math.inf

    def add(self, cells: pa.StringArray) -> np.ndarray:
        """Adds cells as text (null where missing) and returns them as numbers, NaN where they are none."""
        present = cells.drop_null()
        self.missing += len(cells) - len(present)
        numbers, whole = parse_numbers(present)
        finite = numbers[np.isfinite(numbers)]
        self.types["Integral"] += whole
        self.types["Fractional"] += len(finite) - whole
        self.types["String"] += len(present) - len(finite)
        self.add_numbers(finite)
        # Texts are counted only in a column that has some: whole numbers would fill the counts for nothing.
        if len(finite) < len(present):
            texts = present.filter(pa.array(~np.isfinite(numbers)))
            counted = pc.value_counts(texts)
            self.categories.add(
                dict(zip(counted.field(0).to_pylist(), counted.field(1).to_pylist(), strict=True))
            )
        result = np.full(len(cells), np.nan)
        result[np.asarray(cells.is_valid())] = np.where(np.isfinite(numbers), numbers, np.nan)
        return result

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


def parse_numbers(present: pa.StringArray) -> tuple[np.ndarray, int]:
    """The cells as numbers, NaN where they are none, and how many are whole numbers."""
    try:
        return present.cast(pa.int64()).to_numpy(zero_copy_only=False).astype(np.float64), len(present)
    except pa.ArrowInvalid:
        pass
    try:
        numbers = present.cast(pa.float64()).to_numpy(zero_copy_only=False)
    except pa.ArrowInvalid:
        numeric = pc.match_substring_regex(present, NUMBER)
        text = pc.if_else(numeric, pc.utf8_trim_whitespace(present), None)
        numbers = pc.utf8_ltrim(text, "+").cast(pa.float64()).to_numpy(zero_copy_only=False)
    whole = pc.sum(pc.match_substring_regex(present, WHOLE_NUMBER)).as_py() or 0
    return numbers, whole

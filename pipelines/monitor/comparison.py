"""A window's columns against the baseline's: distances, violated constraints, and verdicts by feature."""

import distance
from baseline import Baseline, BaselineColumn
from capture import Capture
from column import Column
from violations import Violation, column_count_violations, column_violations, drift_violation
from window import WindowStatistics

DISTRIBUTION = "distribution_constraints"


class Comparison:
    """Distances are of any size; verdicts and violations only where the window has enough rows."""

    def __init__(self, baseline: Baseline, window: WindowStatistics, minimum: int, capture: Capture):
        self.baseline, self.window, self.minimum = baseline, window, minimum
        self.enough = window.captured >= minimum
        roles = {feature["name"]: feature.get("role") for feature in baseline.dataset["features"]}
        roles[window.label] = "prediction"
        self.violations: list[Violation] = []
        self.features: list[dict] = []
        if window.captured:
            columns = window.columns.values()
            self.features = [self.compare(column, roles.get(column.name) or "feature") for column in columns]
        if self.enough:
            features = len(baseline.dataset["features"])
            self.violations += column_count_violations(
                features, capture.counts.other_columns, capture.counts.unknown_columns
            )
        self.features.sort(key=lambda feature: (feature["verdict"] != "drifted", -excess(feature)))

    @property
    def verdict(self) -> str:
        if not self.window.captured:
            return "no-data"
        if any(feature["verdict"] == "drifted" for feature in self.features):
            return "drifted"
        return "healthy" if self.window.rows >= self.minimum else "not-enough-data"

    def compare(self, column: Column, role: str) -> dict:
        known = self.baseline.columns.get(column.name)
        entry = {
            "name": column.name,
            "kind": known.kind if known else "numerical",
            "role": role,
            "distance": None,
            "simple": None,
            "correction": None,
            "threshold": None,
            "smallestVisible": None,
            "completeness": column.completeness,
            "baselineCompleteness": self.baseline.by_name.get(column.name, {}).get("completeness"),
            "baselineMean": known.mean if known else None,
            "mean": column.moments.mean if column.moments.count else None,
            "verdict": "not-compared",
        }
        if known is None:
            return entry
        if self.enough:
            self.violations += column_violations(column, self.baseline)
        return entry | self.distance_of(column, known, role)

    def distance_of(self, column: Column, known: BaselineColumn, role: str) -> dict:
        simple, rows = measure(column, known)
        prefix = "categorical_" if known.kind == "categorical" else ""
        threshold = self.setting(column, f"{prefix}comparison_threshold")
        if simple is None or threshold is None:
            return {}
        taken_off = 0.0
        if self.setting(column, "comparison_method") != "Simple":
            taken_off = distance.correction(rows, known.rows)
        entry = {
            "distance": max(0.0, simple - taken_off),
            "simple": simple,
            "correction": taken_off,
            "threshold": threshold,
            "smallestVisible": threshold + taken_off,
        }
        # Hours and weekdays of a window differ from those of a month by construction.
        if role == "calendar" or self.setting(column, "perform_comparison") == "Disabled":
            return entry | {"verdict": "not-compared"}
        if rows < self.minimum:
            return entry | {"verdict": "not-enough-data"}
        if entry["distance"] <= threshold:
            return entry | {"verdict": "stable"}
        self.violations.append(drift_violation(column.name, known.kind, entry["distance"], threshold))
        return entry | {"verdict": "drifted"}

    def setting(self, column: Column, key: str):
        return self.baseline.setting(column.name, key, DISTRIBUTION)


def measure(column: Column, known: BaselineColumn) -> tuple[float | None, int]:
    """The simple distance, None where one side has nothing to compare, and the rows it was measured on."""
    if known.kind == "categorical":
        if not known.counts or not known.rows or not column.present:
            return None, 0
        counts = column.categories.counts
        rows = column.present
        return distance.categorical(known.counts, counts, (known.rows, rows)), rows
    if not known.sketch or not known.sketch.count or not column.sketch.count:
        return None, 0
    return distance.numerical(known.sketch, column.sketch), column.sketch.count


def excess(feature: dict) -> float:
    """By what features are ordered: the distance as a share of what is allowed, calendars last."""
    if feature["distance"] is None or feature["role"] == "calendar":
        return -1.0
    return feature["distance"] / feature["threshold"] if feature["threshold"] else feature["distance"]

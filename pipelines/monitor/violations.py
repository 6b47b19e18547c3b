"""Constraints that a window does not meet, in Model Monitor's shape and, where it is known, its words."""

from collections import Counter

from baseline import Baseline
from column import Column

Violation = dict[str, str]

MOST_TOLD = 10
"""Of each kind of column that should not be there, those of most rows."""


def violation(name: str, check: str, description: str) -> Violation:
    return {"feature_name": name, "constraint_check_type": check, "description": description}


def drift_violation(name: str, kind: str, found: float, threshold: float) -> Violation:
    return violation(
        name,
        "baseline_drift_check",
        f"{kind.capitalize()} distance: {found} exceeds {kind} threshold: {threshold}",
    )


def column_violations(column: Column, baseline: Baseline) -> list[Violation]:
    """What the column's cells violate beside their distribution."""
    constraint = baseline.by_name.get(column.name, {})
    found = [
        check_type(column, constraint, baseline.setting(column.name, "datatype_check_threshold")),
        check_completeness(column, constraint),
        check_texts(column, constraint, baseline.setting(column.name, "domain_content_threshold")),
        check_range(column, constraint, baseline.ranges.get(column.name)),
    ]
    return [one for one in found if one]


def check_type(column: Column, constraint: dict, limit: float | None) -> Violation | None:
    wanted = constraint.get("inferred_type")
    if wanted not in ("Integral", "Fractional") or limit is None or not column.present:
        return None
    # A whole number is a fractional one too.
    fitting = column.types["Integral"] + (column.types["Fractional"] if wanted == "Fractional" else 0)
    share = fitting / column.present
    if share >= limit:
        return None
    return violation(
        column.name,
        "data_type_check",
        f"Data type match requirement is not met. Expected data type: {wanted}, "
        f"Expected match: {percent(limit)}. Observed: Only {percent(share)} of data is {wanted}.",
    )


def check_completeness(column: Column, constraint: dict) -> Violation | None:
    wanted = constraint.get("completeness")
    if wanted is None or column.completeness >= wanted:
        return None
    return violation(
        column.name,
        "completeness_check",
        f"Data completeness requirement is not met. Expected completeness: {percent(wanted)}. "
        f"Observed: Only {percent(column.completeness)} of data is present.",
    )


def check_texts(column: Column, constraint: dict, limit: float | None) -> Violation | None:
    domains = constraint.get("string_constraints", {}).get("domains")
    if not domains or limit is None or not column.present:
        return None
    counts = column.categories.counts
    share = sum(counts.get(text, 0) for text in domains) / column.present
    if share >= limit:
        return None
    news = [text for text in sorted(counts, key=lambda text: -counts[text]) if text not in set(domains)]
    examples = f", such as {', '.join(repr(text[:40]) for text in news[:3])}" if news else ""
    return violation(
        column.name,
        "categorical_values_check",
        f"Categorical values requirement is not met. Expected match: {percent(limit)}. "
        f"Observed: Only {percent(share)} of values are known from the baseline{examples}.",
    )


def check_range(column: Column, constraint: dict, allowed: dict | None) -> Violation | None:
    """The range that the dataset declares; where it declares none, a sign that the baseline never had."""
    if not column.moments.count:
        return None
    if allowed and (column.low < allowed["min"] or column.high > allowed["max"]):
        return violation(
            column.name,
            "range_check",
            f"Values must lie between {allowed['min']} and {allowed['max']}. "
            f"Observed: They go from {column.low} to {column.high}.",
        )
    if not allowed and constraint.get("num_constraints", {}).get("is_non_negative") and column.low < 0:
        return violation(
            column.name,
            "range_check",
            f"Values must not be negative. Observed: The smallest is {column.low}.",
        )
    return None


def column_count_violations(features: int, others: Counter[int], unknown: Counter[str]) -> list[Violation]:
    """Rows of another number of cells than there are features, and cells under names that no feature has."""
    found = []
    for width, rows in sorted(others.most_common(MOST_TOLD)):
        word = "missing" if width < features else "extra"
        found.append(
            violation(
                f"{word.capitalize()} columns",
                f"{word}_column_check",
                f"There are {word} columns in current dataset. Number of columns in current dataset: "
                f"{width}, Number of columns in baseline constraints: {features}. Rows: {rows}.",
            )
        )
    for name, rows in unknown.most_common(MOST_TOLD):
        found.append(
            violation(name[:100], "extra_column_check", f"The baseline has no such column. Rows: {rows}.")
        )
    return found


def percent(share: float) -> str:
    return f"{share * 100:.6g}%"

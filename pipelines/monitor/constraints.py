"""constraints.json: what later data must meet, in Model Monitor's shape."""

from column import Column
from scored_rows import NAMESPACE, ScoredRows

MAX_DOMAIN = 100
"""More different texts than this are no domain: a new one would be no news."""

COMPARISON_THRESHOLD = 0.1


def suggest_constraints(rows: ScoredRows, dataset: dict) -> dict:
    """What the rows themselves meet, and the ranges that the dataset declares."""
    declared = {feature["name"]: feature for feature in dataset["features"]}
    ranges = {name: feature["range"] for name, feature in declared.items() if "range" in feature}
    return {
        "version": 0.0,
        "features": [
            constrain(column, declared.get(source, {}).get("role")) for source, column in rows.columns.items()
        ],
        "monitoring_config": {
            "evaluate_constraints": "Enabled",
            "emit_metrics": "Enabled",
            "datatype_check_threshold": 1.0,
            "domain_content_threshold": 1.0,
            "distribution_constraints": {
                "perform_comparison": "Enabled",
                "comparison_threshold": COMPARISON_THRESHOLD,
                "comparison_method": "Robust",
                "categorical_comparison_threshold": COMPARISON_THRESHOLD,
                "categorical_drift_method": "LInfinity",
            },
        },
        NAMESPACE: {"ranges": {name: {"min": low, "max": high} for name, (low, high) in ranges.items()}},
    }


def constrain(column: Column, role: str | None) -> dict:
    constraint = {
        "name": column.name,
        "inferred_type": column.inferred_type,
        "completeness": column.completeness,
    }
    if column.inferred_type in ("Integral", "Fractional"):
        constraint["num_constraints"] = {"is_non_negative": column.low >= 0}
    elif column.inferred_type == "String" and column.categories.exact:
        texts = [bucket["value"] for bucket in column.categories.buckets()]
        if len(texts) <= MAX_DOMAIN:
            constraint["string_constraints"] = {"domains": texts}
    if role == "calendar":
        # Hours and weekdays of a window differ from those of a month by construction.
        comparison = {"distribution_constraints": {"perform_comparison": "Disabled"}}
        constraint["monitoringConfigOverrides"] = comparison
    return constraint

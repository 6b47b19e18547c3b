"""Compares a dataset with a baseline: the checks of constraint_violations.json and their distances."""

import numpy as np
import pandas as pd
from column import categories, common_of


def find_violations(table, statistics, baseline_statistics, constraints):
    """Violations of the baseline's constraints, in its order of columns."""
    present = {column["name"]: column for column in statistics["features"]}
    baseline = {column["name"]: column for column in baseline_statistics["features"]}
    settings = constraints.get("monitoring_config", {})
    expected = [column["name"] for column in constraints["features"]]

    counts = (
        f"Number of columns in current dataset: {len(present)}, "
        f"Number of columns in baseline constraints: {len(expected)}"
    )
    violations = [
        violation(name, "missing_column_check", f"There are missing columns in current dataset. {counts}")
        for name in expected
        if name not in present
    ]
    violations += [
        violation(name, "extra_column_check", f"There are extra columns in current dataset. {counts}")
        for name in present
        if name not in expected
    ]
    if violations:
        return violations

    for constraint in constraints["features"]:
        name = constraint["name"]
        own = (
            constraint.get("monitoringConfigOverrides") or constraint.get("monitoring_config_overrides") or {}
        )
        merged = {**settings, **own}
        violations += check_column(table[name], constraint, present[name], baseline.get(name), merged)
    return violations


def check_column(texts, constraint, column, baseline, settings):
    if settings.get("evaluate_constraints", "Enabled") != "Enabled":
        return []
    checks = [
        check_type(texts, constraint, settings),
        check_completeness(constraint, column),
        check_categories(constraint, column, settings),
        check_drift(column, baseline, settings.get("distribution_constraints", {})),
    ]
    return [check for check in checks if check]


def violation(name, check, description):
    return {"feature_name": name, "constraint_check_type": check, "description": description}


def check_type(texts, constraint, settings):
    expected = constraint["inferred_type"]
    present = texts[texts.str.strip() != ""]
    if expected not in ("Integral", "Fractional") or len(present) == 0:
        return None
    pattern = (
        present.str.fullmatch(r"[+-]?\d+")
        if expected == "Integral"
        else ~np.isnan(pd.to_numeric(present, errors="coerce"))
    )
    share, threshold = float(pattern.mean()), settings.get("datatype_check_threshold", 1.0)
    if share >= threshold:
        return None
    return violation(
        constraint["name"],
        "data_type_check",
        f"Data type match requirement is not met. Expected data type: {expected}, "
        f"Expected match: {threshold * 100}%. Observed: Only {share * 100}% of data is {expected}.",
    )


def check_completeness(constraint, column):
    common = common_of(column)
    total = common["num_present"] + common["num_missing"]
    share = common["num_present"] / total if total else 0.0
    if share >= constraint["completeness"]:
        return None
    return violation(
        constraint["name"],
        "completeness_check",
        f"Completeness requirement is not met. Expected: {constraint['completeness'] * 100}%. "
        f"Observed: {share * 100}%.",
    )


def check_categories(constraint, column, settings):
    domains, counts = constraint.get("string_constraints", {}).get("domains"), categories(column)
    if not domains or not counts:
        return None
    known = sum(count for value, count in counts.items() if value in domains) / sum(counts.values())
    threshold = settings.get("domain_content_threshold", 1.0)
    if known >= threshold:
        return None
    return violation(
        constraint["name"],
        "categorical_values_check",
        f"Value domain requirement is not met. Expected: {threshold * 100}% of known values. "
        f"Observed: {known * 100}%.",
    )


def check_drift(column, baseline, settings):
    if not baseline or settings.get("perform_comparison", "Disabled") != "Enabled":
        return None
    if "numerical_statistics" in column and "numerical_statistics" in baseline:
        robust = settings.get("comparison_method", "Robust") == "Robust"
        distance, threshold = (
            numerical_distance(column, baseline, robust),
            settings.get("comparison_threshold", 0.1),
        )
        kind = "Numerical distance: {} exceeds numerical threshold: {}"
    elif categories(column) and categories(baseline):
        distance, threshold = (
            categorical_distance(column, baseline),
            settings.get("categorical_comparison_threshold", 0.1),
        )
        kind = "Categorical distance: {} exceeds categorical threshold: {}"
    else:
        return None
    return (
        violation(column["name"], "baseline_drift_check", kind.format(distance, threshold))
        if distance > threshold
        else None
    )


def numerical_distance(column, baseline, robust):
    """Largest difference of the two distribution functions; `robust` allows for small samples."""
    (values, weights), (others, other_weights) = sketch(column), sketch(baseline)
    points = np.union1d(values, others)
    distance = float(
        np.abs(cumulative(values, weights, points) - cumulative(others, other_weights, points)).max()
    )
    return (
        max(0.0, distance - allowance(common_of(column)["num_present"], common_of(baseline)["num_present"]))
        if robust
        else distance
    )


def sketch(column):
    levels = column["numerical_statistics"]["distribution"]["kll"]["sketch"]["data"]
    values = np.concatenate([np.asarray(level, dtype=float) for level in levels])
    weights = np.concatenate([np.full(len(level), 2.0**index) for index, level in enumerate(levels)])
    order = np.argsort(values, kind="stable")
    return values[order], weights[order]


def cumulative(values, weights, points):
    totals = np.concatenate([[0.0], np.cumsum(weights)])
    return totals[np.searchsorted(values, points, side="right")] / totals[-1]


def categorical_distance(column, baseline):
    counts, others = categories(column), categories(baseline)
    total, other_total = sum(counts.values()), sum(others.values())
    distance = max(
        abs(counts.get(value, 0) / total - others.get(value, 0) / other_total) for value in {*counts, *others}
    )
    return max(0.0, distance - allowance(total, other_total))


def allowance(n, m):
    """The correction of the published distance (awslabs/deequ, Distance.scala)."""
    return 1.8 * ((n + m) / (n * m)) ** 0.5 if n and m else 0.0

"""Metrics with their spread, by kind of problem.

A metric is a function of sums over the rows. Leaving out one row then costs one subtraction, so the standard
deviation by jackknife (Efron 1982) of every metric takes one pass, however many rows there are.
"""

from collections.abc import Callable

import numpy as np

Sums = dict[str, np.ndarray]
Metrics = dict[str, dict[str, float]]


def evaluate(problem: str, label: np.ndarray, prediction: np.ndarray) -> Metrics:
    """`{metric: {value, standard_deviation}}` of a kind of problem that PROBLEMS lists."""
    terms, metrics = PROBLEMS[problem]
    rows = terms(label.astype(np.float64), prediction.astype(np.float64))
    return {name: jackknife(metric, rows) for name, metric in metrics.items()}


def jackknife(metric: Callable[[Sums], np.ndarray], rows: Sums) -> dict[str, float]:
    sums = {name: column.sum() for name, column in rows.items()}
    with np.errstate(divide="ignore", invalid="ignore"):
        value = float(metric(sums))
        without_one = metric({name: sums[name] - column for name, column in rows.items()})
    count = len(without_one)
    spread = float(np.sqrt((count - 1) / count * ((without_one - without_one.mean()) ** 2).sum()))
    # JSON has no word for a value that does not exist, such as r2 of a single row.
    return {
        "value": value if np.isfinite(value) else None,
        "standard_deviation": spread if np.isfinite(spread) else None,
    }


def regression_terms(label: np.ndarray, prediction: np.ndarray) -> Sums:
    error = prediction - label
    centred = label - label.mean()  # sums of squares far from zero would lose digits
    return {
        "rows": np.ones(len(label)),
        "error": np.abs(error),
        "squared_error": error**2,
        "label": centred,
        "squared_label": centred**2,
    }


def mse(sums: Sums) -> np.ndarray:
    return sums["squared_error"] / sums["rows"]


def r2(sums: Sums) -> np.ndarray:
    return 1 - sums["squared_error"] / (sums["squared_label"] - sums["label"] ** 2 / sums["rows"])


PROBLEMS = {
    "regression": (
        regression_terms,
        {
            "mae": lambda sums: sums["error"] / sums["rows"],
            "mse": mse,
            "rmse": lambda sums: np.sqrt(mse(sums)),
            "r2": r2,
        },
    ),
}
"""Per kind of problem: what each row adds to the sums, and the metrics as functions of these."""

BLOCKS = {"regression": "regression_metrics", "binary": "binary_classification_metrics"}
"""The block of the report that holds the metrics, as SageMaker's own model quality reports name it."""

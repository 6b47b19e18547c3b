"""Metrics with their spread, by kind of problem.

A metric is bound to the rows that it measures. It has a value with any weights of the rows, which is what a
bootstrap needs, and its values without each row, of which the standard deviation by jackknife (Efron 1982) is
made in one pass, however many rows there are.
"""

from collections.abc import Callable
from typing import Protocol

import numpy as np

Sums = dict[str, np.ndarray]

SMALLEST_PROBABILITY = 1e-15
"""A prediction that is sure and wrong would make the mean log loss infinite."""

CUT = 0.5
"""A row of a binary problem with a larger probability, or label, is a positive one."""


class Metric(Protocol):
    def value(self, weights: np.ndarray) -> float:
        """How often each row counts -> the metric, NaN where it does not exist."""

    def without_each(self) -> np.ndarray:
        """The metric of all rows but one, for each row."""


def evaluate(problem: str, label: np.ndarray, prediction: np.ndarray) -> dict[str, dict]:
    """`{metric: {value, standard_deviation}}` of a kind of problem that PROBLEMS lists."""
    metrics = PROBLEMS[problem](label.astype(np.float64), prediction.astype(np.float64))
    return {name: with_spread(metric, len(label)) for name, metric in metrics.items()}


def with_spread(metric: Metric, rows: int) -> dict[str, float | None]:
    with np.errstate(divide="ignore", invalid="ignore"):
        value = float(metric.value(np.ones(rows)))
        without_one = metric.without_each()
    spread = float(np.sqrt((rows - 1) / rows * ((without_one - without_one.mean()) ** 2).sum()))
    # JSON has no word for a value that does not exist, such as r2 of a single row.
    return {
        "value": value if np.isfinite(value) else None,
        "standard_deviation": spread if np.isfinite(spread) else None,
    }


class OfSums:
    """A function of sums over the rows: leaving out one row costs one subtraction."""

    def __init__(self, rows: Sums, formula: Callable[[Sums], np.ndarray]):
        self.rows, self.formula = rows, formula

    def value(self, weights: np.ndarray) -> float:
        return self.formula({name: column @ weights for name, column in self.rows.items()})

    def without_each(self) -> np.ndarray:
        return self.formula({name: column.sum() - column for name, column in self.rows.items()})


class AreaUnderCurve:
    """The chance that a positive row has the higher prediction than a negative one; a tie counts half."""

    def __init__(self, label: np.ndarray, prediction: np.ndarray):
        self.positive = label > CUT
        levels, self.level = np.unique(prediction, return_inverse=True)
        self.levels = len(levels)

    def value(self, weights: np.ndarray) -> float:
        positives, negatives = self.at_levels(weights)
        won = positives @ (np.cumsum(negatives) - negatives / 2)
        return won / (positives.sum() * negatives.sum())

    def without_each(self) -> np.ndarray:
        """From the pairs that each row wins or loses, as DeLong et al. (1988) take them."""
        positives, negatives = self.at_levels(np.ones(len(self.level)))
        below = np.cumsum(negatives) - negatives / 2
        above = positives.sum() - np.cumsum(positives) + positives / 2
        pairs = np.where(self.positive, below[self.level], above[self.level])
        left_positives = positives.sum() - self.positive
        left_negatives = negatives.sum() - ~self.positive
        return (positives @ below - pairs) / (left_positives * left_negatives)

    def at_levels(self, weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Positive and negative rows at each level of the prediction, the lowest first."""
        positives = np.bincount(self.level, weights * self.positive, self.levels)
        return positives, np.bincount(self.level, weights * ~self.positive, self.levels)


def regression(label: np.ndarray, prediction: np.ndarray) -> dict[str, Metric]:
    error = prediction - label
    centred = label - label.mean()  # sums of squares far from zero would lose digits
    rows = {"rows": np.ones(len(label)), "squared": error**2}
    return {
        "mae": mean_of(np.abs(error)),
        "mse": mean_of(error**2),
        "rmse": OfSums(rows, lambda sums: np.sqrt(sums["squared"] / sums["rows"])),
        "r2": OfSums(
            rows | {"label": centred, "squared_label": centred**2},
            lambda sums: 1 - sums["squared"] / (sums["squared_label"] - sums["label"] ** 2 / sums["rows"]),
        ),
    }


def binary(label: np.ndarray, prediction: np.ndarray) -> dict[str, Metric]:
    positive, answer = label > CUT, prediction > CUT
    probability = np.clip(prediction, SMALLEST_PROBABILITY, 1 - SMALLEST_PROBABILITY)
    counts = {"hits": (positive & answer).astype(float), "wrong": (positive != answer).astype(float)}
    return {
        "auc": AreaUnderCurve(label, prediction),
        "log_loss": mean_of(-np.where(positive, np.log(probability), np.log1p(-probability))),
        "accuracy": mean_of((positive == answer).astype(float)),
        "f1": OfSums(counts, lambda sums: 2 * sums["hits"] / (2 * sums["hits"] + sums["wrong"])),
    }


def mean_of(column: np.ndarray) -> OfSums:
    rows = {"rows": np.ones(len(column)), "column": column}
    return OfSums(rows, lambda sums: sums["column"] / sums["rows"])


PROBLEMS: dict[str, Callable[[np.ndarray, np.ndarray], dict[str, Metric]]] = {
    "regression": regression,
    "binary": binary,
}
"""Per kind of problem: labels and predictions -> the metrics of these rows."""

BLOCKS = {"regression": "regression_metrics", "binary": "binary_classification_metrics"}
"""The block of the report that holds the metrics, as SageMaker's own model quality reports name it."""

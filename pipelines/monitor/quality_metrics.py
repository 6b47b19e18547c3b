"""Metrics of labelled rows, and how much worse a window's are than the baseline's.

`ratio` is one of losses, so above 1 always is worse: of a metric that is better when higher (r2, accuracy,
auc, f1) it compares what is missing to 1. `ratio_low` is its one-sided 95 % lower bound by the delta method
on the logarithm (Oehlert 1992), with the noise of both samples; of auc by the standard error of Hanley and
McNeil (1982).
"""

import math
from dataclasses import dataclass

import numpy as np
from moments import Moments
from quality import Quality

QUANTILE_95 = 1.6448536269514722


@dataclass(frozen=True)
class Metric:
    value: float
    better: str
    """`lower`, `higher` or `zero`."""
    loss: float | None
    """What the ratio is of; None where a ratio would mean nothing."""
    relative_variance: float
    """Variance of the loss's estimate, divided by its square."""


def metrics_of(quality: Quality) -> dict[str, Metric]:
    return {"regression": regression, "binary": binary}[quality.problem](quality) if quality.count else {}


def regression(quality: Quality) -> dict[str, Metric]:
    moments = quality.moments
    squared, absolute, error = (moments[name] for name in ("squared_error", "absolute_error", "error"))
    mse, noise = squared.mean, noise_of(squared)
    variance = moments["label"].m2 / quality.count
    metrics = {
        # A root has half the relative error of what it is the root of.
        "rmse": Metric(math.sqrt(mse), "lower", math.sqrt(mse), noise / 4),
        "mae": Metric(absolute.mean, "lower", absolute.mean, noise_of(absolute)),
        "mean_error": Metric(error.mean, "zero", None, 0.0),
    }
    if variance > 0:
        both = noise + noise_of_variance(moments, variance)
        metrics["r2"] = Metric(1 - mse / variance, "higher", mse / variance, both)
    return metrics


def noise_of_variance(moments: dict[str, Moments], variance: float) -> float:
    """Relative variance of the label's variance, from the label's first four moments."""
    count, mean, square = moments["label"].count, moments["label"].mean, moments["squared_label"]
    fourth = square.m2 / count + square.mean**2
    central = fourth - 4 * mean * moments["cubed_label"].mean + 6 * mean**2 * square.mean - 3 * mean**4
    return max(0.0, central / variance**2 - 1) / count


def binary(quality: Quality) -> dict[str, Metric]:
    moments = quality.moments
    loss, wrong = moments["log_loss"], moments["wrong"]
    metrics = {
        "log_loss": Metric(loss.mean, "lower", loss.mean, noise_of(loss)),
        "accuracy": Metric(1 - wrong.mean, "higher", wrong.mean, noise_of(wrong)),
    }
    # f1 is 2 tp / (2 tp + wrong), so its loss is wrong / (2 tp + wrong).
    hits = moments["true_positive"]
    if hits.mean > 0:
        lost = wrong.mean / (2 * hits.mean + wrong.mean)
        # No row is both, so their covariance is -wrong * hits.
        spread = noise_of(wrong) + noise_of(hits) + 2 / quality.count
        metrics["f1"] = Metric(1 - lost, "higher", lost, (1 - lost) ** 2 * spread if lost else 0.0)
    area = auc(quality.scores)
    if area is not None:
        metrics["auc"] = area
    return metrics


def auc(scores: np.ndarray) -> Metric | None:
    """The chance that a positive row has the higher score; a tie counts half."""
    negatives, positives = scores.sum(axis=1)
    if not negatives or not positives:
        return None
    below = np.concatenate([[0], np.cumsum(scores[0])[:-1]])
    area = float((scores[1] * (below + scores[0] / 2)).sum() / negatives / positives)
    pair, triple = area / (2 - area), 2 * area**2 / (1 + area)
    variance = (
        area * (1 - area) + (positives - 1) * (pair - area**2) + (negatives - 1) * (triple - area**2)
    ) / (negatives * positives)
    loss = 1 - area
    return Metric(area, "higher", loss, variance / loss**2 if loss > 0 else 0.0)


def noise_of(moments: Moments) -> float:
    """Relative variance of a mean."""
    return moments.variance / moments.count / moments.mean**2 if moments.mean else 0.0


def compare(window: Quality, baseline: Quality) -> dict[str, dict]:
    """Per metric: value, baseline, ratio and its lower bound, in the report's form."""
    known = metrics_of(baseline)
    compared = {}
    for name, metric in metrics_of(window).items():
        before = known.get(name)
        entry = {"value": metric.value, "baseline": before.value if before else None, "better": metric.better}
        entry |= {"ratio": None, "ratioLow": None}
        if before and metric.loss is not None and before.loss:
            ratio = metric.loss / before.loss
            spread = math.sqrt(metric.relative_variance + before.relative_variance)
            entry |= {"ratio": ratio, "ratioLow": ratio * math.exp(-QUANTILE_95 * spread)}
            entry["ratioHigh"] = ratio * math.exp(QUANTILE_95 * spread)
        compared[name] = entry
    return compared

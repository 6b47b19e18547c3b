"""How far a window's column lies from the baseline's, as Deequ and Model Monitor define it.

Numbers: the largest difference between the two distribution functions (Kolmogorov-Smirnov). Texts: the
largest difference between the shares of a text (L-infinity). The robust distance is what is left of it after
`correction`.
"""

import math

import numpy as np
from sketch import Sketch

CORRECTION = 1.8
"""Deequ's constant; with it two samples of one distribution practically never have a robust distance."""


def correction(rows: int, others: int) -> float:
    """What two samples of one distribution may differ by; at most 1, which is as far as anything can be."""
    return min(1.0, CORRECTION * math.sqrt((rows + others) / (rows * others))) if rows and others else 1.0


def robust(simple: float, rows: int, others: int) -> float:
    return max(0.0, simple - correction(rows, others))


def numerical(baseline: Sketch, current: Sketch) -> float:
    points = np.unique(np.concatenate([baseline.points()[0], current.points()[0]]))
    shares = [sketch.rank(points) / sketch.count for sketch in (baseline, current)]
    return float(np.max(np.abs(shares[0] - shares[1])))


def categorical(baseline: dict[str, int], current: dict[str, int], rows: tuple[int, int]) -> float:
    """Of counts by text. `rows` are those of each; what is not counted by text (numbers, very rare texts) is
    one category more."""
    shares = [
        {text: count / total for text, count in counts.items()} | {None: 1 - sum(counts.values()) / total}
        for counts, total in zip((baseline, current), rows, strict=True)
    ]
    return max(abs(shares[0].get(text, 0) - shares[1].get(text, 0)) for text in shares[0] | shares[1])

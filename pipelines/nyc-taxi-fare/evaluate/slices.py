"""Parts of the test rows that a model may serve worse than the others."""

from collections.abc import Iterator

import numpy as np

DISTANCE_KM = [0, 2, 5, 10, 20]
HOURS = {"night": (0, 6), "morning": (6, 10), "midday": (10, 16), "evening": (16, 20), "late": (20, 24)}


def find_slices(rows: dict[str, np.ndarray]) -> Iterator[tuple[str, str, np.ndarray]]:
    """Yields what the rows are divided by, the part's name, and the rows in it. Empty parts are left out."""
    for borough in np.unique(rows["borough"]):
        yield "borough", str(borough), rows["borough"] == borough
    for low, high in zip(DISTANCE_KM, [*DISTANCE_KM[1:], np.inf], strict=True):
        name = f"{low} km and more" if high == np.inf else f"{low} to {high} km"
        yield from some("distance", name, (rows["geo_distance"] >= low) & (rows["geo_distance"] < high))
    for name, (low, high) in HOURS.items():
        yield from some("hour", f"{name}, {low} to {high}", (rows["hour"] >= low) & (rows["hour"] < high))


def some(by: str, name: str, rows: np.ndarray) -> Iterator[tuple[str, str, np.ndarray]]:
    if rows.any():
        yield by, name, rows

"""Count, mean and variance of a stream, without keeping it."""

import numpy as np


class Moments:
    """Added batch by batch and merged with others without loss of digits (Chan, Golub and LeVeque 1983)."""

    def __init__(self, count: int = 0, mean: float = 0.0, m2: float = 0.0):
        self.count, self.mean, self.m2 = count, mean, m2

    def add(self, values: np.ndarray) -> None:
        if len(values):
            mean = float(values.mean())
            self.merge(Moments(len(values), mean, float(((values - mean) ** 2).sum())))

    def merge(self, other: "Moments") -> None:
        count = self.count + other.count
        if count:
            shift = other.mean - self.mean
            self.m2 += other.m2 + shift * shift * self.count * other.count / count
            self.mean += shift * other.count / count
            self.count = count

    @property
    def sum(self) -> float:
        return self.mean * self.count

    @property
    def std_dev(self) -> float:
        """Of the population, as Model Monitor's."""
        return float(np.sqrt(self.m2 / self.count)) if self.count else 0.0

    @property
    def variance(self) -> float:
        """Of the sample: what the noise of a mean of such values follows from."""
        return self.m2 / (self.count - 1) if self.count > 1 else 0.0

    def document(self) -> dict[str, float]:
        return {"sum": self.sum, "mean": self.mean, "variance": self.variance}

    @classmethod
    def from_document(cls, document: dict, count: int) -> "Moments":
        return cls(count, document["mean"], document["variance"] * max(count - 1, 0))

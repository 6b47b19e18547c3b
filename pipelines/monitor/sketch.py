"""A quantile sketch of bounded size (Karnin, Lang and Liberty 2016), in the shape that Model Monitor writes.

Level h holds values that each stand for 2**h rows. When the levels hold more than their capacity, the lowest
overfull one is sorted and every second value, from a random start, moves up. With k = 2048 a rank is wrong by
about 0.1 % of the rows, whatever their number; as long as all values fit, nothing is lost.
"""

import numpy as np

C, K = 0.64, 2048
"""Model Monitor's parameters: how fast lower levels shrink, and the size of the highest."""


class Sketch:
    def __init__(self, seed: int = 0, levels: list[np.ndarray] | None = None):
        self.levels = levels or [np.empty(0)]
        self.random = np.random.default_rng(seed)

    def add(self, values: np.ndarray) -> None:
        self.levels[0] = np.concatenate([self.levels[0], values])
        self.compress()

    def merge(self, other: "Sketch") -> None:
        for height, level in enumerate(other.levels):
            if height == len(self.levels):
                self.levels.append(np.empty(0))
            self.levels[height] = np.concatenate([self.levels[height], level])
        self.compress()

    def capacity(self, height: int) -> int:
        return max(2, int(np.ceil(K * C ** (len(self.levels) - height - 1))))

    def compress(self) -> None:
        while sum(map(len, self.levels)) > sum(map(self.capacity, range(len(self.levels)))):
            height = next(h for h, level in enumerate(self.levels) if len(level) > self.capacity(h))
            if height + 1 == len(self.levels):
                self.levels.append(np.empty(0))
            level = np.sort(self.levels[height])
            # Of an odd number one value stays, so that the weights still add up to the number of rows.
            keep = len(level) % 2
            start = keep + int(self.random.integers(2))
            self.levels[height] = level[:keep]
            self.levels[height + 1] = np.concatenate([self.levels[height + 1], level[start::2]])

    @property
    def count(self) -> int:
        return sum(len(level) << height for height, level in enumerate(self.levels))

    def points(self) -> tuple[np.ndarray, np.ndarray]:
        """The values in order, and how many rows lie at or below each."""
        values = np.concatenate(self.levels)
        weights = np.concatenate(
            [np.full(len(level), 1 << height) for height, level in enumerate(self.levels)]
        )
        order = np.argsort(values, kind="stable")
        return values[order], np.cumsum(weights[order])

    def rank(self, bounds: np.ndarray, side: str = "right") -> np.ndarray:
        """How many rows lie at or below each bound (`side="left"`: below it)."""
        values, ranks = self.points()
        return np.concatenate([[0], ranks])[np.searchsorted(values, bounds, side=side)]

    def document(self) -> dict:
        data = [np.sort(level).tolist() for level in self.levels]
        return {"parameters": {"c": C, "k": float(K)}, "data": data}

    @classmethod
    def from_document(cls, document: dict, seed: int = 0) -> "Sketch":
        return cls(seed, [np.array(level, dtype=np.float64) for level in document["data"]])

"""What a run read, dropped and kept: counts, time spans and moments that merge across instances."""

import numpy as np


class Moments:
    """Count, mean and sum of squared deviations of a column, added batch by batch (Chan et al. 1983)."""

    def __init__(self):
        self.count, self.mean, self.m2 = 0, 0.0, 0.0

    def add(self, values: np.ndarray) -> None:
        if not len(values):
            return
        mean = float(values.mean())
        m2 = float(((values - mean) ** 2).sum())
        count = self.count + len(values)
        shift = mean - self.mean
        self.m2 += m2 + shift * shift * self.count * len(values) / count
        self.mean += shift * len(values) / count
        self.count = count

    def document(self) -> dict:
        return {"count": self.count, "mean": self.mean, "m2": self.m2}


class Span:
    """The first and last time among the rows."""

    def __init__(self):
        self.first = self.last = None

    def add(self, times: np.ndarray) -> None:
        if len(times):
            self.first = min(filter(None, [self.first, str(times.min())]))
            self.last = max(filter(None, [self.last, str(times.max())]))


class Summary:
    def __init__(self, sides: list[str]):
        self.files: list[dict] = []
        self.skipped_files: list[str] = []
        self.dropped: dict[str, int] = {}
        self.fares = {"without_passenger_count": Moments(), "with_passenger_count": Moments()}
        self.labels = {side: Moments() for side in sides}
        self.spans = {side: Span() for side in sides}

    def add_batch(self, rows: int, dropped: dict[str, int]) -> None:
        self.files[-1]["rows"] += rows
        for reason, count in dropped.items():
            self.dropped[reason] = self.dropped.get(reason, 0) + count

    def add_passenger_counts(self, passengers: np.ndarray, fares: np.ndarray) -> None:
        """Counts, among trips that are otherwise fit for training, those whose passengers nobody entered."""
        missing = np.isnan(passengers)
        self.fares["without_passenger_count"].add(fares[missing])
        self.fares["with_passenger_count"].add(fares[~missing])

    def add_side(self, side: str, labels: np.ndarray, times: np.ndarray) -> None:
        self.labels[side].add(labels)
        self.spans[side].add(times)

    @property
    def rows(self) -> int:
        return sum(file["rows"] for file in self.files)

    @property
    def kept(self) -> int:
        return sum(moments.count for moments in self.labels.values())

    def document(self) -> dict:
        return {
            "files": self.files,
            "files_outside_window": self.skipped_files,
            "rows": self.rows,
            "dropped": self.dropped,
            "passenger_count": {name: moments.document() for name, moments in self.fares.items()},
            "sides": {
                side: {
                    "rows": moments.count,
                    "first": self.spans[side].first,
                    "last": self.spans[side].last,
                    "label": moments.document(),
                }
                for side, moments in self.labels.items()
            },
        }

    def lines(self) -> list[str]:
        """What a person wants to read in the job's log."""
        without, given = self.fares["without_passenger_count"], self.fares["with_passenger_count"]
        lines = [f"Read {self.rows} rows from {len(self.files)} files, kept {self.kept}."]
        lines += [f"Dropped {count}: {reason}." for reason, count in self.dropped.items() if count]
        if without.count:
            share = without.count / (without.count + given.count)
            lines.append(
                f"{share:.1%} of the trips that are otherwise fit have no passenger_count and are dropped, "
                f"as in the AWS sample; their mean fare is {without.mean:.2f}, the others' {given.mean:.2f}."
            )
        lines += [f"{side}: {moments.count} rows." for side, moments in self.labels.items()]
        return lines

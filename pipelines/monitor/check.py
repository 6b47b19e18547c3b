"""The check: captured rows of a window and their labels against the baseline of what served them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np
import pyarrow as pa
from baseline import Baseline
from capture import Capture, Rows
from column import parse_numbers
from comparison import Comparison
from join import JoinCounts, join
from labels import LABELS, Labels
from quality import Quality
from report import make_report
from spill import Spill
from storage import Folder, prefetched
from timing import format_time
from window import WindowStatistics

SCORED = pa.schema([("id", pa.string()), ("time", pa.string()), ("prediction", pa.float64())])
SEED = 40_960
"""The sketches' random choices are the same in every run, so the same window gives the same files."""


@dataclass(frozen=True)
class CheckRequest:
    model: str
    environment: str
    endpoint: str
    package: str
    baseline_uri: str
    execution: str | None
    window: timedelta
    duration: str
    """The window as it was asked for."""
    end: datetime
    now: datetime
    deployed_at: datetime | None
    """Since when the endpoint has been serving the package; None where no record says that it does."""
    minimum_rows: int
    minimum_labels: int
    label_delay: timedelta
    delay: str
    """The delay as it was asked for."""

    @property
    def start(self) -> datetime:
        """The window never reaches behind the deployment that it is about; of none it is empty."""
        if self.deployed_at is None:
            return self.end
        return min(self.end, max(self.end - self.window, whole_second_after(self.deployed_at)))


@dataclass
class CheckResult:
    report: dict
    statistics: dict
    violations: list[dict]


def check(request: CheckRequest, baseline: Baseline, captured: Folder, labels: Folder) -> CheckResult:
    """Reads the window once, in memory that does not grow with its rows or labels."""
    dataset = baseline.dataset
    capture = Capture(
        captured, [feature["name"] for feature in dataset["features"]], request.start, request.end
    )
    statistics = WindowStatistics(dataset, SEED)
    counts, quality = JoinCounts(), Quality(dataset["problem"])
    with Spill(SCORED) as scored, Spill(LABELS) as known:
        for rows in prefetched(capture):
            scored.add(scored_rows(rows, statistics.add(rows)))
        statistics.add_unfit(capture.other_columns.total())
        if scored.rows:
            for batch in Labels(labels, dataset, request.start):
                known.add(batch)
        # Labels that come for some rows sooner than for others must not be judged by until all had the time.
        for table in join(scored, known, counts, until=format_time(request.end - request.label_delay)):
            quality.add(numbers(table.column("label")), table.column("prediction").to_numpy())
    comparison = Comparison(baseline, statistics, request.minimum_rows, capture)
    report = make_report(request, baseline, capture, statistics, comparison, quality, counts)
    return CheckResult(report, statistics.document(), comparison.violations)


def whole_second_after(time: datetime) -> datetime:
    """Captured times are whole seconds: those of a deployment's own test rows end within its last second."""
    return time if time.microsecond == 0 else time.replace(microsecond=0) + timedelta(seconds=1)


def scored_rows(rows: Rows, predictions: np.ndarray) -> pa.RecordBatch:
    return pa.record_batch([rows.ids, rows.times, pa.array(predictions)], schema=SCORED)


def numbers(column: pa.ChunkedArray) -> np.ndarray:
    """Text cells as numbers, NaN where one is none."""
    cells = column.combine_chunks()
    parsed, _ = parse_numbers(cells.drop_null())
    result = np.full(len(cells), np.nan)
    result[np.asarray(cells.is_valid())] = np.where(np.isfinite(parsed), parsed, np.nan)
    return result

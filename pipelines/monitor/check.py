"""The check: captured rows of a window and their labels against the baseline of what served them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np
import pyarrow as pa
from baseline import Baseline
from capture import Capture
from captured_rows import Rows
from column import read_numbers
from comparison import Comparison
from join import JoinCounts, join
from labels import LABELS, Labels
from quality import Quality
from report import make_report
from scored_rows import PREDICTION
from spill import Spill
from storage import WORKERS, Folder, ahead
from timing import format_time, whole_second_after
from window import WindowStatistics, read_rows

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
    truth = Labels(labels, dataset, request.start)
    counts, quality = JoinCounts(), Quality(dataset["problem"])
    with Spill(SCORED) as scored, Spill(LABELS) as known:
        for rows, cells in ahead(read_rows, capture, WORKERS):
            statistics.add(rows, cells)
            scored.add(scored_rows(rows, cells[PREDICTION].numbers))
        statistics.add_unfit(capture.counts.other_columns.total())
        if scored.rows:
            for batch in truth:
                known.add(batch)
        # Labels that come for some rows sooner than for others must not be judged by until all had the time.
        for table in join(scored, known, counts, until=format_time(request.end - request.label_delay)):
            quality.add(read_numbers(table.column("label")), table.column("prediction").to_numpy())
    comparison = Comparison(baseline, statistics, request.minimum_rows, capture)
    report = make_report(request, baseline, capture, statistics, comparison, quality, counts, truth)
    return CheckResult(report, statistics.document(), comparison.violations)


def scored_rows(rows: Rows, predictions: np.ndarray) -> pa.RecordBatch:
    return pa.record_batch([rows.ids, rows.times, pa.array(predictions)], schema=SCORED)

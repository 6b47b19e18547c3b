"""Judges windows of real months with the drift engine itself and prints what it said, as a table.

    python3 judge.py BASELINE SCORED MANIFEST MODEL

Runs with the engine's folder and test/pipelines in PYTHONPATH. BASELINE is what `monitor.py baseline` wrote,
SCORED holds <month>.csv by rows.py, MANIFEST is an environment whose alarms on MODEL apply. Each window
becomes capture files and a label file and goes through `check` whole; only S3 is played, from memory. Exits
with 1 where a window was judged wrongly.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta

import numpy as np
from baseline import Baseline
from check import CheckRequest, check
from memory_folder import MemoryFolder
from months import Window, capture_files, label_file, read_month, resampled, to_datetime, trailing

TRAINED_ON, CONTROL, DRIFTED = "2021-01", "2021-02", "2023-01"
DAYS = (1, 3, 7)
QUALITY = "model_quality_"


@dataclass
class Tally:
    """What the windows of one kind were said to be."""

    kind: str
    drifts: bool
    windows: int = 0
    few: int = 0
    """Windows with fewer rows or labels than the manifest asks for."""
    drifted: int = 0
    worse: int = 0
    alarms: Counter = field(default_factory=Counter)
    untold: int = 0
    """Windows of which something was said about quality before any label had come."""
    distances: list[float] = field(default_factory=list)
    ratios: list[float] = field(default_factory=list)


def main(folder: str, scored: str, manifest: str, model: str) -> None:
    dataset = read_json(f"{folder}/dataset.json")
    baseline = Baseline(
        read_json(f"{folder}/statistics.json"), read_json(f"{folder}/constraints.json"), dataset
    )
    monitor = read_json(manifest)["models"][model]["monitor"]
    trained, control, drifted = (
        read_month(f"{scored}/{month}.csv", dataset) for month in (TRAINED_ON, CONTROL, DRIFTED)
    )
    held_back = np.flatnonzero(trained.sides != "train")
    groups = [
        (Tally(f"{TRAINED_ON}, not trained on, resampled", False), resampled(trained, held_back, 1)),
        *((Tally(f"{CONTROL}, {days} days", False), trailing(control, days)) for days in DAYS),
        (Tally(f"{DRIFTED}, resampled", True), resampled(drifted, np.arange(len(drifted.times)), 2)),
        *((Tally(f"{DRIFTED}, {days} days", True), trailing(drifted, days)) for days in DAYS),
    ]
    columns = ["windows of", "number", "too few rows", "drifted", "largest distance", "quality worse"]
    columns += ["bound of the ratio", *(f"{a['metric']} > {a['threshold']}" for a in monitor["alarms"])]
    columns += ["told before labels"]
    print(f"| {' | '.join(columns)} |\n| {' | '.join('---' for _ in columns)} |")
    misses = []
    for tally, windows in groups:
        judge(tally, windows, baseline, monitor)
        print(f"| {' | '.join(map(str, cells_of(tally, monitor)))} |", flush=True)
        misses += misses_of(tally)
    print("\n" + ("\n".join(misses) or "No window was judged wrongly."))
    sys.exit(1 if misses else 0)


def judge(tally: Tally, windows: Iterator[Window], baseline: Baseline, monitor: dict) -> None:
    watched = [alarm["metric"] for alarm in monitor["alarms"] if alarm["metric"].startswith(QUALITY)]
    for window in windows:
        end = to_datetime(window.end)
        captured = MemoryFolder(capture_files(window))
        labels = {"labels.csv": label_file(window, baseline.dataset)}
        modified = dict.fromkeys(labels, end)
        request = request_of(window, monitor)
        before = check(request, baseline, captured, MemoryFolder({})).report
        report = check(request, baseline, captured, MemoryFolder(labels, modified)).report

        metrics = report["metrics"]
        tally.windows += 1
        tally.few += len(window.rows) < max(monitor["minimumRows"], monitor["minimumLabels"])
        tally.drifted += report["verdict"] == "drifted"
        tally.worse += report["quality"]["verdict"] == "worse"
        tally.alarms.update(
            a["metric"] for a in monitor["alarms"] if metrics.get(a["metric"], 0) > a["threshold"]
        )
        tally.distances.append(metrics.get("feature_baseline_drift_max", np.nan))
        tally.ratios += [metrics.get(name, np.nan) for name in watched]
        silent = not any(name.startswith(QUALITY) for name in before["metrics"])
        tally.untold += not silent or before["quality"]["verdict"] != "no-labels"


def request_of(window: Window, monitor: dict) -> CheckRequest:
    start, end = to_datetime(window.start), to_datetime(window.end)
    return CheckRequest(
        model="nyc-taxi-fare",
        environment="prod",
        endpoint="nyc-taxi-fare-prod",
        package="trained on " + TRAINED_ON,
        baseline_uri="s3://memory/baseline",
        execution=None,
        window=end - start,
        duration=f"P{(end - start).days}D",
        end=end,
        now=end,
        deployed_at=start,
        minimum_rows=monitor["minimumRows"],
        minimum_labels=monitor["minimumLabels"],
        # The labels of these months are all there; how long one waits for them is another question.
        label_delay=timedelta(0),
        delay="PT0S",
    )


def misses_of(tally: Tally) -> list[str]:
    found = []
    quality = max((count for name, count in tally.alarms.items() if name.startswith(QUALITY)), default=0)
    if tally.drifts and quality < tally.windows:
        found.append(f"{tally.kind}: {tally.windows - quality} windows without an alarm on quality.")
    if not tally.drifts and tally.alarms:
        found.append(f"{tally.kind}: false alarms {dict(tally.alarms)}.")
    if not tally.drifts and tally.drifted:
        found.append(f"{tally.kind}: {tally.drifted} windows were said to have drifted.")
    if not tally.drifts and tally.worse:
        found.append(f"{tally.kind}: {tally.worse} windows were said to be served worse.")
    if tally.untold:
        found.append(
            f"{tally.kind}: of {tally.untold} windows the quality was told before any label had come."
        )
    return found


def cells_of(tally: Tally, monitor: dict) -> list:
    distance = f"{np.nanmax(tally.distances):.3f}"
    ratios = f"{np.nanmin(tally.ratios):.2f} to {np.nanmax(tally.ratios):.2f}"
    alarms = [tally.alarms[alarm["metric"]] for alarm in monitor["alarms"]]
    cells = [tally.kind, tally.windows, tally.few, tally.drifted, distance, tally.worse, ratios]
    return [*cells, *alarms, tally.untold]


def read_json(path: str) -> dict:
    with open(path, encoding="utf-8") as file:
        return json.load(file)


if __name__ == "__main__":
    main(*sys.argv[1:5])

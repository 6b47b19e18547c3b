"""report.json: what a check found, and the metrics that CloudWatch gets of it."""

import numpy as np
from baseline import Baseline
from capture import Capture
from comparison import Comparison
from join import JoinCounts
from labels import Labels
from quality import Quality
from quality_metrics import compare
from sketch import Sketch
from timing import format_time
from window import WindowStatistics

POINTS = np.linspace(0, 1, 101)
"""Of the quantiles that a reader draws a density from."""

MOST_TEXTS = 50

WORSE = 1.1
"""So many times the baseline's loss is worse quality; months differ by less on their own."""


def make_report(
    request,
    baseline: Baseline,
    capture: Capture,
    statistics: WindowStatistics,
    comparison: Comparison,
    quality: Quality,
    counts: JoinCounts,
    labels: Labels,
) -> dict:
    """Everything but `files`, which `publish` knows. `request` is a CheckRequest."""
    report = {
        "version": 1,
        "engine": "processing",
        "model": request.model,
        "environment": request.environment,
        "endpoint": request.endpoint,
        "modelPackageArn": request.package,
        "baselineUri": request.baseline_uri,
        "execution": request.execution,
        "checkedAt": format_time(request.now),
        "window": {
            "start": format_time(request.start),
            "end": format_time(request.end),
            "deployedAt": format_time(request.deployed_at) if request.deployed_at else None,
            "duration": request.duration,
        },
        "verdict": "not-deployed" if request.deployed_at is None else comparison.verdict,
        "rows": {
            "captured": statistics.captured,
            "records": capture.counts.records,
            "corrupt": capture.counts.corrupt,
            "minimum": request.minimum_rows,
            "baseline": baseline.rows,
        },
        "features": comparison.features,
        "violations": comparison.violations,
        "quality": quality_part(request, baseline, quality, counts, labels),
        "distributions": distributions(baseline, statistics),
        "sample": statistics.sample,
    }
    report["metrics"] = metrics_of(report, comparison.enough)
    return report


def quality_part(request, baseline: Baseline, quality: Quality, counts: JoinCounts, labels: Labels) -> dict:
    labelled = quality.count
    part = {
        "verdict": "not-enough-labels" if labelled else "no-labels",
        "labelled": labelled,
        "minimum": request.minimum_labels,
        "due": counts.due,
        "coverage": labelled / counts.due if counts.due else None,
        "orphans": counts.orphans,
        "duplicates": counts.duplicates,
        "unreadable": labels.unreadable.document(),
        "labelDelay": request.delay,
        "metrics": {},
    }
    if not labelled or labelled < request.minimum_labels or not baseline.quality:
        return part
    compared = compare(quality, Quality.from_document(quality.problem, baseline.quality))
    part["verdict"] = quality_verdict(compared.get(baseline.dataset["metric"]["name"]))
    shown = ("value", "baseline", "better", "ratio", "ratioLow")
    part["metrics"] = {name: {key: entry[key] for key in shown} for name, entry in compared.items()}
    return part


def quality_verdict(main: dict | None) -> str:
    """By the metric that the dataset names as the one that counts."""
    if not main or main["ratioLow"] is None:
        return "same"
    if main["ratioLow"] > WORSE:
        return "worse"
    return "better" if main["ratioHigh"] < 1 / WORSE else "same"


def distributions(baseline: Baseline, statistics: WindowStatistics) -> dict:
    """Of each column both distributions: quantiles of numbers, counts of texts that may be shown."""
    found = {}
    for source, column in statistics.columns.items():
        known = baseline.columns.get(column.name)
        if known is None or not column.present:
            continue
        if known.kind == "categorical" and source not in statistics.hidden:
            counts = {"baseline": known.counts or {}, "current": column.categories.counts}
            found[column.name] = {side: {"counts": frequent(part)} for side, part in counts.items()}
        elif known.sketch and known.sketch.count and column.sketch.count:
            sketches = {"baseline": known.sketch, "current": column.sketch}
            found[column.name] = {side: {"quantiles": quantiles(part)} for side, part in sketches.items()}
    return found


def frequent(counts: dict[str, int]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MOST_TEXTS])


def quantiles(sketch: Sketch) -> list[list[float]]:
    """Pairs of a share of the rows and the value at or below which it lies."""
    values, ranks = sketch.points()
    places = np.searchsorted(ranks, POINTS * sketch.count, side="left")
    chosen = values[np.minimum(places, len(values) - 1)]
    return [[round(float(share), 4), float(value)] for share, value in zip(POINTS, chosen, strict=True)]


def metrics_of(report: dict, enough: bool) -> dict[str, float]:
    """By name. A metric that cannot be said is left out: alarms keep their state then."""
    if report["verdict"] == "not-deployed":
        return {}
    metrics: dict[str, float] = {
        "captured_rows": report["rows"]["captured"],
        "corrupt_records": report["rows"]["corrupt"],
    }
    if enough and report["features"]:
        metrics["completeness_min"] = min(feature["completeness"] for feature in report["features"])
    judged = [feature for feature in report["features"] if feature["verdict"] in ("stable", "drifted")]
    for feature in judged:
        metrics[f"feature_baseline_drift_{feature['name']}"] = feature["distance"]
    if judged:
        metrics["feature_baseline_drift_max"] = max(feature["distance"] for feature in judged)
    return metrics | quality_metrics_of(report["quality"])


def quality_metrics_of(quality: dict) -> dict[str, float]:
    metrics: dict[str, float] = {"labelled_rows": quality["labelled"]}
    if quality["coverage"] is not None:
        metrics["label_coverage"] = quality["coverage"]
    for name, metric in quality["metrics"].items():
        metrics[f"model_quality_{name}"] = metric["value"]
        if metric["ratio"] is not None:
            metrics[f"model_quality_{name}_ratio"] = metric["ratio"]
            metrics[f"model_quality_{name}_ratio_low"] = metric["ratioLow"]
    return metrics

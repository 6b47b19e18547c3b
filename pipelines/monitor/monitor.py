"""The drift engine.

    monitor.py baseline    scored/ and dataset/ -> baseline/{statistics,constraints,dataset}.json
    monitor.py check ...   captured rows of a window and labels -> a report in S3 and metrics in CloudWatch
    monitor.py ingest ...  captured rows and labels -> labelled rows in S3, to train on and to judge by

Folders lie under /opt/ml/processing/input and /opt/ml/processing/output; `--root` names another /opt/ml.
"""

import argparse
import os
from datetime import datetime, timezone

import job
from constraints import suggest_constraints
from quality_metrics import metrics_of
from scored_rows import ScoredRows
from timing import parse_duration, parse_time

SEED = 20_480
"""The sketches' random choices are the same in every run, so the same rows give the same files."""


def main() -> None:
    arguments = parse_arguments()
    try:
        if arguments.mode == "baseline":
            make_baseline(arguments.root)
            return
        use_region_of(arguments.package)
        if arguments.mode == "check":
            run_check(arguments)
        else:
            run_ingest(arguments)
    except job.InputError as error:
        job.refuse(arguments.root, error)


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Baselines, checks for drift, and labelled rows.")
    modes = parser.add_subparsers(dest="mode", required=True)
    baseline = modes.add_parser("baseline", help="describes scored rows")
    check = modes.add_parser("check", help="compares a window with the baseline")
    ingest = modes.add_parser("ingest", help="joins captured rows with their labels")
    for mode in (check, ingest):
        for name in ("model", "endpoint", "package", "baseline", "capture", "labels", "deployments"):
            mode.add_argument(f"--{name}", required=True)
        for name in ("window", "label-delay"):
            mode.add_argument(f"--{name}", required=True)
        mode.add_argument("--end", default="now", help="the window's end, ISO 8601, or now")
    for name in ("environment", "schedule", "reports", "minimum-rows", "minimum-labels"):
        check.add_argument(f"--{name}", required=True)
    check.add_argument("--execution", default=None)
    ingest.add_argument("--labelled", required=True)
    for mode in (baseline, check, ingest):
        mode.add_argument("--root", default="/opt/ml")
    return parser.parse_args()


def make_baseline(root: str) -> None:
    """Held-out rows as the new model scored them -> what the window of a later check is compared with."""
    dataset = job.read_dataset(root)
    rows = ScoredRows(dataset, SEED)
    for path in job.input_files(root, "scored", ".csv"):
        rows.add_file(path)
    if not rows.rows:
        raise job.InputError("The scored rows are none at all; a baseline needs some.")
    job.write_json(root, "baseline", "statistics.json", rows.statistics())
    job.write_json(root, "baseline", "constraints.json", suggest_constraints(rows, dataset))
    # What the data mean is part of what a check compares with: the pipeline's own may have changed since.
    job.write_json(root, "baseline", "dataset.json", dataset)
    quality = ", ".join(f"{name} {metric.value:.4g}" for name, metric in metrics_of(rows.quality).items())
    print(f"Baseline of {rows.rows} rows and {len(rows.columns)} columns; {quality}.")


def run_check(arguments: argparse.Namespace) -> None:
    # A baseline needs no AWS, and its clients take long to load.
    from baseline import read_baseline
    from check import CheckRequest, check
    from deployments import deployed_since
    from publish import publish, put_metrics
    from storage import Folder

    now = datetime.now(timezone.utc)
    end = now if arguments.end == "now" else parse_time("--end", arguments.end)
    baseline = read_baseline(Folder(arguments.baseline))
    request = CheckRequest(
        model=arguments.model,
        environment=arguments.environment,
        endpoint=arguments.endpoint,
        package=arguments.package,
        baseline_uri=arguments.baseline,
        execution=arguments.execution,
        window=parse_duration("--window", arguments.window),
        duration=arguments.window,
        end=end,
        now=now,
        deployed_at=deployed_since(Folder(arguments.deployments), arguments.package),
        minimum_rows=whole("--minimum-rows", arguments.minimum_rows),
        minimum_labels=whole("--minimum-labels", arguments.minimum_labels),
        label_delay=parse_duration("--label-delay", arguments.label_delay),
        delay=arguments.label_delay,
    )
    result = check(request, baseline, Folder(arguments.capture), Folder(arguments.labels))
    address = publish(result, baseline, Folder(arguments.reports), end)
    put_metrics(result.report, arguments.schedule, now)
    print(sentence_of(result.report, address))


def run_ingest(arguments: argparse.Namespace) -> None:
    from baseline import read_baseline
    from deployments import deployed_since
    from ingest import IngestRequest, ingest, is_complete
    from storage import Folder

    target = Folder(arguments.labelled)
    if is_complete(target):
        print(f"{target.uri} is complete already; nothing was done.")
        return
    deployed_at = deployed_since(Folder(arguments.deployments), arguments.package)
    if deployed_at is None:
        raise job.InputError(
            f"By the records in {arguments.deployments} {arguments.package} is not what the endpoint serves, "
            "so there are no rows of it; give the model package that was deployed last."
        )
    now = datetime.now(timezone.utc)
    request = IngestRequest(
        endpoint=arguments.endpoint,
        package=arguments.package,
        window=parse_duration("--window", arguments.window),
        end=now if arguments.end == "now" else parse_time("--end", arguments.end),
        label_delay=parse_duration("--label-delay", arguments.label_delay),
        deployed_at=deployed_at,
    )
    dataset = read_baseline(Folder(arguments.baseline)).dataset
    summary = ingest(request, dataset, Folder(arguments.capture), Folder(arguments.labels), target)
    train, judge = summary["trainRows"], summary["judgeRows"]
    print(f"{arguments.endpoint}: {train} rows to train on and {judge} to judge by. {target.uri}")


def use_region_of(package: str) -> None:
    """Containers know their region as AWS_REGION at most, which boto3 does not read; the package is in it."""
    parts = package.split(":")
    if len(parts) < 6:
        raise job.InputError(f'--package is "{package}"; write the ARN of a model package.')
    os.environ.setdefault("AWS_DEFAULT_REGION", parts[3])


def whole(name: str, text: str) -> int:
    if not text.isdecimal():
        raise job.InputError(f'{name} is "{text}"; write a whole number.')
    return int(text)


def sentence_of(report: dict, address: str) -> str:
    rows, quality = report["rows"], report["quality"]
    return (
        f"{report['endpoint']}: {report['verdict']}; {rows['captured']} rows captured, "
        f"{rows['corrupt']} records corrupt, {len(report['violations'])} violations; "
        f"quality: {quality['verdict']}, {quality['labelled']} of {quality['due']} rows labelled. {address}"
    )


if __name__ == "__main__":
    main()

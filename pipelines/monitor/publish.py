"""What a check leaves: files below the endpoint's reports, then metrics for CloudWatch."""

import json
from datetime import datetime

import boto3
from baseline import Baseline
from botocore.exceptions import BotoCoreError, ClientError
from check import CheckResult
from job import InputError
from storage import Folder

METRICS = "sagemaker-drift-gitops"
"""The namespace."""

METRICS_PER_CALL = 500


def publish(result: CheckResult, baseline: Baseline, reports: Folder, end: datetime) -> str:
    """Writes the files, the report last: whoever finds it finds all of them. Answers its address."""
    folder = end.strftime("%Y/%m/%d/%H/%Y%m%dT%H%M%SZ")
    documents = {
        "statistics": ("statistics.json", result.statistics),
        "constraints": ("constraints.json", baseline.constraints),
        "violations": ("constraint_violations.json", {"violations": result.violations}),
    }
    result.report["files"] = {
        name: reports.write(f"{folder}/{file}", to_json(document))
        for name, (file, document) in documents.items()
    }
    return reports.write(f"{folder}/report.json", to_json(result.report))


def put_metrics(report: dict, schedule: str, at: datetime) -> None:
    """The time is that of the check, not of the window: alarms never look back."""
    dimensions = [
        {"Name": "Endpoint", "Value": report["endpoint"]},
        {"Name": "MonitoringSchedule", "Value": schedule},
    ]
    data = [
        {"MetricName": name, "Dimensions": dimensions, "Timestamp": at, "Value": value}
        for name, value in report["metrics"].items()
    ]
    client = boto3.client("cloudwatch")
    try:
        for start in range(0, len(data), METRICS_PER_CALL):
            client.put_metric_data(Namespace=METRICS, MetricData=data[start : start + METRICS_PER_CALL])
    except (BotoCoreError, ClientError) as error:
        raise InputError(
            f"CloudWatch did not take the metrics ({error}); the role needs cloudwatch:PutMetricData "
            f"in the namespace {METRICS}. The report is written; run the check again."
        ) from error


def to_json(document: dict) -> bytes:
    return json.dumps(document, allow_nan=False).encode()

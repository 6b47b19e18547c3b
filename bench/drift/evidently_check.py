"""The same check with Evidently by its own defaults: `evidently_check.py FOLDER`, a folder by traffic.py.

Reads captured records and labels in the plain way, joins them, and judges drift and quality. Prints JSON:
{"drifted", "reportMs"}, which of the features and the prediction drifted, and how long Evidently itself took
once the frame was there.
"""

import io
import json
import os
import sys
import time

import pandas as pd
from evidently import DataDefinition, Dataset, Regression, Report
from evidently.presets import DataDriftPreset, RegressionPreset

LABEL, PREDICTION, ID = "fare_amount", "prediction", "trip_id"


def main(folder: str) -> None:
    baseline = pd.read_csv(f"{folder}/scored.csv")
    features = list(baseline.columns[1:-3])
    window = read_capture(f"{folder}/capture", features)
    window = window.merge(pd.read_csv(f"{folder}/labels.csv"), on=ID, how="left")
    columns = [PREDICTION, *features]
    started = time.monotonic()
    kind = DataDefinition(
        numerical_columns=[*columns, LABEL], regression=[Regression(target=LABEL, prediction=PREDICTION)]
    )
    current, reference = (
        Dataset.from_pandas(rows[[*columns, LABEL]], data_definition=kind) for rows in (window, baseline)
    )
    report = Report([DataDriftPreset(columns=columns), RegressionPreset()])
    result = report.run(current_data=current, reference_data=reference).dict()
    drifted = [
        metric["config"]["column"]
        for metric in result["metrics"]
        if metric["config"]["type"].endswith("ValueDrift")
        and metric["config"]["column"] in columns
        and metric["value"] > metric["config"]["threshold"]
    ]
    taken = time.monotonic() - started
    print(json.dumps({"drifted": sorted(set(drifted)), "reportMs": taken * 1000}))


def read_capture(folder: str, features: list[str]) -> pd.DataFrame:
    names, lines = [], []
    for parent, _, files in sorted(os.walk(folder)):
        for file in sorted(files):
            with open(os.path.join(parent, file), encoding="utf-8") as capture:
                for line in capture:
                    record = json.loads(line)
                    sides = record["captureData"]
                    request, answer = (sides[side]["data"] for side in ("endpointInput", "endpointOutput"))
                    lines.append(f"{request.strip()},{answer.strip()}")
                    names.append(record["eventMetadata"]["inferenceId"])
    rows = pd.read_csv(io.StringIO("\n".join(lines)), names=[*features, PREDICTION])
    return rows.assign(**{ID: names})


if __name__ == "__main__":
    main(sys.argv[1])

"""The judge: champion and challenger on the newest labelled rows, which neither was trained on.

What the champion or the rows make impossible is told in the report, since the new model is what it is without
it. What can be put right and tried again, such as a missing permission, fails the step.
"""

import io
import os
import tempfile
from urllib.parse import urlparse

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv
import xgboost
from job import InputError
from metrics import PROBLEMS, Metric, with_spread
from model import load_model, predict

RESAMPLES = 2000
SEED = 61_440
"""The same rows give the same verdict."""

MINIMUM_ROWS = 100
"""The interval of a bootstrap over fewer rows is too narrow."""

NONE = "none"
"""Of a parameter: StartPipelineExecution takes no empty text."""


class NotComparable(Exception):
    """Why champion and challenger cannot be judged, in one sentence for a person."""


def judge(dataset: dict, challenger: xgboost.Booster) -> tuple[dict | None, str | None]:
    """The block `judge` of the report, or None, and why a challenger with a champion was not judged."""
    labelled, champion_uri, package = map(
        given, ("LABELLED_URI", "CHAMPION_MODEL_URI", "CHAMPION_MODEL_PACKAGE_ARN")
    )
    if not labelled or not champion_uri:
        return None, None
    rows = read_rows(f"{labelled.rstrip('/')}/judge/labelled.csv", dataset)
    times = rows[dataset["time"]]
    try:
        compared = compare_models(dataset, rows, load_champion(champion_uri, package), challenger)
    except NotComparable as problem:
        return None, str(problem)
    compared["champion"] = {"modelPackageArn": package, **compared["champion"]}
    span = {"rows": len(times), "first": min(times), "last": max(times)}
    name, better = dataset["metric"]["name"], dataset["metric"]["better"]
    return {**span, "metric": name, "better": better, **compared}, None


def given(name: str) -> str:
    value = os.environ.get(name) or NONE
    return "" if value == NONE else value


def compare_models(
    dataset: dict, rows: dict[str, np.ndarray], champion: xgboost.Booster, challenger: xgboost.Booster
) -> dict:
    features = np.column_stack([rows[feature["name"]] for feature in dataset["features"]])
    label = rows[dataset["label"]["name"]]
    if len(label) < MINIMUM_ROWS:
        raise NotComparable(f"{len(label)} labelled rows are too few to judge by; {MINIMUM_ROWS} are needed.")
    if champion.num_features() != features.shape[1]:
        raise NotComparable(
            f"The champion was trained on {champion.num_features()} features, the challenger on "
            f"{features.shape[1]}; no row fits both."
        )
    name, better = dataset["metric"]["name"], dataset["metric"]["better"]
    before, after = (
        metric_of(dataset["problem"], name, label, predict(booster, features))
        for booster in (champion, challenger)
    )
    return compare(name, better, before, after, len(label))


def metric_of(problem: str, name: str, label: np.ndarray, prediction: np.ndarray) -> Metric:
    metrics = PROBLEMS[problem](label, prediction.astype(np.float64))
    if name not in metrics:
        raise InputError(
            f"dataset.metric is {name}, which no {problem} problem has here; known are {', '.join(metrics)}."
        )
    return metrics[name]


def compare(name: str, better: str, champion: Metric, challenger: Metric, rows: int) -> dict:
    """Both models' metric, their difference with its 95 % interval by paired bootstrap, and a verdict."""
    before, after = with_spread(champion, rows), with_spread(challenger, rows)
    if before["value"] is None or after["value"] is None:
        raise NotComparable(f"{name} does not exist on these {rows} rows, so nobody can say which is better.")
    random = np.random.default_rng(SEED)
    differences = np.empty(RESAMPLES)
    with np.errstate(divide="ignore", invalid="ignore"):
        for index in range(RESAMPLES):
            # The same rows for both: what is hard for both models does not count as a difference.
            weights = np.bincount(random.integers(0, rows, rows), minlength=rows).astype(np.float64)
            differences[index] = challenger.value(weights) - champion.value(weights)
    # A metric that needs rows of both classes does not exist on a draw of one.
    low, high = np.percentile(differences[np.isfinite(differences)], [2.5, 97.5]).tolist()
    gains, losses = (high < 0, low > 0) if better == "lower" else (low > 0, high < 0)
    return {
        "champion": as_report(before),
        "challenger": as_report(after),
        "difference": {"value": after["value"] - before["value"], "low": low, "high": high},
        "verdict": "better" if gains else "worse" if losses else "same",
    }


def as_report(metric: dict) -> dict:
    return {"value": metric["value"], "standardDeviation": metric["standard_deviation"]}


def read_rows(uri: str, dataset: dict) -> dict[str, np.ndarray]:
    """Labels and features as numbers, NaN where a feature's cell is empty, and times as text."""
    label, time = dataset["label"]["name"], dataset["time"]
    types = {label: pa.float64(), time: pa.string()}
    types |= {feature["name"]: pa.float64() for feature in dataset["features"]}
    convert = pacsv.ConvertOptions(column_types=types, include_columns=list(types), strings_can_be_null=True)
    parse = pacsv.ParseOptions(newlines_in_values=True)
    try:
        table = pacsv.read_csv(io.BytesIO(fetch(uri)), parse_options=parse, convert_options=convert)
    except (pa.ArrowException, KeyError) as error:
        raise InputError(f"{uri} is not what label-ingest writes: {str(error).splitlines()[0]}") from error
    table = table.filter(pc.and_(table.column(label).is_valid(), table.column(time).is_valid()))
    if not table.num_rows:
        raise InputError(f"{uri} holds no row with a label and a time; run the pipeline label-ingest again.")
    return {name: table.column(name).to_numpy() for name in types}


def load_champion(uri: str, package: str) -> xgboost.Booster:
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "model.tar.gz")
        with open(path, "wb") as file:
            file.write(fetch(uri))
        try:
            return load_model(path)
        except InputError as error:
            told = str(error).replace(path, uri)
            raise NotComparable(f"The champion {package} cannot be loaded: {told}") from error


def fetch(uri: str) -> bytes:
    import boto3  # here and not above: most runs judge nothing, and it takes long to load
    from botocore.exceptions import BotoCoreError, ClientError

    address = urlparse(uri)
    try:
        answer = boto3.client("s3").get_object(Bucket=address.netloc, Key=address.path.lstrip("/"))
        return answer["Body"].read()
    except (BotoCoreError, ClientError) as error:
        raise InputError(
            f"{uri} could not be read ({error}); give the execution role s3:GetObject there."
        ) from error

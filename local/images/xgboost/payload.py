"""What the inference program of the built-in XGBoost image reads and writes."""

import json
import os

import numpy as np
import xgboost as xgb
from delimiter import sniff

CSV = "text/csv"
LIBSVM_TYPES = ["text/libsvm", "text/x-libsvm"]
READ = [CSV, *LIBSVM_TYPES]
ACCEPTED = [CSV, "application/json", "application/jsonlines"]


class UnsupportedPayload(Exception):
    """A body that is not of a content type that is read, or not what its content type says."""


def media_type(header):
    """`text/csv; charset=utf-8` -> `text/csv`."""
    return header.split(";")[0].strip().lower()


def negotiate(header):
    """The content type to answer with, or None where none of the accepted ones can be given."""
    default = os.environ.get("SAGEMAKER_DEFAULT_INVOCATIONS_ACCEPT", CSV)
    for part in (header or "*/*").split(","):
        wanted = media_type(part)
        if wanted in ("*/*", ""):
            return default
        if wanted in ACCEPTED:
            return wanted
    return None


def read_matrix(payload, content_type):
    """The rows of a request as a DMatrix; they have no label. Raises UnsupportedPayload."""
    if content_type not in READ:
        raise UnsupportedPayload(
            f"Content-type {content_type} not supported. Supported content-type is {', '.join(READ)}"
        )
    name = "csv" if content_type == CSV else "libsvm"
    try:
        lines = payload.decode("utf-8").strip().splitlines()
        return xgb.DMatrix(csv_rows(lines) if name == "csv" else libsvm_rows(lines))
    except Exception as error:
        raise UnsupportedPayload(
            f"Loading {name} data failed with Exception, please ensure data is in {name} format:\n"
            f" {type(error)}\n {error}"
        ) from None


def csv_rows(lines):
    delimiter = sniff(lines[0]) if lines else ","
    rows = [["nan" if field.strip() == "" else field for field in line.split(delimiter)] for line in lines]
    return np.array(rows).astype(float)


def libsvm_rows(lines):
    rows, columns, values = [], [], []
    for row, line in enumerate(lines):
        pairs = [part.split(":") for part in line.split() if ":" in part]
        rows.extend([row] * len(pairs))
        columns.extend(int(index) for index, _ in pairs)
        values.extend(float(value) for _, value in pairs)
    if not columns:
        raise ValueError("there is no index:value pair")
    table = np.full((len(lines), max(columns) + 1), np.nan)
    table[rows, columns] = values
    return table


def encode(predictions, content_type):
    if content_type == "application/json":
        return json.dumps({"predictions": [{"score": score} for score in predictions]})
    if content_type == "application/jsonlines":
        return "".join(json.dumps({"score": score}) + "\n" for score in predictions)
    return "\n".join(map(str, predictions))

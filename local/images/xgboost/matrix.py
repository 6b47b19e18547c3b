"""Reads a training channel into a matrix: label first, in CSV without a header or in libsvm."""

import os

import numpy as np
import pandas as pd
import xgboost as xgb
from delimiter import sniff
from hyperparameters import UserError

CSV_TYPES = ["csv", "text/csv"]
LIBSVM_TYPES = ["libsvm", "text/libsvm", "text/x-libsvm"]


def read_channel(folder, content_type, has_weights):
    """All files of a channel as one DMatrix. Without a content type the image reads libsvm."""
    files = list(data_files(folder))
    if not files:
        raise UserError(f"No data in {os.path.basename(folder)} channel path {folder}")
    kind = (content_type or "libsvm").split(";")[0].strip().lower()
    if kind in CSV_TYPES:
        return read_csv(files, has_weights)
    if kind in LIBSVM_TYPES:
        return read_libsvm(files)
    raise UserError(f"{content_type} is not an accepted ContentType: {', '.join(CSV_TYPES + LIBSVM_TYPES)}.")


def data_files(folder):
    for parent, folders, names in sorted(os.walk(folder)):
        folders.sort()
        for name in sorted(names):
            path = os.path.join(parent, name)
            if not name.startswith((".", "_")) and os.path.getsize(path) > 0:
                yield path


def read_csv(files, has_weights):
    tables = [read_table(path) for path in files]
    widths = {table.shape[1] for table in tables}
    if len(widths) > 1:
        raise UserError(
            f"The CSV files of a channel must have the same number of columns, found {sorted(widths)}."
        )
    table = np.concatenate(tables)
    first = 2 if has_weights else 1
    if table.shape[1] <= first:
        raise UserError(
            f"CSV needs the label{', the weight' if has_weights else ''} and at least one feature, "
            f"found {table.shape[1]} columns."
        )
    weights = table[:, 1] if has_weights else None
    return xgb.DMatrix(table[:, first:], label=table[:, 0], weight=weights)


def read_table(path):
    with open(path, newline="") as file:
        sample = file.readline()
    delimiter = sniff(sample)
    with open(path, newline="") as file:
        try:
            return pd.read_csv(file, header=None, sep=delimiter, dtype=np.float32).to_numpy()
        except ValueError as error:
            raise UserError(
                f"{os.path.basename(path)} must be numbers without a header, "
                f"first line {sample.strip()[:100]!r}: {error}"
            ) from None


def read_libsvm(files):
    labels, rows, columns, values = [], [], [], []
    for path in files:
        with open(path) as file:
            for line in file:
                parts = line.split("#")[0].split()
                if not parts:
                    continue
                try:
                    labels.append(float(parts[0]))
                    pairs = [part.split(":") for part in parts[1:]]
                    columns.extend(int(index) for index, _ in pairs)
                    values.extend(float(value) for _, value in pairs)
                except ValueError:
                    raise UserError(
                        f"{os.path.basename(path)} is not libsvm, found {line.strip()[:100]!r}. "
                        "Is its ContentType text/csv?"
                    ) from None
                rows.extend([len(labels) - 1] * len(pairs))
    table = np.full((len(labels), max(columns, default=0) + 1), np.nan, dtype=np.float32)
    table[rows, columns] = values
    return xgb.DMatrix(table, label=np.array(labels, dtype=np.float32))

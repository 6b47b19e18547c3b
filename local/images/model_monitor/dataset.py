"""Reads the dataset that the analyser is pointed to, in the formats that its environment contract names."""

import json
import os

import pandas as pd


class AnalysisError(Exception):
    """Something that whoever started the analysis has to put right."""


def read_dataset(source, format_text):
    """All files under the source as one table of unconverted values."""
    try:
        (kind, options), *others = json.loads(format_text).items()
    except (ValueError, TypeError, AttributeError):
        raise AnalysisError(
            f'dataset_format must be like {{"csv": {{"header": true}}}}, found {format_text!r}'
        ) from None
    readers = {"csv": read_csv, "json": read_json, "parquet": read_parquet}
    if others or kind not in readers:
        raise AnalysisError(f"dataset_format must name one of {', '.join(readers)}, found {format_text!r}")
    paths = [path for path in files(source) if os.path.getsize(path) > 0]
    if not paths:
        raise AnalysisError(f"There is no data in {source}")
    tables = [readers[kind](path, options or {}) for path in paths]
    names = list(tables[0].columns)
    for path, table in zip(paths, tables, strict=True):
        if list(table.columns) != names:
            raise AnalysisError(
                f"{os.path.basename(path)} has columns {list(table.columns)}, "
                f"{os.path.basename(paths[0])} has {names}"
            )
    return pd.concat(tables, ignore_index=True)


def files(source):
    if os.path.isfile(source):
        return [source]
    found = [os.path.join(parent, name) for parent, _, names in os.walk(source) for name in names]
    return sorted(path for path in found if not os.path.basename(path).startswith((".", "_")))


def read_csv(path, options):
    with open(path, newline="") as file:
        if options.get("header", True):
            return pd.read_csv(file, dtype=str, keep_default_na=False)
        table = pd.read_csv(file, header=None, dtype=str, keep_default_na=False)
    table.columns = [f"_c{position}" for position in range(table.shape[1])]
    return table


def read_json(path, options):
    with open(path) as file:
        records = (
            [json.loads(line) for line in file if line.strip()]
            if options.get("lines", True)
            else json.load(file)
        )
    return pd.DataFrame(records).map(as_text)


def read_parquet(path, options):
    with open(path, "rb") as file:
        return pd.read_parquet(file).map(as_text)


def as_text(value):
    return "" if value is None or value != value else str(value)

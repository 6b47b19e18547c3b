"""Captured rows and the labels that came for them -> labelled rows, to train on and to judge by."""

import json
import os
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv
from capture import Capture
from column import read_numbers
from job import InputError
from join import JoinCounts, join
from labels import LABELS, Labels
from spill import Spill
from storage import Folder
from timing import format_time, whole_second_after

SUMMARY = "ingest.json"
TRAIN, JUDGE = "train/labelled.csv", "judge/labelled.csv"

JUDGE_SHARE = 0.2
"""Of the labelled rows, the newest: no model is trained on them before it was judged by them."""


@dataclass(frozen=True)
class IngestRequest:
    endpoint: str
    package: str
    window: timedelta
    end: datetime
    label_delay: timedelta
    deployed_at: datetime

    @property
    def start(self) -> datetime:
        """Never behind the deployment of the package: what an earlier one served it may be trained on."""
        return max(self.end - self.window, whole_second_after(self.deployed_at))

    @property
    def until(self) -> datetime:
        """Younger rows have no label yet, or only those whose labels come soon, which would bias the rest."""
        return self.end - self.label_delay


def is_complete(target: Folder) -> bool:
    """Whether an earlier run wrote the rows: what a training may have read stays as it was."""
    return any(file.key == target.key(SUMMARY) for file in target.files(SUMMARY))


def ingest(request: IngestRequest, dataset: dict, captured: Folder, labels: Folder, target: Folder) -> dict:
    """Writes both files and, last, the summary, which it answers. Memory does not grow with the features."""
    features = [feature["name"] for feature in dataset["features"]]
    capture = Capture(captured, features, request.start, request.end)
    # By number, because a feature may bear the name of one of our own columns.
    schema = pa.schema([(name, pa.string()) for name in ("id", "time", *map(str, range(len(features))))])
    counts = JoinCounts()
    with tempfile.TemporaryDirectory() as folder, Spill(schema) as rows, Spill(LABELS) as known:
        for part in capture:
            columns = [part.ids, part.times, *(part.cells[name] for name in features)]
            rows.add(pa.record_batch(columns, schema=schema))
        truth = Labels(labels, dataset, request.start)
        for batch in truth:
            known.add(batch)
        joined = LabelledFile(os.path.join(folder, "labelled.arrow"), dataset)
        joined.write(join(rows, known, counts, format_time(request.until)))
        if not joined.rows:
            raise InputError(
                f"{request.endpoint} has no labelled rows from {format_time(request.start)} to "
                f"{format_time(request.until)}: {capture.counts.rows} rows were captured until "
                f"{format_time(request.end)}, {known.rows} labels came, {truth.unreadable.files} label files "
                f"could not be read, and {joined.unreadable} of the rows that a label came for hold cells "
                "that are no numbers."
            )
        judged = newest_share(joined.seconds, joined.hashes)
        for name, chosen in ((TRAIN, ~judged), (JUDGE, judged)):
            path = os.path.join(folder, "chosen.csv")
            joined.copy(path, chosen)
            target.upload(name, path)
    summary = {
        "version": 1,
        "endpoint": request.endpoint,
        "modelPackageArn": request.package,
        "rows": joined.rows,
        "trainRows": int(np.count_nonzero(~judged)),
        "judgeRows": int(np.count_nonzero(judged)),
        "first": as_time(joined.seconds.min()),
        "last": as_time(joined.seconds.max()),
        "judgeFirst": as_time(joined.seconds[judged].min()),
        "orphans": counts.orphans,
        "duplicates": counts.duplicates,
        "corrupt": capture.counts.corrupt,
        "unreadable": joined.unreadable,
        "unreadableLabels": truth.unreadable.document(),
    }
    target.write(SUMMARY, json.dumps(summary, indent=2).encode())
    return summary


def newest_share(seconds: np.ndarray, hashes: np.ndarray) -> np.ndarray:
    """Which rows are the newest; of the same second the ids' hashes decide, which tell nothing of them."""
    order = np.lexsort((hashes, seconds))
    judged = np.zeros(len(order), dtype=bool)
    judged[order[int(len(order) * (1 - JUDGE_SHARE)) :]] = True
    return judged


def as_time(seconds: np.datetime64) -> str:
    return f"{seconds}Z"


class LabelledFile:
    """Labelled rows on disk, and of each in memory its time and a hash of its id."""

    def __init__(self, path: str, dataset: dict):
        self.path = path
        features = {str(number): feature for number, feature in enumerate(dataset["features"])}
        self.titles = {"label": dataset["label"]["name"]}
        self.titles |= {number: feature["name"] for number, feature in features.items()}
        self.titles |= {"id": dataset["id"], "time": dataset["time"]}
        numeric = [number for number, feature in features.items() if feature.get("type") != "string"]
        self.numeric = ["label", *numeric]
        self.schema = pa.schema(
            [(name, pa.float64() if name in self.numeric else pa.string()) for name in self.titles]
        )
        self.seconds = np.array([], dtype="datetime64[s]")
        self.hashes = np.array([], dtype=np.uint64)
        self.unreadable = 0
        """Rows left out because a cell that must be a number is none: nothing could be trained on them."""

    @property
    def rows(self) -> int:
        return len(self.seconds)

    def write(self, tables: Iterable[pa.Table]) -> None:
        seconds, hashes = [self.seconds], [self.hashes]
        with pa.ipc.new_file(self.path, self.schema) as file:
            for table in map(self.readable, tables):
                file.write_table(table)
                times = table.column("time").to_numpy().astype("U19")
                seconds.append(times.astype("datetime64[s]"))
                hashes.append(pd.util.hash_array(table.column("id").to_numpy(), categorize=False))
        self.seconds, self.hashes = np.concatenate(seconds), np.concatenate(hashes)

    def readable(self, table: pa.Table) -> pa.Table:
        sound = np.ones(table.num_rows, dtype=bool)
        for name in self.numeric:
            cells = table.column(name)
            values = read_numbers(cells)
            # An empty feature is a missing one, but without a label there is nothing to learn.
            missing = np.asarray(cells.is_null()) & (name != "label")
            sound &= missing | ~np.isnan(values)
            column = pa.array(values, from_pandas=True)
            table = table.set_column(table.column_names.index(name), name, column)
        # A time of the right shape may still be none, such as one on 30 February.
        seconds = pc.utf8_slice_codeunits(table.column("time"), 0, 19)
        real = pc.strptime(seconds, format="%Y-%m-%dT%H:%M:%S", unit="s", error_is_null=True).is_valid()
        sound &= np.asarray(real)
        self.unreadable += int(np.count_nonzero(~sound))
        return table.filter(pa.array(sound)).select(self.schema.names).cast(self.schema)

    def copy(self, path: str, chosen: np.ndarray) -> None:
        """Writes the chosen rows as CSV: label, features in the order of the request, id, time."""
        options = pacsv.WriteOptions(include_header=False, quoting_style="needed")
        with open(path, "wb") as file:
            file.write(f"{','.join(self.titles.values())}\n".encode())
            for start, batch in self.batches():
                mask = chosen[start : start + batch.num_rows]
                if mask.any():
                    pacsv.write_csv(batch.filter(pa.array(mask)), file, write_options=options)

    def batches(self) -> Iterator[tuple[int, pa.RecordBatch]]:
        start = 0
        with pa.ipc.open_file(self.path) as source:
            for index in range(source.num_record_batches):
                batch = source.get_batch(index)
                yield start, batch
                start += batch.num_rows

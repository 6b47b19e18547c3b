"""Rows of whole months as a model that was trained on one of them scores them.

    python3 rows.py ROOT MONTHS MODEL TO

Runs with the folders of the taxi pipeline's `preprocess` and `evaluate` in PYTHONPATH. ROOT holds
`processing/input/{dataset,zones}`, MONTHS one trip file per month, MODEL is a model.tar.gz. Writes
TO/<month>.csv: prediction, features, label, id, time, and `side`, where a row is when its month is split.
"""

import os
import sys

import job
import numpy as np
import pyarrow as pa
import pyarrow.csv as pacsv
from model import load_model, predict
from preprocess import IDENTITY, Preparation
from split import SIDES, trip_hash, trip_id
from trips import PICKUP
from window import Window, month_of, seconds
from zones import read_zones


class Keeper:
    """Takes what PreprocessData would write of one side."""

    def __init__(self):
        self.tables = []

    def write(self, table: pa.Table) -> None:
        self.tables.append(table)


class MonthPreparation(Preparation):
    """PreprocessData's own rules and features, with id and time on every side, not only among test rows."""

    def add_batch(self, batch, month) -> None:
        self.identity = trip_hash([batch[column] for column in IDENTITY]), batch[PICKUP]
        super().add_batch(batch, month)

    def make_rows(self, features, fare, rows) -> dict:
        hashed, pickup = self.identity
        return super().make_rows(features, fare, rows) | {
            self.dataset["id"]: trip_id(hashed[rows]),
            self.dataset["time"]: np.char.replace(pickup[rows].astype(str), "T", " "),
        }


def main(root: str, months: str, model: str, to: str) -> None:
    dataset = job.read_dataset(root)
    zones = read_zones(f"{root}/processing/input/zones")
    booster = load_model(model)
    names = [feature["name"] for feature in dataset["features"]]
    columns = [*names, dataset["label"]["name"], dataset["id"], dataset["time"]]
    os.makedirs(to, exist_ok=True)
    for file in sorted(os.listdir(months)):
        month = month_of(file)
        keepers = {side: Keeper() for side in SIDES}
        window = Window(seconds(month), seconds(month + 1))
        MonthPreparation(dataset, zones, window, keepers).add_file(months, file)
        parts = []
        for side, keeper in keepers.items():
            table = pa.concat_tables([table.select(columns) for table in keeper.tables])
            parts.append(table.append_column("side", pa.array([side] * table.num_rows)))
        rows = pa.concat_tables(parts)
        features = np.column_stack([rows.column(name).to_numpy() for name in names])
        rows = rows.add_column(0, "prediction", pa.array(predict(booster, features)))
        pacsv.write_csv(rows, f"{to}/{month}.csv")


if __name__ == "__main__":
    main(*sys.argv[1:5])

"""PreprocessData: TLC trips and taxi zones -> rows to train, validate and test on.

Reads `dataset/`, `trips/` and `zones/` under /opt/ml/processing/input; writes one file per instance into
`train/` and `validation/` (label first, then the features, no header), `test/` (with header: label, features,
id, time, borough) and `summary/`. With LABELLED_URI, rows that an endpoint served and whose labels came join
the trips.
"""

import json
import os

import job
import numpy as np
import pyarrow as pa
from features import FEATURES, WHOLE, make_features
from labelled import LabelledRows, labelled_end, labelled_uri, read_labelled
from labels import label_of
from rules import Rules, apply_rules, labelled_rules, request_rules, training_rules
from shard import Shard, find_shard
from sides import SideWriter
from split import SIDES, side_of, trip_hash, trip_id
from summary import Summary
from trips import COLUMNS, DROPOFF, PICKUP, Batch, read_batches
from window import Window, end_of_days, end_of_months, month_of, window_before
from zones import Zones, read_zones

IDENTITY = ["VendorID", PICKUP, DROPOFF, "PULocationID", "DOLocationID", "trip_distance"]
DEFAULT_WINDOW = "P90D"


def main(root: str) -> None:
    dataset = job.read_dataset(root)
    check_features(dataset)
    folder = f"{root}/processing/input/trips"
    zones = read_zones(f"{root}/processing/input/zones")
    shard = find_shard(root, folder)
    duration = os.environ.get("TRAINING_WINDOW") or DEFAULT_WINDOW
    labelled = labelled_uri()
    ends = [newest_end(shard, folder), *([labelled_end(labelled)] if labelled else [])]
    window = window_before(max(ends), duration)
    print(f"Training window {duration}: {window.start} to {window.end}.", flush=True)

    writers = {side: SideWriter(root, side, f"{shard.host}.csv", header=side == "test") for side in SIDES}
    preparation = Preparation(dataset, zones, window, writers)
    for name in shard.files:
        preparation.add_file(folder, name)
    if labelled and shard.host == shard.hosts[0]:
        preparation.add_labelled(read_labelled(labelled, dataset), labelled)
    for writer in writers.values():
        writer.close()

    print("\n".join(preparation.summary.lines()), flush=True)
    check_kept(preparation.summary, shard)
    document = {
        "host": shard.host,
        "hosts": shard.hosts,
        "labelled_uri": labelled,
        "input_fingerprint": os.environ.get("INPUT_FINGERPRINT", ""),
        "window": {"duration": duration, "start": str(window.start), "end": str(window.end)},
        **preparation.summary.document(),
    }
    with job.output_file(root, "summary", f"{shard.host}.json") as file:
        file.write(json.dumps(document, indent=2).encode())


def newest_end(shard: Shard, folder: str) -> np.datetime64:
    """The end of the newest month or day that the inputs as a whole hold, the same on every instance."""
    ends = [end_of_months(shard.all_files)]
    unnamed = [name for name in shard.all_files if month_of(name) is None]
    if unnamed and len(shard.hosts) > 1:
        raise job.InputError(
            f"The name of {unnamed[0]!r} tells no month, so {len(shard.hosts)} instances cannot "
            "agree on the newest day; name it like green_tripdata_2021-01.parquet or run on one instance."
        )
    for name in unnamed:
        times = [batch[PICKUP] for batch in read_batches(folder, name, [PICKUP])]
        ends.append(end_of_days(np.concatenate(times)) if times else None)
    known = [end for end in ends if end is not None]
    if not known:
        count = len(shard.all_files)
        raise job.InputError(f"There are no trips: no row of the {count} files has a readable {PICKUP}.")
    return max(known)


class Preparation:
    """Turns batches of trips into rows of the three sides, counting what it drops and why."""

    def __init__(self, dataset: dict, zones: Zones, window: Window, writers: dict[str, SideWriter]):
        self.dataset, self.zones, self.window, self.writers = dataset, zones, window, writers
        self.features = {feature["name"]: feature for feature in dataset["features"]}
        self.label = label_of(dataset)
        self.passenger_range = self.features.get("passenger_count", {}).get("range") or (1, np.inf)
        self.summary = Summary(list(SIDES))

    def add_file(self, folder: str, name: str) -> None:
        month = month_of(name)
        if not self.window.holds_month(month):
            self.summary.skipped_files.append(name)
            return
        self.summary.files.append({"name": name, "rows": 0})
        for batch in read_batches(folder, name, [*COLUMNS, *self.label.columns]):
            self.add_batch(batch, month)

    def add_batch(self, batch: Batch, month: np.datetime64 | None) -> None:
        pickup, fare = batch[PICKUP], batch["fare_amount"]
        features, borough = make_features(batch, self.zones)
        label = self.label.make(batch)
        rules = training_rules(pickup, batch[DROPOFF], fare, month, self.window.holds(pickup))
        rules |= self.label.rules(label) | request_rules(features, self.passenger_range)
        kept, dropped = apply_rules(rules, len(pickup))
        self.summary.add_batch(len(pickup), dropped)
        self.summary.add_passenger_counts(*otherwise_fit(rules, features["passenger_count"], fare))

        hashed = trip_hash([batch[column] for column in IDENTITY])
        sides = {side: rows & kept for side, rows in side_of(hashed).items()}
        identity = {"id": lambda rows: trip_id(hashed[rows]), "time": pickup, "borough": borough}
        self.write_sides(sides, features, label, identity)

    def add_labelled(self, labelled: LabelledRows, uri: str) -> None:
        self.summary.files.append({"name": f"{uri}/train/labelled.csv", "rows": 0})
        features, label, time = labelled.features, labelled.label, labelled.time
        rules = labelled_rules(time, self.window.holds(time), features, self.passenger_range)
        rules |= self.label.rules(label)
        kept, dropped = apply_rules(rules, len(label))
        self.summary.add_batch(len(label), dropped)
        sides = {side: rows & kept for side, rows in side_of(labelled.hashes).items()}
        borough = labelled.boroughs(self.zones)
        identity = {"id": lambda rows: labelled.ids[rows], "time": time, "borough": borough}
        self.write_sides(sides, features, label, identity)

    def write_sides(self, sides: dict, features: dict, label: np.ndarray, identity: dict) -> None:
        for side, rows in sides.items():
            if not rows.any():
                continue
            time = identity["time"][rows]
            self.summary.add_side(side, label[rows], time)
            table = self.make_rows(features, label, rows)
            if side == "test":
                table |= {
                    self.dataset["id"]: identity["id"](rows),
                    self.dataset["time"]: np.char.replace(time.astype(str), "T", " "),
                    "borough": identity["borough"][rows],
                }
            self.writers[side].write(pa.table(table))

    def make_rows(self, features: dict[str, np.ndarray], label: np.ndarray, rows: np.ndarray) -> dict:
        table = {self.dataset["label"]["name"]: label[rows]}
        for name in self.features:
            values = features[name][rows]
            table[name] = values.astype(np.int64) if name in WHOLE else values
        return table


def otherwise_fit(rules: Rules, passengers: np.ndarray, fare: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Passengers and fares of the trips that every rule but those about passengers lets through."""
    fit = ~np.any([refused for reason, refused in rules.items() if "passenger" not in reason], axis=0)
    return passengers[fit], fare[fit]


def check_features(dataset: dict) -> None:
    unknown = [feature["name"] for feature in dataset["features"] if feature["name"] not in FEATURES]
    if unknown:
        raise job.InputError(
            f"The pipeline's dataset has the feature {', '.join(unknown)}, which this step does not make; "
            f"it makes {', '.join(FEATURES)}."
        )


def check_kept(summary: Summary, shard: Shard) -> None:
    # Of several instances one may have been given no file at all, or only files outside the window.
    if len(shard.hosts) > 1 or all(moments.count for moments in summary.labels.values()):
        return
    reasons = ", ".join(f"{count} {reason}" for reason, count in summary.dropped.items() if count)
    raise job.InputError(
        f"Too few trips: {summary.kept} of {summary.rows} are fit, which leaves a side of the split empty"
        f"{f' (dropped: {reasons})' if reasons else ''}; give more trips or a longer TRAINING_WINDOW."
    )


if __name__ == "__main__":
    job.run(main)

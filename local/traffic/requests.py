"""Trips -> what an endpoint would have been asked about them, and the label that came out, in time order.

    requests.py PREPROCESS DATASET INPUT OUTPUT

PREPROCESS is the folder of the training pipeline's first step: its own code makes features and applies the
rules, so that an endpoint is asked exactly what its model was trained on. DATASET is its dataset.json, INPUT
holds trips/ and zones/. OUTPUT gets a header: id, time, features in the order of the request, label.
"""

import json
import sys

import numpy as np
import pyarrow as pa
import pyarrow.csv as pacsv


def main(preprocess: str, dataset_file: str, source: str, output: str) -> None:
    sys.path.insert(0, preprocess)
    from job import InputError, list_files

    with open(dataset_file, encoding="utf-8") as file:
        dataset = json.load(file)
    try:
        names = list_files(f"{source}/trips")
        tables = [table for name in names for table in make_tables(source, name, dataset)]
    except InputError as error:
        sys.exit(str(error))
    rows = pa.concat_tables(tables).sort_by(dataset["time"])
    # The same trip twice would be one request with two labels.
    identifiers = rows.column(dataset["id"]).to_numpy()
    rows = rows.take(np.sort(np.unique(identifiers, return_index=True)[1]))
    with open(output, "wb") as file:
        file.write(f"{','.join(rows.column_names)}\n".encode())
        options = pacsv.WriteOptions(include_header=False, quoting_style="none")
        pacsv.write_csv(rows, file, write_options=options)
    print(rows.num_rows)


def make_tables(source: str, name: str, dataset: dict) -> list[pa.Table]:
    from features import WHOLE, make_features
    from preprocess import IDENTITY
    from rules import apply_rules, request_rules, training_rules
    from split import trip_hash, trip_id
    from trips import DROPOFF, PICKUP, read_batches
    from window import month_of
    from zones import read_zones

    zones = read_zones(f"{source}/zones")
    names = [feature["name"] for feature in dataset["features"]]
    ranges = {feature["name"]: feature.get("range") for feature in dataset["features"]}
    tables = []
    for batch in read_batches(f"{source}/trips", name):
        pickup, fare = batch[PICKUP], batch["fare_amount"]
        features, _ = make_features(batch, zones)
        rules = training_rules(pickup, batch[DROPOFF], fare, month_of(name), np.ones(len(pickup), dtype=bool))
        rules |= request_rules(features, ranges.get("passenger_count") or (1, np.inf))
        kept, _ = apply_rules(rules, len(pickup))
        hashed = trip_hash([batch[column] for column in IDENTITY])
        columns = {dataset["id"]: trip_id(hashed[kept]), dataset["time"]: pickup[kept].astype(str)}
        for feature in names:
            values = features[feature][kept]
            columns[feature] = values.astype(np.int64) if feature in WHOLE else values
        columns[dataset["label"]["name"]] = fare[kept]
        tables.append(pa.table(columns))
    return tables


if __name__ == "__main__":
    main(*sys.argv[1:])

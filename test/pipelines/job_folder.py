"""Folders as a processing container has them, for tests of step scripts."""

import json
import os
import tempfile
import unittest

DATASET = {
    "problem": "regression",
    "label": {"name": "fare_amount", "unit": "USD"},
    "id": "trip_id",
    "time": "lpep_pickup_datetime",
    "metric": {"name": "rmse", "better": "lower"},
    "features": [
        {"name": "passenger_count", "type": "integer", "range": [1, 9]},
        {"name": "pickup_longitude", "type": "fractional"},
        {"name": "pickup_latitude", "type": "fractional"},
        {"name": "dropoff_longitude", "type": "fractional"},
        {"name": "dropoff_latitude", "type": "fractional"},
        {"name": "geo_distance", "type": "fractional"},
        {"name": "hour", "type": "integer", "role": "calendar", "range": [0, 23]},
        {"name": "weekday", "type": "integer", "role": "calendar", "range": [0, 6]},
        {"name": "month", "type": "integer", "role": "calendar", "range": [1, 12]},
    ],
}
FEATURES = [feature["name"] for feature in DATASET["features"]]


class JobTest(unittest.TestCase):
    """Gives each test a fresh root with the dataset in it."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = folder.name
        self.write_json("processing/input/dataset/dataset.json", DATASET)

    def path(self, name: str) -> str:
        path = os.path.join(self.root, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        return path

    def write(self, name: str, content: str | bytes) -> None:
        with open(self.path(name), "wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)

    def write_json(self, name: str, document: object) -> None:
        self.write(name, json.dumps(document))

    def read(self, name: str) -> str:
        with open(os.path.join(self.root, name), encoding="utf-8") as file:
            return file.read()

    def read_json(self, name: str) -> dict:
        return json.loads(self.read(name))

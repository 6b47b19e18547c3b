import csv
import io
import os
import subprocess
import sys
from datetime import datetime

import numpy as np
import preprocess
import pyarrow as pa
import pyarrow.parquet as pq
from job import InputError
from job_folder import FEATURES, JobTest
from split import side_of, trip_hash, trip_id
from window import end_of_days, end_of_months, month_of, window_before
from zones import haversine_km

ZONES = """LocationID,latitude,longitude,borough,zone
1,40.70,-74.00,Manhattan,Downtown
2,40.75,-73.95,Queens,"Court Square, North"
3,40.80,-73.90,N/A,N/A
"""
TRIP = {
    "VendorID": 2,
    "lpep_pickup_datetime": "2021-01-04 17:30:00",
    "lpep_dropoff_datetime": "2021-01-04 17:50:00",
    "PULocationID": 1,
    "DOLocationID": 2,
    "passenger_count": 1.0,
    "trip_distance": 4.5,
    "fare_amount": 18.5,
    "ehail_fee": None,
}


def make_trips(count: int, **changes) -> list[dict]:
    """As many trips, a minute apart, so that each is a trip of its own."""
    start = np.datetime64("2021-01-04T00:00")
    trips = []
    for minute in range(count):
        times = {
            "lpep_pickup_datetime": str(start + minute).replace("T", " ") + ":00",
            "lpep_dropoff_datetime": str(start + minute + 12).replace("T", " ") + ":00",
        }
        trips.append(TRIP | times | changes)
    return trips


def as_csv(trips: list[dict], columns: list[str] | None = None) -> str:
    file = io.StringIO()
    writer = csv.DictWriter(file, columns or list(TRIP), extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(trips)
    return file.getvalue()


def as_parquet(trips: list[dict], codec: str, id_type=None, time_unit: str = "us") -> bytes:
    columns = {name: [trip[name] for trip in trips] for name in TRIP}
    for name in ("lpep_pickup_datetime", "lpep_dropoff_datetime"):
        columns[name] = pa.array(map(datetime.fromisoformat, columns[name]), pa.timestamp(time_unit))
    for name in ("PULocationID", "DOLocationID", "VendorID"):
        columns[name] = pa.array(columns[name], id_type or pa.int64())
    file = io.BytesIO()
    pq.write_table(pa.table(columns), file, compression=codec, row_group_size=50)
    return file.getvalue()


def as_american(time: str) -> str:
    parsed = datetime.fromisoformat(time)
    return f"{parsed.month}/{parsed.day}/{parsed.year} {parsed.hour}:{parsed.minute:02}"


class PreprocessTest(JobTest):
    def setUp(self):
        super().setUp()
        self.write("processing/input/zones/zones.csv", ZONES)
        os.environ.pop("TRAINING_WINDOW", None)

    def trips(self, content: str | bytes, name: str = "green_tripdata_2021-01.csv") -> None:
        self.write(f"processing/input/trips/{name}", content)

    def preprocess(self) -> dict:
        preprocess.main(self.root)
        return self.read_json("processing/output/summary/algo-1.json")

    def outputs(self, host: str = "algo-1") -> dict[str, str]:
        texts = {}
        for side in ("train", "validation", "test"):
            path = f"processing/output/{side}/{host}.csv"
            texts[side] = self.read(path) if os.path.exists(os.path.join(self.root, path)) else ""
        return texts

    def refusal(self) -> str:
        with self.assertRaises(InputError) as refused:
            preprocess.main(self.root)
        self.assertNotIn("\n", str(refused.exception))
        return str(refused.exception)

    def resources(self, current: str, hosts: list[str]) -> None:
        self.write_json("config/resourceconfig.json", {"current_host": current, "hosts": hosts})

    def test_a_row_holds_the_label_and_the_features_in_the_order_of_the_request(self):
        self.trips(as_csv([TRIP, *make_trips(60)]))
        self.preprocess()
        outputs = self.outputs()
        rows = [row for side in ("train", "validation") for row in outputs[side].splitlines()]
        header, *test = outputs["test"].splitlines()
        rows += [",".join(row.split(",")[: 1 + len(FEATURES)]) for row in test]
        self.assertEqual(
            header, ",".join(["fare_amount", *FEATURES, "trip_id", "lpep_pickup_datetime", "borough"])
        )
        # 2021-01-04 was a Monday.
        self.assertEqual(rows.count("18.5,1,-74,40.7,-73.95,40.75,6.975965,17,0,1"), 1)
        self.assertEqual(len(rows), 61)

    def test_every_file_format_gives_the_same_rows(self):
        trips = make_trips(200)
        american = [
            trip
            | {name: as_american(trip[name]) for name in ("lpep_pickup_datetime", "lpep_dropoff_datetime")}
            for trip in trips
        ]
        formats = {
            "csv": as_csv(trips),
            "csv with a byte order mark": "\ufeff" + as_csv(trips),
            "csv with times as m/d/yyyy h:mm": as_csv(american),
            "csv with columns in another order": as_csv(trips, sorted(TRIP)),
            "csv with one more column": as_csv(
                [trip | {"cbd_congestion_fee": 0.75} for trip in trips], [*TRIP, "cbd_congestion_fee"]
            ),
            "csv with windows line ends": as_csv(trips).replace("\n", "\r\n"),
            "parquet with 32-bit ids": as_parquet(trips, "snappy", id_type=pa.int32()),
            "parquet with nanoseconds": as_parquet(trips, "snappy", time_unit="ns"),
        } | {
            f"parquet, {codec}": as_parquet(trips, codec)
            for codec in ("none", "snappy", "gzip", "zstd", "brotli", "lz4")
        }
        self.trips(formats["csv"])
        self.preprocess()
        expected = self.outputs()
        os.remove(os.path.join(self.root, "processing/input/trips/green_tripdata_2021-01.csv"))
        for name, content in formats.items():
            with self.subTest(name):
                file = f"green_tripdata_2021-01.{name.split()[0].rstrip(',')}"
                self.trips(content, file)
                self.preprocess()
                os.remove(os.path.join(self.root, "processing/input/trips", file))
                self.assertEqual(self.outputs(), expected)

    def test_each_reason_to_drop_a_trip_is_counted_once(self):
        oddities = {
            "unreadable_time": [{"lpep_pickup_datetime": "yesterday"}, {"lpep_dropoff_datetime": None}],
            "stray_date": [{"lpep_pickup_datetime": "2009-01-01 00:10:00"}],
            "no_fare": [{"fare_amount": None}],
            "refund": [
                {"fare_amount": -8.5},
                {"fare_amount": 0},
                {"fare_amount": -3, "passenger_count": None},
            ],
            "fare_too_high": [{"fare_amount": 200}],
            "no_duration": [{"lpep_dropoff_datetime": "2021-01-04 17:30:00"}],
            "duration_too_long": [{"lpep_dropoff_datetime": "2021-01-04 19:30:00"}],
            "no_passenger_count": [{"passenger_count": None}, {"passenger_count": None, "fare_amount": 7}],
            "passenger_count_out_of_range": [{"passenger_count": 0}, {"passenger_count": 10}],
            "unknown_zone": [{"PULocationID": 264}, {"DOLocationID": 265}, {"PULocationID": None}],
            "no_distance": [{"DOLocationID": 1}],
        }
        trips = [TRIP | change for changes in oddities.values() for change in changes]
        self.trips(as_csv(trips + make_trips(100)))

        summary = self.preprocess()

        dropped = {reason: count for reason, count in summary["dropped"].items() if count}
        self.assertEqual(dropped, {reason: len(changes) for reason, changes in oddities.items()})
        self.assertEqual(summary["rows"], len(trips) + 100)
        self.assertEqual(sum(side["rows"] for side in summary["sides"].values()), 100)
        self.assertEqual(summary["passenger_count"]["without_passenger_count"]["count"], 2)
        self.assertEqual(summary["passenger_count"]["without_passenger_count"]["mean"], (18.5 + 7) / 2)

    def test_a_trip_keeps_its_side_in_later_runs_and_in_other_files(self):
        trips = make_trips(300)
        self.trips(as_csv(trips))
        self.preprocess()
        first = {side: set(text.splitlines()) for side, text in self.outputs().items()}
        more = make_trips(300, VendorID=1)
        self.trips(as_csv(more + trips[::-1] + trips[:50]))
        self.preprocess()
        for side, text in self.outputs().items():
            self.assertLessEqual(first[side], set(text.splitlines()), side)

    def test_the_hash_is_fixed_for_all_time(self):
        time = np.array(["2021-01-04T17:30:00"], dtype="datetime64[s]")
        hashed = trip_hash([np.array([2.0]), time, np.array([np.nan]), np.array([4.5])])
        self.assertEqual(trip_id(hashed).tolist(), ["988406bb579e1537"])

    def test_the_sides_are_70_15_and_15_percent_and_disjoint(self):
        hashed = trip_hash([np.arange(100_000.0)])
        sides = side_of(hashed)
        self.assertTrue((np.sum(list(sides.values()), axis=0) == 1).all())
        for side, share in {"train": 0.70, "validation": 0.15, "test": 0.15}.items():
            self.assertAlmostEqual(sides[side].mean(), share, delta=0.005)
        self.assertEqual(len(set(trip_id(hashed))), 100_000)

    def test_the_training_window_counts_back_from_the_newest_month(self):
        cases = {
            "P90D": ("2021-02-01", "2020-11-03"),
            "P3M": ("2021-02-01", "2020-11-01"),
            "P1Y": ("2021-02-01", "2020-02-01"),
            "P2W": ("2021-02-01", "2021-01-18"),
            "P1M": ("2021-03-31", "2021-03-01"),
            "P1DT12H": ("2021-02-01", "2021-01-30T12"),
            "PT6H": ("2021-02-01", "2021-01-31T18"),
        }
        for duration, (end, start) in cases.items():
            with self.subTest(duration):
                window = window_before(np.datetime64(end, "s"), duration)
                self.assertEqual(
                    (window.start, window.end), (np.datetime64(start, "s"), np.datetime64(end, "s"))
                )

    def test_a_duration_that_is_none_is_refused(self):
        for duration in ["", "90", "90D", "P", "PT", "P1DT", "P-1D", "P0D", "p90d"]:
            with self.subTest(duration), self.assertRaisesRegex(InputError, "TRAINING_WINDOW is"):
                window_before(np.datetime64("2021-02-01", "s"), duration)

    def test_the_month_is_read_from_the_name(self):
        cases = {
            "green_tripdata_2021-01.parquet": "2021-01",
            "2020/part-2021-12.csv": "2021-12",
            "green_tripdata.csv": None,
            "green_2021-13.csv": None,
            "12021-01.csv": None,
        }
        for name, month in cases.items():
            with self.subTest(name):
                self.assertEqual(month_of(name), month and np.datetime64(month, "M"))
        self.assertEqual(
            end_of_months(["a_2020-12.csv", "b_2019-07.csv", "c.csv"]), np.datetime64("2021-01-01")
        )

    def test_a_stray_date_in_the_future_does_not_move_the_window(self):
        times = np.full(5000, np.datetime64("2021-01-20T10:00:00"))
        times[:3] = np.datetime64("2041-06-01T00:00:00")
        self.assertEqual(end_of_days(times), np.datetime64("2021-01-21T00:00:00"))

    def test_files_outside_the_window_are_not_read(self):
        self.trips("not even a header", "green_tripdata_2019-05.csv")
        self.trips(as_csv(make_trips(100)))
        summary = self.preprocess()
        self.assertEqual(summary["files_outside_window"], ["green_tripdata_2019-05.csv"])
        self.assertEqual([file["name"] for file in summary["files"]], ["green_tripdata_2021-01.csv"])

    def test_without_a_month_in_the_name_the_newest_day_decides(self):
        os.environ["TRAINING_WINDOW"] = "P1D"
        old = make_trips(
            10, lpep_pickup_datetime="2021-01-03 23:59:59", lpep_dropoff_datetime="2021-01-04 00:09:00"
        )
        self.trips(as_csv(old + make_trips(100)), "trips.csv")
        summary = self.preprocess()
        self.assertEqual(summary["window"]["start"], "2021-01-04T00:00:00")
        self.assertEqual(summary["dropped"]["outside_window"], 10)

    def test_instances_that_all_have_every_file_share_them_out(self):
        parts = {f"part{part}_2021-0{part}.csv": part for part in (1, 2, 3)}
        for name, part in parts.items():
            trips = make_trips(150)
            for trip in trips:
                for column in ("lpep_pickup_datetime", "lpep_dropoff_datetime"):
                    trip[column] = trip[column].replace("2021-01", f"2021-0{part}")
            self.trips(as_csv(trips), name)
        self.write_json(
            "config/processingjobconfig.json",
            {
                "ProcessingInputs": [
                    {
                        "InputName": "trips",
                        "S3Input": {"S3Uri": "s3://b/p", "S3DataDistributionType": "FullyReplicated"},
                    }
                ]
            },
        )
        self.preprocess()
        alone = {side: sorted(text.splitlines()) for side, text in self.outputs().items()}

        shared: dict[str, set[str]] = {side: [] for side in alone}
        for host in ("algo-1", "algo-2"):
            self.resources(host, ["algo-1", "algo-2"])
            preprocess.main(self.root)
            for side, text in self.outputs(host).items():
                shared[side] += text.splitlines()[1 if side == "test" and host == "algo-2" else 0 :]

        self.assertEqual({side: sorted(rows) for side, rows in shared.items()}, alone)

    def test_distance_is_that_of_the_great_circle(self):
        self.assertAlmostEqual(float(haversine_km(0.0, 0.0, 0.0, 180.0)), np.pi * 6371.0088, places=6)
        self.assertAlmostEqual(float(haversine_km(40.0, -74.0, 41.0, -74.0)), 111.195, places=3)
        # JFK to LAX, as published by many: 3,983 km (haversine).
        self.assertAlmostEqual(float(haversine_km(40.6398, -73.7789, 33.9425, -118.4081)), 3974, delta=10)

    def test_input_of_another_shape_gives_one_sentence(self):
        many = as_csv(make_trips(100))
        cases = {
            "no file": ({}, "There are no trips: .* holds no .parquet and no .csv file"),
            "only markers": ({"_SUCCESS": "", ".hidden.csv": many}, "There are no trips"),
            "a text file": ({"notes.txt": "hello"}, "'notes.txt', which is neither a .parquet nor a .csv"),
            "an empty file": ({"a_2021-01.csv": ""}, "lacks the columns .*fare_amount; it has none"),
            "only a header": ({"a_2021-01.csv": as_csv([])}, "Too few trips: 0 of 0"),
            "a missing column": (
                {"a_2021-01.csv": as_csv(make_trips(3), [name for name in TRIP if name != "DOLocationID"])},
                "'a_2021-01.csv' lacks the column DOLocationID; it has VendorID, ",
            ),
            "text among numbers": (
                {"a_2021-01.csv": as_csv([TRIP | {"fare_amount": "ten"}])},
                "'a_2021-01.csv' cannot be read as csv: .*'ten'",
            ),
            "a ragged row": (
                {"a_2021-01.csv": as_csv([TRIP]) + "1,2\n"},
                "cannot be read as csv: .*Expected 9 columns",
            ),
            "bytes that are no text": ({"a_2021-01.csv": b"\xff\xfe\x00\x01"}, "cannot be read as csv"),
            "not parquet": ({"a_2021-01.parquet": b"hello"}, "'a_2021-01.parquet' cannot be read as parquet"),
            "half a parquet file": (
                {"a_2021-01.parquet": as_parquet(make_trips(9), "snappy")[:-20]},
                "cannot be read as parquet",
            ),
            "only refunds": (
                {"a_2021-01.csv": as_csv(make_trips(20, fare_amount=-5))},
                "Too few trips: 0 of 20 are fit.*20 refund",
            ),
            "no readable time": (
                {"a.csv": as_csv(make_trips(3, lpep_pickup_datetime="soon"))},
                "no row of the 1 files has a readable lpep_pickup_datetime",
            ),
        }
        for name, (files, sentence) in cases.items():
            with self.subTest(name):
                for file, content in files.items():
                    self.trips(content, file)
                self.assertRegex(self.refusal(), sentence)
                for file in files:
                    os.remove(os.path.join(self.root, "processing/input/trips", file))

    def test_zones_of_another_shape_give_one_sentence(self):
        self.trips(as_csv(make_trips(100)))
        cases = {
            ZONES + "2,40.1,-73.1,Queens,Again\n": "LocationID 2 in lines 3 and 5; merge the polygons",
            ZONES
            + "4,931553.49,191470.5,Queens,In feet\n": "a centre outside the globe in line 5; write degrees",
            ZONES + "4,,,Queens,Nowhere\n": "no number in LocationID, latitude or longitude, line 5",
            ZONES.replace("latitude", "lat"): "lacks the column latitude",
            "LocationID,latitude,longitude,borough,zone\n": "has no rows",
        }
        for content, sentence in cases.items():
            with self.subTest(sentence):
                self.write("processing/input/zones/zones.csv", content)
                self.assertRegex(self.refusal(), sentence)

    def test_several_instances_need_months_in_the_names(self):
        self.trips(as_csv(make_trips(100)), "trips.csv")
        self.resources("algo-2", ["algo-1", "algo-2"])
        self.assertRegex(self.refusal(), "does not say where the input `trips` comes from")
        self.write_json(
            "config/processingjobconfig.json",
            {"ProcessingInputs": [{"InputName": "trips", "S3Input": {"S3Uri": "s3://b/p"}}]},
        )
        self.assertRegex(self.refusal(), "'trips.csv' tells no month, so 2 instances cannot agree")

    def test_a_feature_that_nobody_makes_is_named(self):
        self.trips(as_csv(make_trips(100)))
        dataset = self.read_json("processing/input/dataset/dataset.json")
        dataset["features"].append({"name": "rain"})
        self.write_json("processing/input/dataset/dataset.json", dataset)
        self.assertRegex(self.refusal(), "the feature rain, which this step does not make")

    def test_a_refusal_ends_the_job_with_its_sentence_as_message(self):
        command = [sys.executable, preprocess.__file__, "--root", self.root]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        self.assertEqual(result.returncode, 1)
        self.assertRegex(result.stderr, r"^There are no trips: .*\n$")
        self.assertEqual(self.read("output/message"), result.stderr.rstrip("\n"))

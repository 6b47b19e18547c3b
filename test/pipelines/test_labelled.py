import csv
import io
import json
import os

import preprocess
from job import InputError
from job_folder import DATASET, FEATURES, JobTest
from object_server import ObjectServer
from test_preprocess import TRIP, ZONES, as_csv, make_trips

URI = "s3://bucket/labelled/fares/2026-11-23/drift-prod-1"
REQUEST = {
    "passenger_count": 1,
    "pickup_longitude": -73.95,
    "pickup_latitude": 40.75,
    "dropoff_longitude": -74.0,
    "dropoff_latitude": 40.7,
    "geo_distance": 6.97,
    "hour": 8,
    "weekday": 0,
    "month": 1,
}


def make_labelled(count: int, first: int = 0, **changes) -> list[dict]:
    """As many rows as label-ingest writes them, a minute apart, all of January 2021."""
    return [
        {"fare_amount": 20.5, **REQUEST, "trip_id": f"row-{row}"}
        | {"lpep_pickup_datetime": f"2021-01-{15 + row // 1440:02}T{row // 60 % 24:02}:{row % 60:02}:00Z"}
        | changes
        for row in range(first, first + count)
    ]


def labelled_csv(rows: list[dict], columns: list[str] | None = None) -> str:
    file = io.StringIO()
    names = columns or [*("fare_amount",), *FEATURES, "trip_id", "lpep_pickup_datetime"]
    writer = csv.DictWriter(file, names, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue()


class LabelledTest(JobTest):
    def setUp(self):
        super().setUp()
        self.server = ObjectServer()
        self.addCleanup(self.server.close)
        os.environ.pop("TRAINING_WINDOW", None)
        os.environ["LABELLED_URI"] = URI
        self.write("processing/input/zones/zones.csv", ZONES)
        self.trips(as_csv(make_trips(200)))

    def trips(self, content: str, name: str = "green_tripdata_2021-01.csv") -> None:
        self.write(f"processing/input/trips/{name}", content)

    def labelled(self, rows: list[dict], last: str = "2021-01-31T23:00:00Z") -> None:
        self.server.put(f"{URI}/train/labelled.csv", labelled_csv(rows))
        self.server.put(f"{URI}/ingest.json", json.dumps({"last": last}))

    def preprocess(self) -> dict:
        preprocess.main(self.root)
        return self.read_json("processing/output/summary/algo-1.json")

    def rows(self, side: str) -> list[list[str]]:
        return list(csv.reader(io.StringIO(self.read(f"processing/output/{side}/algo-1.csv"))))

    def test_labelled_rows_join_the_trips_and_are_counted(self):
        self.labelled(make_labelled(300))
        summary = self.preprocess()
        self.assertEqual(summary["rows"], 500)
        self.assertEqual(sum(side["rows"] for side in summary["sides"].values()), 500)
        self.assertEqual(summary["labelled_uri"], URI)
        self.assertEqual(summary["files"][-1], {"name": f"{URI}/train/labelled.csv", "rows": 300})
        header, *test = self.rows("test")
        by_id = {row[10]: row for row in test if row[10].startswith("row-")}
        self.assertGreater(len(by_id), 20)
        for row in by_id.values():
            named = dict(zip(header, row, strict=True))
            self.assertEqual({name: float(named[name]) for name in FEATURES}, REQUEST)
            self.assertEqual((named["fare_amount"], named["borough"]), ("20.5", "Queens"))
            self.assertRegex(named["lpep_pickup_datetime"], r"^2021-01-15 \d\d:\d\d:00$")

    def test_a_row_keeps_its_side_in_later_ingests(self):
        self.labelled(make_labelled(300))
        self.preprocess()
        first = {row[10] for row in self.rows("test")}
        self.labelled(make_labelled(300, first=200)[::-1] + make_labelled(200))
        self.preprocess()
        self.assertLessEqual(first, {row[10] for row in self.rows("test")})

    def test_the_window_ends_with_the_newest_day_of_both(self):
        cases = {"2021-03-10T05:00:00Z": "2021-03-11T00:00:00", "2021-01-10T05:00:00Z": "2021-02-01T00:00:00"}
        for last, end in cases.items():
            with self.subTest(last):
                self.labelled(make_labelled(100), last)
                self.assertEqual(self.preprocess()["window"]["end"], end)

    def test_trips_that_are_too_old_by_now_leave_the_labelled_rows_alone(self):
        rows = make_labelled(300, lpep_pickup_datetime="2023-01-15T10:00:00Z")
        self.labelled(rows, "2023-01-15T10:00:00Z")
        summary = self.preprocess()
        self.assertEqual(summary["files_outside_window"], ["green_tripdata_2021-01.csv"])
        self.assertEqual(summary["rows"], 300)

    def test_each_reason_to_drop_a_row_is_counted_once(self):
        oddities = {
            "unreadable_time": [{"lpep_pickup_datetime": "yesterday"}, {"lpep_pickup_datetime": None}],
            "outside_window": [{"lpep_pickup_datetime": "2020-01-01T00:00:00Z"}],
            "no_passenger_count": [{"passenger_count": None}],
            "passenger_count_out_of_range": [{"passenger_count": 12}],
            "unknown_zone": [{"geo_distance": None}],
            "no_distance": [{"geo_distance": 0}],
            "distance_too_long": [{"geo_distance": 500}],
            "missing_feature": [{"pickup_longitude": None}, {"hour": None, "fare_amount": None}],
            "no_fare": [{"fare_amount": None}],
            "refund": [{"fare_amount": -3}],
            "fare_too_high": [{"fare_amount": 1000}],
        }
        odd = [change for changes in oddities.values() for change in changes]
        rows = [row | change for row, change in zip(make_labelled(len(odd)), odd, strict=True)]
        self.labelled(rows + make_labelled(100, first=100))
        summary = self.preprocess()
        dropped = {reason: count for reason, count in summary["dropped"].items() if count}
        self.assertEqual(dropped, {reason: len(changes) for reason, changes in oddities.items()})
        self.assertEqual(sum(side["rows"] for side in summary["sides"].values()), 300)

    def test_of_several_instances_one_adds_them(self):
        self.labelled(make_labelled(300))
        self.write_json(
            "config/processingjobconfig.json",
            {"ProcessingInputs": [{"InputName": "trips", "S3Input": {"S3DataDistributionType": "Full"}}]},
        )
        rows, ends = {}, set()
        for host in ("algo-1", "algo-2"):
            self.write_json(
                "config/resourceconfig.json", {"current_host": host, "hosts": ["algo-1", "algo-2"]}
            )
            preprocess.main(self.root)
            summary = self.read_json(f"processing/output/summary/{host}.json")
            rows[host] = summary["rows"]
            ends.add(summary["window"]["end"])
        self.assertEqual(sorted(rows.values()), [0, 500])
        self.assertEqual(len(ends), 1)

    def test_without_an_address_nothing_is_fetched(self):
        for none in ("none", ""):
            os.environ["LABELLED_URI"] = none
            summary = self.preprocess()
            self.assertEqual((summary["rows"], summary["labelled_uri"]), (200, None))

    def test_what_label_ingest_did_not_write_gives_one_sentence(self):
        without = [name for name in [*FEATURES, "trip_id", "lpep_pickup_datetime"] if name != "hour"]
        sound = labelled_csv(make_labelled(5))
        cases = {
            "ingest.json could not be read .*; run the pipeline label-ingest first": {},
            "train/labelled.csv could not be read": {"ingest.json": '{"last": "2021-01-31T00:00:00Z"}'},
            "ingest.json is not what label-ingest writes: KeyError": {"ingest.json": "{}"},
            "ingest.json is not what label-ingest writes: JSONDecodeError": {"ingest.json": "{"},
            "labelled.csv is not what label-ingest writes: .*hour": {
                "ingest.json": '{"last": "2021-01-31T00:00:00Z"}',
                "train/labelled.csv": labelled_csv(make_labelled(5), ["fare_amount", *without]),
            },
            "labelled.csv is not what label-ingest writes: .*'many'": {
                "ingest.json": '{"last": "2021-01-31T00:00:00Z"}',
                "train/labelled.csv": sound.replace("6.97", "many", 1),
            },
        }
        for sentence, files in cases.items():
            with self.subTest(sentence):
                self.server.objects.clear()
                for name, body in files.items():
                    self.server.put(f"{URI}/{name}", body)
                with self.assertRaisesRegex(InputError, sentence) as refused:
                    preprocess.main(self.root)
                self.assertNotIn("\n", str(refused.exception))


class OtherLabelTest(JobTest):
    def setUp(self):
        super().setUp()
        self.write("processing/input/zones/zones.csv", ZONES)
        self.label("tipped")

    def label(self, name: str) -> None:
        self.write_json("processing/input/dataset/dataset.json", DATASET | {"label": {"name": name}})

    def test_a_trip_can_be_learned_by_whether_there_was_a_tip(self):
        tips = [0, 2.5, None, 0.01]
        trips = [trip | {"tip_amount": tips[row % 4]} for row, trip in enumerate(make_trips(400))]
        content = as_csv(trips, [*TRIP, "tip_amount"])
        self.write("processing/input/trips/green_tripdata_2021-01.csv", content)
        preprocess.main(self.root)
        summary = self.read_json("processing/output/summary/algo-1.json")
        self.assertEqual(summary["dropped"]["no_tip_known"], 100)
        labels = [
            line.split(",")[0]
            for side in ("train", "validation")
            for line in self.read(f"processing/output/{side}/algo-1.csv").splitlines()
        ]
        self.assertEqual(set(labels), {"0", "1"})
        self.assertTrue(self.read("processing/output/test/algo-1.csv").startswith("tipped,"))

    def test_a_label_that_nobody_makes_is_named(self):
        self.write("processing/input/trips/green_tripdata_2021-01.csv", as_csv(make_trips(100)))
        self.label("rating")
        with self.assertRaisesRegex(InputError, "the label rating, which this step does not make; it makes"):
            preprocess.main(self.root)

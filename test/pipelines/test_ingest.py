import csv
import io
import json
from datetime import datetime, timedelta, timezone

import numpy as np
from ingest import IngestRequest, ingest, is_complete, newest_share
from job import InputError
from job_folder import JobTest
from memory_folder import MemoryFolder, record

DATASET = {
    "problem": "regression",
    "label": {"name": "price"},
    "id": "order",
    "time": "ordered_at",
    "metric": {"name": "rmse", "better": "lower"},
    "features": [{"name": "amount", "type": "fractional"}, {"name": "colour", "type": "string"}],
}
END = datetime(2026, 11, 23, 12, tzinfo=timezone.utc)
DEPLOYED = datetime(2026, 11, 20, 3, 15, 30, 250_000, tzinfo=timezone.utc)
REQUEST = IngestRequest(
    endpoint="tiny-prod",
    package="arn:aws:sagemaker:us-east-1:111122223333:model-package/tiny/3",
    window=timedelta(days=90),
    end=END,
    label_delay=timedelta(hours=24),
    deployed_at=DEPLOYED,
)


class Target(MemoryFolder):
    """A folder in S3 that is written to; `order` are its files in the order in which they came."""

    def __init__(self):
        super().__init__({})
        self.order: list[str] = []

    def upload(self, name: str, path: str) -> None:
        with open(path, "rb") as file:
            self.write(name, file.read())

    def write(self, name: str, body: bytes, content_type: str = "application/json") -> str:
        self.order.append(name)
        return super().write(name, body, content_type)

    def rows(self, name: str) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(self.contents[name].decode(), newline="")))


def captured(requests: list[tuple]) -> MemoryFolder:
    """A capture of (id, time, request and answer)."""
    files: dict[str, str] = {}
    for name, time, request, answer in requests:
        hour = time.strftime("%Y/%m/%d/%H/a.jsonl")
        line = record(request, answer, name, time.strftime("%Y-%m-%dT%H:%M:%SZ"))
        files[hour] = files.get(hour, "") + line + "\n"
    return MemoryFolder(files)


def orders(count: int, since: datetime = DEPLOYED + timedelta(hours=1)) -> list[tuple]:
    """As many orders of one row, a minute apart."""
    return [(f"o{row}", since + timedelta(minutes=row), f"{row}.5,red", "7") for row in range(count)]


def labels_of(requests: list[tuple], header: str = "order,price") -> MemoryFolder:
    lines = [f"{name},{row + 0.25}" for row, (name, *_) in enumerate(requests)]
    return MemoryFolder({"a.csv": "\n".join([header, *lines]) + "\n"})


class IngestTest(JobTest):
    def ingest(self, requests: list[tuple], labels: MemoryFolder, **changes) -> tuple[Target, dict]:
        target = Target()
        request = IngestRequest(**(vars(REQUEST) | changes))
        return target, ingest(request, DATASET, captured(requests), labels, target)

    def test_the_newest_fifth_is_for_the_judge(self):
        requests = orders(100)
        target, summary = self.ingest(requests, labels_of(requests))
        train, judge = target.rows("train/labelled.csv"), target.rows("judge/labelled.csv")
        self.assertEqual({row["order"] for row in judge}, {f"o{row}" for row in range(80, 100)})
        self.assertEqual({row["order"] for row in train}, {f"o{row}" for row in range(80)})
        self.assertEqual(
            next(row for row in train if row["order"] == "o3"),
            {
                "price": "3.25",
                "amount": "3.5",
                "colour": "red",
                "order": "o3",
                "ordered_at": "2026-11-20T04:18:30Z",
            },
        )
        self.assertEqual(
            summary,
            {
                "version": 1,
                "endpoint": "tiny-prod",
                "modelPackageArn": REQUEST.package,
                "rows": 100,
                "trainRows": 80,
                "judgeRows": 20,
                "first": "2026-11-20T04:15:30Z",
                "last": "2026-11-20T05:54:30Z",
                "judgeFirst": "2026-11-20T05:35:30Z",
                "orphans": 0,
                "duplicates": 0,
                "corrupt": 0,
                "unreadable": 0,
                "unreadableLabels": {"files": 0, "lines": 0, "names": []},
            },
        )

    def test_the_header_is_label_features_id_and_time_and_the_summary_is_written_last(self):
        requests = orders(10)
        target, summary = self.ingest(requests, labels_of(requests))
        for name in ("train/labelled.csv", "judge/labelled.csv"):
            self.assertTrue(target.contents[name].startswith(b"price,amount,colour,order,ordered_at\n"))
        self.assertEqual(target.order, ["train/labelled.csv", "judge/labelled.csv", "ingest.json"])
        self.assertEqual(json.loads(target.contents["ingest.json"]), summary)
        self.assertTrue(is_complete(target))

    def test_it_is_complete_only_with_the_summary_of_its_own(self):
        for name in ("train/labelled.csv", "ingest.json.part", "older/ingest.json"):
            self.assertFalse(is_complete(MemoryFolder({name: "{}"})))

    def test_rows_too_young_too_old_or_of_an_earlier_release_do_not_count(self):
        requests = [
            ("earlier", DEPLOYED - timedelta(seconds=1), "1,red", "2"),
            ("checked", DEPLOYED, "1,red", "2"),
            ("in", DEPLOYED + timedelta(seconds=1), "1,red", "2"),
            ("due", END - timedelta(hours=24, seconds=1), "1,red", "2"),
            ("young", END - timedelta(hours=24), "1,red", "2"),
        ]
        target, summary = self.ingest(requests, labels_of(requests))
        found = {row["order"] for name in target.order[:2] for row in target.rows(name)}
        self.assertEqual(found, {"in", "due"})
        self.assertEqual(summary["orphans"], 2)
        target, _ = self.ingest(requests, labels_of(requests), window=timedelta(hours=30))
        self.assertEqual([row["order"] for row in target.rows("judge/labelled.csv")], ["due"])

    def test_rows_of_one_request_are_joined_one_by_one(self):
        time = DEPLOYED + timedelta(hours=1)
        labels = MemoryFolder({"a.csv": "order,price\nr/0,10\nr/2,30\nr,99\n"})
        target, summary = self.ingest([("r", time, "1,a\n2,b\n3,c", "5\n6\n7")], labels)
        rows = [row for name in target.order[:2] for row in target.rows(name)]
        self.assertEqual(
            {(row["order"], row["amount"], row["price"]) for row in rows},
            {("r/0", "1", "10"), ("r/2", "3", "30")},
        )
        self.assertEqual(summary["orphans"], 1)

    def test_the_newest_label_wins(self):
        requests = orders(5)
        day = datetime(2026, 11, 22, tzinfo=timezone.utc)
        labels = MemoryFolder(
            {"a.csv": "order,price\no1,2\no2,5\n", "z.csv": "order,price\no1,1\n"},
            {"a.csv": day, "z.csv": day - timedelta(hours=1)},
        )
        target, summary = self.ingest(requests, labels)
        prices = {row["order"]: row["price"] for name in target.order[:2] for row in target.rows(name)}
        self.assertEqual(prices, {"o1": "2", "o2": "5"})
        self.assertEqual(summary["duplicates"], 1)

    def test_a_cell_that_must_be_a_number_and_is_none_costs_its_own_row_only(self):
        time = DEPLOYED + timedelta(hours=1)
        requests = [
            *orders(10),
            ("text", time, "many,red", "7"),
            ("infinite", time, "inf,red", "7"),
            ("empty", time, ",red", "7"),
            ("plus", time, " +3 ,red", "7"),
            ("quoted", time, '4,"dark, ""red"""', "7"),
            ("unlabelled", time, "1,red", "7"),
        ]
        labels = MemoryFolder(
            {
                "a.csv": "order,price\n"
                + "".join(f"{name},5\n" for name, *_ in requests[:-1])
                + "unlabelled,unknown\n"
            }
        )
        target, summary = self.ingest(requests, labels)
        self.assertEqual((summary["rows"], summary["unreadable"]), (13, 3))
        found = {row["order"]: row for name in target.order[:2] for row in target.rows(name)}
        self.assertEqual(found["empty"]["amount"], "")
        self.assertEqual(found["plus"]["amount"], "3")
        self.assertEqual(found["quoted"]["colour"], 'dark, "red"')

    def test_a_time_that_is_none_costs_its_own_row_only(self):
        requests = orders(10)
        folder = captured(requests)
        line = record("1,red", "7", "never", "2026-11-20T05:77:00Z")
        folder.contents["2026/11/20/05/b.jsonl"] = line.encode()
        labels = labels_of([*requests, ("never",)])
        summary = ingest(REQUEST, DATASET, folder, labels, Target())
        self.assertEqual((summary["rows"], summary["unreadable"]), (10, 1))

    def test_without_labelled_rows_nothing_is_written(self):
        target = Target()
        with self.assertRaisesRegex(
            InputError, "tiny-prod has no labelled rows from 2026-11-20T03:15:31Z .*20 rows were captured"
        ):
            ingest(REQUEST, DATASET, captured(orders(20)), MemoryFolder({}), target)
        self.assertEqual(target.order, [])

    def test_a_feature_may_bear_any_name(self):
        dataset = DATASET | {
            "features": [{"name": "label", "type": "fractional"}, {"name": "time", "type": "string"}]
        }
        target = Target()
        requests = orders(10)
        ingest(REQUEST, dataset, captured(requests), labels_of(requests), target)
        self.assertTrue(
            target.contents["train/labelled.csv"].startswith(b"price,label,time,order,ordered_at\n")
        )
        self.assertEqual(target.rows("train/labelled.csv")[0]["time"], "red")

    def test_the_share_is_by_time_and_among_equals_by_hash(self):
        seconds = np.array(["2026-01-02", "2026-01-01", "2026-01-02", "2026-01-01", "2026-01-02"])
        judged = newest_share(seconds.astype("datetime64[s]"), np.array([1, 2, 9, 4, 5], dtype=np.uint64))
        self.assertEqual(judged.tolist(), [False, False, True, False, False])
        one = np.array(["2026-01-01"], dtype="datetime64[s]")
        self.assertEqual(newest_share(one, np.array([1], dtype=np.uint64)).tolist(), [True])

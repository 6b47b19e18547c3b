import io
import json
from datetime import datetime, timedelta, timezone

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import storage
from job_folder import JobTest
from join import JoinCounts, join
from labels import LABELS, Labels, Unreadable
from memory_folder import MemoryFolder
from spill import Spill

DATASET = {"id": "order", "label": {"name": "price"}}
SINCE = datetime(2026, 11, 23, 6, tzinfo=timezone.utc)
ROWS = pa.schema([("id", pa.string()), ("time", pa.string()), ("prediction", pa.string())])


def parquet(**columns) -> bytes:
    body = io.BytesIO()
    pq.write_table(pa.table(columns), body)
    return body.getvalue()


def truth(name: str, label: object) -> str:
    return json.dumps(
        {
            "groundTruthData": {"data": label, "encoding": "CSV"},
            "eventMetadata": {"eventId": name},
            "eventVersion": "0",
        }
    )


def read(files: dict, modified: dict | None = None) -> tuple[list[tuple[str, str]], Labels]:
    labels = Labels(MemoryFolder(files, modified), DATASET, SINCE)
    found = []
    for batch in labels:
        found += zip(batch.column(0).to_pylist(), batch.column(1).to_pylist(), strict=True)
    return found, labels


class LabelsTest(JobTest):
    def test_the_three_kinds_of_files_say_the_same(self):
        whole = [("007", "12.5"), ("b/1", "3"), ("c", "text")]
        cases = {
            "a.csv": "other,price,order\n1,12.5,007\n2,3,b/1\n3,text,c\n",
            "deep/folder/A.CSV": "\ufefforder,price\r\n007,12.5\r\nb/1,3\r\nc,text\r\n",
            "b.jsonl": "\n".join([truth("007", "12.5"), truth("b/1", 3), "", truth("c", " text\n")]),
            "c.parquet": parquet(order=["007", "b/1", "c"], price=["12.5", "3", "text"], other=[1, 2, 3]),
        }
        for name, body in cases.items():
            with self.subTest(name):
                found, labels = read({name: body})
                self.assertEqual(found, whole)
                self.assertEqual(labels.unreadable, Unreadable())

    def test_numbers_in_parquet_are_labels_and_ids(self):
        found, _ = read({"a.parquet": parquet(order=pa.array([7, 8]), price=pa.array([0.5, None]))})
        self.assertEqual(found, [("7", "0.5")])

    def test_rows_without_id_or_label_are_left_out(self):
        found, _ = read({"a.csv": "order,price\n,1\na,\nb,2\n"})
        self.assertEqual(found, [("b", "2")])

    def test_files_that_came_before_the_window_and_others_are_not_read(self):
        files = {name: f"order,price\n{name[0]},1\n" for name in ("a.csv", "b.csv", "c.txt", "d.csv")}
        modified = {"a.csv": SINCE - timedelta(seconds=1), "b.csv": SINCE}
        found, labels = read(files, modified)
        self.assertEqual([name for name, _ in found], ["b", "d"])
        self.assertEqual(labels.unreadable, Unreadable())

    def test_older_files_come_first_whatever_their_names(self):
        files = {name: f"order,price\nx,{name[0]}\n" for name in ("a.csv", "b.csv", "c.csv")}
        modified = {"a.csv": SINCE + timedelta(hours=3), "b.csv": SINCE, "c.csv": SINCE}
        self.assertEqual([label for _, label in read(files, modified)[0]], ["b", "c", "a"])

    def test_what_cannot_be_read_costs_nothing_else(self):
        good = {"z.csv": "order,price\nz,1\n"}
        files = {
            "no header": {"a.csv": "1,2\n3,4\n"},
            "no label column": {"a.csv": "order,cost\na,1\n"},
            "no parquet": {"a.parquet": b"PAR1 not"},
            "parquet without the label": {"a.parquet": parquet(order=["a"])},
            "bytes that are no text": {"a.csv": b"order,price\n\xff\xfe,1\n"},
        }
        lines = {
            "a row too long": {"a.csv": "order,price\na,1,2\n"},
            "a line that is no JSON": {"a.jsonl": "{"},
            "a label that is no value": {"a.jsonl": truth("a", {"x": 1})},
            "a label that is true": {"a.jsonl": truth("a", True)},
            "an id that is no text": {"a.jsonl": truth(5, 1)},
        }
        for name, bad in {**files, **lines}.items():
            with self.subTest(name):
                found, labels = read(bad | good)
                self.assertEqual(found, [("z", "1")])
                whole = Unreadable(files=1, names=list(bad)) if name in files else Unreadable(lines=1)
                self.assertEqual(labels.unreadable, whole)

    def test_names_of_files_that_cannot_be_read_are_few_short_and_printable(self):
        bad = {f"{number:02}\x1b[2K\n{'x' * 300}.csv": "1\n" for number in range(12)}
        _, labels = read(bad)
        self.assertEqual((labels.unreadable.files, len(labels.unreadable.names)), (12, 10))
        self.assertEqual(labels.unreadable.names[0], "00\ufffd[2K\ufffd" + "x" * 193)

    def test_a_large_file_is_read_from_disk_in_batches(self):
        part = storage.PART_BYTES
        rows = 20_000
        files = {"a.csv": "order,price\n" + "".join(f"i{n},{n}\n" for n in range(rows))}
        files["b.parquet"] = parquet(order=[f"p{n}" for n in range(rows)], price=np.arange(rows))
        import labels as module

        self.addCleanup(lambda: (vars(storage).update(PART_BYTES=part), vars(module).update(PART_BYTES=part)))
        storage.PART_BYTES = module.PART_BYTES = 1000
        found, _ = read(files)
        self.assertEqual(found[:2] + found[rows : rows + 1], [("i0", "0"), ("i1", "1"), ("p0", "0")])
        self.assertEqual(len(found), 2 * rows)


class JoinTest(JobTest):
    def joined(self, rows: list, labels: list, until: str | None = None) -> tuple[list[tuple], JoinCounts]:
        """Of rows as (id, time, prediction) and labels as (id, label), both in the order of their coming."""
        counts = JoinCounts()
        with Spill(ROWS) as captured, Spill(LABELS) as known:
            for spill, schema, added in ((captured, ROWS, rows), (known, LABELS, labels)):
                # In two batches, since what is newer may be in a later one.
                for part in (added[: len(added) // 2], added[len(added) // 2 :]):
                    columns = [pa.array(column, pa.string()) for column in zip(*part, strict=True)]
                    if columns:
                        spill.add(pa.record_batch(columns, schema=schema))
            tables = list(join(captured, known, counts, until))
        found = [tuple(row.values()) for table in tables for row in table.to_pylist()]
        return sorted(found), counts

    def test_rows_get_their_newest_label_and_the_rest_is_counted(self):
        rows = [(f"i{n}", "2026-11-23T07:00:00Z", str(n)) for n in range(6)]
        labels = [("i0", "old"), ("i3", "7"), ("nobody", "1"), ("nobody", "2"), ("i0", "new")]
        found, counts = self.joined(rows, labels)
        time = "2026-11-23T07:00:00Z"
        self.assertEqual(found, [("i0", time, "0", "new"), ("i3", time, "3", "7")])
        self.assertEqual(counts, JoinCounts(rows=6, due=6, labelled=2, orphans=1, duplicates=2))

    def test_a_row_captured_twice_counts_once_as_it_was_last(self):
        rows = [("a", "2026-11-23T07:00:00Z", "1"), ("b", "2026-11-23T07:00:00Z", "1")]
        rows += [("a", "2026-11-23T07:00:05Z", "2")]
        found, counts = self.joined(rows, [("a", "5")])
        self.assertEqual(found, [("a", "2026-11-23T07:00:05Z", "2", "5")])
        self.assertEqual(counts.rows, 2)

    def test_rows_that_are_too_young_are_neither_due_nor_are_their_labels_orphans(self):
        rows = [("a", "2026-11-23T06:59:59Z", "1"), ("b", "2026-11-23T07:00:00Z", "1")]
        found, counts = self.joined(rows, [("a", "5"), ("b", "6"), ("c", "7")], "2026-11-23T07:00:00Z")
        self.assertEqual([row[0] for row in found], ["a"])
        self.assertEqual(counts, JoinCounts(rows=2, due=1, labelled=1, orphans=1, duplicates=0))

    def test_nothing_joins_with_nothing(self):
        self.assertEqual(self.joined([], []), ([], JoinCounts()))
        self.assertEqual(self.joined([("a", "t", "1")], []), ([], JoinCounts(rows=1, due=1)))
        self.assertEqual(self.joined([], [("a", "1")]), ([], JoinCounts(orphans=1)))

    def test_many_rows_in_any_order_join_as_a_dictionary_would(self):
        random = np.random.default_rng(3)
        rows = [(f"i{n}", f"t{n}", str(n)) for n in random.permutation(5000)]
        labels = [(f"i{n}", str(place)) for place, n in enumerate(random.integers(0, 8000, 9000))]
        found, counts = self.joined(rows, labels)
        newest, captured = dict(labels), {row[0] for row in rows}
        self.assertEqual(
            {row[0]: row[3] for row in found}, {k: v for k, v in newest.items() if k in captured}
        )
        self.assertEqual(counts.orphans, len(newest.keys() - captured))
        self.assertEqual(counts.duplicates, 9000 - len(newest))

import json
import tracemalloc
from datetime import datetime, timezone

import numpy as np
import pyarrow as pa
import records
import storage
from capture import Capture, hours_of
from job_folder import JobTest
from memory_folder import HOUR, TIME, MemoryFolder, record, side
from records import parse, read_alike_records

FEATURES = ["amount", "colour"]
START = datetime(2026, 11, 23, 7, 0, tzinfo=timezone.utc)
END = datetime(2026, 11, 23, 8, 20, tzinfo=timezone.utc)


def read(
    *lines: str | bytes, start: datetime = START, end: datetime = END
) -> tuple[Capture, dict[str, list]]:
    """The capture of one file, and its rows by column."""
    body = b"\n".join(line.encode() if isinstance(line, str) else line for line in lines)
    return read_files({f"{HOUR}/a.jsonl": body}, start, end)


def read_files(files: dict, start: datetime = START, end: datetime = END) -> tuple[Capture, dict[str, list]]:
    capture = Capture(MemoryFolder(files), FEATURES, start, end)
    columns: dict[str, list] = {name: [] for name in ("id", "time", "prediction", *FEATURES)}
    for rows in capture:
        for name, column in {"id": rows.ids, "time": rows.times, **rows.cells}.items():
            columns[name] += column.to_pylist()
    return capture, columns


class CaptureTest(JobTest):
    def test_a_record_becomes_a_row_of_texts(self):
        capture, rows = read(record("1.50,red\n", "7.25\n"))
        self.assertEqual(
            rows, {"id": ["i"], "time": [TIME], "prediction": ["7.25"], "amount": ["1.50"], "colour": ["red"]}
        )
        self.assertEqual((capture.counts.records, capture.counts.rows, capture.counts.corrupt), (1, 1, 0))

    def test_the_id_is_the_callers_own_and_else_that_of_the_event(self):
        lines = [record("1,a", "2"), record("1,a", "2", inferenceId=""), record("1,a", "2", inferenceId=None)]
        _, rows = read(*lines)
        self.assertEqual(rows["id"], ["i", "e-i", "e-i"])

    def test_rows_of_a_request_are_numbered(self):
        for answer in ("5\n6\n7\n", "5,6,7", "5, 6, 7\n", side("[5, 6, 7]", "JSON", "application/json")):
            with self.subTest(answer):
                capture, rows = read(record("1,a\n2,b\r\n3,c\n", answer), record("4,d", "8", "j"))
                self.assertEqual(rows["id"], ["i/0", "i/1", "i/2", "j"])
                self.assertEqual(rows["prediction"], ["5", "6", "7", "8"])
                self.assertEqual(rows["amount"], ["1", "2", "3", "4"])
                self.assertEqual(rows["colour"], ["a", "b", "c", "d"])
                self.assertEqual((capture.counts.records, capture.counts.rows), (2, 4))

    def test_every_encoding_says_the_same(self):
        json_kind, lines_kind = "application/json", "application/jsonlines"
        cases = {
            "CSV": ("1.5,red\n", "7"),
            "quoted CSV": ('1.5,"red"', '"7"'),
            "CSV in BASE64": (side("1.5,red", "BASE64"), side("7", "BASE64")),
            "no encoding": ({"data": "1.5,red"}, {"data": "7"}),
            "JSON array": (side('[1.5, "red"]', "JSON", json_kind), side("7", "JSON", json_kind)),
            "JSON array of arrays": (side('[[1.5, "red"]]', "JSON"), side("[[7]]", "JSON")),
            "JSON in BASE64": (
                side('{"features": [1.5, "red"]}', "BASE64", json_kind),
                side('{"predictions": [{"score": 7}]}', "BASE64", json_kind),
            ),
            "instances": (
                side('{"instances": [{"features": [1.5, "red"]}]}', "JSON"),
                side('{"predictions": [7]}', "JSON"),
            ),
            "names": (
                side('{"colour": "red", "amount": 1.5}', "JSON"),
                side('{"prediction": 7}', "JSON"),
            ),
            "JSON lines": (
                side('{"features": [1.5, "red"]}\n', "JSON", lines_kind),
                side('{"score": 7}\n', "JSON", lines_kind),
            ),
        }
        for name, (request, answer) in cases.items():
            with self.subTest(name):
                capture, rows = read(record(request, answer), record("2,blue", "8", "j"))
                self.assertEqual(rows["id"], ["i", "j"])
                self.assertEqual(rows["amount"], ["1.5", "2"])
                self.assertEqual(rows["colour"], ["red", "blue"])
                self.assertEqual(rows["prediction"], ["7", "8"])
                self.assertEqual(capture.counts.corrupt, 0)

    def test_several_rows_in_json_lines(self):
        request = side('{"features": [1, "a"]}\n{"features": [2, "b"]}', "JSON", "application/jsonlines")
        answer = side('{"score": 5}\n{"score": 6}', "JSON", "application/jsonlines")
        _, rows = read(record(request, answer))
        self.assertEqual((rows["id"], rows["prediction"]), (["i/0", "i/1"], ["5", "6"]))

    def test_a_comma_or_a_line_break_within_quotes_is_part_of_a_cell(self):
        _, rows = read(record('1,"red, dark"', "7"), record(side('[[2, "a,b\\nc"]]', "JSON"), "8", "j"))
        self.assertEqual(rows["colour"], ["red, dark", "a,b\nc"])

    def test_of_several_answers_per_row_the_first_is_the_prediction(self):
        _, rows = read(record("1,a", "0.7,0.3"), record("1,a\n2,b", "0.6,0.4\n0.1,0.9", "j"))
        self.assertEqual(rows["prediction"], ["0.7", "0.6", "0.1"])

    def test_empty_cells_are_missing(self):
        _, rows = read(record(",red", "7"), record(side('{"colour": "red"}', "JSON"), "7", "j"))
        self.assertEqual(rows["amount"], [None, None])

    def test_corrupt_lines_are_counted_and_cost_no_other_line(self):
        sound = [record("1,a", "2", f"good{n}") for n in range(3)]
        deep = "[" * 100_000
        bad = {
            "truncated": sound[0][:-40],
            "no JSON": "hello",
            "another JSON": '["a"]',
            "a number": "17",
            "no input": json.dumps(
                {
                    "captureData": {"endpointOutput": side("1")},
                    "eventMetadata": {"eventId": "e", "inferenceTime": TIME},
                }
            ),
            "null captured": json.dumps(
                {"captureData": None, "eventMetadata": {"eventId": "e", "inferenceTime": TIME}}
            ),
            "data no text": record({"data": 5, "encoding": "CSV"}, "2"),
            "no text at all": sound[0].encode().replace(b'"1,a"', b'"1,\xff"'),
            "half a character": record({"data": "1,a", "encoding": "CSV"}, "2").replace("1,a", "1,\\ud800"),
            "no ids": record("1,a", "2", inferenceId=None, eventId=None),
            "no time": record("1,a", "2", inferenceTime=None),
            "another time": record("1,a", "2", inferenceTime="yesterday"),
            "BASE64 that is none": record({"data": "???", "encoding": "BASE64"}, "2"),
            "bytes that are no text": record({"data": "/w==", "encoding": "BASE64"}, "2"),
            "broken JSON": record(side("{", "JSON"), "2"),
            "deep JSON": record(side(deep, "JSON"), "2"),
            "a line too deep": deep,
            "object of other members": record(side('{"other": [1]}', "JSON"), "2"),
            "fewer answers than rows": record("1,a\n2,b", "5"),
            "more answers than rows": record("1,a", "5\n6"),
        }
        for name, line in bad.items():
            with self.subTest(name):
                capture, rows = read(sound[0], line, sound[1], b"", sound[2])
                self.assertEqual(rows["id"], ["good0", "good1", "good2"])
                self.assertEqual(
                    (capture.counts.corrupt, capture.counts.records, capture.counts.rows), (1, 4, 3)
                )

    def test_rows_of_other_numbers_of_cells_are_counted_by_it(self):
        capture, rows = read(record("1", "2"), record("1,a,x\n2,b\n3,c,y", "5\n6\n7", "j"))
        self.assertEqual(rows["id"], ["j/1"])
        self.assertEqual(dict(capture.counts.other_columns), {1: 1, 3: 2})
        self.assertEqual(capture.counts.corrupt, 0)

    def test_names_that_are_no_features_are_counted(self):
        named = side('[{"amount": 1, "colour": "a", "tip": 3}, {"amount": 1, "tip": 3, "x": 0}]', "JSON")
        capture, rows = read(record(named, "5,6"))
        self.assertEqual(dict(capture.counts.unknown_columns), {"tip": 2, "x": 1})
        self.assertEqual(rows["colour"], ["a", None])

    def test_only_the_windows_hours_are_listed_and_only_its_records_count(self):
        inside, outside = record("1,a", "2", "in"), record("1,a", "2", "out", "2026-11-23T08:20:00Z")
        before = record("1,a", "2", "before", "2026-11-23T07:09:59Z")
        folder = MemoryFolder(
            {
                "2026/11/23/06/a.jsonl": inside,
                "2026/11/23/07/a.jsonl": f"{before}\n{inside}\n",
                "2026/11/23/07/b.jsonl": inside,
                "2026/11/23/08/a.jsonl": outside,
                "2026/11/23/08/manifest": "other",
                "2026/11/23/09/a.jsonl": inside,
            }
        )
        capture = Capture(folder, FEATURES, START.replace(minute=10), END)
        self.assertEqual(sum(len(rows.ids) for rows in capture), 2)
        self.assertEqual(folder.listed, ["2026/11/23/07/", "2026/11/23/08/"])
        self.assertEqual((capture.counts.records, capture.counts.corrupt), (2, 0))

    def test_names_that_a_client_makes_up_do_not_fill_the_memory(self):
        lines = [
            record(side(json.dumps({"amount": 1, f"x{n}": 0, "tip": 0}), "JSON"), "5") for n in range(3000)
        ]
        files = {f"{HOUR}/{n}.jsonl": "\n".join(lines[n * 300 : n * 300 + 300]) for n in range(10)}
        block = storage.BLOCK_BYTES
        self.addCleanup(lambda: vars(storage).update(BLOCK_BYTES=block))
        storage.BLOCK_BYTES = 1000
        capture, _ = read_files(files)
        self.assertEqual(len(capture.counts.unknown_columns), 1000)
        self.assertEqual(capture.counts.unknown_columns["tip"], 3000)

    def test_hours_of_a_window(self):
        self.assertEqual(hours_of(END, END), [])
        self.assertEqual(hours_of(END, START), [])
        midnight = datetime(2026, 11, 24, tzinfo=timezone.utc)
        self.assertEqual(hours_of(midnight.replace(day=23, hour=23, minute=59), midnight), ["2026/11/23/23/"])

    def test_a_file_is_read_in_parts_and_small_files_together(self):
        lines = [record(f"{n},a", "2", f"i{n}") for n in range(500)]
        part, block = storage.PART_BYTES, storage.BLOCK_BYTES
        self.addCleanup(lambda: vars(storage).update(PART_BYTES=part, BLOCK_BYTES=block))
        for size in (1, 777, 5000, 10**6):
            with self.subTest(size):
                storage.PART_BYTES = storage.BLOCK_BYTES = size if size > 1 else 100
                # The first file's last line has no line break, the last file's has one.
                files = {f"{HOUR}/{n}.jsonl": "\n".join(lines[n * 100 : n * 100 + 100]) for n in range(4)}
                files[f"{HOUR}/4.jsonl"] = "\n".join(lines[400:]) + "\n"
                capture, rows = read_files(files)
                self.assertEqual(rows["id"], [f"i{n}" for n in range(500)])
                self.assertEqual((capture.counts.records, capture.counts.corrupt), (500, 0))

    def test_memory_does_not_grow_with_the_window(self):
        body = "\n".join(record(f"{n},a", "2", f"i{n}") for n in range(2000)).encode()
        peaks = []
        for files in (40, 160):
            folder = MemoryFolder({f"{HOUR}/{n:03}.jsonl": body for n in range(files)})
            pa.default_memory_pool().release_unused()
            tracemalloc.start()
            most, before = 0, pa.total_allocated_bytes()
            for rows in Capture(folder, FEATURES, START, END):
                self.assertGreater(len(rows.ids), 0)
                most = max(most, pa.total_allocated_bytes() - before)
            peaks.append(most + tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()
        self.assertLess(peaks[1], peaks[0] * 1.5)


class RecordsTest(JobTest):
    """Lines that are alike are read in a quicker way, which has to say what the JSON parser says."""

    def alike(self, lines: list[str], ending: str = "\n") -> pa.Table | None:
        block = ("\n".join(lines) + ending).encode()
        table = read_alike_records(block)
        if table is not None:
            self.assertEqual(table.to_pylist(), parse(block).to_pylist())
            self.assertEqual(table.schema, parse(block).schema)
        return table

    def test_lines_that_are_alike_are_read_at_once(self):
        cases = {
            "plain": [record(f"{n},a", str(n), f"i{n}") for n in range(50)],
            "line breaks": [record(f"{n},a\n{n},b\n", "1\n2", f"i{n}") for n in range(50)],
            "no inference id": [record("1,a", str(n), inferenceId=None) for n in range(50)],
            "no encoding": [record({"data": f"{n}"}, {"data": "1"}) for n in range(50)],
            "BASE64": [record(side(f"{n},a", "BASE64"), "2", f"i{n}") for n in range(50)],
            "letters of others": [record(f"{n},\u00e9", "2").replace("\\u00e9", "\u00e9") for n in range(50)],
            "a single line": [record("1,a", "2")],
            "long bodies": [record("1,a\n" * (n + 500), "2\n" * (n + 500)) for n in range(5)],
            "more members": [
                record("1,a", "2", f"i{n}", customAttributes=["x", "y"], invocationId="same")
                for n in range(5)
            ],
            "the same values in several places": [record("CSV", "CSV", "data", "data") for _ in range(5)],
        }
        for name, lines in cases.items():
            with self.subTest(name):
                self.assertEqual(self.alike(lines).num_rows, len(lines))

    def test_lines_that_are_not_are_left_to_the_parser(self):
        sound = record("1,a", "2")
        others = {
            "truncated": sound[:-30],
            "without its end": sound[:-1],
            "with more at its end": sound + "}",
            "another order": json.dumps(dict(reversed(json.loads(sound).items()))),
            "another member": record("1,a", "2", other="x"),
            "another encoding": record(side("1,a", "BASE64"), "2"),
            "another name of a member": sound.replace('"data"', '"date"', 1),
            "other punctuation": sound.replace(": ", ":; ", 1),
            "two records": sound + sound,
            "quotes": record('1,"a"', "2"),
            "an escaped letter": record("1,\u00e9", "2"),
            "an escaped backslash": record("1,\\n", "2"),
            "a tab that is not escaped": sound.replace("1,a", "1,\t"),
            "a carriage return": sound.replace("1,a", "1,\r"),
            "a number": record({"data": 5, "encoding": "CSV"}, "2"),
            "null": record("1,a", "2", inferenceId=None),
            "an empty line": "",
            "a long body in JSON": record(side(json.dumps(["a"] * 50_000), "JSON"), "2"),
        }
        for name, line in others.items():
            with self.subTest(name):
                self.assertIsNone(self.alike([sound, line, sound]))
                self.assertIsNone(self.alike([line, sound, sound]))
        self.assertIsNone(self.alike([sound, sound], ending=""))

    def test_any_bytes_are_read_as_by_the_parser_alone(self):
        random = np.random.default_rng(8)
        sound = record("1.5,red\n", "7").encode()
        quickly = records.read_alike_records
        self.addCleanup(setattr, records, "read_alike_records", quickly)
        used = 0
        for _ in range(500):
            broken = bytearray(sound)
            for place in random.integers(0, len(sound), random.integers(1, 4)):
                broken[place] = random.choice(list(b'\\"\n\r\t,:{}[]a1\xff\x00'))
            lines = [bytes(broken), sound] if random.random() < 0.5 else [sound, bytes(broken)]
            found = []
            for read_alike in (quickly, lambda _: None):
                records.read_alike_records = read_alike
                capture, rows = read(*lines, b"")
                found.append((rows, capture.counts))
            self.assertEqual(*found, bytes(broken))
            block = b"\n".join([*lines, b""])
            used += block.isascii() and quickly(block) is not None
        self.assertGreater(used, 10)

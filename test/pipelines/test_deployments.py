import json
from datetime import datetime, timedelta, timezone

from deployments import deployed_since
from job import InputError
from job_folder import JobTest
from memory_folder import MemoryFolder
from timing import format_time, parse_duration, parse_time


def deployment(package: str, hour: int, outcome: str = "deployed") -> str:
    ended = f"2026-11-23T{hour:02}:00:00.250Z"
    return json.dumps({"outcome": outcome, "endedAt": ended, "release": {"modelPackageArn": package}})


class DeploymentsTest(JobTest):
    def hour(self, files: dict[str, str]) -> int | None:
        since = deployed_since(MemoryFolder(files), "m/3")
        return since.hour if since else None

    def test_a_package_serves_since_the_first_of_its_unbroken_deployments(self):
        cases = {
            "never": ({}, None),
            "once": ({"a": deployment("m/3", 5)}, 5),
            "again, with more instances": ({"z": deployment("m/3", 5), "a": deployment("m/3", 7)}, 5),
            "after another": ({"a": deployment("m/2", 4), "b": deployment("m/3", 6)}, 6),
            "another came after": ({"a": deployment("m/3", 4), "b": deployment("m/4", 6)}, None),
            "rolled back to": (
                {"a": deployment("m/3", 2), "b": deployment("m/4", 4), "c": deployment("m/3", 6)},
                6,
            ),
        }
        for name, (records, hour) in cases.items():
            with self.subTest(name):
                self.assertEqual(self.hour({f"{key}.json": body for key, body in records.items()}), hour)

    def test_attempts_that_failed_and_other_files_tell_nothing(self):
        files = {
            "a.json": deployment("m/3", 5),
            "b.json": "{",
            "c.json": '["deployed"]',
            "d.json": json.dumps(
                {"outcome": "deployed", "endedAt": "soon", "release": {"modelPackageArn": "m/4"}}
            ),
            "e.txt": deployment("m/4", 9),
            "f.json": deployment("m/4", 9, "failed"),
            "failed/g.json": deployment("m/4", 9),
        }
        self.assertEqual(self.hour(files), 5)


class TimingTest(JobTest):
    def test_durations(self):
        cases = {"P3D": 72, "PT24H": 24, "P1W": 168, "P1DT1H30M": 25.5, "PT90M": 1.5, "PT3600S": 1}
        for text, hours in cases.items():
            self.assertEqual(parse_duration("Window", text), timedelta(hours=hours), text)
        for text in ("", "P", "PT", "3D", "P1M", "P-1D", "P1.5D", "PT1H2D"):
            with self.assertRaisesRegex(InputError, "ISO 8601 duration"):
                parse_duration("Window", text)

    def test_times_are_in_utc(self):
        nine = datetime(2026, 11, 23, 9, tzinfo=timezone.utc)
        for text in ("2026-11-23T09:00:00Z", "2026-11-23T10:00:00+01:00", "2026-11-23T09:00:00"):
            self.assertEqual(parse_time("WindowEnd", text), nine)
            self.assertEqual(format_time(parse_time("WindowEnd", text)), "2026-11-23T09:00:00Z")
        with self.assertRaisesRegex(InputError, 'WindowEnd is "today"'):
            parse_time("WindowEnd", "today")

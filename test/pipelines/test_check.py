import json
import sys
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import numpy as np
from baseline import Baseline
from check import CheckRequest, CheckResult, check
from constraints import suggest_constraints
from job_folder import JobTest
from memory_folder import HOUR, MemoryFolder, record, side
from scored_rows import ScoredRows

DATASET = {
    "problem": "regression",
    "label": {"name": "price"},
    "id": "order",
    "time": "ordered_at",
    "metric": {"name": "rmse", "better": "lower"},
    "features": [
        {"name": "amount", "type": "fractional"},
        {"name": "persons", "type": "integer", "range": [1, 9]},
        {"name": "colour", "type": "string"},
        {"name": "hour", "type": "integer", "role": "calendar", "range": [0, 23]},
        {"name": "secret", "type": "string", "sensitive": True},
    ],
}
NAMES = [feature["name"] for feature in DATASET["features"]]
END = datetime(2026, 11, 23, 8, tzinfo=timezone.utc)
REQUEST = CheckRequest(
    model="tiny",
    environment="prod",
    endpoint="tiny-prod",
    package="arn:package/3",
    baseline_uri="s3://memory/baseline",
    execution=None,
    window=timedelta(days=3),
    duration="P3D",
    end=END,
    now=END + timedelta(minutes=20),
    deployed_at=END - timedelta(days=9),
    minimum_rows=1000,
    minimum_labels=500,
    label_delay=timedelta(0),
    delay="PT0S",
)


def make_rows(count: int, seed: int = 1, error: float = 0.0) -> dict[str, np.ndarray]:
    """Columns of orders: features, prediction and price; `error` is how much worse prices are foretold."""
    random = np.random.default_rng(seed)
    amount = random.normal(10, 2, count).round(6)
    price = amount * 2 + random.normal(0, 1, count) * (1 + error)
    return {
        "prediction": amount * 2,
        "amount": amount,
        "persons": random.integers(1, 6, count),
        "colour": random.choice(["red", "green", "blue"], count, p=[0.5, 0.3, 0.2]),
        "hour": random.integers(0, 24, count),
        "secret": random.choice(["x", "y"], count),
        "price": price.round(6),
    }


class CheckTest(JobTest):
    def baseline(self, rows: dict[str, np.ndarray] | None = None, dataset: dict = DATASET) -> Baseline:
        rows = rows or make_rows(5000, seed=99)
        count = len(rows["prediction"])
        columns = rows | {"order": np.arange(count), "ordered_at": np.full(count, "2026-01-01 00:00:00")}
        lines = [",".join(columns)]
        lines += [",".join(map(str, cells)) for cells in zip(*columns.values(), strict=True)]
        self.write("scored.csv", "\n".join(lines) + "\n")
        scored = ScoredRows(dataset)
        scored.add_file(self.path("scored.csv"))
        statistics, constraints = scored.statistics(), suggest_constraints(scored, dataset)
        return Baseline(*(json.loads(json.dumps(part)) for part in (statistics, constraints, dataset)))

    def check(
        self,
        rows: dict[str, np.ndarray],
        baseline: Baseline | None = None,
        labelled: int = 0,
        lines: tuple[str, ...] = (),
        files: dict[str, str] | None = None,
        **request: object,
    ) -> CheckResult:
        """Of captured rows, the first `labelled` of which have labels, other lines and label files."""
        cells = zip(*(rows[name] for name in NAMES), strict=True)
        answers = zip(cells, rows["prediction"], strict=True)
        captured = [
            record(",".join(map(str, row)), str(answer), f"i{number}")
            for number, (row, answer) in enumerate(answers)
        ]
        labels = [f"i{number},{rows['price'][number]}" for number in range(labelled)]
        result = check(
            replace(REQUEST, **request),
            baseline or self.baseline(),
            MemoryFolder({f"{HOUR}/a.jsonl": "\n".join([*captured, *lines])}),
            MemoryFolder(({"a.csv": "\n".join(["order,price", *labels])} if labels else {}) | (files or {})),
        )
        json.dumps([result.report, result.statistics], allow_nan=False)
        return result

    def violated(self, result: CheckResult) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for one in result.violations:
            found.setdefault(one["constraint_check_type"], set()).add(one["feature_name"])
        return found

    def feature(self, result: CheckResult, name: str) -> dict:
        return next(feature for feature in result.report["features"] if feature["name"] == name)


class DataTest(CheckTest):
    def test_rows_like_the_baselines_are_healthy(self):
        result = self.check(make_rows(3000))
        self.assertEqual((result.report["verdict"], result.violations), ("healthy", []))
        self.assertEqual({feature["distance"] for feature in result.report["features"]}, {0.0})
        self.assertEqual(result.report["rows"]["captured"], 3000)
        self.assertEqual(result.statistics["features"][0]["name"], "price")

    def test_numbers_that_moved_are_drift(self):
        rows = make_rows(3000)
        rows["amount"] = (rows["amount"] + 1).round(6)
        result = self.check(rows)
        self.assertEqual(result.report["verdict"], "drifted")
        self.assertEqual(self.violated(result), {"baseline_drift_check": {"amount"}})
        found = self.feature(result, "amount")
        self.assertEqual(result.report["features"][0], found)
        # Half a standard deviation: 2 * normal(0.25) - 1, and 1.8 * sqrt((3000 + 5000) / (3000 * 5000)).
        self.assertAlmostEqual(found["simple"], 0.197, delta=0.03)
        self.assertAlmostEqual(found["correction"], 0.04157, places=4)
        self.assertAlmostEqual(found["distance"], found["simple"] - found["correction"])
        self.assertAlmostEqual(found["smallestVisible"], 0.14157, places=4)
        self.assertRegex(
            result.violations[0]["description"],
            r"^Numerical distance: 0\.1\d+ exceeds numerical threshold: 0\.1$",
        )

    def test_texts_that_moved_are_drift(self):
        rows = make_rows(3000)
        rows["colour"] = np.random.default_rng(5).choice(["red", "green", "blue"], 3000, p=[0.2, 0.3, 0.5])
        result = self.check(rows)
        self.assertEqual(self.violated(result), {"baseline_drift_check": {"colour"}})
        self.assertAlmostEqual(self.feature(result, "colour")["simple"], 0.3, delta=0.03)
        self.assertIn("Categorical distance: ", result.violations[0]["description"])

    def test_texts_that_became_numbers_are_as_far_as_anything_can_be(self):
        rows = make_rows(3000)
        rows["colour"] = np.full(3000, 7)
        self.assertGreater(self.feature(self.check(rows), "colour")["simple"], 0.99)

    def test_calendar_features_are_measured_and_never_judged(self):
        rows = make_rows(3000)
        rows["hour"] = np.full(3000, 7)
        result = self.check(rows)
        hour = self.feature(result, "hour")
        self.assertGreater(hour["distance"], 0.5)
        self.assertEqual((hour["verdict"], result.report["verdict"]), ("not-compared", "healthy"))
        self.assertEqual(result.violations, [])
        self.assertNotIn("feature_baseline_drift_hour", result.report["metrics"])
        self.assertLess(result.report["metrics"]["feature_baseline_drift_max"], 0.1)

    def test_cells_that_break_constraints(self):
        cases = {
            "data_type_check": ("persons", 1.5),
            "range_check": ("persons", 17),
            "completeness_check": ("persons", ""),
            "categorical_values_check": ("colour", "mauve"),
        }
        for kind, (name, cell) in cases.items():
            with self.subTest(kind):
                rows = make_rows(3000)
                column = rows[name].astype(object)
                column[5] = cell
                result = self.check(rows | {name: column})
                self.assertEqual(self.violated(result), {kind: {name}})
        self.assertEqual(
            result.violations[0]["description"],
            "Categorical values requirement is not met. Expected match: 100%. "
            "Observed: Only 99.9667% of values are known from the baseline, such as 'mauve'.",
        )

    def test_a_calendar_feature_out_of_its_range_is_told(self):
        rows = make_rows(3000)
        rows["hour"][0] = 24
        self.assertEqual(self.violated(self.check(rows)), {"range_check": {"hour"}})

    def test_settings_of_one_feature_win_in_either_spelling(self):
        rows = make_rows(3000)
        rows["amount"] = rows["amount"] + 1
        rows["persons"] = np.full(3000, 2.5)
        for word in ("monitoringConfigOverrides", "monitoring_config_overrides"):
            with self.subTest(word):
                baseline = self.baseline()
                own = {
                    "datatype_check_threshold": 0.0,
                    "distribution_constraints": {"comparison_threshold": 0.9},
                }
                for name in ("amount", "persons"):
                    baseline.by_name[name][word] = own
                self.assertEqual(self.violated(self.check(rows, baseline)), {})

    def test_comparison_can_be_simple_or_switched_off(self):
        rows = make_rows(3000)
        rows["amount"] = rows["amount"] + 0.6
        baseline = self.baseline()
        self.assertEqual(self.feature(self.check(rows, baseline), "amount")["verdict"], "stable")
        comparison = baseline.monitoring["distribution_constraints"]
        comparison["comparison_method"] = "Simple"
        found = self.feature(self.check(rows, baseline), "amount")
        self.assertEqual((found["verdict"], found["correction"]), ("drifted", 0.0))
        self.assertEqual(found["distance"], found["simple"])
        comparison["perform_comparison"] = "Disabled"
        self.assertEqual(self.feature(self.check(rows, baseline), "amount")["verdict"], "not-compared")

    def test_requests_of_another_schema_are_counted_and_compared_with_nothing(self):
        other = tuple(record("1,2,red,4,x,more", "5", f"o{n}") for n in range(2000))
        result = self.check(make_rows(500), lines=other)
        report = result.report
        self.assertEqual(report["verdict"], "not-enough-data")
        self.assertEqual(report["rows"]["captured"], 2500)
        self.assertEqual(report["metrics"]["completeness_min"], 0.2)
        self.assertEqual(
            self.violated(result),
            {"extra_column_check": {"Extra columns"}, "completeness_check": set(NAMES)},
        )
        self.assertEqual(self.feature(result, "amount")["verdict"], "not-enough-data")
        self.assertEqual(
            result.statistics["features"][1]["numerical_statistics"]["common"]["num_missing"], 2000
        )

    def test_a_column_that_came_or_went_is_told(self):
        rows = make_rows(2000)
        cases = {
            "missing_column_check": ("Missing columns", NAMES[:-1]),
            "extra_column_check": ("Extra columns", [*NAMES, "price"]),
        }
        for kind, (name, columns) in cases.items():
            with self.subTest(kind):
                cells = zip(*(rows[column] for column in columns), strict=True)
                lines = tuple(record(",".join(map(str, row)), "5", f"o{n}") for n, row in enumerate(cells))
                result = self.check(make_rows(0), lines=lines)
                self.assertEqual(self.violated(result)[kind], {name})
                self.assertEqual(result.report["rows"]["captured"], 2000)

    def test_columns_in_another_order_are_told_where_they_have_no_names(self):
        rows = make_rows(2000)
        swapped = self.check(rows | {"amount": rows["colour"], "colour": rows["amount"]})
        self.assertEqual(swapped.report["verdict"], "drifted")
        self.assertIn("amount", self.violated(swapped)["data_type_check"])
        named = (dict(zip(NAMES, cells, strict=True)) for cells in zip(*map(rows.get, NAMES), strict=True))
        lines = tuple(
            record(side(json.dumps(dict(reversed(cells.items())), default=str), "JSON"), str(answer), f"o{n}")
            for n, (cells, answer) in enumerate(zip(named, rows["prediction"], strict=True))
        )
        result = self.check(make_rows(0), lines=lines)
        self.assertEqual((result.report["verdict"], result.violations), ("healthy", []))

    def test_widths_of_many_kinds_make_a_short_report(self):
        lines = tuple(record("1," * n, "5", f"o{n}") for n in range(10, 60))
        result = self.check(make_rows(2000), lines=lines)
        told = [one for one in result.violations if one["constraint_check_type"] == "extra_column_check"]
        self.assertEqual(len(told), 10)

    def test_a_million_rows(self):
        rows = make_rows(10_000)
        rows["amount"][0] = 1000.0
        cells = zip(*(rows[name] for name in NAMES), rows["prediction"], strict=True)
        lines = [record(",".join(map(str, row[:-1])), str(row[-1]), f"i{n}") for n, row in enumerate(cells)]
        body = "\n".join(lines)
        captured = MemoryFolder({f"{HOUR}/{n:03}.jsonl": body for n in range(100)})
        labels = [f"i{n},{price}" for n, price in enumerate(rows["price"])]
        truth = MemoryFolder({"a.csv": "\n".join(["order,price", *labels])})
        baseline = self.baseline()
        found = []
        for workers in (1, 3):
            for module in (sys.modules[name] for name in ("capture", "check", "join")):
                self.addCleanup(setattr, module, "WORKERS", module.WORKERS)
                module.WORKERS = workers
            found.append(check(REQUEST, baseline, captured, truth))
        self.assertEqual(found[0], found[1])
        report = found[0].report
        self.assertEqual(report["rows"]["captured"], 1_000_000)
        self.assertEqual((report["quality"]["due"], report["quality"]["labelled"]), (10_000, 10_000))
        self.assertEqual(report["verdict"], "healthy")
        amount = self.feature(found[0], "amount")
        self.assertAlmostEqual(amount["mean"], rows["amount"].mean(), places=9)
        statistics = found[0].statistics["features"][1]["numerical_statistics"]
        self.assertEqual((statistics["max"], statistics["common"]["num_present"]), (1000.0, 1_000_000))
        sketch = statistics["distribution"]["kll"]["sketch"]["data"]
        self.assertLess(sum(map(len, sketch)), 7000)

    def test_too_few_rows_are_not_judged(self):
        for count in (1, 10, 999):
            with self.subTest(count):
                rows = make_rows(count)
                rows["amount"] = rows["amount"] + 100
                rows["colour"] = np.full(count, "mauve")
                result = self.check(rows)
                self.assertEqual((result.report["verdict"], result.violations), ("not-enough-data", []))
                self.assertEqual(self.feature(result, "amount")["verdict"], "not-enough-data")
                self.assertLessEqual(self.feature(result, "amount")["smallestVisible"], 1.1)
                names = set(result.report["metrics"])
                self.assertEqual(
                    names, {"captured_rows", "corrupt_records", "labelled_rows", "label_coverage"}
                )

    def test_no_rows_at_all(self):
        report = self.check(make_rows(0)).report
        self.assertEqual((report["verdict"], report["features"], report["sample"]), ("no-data", [], []))
        self.assertEqual(report["metrics"], {"captured_rows": 0, "corrupt_records": 0, "labelled_rows": 0})
        self.assertEqual(report["quality"]["coverage"], None)

    def test_corrupt_lines_are_told(self):
        result = self.check(make_rows(1500), lines=('{"captureData":', record("1", "2\n3")))
        self.assertEqual(result.report["rows"]["records"], 1502)
        self.assertEqual(result.report["metrics"]["corrupt_records"], 2)
        self.assertEqual(result.report["verdict"], "healthy")

    def test_an_endpoint_without_a_deployment_on_record_is_not_checked(self):
        report = self.check(make_rows(3000), labelled=3000, deployed_at=None).report
        self.assertEqual((report["verdict"], report["metrics"]), ("not-deployed", {}))
        self.assertEqual(report["rows"]["captured"], 0)
        self.assertEqual(report["window"]["start"], report["window"]["end"])

    def test_the_window_does_not_reach_behind_the_deployment(self):
        deployed = datetime(2026, 11, 23, 7, 29, 59, 1, tzinfo=timezone.utc)
        early = tuple(record("1,2,red,4,x", "5", f"o{n}", "2026-11-23T07:29:59Z") for n in range(3))
        report = self.check(make_rows(1000), lines=early, deployed_at=deployed).report
        self.assertEqual(report["window"]["start"], "2026-11-23T07:30:00Z")
        self.assertEqual(report["rows"]["captured"], 1000)

    def test_sensitive_columns_are_not_shown(self):
        report = self.check(make_rows(2000)).report
        shown = {"amount", "persons", "colour", "hour", "price"}
        self.assertEqual([set(row) for row in report["sample"]], [shown] * 5)
        self.assertEqual(set(report["distributions"]), shown)
        self.assertEqual(
            report["distributions"]["colour"]["current"]["counts"].keys(), {"red", "green", "blue"}
        )
        points = report["distributions"]["amount"]["baseline"]["quantiles"]
        self.assertEqual((len(points), points[0][0], points[-1][0]), (101, 0, 1))
        self.assertAlmostEqual(points[50][1], 10, delta=0.2)


class QualityTest(CheckTest):
    def test_predictions_as_good_as_before(self):
        report = self.check(make_rows(2000), labelled=1500).report
        quality = report["quality"]
        self.assertEqual((quality["verdict"], quality["labelled"], quality["due"]), ("same", 1500, 2000))
        self.assertEqual((quality["coverage"], quality["orphans"]), (0.75, 0))
        rmse = quality["metrics"]["rmse"]
        self.assertAlmostEqual(rmse["value"], 1, delta=0.06)
        self.assertAlmostEqual(rmse["baseline"], 1, delta=0.03)
        self.assertLess(rmse["ratioLow"], 1)
        self.assertEqual(report["metrics"]["model_quality_rmse_ratio_low"], rmse["ratioLow"])

    def test_worse_and_better_predictions(self):
        for error, verdict, ratio in ((0.5, "worse", 1.5), (-0.4, "better", 0.6)):
            with self.subTest(verdict):
                rows = make_rows(2000, error=error)
                report = self.check(rows, labelled=2000).report
                quality = report["quality"]
                self.assertEqual(quality["verdict"], verdict)
                # The rows look as they did: only labels can tell.
                self.assertEqual(report["verdict"], "healthy")
                for name, squares in (("rmse", 1), ("mae", 1), ("r2", 2)):
                    self.assertAlmostEqual(quality["metrics"][name]["ratio"], ratio**squares, delta=0.2)
                    self.assertLess(quality["metrics"][name]["ratioLow"], quality["metrics"][name]["ratio"])

    def test_too_few_labels_are_no_verdict(self):
        rows = make_rows(2000, error=5)
        for labelled, verdict in ((0, "no-labels"), (499, "not-enough-labels"), (500, "worse")):
            with self.subTest(labelled):
                report = self.check(rows, labelled=labelled).report
                self.assertEqual(report["quality"]["verdict"], verdict)
                told = any(name.startswith("model_quality") for name in report["metrics"])
                self.assertEqual(told, verdict == "worse")
                self.assertEqual(report["metrics"]["labelled_rows"], labelled)

    def test_labels_that_cannot_be_read_are_told(self):
        files = {"bad|name.csv": "1,2\n3,4\n", "b.jsonl": "{\n{\n"}
        report = self.check(make_rows(2000), labelled=2000, files=files).report
        self.assertEqual(report["quality"]["unreadable"], {"files": 1, "lines": 2, "names": ["bad|name.csv"]})
        self.assertEqual(report["quality"]["verdict"], "same")

    def test_labels_of_rows_that_are_too_young_wait(self):
        quality = self.check(make_rows(2000), labelled=2000, label_delay=timedelta(minutes=30)).report[
            "quality"
        ]
        # The rows came at 07:30, half an hour before the window's end: none is older than the delay.
        self.assertEqual((quality["due"], quality["labelled"], quality["orphans"]), (0, 0, 0))
        quality = self.check(make_rows(2000), labelled=2000, label_delay=timedelta(minutes=29)).report[
            "quality"
        ]
        self.assertEqual((quality["due"], quality["labelled"]), (2000, 2000))

    def test_labels_that_are_no_numbers_are_no_labels(self):
        rows = make_rows(2000)
        rows["price"] = rows["price"].astype(object)
        rows["price"][:10] = "n/a"
        self.assertEqual(self.check(rows, labelled=2000).report["quality"]["labelled"], 1990)


BINARY = DATASET | {"problem": "binary", "metric": {"name": "auc", "better": "higher"}}


class BinaryTest(CheckTest):
    def rows(self, count: int, seed: int, sharp: float = 2.0) -> dict[str, np.ndarray]:
        """Orders whose probability to be paid twice is foretold, the less well the less sharp it is."""
        rows = make_rows(count, seed)
        random = np.random.default_rng(seed + 100)
        truth = 1 / (1 + np.exp(-random.normal(0, sharp, count)))
        prediction = 1 / (1 + np.exp(-random.normal(0, 2.0, count))) if sharp == 0 else truth
        return rows | {"prediction": prediction, "price": (random.random(count) < truth).astype(int)}

    def test_probabilities_are_judged_by_their_own_metrics(self):
        baseline = self.baseline(self.rows(5000, 99), BINARY)
        for sharp, verdict in ((2.0, "same"), (0, "worse")):
            with self.subTest(verdict):
                report = self.check(self.rows(3000, 1, sharp), baseline, labelled=3000).report
                quality = report["quality"]
                self.assertEqual((report["verdict"], quality["verdict"]), ("healthy", verdict))
                self.assertEqual(set(quality["metrics"]), {"auc", "log_loss", "accuracy", "f1"})
                for name in quality["metrics"]:
                    low = report["metrics"][f"model_quality_{name}_ratio_low"]
                    self.assertEqual(low > 1.1, verdict == "worse", name)

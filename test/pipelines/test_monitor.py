import os
import subprocess
import sys

import monitor
import numpy as np
import pyarrow as pa
import pyarrow.csv as pacsv
from categories import CAPACITY, Categories
from column import Column, read_cells
from job import InputError
from job_folder import DATASET, FEATURES, JobTest
from moments import Moments
from scored_rows import NAMESPACE, ScoredRows
from sketch import K, Sketch

RANK_ERROR = 0.004
"""Twice what a sketch of k = 2048 keeps in 99 % of cases, as a share of the rows."""


def text(*cells: str | None) -> pa.StringArray:
    return pa.array(cells, pa.string())


def rank_error(sketch: Sketch, values: np.ndarray) -> float:
    """The largest distance between the sketch's distribution and that of all the values."""
    ordered = np.sort(values)
    exact = np.searchsorted(ordered, ordered, side="right") / len(values)
    return float(np.max(np.abs(sketch.rank(ordered) / sketch.count - exact)))


class SketchTest(JobTest):
    def distributions(self) -> dict[str, np.ndarray]:
        random = np.random.default_rng(11)
        return {
            "normal": random.normal(0, 1, 300_001),
            "long tail": random.lognormal(2, 1.5, 300_001),
            "ascending": np.arange(300_001.0),
            "descending": np.arange(300_001.0)[::-1],
            "few values": random.integers(0, 24, 300_001).astype(float),
            "constant": np.full(300_001, 7.0),
        }

    def test_ranks_are_within_the_bound_in_one_pass(self):
        for name, values in self.distributions().items():
            for batch in (1000, 65_536):
                with self.subTest(name, batch=batch):
                    sketch = Sketch(1)
                    for start in range(0, len(values), batch):
                        sketch.add(values[start : start + batch])
                    self.assertEqual(sketch.count, len(values))
                    self.assertLess(rank_error(sketch, values), RANK_ERROR)
                    self.assertLess(sum(map(len, sketch.levels)), 4 * K)

    def test_ranks_are_within_the_bound_when_shards_are_merged(self):
        for name, values in self.distributions().items():
            with self.subTest(name):
                merged = Sketch(1)
                for index, shard in enumerate(np.array_split(values, 37)):
                    part = Sketch(100 + index)
                    part.add(shard)
                    merged.merge(part)
                self.assertEqual(merged.count, len(values))
                self.assertLess(rank_error(merged, values), RANK_ERROR)

    def test_few_values_lose_nothing(self):
        values = np.random.default_rng(2).normal(0, 1, K)
        sketch = Sketch(1)
        sketch.add(values[:1000])
        sketch.add(values[1000:])
        self.assertEqual(sketch.document()["data"], [sorted(values.tolist())])
        self.assertEqual(rank_error(sketch, values), 0)

    def test_a_sketch_read_back_from_its_document_is_the_same(self):
        sketch = Sketch(5)
        sketch.add(np.random.default_rng(2).normal(0, 1, 50_000))
        again = Sketch.from_document(sketch.document())
        self.assertEqual(again.document(), sketch.document())
        bounds = np.linspace(-3, 3, 50)
        self.assertEqual(again.rank(bounds).tolist(), sketch.rank(bounds).tolist())


class ColumnTest(JobTest):
    def test_types_are_inferred_from_the_cells(self):
        cases = [
            (["1", "-2", "300"], "Integral"),
            (["1", "2.5"], "Fractional"),
            (["1.0", "2.0"], "Fractional"),
            (["1e3", ".5", "-7."], "Fractional"),
            (["1", "two"], "String"),
            (["nan", "1"], "String"),
            (["9" * 400, "1"], "String"),
            (["0x1f", "1"], "String"),
            ([None, None], "Unknown"),
        ]
        for cells, kind in cases:
            with self.subTest(cells):
                column = Column("c")
                column.add(read_cells(text(*cells)))
                self.assertEqual(column.inferred_type, kind)

    def test_counts_by_type_add_up_over_batches(self):
        column = Column("c")
        cells = read_cells(text("1", "2.5", None, "x", "+4", "inf"))
        column.add(cells)
        column.add(read_cells(text("5", None)))
        self.assertEqual(column.types, {"Integral": 3, "Fractional": 1, "String": 2})
        self.assertEqual((column.present, column.missing, column.completeness), (6, 2, 6 / 8))
        np.testing.assert_array_equal(cells.numbers, [1, 2.5, np.nan, np.nan, 4, np.nan])
        self.assertEqual((column.low, column.high), (1, 5))

    def test_ten_buckets_of_equal_width_hold_every_row(self):
        values = np.random.default_rng(4).lognormal(2, 0.7, 1500)
        column = Column("c")
        column.add(read_cells(text(*map(repr, values.tolist()))))
        buckets = column.document()["numerical_statistics"]["distribution"]["kll"]["buckets"]
        counts, bounds = np.histogram(values, 10)
        self.assertEqual([bucket["count"] for bucket in buckets], counts.tolist())
        np.testing.assert_allclose([bucket["lower_bound"] for bucket in buckets], bounds[:-1])
        np.testing.assert_allclose([bucket["upper_bound"] for bucket in buckets], bounds[1:])

    def test_a_column_of_one_value_has_its_rows_in_the_last_bucket(self):
        column = Column("c")
        column.add(read_cells(text("7", "7", "7")))
        buckets = column.document()["numerical_statistics"]["distribution"]["kll"]["buckets"]
        self.assertEqual(sum(bucket["count"] for bucket in buckets), 3)

    def test_texts_are_counted(self):
        column = Column("c")
        column.add(read_cells(text("b", "a", None, "b")))
        self.assertEqual(
            column.document(),
            {
                "name": "c",
                "inferred_type": "String",
                "string_statistics": {
                    "common": {"num_present": 3, "num_missing": 1},
                    "distinct_count": 2.0,
                    "distribution": {
                        "categorical": {"buckets": [{"value": "b", "count": 2}, {"value": "a", "count": 1}]}
                    },
                },
            },
        )

    def test_many_texts_stay_within_memory_and_bounds(self):
        rows = 200_000
        random = np.random.default_rng(9)
        values = [f"common{n}" if n < 5 else f"rare{n}" for n in random.zipf(1.3, rows).clip(0, 10**9)]
        whole, shards = Categories(), [Categories() for _ in range(4)]
        for start in range(0, rows, 10_000):
            names, counts = np.unique(values[start : start + 10_000], return_counts=True)
            batch = dict(zip(names.tolist(), counts.tolist(), strict=True))
            whole.add(batch)
            shards[start // 10_000 % 4].add(batch)
        merged = shards[0]
        for shard in shards[1:]:
            merged.merge(shard)
        names, counts = np.unique(values, return_counts=True)
        exact = dict(zip(names.tolist(), counts.tolist(), strict=True))
        for categories in (whole, merged):
            self.assertFalse(categories.exact)
            self.assertLessEqual(len(categories.counts), CAPACITY)
            self.assertAlmostEqual(categories.distinct / len(exact), 1, delta=0.12)
            for name, count in exact.items():
                counted = categories.counts.get(name, 0)
                self.assertTrue(count - rows / CAPACITY <= counted <= count, name)

    def test_moments_merge_without_loss(self):
        values = 1e9 + np.random.default_rng(6).normal(0, 1, 10_000)
        whole, merged = Moments(), Moments()
        whole.add(values)
        for shard in np.array_split(values, 13):
            part = Moments()
            part.add(shard)
            merged.merge(part)
        merged.merge(Moments())
        for moments in (whole, merged):
            self.assertEqual(moments.count, 10_000)
            self.assertAlmostEqual(moments.mean, values.mean(), places=5)
            self.assertAlmostEqual(moments.std_dev, values.std(), places=6)
            self.assertAlmostEqual(moments.variance, values.var(ddof=1), places=6)


class BaselineTest(JobTest):
    def scored(self, rows: int, name: str = "scored.csv", seed: int = 1) -> dict[str, np.ndarray]:
        random = np.random.default_rng(seed)
        label = np.round(random.lognormal(2.5, 0.6, rows), 2)
        columns = {"prediction": (label + random.normal(0.2, 3, rows)).astype(np.float32)}
        for feature in FEATURES:
            whole = feature in ("passenger_count", "hour", "weekday", "month")
            columns[feature] = (
                random.integers(1, 6, rows) if whole else np.round(random.normal(0, 1, rows), 6)
            )
        columns["fare_amount"] = label
        columns["trip_id"] = np.char.add("t", np.arange(rows).astype(str))
        columns["lpep_pickup_datetime"] = np.full(rows, f"2021-01-0{seed} 08:00:00")
        with open(self.path(f"processing/input/scored/{name}"), "wb") as file:
            pacsv.write_csv(pa.table(columns), file)
        return columns

    def baseline(self) -> tuple[dict, dict]:
        monitor.make_baseline(self.root)
        folder = "processing/output/baseline"
        return self.read_json(f"{folder}/statistics.json"), self.read_json(f"{folder}/constraints.json")

    def test_statistics_have_model_monitors_shape_with_the_prediction_first(self):
        columns = self.scored(3000)
        statistics, _ = self.baseline()
        self.assertEqual(statistics["version"], 0.0)
        self.assertEqual(statistics["dataset"], {"item_count": 3000})
        self.assertEqual([feature["name"] for feature in statistics["features"]], ["fare_amount", *FEATURES])
        first = statistics["features"][0]
        self.assertEqual(set(first), {"name", "inferred_type", "numerical_statistics"})
        numbers = first["numerical_statistics"]
        self.assertEqual(set(numbers), {"common", "mean", "sum", "std_dev", "min", "max", "distribution"})
        self.assertEqual(numbers["common"], {"num_present": 3000, "num_missing": 0})
        self.assertAlmostEqual(numbers["mean"], columns["prediction"].astype(float).mean(), places=4)
        sketch = numbers["distribution"]["kll"]["sketch"]
        self.assertEqual(sketch["parameters"], {"c": 0.64, "k": 2048.0})
        weight = sum(len(level) * 2**height for height, level in enumerate(sketch["data"]))
        self.assertEqual(weight, 3000)
        kinds = {feature["name"]: feature["inferred_type"] for feature in statistics["features"]}
        self.assertEqual((kinds["hour"], kinds["geo_distance"]), ("Integral", "Fractional"))

    def test_labels_and_quality_have_a_block_of_their_own(self):
        columns = self.scored(3000)
        block = self.baseline()[0][NAMESPACE]
        error = columns["prediction"].astype(float) - columns["fare_amount"]
        self.assertEqual(block["label"]["name"], "fare_amount")
        self.assertAlmostEqual(
            block["label"]["numerical_statistics"]["mean"], columns["fare_amount"].mean(), places=9
        )
        self.assertEqual(block["quality"]["count"], 3000)
        for name, terms in {
            "error": error,
            "squared_error": error**2,
            "absolute_error": np.abs(error),
        }.items():
            self.assertAlmostEqual(block["quality"][name]["sum"], terms.sum(), delta=0.01)
            self.assertAlmostEqual(block["quality"][name]["variance"], terms.var(ddof=1), delta=0.01)
        self.assertEqual(block["time"], {"first": "2021-01-01 08:00:00", "last": "2021-01-01 08:00:00"})

    def test_constraints_compare_distributions_of_all_but_calendar_features(self):
        self.scored(500)
        constraints = self.baseline()[1]
        disabled = {
            feature["name"]
            for feature in constraints["features"]
            if feature.get("monitoringConfigOverrides")
            == {"distribution_constraints": {"perform_comparison": "Disabled"}}
        }
        self.assertEqual(disabled, {"hour", "weekday", "month"})
        self.assertEqual(constraints["features"][0]["name"], "fare_amount")
        distance = next(feature for feature in constraints["features"] if feature["name"] == "geo_distance")
        self.assertEqual(
            distance,
            {
                "name": "geo_distance",
                "inferred_type": "Fractional",
                "completeness": 1.0,
                "num_constraints": {"is_non_negative": False},
            },
        )
        method = constraints["monitoring_config"]["distribution_constraints"]
        self.assertEqual((method["comparison_method"], method["comparison_threshold"]), ("Robust", 0.1))
        self.assertEqual(
            constraints[NAMESPACE]["ranges"],
            {
                "passenger_count": {"min": 1, "max": 9},
                "hour": {"min": 0, "max": 23},
                "weekday": {"min": 0, "max": 6},
                "month": {"min": 1, "max": 12},
            },
        )

    def test_several_files_together_are_as_one_pass(self):
        parts = [self.scored(20_000, f"part-{seed}.csv", seed) for seed in (1, 2, 3)]
        statistics, _ = self.baseline()
        self.assertEqual(statistics["dataset"]["item_count"], 60_000)
        self.assertEqual(
            statistics[NAMESPACE]["time"], {"first": "2021-01-01 08:00:00", "last": "2021-01-03 08:00:00"}
        )

        merged = ScoredRows(DATASET, seed=50)
        for index in (1, 2, 3):
            shard = ScoredRows(DATASET, seed=100 * index)
            shard.add_file(self.path(f"processing/input/scored/part-{index}.csv"))
            merged.merge(shard)
        again = merged.statistics()

        for one, other in zip(statistics["features"], again["features"], strict=True):
            source = "prediction" if one["name"] == "fare_amount" else one["name"]
            values = np.concatenate([part[source] for part in parts]).astype(float)
            for feature in (one, other):
                numbers = feature["numerical_statistics"]
                self.assertAlmostEqual(numbers["mean"], values.mean(), places=4)
                self.assertAlmostEqual(numbers["std_dev"], values.std(), places=4)
                sketch = Sketch.from_document(numbers["distribution"]["kll"]["sketch"])
                self.assertLess(rank_error(sketch, values), RANK_ERROR)
        quality = statistics[NAMESPACE]["quality"], again[NAMESPACE]["quality"]
        for name in ("error", "squared_error", "absolute_error"):
            self.assertAlmostEqual(quality[0][name]["sum"], quality[1][name]["sum"], places=4)
            self.assertAlmostEqual(quality[0][name]["variance"], quality[1][name]["variance"], places=6)

    def test_the_same_rows_give_the_same_files(self):
        self.scored(30_000)
        self.assertEqual(self.baseline(), self.baseline())

    def test_missing_cells_lower_the_completeness_and_the_labelled_rows(self):
        header = ["prediction", *FEATURES, "fare_amount", "trip_id", "lpep_pickup_datetime"]
        full = ["5.5", "1", *["0.5"] * 5, "7", "1", "1", "6.5", "a", "2021-01-01 08:00:00"]
        lines = [full, ["", *full[1:]], [*full[:10], "", *full[11:]], [full[0], "", *full[2:]]]
        content = "\n".join(map(",".join, [header, *lines])) + "\n"
        self.write("processing/input/scored/scored.csv", content)
        statistics, constraints = self.baseline()
        completeness = {feature["name"]: feature["completeness"] for feature in constraints["features"]}
        self.assertEqual(
            (completeness["fare_amount"], completeness["passenger_count"], completeness["hour"]),
            (0.75, 0.75, 1.0),
        )
        self.assertEqual(statistics[NAMESPACE]["quality"]["count"], 2)
        self.assertEqual(statistics[NAMESPACE]["quality"]["error"]["mean"], -1)

    def test_input_of_another_shape_gives_one_sentence(self):
        with self.assertRaisesRegex(InputError, "holds no .csv file; give the job the input `scored`"):
            self.baseline()
        self.write("processing/input/scored/scored.csv", "prediction,hour\n1,2\n")
        with self.assertRaisesRegex(
            InputError, "lacks the column passenger_count, .*it has prediction, hour"
        ):
            self.baseline()
        self.write(
            "processing/input/dataset/dataset.json",
            '{"problem":"multiclass","label":{"name":"y"},"time":"t","features":[]}',
        )
        with self.assertRaisesRegex(InputError, "multiclass has no quality terms here"):
            self.baseline()

    def test_the_program_says_why_it_refuses(self):
        command = [sys.executable, monitor.__file__, "baseline", "--root", self.root]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        self.assertEqual(result.returncode, 1)
        self.assertEqual(self.read("output/message") + "\n", result.stderr)
        self.scored(100)
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        self.assertEqual((result.returncode, result.stderr), (0, ""))
        self.assertEqual(
            sorted(os.listdir(self.path("processing/output/baseline/."))),
            ["constraints.json", "dataset.json", "statistics.json"],
        )

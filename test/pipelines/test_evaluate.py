import io
import json
import pickle
import tarfile

import evaluate
import numpy as np
import xgboost
from job import InputError
from job_folder import FEATURES, JobTest
from metrics import evaluate as measure

HEADER = ["fare_amount", *FEATURES, "trip_id", "lpep_pickup_datetime", "borough"]
BOROUGHS = ["Bronx", '"Queens, North"', "N/A"]


def make_archive(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w:gz") as archive:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return file.getvalue()


def train(features: np.ndarray, label: np.ndarray) -> xgboost.Booster:
    matrix = xgboost.DMatrix(features, label)
    parameters = {"objective": "reg:squarederror", "max_depth": 4, "eta": 0.5}
    return xgboost.train(
        parameters, matrix, 40, evals=[(matrix, "train")], early_stopping_rounds=3, verbose_eval=False
    )


class EvaluateTest(JobTest):
    def setUp(self):
        super().setUp()
        random = np.random.default_rng(7)
        count = 900
        self.features = np.column_stack(
            [
                random.integers(1, 6, count),
                *np.round(random.normal(0, 1, (4, count)), 6),
                np.round(random.lognormal(1, 0.9, count), 6),
                random.integers(0, 24, count),
                random.integers(0, 7, count),
                random.integers(1, 13, count),
            ]
        )
        self.label = np.round(2.5 + 2 * self.features[:, 5] + random.normal(0, 1, count), 2)
        self.booster = train(self.features, self.label)
        self.write_model({"xgboost-model": bytes(self.booster.save_raw("ubj"))})
        # Two instances, the ids of one of them all digits, and one that looks like a float.
        self.write_rows("algo-1", range(0, 500), lambda row: f"{row:016d}")
        self.write_rows(
            "algo-2", range(500, count), lambda row: "00000000001e5000" if row == 500 else f"{row:016x}"
        )
        for host, mean, rows in [("algo-1", 10.0, 300), ("algo-2", 13.0, 100)]:
            self.write_summary(host, mean, rows)

    def write_model(self, members: dict[str, bytes]) -> None:
        self.write("processing/input/model/model.tar.gz", make_archive(members))

    def write_rows(self, host: str, rows: range, name) -> None:
        lines = [",".join(HEADER)]
        for row in rows:
            whole = {0, 6, 7, 8}
            cells = [int(cell) if place in whole else cell for place, cell in enumerate(self.features[row])]
            lines.append(
                ",".join(
                    map(str, [self.label[row], *cells, name(row), "2021-01-04 00:00:00", BOROUGHS[row % 3]])
                )
            )
        self.write(f"processing/input/test/{host}.csv", "\n".join(lines) + "\n")

    def write_summary(self, host: str, mean: float, rows: int) -> None:
        side = {
            "rows": rows,
            "first": f"2021-01-0{rows // 100}",
            "last": "2021-01-31",
            "label": {"mean": mean},
        }
        empty = {"rows": 0, "first": None, "last": None, "label": {"mean": 0.0}}
        self.write_json(
            f"processing/input/summary/{host}.json",
            {
                "host": host,
                "hosts": ["algo-1", "algo-2"],
                "window": {"duration": "P90D"},
                "input_fingerprint": "f",
                "rows": 1000,
                "dropped": {"refund": 2, "no_fare": 0},
                "passenger_count": {
                    "without_passenger_count": {"count": 30},
                    "with_passenger_count": {"count": 70},
                },
                "sides": {"train": side, "validation": empty, "test": side},
            },
        )

    def evaluate(self) -> dict:
        evaluate.main(self.root)
        return self.read_json("processing/output/evaluation/evaluation.json")

    def test_metrics_are_those_of_their_definitions(self):
        report = self.evaluate()["regression_metrics"]
        best = int(self.booster.attr("best_iteration")) + 1
        prediction = self.booster.predict(xgboost.DMatrix(self.features), iteration_range=(0, best)).astype(
            float
        )
        error = prediction - self.label
        self.assertAlmostEqual(report["rmse"]["value"], np.sqrt(np.mean(error**2)), places=5)
        self.assertAlmostEqual(report["mse"]["value"], np.mean(error**2), places=5)
        self.assertAlmostEqual(report["mae"]["value"], np.mean(np.abs(error)), places=5)
        r2 = 1 - np.sum(error**2) / np.sum((self.label - self.label.mean()) ** 2)
        self.assertAlmostEqual(report["r2"]["value"], r2, places=6)

    def test_the_spread_is_that_of_resampled_rows(self):
        random = np.random.default_rng(3)
        label = random.lognormal(2.5, 0.6, 2000)
        prediction = label + random.standard_t(5, 2000) * 3
        metrics = measure("regression", label, prediction)
        draws = [random.integers(0, 2000, 2000) for _ in range(800)]
        for name in metrics:
            values = [measure("regression", label[rows], prediction[rows])[name]["value"] for rows in draws]
            self.assertAlmostEqual(
                metrics[name]["standard_deviation"] / np.std(values), 1, delta=0.15, msg=name
            )

    def test_the_naive_model_predicts_the_mean_of_the_training_rows_of_all_instances(self):
        naive = self.evaluate()["naive"]
        self.assertEqual(naive["prediction"], (300 * 10 + 100 * 13) / 400)
        expected = np.sqrt(np.mean((self.label - naive["prediction"]) ** 2))
        self.assertAlmostEqual(naive["regression_metrics"]["rmse"]["value"], expected, places=9)

    def test_every_way_to_slice_covers_every_row_once(self):
        report = self.evaluate()
        rows = {}
        squares = {}
        for part in report["slices"]:
            rows[part["by"]] = rows.get(part["by"], 0) + part["rows"]
            square = part["rows"] * part["regression_metrics"]["mse"]["value"]
            squares[part["by"]] = squares.get(part["by"], 0) + square
        self.assertEqual(rows, {"borough": 900, "distance": 900, "hour": 900})
        for square in squares.values():
            self.assertAlmostEqual(square / 900, report["regression_metrics"]["mse"]["value"], places=9)
        self.assertEqual(
            [part["name"] for part in report["slices"] if part["by"] == "borough"],
            ["Bronx", "N/A", "Queens, North"],
        )

    def test_a_slice_of_one_row_has_no_spread(self):
        metrics = measure("regression", np.array([3.0]), np.array([4.0]))
        self.assertEqual(metrics["mae"], {"value": 1.0, "standard_deviation": None})
        self.assertEqual(metrics["r2"], {"value": None, "standard_deviation": None})

    def test_without_a_champion_nothing_is_judged(self):
        report = self.evaluate()
        self.assertEqual((report["judge"], report["judgeProblem"]), (None, None))

    def test_the_data_of_all_instances_is_told(self):
        data = self.evaluate()["data"]
        self.assertEqual(data["rows"], 2000)
        self.assertEqual(data["dropped"], {"refund": 4})
        self.assertEqual(data["without_passenger_count"], {"rows": 60, "share": 0.3})
        self.assertEqual(
            data["train"], {"rows": 400, "first": "2021-01-01", "last": "2021-01-31", "label_mean": 10.75}
        )
        self.assertEqual(data["validation"]["rows"], 0)

    def test_scored_rows_repeat_the_test_rows_and_give_the_same_prediction_again(self):
        self.evaluate()
        header, *lines = self.read("processing/output/scored/scored.csv").splitlines()
        self.assertEqual(
            header, ",".join(["prediction", *FEATURES, "fare_amount", "trip_id", "lpep_pickup_datetime"])
        )
        test = self.read("processing/input/test/algo-1.csv").splitlines()[1:]
        test += self.read("processing/input/test/algo-2.csv").splitlines()[1:]
        request = np.array([line.split(",")[1:10] for line in lines], dtype=np.float64)
        best = int(self.booster.attr("best_iteration")) + 1
        again = self.booster.predict(xgboost.DMatrix(request), iteration_range=(0, best))
        self.assertEqual([np.float32(line.split(",")[0]) for line in lines], again.tolist())
        for line, row in zip(lines, test, strict=True):
            scored, given = line.split(","), row.split(",")
            self.assertEqual(scored[11:], given[10:12])
            self.assertEqual(list(map(float, scored[1:10])), list(map(float, given[1:10])))

    def test_what_cannot_be_evaluated_gives_one_sentence(self):
        raw = bytes(self.booster.save_raw("ubj"))
        narrow = train(self.features[:, :3], self.label)
        cases = {
            "holds no file xgboost-model": {"model.bin": raw},
            "holds no file xgboost-model; it must": {"../xgboost-model": raw},
            "is not a model that XGBoost .* can load; a pickled one": {
                "xgboost-model": pickle.dumps(self.booster)
            },
            "trained on 3 features, the dataset of the pipeline has 9": {
                "xgboost-model": bytes(narrow.save_raw("ubj"))
            },
        }
        for sentence, members in cases.items():
            with self.subTest(sentence):
                self.write_model(members)
                with self.assertRaisesRegex(InputError, sentence):
                    evaluate.main(self.root)
        self.write("processing/input/model/model.tar.gz", "no archive")
        with self.assertRaisesRegex(InputError, "is not a gzipped tar archive"):
            evaluate.main(self.root)

    def test_a_leading_dot_in_the_archive_is_no_other_name(self):
        self.write_model({"./xgboost-model": bytes(self.booster.save_raw("ubj"))})
        self.assertGreater(self.evaluate()["regression_metrics"]["r2"]["value"], 0.5)

    def test_a_problem_without_metrics_is_named(self):
        dataset = self.read_json("processing/input/dataset/dataset.json")
        self.write("processing/input/dataset/dataset.json", json.dumps(dataset | {"problem": "multiclass"}))
        with self.assertRaisesRegex(InputError, "multiclass has no metrics here; known are regression"):
            evaluate.main(self.root)

    def test_the_summary_of_each_instance_is_needed(self):
        self.write_json(
            "processing/input/summary/algo-2.json", self.read_json("processing/input/summary/algo-1.json")
        )
        with self.assertRaisesRegex(InputError, "summary of the instance algo-2 is missing"):
            evaluate.main(self.root)

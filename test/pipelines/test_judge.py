import csv
import io
import json
import os

import numpy as np
import xgboost
from job import InputError
from job_folder import DATASET, FEATURES, JobTest
from judge import MINIMUM_ROWS, NotComparable, compare, judge
from metrics import PROBLEMS
from metrics import evaluate as measure
from object_server import ObjectServer
from test_evaluate import make_archive, train

URI = "s3://bucket/labelled/fares/2026-11-23/drift-prod-1"
CHAMPION = "s3://bucket/models/champion/model.tar.gz"
PACKAGE = "arn:aws:sagemaker:us-east-1:111122223333:model-package/fares/3"
BINARY = DATASET | {
    "problem": "binary",
    "label": {"name": "tipped"},
    "metric": {"name": "auc", "better": "higher"},
}


def make_binary(count: int, seed: int = 5) -> tuple[np.ndarray, np.ndarray]:
    """Labels and probabilities that know something of them, in steps, so that there are ties."""
    random = np.random.default_rng(seed)
    truth = random.random(count)
    label = (random.random(count) < truth).astype(float)
    return label, np.round(np.clip(truth + random.normal(0, 0.2, count), 0, 1), 2)


class BinaryMetricsTest(JobTest):
    def test_they_are_those_of_their_definitions(self):
        label = np.array([1, 0, 1, 1, 0, 0, 1, 0.0])
        prediction = np.array([0.9, 0.8, 0.8, 0.3, 0.5, 0.1, 0.6, 0.4])
        metrics = {name: metric["value"] for name, metric in measure("binary", label, prediction).items()}
        pairs = [
            (1 if one > other else 0.5 if one == other else 0)
            for one in prediction[label == 1]
            for other in prediction[label == 0]
        ]
        self.assertAlmostEqual(metrics["auc"], np.mean(pairs))
        likely = np.where(label == 1, prediction, 1 - prediction)
        self.assertAlmostEqual(metrics["log_loss"], -np.mean(np.log(likely)))
        self.assertEqual(metrics["accuracy"], 6 / 8)
        self.assertAlmostEqual(metrics["f1"], 2 * 3 / (2 * 3 + 1 + 1))

    def test_the_spread_is_that_of_resampled_rows(self):
        label, prediction = make_binary(1500)
        metrics = measure("binary", label, prediction)
        random = np.random.default_rng(3)
        bound = PROBLEMS["binary"](label, prediction)
        draws = [np.bincount(random.integers(0, 1500, 1500), minlength=1500) for _ in range(600)]
        for name, metric in metrics.items():
            values = [bound[name].value(weights) for weights in draws]
            self.assertAlmostEqual(metric["standard_deviation"] / np.std(values), 1, delta=0.15, msg=name)

    def test_leaving_out_a_row_is_measuring_the_others(self):
        label, prediction = make_binary(60)
        for problem, labels in (("binary", label), ("regression", label + prediction**2)):
            for name, metric in PROBLEMS[problem](labels, prediction).items():
                for row in (0, 17, 59):
                    others = np.delete(labels, row), np.delete(prediction, row)
                    expected = measure(problem, *others)[name]["value"]
                    self.assertAlmostEqual(metric.without_each()[row], expected, places=9, msg=name)

    def test_weights_are_how_often_each_row_counts(self):
        label, prediction = make_binary(60)
        weights = np.random.default_rng(1).integers(0, 4, 60)
        for problem in PROBLEMS:
            again = measure(problem, np.repeat(label, weights), np.repeat(prediction, weights))
            for name, metric in PROBLEMS[problem](label, prediction).items():
                self.assertAlmostEqual(metric.value(weights.astype(float)), again[name]["value"], msg=name)

    def test_one_class_has_no_area_and_a_sure_mistake_has_a_finite_loss(self):
        metrics = measure("binary", np.ones(3), np.array([1.0, 0.0, 1.0]))
        self.assertEqual(metrics["auc"], {"value": None, "standard_deviation": None})
        self.assertLess(metrics["log_loss"]["value"], 12)
        self.assertIsNone(measure("binary", np.zeros(3), np.zeros(3))["f1"]["value"])


class CompareTest(JobTest):
    def verdict(self, problem: str, name: str, better: str, label, champion, challenger) -> dict:
        metrics = [PROBLEMS[problem](label, prediction)[name] for prediction in (champion, challenger)]
        return compare(name, better, *metrics, len(label))

    def test_the_interval_is_that_of_the_paired_difference(self):
        random = np.random.default_rng(11)
        label = random.normal(20, 5, 4000)
        shared = random.normal(0, 4, 4000)
        champion = label + shared + random.normal(0.5, 0.5, 4000)
        challenger = label + shared + random.normal(0, 0.5, 4000)
        found = self.verdict("regression", "mse", "lower", label, champion, challenger)
        differences = (challenger - label) ** 2 - (champion - label) ** 2
        spread = 1.96 * differences.std() / np.sqrt(4000)
        self.assertAlmostEqual(found["difference"]["value"], differences.mean(), places=9)
        self.assertAlmostEqual(found["difference"]["low"], differences.mean() - spread, delta=0.1 * spread)
        self.assertAlmostEqual(found["difference"]["high"], differences.mean() + spread, delta=0.1 * spread)

    def test_a_verdict_follows_from_the_interval_and_from_what_is_better(self):
        label, prediction = make_binary(2000)
        shuffled = np.random.default_rng(2).permutation(prediction)
        cases = [
            ("auc", "higher", shuffled, prediction, "better"),
            ("auc", "higher", prediction, shuffled, "worse"),
            ("log_loss", "lower", np.clip(shuffled, 0.01, 0.99), np.clip(prediction, 0.01, 0.99), "better"),
            ("f1", "higher", prediction, shuffled, "worse"),
            ("accuracy", "higher", prediction, prediction, "same"),
        ]
        for name, better, champion, challenger, verdict in cases:
            with self.subTest(name=name, verdict=verdict):
                found = self.verdict("binary", name, better, label, champion, challenger)
                self.assertEqual(found["verdict"], verdict)

    def test_noise_alone_is_seldom_called_a_difference(self):
        random = np.random.default_rng(8)
        verdicts = []
        for _ in range(60):
            label = random.normal(20, 5, 400)
            champion, challenger = label + random.normal(0, 1, (2, 400))
            verdicts.append(
                self.verdict("regression", "rmse", "lower", label, champion, challenger)["verdict"]
            )
        self.assertGreaterEqual(verdicts.count("same"), 52)

    def test_the_same_rows_give_the_same_interval(self):
        label, prediction = make_binary(500)
        found = [self.verdict("binary", "auc", "higher", label, 1 - prediction, prediction) for _ in range(2)]
        self.assertEqual(*found)

    def test_a_metric_that_does_not_exist_is_no_verdict(self):
        with self.assertRaisesRegex(NotComparable, "auc does not exist on these 200 rows"):
            self.verdict("binary", "auc", "higher", np.ones(200), np.full(200, 0.7), np.full(200, 0.8))


class JudgeTest(JobTest):
    def setUp(self):
        super().setUp()
        self.server = ObjectServer()
        self.addCleanup(self.server.close)
        os.environ.update(LABELLED_URI=URI, CHAMPION_MODEL_URI=CHAMPION, CHAMPION_MODEL_PACKAGE_ARN=PACKAGE)
        random = np.random.default_rng(7)
        self.features = np.round(random.normal(3, 1, (600, len(FEATURES))), 4)
        self.label = np.round(10 + 3 * self.features[:, 5] + random.normal(0, 1, 600), 2)
        self.challenger = train(self.features, self.label)
        self.champion(train(self.features, self.label - 4))
        self.rows()

    def champion(self, booster: xgboost.Booster) -> None:
        self.server.put(CHAMPION, make_archive({"xgboost-model": bytes(booster.save_raw("ubj"))}))

    def rows(self, count: int = 600, label: str = "fare_amount", labels: np.ndarray | None = None) -> None:
        file = io.StringIO()
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([label, *FEATURES, "trip_id", "lpep_pickup_datetime"])
        values = self.label if labels is None else labels
        for row in range(count):
            time = f"2023-01-{15 + row // 60:02}T10:{row % 60:02}:00Z"
            writer.writerow([values[row], *self.features[row], f"r{row}", time])
        self.server.put(f"{URI}/judge/labelled.csv", file.getvalue())

    def test_the_report_says_who_is_better_on_what(self):
        judged, problem = judge(DATASET, self.challenger)
        self.assertIsNone(problem)
        champion, challenger = judged.pop("champion"), judged.pop("challenger")
        difference = judged.pop("difference")
        self.assertEqual(
            judged,
            {
                "rows": 600,
                "first": "2023-01-15T10:00:00Z",
                "last": "2023-01-24T10:59:00Z",
                "metric": "rmse",
                "better": "lower",
                "verdict": "better",
            },
        )
        self.assertEqual(champion["modelPackageArn"], PACKAGE)
        self.assertAlmostEqual(champion["value"], 4, delta=0.5)
        self.assertLess(challenger["value"], 1.2)
        self.assertEqual(difference["value"], challenger["value"] - champion["value"])
        self.assertTrue(difference["low"] < difference["value"] < difference["high"] < 0)
        json.dumps(judged, allow_nan=False)

    def test_a_binary_problem_is_judged_by_its_own_metric(self):
        tipped = (self.label > np.median(self.label)).astype(int)
        self.rows(label="tipped", labels=tipped)
        matrix = xgboost.DMatrix(self.features, tipped)
        boosters = [xgboost.train({"objective": "binary:logistic"}, matrix, rounds) for rounds in (1, 20)]
        self.champion(boosters[0])
        judged, _ = judge(BINARY, boosters[1])
        self.assertEqual((judged["metric"], judged["verdict"]), ("auc", "better"))
        self.assertGreater(judged["difference"]["low"], 0)

    def test_an_empty_feature_is_a_missing_one_and_a_row_without_a_label_does_not_count(self):
        body = self.server.objects[f"{URI.removeprefix('s3://')}/judge/labelled.csv"].decode().splitlines()
        cells = body[1].split(",")
        body[1] = ",".join([cells[0], "", *cells[2:]])
        body[2] = "," + body[2].partition(",")[2]
        self.server.put(f"{URI}/judge/labelled.csv", "\n".join(body) + "\n")
        judged, _ = judge(DATASET, self.challenger)
        self.assertEqual(judged["rows"], 599)

    def test_without_rows_or_champion_there_is_no_judge(self):
        for name in ("LABELLED_URI", "CHAMPION_MODEL_URI"):
            for none in ("none", ""):
                before = os.environ[name]
                os.environ[name] = none
                self.assertEqual(judge(DATASET, self.challenger), (None, None))
                os.environ[name] = before

    def test_what_nobody_can_change_is_told_and_fails_nothing(self):
        narrow = train(self.features[:, :3], self.label)
        cases = {
            "champion was trained on 3 features, the challenger on 9": lambda: self.champion(narrow),
            f"The champion {PACKAGE} cannot be loaded: {CHAMPION} is not a gzipped tar": lambda: (
                self.server.put(CHAMPION, "no archive")
            ),
            "cannot be loaded: xgboost-model in .* a pickled one": lambda: self.server.put(
                CHAMPION, make_archive({"xgboost-model": b"\x80\x04K\x01."})
            ),
            f"{MINIMUM_ROWS - 1} labelled rows are too few": lambda: self.rows(MINIMUM_ROWS - 1),
        }
        for sentence, change in cases.items():
            with self.subTest(sentence):
                before = dict(self.server.objects)
                change()
                judged, problem = judge(DATASET, self.challenger)
                self.assertIsNone(judged)
                self.assertRegex(problem, sentence)
                self.server.objects.update(before)

    def test_what_can_be_put_right_fails_with_one_sentence(self):
        rows = f"{URI}/judge/labelled.csv"
        cases = {
            "labelled.csv is not what label-ingest writes": lambda: self.server.put(rows, "a,b\n1,2\n"),
            "labelled.csv holds no row with a label": lambda: self.rows(0),
            "labelled.csv could not be read": lambda: self.server.objects.pop(rows.removeprefix("s3://")),
            "model.tar.gz could not be read .* s3:GetObject": lambda: self.server.objects.pop(
                CHAMPION.removeprefix("s3://")
            ),
        }
        for sentence, change in cases.items():
            with self.subTest(sentence):
                before = dict(self.server.objects)
                change()
                with self.assertRaisesRegex(InputError, sentence):
                    judge(DATASET, self.challenger)
                self.server.objects.update(before)
        with self.assertRaisesRegex(InputError, "dataset.metric is auc, which no regression problem has"):
            judge(DATASET | {"metric": {"name": "auc", "better": "higher"}}, self.challenger)

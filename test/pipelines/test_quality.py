import json

import numpy as np
from job import InputError
from job_folder import JobTest
from quality import SCORE_BINS, Quality
from quality_metrics import compare, metrics_of


def quality_of(problem: str, label: np.ndarray, prediction: np.ndarray, parts: int = 7) -> Quality:
    """Gathered in parts that are merged."""
    whole = Quality(problem)
    for labels, predictions in zip(
        np.array_split(label, parts), np.array_split(prediction, parts), strict=True
    ):
        part = Quality(problem)
        part.add(labels.astype(float), predictions.astype(float))
        whole.merge(part)
    return whole


def regression_rows(random, count: int, spread: float = 1.0) -> tuple[np.ndarray, np.ndarray]:
    label = random.lognormal(2.5, 0.5, count)
    return label, label + 0.5 + random.standard_t(5, count) * spread


def binary_rows(random, count: int, sharp: float = 2.0) -> tuple[np.ndarray, np.ndarray]:
    """Probabilities that are right on average, and labels that fell by them."""
    prediction = 1 / (1 + np.exp(-random.normal(0, sharp, count)))
    return (random.random(count) < prediction).astype(float), prediction


class MetricsTest(JobTest):
    def test_regression_metrics_are_the_textbooks(self):
        label, prediction = regression_rows(np.random.default_rng(1), 5000)
        found = metrics_of(quality_of("regression", label, prediction))
        error = prediction - label
        self.assertAlmostEqual(found["rmse"].value, np.sqrt(np.mean(error**2)))
        self.assertAlmostEqual(found["mae"].value, np.mean(np.abs(error)))
        self.assertAlmostEqual(found["mean_error"].value, np.mean(error))
        self.assertAlmostEqual(found["r2"].value, 1 - np.mean(error**2) / np.var(label))

    def test_binary_metrics_are_the_textbooks(self):
        label, prediction = binary_rows(np.random.default_rng(2), 3000)
        found = metrics_of(quality_of("binary", label, prediction))
        chosen, true = prediction > 0.5, label > 0.5
        self.assertAlmostEqual(found["accuracy"].value, np.mean(chosen == true))
        precision, recall = true[chosen].mean(), chosen[true].mean()
        self.assertAlmostEqual(found["f1"].value, 2 * precision * recall / (precision + recall))
        loss = -np.where(true, np.log(prediction), np.log(1 - prediction))
        self.assertAlmostEqual(found["log_loss"].value, loss.mean())
        pairs = prediction[true][:, None] - prediction[~true][None, :]
        area = np.mean((pairs > 0) + (pairs == 0) / 2)
        self.assertAlmostEqual(found["auc"].value, area, delta=1 / SCORE_BINS)

    def test_extremes_have_values_or_none_and_never_fail(self):
        cases = {
            "sure and right": ([1, 0, 1, 0], [1, 0, 1, 0]),
            "sure and wrong": ([1, 0], [0, 1]),
            "one class": ([1, 1, 1], [0.2, 0.7, 0.9]),
            "the other class": ([0, 0], [0.2, 0.7]),
            "one row": ([1], [0.5]),
            "no row": ([], []),
            "no probabilities": ([1, 0, 1], [-3, 7, 1.5]),
        }
        for problem in ("binary", "regression"):
            for name, (label, prediction) in cases.items():
                with self.subTest(problem, case=name), np.errstate(all="raise"):
                    quality = quality_of(problem, np.array(label), np.array(prediction), 1)
                    json.dumps(compare(quality, quality), allow_nan=False)
        self.assertNotIn("auc", metrics_of(quality_of("binary", np.ones(3), np.ones(3), 1)))

    def test_rows_without_a_label_or_a_prediction_do_not_count(self):
        quality = Quality("binary")
        quality.add(np.array([1, np.nan, 0]), np.array([0.9, 0.9, np.nan]))
        self.assertEqual((quality.count, int(quality.scores.sum())), (1, 1))

    def test_quality_reads_back_from_its_document(self):
        for problem, rows in (("regression", regression_rows), ("binary", binary_rows)):
            quality = quality_of(problem, *rows(np.random.default_rng(3), 1000))
            document = json.loads(json.dumps(quality.document()))
            again = Quality.from_document(problem, document)
            for name, metric in metrics_of(quality).items():
                self.assertAlmostEqual(metrics_of(again)[name].value, metric.value)
                self.assertAlmostEqual(metrics_of(again)[name].relative_variance, metric.relative_variance)
            del document["label"]
            with self.assertRaisesRegex(InputError, "lacks label"):
                Quality.from_document(problem, document)

    def test_a_problem_without_terms_is_refused(self):
        with self.assertRaisesRegex(InputError, "multiclass"):
            Quality("multiclass")


class BoundTest(JobTest):
    def below(self, problem: str, rows, sizes: tuple[int, int]) -> dict[str, float]:
        """Share of pairs of samples of one truth whose lower bound lies below 1, by metric."""
        random = np.random.default_rng(4)
        counts: dict[str, int] = {}
        trials = 400
        for _ in range(trials):
            window, baseline = (quality_of(problem, *rows(random, size), parts=1) for size in sizes)
            for name, entry in compare(window, baseline).items():
                if entry["ratioLow"] is not None:
                    counts[name] = counts.get(name, 0) + (entry["ratioLow"] <= 1)
        return {name: count / trials for name, count in counts.items()}

    def test_the_lower_bound_holds_in_95_of_100_samples(self):
        cases = [
            ("regression", regression_rows, {"rmse", "mae", "r2"}),
            ("binary", binary_rows, {"log_loss", "accuracy", "f1", "auc"}),
        ]
        for problem, rows, names in cases:
            for sizes in ((800, 4000), (4000, 800)):
                with self.subTest(problem, sizes=sizes):
                    shares = self.below(problem, rows, sizes)
                    self.assertEqual(set(shares), names)
                    for name, share in shares.items():
                        # 0.95, and three standard deviations of 400 trials to either side.
                        self.assertTrue(0.91 <= share <= 0.99, f"{name} {share}")

    def test_a_ratio_above_one_is_worse_whichever_way_the_metric_points(self):
        random = np.random.default_rng(5)
        pairs = {
            "regression": (regression_rows(random, 5000, 2.0), regression_rows(random, 5000, 1.0)),
            "binary": (binary_rows(random, 5000, 1.0), binary_rows(random, 5000, 2.0)),
        }
        for problem, (worse, better) in pairs.items():
            window, baseline = quality_of(problem, *worse), quality_of(problem, *better)
            for name, entry in compare(window, baseline).items():
                if entry["better"] == "zero":
                    self.assertEqual((entry["ratio"], entry["ratioLow"]), (None, None))
                    continue
                self.assertGreater(entry["ratioLow"], 1, name)
                self.assertGreater(entry["ratio"], entry["ratioLow"])
                self.assertLess(compare(baseline, window)[name]["ratioHigh"], 1)

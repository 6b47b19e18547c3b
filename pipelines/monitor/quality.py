"""How far predictions lie from labels, as moments that merge.

A window's quality divided by the baseline's, and the noise of that ratio, follow from the moments of both.
"""

import numpy as np
from job import InputError
from moments import Moments

SMALLEST_PROBABILITY = 1e-15
"""A prediction that is sure and wrong would make the mean log loss infinite."""

CUT = 0.5
"""From this probability on a row counts as positive."""


def log_loss(label: np.ndarray, prediction: np.ndarray) -> np.ndarray:
    prediction = np.clip(prediction, SMALLEST_PROBABILITY, 1 - SMALLEST_PROBABILITY)
    return -np.where(label > CUT, np.log(prediction), np.log1p(-prediction))


TERMS = {
    "regression": {
        "label": lambda label, prediction: label,
        "squared_label": lambda label, prediction: label**2,
        "cubed_label": lambda label, prediction: label**3,
        "error": lambda label, prediction: prediction - label,
        "squared_error": lambda label, prediction: (prediction - label) ** 2,
        "absolute_error": lambda label, prediction: np.abs(prediction - label),
    },
    "binary": {
        "label": lambda label, prediction: label,
        "log_loss": log_loss,
        "wrong": lambda label, prediction: ((prediction > CUT) != (label > CUT)).astype(np.float64),
        "true_positive": lambda label, prediction: ((prediction > CUT) & (label > CUT)).astype(np.float64),
    },
}
"""Per kind of problem: what each labelled row adds. The label's powers tell the noise of its variance."""

SCORE_BINS = 1000
"""Of the probabilities of a binary problem, for the area under the curve: wrong by 1 / SCORE_BINS at most."""


class Quality:
    def __init__(self, problem: str):
        if problem not in TERMS:
            raise InputError(
                f"The problem {problem} has no quality terms here; known are {', '.join(TERMS)}."
            )
        self.problem, self.terms = problem, TERMS[problem]
        self.moments = {name: Moments() for name in self.terms}
        self.scores = np.zeros((2, SCORE_BINS), dtype=np.int64) if problem == "binary" else None
        """Rows by label, 0 or 1, and by predicted probability."""

    def add(self, label: np.ndarray, prediction: np.ndarray) -> None:
        """Adds rows; those without a label or a prediction (NaN) tell nothing about quality."""
        both = ~(np.isnan(label) | np.isnan(prediction))
        label, prediction = label[both], prediction[both]
        for name, term in self.terms.items():
            self.moments[name].add(term(label, prediction))
        if self.scores is not None:
            bins = np.clip((prediction * SCORE_BINS).astype(np.int64), 0, SCORE_BINS - 1)
            for value in (0, 1):
                chosen = bins[(label > CUT) == bool(value)]
                self.scores[value] += np.bincount(chosen, minlength=SCORE_BINS)

    def merge(self, other: "Quality") -> None:
        for name, moments in other.moments.items():
            self.moments[name].merge(moments)
        if self.scores is not None:
            self.scores += other.scores

    @property
    def count(self) -> int:
        return next(iter(self.moments.values())).count

    def document(self) -> dict:
        document = {"count": self.count}
        document |= {name: moments.document() for name, moments in self.moments.items()}
        return document | ({"scores": self.scores.tolist()} if self.scores is not None else {})

    @classmethod
    def from_document(cls, problem: str, document: dict) -> "Quality":
        """Reads what `document` wrote. Throws an InputError where terms of the problem are not in it."""
        quality = cls(problem)
        missing = [name for name in quality.terms if name not in document]
        if missing:
            raise InputError(
                f"The baseline's quality lacks {', '.join(missing)}; train the model again with this monitor."
            )
        for name in quality.terms:
            quality.moments[name] = Moments.from_document(document[name], document["count"])
        if quality.scores is not None:
            quality.scores = np.array(document["scores"], dtype=np.int64)
        return quality

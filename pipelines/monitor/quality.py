"""How far predictions lie from labels, as moments that merge.

A window's quality divided by the baseline's, and the noise of that ratio, follow from the moments of both.
"""

import numpy as np
from job import InputError
from moments import Moments

TERMS = {
    "regression": {
        "error": lambda label, prediction: prediction - label,
        "squared_error": lambda label, prediction: (prediction - label) ** 2,
        "absolute_error": lambda label, prediction: np.abs(prediction - label),
    },
}
"""Per kind of problem: what each labelled row adds."""


class Quality:
    def __init__(self, problem: str):
        if problem not in TERMS:
            raise InputError(
                f"The problem {problem} has no quality terms here; known are {', '.join(TERMS)}."
            )
        self.terms = TERMS[problem]
        self.moments = {name: Moments() for name in self.terms}

    def add(self, label: np.ndarray, prediction: np.ndarray) -> None:
        """Adds rows; those without a label or a prediction (NaN) tell nothing about quality."""
        both = ~(np.isnan(label) | np.isnan(prediction))
        for name, term in self.terms.items():
            self.moments[name].add(term(label[both], prediction[both]))

    def merge(self, other: "Quality") -> None:
        for name, moments in other.moments.items():
            self.moments[name].merge(moments)

    def document(self) -> dict:
        count = next(iter(self.moments.values())).count
        return {"count": count} | {name: moments.document() for name, moments in self.moments.items()}

"""What is known of a trip only afterwards, and can be learned: the dataset's label is one of these."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from job import InputError
from rules import Rules, fare_rules
from trips import Batch


@dataclass(frozen=True)
class Label:
    columns: list[str]
    """Columns of the trips that it is made of, beside those that every run reads."""
    make: Callable[[Batch], np.ndarray]
    """As float64, NaN where it cannot be known."""
    rules: Callable[[np.ndarray], Rules]
    """Which labels nothing can be learned from."""


def make_tipped(batch: Batch) -> np.ndarray:
    tip = batch["tip_amount"]
    return np.where(np.isnan(tip), np.nan, tip > 0)


def tipped_rules(tipped: np.ndarray) -> Rules:
    return {"no_tip_known": np.isnan(tipped), "no_such_class": ~np.isin(tipped, [0, 1])}


LABELS = {
    "fare_amount": Label([], lambda batch: batch["fare_amount"], fare_rules),
    "tipped": Label(["tip_amount"], make_tipped, tipped_rules),
}


def label_of(dataset: dict) -> Label:
    name = dataset["label"]["name"]
    if name not in LABELS:
        raise InputError(
            f"The pipeline's dataset has the label {name}, which this step does not make; "
            f"it makes {', '.join(LABELS)}."
        )
    return LABELS[name]

"""The hyperparameters of the built-in algorithm, which come as texts: their types and ranges."""

import json


class UserError(Exception):
    """Something that the user of the algorithm has to put right."""


WHOLE = {
    "num_round": (1, None),
    "csv_weights": (0, 1),
    "early_stopping_rounds": (1, None),
    "verbosity": (0, 3),
    "nthread": (1, None),
    "max_depth": (0, None),
    "refresh_leaf": (0, 1),
    "max_leaves": (0, None),
    "max_bin": (0, None),
    "one_drop": (0, 1),
    "num_class": (2, None),
    "seed": (None, None),
    "num_parallel_tree": (1, None),
}

NUMBERS = {
    "eta": (0, 1),
    "gamma": (0, None),
    "min_child_weight": (0, None),
    "max_delta_step": (0, None),
    "subsample": (0, 1),
    "colsample_bytree": (0, 1),
    "colsample_bylevel": (0, 1),
    "colsample_bynode": (0, 1),
    "lambda": (0, None),
    "alpha": (0, None),
    "sketch_eps": (0, 1),
    "scale_pos_weight": (0, None),
    "rate_drop": (0, 1),
    "skip_drop": (0, 1),
    "lambda_bias": (0, 1),
    "tweedie_variance_power": (1, 2),
    "base_score": (0, None),
    "aft_loss_distribution_scale": (0, None),
    "huber_slope": (0, None),
}

CHOICES = {
    "booster": ["gbtree", "gblinear", "dart"],
    "tree_method": ["auto", "exact", "approx", "hist"],
    "process_type": ["default", "update"],
    "grow_policy": ["depthwise", "lossguide"],
    "sample_type": ["uniform", "weighted"],
    "normalize_type": ["tree", "forest"],
    "save_model_on_termination": ["true", "false"],
    "deterministic_histogram": ["true", "false"],
    "sampling_method": ["uniform", "gradient_based"],
    "aft_loss_distribution": ["normal", "logistic", "extreme"],
}

TEXTS = ["objective", "updater", "monotone_constraints", "interaction_constraints"]
LISTS = ["eval_metric"]

# Belong to the service or to cross-validation and tuning, which this stand-in does not do.
IGNORED = ["_tuning_objective_metric"]
REFUSED = ["_kfold", "_num_cv_round"]


def parse(given):
    """Typed hyperparameters. Raises UserError with all problems."""
    problems = []
    if "num_round" not in given:
        problems.append("Missing required hyperparameter: num_round")
    typed = {}
    for name, text in given.items():
        if name in IGNORED:
            continue
        try:
            typed[name] = parse_one(name, text)
        except UserError as error:
            problems.append(str(error))
    if problems:
        raise UserError("; ".join(problems))
    return typed


def parse_one(name, text):
    if name in WHOLE:
        return in_range(name, number(name, text, int), WHOLE[name])
    if name in NUMBERS:
        return in_range(name, number(name, text, float), NUMBERS[name])
    if name in CHOICES:
        if text not in CHOICES[name]:
            raise UserError(f"Hyperparameter {name}: {text} is not in {CHOICES[name]}")
        return text
    if name in LISTS:
        return (
            json.loads(text) if text.lstrip().startswith("[") else [part.strip() for part in text.split(",")]
        )
    if name in TEXTS:
        return text
    if name in REFUSED:
        raise UserError(f"Hyperparameter {name}: the local stand-in of the image does no cross-validation")
    raise UserError(f"Extraneous hyperparameter found: {name}")


def number(name, text, kind):
    try:
        return kind(text)
    except ValueError:
        expected = "an integer" if kind is int else "a number"
        raise UserError(f"Hyperparameter {name}: could not parse value {text!r} as {expected}") from None


def in_range(name, value, limits):
    low, high = limits
    if (low is not None and value < low) or (high is not None and value > high):
        raise UserError(
            f"Hyperparameter {name}: {value} is not in range [{low}, {'inf' if high is None else high}]"
        )
    return value

"""Loads the model of a training job and predicts with it as the serving container does."""

import tarfile

import numpy as np
import xgboost
from job import InputError

MEMBER = "xgboost-model"


def load_model(path: str) -> xgboost.Booster:
    """Reads the one member `xgboost-model`, in memory: nothing is written to disk and nothing unpickled."""
    try:
        with open(path, "rb") as file, tarfile.open(fileobj=file, mode="r:gz") as archive:
            members = [
                member for member in archive if member.isfile() and member.name.removeprefix("./") == MEMBER
            ]
            content = archive.extractfile(members[0]).read() if members else None
    except (tarfile.TarError, EOFError, OSError) as error:
        raise InputError(f"{path} is not a gzipped tar archive ({error}).") from error
    if content is None:
        raise InputError(f"{path} holds no file {MEMBER}; it must come from the built-in XGBoost algorithm.")
    try:
        booster = xgboost.Booster()
        booster.load_model(bytearray(content))
    except xgboost.core.XGBoostError as error:
        raise InputError(
            f"{MEMBER} in {path} is not a model that XGBoost {xgboost.__version__} can load; a pickled one "
            "(images up to 1.2-2) is never loaded, because a pickle can run code."
        ) from error
    return booster


def predict(booster: xgboost.Booster, features: np.ndarray) -> np.ndarray:
    """Predictions as float32, from as many rounds as the serving container uses: up to the best one."""
    if booster.num_features() != features.shape[1]:
        raise InputError(
            f"The model was trained on {booster.num_features()} features, the dataset of the pipeline has "
            f"{features.shape[1]}; train and evaluate with the same dataset block."
        )
    best = booster.attr("best_iteration")
    rounds = (0, int(best) + 1) if best is not None else (0, 0)
    return booster.predict(xgboost.DMatrix(features.astype(np.float32)), iteration_range=rounds)

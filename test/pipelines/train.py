"""Trains on what PreprocessData wrote as the built-in XGBoost algorithm does, for tests without SageMaker.

python3 train.py ROOT HYPERPARAMETERS_JSON MODEL_TAR_GZ
"""

import io
import json
import sys
import tarfile

import numpy as np
import xgboost


def main() -> None:
    root, hyperparameters, archive = sys.argv[1:4]
    parameters = json.loads(hyperparameters)
    rounds, patience = int(parameters.pop("num_round")), int(parameters.pop("early_stopping_rounds"))
    matrices = {}
    for side in ("train", "validation"):
        rows = np.loadtxt(f"{root}/processing/output/{side}/algo-1.csv", delimiter=",", dtype=np.float32)
        matrices[side] = xgboost.DMatrix(rows[:, 1:], rows[:, 0])
    evals = [(matrix, side) for side, matrix in matrices.items()]
    booster = xgboost.train(
        parameters, matrices["train"], rounds, evals=evals, early_stopping_rounds=patience, verbose_eval=False
    )
    content = bytes(booster.save_raw("ubj"))
    with tarfile.open(archive, "w:gz") as tar:
        member = tarfile.TarInfo("xgboost-model")
        member.size = len(content)
        tar.addfile(member, io.BytesIO(content))


if __name__ == "__main__":
    main()

"""The built-in XGBoost algorithm of SageMaker behind the training contract of /opt/ml.

Reads hyperparameters.json, inputdataconfig.json and the channels `train` and `validation`; writes the model
in one file `xgboost-model`, and one line of metrics for each round.

    train.py train IMAGE_VERSION
"""

import json
import pickle
import re
import signal
import sys
import traceback

import xgboost as xgb
from hyperparameters import UserError, parse
from matrix import read_channel

INPUT = "/opt/ml/input"
MODEL = "/opt/ml/model/xgboost-model"
FAILURE = "/opt/ml/output/failure"

# Metrics of which more is better; early stopping has to know.
MAXIMIZED = [
    "accuracy",
    "auc",
    "aucpr",
    "balanced_accuracy",
    "f1",
    "f1_binary",
    "f1_macro",
    "map",
    "ndcg",
    "precision",
    "r2",
    "recall",
]
# What is measured when eval_metric is not given, as far as early stopping needs its name.
DEFAULT_METRICS = {
    "reg:squarederror": "rmse",
    "reg:linear": "rmse",
    "reg:logistic": "rmse",
    "reg:squaredlogerror": "rmsle",
    "reg:pseudohubererror": "mphe",
    "reg:absoluteerror": "mae",
    "reg:gamma": "gamma-nloglik",
    "binary:logistic": "logloss",
    "binary:logitraw": "logloss",
    "binary:hinge": "error",
    "count:poisson": "poisson-nloglik",
    "multi:softmax": "mlogloss",
    "multi:softprob": "mlogloss",
    "rank:pairwise": "ndcg",
    "rank:ndcg": "ndcg",
    "rank:map": "map",
    "survival:cox": "cox-nloglik",
    "survival:aft": "aft-nloglik",
}


class Rounds(xgb.callback.TrainingCallback):
    """Prints metrics as they appear in CloudWatch, where a tab reads #011; the service finds them there.

    It is the only callback and asks the others itself: XGBoost keeps callbacks in a set and asks no more of
    them once one has ended the training, so that the last round's line would be missing now and then.
    """

    def __init__(self, others):
        super().__init__()
        self.others = others

    def before_training(self, model):
        for other in self.others:
            model = other.before_training(model)
        return model

    def after_training(self, model):
        for other in self.others:
            model = other.after_training(model)
        return model

    def after_iteration(self, model, epoch, evals_log):
        values = [
            f"#011{data}-{metric}:{history[-1]:.5f}"
            for data, metrics in evals_log.items()
            for metric, history in metrics.items()
        ]
        print(f"[{epoch}]" + "".join(values), flush=True)
        return any([other.after_iteration(model, epoch, evals_log) for other in self.others])


class StopOnSignal(xgb.callback.TrainingCallback):
    """On SIGTERM ends training after the round; save_model_on_termination keeps the model so far."""

    def __init__(self):
        super().__init__()
        self.stopped = False
        signal.signal(signal.SIGTERM, self.note)

    def note(self, number, frame):
        self.stopped = True

    def after_iteration(self, model, epoch, evals_log):
        return self.stopped


def read_config(name):
    with open(f"{INPUT}/config/{name}") as file:
        return json.load(file)


def early_stopping(parameters, rounds):
    metrics = parameters.get("eval_metric")
    metric = metrics[-1] if metrics else DEFAULT_METRICS.get(parameters.get("objective", "reg:squarederror"))
    if metric is None:
        raise UserError("early_stopping_rounds needs an eval_metric with this objective")
    return xgb.callback.EarlyStopping(
        rounds=rounds,
        data_name="validation",
        metric_name=metric,
        maximize=metric.split("@")[0] in MAXIMIZED,
        save_best=True,
    )


def train():
    parameters = parse(read_config("hyperparameters.json"))
    channels = read_config("inputdataconfig.json")
    hosts = read_config("resourceconfig.json")["hosts"]
    if len(hosts) > 1:
        raise UserError(f"The local stand-in of the image trains on one instance, found {len(hosts)}")
    if "train" not in channels:
        raise UserError("Missing required channel: train")

    rounds = parameters.pop("num_round")
    stopping_rounds = parameters.pop("early_stopping_rounds", None)
    has_weights = parameters.pop("csv_weights", 0) == 1
    saves_on_stop = parameters.pop("save_model_on_termination", "false") == "true"
    matrices = {
        name: read_channel(f"{INPUT}/data/{name}", channels[name].get("ContentType"), has_weights)
        for name in ("train", "validation")
        if name in channels
    }
    for name, matrix in matrices.items():
        print(
            f"{name.capitalize()} matrix has {matrix.num_row()} rows and {matrix.num_col()} columns",
            flush=True,
        )

    stop = StopOnSignal()
    others = [stop]
    if stopping_rounds and "validation" in matrices:
        others.append(early_stopping(parameters, stopping_rounds))
    evaluated = [(matrix, name) for name, matrix in matrices.items()]
    model = xgb.train(
        parameters, matrices["train"], rounds, evals=evaluated, callbacks=[Rounds(others)], verbose_eval=False
    )
    if stop.stopped and not saves_on_stop:
        sys.exit(143)
    save(model)


def save(model):
    if is_pickled(sys.argv[2]):
        with open(MODEL, "wb") as file:
            pickle.dump(model, file)
        return
    # Booster.save_model would write the same bytes (without an extension: UBJSON), but opens the file itself.
    with open(MODEL, "wb") as file:
        file.write(model.save_raw("ubj"))


def is_pickled(version):
    """Images up to 1.2-2 pickled the model: scripts written for them unpickle it."""
    parts = re.match(r"(\d+)\.(\d+)", version)
    return parts is not None and (int(parts[1]), int(parts[2])) <= (1, 2)


def main():
    try:
        train()
    except Exception as error:
        is_user_error = isinstance(error, UserError)
        reason = str(error) if is_user_error else f"XGB train call failed with exception:\n{error}"
        with open(FAILURE, "w") as file:
            file.write(f"{'UserError' if is_user_error else 'AlgorithmError'}: {reason}")
        if not is_user_error:
            traceback.print_exc()
        sys.exit(1)


main()

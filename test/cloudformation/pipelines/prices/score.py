"""Scores the rows with the new model. MODE makes the step fail, or run until it is stopped."""

import json
import os
import signal
import sys
import tarfile
import time

import numpy as np
import xgboost

mode = os.environ["MODE"]
if mode == "fail":
    sys.exit("row 3 of rows.csv has no label")
# A stopped job is asked to end before it is made to.
signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
while mode == "hang":
    time.sleep(1)

with tarfile.open("/opt/ml/processing/input/model/model.tar.gz") as archive:
    booster = xgboost.Booster(model_file=bytearray(archive.extractfile("xgboost-model").read()))
rows = np.loadtxt("/opt/ml/processing/input/rows/rows.csv", delimiter=",", ndmin=2)
label, features = rows[:, 0], rows[:, 1:]
prediction = booster.predict(xgboost.DMatrix(features))

metrics = {"rmse": {"value": float(np.sqrt(((prediction - label) ** 2).mean())), "standard_deviation": 0.1}}
with open("/opt/ml/processing/output/evaluation/evaluation.json", "w") as file:
    json.dump({"regression_metrics": metrics}, file)
with open("/opt/ml/processing/output/scored/scored.csv", "w") as file:
    file.write("prediction,x,y,row_id,at\n")
    for row, (p, x, y) in enumerate(zip(prediction, features[:, 0], label, strict=True)):
        file.write(f"{p},{x},{y},{row},2026-11-01T00:00:{row % 60:02}Z\n")

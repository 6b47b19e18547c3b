"""Root mean square and mean absolute error of the mean."""

import json
import tarfile

with open("/opt/ml/processing/input/model/model.tar.gz", "rb") as file, tarfile.open(fileobj=file) as tar:
    member = tar.extractfile("mean.txt")
    mean = float(member.read())
with open("/opt/ml/processing/input/rows/rows.csv") as file:
    errors = [float(line.split(",")[0]) - mean for line in file]

count = len(errors)
metrics = {
    "mae": {"value": sum(abs(error) for error in errors) / count, "standard_deviation": 0.5},
    "rmse": {"value": (sum(error**2 for error in errors) / count) ** 0.5, "standard_deviation": 0.25},
}
with open("/opt/ml/processing/output/evaluation/evaluation.json", "w") as file:
    json.dump({"regression_metrics": metrics}, file)

"""What Evidently tells of scored rows: `evidently_baseline.py FOLDER`, a folder by traffic.py.

Prints how many rows and columns its summary is of, as JSON.
"""

import json
import sys

import pandas as pd
from evidently import DataDefinition, Dataset, Regression, Report
from evidently.presets import DataSummaryPreset, RegressionPreset

LABEL, PREDICTION = "fare_amount", "prediction"


def main(folder: str) -> None:
    rows = pd.read_csv(f"{folder}/scored.csv")
    columns = list(rows.columns[:-2])
    kind = DataDefinition(
        numerical_columns=columns, regression=[Regression(target=LABEL, prediction=PREDICTION)]
    )
    scored = Dataset.from_pandas(rows[columns], data_definition=kind)
    result = Report([DataSummaryPreset(), RegressionPreset()]).run(scored, None).dict()
    told = {metric["config"].get("column") for metric in result["metrics"]}
    print(json.dumps({"rows": len(rows), "columns": len(told & set(columns))}))


if __name__ == "__main__":
    main(sys.argv[1])

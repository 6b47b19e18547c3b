"""EvaluateModel: how well the new model does on rows that it was not trained on.

Reads `dataset/`, `model/`, `test/` and `summary/` under /opt/ml/processing/input; writes
`evaluation/evaluation.json` (metrics with their spread, those of a naive model, those of slices, what data it
was, and what the judge says where the run was given a champion) and `scored/scored.csv` (header: prediction,
features, label, id, time).
"""

import json

import job
import numpy as np
import pyarrow as pa
import pyarrow.csv as pacsv
from judge import judge
from metrics import BLOCKS, PROBLEMS, evaluate
from model import load_model, predict
from slices import find_slices
from training_data import merge_summaries


def main(root: str) -> None:
    dataset = job.read_json(job.input_files(root, "dataset", "dataset.json")[0])
    problem, label_name = dataset["problem"], dataset["label"]["name"]
    if problem not in PROBLEMS:
        raise job.InputError(f"The problem {problem} has no metrics here; known are {', '.join(PROBLEMS)}.")
    features = [feature["name"] for feature in dataset["features"]]
    data = merge_summaries(job.input_files(root, "summary", ".json"))
    if not data["train"]["rows"]:
        raise job.InputError("PreprocessData found no row to train on.")
    rows = read_test(root, [label_name, *features, dataset["id"], dataset["time"], "borough"])
    label = rows[label_name]
    booster = load_model(job.input_files(root, "model", "model.tar.gz")[0])
    prediction = predict(booster, np.column_stack([rows[name] for name in features]))

    judgement, judge_problem = judge(dataset, booster)

    block = BLOCKS[problem]
    naive = np.full(len(label), data["train"]["label_mean"])
    report = {
        "version": 0,
        block: evaluate(problem, label, prediction),
        "naive": {"prediction": naive[0].item(), block: evaluate(problem, label, naive)},
        "slices": [
            {
                "by": by,
                "name": name,
                "rows": int(part.sum()),
                block: evaluate(problem, label[part], prediction[part]),
            }
            for by, name, part in find_slices(rows)
        ],
        "data": data,
        "judge": judgement,
        "judgeProblem": judge_problem,
    }
    with job.output_file(root, "evaluation", "evaluation.json") as file:
        file.write(json.dumps(report, indent=2, allow_nan=False).encode())
    scored = {"prediction": prediction}
    scored |= {name: rows[name] for name in [*features, label_name, dataset["id"], dataset["time"]]}
    write_scored(root, scored)
    tell(report[block], report["naive"][block], len(label))
    if judgement:
        tell_judgement(judgement)
    elif judge_problem:
        print(f"Not judged: {judge_problem}")


def read_test(root: str, columns: list[str]) -> dict[str, np.ndarray]:
    """The test rows of all instances by column; whole numbers stay whole, so they are written alike."""
    tables = []
    for path in job.input_files(root, "test", ".csv"):
        # An id of digits only would be read as a number, and 1e5 as 100000.
        text = pacsv.ConvertOptions(column_types={columns[-3]: pa.string(), columns[-2]: pa.string()})
        with open(path, "rb") as file:
            tables.append(pacsv.read_csv(file, convert_options=text))
        missing = [column for column in columns if column not in tables[-1].column_names]
        if missing:
            raise job.InputError(f"{path} lacks the column {', '.join(missing)}.")
    table = pa.concat_tables(tables, promote_options="permissive")
    return {name: table.column(name).to_numpy() for name in columns}


def write_scored(root: str, columns: dict[str, np.ndarray]) -> None:
    # Written as the shortest text that reads back as the same float32, so that live answers can be compared.
    table = pa.table({name: pa.array(values, from_pandas=True) for name, values in columns.items()})
    with job.output_file(root, "scored", "scored.csv") as file:
        file.write(f"{','.join(columns)}\n".encode())
        options = pacsv.WriteOptions(include_header=False, quoting_style="none")
        pacsv.write_csv(table, file, write_options=options)


def tell(metrics: dict, naive: dict, rows: int) -> None:
    print(f"On {rows} test rows:")
    for name, metric in metrics.items():
        by_mean, spread = show(naive[name]["value"]), show(metric["standard_deviation"])
        print(f"  {name} {show(metric['value'])} (spread {spread}; always predicting the mean: {by_mean})")


def tell_judgement(judged: dict) -> None:
    name, difference = judged["metric"], judged["difference"]
    print(
        f"On the {judged['rows']} newest labelled rows {name} "
        f"{show(judged['champion']['value'])} of the champion, "
        f"{show(judged['challenger']['value'])} of this model: {judged['verdict']} "
        f"(difference {show(difference['low'])} to {show(difference['high'])})"
    )


def show(value: float | None) -> str:
    return "unknown" if value is None else f"{value:.4g}"


if __name__ == "__main__":
    job.run(main)

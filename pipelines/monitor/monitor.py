"""The drift engine.

    monitor.py baseline    scored/ and dataset/ -> baseline/statistics.json and baseline/constraints.json

Folders lie under /opt/ml/processing/input and /opt/ml/processing/output; `--root` names another /opt/ml.
"""

import argparse

import job
from constraints import suggest_constraints
from scored_rows import ScoredRows

SEED = 20_480
"""The sketches' random choices are the same in every run, so the same rows give the same files."""


def main() -> None:
    parser = argparse.ArgumentParser(description="Describes scored rows as a baseline for drift.")
    parser.add_argument("mode", choices=["baseline"])
    parser.add_argument("--root", default="/opt/ml")
    arguments = parser.parse_args()
    try:
        make_baseline(arguments.root)
    except job.InputError as error:
        job.refuse(arguments.root, error)


def make_baseline(root: str) -> None:
    """Held-out rows as the new model scored them -> what the window of a later check is compared with."""
    dataset = job.read_dataset(root)
    rows = ScoredRows(dataset, SEED)
    for path in job.input_files(root, "scored", ".csv"):
        rows.add_file(path)
    if not rows.rows:
        raise job.InputError("The scored rows are none at all; a baseline needs some.")
    job.write_json(root, "baseline", "statistics.json", rows.statistics())
    job.write_json(root, "baseline", "constraints.json", suggest_constraints(rows, dataset))
    quality = ", ".join(f"mean {name} {moments.mean:.4g}" for name, moments in rows.quality.moments.items())
    print(f"Baseline of {rows.rows} rows and {len(rows.columns)} columns; {quality}.")


if __name__ == "__main__":
    main()

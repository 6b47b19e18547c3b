"""A small stand-in for the data quality analyser of Model Monitor, behind the same environment contract.

Reads the dataset at dataset_source (format: dataset_format) and writes statistics.json and constraints.json
to output_path; with baseline_statistics and baseline_constraints it also checks the data against them and
writes constraint_violations.json. One pass in memory: for the sizes of a laptop.
"""

import importlib.util
import json
import os
import sys

from column import constrain, describe
from dataset import AnalysisError, read_dataset
from violations import find_violations

MESSAGE = "/opt/ml/output/message"
FAILURE = "/opt/ml/output/failure"

MONITORING_CONFIG = {
    "evaluate_constraints": "Enabled",
    "emit_metrics": "Enabled",
    "datatype_check_threshold": 1.0,
    "domain_content_threshold": 1.0,
    "distribution_constraints": {
        "perform_comparison": "Enabled",
        "comparison_threshold": 0.1,
        "comparison_method": "Robust",
        "categorical_comparison_threshold": 0.1,
        "categorical_drift_method": "LInfinity",
    },
}


def setting(name):
    return os.environ.get(name, "")


def required(name):
    value = setting(name)
    if not value:
        raise AnalysisError(f"The environment variable {name} is missing")
    return value


def read_json(path):
    with open(path) as file:
        return json.load(file)


def write_json(name, content):
    folder = required("output_path")
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, name), "w") as file:
        json.dump(content, file, indent=1)


def analyze():
    kind = setting("analysis_type") or "DATA_QUALITY"
    if kind != "DATA_QUALITY":
        raise AnalysisError(f"The local stand-in analyses data quality only, found analysis_type {kind}")
    if setting("record_preprocessor_script"):
        raise AnalysisError("The local stand-in does not run a record_preprocessor_script")
    table = read_dataset(required("dataset_source"), required("dataset_format"))
    features = [describe(str(name), table[name]) for name in table.columns]
    statistics = {"version": 0.0, "dataset": {"item_count": len(table)}, "features": features}
    constraints = {
        "version": 0.0,
        "features": [constrain(column) for column in features],
        "monitoring_config": MONITORING_CONFIG,
    }
    write_json("statistics.json", statistics)
    write_json("constraints.json", constraints)

    baseline, baseline_constraints = setting("baseline_statistics"), setting("baseline_constraints")
    if not (baseline and baseline_constraints):
        return "Completed: Job completed successfully with no violations."
    violations = find_violations(table, statistics, read_json(baseline), read_json(baseline_constraints))
    write_json("constraint_violations.json", {"violations": violations})
    if violations:
        return f"CompletedWithViolations: Job completed successfully with {len(violations)} violations."
    return "Completed: Job completed successfully with no violations."


def postprocess():
    script = setting("post_analytics_processor_script")
    if not script:
        return
    specification = importlib.util.spec_from_file_location("post_analytics_processor_script", script)
    module = importlib.util.module_from_spec(specification)
    with open(script) as file:
        exec(compile(file.read(), script, "exec"), module.__dict__)
    module.postprocess_handler()


def main():
    try:
        message = analyze()
        postprocess()
    except AnalysisError as error:
        with open(FAILURE, "w") as file:
            file.write(str(error))
        sys.exit(str(error))
    with open(MESSAGE, "w") as file:
        file.write(message)
    print(message)


main()

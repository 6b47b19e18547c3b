"""The container contract of a SageMaker Processing job: where things lie, and how a refusal is told."""

import json
import os
import sys


class InputError(Exception):
    """What is wrong with the input, in one sentence for a person."""


def refuse(root: str, error: InputError) -> None:
    """Tells the sentence in the log and as the job's ExitMessage, and ends the job as failed."""
    print(error, file=sys.stderr)
    os.makedirs(f"{root}/output", exist_ok=True)
    with open(f"{root}/output/message", "w", encoding="utf-8") as file:
        file.write(str(error)[:1024])  # SageMaker cuts the ExitMessage there
    sys.exit(1)


def input_files(root: str, name: str, ending: str) -> list[str]:
    """Paths of the files of one of the job's inputs, sorted. Refuses an input without any."""
    folder = f"{root}/processing/input/{name}"
    names = sorted(os.listdir(folder)) if os.path.isdir(folder) else []
    found = [f"{folder}/{file}" for file in names if file.endswith(ending) and not file.startswith(".")]
    if not found:
        raise InputError(f"{folder} holds no {ending} file; give the job the input `{name}`.")
    return found


def read_dataset(root: str) -> dict:
    with open(input_files(root, "dataset", "dataset.json")[0], encoding="utf-8") as file:
        return json.load(file)


def write_json(root: str, output: str, name: str, document: dict) -> None:
    folder = f"{root}/processing/output/{output}"
    os.makedirs(folder, exist_ok=True)
    with open(f"{folder}/{name}", "w", encoding="utf-8") as file:
        json.dump(document, file, allow_nan=False)

"""The container contract of a SageMaker Processing job: where things lie, and how a refusal is told."""

import json
import os
import sys
from collections.abc import Callable


class InputError(Exception):
    """What is wrong with the input, in one sentence for a person."""


def run(main: Callable[[str], None]) -> None:
    """Calls main with the root of the container contract; a refusal becomes one sentence and exit code 1."""
    root = sys.argv[sys.argv.index("--root") + 1] if "--root" in sys.argv else "/opt/ml"
    try:
        main(root)
    except InputError as error:
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
        raise InputError(f"{folder} holds no {ending} file; the step before this one must have written it.")
    return found


def read_json(path: str) -> dict:
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def output_file(root: str, output: str, name: str):
    """Opens a file of one of the job's outputs for writing bytes."""
    folder = f"{root}/processing/output/{output}"
    os.makedirs(folder, exist_ok=True)
    return open(f"{folder}/{name}", "wb")

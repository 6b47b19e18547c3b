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


def read_json(path: str) -> dict:
    try:
        with open(path, encoding="utf-8") as file:
            return json.load(file)
    except FileNotFoundError:
        return {}


def read_dataset(root: str) -> dict:
    path = f"{root}/processing/input/dataset/dataset.json"
    dataset = read_json(path)
    if not dataset:
        raise InputError(f"{path} is not there; give the step the input `dataset: ${{{{ dataset }}}}`.")
    return dataset


def output_file(root: str, output: str, name: str):
    """Opens a file of one of the job's outputs for writing bytes."""
    folder = f"{root}/processing/output/{output}"
    os.makedirs(folder, exist_ok=True)
    return open(f"{folder}/{name}", "wb")


def list_files(folder: str) -> list[str]:
    """Names of the files under the folder, relative to it and sorted, without hidden ones and markers."""
    names = []
    for parent, _, files in os.walk(folder):
        names += [os.path.relpath(os.path.join(parent, file), folder) for file in files]
    return sorted(name.replace(os.sep, "/") for name in names if is_data(name))


def is_data(name: str) -> bool:
    return not os.path.basename(name).startswith((".", "_")) and not name.endswith("/")

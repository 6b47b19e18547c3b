"""Script mode of the framework images: runs the user's own training script behind the training contract.

The hyperparameters sagemaker_program and sagemaker_submit_directory name the script and the source archive;
the others become arguments, and the environment gets the SM_* variables of SageMaker's training toolkit.
"""

import json
import os
import shlex
import signal
import subprocess
import sys
import tarfile
from urllib.parse import urlparse

import boto3

INPUT = "/opt/ml/input"
CODE = "/opt/ml/code"
FAILURE = "/opt/ml/output/failure"


def read_config(name):
    with open(f"{INPUT}/config/{name}") as file:
        return json.load(file)


def plain(text):
    """The SDK encodes each hyperparameter as JSON; other clients write plain text."""
    try:
        return json.loads(text)
    except ValueError:
        return text


def fetch_source(uri):
    os.makedirs(CODE, exist_ok=True)
    location = urlparse(uri)
    archive = f"{CODE}/../source.tar.gz"
    if location.scheme == "s3":
        body = boto3.client("s3").get_object(Bucket=location.netloc, Key=location.path.lstrip("/"))["Body"]
        with open(archive, "wb") as file:
            for chunk in body.iter_chunks(1 << 20):
                file.write(chunk)
        with open(archive, "rb") as file, tarfile.open(fileobj=file, mode="r:gz") as source:
            source.extractall(CODE, filter="data") if hasattr(tarfile, "data_filter") else source.extractall(
                CODE
            )
    else:
        raise ValueError(f"sagemaker_submit_directory must be an s3:// URI of a tar.gz, found {uri}")


def variables(hyperparameters, resources, channels):
    host = resources["current_host"]
    values = {
        "SM_MODEL_DIR": "/opt/ml/model",
        "SM_INPUT_DIR": INPUT,
        "SM_OUTPUT_DIR": "/opt/ml/output",
        "SM_OUTPUT_DATA_DIR": "/opt/ml/output/data",
        "SM_INPUT_CONFIG_DIR": f"{INPUT}/config",
        "SM_MODULE_DIR": CODE,
        "SM_CURRENT_HOST": host,
        "SM_HOSTS": json.dumps(resources["hosts"]),
        "SM_CURRENT_INSTANCE_TYPE": resources.get("current_instance_type", ""),
        "SM_NUM_CPUS": str(os.cpu_count()),
        "SM_NUM_GPUS": "0",
        "SM_CHANNELS": json.dumps(sorted(channels)),
        "SM_HPS": json.dumps(hyperparameters),
        "SM_USER_ARGS": json.dumps(arguments(hyperparameters)),
    }
    for channel in channels:
        values[f"SM_CHANNEL_{channel.upper()}"] = f"{INPUT}/data/{channel}"
    for name, value in hyperparameters.items():
        values[f"SM_HP_{name.upper()}"] = value if isinstance(value, str) else json.dumps(value)
    return values


def arguments(hyperparameters):
    parts = []
    for name, value in sorted(hyperparameters.items()):
        parts += [
            f"--{name}" if len(name) > 1 else f"-{name}",
            value if isinstance(value, str) else json.dumps(value),
        ]
    return parts


def main():
    given = {name: plain(text) for name, text in read_config("hyperparameters.json").items()}
    own = {name: value for name, value in given.items() if not name.startswith("sagemaker_")}
    program = given["sagemaker_program"]
    fetch_source(given["sagemaker_submit_directory"])
    environment = {
        **os.environ,
        **variables(own, read_config("resourceconfig.json"), read_config("inputdataconfig.json")),
    }
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, [CODE, os.environ.get("PYTHONPATH")]))
    command = (
        [sys.executable, f"{CODE}/{program}"]
        if program.endswith(".py")
        else ["/bin/sh", "-c", f"./{shlex.quote(program)}"]
    )
    # A stop reaches the script by itself; it may have a model to save.
    signal.signal(signal.SIGTERM, lambda number, frame: None)
    print("Invoking script:", shlex.join([*command, *arguments(own)]), flush=True)
    code = subprocess.run([*command, *arguments(own)], cwd=CODE, env=environment).returncode
    if code != 0 and not os.path.exists(FAILURE):
        with open(FAILURE, "w") as file:
            file.write(f"ExecuteUserScriptError: ExitCode {code}: {shlex.join(command)}")
    sys.exit(code if code >= 0 else 128 - code)


main()

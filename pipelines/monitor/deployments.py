"""Since when an endpoint has been serving a model package, by the records that deployments leave."""

import json
from datetime import datetime

from job import InputError
from storage import Folder, StoredFile
from timing import parse_time


def deployed_since(folder: Folder, package: str) -> datetime | None:
    """When the unbroken run of deployments of the package began; None where the last one was of another.

    A deployment that only changed the endpoint's instances begins nothing new: the model went on.
    """
    records = [record for _, body in folder.read_all(own_files(folder)) if (record := parse(body))]
    since = None
    for ended, served in sorted(records, reverse=True):
        if served != package:
            break
        since = ended
    return since


def own_files(folder: Folder) -> list[StoredFile]:
    # Those of attempts that failed lie in a folder below.
    depth = folder.key("").count("/")
    return [
        file
        for file in folder.files("")
        if file.key.endswith(".json") and file.key.count("/") == max(depth, 0)
    ]


def parse(body: bytes) -> tuple[datetime, str] | None:
    """End and model package of a deployment; None for a file that is no record of one."""
    try:
        record = json.loads(body)
        if record["outcome"] != "deployed":
            return None
        return parse_time("endedAt", record["endedAt"]), str(record["release"]["modelPackageArn"])
    except (ValueError, KeyError, TypeError, InputError):
        return None

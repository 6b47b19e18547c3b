"""Which trip files belong to this instance, and the names of all files that the job as a whole reads."""

from dataclasses import dataclass
from urllib.parse import urlparse

from job import InputError, is_data, list_files, read_json


@dataclass(frozen=True)
class Shard:
    host: str
    hosts: list[str]
    files: list[str]
    """The files to read here, relative to the input's folder."""
    all_files: list[str]
    """The files of all instances: what is decided from them is decided alike everywhere."""


def find_shard(root: str, folder: str) -> Shard:
    resources = read_json(f"{root}/config/resourceconfig.json")
    hosts = sorted(resources.get("hosts") or ["algo-1"])
    host = resources.get("current_host") or hosts[0]
    files = list_files(folder)
    if len(hosts) == 1:
        if not files:
            raise InputError(f"There are no trips: {folder} holds no .parquet and no .csv file.")
        return Shard(host, hosts, files, files)

    source = trips_source(root)
    if source.get("S3DataDistributionType") != "ShardedByS3Key":
        # Every instance was given every file: they share them out among themselves.
        return Shard(host, hosts, files[hosts.index(host) :: len(hosts)], files)
    all_files = list_objects(source["S3Uri"])
    if not all_files:
        raise InputError(f"There are no trips: {source['S3Uri']} holds no .parquet and no .csv file.")
    return Shard(host, hosts, files, all_files)


def trips_source(root: str) -> dict:
    path = f"{root}/config/processingjobconfig.json"
    for job_input in read_json(path).get("ProcessingInputs", []):
        if job_input.get("InputName") == "trips" and "S3Input" in job_input:
            return job_input["S3Input"]
    raise InputError(
        f"Several instances share the trips, but {path} does not say where the input `trips` comes from; "
        "run the step on one instance."
    )


def list_objects(uri: str) -> list[str]:
    import boto3  # here and not above: only several instances need it, and it takes long to load
    from botocore.exceptions import BotoCoreError, ClientError

    address = urlparse(uri)
    try:
        pages = boto3.client("s3").get_paginator("list_objects_v2")
        keys = [
            item["Key"]
            for page in pages.paginate(Bucket=address.netloc, Prefix=address.path.lstrip("/"))
            for item in page.get("Contents", [])
        ]
    except (BotoCoreError, ClientError) as error:
        raise InputError(
            f"Several instances share the trips and have to agree on the newest month, but {uri} could not "
            f"be listed ({error}); allow s3:ListBucket on the bucket, or run the step on one instance."
        ) from error
    return sorted(key for key in keys if is_data(key))

"""Labelled rows that an endpoint was asked about: a second, optional source beside the trips.

LABELLED_URI names what the pipeline label-ingest wrote: ingest.json, and train/labelled.csv whose header is
label, features, id and time. A processing job's input cannot be left out, so the step fetches them itself.
"""

import io
import json
import os
from dataclasses import dataclass
from hashlib import blake2b
from urllib.parse import urlparse

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv
from job import InputError
from zones import Zones

NONE = "none"
"""Of a parameter: StartPipelineExecution takes no empty text."""


@dataclass
class LabelledRows:
    features: dict[str, np.ndarray]
    label: np.ndarray
    ids: np.ndarray
    time: np.ndarray
    """Of the request, UTC, datetime64[s]; NaT where it cannot be read."""

    @property
    def hashes(self) -> np.ndarray:
        """One 64-bit hash per id, by which a row is always on the same side of the split."""
        digests = b"".join(blake2b(row.encode(), digest_size=8).digest() for row in self.ids.tolist())
        return np.frombuffer(digests, dtype=">u8").astype(np.uint64)

    def boroughs(self, zones: Zones) -> np.ndarray:
        """The borough whose zone's centre is the nearest to the pick-up: requests tell no zone."""
        points = np.column_stack([self.features["pickup_longitude"], self.features["pickup_latitude"]])
        places, place = np.unique(points, axis=0, return_inverse=True)
        nearest = [
            np.argmin((zones.longitude - longitude) ** 2 + (zones.latitude - latitude) ** 2)
            for longitude, latitude in places
        ]
        return zones.boroughs[nearest][place.ravel()]


def labelled_uri() -> str | None:
    """Where the labelled rows of this run are; None where it has none."""
    uri = os.environ.get("LABELLED_URI") or NONE
    return None if uri == NONE else uri.rstrip("/")


def read_labelled(uri: str, dataset: dict) -> LabelledRows:
    """Fetches the rows to train on. Throws an InputError where they are not what label-ingest writes."""
    label, features = dataset["label"]["name"], [feature["name"] for feature in dataset["features"]]
    types = dict.fromkeys([label, *features], pa.float64())
    types |= {dataset["id"]: pa.string(), dataset["time"]: pa.string()}
    convert = pacsv.ConvertOptions(column_types=types, include_columns=list(types), strings_can_be_null=True)
    parse = pacsv.ParseOptions(newlines_in_values=True)
    body = fetch(f"{uri}/train/labelled.csv")
    try:
        table = pacsv.read_csv(io.BytesIO(body), parse_options=parse, convert_options=convert)
    except (pa.ArrowException, KeyError) as error:
        first_line = str(error).splitlines()[0]
        raise InputError(f"{uri}/train/labelled.csv is not what label-ingest writes: {first_line}") from error
    seconds = pc.utf8_slice_codeunits(table.column(dataset["time"]), 0, 19)
    time = pc.strptime(seconds, format="%Y-%m-%dT%H:%M:%S", unit="s", error_is_null=True)
    return LabelledRows(
        {name: table.column(name).to_numpy() for name in features},
        table.column(label).to_numpy(),
        table.column(dataset["id"]).fill_null("").to_numpy(),
        time.to_numpy().astype("datetime64[s]"),
    )


def labelled_end(uri: str) -> np.datetime64:
    """The end of the newest day that the rows hold, the judge's included: the same on every instance."""
    try:
        last = np.datetime64(json.loads(fetch(f"{uri}/ingest.json"))["last"][:19], "s")
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(f"{uri}/ingest.json is not what label-ingest writes: {error!r}") from error
    return (last.astype("datetime64[D]") + 1).astype("datetime64[s]")


def fetch(uri: str) -> bytes:
    import boto3  # here and not above: most runs have no labelled rows, and it takes long to load
    from botocore.exceptions import BotoCoreError, ClientError

    address = urlparse(uri)
    try:
        answer = boto3.client("s3").get_object(Bucket=address.netloc, Key=address.path.lstrip("/"))
        return answer["Body"].read()
    except (BotoCoreError, ClientError) as error:
        raise InputError(
            f"{uri} could not be read ({error}); run the pipeline label-ingest first, and give the execution "
            "role s3:GetObject there."
        ) from error

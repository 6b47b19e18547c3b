"""The baseline of a release, as its training left it: statistics, constraints, and what the data mean."""

import json
from dataclasses import dataclass

from job import InputError
from scored_rows import NAMESPACE
from sketch import Sketch
from storage import Folder

OVERRIDES = ("monitoringConfigOverrides", "monitoring_config_overrides")
"""AWS writes both."""


@dataclass
class BaselineColumn:
    kind: str
    """numerical or categorical"""
    rows: int
    mean: float | None
    sketch: Sketch | None
    counts: dict[str, int] | None
    """How often each text occurs; None of a column with too many of them to count."""


class Baseline:
    def __init__(self, statistics: dict, constraints: dict, dataset: dict):
        self.statistics, self.constraints, self.dataset = statistics, constraints, dataset
        self.rows = statistics["dataset"]["item_count"]
        self.columns = {feature["name"]: column_of(feature) for feature in statistics["features"]}
        self.quality = statistics.get(NAMESPACE, {}).get("quality")
        self.monitoring = constraints["monitoring_config"]
        self.by_name = {feature["name"]: feature for feature in constraints["features"]}
        self.ranges = constraints.get(NAMESPACE, {}).get("ranges", {})

    def setting(self, name: str, key: str, section: str | None = None):
        """A setting of a column: its own override, else what holds for all columns, else None."""
        own = self.by_name.get(name, {})
        for place in [*(own.get(word, {}) for word in OVERRIDES), self.monitoring]:
            found = place.get(section, {}) if section else place
            if key in found:
                return found[key]
        return None


def read_baseline(folder: Folder) -> Baseline:
    """Reads the three files. Throws an InputError where one is missing or of another shape."""
    documents = []
    for name in ("statistics.json", "constraints.json", "dataset.json"):
        key = folder.key(name)
        try:
            documents.append(json.loads(folder.read(key)))
        except ValueError as error:
            raise InputError(f"s3://{folder.bucket}/{key} is no JSON ({error}).") from error
    try:
        return Baseline(*documents)
    except (KeyError, TypeError) as error:
        raise InputError(f"The baseline in {folder.uri} lacks {error}; train the model again.") from error


def column_of(feature: dict) -> BaselineColumn:
    if "string_statistics" in feature:
        part = feature["string_statistics"]
        buckets = part.get("distribution", {}).get("categorical", {}).get("buckets")
        counts = {bucket["value"]: bucket["count"] for bucket in buckets} if buckets else None
        return BaselineColumn("categorical", part["common"]["num_present"], None, None, counts)
    part = feature["numerical_statistics"]
    sketch = part.get("distribution", {}).get("kll", {}).get("sketch")
    return BaselineColumn(
        "numerical",
        part["common"]["num_present"],
        part.get("mean"),
        Sketch.from_document(sketch) if sketch else None,
        None,
    )

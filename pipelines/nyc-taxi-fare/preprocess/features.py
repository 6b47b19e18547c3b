"""The features of a request, made from a trip: the order in which they are sent is that of dataset.json."""

import numpy as np
from trips import PICKUP, Batch
from zones import Zones, haversine_km

WHOLE = ["passenger_count", "hour", "weekday", "month"]
FEATURES = [
    *WHOLE,
    "pickup_longitude",
    "pickup_latitude",
    "dropoff_longitude",
    "dropoff_latitude",
    "geo_distance",
]


def make_features(batch: Batch, zones: Zones) -> tuple[dict[str, np.ndarray], np.ndarray]:
    """All features by name, NaN where one cannot be known, and the borough of the pick-up."""
    pickup = batch[PICKUP]
    start, end = zones.position(batch["PULocationID"]), zones.position(batch["DOLocationID"])
    days = pickup.astype("datetime64[D]")
    features = {
        "passenger_count": batch["passenger_count"],
        "pickup_longitude": np.where(start < 0, np.nan, zones.longitude[start]),
        "pickup_latitude": np.where(start < 0, np.nan, zones.latitude[start]),
        "dropoff_longitude": np.where(end < 0, np.nan, zones.longitude[end]),
        "dropoff_latitude": np.where(end < 0, np.nan, zones.latitude[end]),
        "hour": (pickup - days).astype(np.int64) // 3600,
        "weekday": (days.astype(np.int64) + 3) % 7,  # 1970-01-01 was a Thursday; Monday is 0
        "month": pickup.astype("datetime64[M]").astype(np.int64) % 12 + 1,
    }
    distance = haversine_km(
        features["pickup_latitude"],
        features["pickup_longitude"],
        features["dropoff_latitude"],
        features["dropoff_longitude"],
    )
    features["geo_distance"] = np.round(distance, 6)
    return features, zones.boroughs[start]

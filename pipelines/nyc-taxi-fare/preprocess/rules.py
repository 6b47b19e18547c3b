"""Which trips count. A rule is a reason's name and the rows that it refuses.

`request_rules` holds for anything that an endpoint is asked about; `training_rules` and `fare_rules` need
what is known only afterwards. The limits are those of the AWS sample.
"""

import numpy as np

MAX_DISTANCE_KM = 121
MAX_FARE_USD = 200
MAX_MINUTES = 120

Rules = dict[str, np.ndarray]


def request_rules(features: dict[str, np.ndarray], passenger_range: tuple[float, float]) -> Rules:
    """What a request must meet: refused rows by reason, from the features alone."""
    passengers, distance = features["passenger_count"], features["geo_distance"]
    low, high = passenger_range
    return {
        "no_passenger_count": np.isnan(passengers),
        "passenger_count_out_of_range": ~((passengers >= low) & (passengers <= high)),
        "unknown_zone": np.isnan(distance),
        "no_distance": ~(distance > 0),
        "distance_too_long": ~(distance < MAX_DISTANCE_KM),
    }


def training_rules(
    pickup: np.ndarray,
    dropoff: np.ndarray,
    fare: np.ndarray,
    month: np.datetime64 | None,
    in_window: np.ndarray,
) -> Rules:
    """What only a finished trip can meet: its times, the month its file is of, the window, and its fare."""
    minutes = (dropoff - pickup) / np.timedelta64(60, "s")
    stray = np.zeros(len(pickup), dtype=bool) if month is None else pickup.astype("datetime64[M]") != month
    return {
        "unreadable_time": np.isnat(pickup) | np.isnat(dropoff),
        "stray_date": stray,
        "outside_window": ~in_window,
        **fare_rules(fare),
        "no_duration": ~(minutes > 0),
        "duration_too_long": ~(minutes < MAX_MINUTES),
    }


def labelled_rules(
    time: np.ndarray,
    in_window: np.ndarray,
    features: dict[str, np.ndarray],
    passenger_range: tuple[float, float],
) -> Rules:
    """What a request that a label came for must meet: a time in the window, a number for every feature."""
    return {
        "unreadable_time": np.isnat(time),
        "outside_window": ~in_window,
        **request_rules(features, passenger_range),
        "missing_feature": ~np.all(np.isfinite(list(features.values())), axis=0),
    }


def fare_rules(fare: np.ndarray) -> Rules:
    return {
        "no_fare": np.isnan(fare),
        "refund": ~(fare > 0),
        "fare_too_high": ~(fare < MAX_FARE_USD),
    }


def apply_rules(rules: Rules, rows: int) -> tuple[np.ndarray, dict[str, int]]:
    """The rows that no rule refuses, and how many each refused: a row counts under its first reason."""
    kept = np.ones(rows, dtype=bool)
    dropped = {}
    for reason, refused in rules.items():
        dropped[reason] = int(np.count_nonzero(kept & refused))
        kept &= ~refused
    return kept, dropped

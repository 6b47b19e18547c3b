"""The taxi zones: one centre per LocationID, and the features that come from them."""

import csv

import numpy as np
from job import InputError, list_files

COLUMNS = ["LocationID", "latitude", "longitude", "borough", "zone"]
EARTH_RADIUS_KM = 6371.0088  # mean radius, IUGG


class Zones:
    """Centres in degrees and boroughs, looked up by LocationID."""

    def __init__(self, rows: list[dict[str, str]]):
        rows = sorted(rows, key=lambda row: int(row["LocationID"]))
        self.ids = np.array([int(row["LocationID"]) for row in rows])
        self.latitude = np.array([float(row["latitude"]) for row in rows])
        self.longitude = np.array([float(row["longitude"]) for row in rows])
        self.boroughs = np.array([row["borough"] for row in rows], dtype=str)

    def position(self, location: np.ndarray) -> np.ndarray:
        """The row of each LocationID, -1 where there is no such zone."""
        known = np.isin(location, self.ids)
        place = np.searchsorted(self.ids, np.where(known, location, self.ids[0]))
        return np.where(known, place, -1)


def read_zones(folder: str) -> Zones:
    """Reads the one CSV file in the folder: LocationID, latitude, longitude, borough, zone."""
    files = [name for name in list_files(folder) if name.lower().endswith(".csv")]
    if len(files) != 1:
        raise InputError(f"{folder} must hold one CSV file with the taxi zones, it holds {len(files)}.")
    with open(f"{folder}/{files[0]}", encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        missing = [column for column in COLUMNS if column not in (reader.fieldnames or [])]
        if missing:
            raise InputError(f"The zones file {files[0]!r} lacks the column {', '.join(missing)}.")
        rows = list(reader)
    return Zones(check_rows(files[0], rows))


def check_rows(name: str, rows: list[dict[str, str]]) -> list[dict[str, str]]:
    if not rows:
        raise InputError(f"The zones file {name!r} has no rows.")
    lines: dict[int, int] = {}
    for line, row in enumerate(rows, start=2):
        try:
            location, latitude, longitude = (
                int(row["LocationID"]),
                float(row["latitude"]),
                float(row["longitude"]),
            )
        except (TypeError, ValueError):
            raise InputError(
                f"The zones file {name!r} has no number in LocationID, latitude or longitude, line {line}."
            ) from None
        if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
            raise InputError(
                f"The zones file {name!r} has a centre outside the globe in line {line}; write degrees."
            )
        if location in lines:
            # Joining such a file would double every trip of the zone.
            raise InputError(
                f"The zones file {name!r} has LocationID {location} in lines {lines[location]} and {line}; "
                "merge the polygons of a zone first."
            )
        lines[location] = line
    return rows


def haversine_km(
    latitude: np.ndarray, longitude: np.ndarray, to_latitude: np.ndarray, to_longitude: np.ndarray
) -> np.ndarray:
    """Great-circle distance in km between points given in degrees."""
    phi, to_phi = np.radians(latitude), np.radians(to_latitude)
    half_chord = (
        np.sin((to_phi - phi) / 2) ** 2
        + np.cos(phi) * np.cos(to_phi) * np.sin(np.radians(to_longitude - longitude) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(half_chord))

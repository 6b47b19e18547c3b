"""A trip's identity, and the side of the split that follows from it.

The hash is written out here (splitmix64's mixing step) because a library's may change with its version, and
then rows that a model was trained on would turn up among the next one's test rows.
"""

import numpy as np

SIDES = {"train": 0.70, "validation": 0.85, "test": 1.0}
"""Upper end of each side's share of the hash's range: 70/15/15."""

HEX = np.frombuffer(b"0123456789abcdef", dtype="S1")


def mix(value: np.ndarray) -> np.ndarray:
    value = value + np.uint64(0x9E3779B97F4A7C15)
    value = (value ^ (value >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    value = (value ^ (value >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return value ^ (value >> np.uint64(31))


def trip_hash(columns: list[np.ndarray]) -> np.ndarray:
    """One 64-bit hash per row from the columns that identify a trip: times, and numbers to 1/100."""
    hashed = np.zeros(len(columns[0]), dtype=np.uint64)
    for column in columns:
        if column.dtype.kind == "M":
            whole = column.astype("datetime64[s]").astype(np.int64)
        else:
            whole = np.rint(np.nan_to_num(column, nan=-1.0) * 100).astype(np.int64)
        hashed = mix(hashed ^ mix(whole.view(np.uint64)))
    return hashed


def trip_id(hashed: np.ndarray) -> np.ndarray:
    """The hash as 16 hexadecimal digits."""
    shifts = np.arange(60, -4, -4, dtype=np.uint64)
    digits = (hashed[:, None] >> shifts) & np.uint64(15)
    return HEX[digits.astype(np.intp)].view("S16").ravel().astype(str)


def side_of(hashed: np.ndarray) -> dict[str, np.ndarray]:
    """The rows of each side. The same trip, in whatever run or file, is always on the same one."""
    share = (mix(hashed ^ np.uint64(0x5E1F)) >> np.uint64(11)).astype(np.float64) / 2**53
    sides, low = {}, 0.0
    for side, high in SIDES.items():
        sides[side] = (share >= low) & (share < high)
        low = high
    return sides

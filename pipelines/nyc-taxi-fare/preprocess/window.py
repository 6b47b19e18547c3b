"""The training window: which pick-up times count, decided alike on every instance."""

import re
from dataclasses import dataclass

import numpy as np
from job import InputError

MONTH_IN_NAME = re.compile(r"(?<!\d)(\d{4})-(0[1-9]|1[0-2])(?!\d)")
DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?)?")


@dataclass(frozen=True)
class Window:
    """From `start` (included) to `end` (not included), New York wall-clock time in whole seconds."""

    start: np.datetime64
    end: np.datetime64

    def holds(self, times: np.ndarray) -> np.ndarray:
        return (times >= self.start) & (times < self.end)

    def holds_month(self, month: np.datetime64 | None) -> bool:
        """Whether a file of that month can hold trips of the window; a file of no known month can."""
        return month is None or bool(seconds(month) < self.end and seconds(month + 1) > self.start)


def month_of(name: str) -> np.datetime64 | None:
    """The month that a file's name tells (`green_tripdata_2021-01.parquet`), or None."""
    found = MONTH_IN_NAME.search(name.rsplit("/", 1)[-1])
    return np.datetime64(f"{found[1]}-{found[2]}", "M") if found else None


def seconds(time: np.datetime64) -> np.datetime64:
    return time.astype("datetime64[s]")


def window_before(end: np.datetime64, duration: str) -> Window:
    """The window of an ISO 8601 duration of years, months, weeks, days and hours that ends at `end`."""
    found = DURATION.fullmatch(duration)
    if not found or not any(found.groups()) or duration.endswith("T"):
        raise InputError(f'TRAINING_WINDOW is "{duration}"; write an ISO 8601 duration such as P90D or P3M.')
    years, months, weeks, days, hours = (int(part or 0) for part in found.groups())
    month = end.astype("datetime64[M]")
    # A day that the earlier month does not have becomes that month's last one.
    start_month = month - years * 12 - months
    start = min(seconds(start_month) + (end - seconds(month)), seconds(start_month + 1))
    start -= np.timedelta64((weeks * 7 + days) * 24 + hours, "h")
    if start >= end:
        raise InputError(f'TRAINING_WINDOW is "{duration}", which is no time at all; write for example P90D.')
    return Window(start, end)


def end_of_months(names: list[str]) -> np.datetime64 | None:
    """The end of the newest month that the names tell, or None when no name tells one."""
    months = [month for month in map(month_of, names) if month is not None]
    return seconds(max(months) + 1) if months else None


def end_of_days(times: np.ndarray) -> np.datetime64 | None:
    """The end of the newest day in the data of files whose names tell no month.

    One trip in a thousand may bear a stray date in the future, so that share of the newest does not decide.
    """
    times = np.sort(times[~np.isnat(times)])
    if not len(times):
        return None
    newest = times[len(times) - 1 - len(times) // 1000]
    return seconds(newest.astype("datetime64[D]") + 1)

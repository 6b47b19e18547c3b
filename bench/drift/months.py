"""Windows of real months: what an endpoint would have captured, and the labels that would have come."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timezone
from itertools import pairwise

import numpy as np
import pyarrow as pa
import pyarrow.csv as pacsv

RESAMPLED = 200
FEWEST, MOST = 500, 50_000


@dataclass
class Month:
    """A month's rows: request bodies, answers and labels as text, when each was asked for, and its side."""

    requests: np.ndarray
    answers: np.ndarray
    labels: np.ndarray
    times: np.ndarray
    sides: np.ndarray


@dataclass
class Window:
    month: Month
    rows: np.ndarray
    """Numbers of rows of the month; in a resampled window some of them come several times."""
    times: np.ndarray
    start: np.datetime64
    end: np.datetime64


def read_month(path: str, dataset: dict) -> Month:
    names = [feature["name"] for feature in dataset["features"]]
    label, time = dataset["label"]["name"], dataset["time"]
    columns = ["prediction", *names, label, time, "side"]
    convert = pacsv.ConvertOptions(column_types=dict.fromkeys(columns, pa.string()), include_columns=columns)
    table = pacsv.read_csv(path, convert_options=convert)
    cells = {name: table.column(name).to_numpy(zero_copy_only=False) for name in columns}
    requests = [",".join(row) for row in zip(*(cells[name] for name in names), strict=True)]
    times = np.array([text.replace(" ", "T") for text in cells[time]], dtype="datetime64[s]")
    return Month(np.array(requests, object), cells["prediction"], cells[label], times, cells["side"])


def resampled(month: Month, pool: np.ndarray, seed: int) -> Iterator[Window]:
    """Windows of many sizes, drawn from the pool with replacement, spread over a day."""
    random = np.random.default_rng(seed)
    start = np.datetime64("2026-01-01T00:00:00")
    for size in np.geomspace(FEWEST, MOST, RESAMPLED).round().astype(int):
        rows = random.choice(pool, size)
        times = start + np.sort(random.integers(0, 86_400, size)).astype("timedelta64[s]")
        yield Window(month, rows, times, start, start + np.timedelta64(1, "D"))


def trailing(month: Month, days: int) -> Iterator[Window]:
    """The windows that end with each day of the month and lie in it whole."""
    first = month.times.min().astype("datetime64[D]")
    last = month.times.max().astype("datetime64[D]") + 1
    for day in np.arange(first + days, last + 1):
        start, end = (day - days).astype("datetime64[s]"), day.astype("datetime64[s]")
        rows = np.flatnonzero((month.times >= start) & (month.times < end))
        yield Window(month, rows, month.times[rows], start, end)


def capture_files(window: Window) -> dict[str, bytes]:
    """One file per hour, as the endpoint would have left them."""
    hours = window.times.astype("datetime64[h]").astype(np.int64)
    order = np.argsort(hours, kind="stable")
    bounds = np.flatnonzero(np.diff(hours[order], prepend=-1, append=-1))
    files = {}
    for start, end in pairwise(bounds):
        numbers = order[start:end]
        hour = to_datetime(window.times[numbers[0]]).strftime("%Y/%m/%d/%H")
        files[f"{hour}/00-00-000-window.jsonl"] = "".join(records(window, numbers)).encode()
    return files


def records(window: Window, numbers: np.ndarray) -> Iterator[str]:
    month, rows = window.month, window.rows[numbers]
    times = window.times[numbers].astype(str)
    parts = zip(numbers, month.requests[rows], month.answers[rows], times, strict=True)
    for number, request, answer, time in parts:
        yield (
            '{"captureData":{"endpointInput":{"observedContentType":"text/csv","mode":"INPUT",'
            f'"data":"{request}","encoding":"CSV"}},"endpointOutput":{{"observedContentType":"text/csv",'
            f'"mode":"OUTPUT","data":"{answer}","encoding":"CSV"}}}},"eventMetadata":{{"eventId":"e{number}",'
            f'"inferenceId":"i{number}","inferenceTime":"{time}Z"}},"eventVersion":"0"}}\n'
        )


def label_file(window: Window, dataset: dict) -> bytes:
    labels = window.month.labels[window.rows]
    lines = [f"i{number},{label}\n" for number, label in enumerate(labels)]
    return f"{dataset['id']},{dataset['label']['name']}\n{''.join(lines)}".encode()


def to_datetime(time: np.datetime64) -> datetime:
    return time.astype("datetime64[s]").astype(datetime).replace(tzinfo=timezone.utc)

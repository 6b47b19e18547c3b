"""Reads TLC trip files in batches, by column name: parquet of any common codec, and CSV."""

import csv
import os
from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from job import InputError

NUMBERS = ["VendorID", "PULocationID", "DOLocationID", "passenger_count", "trip_distance", "fare_amount"]
PICKUP, DROPOFF = "lpep_pickup_datetime", "lpep_dropoff_datetime"
COLUMNS = [PICKUP, DROPOFF, *NUMBERS]
BATCH_ROWS = 131_072
BLOCK_BYTES = 16 * 1024 * 1024

TIME_FORMATS = [
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%dT%H:%M:%S",
    "%Y-%m-%d %H:%M",
    "%m/%d/%Y %H:%M",
    "%m/%d/%Y %H:%M:%S",
    "%m/%d/%Y %I:%M:%S %p",
]

Batch = dict[str, np.ndarray]
"""Columns by name: times as datetime64[s] (NaT where missing or unreadable), the rest as float64 (NaN)."""


def read_batches(folder: str, name: str, columns: list[str] = COLUMNS) -> Iterator[Batch]:
    """Yields the file's rows in batches. Every way a file can be of another shape becomes one InputError."""
    path = os.path.join(folder, name)
    read = {".parquet": read_parquet, ".csv": read_csv}.get(os.path.splitext(name)[1].lower())
    if not read:
        raise InputError(f"The trips hold {name!r}, which is neither a .parquet nor a .csv file.")
    try:
        with open(path, "rb") as file:
            for table in read(file, name, columns):
                yield {column: to_numpy(table.column(column), name, column) for column in columns}
    except (pa.ArrowException, UnicodeDecodeError, OSError) as error:
        first_line = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise InputError(
            f"The trips file {name!r} cannot be read as {read.__name__[5:]}: {first_line}"
        ) from error


def read_parquet(file, name: str, columns: list[str]) -> Iterator[pa.RecordBatch]:
    import pyarrow.parquet as pq

    parquet = pq.ParquetFile(file)
    check_columns(name, columns, parquet.schema_arrow.names)
    yield from parquet.iter_batches(batch_size=BATCH_ROWS, columns=columns)


def read_csv(file, name: str, columns: list[str]) -> Iterator[pa.RecordBatch]:
    import pyarrow.csv as pacsv

    header = file.readline().decode("utf-8-sig")
    check_columns(name, columns, next(csv.reader([header]), []))
    file.seek(0)
    types = {column: pa.string() if column in (PICKUP, DROPOFF) else pa.float64() for column in columns}
    yield from pacsv.open_csv(
        file,
        read_options=pacsv.ReadOptions(block_size=BLOCK_BYTES),
        convert_options=pacsv.ConvertOptions(
            column_types=types, include_columns=columns, strings_can_be_null=True
        ),
    )


def check_columns(name: str, columns: list[str], found: list[str]) -> None:
    missing = [column for column in columns if column not in found]
    if missing:
        shown = ", ".join(str(column) for column in found[:30])
        noun = "column" if len(missing) == 1 else "columns"
        raise InputError(
            f"The trips file {name!r} lacks the {noun} {', '.join(missing)}; it has {shown or 'none'}."
        )


def to_numpy(column: pa.Array, name: str, title: str) -> np.ndarray:
    if title in (PICKUP, DROPOFF):
        return to_times(column).to_numpy(zero_copy_only=False).astype("datetime64[s]")
    if not (
        pa.types.is_integer(column.type) or pa.types.is_floating(column.type) or pa.types.is_null(column.type)
    ):
        raise InputError(
            f"The trips file {name!r} has {column.type} in the column {title}; it must hold numbers."
        )
    return column.cast(pa.float64(), safe=False).to_numpy(zero_copy_only=False)


def to_times(column: pa.Array) -> pa.Array:
    """Wall-clock times in seconds; text is tried in every known format, and is null where none fits."""
    if pa.types.is_timestamp(column.type):
        local = pc.local_timestamp(column) if column.type.tz else column
        return local.cast(pa.timestamp("s"), safe=False)
    text = pc.utf8_trim_whitespace(column.cast(pa.string()))
    times = pa.nulls(len(text), pa.timestamp("s"))
    for format in TIME_FORMATS:
        if times.null_count == 0:
            break
        times = pc.coalesce(times, pc.strptime(text, format=format, unit="s", error_is_null=True))
    return times

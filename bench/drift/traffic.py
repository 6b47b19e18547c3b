"""Made-up scored rows, and requests like them or not, in the shapes that both sides of the benchmark read.

    python3 traffic.py TO ROWS SHIFT SCORED

Runs with test/pipelines in PYTHONPATH. Writes into TO: dataset.json, scored.csv of SCORED rows, capture/ with
hour folders of ROWS records before 2026-11-23T08:00Z, and labels.csv.
SHIFT, in standard deviations, is added to pick-up longitudes.
"""

import json
import os
import sys
from datetime import datetime, timedelta

import numpy as np
from job_folder import DATASET, FEATURES

HOURS = 72
END = datetime(2026, 11, 23, 8)


def main(to: str, rows: int, shift: float, scored: int) -> None:
    os.makedirs(to, exist_ok=True)
    with open(f"{to}/dataset.json", "w", encoding="utf-8") as file:
        json.dump(DATASET, file)
    with open(f"{to}/scored.csv", "w", encoding="utf-8") as file:
        file.write(f"prediction,{','.join(FEATURES)},fare_amount,trip_id,lpep_pickup_datetime\n")
        for number, (cells, prediction, label) in enumerate(make_rows(scored, 1, 0, END)):
            file.write(f"{prediction},{cells},{label},t{number},2026-11-01 00:00:00\n")
    number = 0
    with open(f"{to}/labels.csv", "w") as labels:
        labels.write("trip_id,fare_amount\n")
        for hour in range(HOURS):
            time = END - timedelta(hours=HOURS - hour)
            folder = f"{to}/capture/{time:%Y/%m/%d/%H}"
            os.makedirs(folder, exist_ok=True)
            count = (hour + 1) * rows // HOURS - hour * rows // HOURS
            with open(f"{folder}/00-00-000-made-up.jsonl", "w") as capture:
                for place, (cells, prediction, label) in enumerate(make_rows(count, hour + 2, shift, time)):
                    capture.write(record(cells, prediction, number, time + timedelta(hours=place / count)))
                    labels.write(f"i{number},{label}\n")
                    number += 1


def make_rows(count: int, seed: int, shift: float, time: datetime) -> list[tuple[str, str, str]]:
    """Features as a line, prediction and label."""
    random = np.random.default_rng(seed)
    places = random.normal([-73.9, 40.7, -73.9, 40.7], 0.05, (count, 4))
    places[:, 0] += shift * 0.05
    distance = random.lognormal(1, 0.7, count)
    fare = 3 + 2.5 * distance
    label = fare + random.normal(0, 2, count)
    passengers = random.integers(1, 6, count)
    hours, weekdays = random.integers(0, 24, count), random.integers(0, 7, count)
    lines = zip(passengers, *places.round(6).T, distance.round(4), hours, weekdays, strict=True)
    return [
        (f"{','.join(map(str, line))},{time.month}", f"{guess:.4f}", f"{paid:.2f}")
        for line, guess, paid in zip(lines, fare, label, strict=True)
    ]


def record(cells: str, prediction: str, number: int, time: datetime) -> str:
    return (
        '{"captureData":{"endpointInput":{"observedContentType":"text/csv","mode":"INPUT",'
        f'"data":"{cells}\\n","encoding":"CSV"}},"endpointOutput":{{"observedContentType":"text/csv",'
        f'"mode":"OUTPUT","data":"{prediction}","encoding":"CSV"}}}},"eventMetadata":{{"eventId":"e{number}",'
        f'"inferenceId":"i{number}","inferenceTime":"{time:%Y-%m-%dT%H:%M:%SZ}"}},"eventVersion":"0"}}\n'
    )


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]), int(sys.argv[4]))

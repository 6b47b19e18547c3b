"""What PreprocessData's instances tell about the data, added up."""

from job import InputError, read_json

SIDES = ["train", "validation", "test"]


def merge_summaries(files: list[str]) -> dict:
    """One summary: rows read and dropped, the window, and rows, span and mean label of each side."""
    summaries = [read_json(file) for file in files]
    missing = set(summaries[0]["hosts"]) - {summary["host"] for summary in summaries}
    if missing:
        raise InputError(f"The summary of the instance {', '.join(sorted(missing))} is missing.")
    dropped: dict[str, int] = {}
    for summary in summaries:
        for reason, count in summary["dropped"].items():
            dropped[reason] = dropped.get(reason, 0) + count
    return {
        "window": summaries[0]["window"],
        "input_fingerprint": summaries[0]["input_fingerprint"],
        "rows": sum(summary["rows"] for summary in summaries),
        "dropped": {reason: count for reason, count in dropped.items() if count},
        "without_passenger_count": merge_passenger_counts(summaries),
        **{side: merge_side([summary["sides"][side] for summary in summaries]) for side in SIDES},
    }


def merge_passenger_counts(summaries: list[dict]) -> dict:
    """How many trips, otherwise fit for training, were dropped because nobody entered their passengers."""
    counts = [summary["passenger_count"] for summary in summaries]
    without = sum(count["without_passenger_count"]["count"] for count in counts)
    given = sum(count["with_passenger_count"]["count"] for count in counts)
    return {"rows": without, "share": without / (without + given) if without else 0.0}


def merge_side(sides: list[dict]) -> dict:
    filled = [side for side in sides if side["rows"]]
    if not filled:
        return {"rows": 0, "first": None, "last": None, "label_mean": None}
    rows = sum(side["rows"] for side in filled)
    return {
        "rows": rows,
        "first": min(side["first"] for side in filled),
        "last": max(side["last"] for side in filled),
        "label_mean": sum(side["rows"] * side["label"]["mean"] for side in filled) / rows,
    }

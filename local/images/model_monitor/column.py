"""Statistics and constraints of one column, in the shapes of statistics.json and constraints.json."""

import numpy as np
import pandas as pd

# Sketch parameters as the analyser writes them.
SKETCH_SIZE = 2048
SKETCH_SHRINK = 0.64
BUCKETS = 10
# A text column with more values than this has no list of them.
MOST_CATEGORIES = 200


def infer_type(values):
    """Integral, Fractional, String, or Unknown where there is nothing to tell from."""
    if len(values) == 0:
        return "Unknown"
    if np.isnan(pd.to_numeric(values, errors="coerce")).any():
        return "String"
    return "Integral" if values.str.fullmatch(r"[+-]?\d+").all() else "Fractional"


def describe(name, texts):
    """Statistics of a column of texts, empty ones being missing."""
    present = texts[texts.str.strip() != ""]
    kind = infer_type(present)
    common = {"num_present": len(present), "num_missing": len(texts) - len(present)}
    if kind in ("Integral", "Fractional"):
        return {
            "name": name,
            "inferred_type": kind,
            "numerical_statistics": numerical(pd.to_numeric(present).to_numpy(float), common),
        }
    return {"name": name, "inferred_type": kind, "string_statistics": textual(present, common)}


def numerical(values, common):
    low, high = float(values.min()), float(values.max())
    counts, edges = np.histogram(values, bins=BUCKETS, range=(low, high if high > low else low + 1))
    buckets = [
        {"lower_bound": float(edges[i]), "upper_bound": float(edges[i + 1]), "count": float(counts[i])}
        for i in range(BUCKETS)
    ]
    sketch = {"parameters": {"c": SKETCH_SHRINK, "k": float(SKETCH_SIZE)}, "data": compact(values)}
    return {
        "common": common,
        "mean": float(values.mean()),
        "sum": float(values.sum()),
        "std_dev": float(values.std()),
        "min": low,
        "max": high,
        "distribution": {"kll": {"buckets": buckets, "sketch": sketch}},
    }


def compact(values):
    """Levels of a quantile sketch: a value on level n stands for 2 ** n values. No chance is involved."""
    levels = []
    rest = np.sort(values)
    while len(rest) > SKETCH_SIZE:
        odd = len(rest) % 2
        levels.append(rest[:odd].tolist())
        # Taking the first and the second of each pair in turn keeps the ranks centred.
        rest = rest[odd:][len(levels) % 2 :: 2]
    return [*levels, rest.tolist()]


def textual(values, common):
    counts = values.value_counts()
    statistics = {"common": common, "distinct_count": float(len(counts))}
    if len(counts) <= MOST_CATEGORIES:
        buckets = [{"value": value, "count": int(count)} for value, count in sorted(counts.items())]
        statistics["distribution"] = {"categorical": {"buckets": buckets}}
    return statistics


def constrain(statistics):
    """The constraint that a column's own statistics suggest."""
    common = common_of(statistics)
    total = common["num_present"] + common["num_missing"]
    constraint = {
        "name": statistics["name"],
        "inferred_type": statistics["inferred_type"],
        "completeness": common["num_present"] / total if total else 0.0,
    }
    if "numerical_statistics" in statistics:
        constraint["num_constraints"] = {"is_non_negative": statistics["numerical_statistics"]["min"] >= 0}
    elif categories(statistics) is not None:
        constraint["string_constraints"] = {"domains": sorted(categories(statistics))}
    return constraint


def common_of(statistics):
    return (statistics.get("numerical_statistics") or statistics["string_statistics"])["common"]


def categories(statistics):
    """Count by value of a text column, or None where there are too many."""
    distribution = statistics.get("string_statistics", {}).get("distribution")
    if not distribution:
        return None
    return {bucket["value"]: bucket["count"] for bucket in distribution["categorical"]["buckets"]}

"""Lines of capture files -> a table of records. Lines that are no records are counted, never fatal."""

import json

import pyarrow as pa
import pyarrow.json as pajson
from alike import first_line, read_alike, value_at

SIDES = ("endpointInput", "endpointOutput")
SIDE_TEXTS = ("observedContentType", "data", "encoding")
METADATA = ("eventId", "inferenceId", "inferenceTime")

SIDE = pa.struct([(name, pa.string()) for name in SIDE_TEXTS])
RECORD = pa.schema(
    [
        ("captureData", pa.struct([(side, SIDE) for side in SIDES])),
        ("eventMetadata", pa.struct([(name, pa.string()) for name in METADATA])),
    ]
)
PARSE = pajson.ParseOptions(explicit_schema=RECORD, unexpected_field_behavior="ignore")


def read_records(block: bytes) -> tuple[pa.Table, int]:
    """The block's records, and how many lines are none."""
    try:
        if not block.isascii():
            block.decode()
        table = read_alike_records(block)
        return (parse(block) if table is None else table), 0
    except (pa.ArrowException, UnicodeDecodeError):
        pass
    # One bad line makes the fast parser refuse the whole block: each line is looked at by itself then.
    lines = [line for line in block.splitlines() if line.strip()]
    sound = [record for record in map(sound_record, lines) if record]
    return parse(b"\n".join(sound)), len(lines) - len(sound)


def read_alike_records(block: bytes) -> pa.Table | None:
    """The records, where they differ in no more than their bodies, ids and times; else None."""
    first = sound_record(first_line(block))
    record = json.loads(first) if first else {}
    sides = record.get("captureData", {})
    if not all("data" in sides.get(side, {}) for side in SIDES):
        return None
    paths = [("captureData", side, "data") for side in SIDES]
    paths += [("eventMetadata", name) for name in record["eventMetadata"]]
    found = read_alike(block, paths)
    if found is None:
        return None
    lines, texts = found

    def column(*path: str) -> pa.StringArray:
        return texts[path] if path in texts else repeat(value_at(record, path), lines)

    bodies = [[column("captureData", side, name) for name in SIDE_TEXTS] for side in SIDES]
    captured = [pa.StructArray.from_arrays(body, fields=list(SIDE)) for body in bodies]
    metadata = [column("eventMetadata", name) for name in METADATA]
    columns = zip((captured, metadata), RECORD.types, strict=True)
    return pa.table(
        [pa.StructArray.from_arrays(parts, fields=list(kind)) for parts, kind in columns], schema=RECORD
    )


def repeat(text: str | None, times: int) -> pa.StringArray:
    return pa.nulls(times, pa.string()) if text is None else pa.repeat(text, times)


def parse(block: bytes) -> pa.Table:
    if not block or block.isspace():
        return RECORD.empty_table()
    options = pajson.ReadOptions(use_threads=False, block_size=len(block) + 1)
    return pajson.read_json(pa.BufferReader(block), options, PARSE)


def sound_record(line: bytes) -> bytes | None:
    """What the parser has to know of a line; None where it is no record."""
    try:
        record = json.loads(line)
        captured, metadata = record["captureData"], record["eventMetadata"]
        kept = {
            "captureData": {side: texts(captured[side], SIDE_TEXTS) for side in SIDES if captured.get(side)},
            "eventMetadata": texts(metadata, METADATA),
        }
        return json.dumps(kept).encode()
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def texts(members: dict, names: tuple[str, ...]) -> dict[str, str]:
    found = {name: members[name] for name in names if members.get(name) is not None}
    if not all(isinstance(text, str) for text in found.values()):
        raise TypeError
    # A lone surrogate is JSON, and no text.
    for text in found.values():
        text.encode()
    return found

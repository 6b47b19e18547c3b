"""Lines of capture files -> a table of records. Lines that are no records are counted, never fatal."""

import io
import json

import pyarrow as pa
import pyarrow.json as pajson

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
        block.decode()
        return parse(block), 0
    except (pa.ArrowException, UnicodeDecodeError):
        pass
    # One bad line makes the fast parser refuse the whole block: each line is looked at by itself then.
    lines = [line for line in block.splitlines() if line.strip()]
    sound = [record for record in map(sound_record, lines) if record]
    return parse(b"\n".join(sound)), len(lines) - len(sound)


def parse(block: bytes) -> pa.Table:
    if not block.strip():
        return RECORD.empty_table()
    return pajson.read_json(
        io.BytesIO(block), pajson.ReadOptions(use_threads=False, block_size=len(block) + 1), PARSE
    )


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

"""The quick way to read records whose lines differ in a few values only, as those of capture files do.

The first line, read as JSON, is the pattern; the others are cut at their quotation marks. When the pattern
with the cut values in it is the block again, byte for byte, the values are what JSON would have told.
"""

import json

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv

MARK = "the value is here"

MOST_PIECES = 200
"""Of a line that is worth it: with JSON in the bodies lines have more, and are never alike."""

LONGEST_PIECE = 100
"""That may be the name of a member."""

LOWEST_CHARACTER = 0x20
"""What is below has to be escaped in JSON."""

Path = tuple[str, ...]


def read_alike(block: bytes, paths: list[Path]) -> tuple[int, dict[Path, pa.StringArray]] | None:
    """How many lines there are, and of each the texts at these paths; None where lines are not alike.

    Every line has to end with a line break, and the first one to be JSON with a text at each of the paths.
    """
    pieces = first_line(block).split(b'"')
    places = places_of(pieces, paths)
    if not places or len(places) < len(paths):
        return None
    cut = cut_lines(block, len(pieces), sorted(places))
    if cut is None or not is_whole(block, pieces, cut):
        return None
    lines = len(next(iter(cut.values())))
    # Each line ends with the one that it may have.
    if np.count_nonzero(np.frombuffer(block, np.uint8) < LOWEST_CHARACTER) > lines:
        return None
    texts = {path: unescaped(cut[place]) for place, path in places.items()}
    return None if any(text is None for text in texts.values()) else (lines, texts)


def first_line(block: bytes) -> bytes:
    return block[: block.find(b"\n")]


def places_of(pieces: list[bytes], paths: list[Path]) -> dict[int, Path]:
    """Which of the pieces between quotation marks are the values, tried one by one."""
    found: dict[int, Path] = {}
    if len(pieces) > MOST_PIECES:
        return found
    # Bodies may be long, and what is in them does not matter here.
    pieces = [b"" if place % 2 and len(text) > LONGEST_PIECE else text for place, text in enumerate(pieces)]
    for place in range(1, len(pieces), 2):
        try:
            record = json.loads(b'"'.join([*pieces[:place], MARK.encode(), *pieces[place + 1 :]]))
        except ValueError:
            continue
        for path in paths:
            if value_at(record, path) == MARK:
                found[place] = path
    return found


def value_at(record: object, path: Path) -> object:
    for name in path:
        record = record.get(name) if isinstance(record, dict) else None
    return record


def cut_lines(block: bytes, pieces: int, places: list[int]) -> dict[int, pa.StringArray] | None:
    names = [str(number) for number in range(pieces)]
    chosen = [str(place) for place in places]
    try:
        table = pacsv.read_csv(
            pa.BufferReader(block),
            pacsv.ReadOptions(use_threads=False, block_size=len(block) + 1, column_names=names),
            pacsv.ParseOptions(delimiter='"', quote_char=False),
            pacsv.ConvertOptions(include_columns=chosen, column_types=dict.fromkeys(chosen, pa.string())),
        )
    except pa.ArrowInvalid:
        return None
    return {int(name): table.column(name).combine_chunks() for name in chosen}


def is_whole(block: bytes, pieces: list[bytes], cut: dict[int, pa.StringArray]) -> bool:
    """Whether the pieces, with the cut ones in their places, are the block again."""
    parts, start = [], 0
    for place, texts in cut.items():
        parts += [b'"'.join([*pieces[start:place], b""]), texts.cast(pa.binary())]
        # What follows a value begins with the quotation mark behind it.
        start = place + 1
        pieces = [*pieces[:start], b'"' + pieces[start], *pieces[start + 1 :]]
    parts.append(b'"'.join(pieces[start:]) + b"\n")
    again = pc.binary_join_element_wise(*parts, b"")
    return again.buffers()[2].equals(pa.py_buffer(block))


def unescaped(texts: pa.StringArray) -> pa.StringArray | None:
    """The texts with their line breaks; None where another character is escaped."""
    if b"\\" not in texts.buffers()[2].to_pybytes():
        return texts
    texts = pc.replace_substring(texts, "\\n", "\n")
    return None if b"\\" in texts.buffers()[2].to_pybytes() else texts

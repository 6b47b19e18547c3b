"""Bodies of requests and answers, whatever they are written in, as texts of one form: rows of cells.

ROW and CELL, which no text of people holds, stand between rows and between cells: commas and line breaks may
be in a cell.
"""

import base64
import binascii
import csv
import json
from collections import Counter

import pyarrow as pa
import pyarrow.compute as pc

ROW, CELL = "\x1e", "\x1f"
MARKS = bytes.maketrans(b"\n,", (ROW + CELL).encode())

WRAPPERS = ("instances", "predictions", "inputs", "outputs")
"""Members that hold the rows in the shapes that SageMaker's own containers take and give."""

VALUES = ("features", "score", "predicted_label", "prediction", "probability", "value")
"""Members that hold a row's cells in these shapes, the first one found."""


class BodyError(Exception):
    """A body is of a shape that tells no rows."""


class Bodies:
    """Reads the bodies of one side. With `features` given, objects in JSON are read by these names."""

    def __init__(self, features: list[str] | None = None):
        self.features = features
        self.unknown: Counter[str] = Counter()
        """Members of rows that are no features, by name."""

    def read(self, side: pa.StructArray) -> pa.StringArray:
        """One text per body, null where it cannot be read."""
        # A struct that is null itself has children that need not be.
        data = pc.if_else(side.is_valid(), side.field("data"), pa.scalar(None, pa.string()))
        encoding = pc.fill_null(side.field("encoding"), "CSV")
        plain = pc.equal(encoding, "CSV")
        if holds(data, '"'):
            plain = pc.and_(plain, pc.invert(pc.match_substring(data, '"')))
        simple = marked(pc.utf8_trim_whitespace(data))
        special = pc.fill_null(pc.invert(plain), False)
        if not pc.any(special).as_py():
            return simple
        kinds = side.field("observedContentType")
        parts = (column.filter(special).to_pylist() for column in (data, encoding, kinds))
        read = [self.read_one(*body) for body in zip(*parts, strict=True)]
        return pc.replace_with_mask(simple, special, pa.array(read, pa.string()))

    def read_one(self, data: str | None, encoding: str, kind: str | None) -> str | None:
        if data is None:
            return None
        try:
            if encoding == "BASE64":
                data = base64.b64decode(data, validate=True).decode()
                encoding = "JSON" if "json" in (kind or "").lower() else "CSV"
            rows = (
                self.rows_of_json(data) if encoding == "JSON" else list(csv.reader(data.strip().splitlines()))
            )
            return ROW.join(CELL.join(map(text_of, row)) for row in rows) if rows else None
        except (BodyError, binascii.Error, UnicodeDecodeError, csv.Error, RecursionError):
            return None

    def rows_of_json(self, text: str) -> list[list]:
        """JSON, or one JSON document per line."""
        try:
            documents = [json.loads(text)]
        except ValueError:
            try:
                documents = [json.loads(line) for line in text.splitlines() if line.strip()]
            except ValueError as error:
                raise BodyError(str(error)) from error
        return [row for document in documents for row in self.rows_in(document)]

    def rows_in(self, document: object) -> list[list]:
        if isinstance(document, dict):
            for wrapper in WRAPPERS:
                if isinstance(document.get(wrapper), list):
                    return [self.cells_of(row) for row in document[wrapper]]
            return [self.cells_of(document)]
        if isinstance(document, list) and any(isinstance(row, list | dict) for row in document):
            return [self.cells_of(row) for row in document]
        if isinstance(document, list) and self.features is None:
            return [[value] for value in document]
        return [self.cells_of(document)]

    def cells_of(self, row: object) -> list:
        if not isinstance(row, dict):
            return row if isinstance(row, list) else [row]
        if self.features is not None and any(name in row for name in self.features):
            self.unknown.update(row.keys() - set(self.features))
            return [row.get(name) for name in self.features]
        for name in VALUES:
            if name in row:
                return self.cells_of(row[name])
        raise BodyError("An object has none of the known members.")


def text_of(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(int(cell))
    if isinstance(cell, int | float):
        return repr(cell)
    if isinstance(cell, str) and ROW not in cell and CELL not in cell:
        return cell
    raise BodyError("A cell is neither a number nor a plain text.")


def marked(texts: pa.StringArray) -> pa.StringArray:
    """With ROW for each line break and CELL for each comma: byte for byte, so texts stay where they are."""
    validity, places, content = texts.buffers()
    content = pa.py_buffer(content.to_pybytes().translate(MARKS)) if content else content
    return pa.StringArray.from_buffers(len(texts), places, content, validity, texts.null_count, texts.offset)


def count_marks(texts: pa.StringArray, mark: str) -> pa.Array:
    """How often the mark stands in each text, null where there is none."""
    if holds(texts, mark):
        return pc.count_substring(texts, mark)
    return pc.if_else(texts.is_valid(), pa.scalar(0, pa.int32()), None)


def holds(texts: pa.StringArray, part: str) -> bool:
    """Whether any of the texts may hold the part, seen at once."""
    content = texts.buffers()[2]
    return bool(content) and part.encode() in content.to_pybytes()

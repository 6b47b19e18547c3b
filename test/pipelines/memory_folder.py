"""S3 folders that are given as files, and captured records as an endpoint writes them."""

import base64
import json
from datetime import datetime, timezone

from storage import Folder, StoredFile

HOUR = "2026/11/23/07"
TIME = "2026-11-23T07:30:00Z"


class MemoryFolder(Folder):
    """A folder in S3 whose files are given; `modified` says when those came that did not just come."""

    def __init__(self, files: dict[str, bytes | str], modified: dict[str, datetime] | None = None):
        self.bucket, self.prefix, self.uri = "memory", "", "s3://memory"
        self.contents = {key: body.encode() if isinstance(body, str) else body for key, body in files.items()}
        self.modified = modified or {}
        self.listed: list[str] = []

    def files(self, below: str = "") -> list[StoredFile]:
        self.listed.append(below)
        late = datetime(2026, 11, 23, 8, tzinfo=timezone.utc)
        return [
            StoredFile(key, self.modified.get(key, late), len(body))
            for key, body in sorted(self.contents.items())
            if key.startswith(below) and body
        ]

    def read(self, key: str, start: int = 0, size: int | None = None) -> bytes:
        return self.contents[key][start : None if size is None else start + size]

    def write(self, name: str, body: bytes, content_type: str = "application/json") -> str:
        self.contents[name] = body
        return f"{self.uri}/{name}"


def side(data: str, encoding: str = "CSV", kind: str = "text/csv") -> dict:
    if encoding == "BASE64":
        data = base64.b64encode(data.encode()).decode()
    return {"observedContentType": kind, "mode": "X", "data": data, "encoding": encoding}


def record(
    request: str | dict, answer: str | dict, name: str = "i", time: str = TIME, **metadata: str
) -> str:
    """One line of a capture file; `name` is the inferenceId."""
    sides = {
        "endpointInput": side(request) if isinstance(request, str) else request,
        "endpointOutput": side(answer) if isinstance(answer, str) else answer,
    }
    known = {"eventId": f"e-{name}", "inferenceId": name, "inferenceTime": time} | metadata
    return json.dumps({"captureData": sides, "eventMetadata": known, "eventVersion": "0"})

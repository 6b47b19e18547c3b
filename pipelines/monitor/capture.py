"""Reads what an endpoint captured: requests and answers of a window, as rows of text cells."""

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone

from captured_rows import Block, BlockCounts, Rows
from storage import WORKERS, Folder, ahead
from timing import format_time


class Capture:
    """The records of [start, end), hour folder by hour folder. Counts what it has to leave out."""

    def __init__(self, folder: Folder, features: list[str], start: datetime, end: datetime):
        self.folder, self.features = folder, features
        self.start, self.end = format_time(start), format_time(end)
        self.hours = hours_of(start, end)
        self.counts = BlockCounts()
        """Of all blocks that were read."""

    def __iter__(self) -> Iterator[Rows]:
        files = (file for file in self.folder.files_below(self.hours) if file.key.endswith(".jsonl"))
        for _, block in ahead(self.read, self.folder.blocks(files), WORKERS):
            self.counts.add(block.counts)
            if block.counts.rows:
                yield block.rows

    def read(self, lines: bytes) -> Block:
        return Block(lines, self.features, self.start, self.end)


def hours_of(start: datetime, end: datetime) -> list[str]:
    """Names of the hour folders that hold the window's records, `yyyy/mm/dd/hh/`."""
    hour = start.astimezone(timezone.utc).replace(minute=0, second=0, microsecond=0)
    names = []
    while hour < end and start < end:
        names.append(hour.strftime("%Y/%m/%d/%H/"))
        hour += timedelta(hours=1)
    return names

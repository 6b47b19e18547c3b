"""S3 as the monitor sees it: addresses, listings, and files read ahead of need in bounded memory."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import chain
from typing import IO, TypeVar

import boto3
from boto3.exceptions import S3UploadFailedError
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from job import InputError

READ_AHEAD = 8
"""Requests that are under way at the same time; capture files are small, and the way to S3 is long."""

WORKERS = min(4, os.cpu_count() or 1)
"""Threads that compute at the same time. What they answer is used in its order, so figures are the same
for any number of them."""

PART_BYTES = 4 * 1024 * 1024
"""A larger file is read in parts of this size."""

BLOCK_BYTES = 4 * 1024 * 1024

LONGEST_LINE = 64 * 1024 * 1024
"""More than a captured record can have: SageMaker takes requests of up to 25 MB, and BASE64 adds a third."""

ATTEMPTS = 3
"""For an answer that breaks off while it is read, which the client itself does not repeat."""

Item = TypeVar("Item")
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class StoredFile:
    key: str
    modified: datetime
    size: int


@cache
def s3_client():
    """One for all folders; as many connections as there may be listings and reads at the same time."""
    retries = {"mode": "standard", "max_attempts": 8}
    return boto3.client("s3", config=Config(retries=retries, max_pool_connections=2 * READ_AHEAD))


class Folder:
    """Everything below an s3:// address."""

    def __init__(self, uri: str):
        scheme, _, rest = uri.partition("://")
        bucket, _, prefix = rest.partition("/")
        if scheme != "s3" or not bucket:
            raise InputError(f'"{uri}" is no address in S3; write s3://bucket/prefix.')
        self.uri, self.bucket, self.prefix = uri.rstrip("/"), bucket, prefix.rstrip("/")
        self.client = s3_client()

    def key(self, name: str) -> str:
        return f"{self.prefix}/{name}" if self.prefix else name

    def files(self, below: str = "") -> list[StoredFile]:
        """Files whose names begin with `below`, by key; empty ones and markers of folders are left out."""
        pages = self.client.get_paginator("list_objects_v2")
        try:
            return [
                StoredFile(item["Key"], item["LastModified"], item["Size"])
                for page in pages.paginate(Bucket=self.bucket, Prefix=self.key(below))
                for item in page.get("Contents", [])
                if item["Size"]
            ]
        except (BotoCoreError, ClientError) as error:
            raise InputError(
                f"s3://{self.bucket}/{self.key(below)} could not be listed ({error}); "
                "the role needs s3:ListBucket there."
            ) from error

    def files_below(self, prefixes: Iterable[str]) -> Iterator[StoredFile]:
        """The files of many prefixes, in their order."""
        return chain.from_iterable(found for _, found in ahead(self.files, prefixes))

    def read(self, key: str, start: int = 0, size: int | None = None) -> bytes:
        """A file, or `size` bytes of it from `start` on."""
        part = {} if size is None else {"Range": f"bytes={start}-{start + size - 1}"}
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return self.client.get_object(Bucket=self.bucket, Key=key, **part)["Body"].read()
            except (BotoCoreError, ClientError) as error:
                if isinstance(error, BotoCoreError) and attempt < ATTEMPTS:
                    continue
                raise InputError(
                    f"s3://{self.bucket}/{key} could not be read ({error}); "
                    "the role needs s3:GetObject there."
                ) from error
        raise AssertionError

    def read_all(self, files: Iterable[StoredFile]) -> Iterator[tuple[StoredFile, bytes]]:
        """The contents of small files, in their order."""
        return ahead(lambda file: self.read(file.key), files)

    def parts(self, files: Iterable[StoredFile]) -> Iterator[tuple[bool, bytes]]:
        """The files' contents in parts of at most PART_BYTES, and whether a part begins a file."""
        places = ((file, start) for file in files for start in range(0, file.size, PART_BYTES))
        for (_, start), content in ahead(lambda place: self.read_part(*place), places):
            yield start == 0, content

    def read_part(self, file: StoredFile, start: int) -> bytes:
        whole = file.size <= PART_BYTES
        return (
            self.read(file.key) if whole else self.read(file.key, start, min(PART_BYTES, file.size - start))
        )

    def blocks(self, files: Iterable[StoredFile]) -> Iterator[bytes]:
        """The files' lines in blocks of about BLOCK_BYTES: small files share one, large ones have several."""
        chunks: list[bytes | memoryview] = []
        size = 0
        for begins, content in self.parts(files):
            # The last line of a file ends with it, with or without a line break.
            if begins and chunks and not chunks[-1].endswith(b"\n"):
                chunks.append(b"\n")
            chunks.append(content)
            size += len(content)
            if size < BLOCK_BYTES:
                continue
            end = content.rfind(b"\n") + 1
            if end == 0 and size > LONGEST_LINE:
                end = len(content)
            if end:
                chunks[-1] = memoryview(content)[:end]
                yield b"".join(chunks)
                chunks, size = [content[end:]] if end < len(content) else [], len(content) - end
        if chunks:
            yield b"".join(chunks)

    def copy(self, file: StoredFile, to: IO[bytes]) -> None:
        for _, content in self.parts([file]):
            to.write(content)
        to.seek(0)

    def write(self, name: str, body: bytes, content_type: str = "application/json") -> str:
        """Writes a file and answers its address."""
        key = self.key(name)
        try:
            self.client.put_object(Bucket=self.bucket, Key=key, Body=body, ContentType=content_type)
        except (BotoCoreError, ClientError) as error:
            raise InputError(
                f"s3://{self.bucket}/{key} could not be written ({error}); the role needs s3:PutObject there."
            ) from error
        return f"s3://{self.bucket}/{key}"

    def upload(self, name: str, path: str) -> None:
        """Writes a file of any size."""
        key = self.key(name)
        try:
            self.client.upload_file(path, self.bucket, key)
        except (BotoCoreError, ClientError, S3UploadFailedError) as error:
            raise InputError(
                f"s3://{self.bucket}/{key} could not be written ({error}); the role needs s3:PutObject there."
            ) from error


def ahead(
    call: Callable[[Item], Answer], items: Iterable[Item], calls: int = READ_AHEAD
) -> Iterator[tuple[Item, Answer]]:
    """Each item with what the call answers for it, in their order; the next calls are under way meanwhile."""
    with ThreadPoolExecutor(calls) as pool:
        waiting: deque = deque()
        for item in items:
            waiting.append((item, pool.submit(call, item)))
            if len(waiting) > calls:
                first, answer = waiting.popleft()
                yield first, answer.result()
        while waiting:
            first, answer = waiting.popleft()
            yield first, answer.result()

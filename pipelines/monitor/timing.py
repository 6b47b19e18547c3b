"""Durations and times as arguments and files have them."""

import re
from datetime import datetime, timedelta, timezone

from job import InputError

DURATION = re.compile(r"P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")


def parse_duration(name: str, text: str) -> timedelta:
    """An ISO 8601 duration of weeks, days, hours, minutes and seconds, whose lengths never differ."""
    found = DURATION.fullmatch(text)
    if not found or text.endswith(("P", "T")):
        raise InputError(f'{name} is "{text}"; write an ISO 8601 duration such as P3D or PT24H.')
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)


def parse_time(name: str, text: str) -> datetime:
    """An ISO 8601 time; one without an offset is in UTC."""
    try:
        time = datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError as error:
        raise InputError(f'{name} is "{text}"; write a time such as 2026-11-23T08:20:00Z.') from error
    return time.replace(tzinfo=timezone.utc) if time.tzinfo is None else time.astimezone(timezone.utc)


def format_time(time: datetime) -> str:
    """To the second, as captured records have theirs, so that texts sort as times do."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ")


def whole_second_after(time: datetime) -> datetime:
    """Captured times are whole seconds: those of a deployment's own test rows end within its last second."""
    return time if time.microsecond == 0 else time.replace(microsecond=0) + timedelta(seconds=1)

"""Times of day and their zones."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from zoneinfo import ZoneInfo

_SHIFTED = re.compile(r"(?:GMT|UTC)([+−-])(\d{1,2})(?::(\d\d))?\Z")


class Clock:
    """Reads times of day; ``zones`` maps letters to an IANA zone, an offset or nothing."""

    def __init__(self, zones: Mapping[str, str], words: Mapping[str, str]) -> None:
        self._zones = {name: _zone(zone) for name, zone in zones.items()}
        self._words = {" ".join(word.lower().split()): time for word, time in words.items()}

    def at(self, day: dt.date, parts: Mapping[str, str]) -> str:
        """Return day and time to the minute, with the offset that holds on that day.

        Midnight is told as the day alone: writers mean its start or its end.
        """
        hour, minute = self._time(parts)
        if hour == 24:
            return day.isoformat()
        zone = self._zone(parts)
        moment = dt.datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone)
        return moment.isoformat(timespec="minutes")

    def precision(self, parts: Mapping[str, str]) -> str:
        """Return day for midnight, minute where minutes are told, else hour."""
        hour, _ = self._time(parts)
        if hour == 24:
            return "day"
        return "minute" if "minute" in parts else "hour"

    def _time(self, parts: Mapping[str, str]) -> tuple[int, int]:
        if "clock_word" in parts:
            hour, minute = self._words[" ".join(parts["clock_word"].lower().split())].split(":")
            return int(hour), int(minute)
        hours = int(parts["hour"])
        if "half" in parts:
            hours = hours % 12 + (12 if parts["half"] in "pP" else 0)
        return hours, int(parts.get("minute", "0"))

    def _zone(self, parts: Mapping[str, str]) -> dt.tzinfo | None:
        name = " ".join(parts.get("zone", parts.get("zone2", "")).split())
        if not name:
            return None
        shifted = _SHIFTED.match(name)
        if shifted is None:
            return self._zones[name] if name in self._zones else _zone(name)
        sign, hours, minutes = shifted.groups()
        return _offset(-1 if sign in "-−" else 1, int(hours), int(minutes or 0))


def _zone(text: str) -> dt.tzinfo | None:
    """Return the zone of an IANA name, of an offset such as ``+05:30`` or ``Z``, or None for ""."""
    if not text:
        return None
    if "/" in text:
        return ZoneInfo(text)
    if text == "Z":
        return dt.UTC
    hours, minutes = text[1:].split(":")
    return _offset(-1 if text[0] == "-" else 1, int(hours), int(minutes))


def _offset(sign: int, hours: int, minutes: int) -> dt.tzinfo:
    return dt.timezone(sign * dt.timedelta(hours=hours, minutes=minutes))

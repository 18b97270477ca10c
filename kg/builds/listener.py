"""Who hears how a build goes; all of it is optional."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kg.errors import InputError


def _ignore(*_: object) -> None:
    """Hear nothing."""


@dataclass(frozen=True, slots=True)
class Listener:
    """Callbacks of a build.

    ``refused`` hears of inputs that cannot be read, ``noticed`` of articles that were read but
    need a look. ``begun`` hears the name of a step and of how many articles it consists, ``done``
    the title of each article that the step has behind it.
    """

    refused: Callable[[InputError], None] = _ignore
    noticed: Callable[[InputError], None] = _ignore
    begun: Callable[[str, int], None] = _ignore
    done: Callable[[str], None] = _ignore

"""Threats and the positions that utter them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.facts import Position, Threat, identified

THREATENS = "threatens"


def linked(
    positions: Sequence[Position], threats: Sequence[Threat]
) -> tuple[list[Position], list[Threat]]:
    """Give the positions that utter a threat the stance, and the threats the ids of these.

    A threat is uttered in a position if its act stands in what is said and the holder is who
    threatens, or speaks for who threatens.
    """
    said = list(positions)
    places = [_place(said, threat) for threat in threats]
    for threat, place in zip(threats, places, strict=True):
        if place is not None and threat.status == "announced":
            said[place] = identified(replace(said[place], stance=THREATENS))
    made = [
        threat if place is None else replace(threat, position=said[place].id)
        for threat, place in zip(threats, places, strict=True)
    ]
    return said, made


def _place(said: Sequence[Position], threat: Threat) -> int | None:
    return next((i for i, p in enumerate(said) if _utters(p, threat)), None)


def _utters(position: Position, threat: Threat) -> bool:
    speaks = threat.issuer in (position.holder, position.on_behalf_of)
    act = threat.spans["action"][0]
    return speaks and any(s.holds(act) for s in position.spans["proposition"])

"""Which field of a fact becomes which kind of property; names are the fields' in camel case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from pyoxigraph import NamedNode

from kg.rdf import terms

_RENAMED: Final[Mapping[str, str]] = {
    "quoted": "quotation",
    "parties": "party",
    "topics": "topic",
}


@dataclass(frozen=True, kw_only=True)
class Layout:
    """Fields of one kind of fact.

    ``concepts`` maps a field to the first part of its concepts' names: ``stance`` and
    ``opposes`` make ``kg:stance-opposes``. ``labels`` hold the labels of concepts that the data
    itself brings.
    """

    type: NamedNode
    actors: tuple[str, ...]
    concepts: Mapping[str, str]
    texts: tuple[str, ...]
    dates: tuple[str, ...]
    labels: tuple[str, ...] = ()


LAYOUTS: Final[Mapping[str, Layout]] = {
    "position": Layout(
        type=terms.kg("Position"),
        actors=("holder", "on_behalf_of", "addressee", "about"),
        concepts={
            "stance": "stance",
            "quoted": "quotation",
            "polarity": "polarity",
            "certainty": "certainty",
        },
        texts=("proposition", "cue", "holder_text", "addressee_text", "date_text", "topics_text"),
        dates=("date",),
        labels=("topics",),
    ),
    "threat": Layout(
        type=terms.kg("Threat"),
        actors=("issuer", "target", "reported_by"),
        concepts={"action_type": "action", "status": "threat"},
        texts=("action", "condition", "instrument", "issuer_text", "target_text", "deadline_text"),
        dates=("deadline",),
    ),
    "contract": Layout(
        type=terms.kg("Contract"),
        actors=("parties", "awarder", "contractor"),
        concepts={"status": "contract"},
        texts=("subject", "identifier", "parties_text", "date_text", "end_date_text"),
        dates=("date", "end_date"),
    ),
}


def camel(field: str) -> str:
    """Return ``end_date_text`` as ``endDateText``."""
    first, *rest = field.split("_")
    return first + "".join(part.capitalize() for part in rest)


def property_of(field: str) -> NamedNode:
    """Return the property that holds ``field``."""
    return terms.kg(_RENAMED.get(field, camel(field)))


def place_of(field: str) -> NamedNode:
    """Return the property that leads to the places in the text where ``field`` stands."""
    return terms.kg(f"{camel(field)}At")

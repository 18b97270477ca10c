"""The label of a name: the tagger's, mended where its words or those around it tell better."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.actors.lexicon import ActorLexicon
from kg.actors.name_types import label_by_name, type_by_name
from kg.actors.names import name_key

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan


def label_of(phrase: TokenSpan, entity: TokenSpan, name: str, lexicon: ActorLexicon) -> str:
    """Return the label of ``name``, the whole ``phrase`` of which the tagger found ``entity``."""
    if phrase.end > entity.end and type_by_name((phrase[-1].lower_,), lexicon):
        return "Organization"
    if entity.label_ == "Organization" and _has_office(phrase, lexicon):
        return "Person"
    people = entity.label_ == "Person" and _is_people(phrase, lexicon)
    return "NORP" if people else label_by_name(entity.label_, name, lexicon)


def _has_office(phrase: TokenSpan, lexicon: ActorLexicon) -> bool:
    """Tell whether two plain words stand right behind an office: "its director, Ada Obi"."""
    if len(phrase) != 2 or phrase.start < 2:
        return False
    before = phrase.doc[phrase.start - 1]
    office = before.nbor(-1) if before.text == "," else before
    plain = not type_by_name(tuple(name_key(phrase.text).split()), lexicon)
    return plain and office.lower_ in lexicon.titles


def _is_people(phrase: TokenSpan, lexicon: ActorLexicon) -> bool:
    """Tell whether what the tagger takes for a person is a people: "Chilean officials"."""
    modifies = phrase.root.dep_ in ("amod", "compound")
    return modifies and name_key(phrase.text) in lexicon.countries.by_demonym

"""What the tagger and the rules are worth each: positions and actors without one of them.

* ``rules, spaCy's names``: no tagger at all. Statements are what the parse shows of verbs of
  saying (``kg.extraction.clauses``); names are those of spaCy's own entity recogniser.
* ``rules, tagger's names``: the same statements, with the tagger's names.
* ``tagger alone``: its attributions as they are, neither mended nor added to from the parse.
* ``both``: tagger and rules.
* ``both, as shipped``: with the floor of confidence, which the others go without.

Who is meant by a name, a pronoun or a description, which cues attribute, and embedded posts are
the library's in all of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import spacy
from gold_articles import PARTS, Parsed, extracted
from tables import head, percent, row

from kg.evaluate import score
from kg.extraction import positions
from kg.extraction.confidence import Calibration
from kg.extraction.extractor import Extractor
from kg.ontology import Ontology
from kg.pipeline import DEFAULT_SPACY_MODEL

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.language.decode import Attribution

# No fact is left out, however unsure.
NO_FLOOR = Calibration({})
# What the tagger calls the entities of spaCy's English models; others are no names of actors.
LABELS = {
    "PERSON": "Person",
    "ORG": "Organization",
    "GPE": "Location",
    "LOC": "Location",
    "NORP": "NORP",
    "FAC": "Facility",
    "PRODUCT": "Product",
}


def ablation_table(gold: Path, nlp: Parsed) -> Iterator[str]:
    """Yield the figures of positions and actors for each variant and part of gold."""
    yield from head("variant", "gold", "positions P", "R", "F1", "actors P", "R", "F1")
    for name, parse, changed, calibration in variants(nlp):
        with changed:
            extractor = Extractor(parse, Ontology.open(), calibration=calibration)
            for part in PARTS:
                kinds = score(gold / part, extracted(extractor, gold / part)).kinds
                shown = [kinds[k] for k in ("position", "actor")]
                figures = [f for s in shown for f in (s.precision, s.recall, s.f1)]
                yield row(name, part, *percent(*figures))


def variants(
    nlp: Parsed,
) -> Iterator[tuple[str, Any, AbstractContextManager[Any], Calibration]]:
    """Yield name, language pipeline, change of the library and calibration for each variant."""
    shipped = Calibration.of(Ontology.open())
    yield "rules, spaCy's names", Parsed(_spacy_names()), nullcontext(), NO_FLOOR
    yield "rules, tagger's names", _without_attributions(nlp), nullcontext(), NO_FLOOR
    yield "tagger alone", nlp, _unmended(), NO_FLOOR
    yield "both", nlp, nullcontext(), NO_FLOOR
    yield "both, as shipped", nlp, nullcontext(), shipped


def _spacy_names() -> Any:
    """Return a language pipeline without the tagger."""
    nlp = spacy.load(DEFAULT_SPACY_MODEL)
    nlp.add_pipe("kg_paragraphs", before="parser")

    def parse(text: str) -> Doc:
        doc = nlp(text)
        known = [e for e in doc.ents if e.label_ in LABELS]
        doc.ents = [doc.char_span(e.start_char, e.end_char, LABELS[e.label_]) for e in known]
        return doc

    return parse


def _without_attributions(nlp: Parsed) -> Any:
    def parse(text: str) -> Doc:
        doc = nlp(text).copy()
        doc._.attributions = ()
        return doc

    return parse


def _unmended() -> AbstractContextManager[Any]:
    """Return a context in which the tagger's attributions are neither added to nor mended."""

    def as_tagged(_: Doc, found: Sequence[Attribution], __: object) -> list[Attribution]:
        return sorted(found, key=lambda a: a.content)

    def as_they_are(_: str, found: Sequence[Attribution], *__: object) -> list[Attribution]:
        return list(found)

    stack = ExitStack()
    stack.enter_context(patch.object(positions, "with_parsed", as_tagged))
    stack.enter_context(patch.object(positions, "mended", as_they_are))
    return stack

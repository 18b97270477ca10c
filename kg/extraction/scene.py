"""All that is known of one article when facts are made: text, parse, cast, quotations, dates."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from kg.actors.cast import Cast
from kg.actors.references import Resolver
from kg.article import Article, Span
from kg.extraction.quotes import merged, quotations
from kg.facts import Fact, verbatim
from kg.language.money import Amount
from kg.language.times import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as TokenSpan

# Parts of one fact that are at most this many characters apart are quoted as one stretch.
EVIDENCE_GAP = 120
F = TypeVar("F", bound=Fact)


@dataclass(frozen=True)
class Scene:
    """The stage on which the extractors work; made once for each article."""

    article: Article
    doc: Doc
    cast: Cast
    resolver: Resolver
    times: Sequence[TimeExpression]
    amounts: Sequence[Amount]

    @property
    def text(self) -> str:
        """Return the article's text."""
        return self.article.text

    @cached_property
    def quotes(self) -> list[Span]:
        """Return the quotations of the text."""
        return quotations(self.text)

    def is_quoted(self, place: int) -> bool:
        """Tell whether the character ``place`` stands in a quotation."""
        return any(q.start <= place < q.end for q in self.quotes)

    def sentence(self, place: int) -> TokenSpan:
        """Return the sentence that holds the character ``place``."""
        index = bisect.bisect_right(self._sentence_starts, place) - 1
        return self._sentences[max(0, index)]

    def sentence_span(self, place: int) -> Span:
        """Return the characters of the sentence at ``place``, without space at its ends."""
        sentence = self.sentence(place)
        return Span(sentence.start_char, sentence.end_char).trimmed(self.text)

    @cached_property
    def _sentences(self) -> list[TokenSpan]:
        return list(self.doc.sents)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [s.start_char for s in self._sentences]

    def tokens(self, spans: Sequence[Span]) -> list[Token]:
        """Return the tokens that ``spans`` touch."""
        found = (self.doc.char_span(*s, alignment_mode="expand") for s in spans)
        return [t for span in found if span is not None for t in span]

    def times_in(self, span: Span) -> list[TimeExpression]:
        """Return the time expressions that lie in ``span``."""
        return [t for t in self.times if span.holds(t.span)]

    def amounts_in(self, span: Span) -> list[Amount]:
        """Return the amounts of money that lie in ``span``."""
        return [a for a in self.amounts if span.holds(a.span)]

    def evidence(self, parts: Sequence[Span]) -> tuple[Span, ...]:
        """Return the stretches that hold all ``parts``; near ones become one."""
        return merged([p for p in parts if p.start < p.end], EVIDENCE_GAP)


def given(span: Span | None) -> tuple[Span, ...]:
    """Return a slot's spans: one or none."""
    return (span,) if span is not None else ()


def word_span(token: Token) -> Span:
    """Return the characters of one token."""
    return Span(token.idx, token.idx + len(token))


def with_evidence(fact: F, text: str, spans: Sequence[Span]) -> F:
    """Return ``fact`` with ``spans`` among its evidence."""
    evidence = merged([*fact.spans.get("evidence", ()), *spans], EVIDENCE_GAP)
    changed = {**fact.spans, "evidence": evidence}
    return replace(fact, evidence=verbatim(text, evidence), spans=changed)

"""Spans as Web Annotation resources (W3C Recommendation, 23 February 2017, section 4).

A span is one ``oa:SpecificResource``, named by a fragment after RFC 5147, with a
``oa:TextPositionSelector``: six triples, written once however many facts use the span.
Evidence has a ``oa:TextQuoteSelector`` besides (five more), which finds the words again where
the text was re-flowed. Mentions and word-for-word fields go without it: the fact already holds
their text as a literal, and there are far more of them than of evidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Triple

from kg.article import Article, Span
from kg.errors import FactError
from kg.rdf import terms
from kg.rdf.iris import Iris
from kg.rdf.values import integer

CONTEXT = 32  # characters before and after a quotation that tell it from the same words elsewhere


def place(article: Article, span: Span, iris: Iris) -> Iterator[Triple]:
    """Yield the description of ``span`` by its position."""
    node = iris.span(article.id, span)
    selector = NamedNode(f"{node.value};position")
    yield Triple(node, terms.TYPE, terms.SPECIFIC_RESOURCE)
    yield Triple(node, terms.HAS_SOURCE, iris.article(article.id))
    yield Triple(node, terms.HAS_SELECTOR, selector)
    yield Triple(selector, terms.TYPE, terms.POSITION_SELECTOR)
    yield Triple(selector, terms.START, integer(span.start))
    yield Triple(selector, terms.END, integer(span.end))


def quotation(article: Article, span: Span, iris: Iris) -> Iterator[Triple]:
    """Yield the description of ``span`` by its words and what stands around them."""
    node = iris.span(article.id, span)
    selector = NamedNode(f"{node.value};quote")
    before = article.text[max(0, span.start - CONTEXT) : span.start]
    after = article.text[span.end : span.end + CONTEXT]
    yield Triple(node, terms.HAS_SELECTOR, selector)
    yield Triple(selector, terms.TYPE, terms.QUOTE_SELECTOR)
    yield Triple(selector, terms.EXACT, Literal(span.of(article.text)))
    yield Triple(selector, terms.PREFIX, Literal(before))
    yield Triple(selector, terms.SUFFIX, Literal(after))


def linked(
    subject: NamedNode, link: NamedNode, spans: Iterable[Span], article: Article, iris: Iris
) -> Iterator[Triple]:
    """Yield ``subject`` linked to each span, and the spans' positions.

    Raises:
        FactError: a span does not lie in the article's text.
    """
    for span in spans:
        if not 0 <= span.start < span.end <= len(article.text):
            raise FactError(
                f"span [{span.start}, {span.end}] is not in the text",
                where=f"{article.id}: {subject.value}",
                mend="extract the article again",
            )
        yield Triple(subject, link, iris.span(article.id, span))
        yield from place(article, span, iris)


def evidenced(
    subject: NamedNode, spans: Iterable[Span], article: Article, iris: Iris
) -> Iterator[Triple]:
    """Yield ``subject`` with its evidence, each span by position and by quotation."""
    for span in spans:
        yield from linked(subject, terms.EVIDENCE, [span], article, iris)
        yield from quotation(article, span, iris)

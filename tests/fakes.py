"""A pipeline without models: "X said that Y." is a position, "X will sue Y" a threat."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kg.article import Article, Span
from kg.facts import Actor, Fact, Position, Threat, identified

NAME = r"[A-Z][a-z]+(?: [A-Z][a-z]+)*"
SAID = re.compile(rf"({NAME}) said that ([^.]+)\.")
SUES = re.compile(rf"({NAME}) (will sue) ({NAME})")


def facts_of(article: Article) -> list[Fact]:
    said, sues = list(SAID.finditer(article.text)), list(SUES.finditer(article.text))
    names = [m.span(1) for m in (*said, *sues)] + [m.span(3) for m in sues]
    found: list[Fact] = list(_actors(article, names))
    found += (_position(article, m) for m in said)
    found += (_threat(article, m) for m in sues)
    return [identified(fact) for fact in found]


def _actors(article: Article, places: Iterable[tuple[int, int]]) -> Iterator[Actor]:
    spans: dict[str, list[Span]] = {}
    for start, end in sorted(set(places)):
        spans.setdefault(article.text[start:end], []).append(Span(start, end))
    for name, mentions in spans.items():
        yield Actor(
            article=article.id,
            name=name,
            aliases=(name.split()[-1],) if " " in name else (),
            type="Person" if " " in name else "Company",
            mentions=tuple(mentions),
            evidence=name,
            spans={"evidence": (mentions[0],), "name": (mentions[0],)},
            extractor="fake",
        )


def _position(article: Article, match: re.Match[str]) -> Position:
    return Position(
        article=article.id,
        holder=match[1],
        holder_text=match[1],
        cue="said",
        proposition=match[2],
        quoted="indirect",
        stance="asserts",
        evidence=match[0],
        spans={
            "evidence": (Span(*match.span()),),
            "proposition": (Span(*match.span(2)),),
            "holder_text": (Span(*match.span(1)),),
        },
        extractor="fake",
    )


def _threat(article: Article, match: re.Match[str]) -> Threat:
    return Threat(
        article=article.id,
        issuer=match[1],
        issuer_text=match[1],
        target=match[3],
        target_text=match[3],
        action=match[2],
        action_type="legal",
        evidence=match[0],
        spans={
            "evidence": (Span(*match.span()),),
            "action": (Span(*match.span(2)),),
            "issuer_text": (Span(*match.span(1)),),
            "target_text": (Span(*match.span(3)),),
        },
        extractor="fake",
    )


class FakePipeline:
    """What ``kg.builds.builder`` needs; ``read`` are the ids of the articles that it was given."""

    def __init__(self, fingerprint: str = "fake-1", stop_after: int | None = None) -> None:
        self.fingerprint = fingerprint
        self.read: list[str] = []
        self._stop_after = stop_after

    def facts(self, article: Article) -> Sequence[Fact]:
        return facts_of(article)

    def stream(self, articles: Iterable[Article]) -> Iterator[tuple[Article, list[Fact]]]:
        for article in articles:
            if len(self.read) == self._stop_after:
                raise KeyboardInterrupt
            self.read.append(article.id)
            yield article, facts_of(article)

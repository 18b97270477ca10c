"""Two small articles with all four kinds of fact, every span found in the text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from pyoxigraph import Quad

from kg import rules
from kg.article import Article, Span
from kg.facts import Actor, Contract, Fact, Position, Role, Threat, identified
from kg.ontology import Ontology
from kg.rdf import article_quads, ontology_quads
from kg.rdf.resolution import resolution_quads
from kg.resolution.gazetteer import Link
from kg.resolution.model import Cluster, Identity, Join, Local
from kg.store import Store

TEXT = (
    "Harbour Authority said on Monday that it will end its contract with Blue Crane Ltd unless the "
    'firm repairs the quay by 1 March. "We reject that," said Ada Obi, chief executive of Blue '
    "Crane. The contract to dredge the port is worth up to $1.5 million and runs until 2027. "
    "A port official who asked not to be named called the repairs overdue. "
    "Obi told the Authority that the firm agrees to talks."
)
OTHER_TEXT = 'The Dock Workers’ Union supports the plan. "It helps us," former mayor Li Bo said.'


def span(text: str, words: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def spans(text: str, **fields: str) -> dict[str, tuple[Span, ...]]:
    return {name: (span(text, words),) for name, words in fields.items()}


ARTICLE = Article(
    id="quay-0a1b2c",
    text=TEXT,
    title='The "quay" quarrel',
    date=dt.date(2026, 2, 9),
    url="https://news.example/quay?a=1 2",
    publisher="Port Gazette",
    authors=("Mia Ní Bhroin",),
)
OTHER = Article(id="union-3d4e5f", text=OTHER_TEXT)


def _actor(article: Article, name: str, words: str, **more: object) -> Actor:
    named = more.pop("named", name)
    return identified(
        Actor(
            article=article.id,
            name=name,
            evidence=words,
            spans=spans(article.text, evidence=words, name=str(named)),
            mentions=(span(article.text, str(named)),),
            extractor="test 1",
            **more,  # type: ignore[arg-type]
        )
    )


def _common(article: Article, **fields: str) -> dict[str, object]:
    return {
        "article": article.id,
        "extractor": "test 1",
        "confidence": 0.9,
        "spans": spans(article.text, **fields),
        **fields,
    }


def facts() -> list[Fact]:
    source = "A port official who asked not to be named"
    position = identified(
        Position(
            holder="Harbour Authority",
            holder_text="Harbour Authority",
            quoted="indirect",
            stance="threatens",
            addressee="Blue Crane Ltd",
            date="2026-02-09",
            **_common(  # type: ignore[arg-type]
                ARTICLE,
                evidence="Harbour Authority said on Monday that it will end its contract with "
                "Blue Crane Ltd unless the firm repairs the quay by 1 March",
                cue="said",
                proposition="it will end its contract with Blue Crane Ltd unless the firm "
                "repairs the quay by 1 March",
                date_text="on Monday",
            ),
        )
    )
    return [
        _actor(
            ARTICLE,
            "Harbour Authority",
            "Harbour Authority",
            type="GovernmentBody",
            aliases=("the Authority",),
        ),
        _actor(
            ARTICLE, "Blue Crane Ltd", "Blue Crane Ltd", type="Company", aliases=("Blue Crane",)
        ),
        _actor(
            ARTICLE,
            "Ada Obi",
            "Ada Obi, chief executive of Blue Crane",
            type="Person",
            aliases=("Obi",),
            roles=(
                Role(
                    "chief executive",
                    "Blue Crane Ltd",
                    evidence=span(TEXT, "chief executive of Blue Crane"),
                ),
            ),
        ),
        _actor(ARTICLE, source, source, type="AnonymousSource"),
        position,
        identified(
            Position(
                holder="Ada Obi",
                on_behalf_of="Blue Crane Ltd",
                quoted="direct",
                stance="refuses",
                addressee="Harbour Authority",
                **_common(  # type: ignore[arg-type]
                    ARTICLE,
                    evidence='"We reject that," said Ada Obi',
                    cue="said Ada",
                    proposition="We reject that",
                ),
            )
        ),
        identified(
            Position(
                holder=source,
                quoted="indirect",
                stance="asserts",
                polarity="positive",
                certainty="certain",
                topics=("repair",),
                **_common(  # type: ignore[arg-type]
                    ARTICLE,
                    evidence=f"{source} called the repairs overdue",
                    cue="called",
                    proposition="the repairs overdue",
                    topics_text="repairs",
                ),
            )
        ),
        identified(
            Position(
                holder="Ada Obi",
                quoted="indirect",
                stance="agrees",
                addressee="Harbour Authority",
                addressee_text="the Authority",
                polarity="positive",
                certainty="certain",
                topics=("talks",),
                about=("Blue Crane Ltd",),
                **_common(  # type: ignore[arg-type]
                    ARTICLE,
                    evidence="Obi told the Authority that the firm agrees to talks",
                    cue="told",
                    proposition="the firm agrees to talks",
                    topics_text="talks",
                ),
            )
        ),
        identified(
            Threat(
                issuer="Harbour Authority",
                target="Blue Crane Ltd",
                action_type="terminate_contract",
                deadline="2026-03-01T17:01-05:00",
                position=position.id,
                **_common(  # type: ignore[arg-type]
                    ARTICLE,
                    evidence="it will end its contract with Blue Crane Ltd unless the firm repairs "
                    "the quay by 1 March",
                    action="end its contract with Blue Crane Ltd",
                    condition="the firm repairs the quay",
                    deadline_text="by 1 March",
                ),
            )
        ),
        identified(
            Contract(
                parties=("Harbour Authority", "Blue Crane Ltd"),
                awarder="Harbour Authority",
                contractor="Blue Crane Ltd",
                value=1500000.0,
                currency="USD",
                value_qualifier="up_to",
                status="at_risk",
                end_date="2027",
                **_common(  # type: ignore[arg-type]
                    ARTICLE,
                    evidence="The contract to dredge the port is worth up to $1.5 million",
                    subject="dredge the port",
                    value_text="up to $1.5 million",
                    end_date_text="until 2027",
                ),
            )
        ),
    ]


def other_facts() -> list[Fact]:
    return [
        _actor(OTHER, "Dock Workers’ Union", "Dock Workers’ Union", type="Organization"),
        _actor(
            OTHER,
            "Li Bo",
            "former mayor Li Bo",
            type="Person",
            roles=(Role("mayor", current=False, evidence=span(OTHER_TEXT, "former mayor")),),
        ),
        identified(
            Position(
                holder="Li Bo",
                quoted="direct",
                stance="supports",
                addressee="Dock Workers’ Union",
                **_common(  # type: ignore[arg-type]
                    OTHER,
                    evidence='"It helps us," former mayor Li Bo said',
                    cue="said",
                    proposition="It helps us",
                ),
            )
        ),
    ]


def quads(base: str = "urn:newskg:") -> list[Quad]:
    return article_quads(ARTICLE, facts(), base)


def all_quads(base: str = "urn:newskg:") -> list[Quad]:
    return [*quads(base), *article_quads(OTHER, other_facts(), base)]


def resolution(base: str = "urn:newskg:") -> list[Quad]:
    """Two names of Ada Obi, joined by a rule and by a person, and a link to a gazetteer."""
    names = Local(ARTICLE.id, "Ada Obi"), Local(OTHER.id, "A. Obi")
    joins = (
        Join(*names, by="rule", reason="initial of the given name (+3.0)", score=3.0),
        Join(*names, by="Mia", reason="", time="2026-02-10T09:00:00+00:00"),
    )
    cluster = Cluster(Identity("ada-obi", "Ada Obi", "Person"), names, joins)
    return resolution_quads([cluster], [Link("ada-obi", "https://example.org/Q1", True)], base)


def store(extra: Sequence[Quad] = ()) -> Store:
    ontology = Ontology.open()
    made = Store.in_memory()
    made.load([*all_quads(), *resolution(), *ontology_quads(ontology), *extra])
    rules.apply(made, ontology)
    return made

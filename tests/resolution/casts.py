"""Actors of three made-up articles, for a planted corpus that needs no models."""

from __future__ import annotations

import datetime as dt

from kg.article import Article
from kg.facts import Actor, Role

Row = tuple[str, str, str, str]

_QUAY: tuple[Row, ...] = (
    ("Person", "Ngozi Adeyemi", "mayor", "City of Ayton"),
    ("Person", "Robert Kessler", "chief executive", "Blue Crane Dredging"),
    ("Person", "Marianne Voss", "spokeswoman", "Port Workers Federation"),
    ("Person", "Dmitri Sokolovsky", "engineer", ""),
    ("GovernmentBody", "City of Ayton", "", ""),
    ("Company", "Blue Crane Dredging", "", ""),
    ("Organization", "Port Workers Federation", "", ""),
    ("GovernmentBody", "Ayton Harbour Authority", "", ""),
    ("MediaOutlet", "Ayton Gazette", "", ""),
    ("Country", "Norway", "", ""),
)
_MINE: tuple[Row, ...] = (
    ("Person", "Thomas Okonkwo", "Minister of Mines", "Ministry of Mines and Energy"),
    ("Person", "Helga Brandt", "chairwoman", "Northern Copper"),
    ("Person", "Yusuf Al-Karim", "lawyer", ""),
    ("Person", "Catherine Mulligan", "senator", ""),
    ("GovernmentBody", "Ministry of Mines and Energy", "", ""),
    ("Company", "Northern Copper", "", ""),
    ("Organization", "Friends of Lake Tamba", "", ""),
    ("InternationalOrganization", "Lake Basin Water Commission", "", ""),
    ("Country", "Zambia", "", ""),
)
_SCHOOL: tuple[Row, ...] = (
    ("Person", "Michael Fitzgerald", "judge", "Carrow County Court"),
    ("Person", "Sunniva Dahlgren", "head", "Carrow Teachers Union"),
    ("Person", "Esperanza Quintero", "", ""),
    ("Person", "William Ashdown", "senator", ""),
    ("GovernmentBody", "Carrow County Court", "", ""),
    ("Organization", "Carrow Teachers Union", "", ""),
    ("ResearchOrganization", "Center for Rural Learning", "", ""),
    ("Company", "Slate & Chalk", "", ""),
    ("PoliticalParty", "Rural Labour Alliance", "", ""),
)


def casts() -> list[tuple[Article, list[Actor]]]:
    """Return each article with its actors."""
    days = dt.date(2026, 3, 2), dt.date(2026, 4, 9), dt.date(2026, 6, 20)
    tables = {"quay-1": _QUAY, "mine-1": _MINE, "school-1": _SCHOOL}
    return [
        (Article(id=name, text="x", date=day), [_actor(name, row) for row in rows])
        for (name, rows), day in zip(tables.items(), days, strict=True)
    ]


def _actor(article: str, row: Row) -> Actor:
    kind, name, title, body = row
    aliases = (name.split()[-1],) if kind == "Person" else ()
    roles = (Role(title, body),) if title else ()
    return Actor(article=article, name=name, type=kind, aliases=aliases, roles=roles)

"""Whose an office is: the body named beside it, its owner ("its president"), or one implied."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cached_property

from kg.actors.cast import Cast, Draft
from kg.actors.genders import GENDERS
from kg.actors.mentions import Mention
from kg.actors.named_tokens import NamedTokens
from kg.actors.names import name_key
from kg.actors.offices import Office
from kg.actors.salience import Salience, Wanted
from kg.actors.types import homeland_of

# An article is about a country that it names so many times as often as the next one.
CLEAR = 2


class OfficeBodies:
    """Finds the actors that the offices of one article belong to."""

    def __init__(self, names: NamedTokens, cast: Cast, salience: Salience) -> None:
        self._salience = salience
        self.doc = names.doc
        self.cast = cast
        self.lexicon = cast.lexicon
        self.names = names

    def told(self, office: Office, holders: tuple[Draft, ...] = ()) -> str:
        """Return the name of the actor that the words of the office say it belongs to, or ``""``.

        ``holders`` cannot be their own body.
        """
        for draft in (*office.behind, *office.before):
            if draft not in holders:
                return self._name(draft)
        if office.owner is not None:
            return self._owner(office, holders)
        return self._by_title(office.title)

    def shared(self, name: str) -> str:
        """Return the body's name if the next office of a list can be of it too: no place's is."""
        draft = self.cast.named(name) if name else None
        places = ("", "Country", "Person")
        return name if draft is not None and draft.type not in places else ""

    def implied(self, office: Office, holder: Mention | None) -> str:
        """Return the country or place that an office named right before its holder is of.

        "President Doe of Bolivia"; without "of" it is the one that the article names most.
        """
        word = self._noun(office)
        after = None if holder is None else self._named_after(holder.end, word)
        if after is not None:
            return self._name(after)
        if any(f" {office.title.lower()}".endswith(f" {w}") for w in self.lexicon.state_offices):
            return self._name(self._country) if self._country else ""
        if word in self.lexicon.local_offices:
            place = self._place_before(office.start)
            return place.name if place else ""
        return self._main_body(office.title.lower())

    def _main_body(self, title: str) -> str:
        """Return the body of the kind that has the office, if the article is about one of them."""
        kind = self.lexicon.typed_bodies.get(title)
        fits = [d for d in self.cast.drafts if kind is not None and d.type == kind]
        most = sorted(fits, key=lambda d: (-len(d.mentions), d.first))
        votes = [len(d.mentions) for d in most] + [0, 0]
        return most[0].name if most and votes[0] >= CLEAR * votes[1] else ""

    def _noun(self, office: Office) -> str:
        """Return the noun of an office, lower-case and in the singular."""
        word = self.doc[office.noun].lower_.rstrip(".")
        return word[:-1] if office.plural else word

    def _named_after(self, at: int, word: str) -> Draft | None:
        """Return the body in "of Bolivia" at token ``at``."""
        if at + 1 < len(self.doc) and self.doc[at].lower_ in self.lexicon.grammar.fields:
            first = at + 1 + (self.doc[at + 1].lower_ in self.lexicon.grammar.definite)
            return self.names.body(first, word) if first < len(self.doc) else None
        return None

    def _name(self, draft: Draft) -> str:
        """Return the name of a body; for a people ("Irish") that of its country."""
        country = "" if draft.type else self._country_of(draft)
        if not country:
            return draft.name
        place = next((d for d in self.cast.drafts if self._is_country(d, country)), None)
        if place is None:
            words = tuple(name_key(country).split())
            place = Draft(country, "Location", words, references=[draft.mentions[0].span])
            self.cast.add(place)
        return place.name

    def _country_of(self, draft: Draft) -> str:
        return "" if draft.label == "Person" else homeland_of(draft.name, self.lexicon)

    def _is_country(self, draft: Draft, country: str) -> bool:
        by_name = self.lexicon.countries.by_name
        return draft.label != "Person" and by_name.get(name_key(draft.name)) == country

    def _owner(self, office: Office, holders: tuple[Draft, ...]) -> str:
        """Return who "its", "her", "the party's" or "party" means before an office."""
        token = self.doc[office.owner or 0]
        kind = self.lexicon.pronouns.get(token.lower_)
        wanted = Wanted.by_noun(token.lemma_.lower(), self.lexicon)
        if kind in ("thing", *GENDERS):
            wanted = Wanted.by_pronoun(str(kind))
        if wanted is None or (kind in GENDERS and not self._has_staff(office)):
            return ""
        avoid = [m.span for h in holders for m in h.mentions]
        found = self._salience.best(wanted, token.idx, avoid, None)
        apart = kind is None and office.noun - token.i > 1
        if found is None and apart and token.lower_ in self.lexicon.unique:
            loose = replace(wanted, strict=False)
            found = self._salience.best(loose, token.idx, avoid, None)
        return found.name if found is not None else ""

    def _has_staff(self, office: Office) -> bool:
        return self.lexicon.is_staff(self.doc[office.noun].lower_)

    def _by_title(self, title: str) -> str:
        """Return the body that the title itself names: the Pentagon for "Defense Secretary".

        A minister of water is of the Ministry of Water.
        """
        words = title.lower().split()
        seats = [self.lexicon.office_seats.get(w, w) for w in words]
        known = self.lexicon.offices.get(title.lower())
        last = next((i for i, (w, s) in enumerate(zip(words, seats, strict=True)) if w != s), -1)
        seated = [" ".join(seats[i:]) for i in range(last + 1)]
        names = seated if known is None else [known, *seated]
        found = (d for name in names if (d := self.cast.named(name)) is not None)
        return next((d.name for d in found), "")

    @cached_property
    def _country(self) -> Draft | None:
        """The country that the article is about: named far more than others, or its people."""
        votes: Counter[str] = Counter()
        drafts: dict[str, Draft] = {}
        for draft in self.cast.drafts:
            country = self._country_of(draft)
            if country and draft.label in ("Location", "NORP"):
                votes[country] += len(draft.mentions)
                drafts.setdefault(country, draft)
        first, second = [*votes.most_common(2), ("", 0), ("", 0)][:2]
        return drafts.get(first[0]) if first[1] >= CLEAR * second[1] else None

    def _place_before(self, at: int) -> Draft | None:
        """Return the place, no country, that is named last before a token."""
        found = (d for _, d in self.cast.before(self.doc[at].idx) if not d.type)
        return next((d for d in found if d.label == "Location" and not self._country_of(d)), None)

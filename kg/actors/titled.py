"""Who holds an office that the text speaks of without a name: "the Irish prime minister"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from kg.actors.cast import Cast, Draft
from kg.actors.mentions import Mention
from kg.actors.salience import Salience, Wanted
from kg.actors.types import country_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as TokenSpan

    from kg.actors.speech import Speech

# A country this many words from a person's name, in one sentence, is that person's.
BESIDE = 8
_PLACES = ("NORP", "Location")
_MODIFIERS = frozenset({"compound", "amod", "nmod"})


class Titled:
    """Finds the person of the cast that a title stands for."""

    def __init__(self, doc: Doc, cast: Cast, salience: Salience) -> None:
        self.doc = doc
        self.cast = cast
        self.lexicon = cast.lexicon
        self.salience = salience

    def holder(
        self,
        phrase: TokenSpan,
        root: Token,
        named: Sequence[tuple[Mention, Draft]],
        speech: Speech,
    ) -> Draft | None:
        """Return the person meant by the title at ``root``, None where it fits nobody.

        A country in the phrase must be one that the text names beside the person.
        """
        word = root.lemma_.lower()
        persons = [d for d in self.cast.drafts if d.type == "Person"]
        countries = [c for m, _ in named if (c := self._country(m))]
        if countries:
            persons = [d for d in persons if any(self._is_of(d, c) for c in countries)]
        bodies = [d for m, d in named if d.type and d.type not in ("Person", "Country")]
        found = self._known(word, persons, bodies, phrase, root, speech)
        found = found or self.salience.called(self._alike(word), root.idx)
        if found is not None or word in self.lexicon.spokespersons:
            return found
        gender = self.lexicon.title_genders.get(word, "")
        among = frozenset(map(id, persons))
        wanted = Wanted(frozenset({"Person"}), gender, among=among)
        return self.salience.best(wanted, root.idx, speech.avoid, speech.last)

    def _alike(self, word: str) -> set[str]:
        """Return the titles that can stand for one person: spokespersons may change their word."""
        lexicon = self.lexicon
        genders = {"", lexicon.title_genders.get(word, "")}
        if word not in lexicon.spokespersons:
            return {word}
        alike = {w for w in lexicon.spokespersons if lexicon.title_genders.get(w, "") in genders}
        return alike if genders != {""} else set(lexicon.spokespersons)

    def _known(
        self,
        word: str,
        persons: Iterable[Draft],
        bodies: Sequence[Draft],
        phrase: TokenSpan,
        root: Token,
        speech: Speech,
    ) -> Draft | None:
        """Return the person who is said to hold the office, with the most words in common.

        One who is named only later must hold it in a body that the phrase names: "Verdana's CEO".
        """
        names = {b.name for b in bodies}
        modifiers = {t.lower_ for t in root.lefts if t in phrase and t.dep_ in _MODIFIERS}
        shared: dict[int, tuple[int, bool, bool, int, Draft]] = {}
        for draft in persons:
            for role in draft.roles:
                title = role.title.lower().split()
                same = role.organization in names
                other = names and role.organization and not same
                later = draft.first > root.idx and not same
                if title[-1] != word or other or later:
                    continue
                rank = (
                    len(modifiers.intersection(title)),
                    draft is speech.last,
                    draft.first < root.idx,
                    self.salience.last_named(draft, root.idx),
                    draft,
                )
                shared[id(draft)] = max(shared.get(id(draft), rank), rank, key=lambda r: r[:4])
        return max(shared.values(), key=lambda r: r[:4])[4] if shared else None

    def _country(self, mention: Mention) -> str:
        """Return the country of a place or a people, or ``""``."""
        return country_of(mention.name, self.lexicon) if mention.label in _PLACES else ""

    def _is_of(self, person: Draft, country: str) -> bool:
        """Tell whether the text calls a person one of a country."""
        if any(country_of(r.organization, self.lexicon) == country for r in person.roles):
            return True
        near = [
            m for m, _ in self.cast.before(len(self.doc.text), 10**6) if self._country(m) == country
        ]
        return any(self._beside(a, b) for a in person.mentions for b in near)

    def _beside(self, left: Mention, right: Mention) -> bool:
        """Tell whether nothing but titles stand between: "Irish counterpart Micheal Martin"."""
        first, second = sorted((left, right), key=lambda m: m.start)
        between = self.doc[first.end : second.start]
        links = self.lexicon.grammar.office_links
        return len(between) <= BESIDE and all(
            t.pos_ in ("NOUN", "PROPN", "ADJ", "DET", "PART") or t.lower_ in links or t.text == ","
            for t in between
        )

"""Which actor a pronoun or a definite noun most likely means: recent, in subject place, speaking.

A light form of centering (Grosz, Joshi, Weinstein 1995): candidates are ranked by the distance in
sentences and paragraphs, by grammatical role, and by whether they spoke last. The weights were set
by hand on the training articles.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.actors.cast import Cast, Draft
from kg.article import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.actors.lexicon import ActorLexicon

SENTENCE = 1.0
PARAGRAPH = 1.0
SUBJECT = 0.8
SPOKE = 1.2
NAMED_SO = 1.5
FAR = 12
BODIES = frozenset(
    {
        "Company",
        "GovernmentBody",
        "MilitaryBody",
        "MediaOutlet",
        "ResearchOrganization",
        "PoliticalParty",
        "InternationalOrganization",
        "Organization",
        "Country",
    }
)
_UNNAMED = frozenset({"Group", "AnonymousSource"})
_MANY = BODIES | _UNNAMED


@dataclass(frozen=True)
class Wanted:
    """What the antecedent must be: its types, gender, and the noun that refers to it.

    ``strict`` asks for that noun in the antecedent's name; ``among`` are the ids of the only
    drafts to choose from.
    """

    types: frozenset[str]
    gender: str = ""
    word: str = ""
    strict: bool = False
    among: frozenset[int] | None = None

    @classmethod
    def by_pronoun(cls, kind: str) -> Wanted:
        """Return what "he", "she", "it" or "they" asks for."""
        if kind in ("male", "female"):
            return cls(frozenset({"Person", "AnonymousSource"}), gender=kind)
        return cls(_MANY if kind == "plural" else BODIES)

    @classmethod
    def by_noun(cls, word: str, lexicon: ActorLexicon) -> Wanted | None:
        """Return what a noun for bodies ("company") asks for, None if it is none."""
        kind = lexicon.descriptions.get(word)
        if kind is None:
            return None
        return cls(frozenset({kind}), word=word, strict=word not in lexicon.loose)

    def names(self, draft: Draft) -> bool:
        """Tell whether the noun is part of the actor's name or what the text calls it.

        Who has no name is only what the last word says: "company officials" are no company.
        """
        words = draft.words[-1:] if draft.type in _UNNAMED else draft.words
        return bool(self.word) and (self.word in words or self.word in draft.called)

    def fits(self, draft: Draft) -> bool:
        """Tell whether an actor can be meant."""
        if self.among is not None and id(draft) not in self.among:
            return False
        if self.names(draft) and (draft.type == "Person") == ("Person" in self.types):
            return True
        if self.strict or draft.type not in self.types:
            return False
        if self.gender and draft.plural:
            return False
        return not (self.gender and draft.gender and draft.gender != self.gender)


class Salience:
    """Ranks the actors named before a place in one article."""

    def __init__(self, doc: Doc, cast: Cast) -> None:
        self.doc = doc
        self.cast = cast
        self._sentences = [s.start_char for s in doc.sents]
        self.text = doc.text  # spaCy makes the string anew whenever it is asked
        self._paragraphs = [m.end() for m in re.finditer(r"\n+", self.text)]

    def best(
        self,
        wanted: Wanted,
        place: int,
        avoid: Iterable[Span],
        last: Draft | None,
        reach: int = FAR,
    ) -> Draft | None:
        """Return the actor most likely meant by a reference at ``place``, or None.

        Candidates stand at most ``reach`` sentences back.
        """
        scores: dict[int, tuple[float, Draft]] = {}
        for start, draft, subject in self._candidates(place):
            if not wanted.fits(draft) or any(a.start <= start < a.end for a in avoid):
                continue
            away = self._sentence(place) - self._sentence(start)
            score = SUBJECT * subject - SENTENCE * away
            score -= PARAGRAPH * (self._paragraph(place) - self._paragraph(start))
            score += SPOKE * (draft is last) + NAMED_SO * wanted.names(draft)
            if away <= reach and score > scores.get(id(draft), (-1e9, draft))[0]:
                scores[id(draft)] = (score, draft)
        return max(scores.values(), key=lambda s: s[0])[1] if scores else None

    def only(self, kind: str) -> Draft | None:
        """Return the one named actor of a type, where the article has just one."""
        found = [d for d in self.cast.drafts if d.type == kind and d.mentions]
        return found[0] if len(found) == 1 else None

    def last_word(self, word: str, place: int) -> Draft | None:
        """Return the body named last before ``place`` with a name that ends in ``word``."""
        for _, draft in self.cast.before(place, 10**6):
            if (
                draft.type not in ("", "Person")
                and len(draft.words) > 1
                and draft.words[-1] == word
            ):
                return draft
        return None

    def called(self, nouns: frozenset[str] | set[str], place: int) -> Draft | None:
        """Return the actor last referred to with one of ``nouns`` before ``place``, or None."""
        found = [
            (span.start, i, draft)
            for i, draft in enumerate(self.cast.drafts)
            for span in draft.references
            if span.start < place and nouns.intersection(span.of(self.text).lower().split())
        ]
        return max(found)[2] if found else None

    def last_named(self, draft: Draft, place: int) -> int:
        """Return where the actor is named last before ``place``, -1 where it is not."""
        return max((m.span.start for m in draft.mentions if m.span.start < place), default=-1)

    def _candidates(self, place: int) -> Iterable[tuple[int, Draft, bool]]:
        for mention, draft in self.cast.before(place):
            token = self.doc[mention.start : mention.end].root
            yield mention.span.start, draft, token.dep_ in ("nsubj", "nsubjpass")
        for draft in self.cast.drafts:
            for span in draft.references:
                if span.start < place:
                    yield span.start, draft, True

    def _paragraph(self, place: int) -> int:
        return bisect.bisect_right(self._paragraphs, place)

    def _sentence(self, place: int) -> int:
        return bisect.bisect_right(self._sentences, place)

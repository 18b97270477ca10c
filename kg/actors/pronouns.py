"""Whom "he" and "she" mean: a log-linear ranking of the persons before a pronoun.

Each person in reach is described by features of its last mention; the one with the highest
weighted sum is meant (mention ranking, Denis and Baldridge 2008). The weights are learned by
``training/pronouns.py`` and are data: ``ontology/lexicon/pronouns.toml``. Pronouns are read in
order, so that one that is resolved is a mention for those after it.
"""

from __future__ import annotations

import bisect
import math
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.actors.cast import Cast, Draft
from kg.actors.genders import GENDERS
from kg.actors.grammar import SUBJECTS
from kg.article import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Features = dict[str, float]
Candidate = tuple[Draft, Features]
OBJECTS = frozenset({"dobj", "pobj", "dative"})
# Persons whose last mention lies more sentences back are out of reach.
REACH = 15
# Sentences between, in steps: a step holds all up to its number. Lines count up to three.
STEPS = (0, 1, 2, 5, REACH)
LINES = 3


@dataclass(frozen=True, slots=True)
class Place:
    """A mention of ``draft``: its head, and whether it is a name, a noun or a pronoun."""

    token: Token
    draft: Draft
    form: str


class Pronouns:
    """Resolves "he" and "she" in one article."""

    def __init__(self, doc: Doc, cast: Cast) -> None:
        self.doc = doc
        self.cast = cast
        self.found = [t for t in doc if cast.lexicon.pronouns.get(t.lower_) in GENDERS]
        self._sentences = [s.start_char for s in doc.sents]
        self._lines = [m.end() for m in re.finditer(r"\n+", doc.text)]
        self._resolved: dict[int, Draft | None] = {}
        self._uses: dict[int, set[int]] = defaultdict(set)
        self._says: dict[int, list[Span]] = defaultdict(list)
        for item in doc._.attributions:
            for span in item.source:
                for token in doc.char_span(span.start, span.end, alignment_mode="expand") or ():
                    self._says[token.i] += item.content

    def speaks(self, token: Token) -> bool:
        """Tell whether a statement is attributed to the pronoun."""
        return token.i in self._says

    def antecedent(self, token: Token) -> Draft | None:
        """Return the person whom the pronoun most likely means, None where there is none."""
        for pronoun in self.found:
            if pronoun.i > token.i:
                break
            if pronoun.i not in self._resolved:
                self.note(pronoun, self._best(pronoun))
        return self._resolved.get(token.i)

    def note(self, token: Token, draft: Draft | None) -> None:
        """Let a pronoun be a mention of ``draft`` for those after it."""
        self._resolved[token.i] = draft
        self._uses[id(draft)].add(token.idx)

    def _best(self, token: Token) -> Draft | None:
        weights = self.cast.lexicon.antecedents
        scored = [
            (sum(weights.get(name, 0.0) * value for name, value in features.items()), -i, draft)
            for i, (draft, features) in enumerate(self.candidates(token))
        ]
        return max(scored, key=lambda s: s[:2])[2] if scored else None

    def candidates(self, token: Token) -> list[Candidate]:
        """Return the persons that the pronoun can mean, the last named first, with features."""
        gender = self.cast.lexicon.pronouns[token.lower_]
        said = self._says.get(token.i, ())
        last: dict[int, Place] = {}
        for place in self._places(token):
            if not any(s.start <= place.token.idx < s.end for s in said):
                last[id(place.draft)] = place
        return [
            (place.draft, self._features(place, token))
            for place in sorted(last.values(), key=lambda p: -p.token.i)
            if _fits(place.draft, gender) and not _bound(place.token, token)
        ]

    def _places(self, token: Token) -> list[Place]:
        """Return the mentions in reach before the pronoun, in order."""
        first = self._sentences[max(0, self._sentence(token) - REACH)]
        return sorted(self._mentions(first, token), key=lambda p: p.token.i)

    def _mentions(self, first: int, token: Token) -> Iterator[Place]:
        for mention, draft in self.cast.within(Span(first, token.idx)):
            yield Place(self.doc[mention.start : mention.end].root, draft, "name")
        for draft in self.cast.drafts:
            for span in draft.references:
                near = first <= span.start < token.idx
                phrase = self.doc.char_span(*span, alignment_mode="expand") if near else None
                if phrase is not None:
                    form = "pronoun" if phrase.root.pos_ == "PRON" else "noun"
                    yield Place(phrase.root, draft, form)
        for pronoun in self.found:
            meant = self._resolved.get(pronoun.i)
            if meant is not None and first <= pronoun.idx < token.idx:
                yield Place(pronoun, meant, "pronoun")

    def _features(self, last: Place, token: Token) -> Features:
        away = self._sentence(token) - self._sentence(last.token)
        step = next(s for s in STEPS if away <= s)
        role, own = _role(last.token), _role(token)
        same = last.form == "pronoun" and last.token.lower_ == token.lower_
        found = {
            f"away {step}": 1.0,
            "lines": float(min(self._line(token) - self._line(last.token), LINES)),
            "mentions": math.log1p(self._count(last.draft, token)),
            "gender": float(bool(last.draft.gender)),
            f"after {last.form}": 1.0,
            "same pronoun": float(same),
            f"{own} after {role}": 1.0,
        }
        if away == 0:
            found[f"{own} after {role} in sentence"] = 1.0
        return found

    def _count(self, draft: Draft, token: Token) -> int:
        """Return how often the person was mentioned before the pronoun."""
        named = sum(m.start < token.i for m in draft.mentions)
        others = {s.start for s in draft.references if s.start < token.idx}
        return named + len(others | self._uses[id(draft)])

    def _line(self, token: Token) -> int:
        return bisect.bisect_right(self._lines, token.idx)

    def _sentence(self, token: Token) -> int:
        return bisect.bisect_right(self._sentences, token.idx) - 1


def _fits(draft: Draft, gender: str) -> bool:
    one = draft.type in ("Person", "AnonymousSource") and not draft.plural
    return one and draft.gender in ("", gender)


def _bound(mention: Token, pronoun: Token) -> bool:
    """Tell whether the two are arguments of one verb: "Obi told him" is not Obi."""
    if pronoun.lower_.endswith("self") or pronoun.dep_ == "poss":
        return False
    return mention.head == pronoun.head and mention.dep_ in SUBJECTS | OBJECTS


def _role(token: Token) -> str:
    if token.dep_ in SUBJECTS:
        return "subject"
    if token.dep_ in OBJECTS:
        return "object"
    return "owner" if token.dep_ == "poss" else "other"

"""Names by token: what stands at a token, in one look-up, and steps over brackets and seats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.actors.cast import Cast, Draft
from kg.actors.mentions import Mention
from kg.actors.name_types import type_by_name
from kg.actors.types import homeland_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Words in brackets, "(CEO)", "(D-Va.)", are so many tokens at most.
_BRACKETS = 7


class NamedTokens:
    """The tokens of one article and the names that they are parts of."""

    def __init__(self, doc: Doc, cast: Cast) -> None:
        self.doc = doc
        self.lexicon = cast.lexicon
        pairs = [(m, d) for d in cast.drafts for m in d.mentions]
        self._names = {i: (m, d) for m, d in pairs for i in range(m.start, m.end)}

    def mention(self, at: int) -> Mention | None:
        """Return the name that token ``at`` is a part of, or None."""
        return self._names[at][0] if at in self._names else None

    def draft(self, at: int) -> Draft | None:
        """Return the actor whose name token ``at`` is a part of, or None."""
        return self._names[at][1] if at in self._names else None

    def person(self, at: int) -> Draft | None:
        """Return the person whose name token ``at`` is a part of, or None."""
        draft = self.draft(at)
        return draft if draft is not None and draft.type == "Person" else None

    def body(self, at: int, office: str) -> Draft | None:
        """Return the body, country or place that token ``at`` names and that can have an office.

        ``office`` is its noun, lower-case. Countries have public ones, other places few.
        """
        mention, draft = self._names.get(at, (None, None))
        if mention is None or draft is None or self.is_seat(mention.end):
            return None
        if draft.type not in ("", "Country", "Person"):
            return draft
        fits = self._has_country(draft, office) or self._has_place(draft, office)
        return draft if fits and draft.type != "Person" else None

    def _has_country(self, draft: Draft, office: str) -> bool:
        country = draft.type == "Country" or homeland_of(draft.name, self.lexicon)
        return bool(country) and self.lexicon.is_public(office)

    def _has_place(self, draft: Draft, office: str) -> bool:
        """Tell whether ``draft`` is a place with the office, or named like a body: "City of"."""
        acts = self.lexicon.is_local(office) or type_by_name(draft.words, self.lexicon)
        return draft.label == "Location" and bool(acts)

    def is_seat(self, at: int) -> bool:
        """Tell whether "-based" stands at ``at``, in "a London-based analyst"."""
        if at + 1 >= len(self.doc) or self.doc[at].text != "-":
            return False
        return self.doc[at + 1].lower_ in self.lexicon.grammar.seats

    def owns(self, at: int) -> bool:
        """Tell whether token ``at`` marks what is before it as the owner of what comes."""
        return at < len(self.doc) and self.doc[at].text in self.lexicon.grammar.possessives

    def is_joined(self, token: Token) -> bool:
        """Tell whether a hyphen joins a token to the one before: "founder" in "co-founder"."""
        return (
            token.i > 1
            and self.doc[token.i - 1].text == "-"
            and not any(t.whitespace_ for t in self.doc[token.i - 2 : token.i])
        )

    def behind_brackets(self, at: int) -> int:
        """Return the token behind the brackets that open at ``at``, or ``at`` itself."""
        if at < len(self.doc) and self.doc[at].text == "(":
            closing = (t.i for t in self.doc[at : at + _BRACKETS] if t.text == ")")
            return next(closing, at - 1) + 1
        return at

    def before_brackets(self, at: int) -> int:
        """Return the token that opens the brackets which close right before ``at``, or ``at``."""
        if at > 0 and self.doc[at - 1].text == ")":
            back = range(at - 1, max(-1, at - _BRACKETS), -1)
            return next((i for i in back if self.doc[i].text == "("), at)
        return at

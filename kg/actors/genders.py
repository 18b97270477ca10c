"""The gender of persons, for pronouns only: titles, pronouns nearby, first names."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kg.actors.cast import Cast, Draft

if TYPE_CHECKING:
    from spacy.tokens import Doc

# A pronoun tells about a person who is the only one named in so many characters before it.
NEAR = 250
GENDERS = ("male", "female")
# What an honorific, a pronoun nearby and a first name count for.
HONORIFIC, PRONOUN, FIRST_NAME = 4.0, 1.0, 1.5


def set_genders(doc: Doc, cast: Cast) -> None:
    """Set ``gender`` of every person whom the article or the first name gives one."""
    votes: dict[int, Counter[str]] = {}
    persons = [d for d in cast.drafts if d.type == "Person"]
    for draft in persons:
        votes[id(draft)] = _by_name(doc, draft, cast)
    for draft, gender in _by_pronouns(doc, cast):
        votes[id(draft)][gender] += PRONOUN  # type: ignore[assignment]
    for draft in persons:
        found = votes[id(draft)]
        male, female = found["male"], found["female"]
        draft.gender = "" if male == female else "male" if male > female else "female"


def _by_name(doc: Doc, draft: Draft, cast: Cast) -> Counter[str]:
    """Count what honorifics and titles in front of the name, and its first word, tell."""
    lexicon = cast.lexicon
    votes: Counter[str] = Counter()
    for mention in draft.mentions:
        for token in doc[max(0, mention.start - 2) : mention.start + 1]:
            word = token.lower_.rstrip(".")
            for told in (lexicon.honorifics.get(word), lexicon.title_genders.get(word)):
                if told in GENDERS:
                    votes[told] += HONORIFIC  # type: ignore[assignment]
    first = lexicon.first_names.get(draft.words[0]) if len(draft.words) > 1 else None
    if first:
        votes[first] += FIRST_NAME  # type: ignore[assignment]
    return votes


def _by_pronouns(doc: Doc, cast: Cast) -> list[tuple[Draft, str]]:
    """Return a vote for each "he" or "she" before which one person alone is named."""
    found = []
    for token in doc:
        gender = cast.lexicon.pronouns.get(token.lower_)
        if gender not in GENDERS:
            continue
        near = {
            id(d): d
            for m, d in cast.before(token.idx, 8)
            if d.type == "Person" and token.idx - m.span.start < NEAR
        }
        if len(near) == 1:
            found.append((next(iter(near.values())), gender))
    return found

"""Offices as the text words them: "former SFD vice-president for trade", "head of the union"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.actors.cast import Draft
from kg.actors.complements import Complement, complement
from kg.actors.named_tokens import NamedTokens

if TYPE_CHECKING:
    from spacy.tokens import Token

# An office has so many tokens before its noun at most.
_BEFORE = 14
# "Republican" in "Republican vice-presidential nominee" stands so many tokens before it at most.
_AHEAD = 4


@dataclass(frozen=True, slots=True)
class Office:
    """An office in tokens ``start:end``, determiner and body included; ``noun`` is its noun.

    ``title`` is in the singular. ``before`` and ``behind`` are the drafts named before and behind
    the noun, the nearest first. ``owner`` is the token whose the office is ("its", "the party's",
    "party" in "party leader"), or None.
    """

    start: int
    end: int
    noun: int
    title: str
    before: tuple[Draft, ...]
    behind: tuple[Draft, ...]
    owner: int | None
    former: bool
    plural: bool


class OfficeReader:
    """Reads the offices of one article."""

    def __init__(self, names: NamedTokens) -> None:
        self.names = names
        self.doc = names.doc
        self.lexicon = names.lexicon

    def offices(self, start: int, end: int) -> Iterator[Office]:
        """Yield the offices whose nouns stand in tokens ``start:end``, in order of place."""
        for token in self.doc[start:end]:
            if (
                self.is_office(token)
                and not self._goes_on(token)
                and not self._modifies_noun(token)
            ):
                yield self._read(token)

    def is_office(self, token: Token) -> bool:
        """Tell whether a token is the noun of an office, and no part of somebody's name."""
        draft = self.names.draft(token.i)
        if draft is not None and draft.type:
            return False
        word = _word(token)
        if word in self.lexicon.ranks and not token.text[0].isupper():
            return word in self.lexicon.titles
        whole = f"{self.doc[token.i - 2].lower_}-{word}" if self.names.is_joined(token) else word
        return self.lexicon.is_office(word) or self.lexicon.is_office(whole)

    def _goes_on(self, token: Token) -> bool:
        """Tell whether the noun is a later one: "vice" in "vice president", "co" in "co-chair"."""
        for after in self.doc[token.i + 1 : token.i + 1 + _AHEAD]:
            joined = after.text == "-" and not after.whitespace_
            if self.is_office(after):
                ranks = self.lexicon.added_ranks
                return _word(after) not in ranks or _word(token) in ranks
            if self.names.mention(after.i) or not (joined or after.pos_ in ("ADJ", "NOUN")):
                return False
        return False

    def _modifies_noun(self, token: Token) -> bool:
        """Tell whether the word only describes another noun: "the president's pick", "CEO pay"."""
        after = self.doc[token.i + 1] if token.i + 1 < len(self.doc) else token
        return after.pos_ == "NOUN" and after.i > token.i and self.names.mention(after.i) is None

    def _read(self, noun: Token) -> Office:
        start = self._start(noun)
        owns = max((i for i in range(start, noun.i) if self.names.owns(i)), default=None)
        behind = complement(self.names, noun)
        before = (self._whose(i, noun) for i in range(noun.i - 1, start - 1, -1))
        return Office(
            start,
            behind.end,
            noun.i,
            self._title(range(start if owns is None else owns + 1, noun.i), noun, behind),
            tuple(dict.fromkeys(d for d in before if d is not None)),
            behind.bodies,
            behind.owner or self._owner(start, owns, noun.i),
            any(self._is_former(i) for i in range(start, noun.i)) or self._is_over(start),
            self._is_plural(noun),
        )

    def _start(self, noun: Token) -> int:
        """Return the token at which the words before the noun start."""
        at = noun.i
        while at > 0 and noun.i - at < _BEFORE:
            token = self.doc[max(0, self.names.before_brackets(at) - 1)]
            mention = self.names.mention(token.i)
            if mention is not None and self.names.person(token.i):
                return self._opening(mention.start) if self._whose(token.i, noun) else at
            if mention is not None and self._whose(token.i, noun):
                at = mention.start
            elif self._opens(token):
                return token.i
            elif token.i == at - 1 and self._modifies(token) and not self._is_apart(token, noun):
                at = token.i
            else:
                return at
        return at

    def _whose(self, at: int, noun: Token) -> Draft | None:
        """Return whose the office is, by the name at ``at``; a person's by "'s", or of staff.

        Who works for a person's campaign works for the person: "Obi campaign chairman".
        """
        mention, person = self.names.mention(at), self.names.person(at)
        if mention is None or person is None:
            return self.names.body(at, _word(noun))
        between = [t.lower_ for t in self.doc[mention.end : noun.i]]
        staff = not between and self.lexicon.is_staff(_word(noun))
        staff = staff or (len(between) == 1 and between[0] in self.lexicon.campaigns)
        return person if staff or self.names.owns(mention.end) else None

    def _opening(self, at: int) -> int:
        """Return the determiner before a token, if there is one, or the token."""
        return at - 1 if at > 0 and self._opens(self.doc[at - 1]) else at

    def _opens(self, token: Token) -> bool:
        determiners = self.lexicon.grammar.determiners
        return token.tag_ == "PRP$" or token.lower_ in determiners

    def _modifies(self, token: Token) -> bool:
        """Tell whether a word before an office can be a part of it."""
        if token.is_space or (
            _word(token) in self.lexicon.honorifics and not self.is_office(token)
        ):
            return False
        if self.names.owns(token.i):
            return True
        if token.text == "-":
            return token.i > 0 and not (token.whitespace_ or self.doc[token.i - 1].whitespace_)
        if token.lower_ in self.lexicon.former or token.lower_ in self.lexicon.qualifiers:
            return True
        joins = token.i > 0 and self.doc[token.i - 1].text == "-"
        return joins or token.pos_ in ("NOUN", "PROPN", "ADJ", "NUM")

    def _is_apart(self, token: Token, noun: Token) -> bool:
        """Tell whether ``token`` is another office than the rank ``noun``: "chair Captain"."""
        rank = _word(noun) in self.lexicon.added_ranks
        return rank and self.is_office(token) and not self._goes_on(token)

    def _is_former(self, at: int) -> bool:
        return self.doc[at].lower_.rstrip("-") in self.lexicon.former

    def _is_over(self, start: int) -> bool:
        """Tell whether an office was held in the past: "who served as chair"."""
        before = self.doc[start - 1] if start else None
        if before is None or before.lower_ not in self.lexicon.grammar.holding:
            return False
        verb = before.head
        return verb.tag_ == "VBD" and verb.lemma_.lower() in self.lexicon.held_as

    def _is_plural(self, noun: Token) -> bool:
        word = _word(noun)
        return word.endswith("s") and self.lexicon.is_one_office(word[:-1])

    def _owner(self, start: int, owns: int | None, noun: int) -> int | None:
        """Return the token of the noun or pronoun, no name, whose the office is."""
        if owns is not None:
            return None if self.names.mention(owns - 1) else owns - 1
        if self.doc[start].tag_ == "PRP$":
            return start
        known = noun > start and self.doc[noun - 1].lower_ in self.lexicon.office_owners
        return noun - 1 if known and not self.names.mention(noun - 1) else None

    def _title(self, inner: range, noun: Token, behind: Complement) -> str:
        """Return the words of the office without determiners, names and "former"."""
        words = [self.doc[i].text_with_ws for i in inner if self._is_in_title(i, noun)]
        rank = self.lexicon.ranks.get(_word(noun), "") if noun.text[0].isupper() else ""
        text = rank or (noun.text[:-1] if self._is_plural(noun) else noun.text)
        words += [text, noun.whitespace_, self.doc[noun.i + 1 : behind.last].text_with_ws, " "]
        words += [self.doc[i].text_with_ws for i in behind.post]
        return " ".join("".join(words).split()).strip(" -,")

    def _is_in_title(self, at: int, noun: Token) -> bool:
        """Tell whether a token before the noun is a word of the title."""
        mention = self.names.mention(at)
        seat = self.names.is_seat(at) or (at > 0 and self.names.is_seat(at - 1))
        seat = seat or (mention is not None and self.names.is_seat(mention.end))
        named = self._whose(at, noun) or self.names.person(at)
        token = self.doc[at]
        small = self._opens(token) or token.pos_ == "NUM" or self._is_former(at)
        return not (seat or named or small)


def _word(token: Token) -> str:
    return token.lower_.rstrip(".")

"""Who is named beside an office: behind it, before it, or with "as" between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kg.actors.genders import GENDERS
from kg.actors.mentions import Mention
from kg.actors.named_tokens import NamedTokens
from kg.actors.offices import Office
from kg.actors.salience import Salience, Wanted

if TYPE_CHECKING:
    from spacy.tokens import Token

# "Jane Doe took over as chair": so many tokens at most between a name and "as".
_AS_REACH = 5
# A finite verb behind an apposition would have it for a subject: it is none then.
FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})


class OfficeHolders:
    """Finds the persons who hold the offices of one article."""

    def __init__(self, names: NamedTokens, salience: Salience) -> None:
        self.salience = salience
        # Where the offices told last ended, and who holds them.
        self._told: tuple[int, list[Mention]] = (-1, [])
        self.names = names
        self.doc = names.doc
        self.lexicon = names.lexicon
        self.grammar = names.lexicon.grammar

    def of(self, chain: Sequence[Office]) -> list[Mention]:
        """Return the names of those who hold the offices of ``chain``, "owner and chair"."""
        first, last = chain[0], chain[-1]
        after = self._after(last)
        close = bool(after) and self.is_close(last, after[0])
        found = after if close else self._before(first, last) or after or self._by_as(first)
        self._told = (last.end, found)
        return found

    def is_close(self, office: Office, name: Mention) -> bool:
        """Tell whether a name stands behind an office without a comma between them."""
        between = self.doc[office.end : name.start]
        return office.end <= name.start and not any(t.text == "," for t in between)

    def _after(self, office: Office) -> list[Mention]:
        """Return the names right behind an office; behind one in the plural a list of them."""
        at = self.names.behind_brackets(self._behind_dot(office.end))
        if office.plural:
            at = self._over(at, self.grammar.before_lists)
        else:
            at += at < len(self.doc) and self.doc[at].text in self.grammar.breaks
        mention = self._name_at(self._over_honorifics(at))
        if mention is None or self._only_helps(office, mention):
            return []
        return [mention, *self._joined(mention.end)] if office.plural else [mention]

    def _only_helps(self, office: Office, name: Mention) -> bool:
        """Tell whether the person named does something by an officer: "Through a lawyer, Doe"."""
        through = office.start > 0 and self.doc[office.start - 1].lower_ in self.grammar.through
        return through and not self.is_close(office, name)

    def _behind_dot(self, at: int) -> int:
        """Return the token behind a dot that the tokenizer cut from "Sens."."""
        dotted = 0 < at < len(self.doc) and self.doc[at].text == "."
        rank = self.doc[at - 1].lower_[:-1] in self.lexicon.ranks
        return at + 1 if dotted and rank and not self.doc[at - 1].whitespace_ else at

    def _joined(self, end: int) -> Iterator[Mention]:
        """Yield the further names of a list: "..., Ada Obi and Jon Bauer"."""
        mention: Mention | None
        while True:
            at = self.names.behind_brackets(end)
            start = self._over(at, self.grammar.joins | {","})
            mention = self._name_at(self._over_honorifics(start)) if start > at else None
            if mention is None:
                return
            yield mention
            end = mention.end

    def _over(self, at: int, words: frozenset[str]) -> int:
        while at < len(self.doc) and self.doc[at].lower_ in words:
            at += 1
        return at

    def _over_honorifics(self, at: int) -> int:
        while at < len(self.doc) and self.doc[at].lower_.rstrip(".") in self.lexicon.honorifics:
            at += 1
            at += at < len(self.doc) and self.doc[at].text == "."
        return at

    def _name_at(self, at: int) -> Mention | None:
        """Return the person's name that starts at a token, or None."""
        mention = self.names.mention(at) if self.names.person(at) else None
        return mention if mention is not None and mention.start == at else None

    def _name_before(self, at: int) -> Mention | None:
        """Return the person's name that ends before a token; brackets and an age may follow it."""
        at = self.names.before_brackets(at)
        if at > 1 and self.doc[at - 1].like_num and self.doc[at - 2].text == ",":
            at -= 2
        mention = self.names.mention(at - 1) if at and self.names.person(at - 1) else None
        return mention if mention is not None and mention.end == at else None

    def _before(self, first: Office, last: Office) -> list[Mention]:
        """Return the names before an office: "Ada Obi, a lawyer", "Ada Obi, who is a lawyer"."""
        at = self._over_copula(first.start)
        if at == first.start:
            at = self._over_adverbs(at)
            breaks = at > 0 and self.doc[at - 1].text in self.grammar.breaks
            if not breaks or not self._closes(last.end):
                return []
            at -= 1
        elif self._pronoun(at - 1) in GENDERS:
            return self._meant(self.doc[at - 1])
        elif self._pronoun(at - 1) == "relative":
            at -= 1
            if at == self._told[0]:  # "Ada Obi, a lawyer who is the chair of"
                return self._told[1]
        at -= at > 0 and self.doc[at - 1].text == ","
        mention = self._name_before(at)
        if mention is None:
            return []
        joined = [*self._joined_before(mention.start), mention]
        return joined if first.plural else [mention]

    def _meant(self, pronoun: Token) -> list[Mention]:
        """Return the last name before a pronoun of the person that it stands for."""
        wanted = Wanted.by_pronoun(self._pronoun(pronoun.i))
        person = self.salience.best(wanted, pronoun.idx, (), None)
        mentions = [] if person is None else person.mentions
        return [m for m in mentions if m.span.start < pronoun.idx][-1:]

    def _joined_before(self, start: int) -> Iterator[Mention]:
        """Yield the names joined to the one at ``start`` by what is before it."""
        while start > 1 and self.doc[start - 1].lower_ in self.grammar.joins | {","}:
            mention = self._name_before(start - 1)
            if mention is None:
                return
            yield mention
            start = mention.start

    def _over_copula(self, at: int) -> int:
        """Return where "is now", "was named", "has served as" starts that ends before ``at``."""
        start = at
        while start > 0 and self._links(self.doc[start - 1]):
            start -= 1
        verbs = (t.lemma_.lower() in self.lexicon.office_links for t in self.doc[start:at])
        return start if any(verbs) else at

    def _over_adverbs(self, at: int) -> int:
        while at > 0 and self.doc[at - 1].pos_ == "ADV":
            at -= 1
        return at

    def _links(self, token: Token) -> bool:
        word = token.lemma_.lower()
        serving = word == "as" and token.i > 0 and self.doc[token.i - 1].pos_ == "VERB"
        return token.pos_ == "ADV" or word in self.lexicon.office_links or serving

    def _pronoun(self, at: int) -> str:
        return self.lexicon.pronouns.get(self.doc[at].lower_, "") if at >= 0 else ""

    def _closes(self, end: int) -> bool:
        """Tell whether an apposition can end before a token."""
        at = self.names.behind_brackets(end)
        return at >= len(self.doc) or self.doc[at].tag_ not in FINITE

    def _by_as(self, office: Office) -> list[Mention]:
        """Return who acts "as" an office: "Obi took over as chair", "named Obi as chair"."""
        at = office.start - 1
        if at < 1 or self.doc[at].lower_ != "as":
            return []
        if self.doc[at - 1].lower_ in self.grammar.no_office_as:
            return []
        for i in range(at - 1, max(-1, at - _AS_REACH), -1):
            mention = self.names.mention(i)
            if mention is not None and self.names.person(i):
                return [] if self.names.owns(mention.end) else [mention]
        return self._subject(self.doc[at].head)

    def _subject(self, verb: Token) -> list[Mention]:
        """Return the person that is the subject of a verb, or of the one that it depends on."""
        subjects = [t for t in verb.children if t.dep_ in ("nsubj", "nsubjpass")]
        if not subjects and verb.dep_ in ("xcomp", "conj"):
            return self._subject(verb.head)
        found = (self.names.mention(t.i) for t in subjects if self.names.person(t.i))
        return [m for m in found if m is not None]

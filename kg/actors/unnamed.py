"""Words for people: which nouns stand for somebody, and drafts for sources without a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.actors.cast import Cast, Draft
from kg.actors.mentions import is_title
from kg.actors.roles import role_in
from kg.article import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as TokenSpan

# Words of a description at most: a longer one is a parse gone wrong.
LONGEST_NAME = 14
PLURALS = ("NNS", "NNPS")
_CUTS = frozenset({"relcl", "acl", "appos"})


class People:
    """Knows the nouns for people, and makes actors of those who have no name."""

    def __init__(self, doc: Doc, cast: Cast) -> None:
        self.doc = doc
        self.cast = cast
        self.lexicon = cast.lexicon

    def unnamed(self, phrase: TokenSpan, root: Token) -> list[Draft]:
        """Return the draft for a described but unnamed source or group, none for things."""
        word = root.lemma_.lower()
        counts = self._counts_people(root)
        if not counts and not self.is_people(root):
            return []
        cut = self._without_aside(_without_clauses(phrase, root), root)
        name = " ".join(cut.text.split()).strip(" ,")
        if not 0 < len(name.split()) <= LONGEST_NAME:
            return []
        plural = root.tag_ in PLURALS or counts
        draft = self.cast.unnamed(name, self._type(root, word, plural))
        draft.plural = plural
        place = Span(cut.start_char, cut.end_char)
        draft.roles = draft.roles or role_in(self.doc, place, self.cast)
        return [draft]

    def _without_aside(self, phrase: TokenSpan, root: Token) -> TokenSpan:
        """Return the phrase without a name that the parse drew in: "the Herald, her friend"."""
        determiners = self.lexicon.grammar.determiners
        for token in phrase.doc[phrase.start + 1 : root.i]:
            opens = token.text == "," and token.nbor().lower_ in determiners
            if opens and self.cast.covering(token.i - 1):
                return phrase.doc[token.i + 1 : phrase.end]
        return phrase

    def _type(self, root: Token, word: str, plural: bool) -> str:
        """Return AnonymousSource for one or a number of sources, Group for more, or a body's."""
        counted = any(
            t.dep_ == "nummod" or t.lower_ in self.lexicon.grammar.indefinite for t in root.lefts
        )
        if word in self.lexicon.unnamed and (not plural or counted):
            return "AnonymousSource"
        return "Group" if plural else self.lexicon.descriptions.get(word, "AnonymousSource")

    def _counts_people(self, root: Token) -> bool:
        """Tell whether a word counts people: "some", "one of the victims", "9 percent of fans"."""
        if root.lower_ not in self.lexicon.grammar.quantifiers:
            return False
        counted = [t for c in root.children if c.dep_ == "prep" for t in c.children]
        return all(self.is_human(t) or self.cast.covering(t.i) for t in counted)

    def is_people(self, root: Token) -> bool:
        """Tell whether a noun can stand for somebody who speaks or acts."""
        word = root.lemma_.lower()
        return root.pos_ in ("NOUN", "PROPN", "NUM", "DET", "ADJ") and (
            word in self.lexicon.unnamed
            or word in self.lexicon.documents
            or word in self.lexicon.descriptions
            or self.is_human(root)
            or root.tag_ in PLURALS
        )

    def is_human(self, token: Token) -> bool:
        """Tell whether a noun stands for people, not for a body or a document."""
        word = token.lemma_.lower()
        known = word in self.lexicon.people or word in self.lexicon.unnamed
        thing = word in self.lexicon.documents or word in self.lexicon.descriptions
        return is_title(word, self.lexicon) or (known and not thing)

    def is_body_noun(self, token: Token) -> bool:
        """Tell whether a noun describes a body: "the company", "ministries"."""
        return token.lemma_.lower() in self.lexicon.descriptions

    def is_person_noun(self, token: Token) -> bool:
        """Tell whether a word surely stands for people or a body: a pronoun or a listed noun."""
        word = token.lemma_.lower()
        known = word in self.lexicon.people or word in self.lexicon.unnamed
        return known or token.pos_ == "PRON" or is_title(word, self.lexicon)


def _without_clauses(phrase: TokenSpan, root: Token) -> TokenSpan:
    """Return the phrase up to the first relative clause or apposition after its head.

    What does not hang on the head ends it too: an apposition may be far behind.
    """
    own = set(root.subtree)
    after = (t for t in phrase if t.i > root.i)
    end = next((t.i for t in after if t.tag_ in ("WP", "WDT") or t not in own), phrase.end)
    for child in root.rights:
        if child.dep_ in _CUTS and phrase.start < child.left_edge.i < end:
            end = child.left_edge.i
            break
    end = before_open_bracket(phrase.doc, root.i, end)
    while end > phrase.start + 1 and _leads_on(phrase.doc[end - 1]):
        end = before_open_bracket(phrase.doc, root.i, end - 1)
    return phrase.doc[phrase.start : end]


def before_open_bracket(doc: Doc, start: int, end: int) -> int:
    """Return where tokens ``start:end`` end without a bracket that nothing in them closes."""
    opened = [t.i for t in doc[start:end] if t.text == "("]
    closed = [t.i for t in doc[start:end] if t.text == ")"]
    return opened[-1] if opened and opened[-1] > max(closed, default=start) else end


def _leads_on(token: Token) -> bool:
    """Tell whether a token at the end of a phrase belongs to what follows: "a team, not a club"."""
    return token.is_punct or token.dep_ in ("cc", "neg")

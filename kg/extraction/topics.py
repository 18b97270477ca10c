"""What propositions are about: salient noun phrases, normalised, and the actors in them.

Noun phrases are ranked as in keyphrase extraction (Hulth 2003; Mihalcea and Tarau 2004): phrases of
adjectives and nouns, by how often the article uses them, how much they tell and where they stand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.actors.cast import Draft
from kg.actors.mentions import is_title
from kg.article import Span
from kg.extraction.scene import Scene
from kg.ontology import Ontology

if TYPE_CHECKING:
    from spacy.tokens import Token

# Topics and actors that one position is about, at most.
MOST = 3
# A single common noun is a topic if the article uses it this often.
OFTEN = 3
_NOUNS = frozenset({"NOUN", "PROPN"})
_WORDS = _NOUNS | {"ADJ"}
_OPENING = frozenset({'"', "“", "‘", "'", "«", ":"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr"})
_NAMES = frozenset({"Misc", "Product", "Facility"})
LONGEST = 5


@dataclass(frozen=True)
class TopicLexicon:
    """Nouns that make no topic, words that tell nothing, nouns that stay in the plural."""

    junk: frozenset[str]
    telling: frozenset[str]
    empty: frozenset[str]
    plural: frozenset[str]

    @classmethod
    def of(cls, ontology: Ontology) -> TopicLexicon:
        """Read ``lexicon/topics.toml``.

        Raises:
            OntologyError: a table or a list is missing.
        """
        with ontology.reading("topics") as table:
            return cls(
                frozenset(table["junk"]["heads"]),
                frozenset(table["junk"]["telling"]),
                frozenset(table["modifiers"]["empty"]),
                frozenset(table["plural"]["nouns"]),
            )


@dataclass(frozen=True)
class Topic:
    """A normalised noun phrase and its place."""

    label: str
    span: Span


class Topics:
    """Finds the topics of the propositions of one article."""

    def __init__(self, scene: Scene, lexicon: TopicLexicon) -> None:
        self._scene = scene
        self._lexicon = lexicon
        self._named = {
            i for d in scene.cast.drafts for m in d.mentions for i in range(m.start, m.end)
        }
        self._names = {w for d in scene.cast.drafts for m in d.mentions for w in m.key.split()}
        self._uses = Counter(t.lemma_.lower() for t in scene.doc if t.pos_ in _WORDS)

    def of(self, content: Sequence[Span]) -> tuple[Topic, ...]:
        """Return the topics of what is said, at most three, in order of place."""
        found = [t for span in content for t in self._phrases(span)]
        ranked = sorted(found, key=lambda t: (-self._weight(t), t[0].idx))
        chosen: dict[str, Topic] = {}
        heads: set[str] = set()
        for phrase in ranked:
            topic, head = self._topic(phrase), phrase[-1].lemma_.lower()
            if topic.label not in chosen and head not in heads and len(chosen) < MOST:
                chosen[topic.label] = topic
                heads.add(head)
        return tuple(sorted(chosen.values(), key=lambda t: t.span))

    def _phrases(self, span: Span) -> Iterator[list[Token]]:
        inside = [t for t in self._scene.tokens([span]) if t.idx >= span.start]
        for token in inside:
            phrase = self._phrase(token, inside[0].i)
            if phrase and self._tells(phrase):
                yield phrase

    def _phrase(self, head: Token, first: int) -> list[Token]:
        """Return the words of the noun phrase that ends in ``head``, without empty ones."""
        if head.pos_ not in _NOUNS or head.i in self._named or head.dep_ == "compound":
            return []
        start = head.i
        while start > first and self._joins(head.doc[start - 1], head):
            start -= 1
        words = list(head.doc[start : head.i + 1])
        while words and (not words[0].is_alpha or _is_adverb_of_nothing(words)):
            words = words[1:]
        return words if len(words) <= LONGEST else []

    def _joins(self, token: Token, head: Token) -> bool:
        """Tell whether a word before a noun belongs to its name."""
        if token.text in ("-", "–") or _is_hyphened(token):  # "no-confidence motion"
            return head.i - token.i < LONGEST
        if token.lower_ in self._lexicon.empty or token.ent_type_ in ("Date", "Money", "Person"):
            return False
        if token.dep_ == "compound":
            return head.i - token.i < LONGEST
        modifies = token.dep_ in ("amod", "nmod") and token.head == head
        inner = token.head.i in range(token.i, head.i) and token.dep_ in ("advmod", "amod", "nmod")
        return token.pos_ in ("ADJ", "NOUN", "PROPN", "ADV") and (modifies or inner)

    def _tells(self, phrase: Sequence[Token]) -> bool:
        """Tell whether a phrase makes a topic."""
        head, lexicon = phrase[-1], self._scene.cast.lexicon
        lemma = head.lemma_.lower()
        if not head.is_alpha or len(lemma) < 3 or is_title(head.text, lexicon):
            return False
        if head.ent_type_ and head.ent_type_ not in _NAMES:
            return False
        if head.is_title and any(map(self._is_overlooked, (lemma, lemma.removesuffix("s")))):
            return False
        if lemma in self._lexicon.junk or head.lower_ in self._lexicon.junk:
            return len(phrase) > 1 and lemma in self._lexicon.telling
        if len(phrase) == 1:
            acts = lemma in lexicon.people or lemma in lexicon.descriptions
            return bool(head.ent_type_) or (not acts and self._uses[lemma] >= OFTEN)
        return lemma not in lexicon.unnamed and self._is_a_name(phrase)

    def _is_overlooked(self, word: str) -> bool:
        """Tell whether a capitalised noun belongs to a name that was not found at this place."""
        return word in self._names or word in self._scene.cast.lexicon.descriptions

    def _is_a_name(self, phrase: Sequence[Token]) -> bool:
        """Tell whether a phrase names a kind of thing: a compound, or words that are used again."""
        firm = any(t.dep_ == "compound" or t.i in self._named or t.text == "-" for t in phrase)
        return firm or any(self._uses[t.lemma_.lower()] > 1 for t in phrase)

    def _weight(self, phrase: Sequence[Token]) -> float:
        """Return how salient a phrase is: often used, telling, in a main part of the clause."""
        head = phrase[-1]
        often = min(self._uses[head.lemma_.lower()], 2 * OFTEN) / OFTEN
        long = min(len(phrase), 3)
        return often + long + (head.dep_ in _ARGUMENTS)

    def _topic(self, phrase: Sequence[Token]) -> Topic:
        head = phrase[-1]
        words = "".join(self._word(t) + t.whitespace_ for t in phrase[:-1])
        keeps = head.lower_ in self._lexicon.plural or head.pos_ == "PROPN"
        last = self._word(head) if keeps else head.lemma_.lower()
        span = Span(phrase[0].idx, head.idx + len(head))
        return Topic(" ".join(f"{words}{last}".split()), span)

    def _word(self, token: Token) -> str:
        """Return a word in lower case, a name as it stands."""
        name = token.i in self._named or token.ent_type_ or token.is_upper
        inside = token.i > token.sent.start and token.nbor(-1).text not in _OPENING
        proper = token.pos_ in ("PROPN", "ADJ") and token.is_title and inside
        return token.text if name or proper else token.lower_


def _is_hyphened(token: Token) -> bool:
    """Tell whether a word goes on without a space: the "e" of "e-commerce"."""
    after = token.nbor(1) if token.i + 1 < len(token.doc) else token
    return token.is_alpha and not token.whitespace_ and after.text in ("-", "–")


def _is_adverb_of_nothing(words: Sequence[Token]) -> bool:
    """Tell whether a phrase opens with an adverb whose adjective is gone."""
    first = words[0]
    return first.pos_ == "ADV" and first.head not in words[1:-1]


def actors_in(scene: Scene, content: Sequence[Span], holders: Sequence[Draft]) -> list[Draft]:
    """Return the actors that what is said is about, at most three: those in its main parts first.

    Only actors named there count; the holders do not.
    """
    found: dict[int, tuple[tuple[bool, int], Draft]] = {}
    for span in content:
        for mention, draft in scene.cast.within(span):
            if draft in holders or not draft.type:
                continue
            root = scene.doc[mention.start : mention.end].root
            rank = (root.dep_ not in _ARGUMENTS, mention.span.start)
            found[id(draft)] = min(found.get(id(draft), (rank, draft)), (rank, draft), key=_rank)
    return [draft for _, draft in sorted(found.values(), key=_rank)[:MOST]]


def _rank(item: tuple[tuple[bool, int], Draft]) -> tuple[bool, int]:
    return item[0]

"""Who "they" and "the two countries" are: several actors, or people without a name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from kg.actors.cast import Cast, Draft
from kg.actors.grammar import SUBJECTS
from kg.actors.salience import BODIES
from kg.article import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as TokenSpan

# "They" are looked for in so many sentences before their own; a pair among so many names.
SENTENCES, NAMES = 2, 40
BOTH = "both"


class Plurals:
    """Resolves plurals; ``meant`` gives the actors of a phrase, ``is_human`` knows people nouns."""

    def __init__(
        self,
        doc: Doc,
        cast: Cast,
        meant: Callable[[Span], list[Draft]],
        is_human: Callable[[Token], bool],
    ) -> None:
        self.doc = doc
        self.cast = cast
        self.meant = meant
        self.is_human = is_human

    def they(self, token: Token, last: Draft | None, avoid: Sequence[Span]) -> list[Draft]:
        """Return whom "they" means: the last speaker, joined names or a plural before it, a body.

        In "the owners were armed and they fired" it is the owners, whoever tells. Nearer sentences
        come first, in a sentence subjects.
        """
        beside = self._beside(token)
        joined = self.meant(_phrase(beside, token)) if beside is not None else []
        if joined and last not in joined:
            return joined
        if last is not None and (last.plural or last.type in BODIES - {"Country"}):
            return [last]
        for sentence in self._back(token):
            heads = [
                t
                for t in sentence
                if t.i < token.i and not any(a.start <= t.idx < a.end for a in avoid)
            ]
            for wanted in (self._is_plural_subject, self._is_body_subject, self._is_plural):
                for head in heads:
                    found = self.meant(_phrase(head, token)) if wanted(head) else []
                    if found:
                        return found
        return []

    def _beside(self, token: Token) -> Token | None:
        """Return the plural subject of the clause that the one of ``token`` is joined to."""
        if token.dep_ not in SUBJECTS or token.head.dep_ != "conj":
            return None
        if any(c.dep_ == "ccomp" for c in token.head.head.children):
            return None  # "..., the owners said, and they fired" may go on with what is said
        found = next((c for c in token.head.head.lefts if c.dep_ in SUBJECTS), None)
        return found if found is not None and self._is_plural(found) else None

    def _back(self, token: Token) -> Iterator[TokenSpan]:
        sentence = token.sent
        yield sentence
        for _ in range(SENTENCES):
            if sentence.start == 0:
                return
            sentence = self.doc[sentence.start - 1].sent
            yield sentence

    def _is_plural_subject(self, token: Token) -> bool:
        return token.dep_ in SUBJECTS and self._is_plural(token)

    def _is_plural(self, token: Token) -> bool:
        """Tell whether a word heads a plural of people, or names joined by "and"."""
        if token.tag_ == "NNS":
            return self.is_human(token)
        joined = any(c.dep_ == "conj" for c in token.children)
        return joined and any(d.type for _, d in self.cast.covering(token.i))

    def _is_body_subject(self, token: Token) -> bool:
        named = self.cast.covering(token.i)
        return token.dep_ in SUBJECTS and any(d.type in BODIES for _, d in named)

    def pair(self, phrase: TokenSpan, root: Token) -> list[Draft]:
        """Return the two actors that "the two countries" or "both leaders" means, or none."""
        lexicon = self.cast.lexicon
        words = {t.lower_ for t in root.lefts}
        definite = words & lexicon.grammar.definite
        counted = words & lexicon.grammar.pair_words and (definite or BOTH in words)
        couple = definite and root.lower_ in lexicon.grammar.pair_words
        if not (couple or (root.tag_ == "NNS" and counted)) or root.i < phrase.end - 1:
            return []
        types = self._types(root)
        votes: Counter[str] = Counter()
        drafts = {}
        for _, draft in self.cast.before(root.idx, NAMES):
            if draft.type in types:
                votes[draft.name] += 1
                drafts[draft.name] = draft
        chosen = [drafts[name] for name, _ in votes.most_common(2)]
        return sorted(chosen, key=lambda d: d.first) if len(chosen) == 2 else []

    def _types(self, root: Token) -> frozenset[str]:
        """Return the types of actors that a noun can count."""
        word = root.lemma_.lower()
        if word in self.cast.lexicon.grammar.pair_nouns:
            return BODIES
        kind = self.cast.lexicon.descriptions.get(word)
        if kind is not None:
            return frozenset({kind})
        return frozenset({"Person"}) if self.is_human(root) else frozenset()


def _phrase(head: Token, limit: Token) -> Span:
    """Return the phrase of ``head`` as far as it stands before ``limit``."""
    last = head.doc[min(head.right_edge.i, limit.i - 1)]
    return Span(head.left_edge.idx, last.idx + len(last))

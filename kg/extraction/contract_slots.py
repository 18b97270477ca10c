"""What a contract is worth, what it is for, when it ends."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.article import Span
from kg.extraction.contract_doers import basis_of, joint_deed, undertaking
from kg.extraction.contract_words import ContractWords
from kg.extraction.frames import Match
from kg.extraction.scene import Scene, given, with_evidence
from kg.extraction.syntax import noun_phrase, subtree
from kg.facts import Contract
from kg.language.money import Amount
from kg.language.times import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token

# An amount is that of the contract named so many characters before it at most.
VALUE_REACH = 80
_CLAUSES = frozenset({"acl", "advcl", "xcomp", "relcl"})


def verb_of(noun: Token) -> Token | None:
    """Return the verb of which the contract is subject or object."""
    return noun.head if noun.dep_ in ("dobj", "nsubjpass", "nsubj") else None


def value_of(scene: Scene, match: Match, words: ContractWords) -> Amount | None:
    """Return the amount told of the contract: in its phrase, in "is worth ..." or right after."""
    token = match.token
    near = [noun_phrase(token), *(subtree(h) for h in match.slots.get("value", ()))]
    verb = verb_of(token)
    if verb is not None and verb.lemma_ in words.worth:
        near.append(subtree(verb))
    end = min(scene.sentence_span(token.idx).end, token.idx + VALUE_REACH)
    near.append(Span(token.idx, end))
    limit = _next_noun(match)
    amounts = [a for span in near for a in scene.amounts_in(span) if a.span.start < limit]
    first = min(amounts, key=lambda a: a.value is None, default=None)
    if first is None or first.rate_span is None:
        return first
    # "$50 a share, or $2 billion"; in another currency a sum only says the rate again.
    sums = (a for a in amounts if a.value is not None and a.rate_span is None)
    return next((a for a in sums if a.currency == first.currency), first)


def _next_noun(match: Match) -> int:
    """Return where the next noun of the frame starts: what follows is its value."""
    token, lemmas = match.token, match.trigger.lemmas
    others = (t for t in token.sent if t.i > token.i and t.lemma_.lower() in lemmas)
    end = token.doc[-1].idx + len(token.doc[-1])
    return next((t.left_edge.idx for t in others if t.left_edge.i > token.i), end)


def purpose_of(scene: Scene, match: Match, words: ContractWords) -> Span | None:
    """Return the words that say what the contract is for, apart from its noun."""
    for head in match.slots.get("subject", ()):
        clause = head.dep_ in _CLAUSES
        told = any(c.lower_ in words.purpose for c in head.children) if clause else True
        if told:
            return subtree(head).trimmed(scene.text) if head.pos_ != "PRON" else None
    return None


def matter_of(scene: Scene, match: Match, words: ContractWords) -> Span | None:
    """Return the words that say what the contract is for, or what is done under it."""
    purpose, noun = purpose_of(scene, match, words), match.token
    if purpose is not None or noun.pos_ not in ("NOUN", "PROPN"):
        return purpose
    deed = basis_of(noun, words.undertaking) if not _is_owned(noun) else None
    deed = deed or joint_deed(noun, words.jointly)
    done = undertaking(noun, deed) if deed is not None and not words.signs(deed) else None
    return _phrase_until(noun.head, done).trimmed(scene.text) if done is not None else None


def subject_of(scene: Scene, match: Match, words: ContractWords) -> Span | None:
    """Return what the contract is for, or else its noun with the words for its kind."""
    matter, noun = matter_of(scene, match, words), match.token
    if matter is not None or noun.pos_ not in ("NOUN", "PROPN"):
        return matter
    kinds = [c for c in noun.lefts if c.dep_ in ("compound", "amod", "nmod")]
    start = min([noun.idx, *(c.left_edge.idx for c in kinds)])
    return Span(start, noun.idx + len(noun))


def _phrase_until(link: Token, head: Token) -> Span:
    """Return the phrase of ``head`` without what ``link`` starts in it."""
    whole = noun_phrase(head)
    return Span(whole.start, link.idx) if head.idx < link.idx < whole.end else whole


def _is_owned(noun: Token) -> bool:
    return any(c.dep_ == "poss" for c in noun.lefts)


def end_of(scene: Scene, match: Match, words: ContractWords) -> tuple[str, Span | None]:
    """Return the day, month or year of the end: "expires in 2030", "between 2026 and 2030"."""
    for head in match.slots.get("end", ()):
        for time in scene.times_in(subtree(head)):
            if time.value and time.kind in ("date", "deadline") and "/" not in time.value:
                return time.value[:10], time.span
    spans = [subtree(match.token), *given(purpose_of(scene, match, words))]
    for time in (t for span in spans for t in scene.times_in(span)):
        first, _, last = time.value.partition("/")
        if time.kind == "date" and first.isdigit() and last.isdigit():
            return last, time.span
    return "", None


def date_of(scene: Scene, match: Match, words: ContractWords) -> TimeExpression | None:
    """Return when the contract was made: the date that its verb has."""
    verb = _verb_above(match.token)
    verbs = [verb, *(t for t in match.token.subtree if words.signs(t))]
    verbs += [verb.head] if verb.dep_ == "xcomp" else []
    for time in scene.times_in(scene.sentence_span(match.token.idx)):
        settled = time.kind == "date" and time.value and "/" not in time.value
        if settled and _verb_above(_token_at(match.token, time.span)) in verbs:
            return time
    return None


def _token_at(near: Token, span: Span) -> Token:
    """Return the word of a sentence at the start of ``span``."""
    return next(t for t in near.sent if t.idx + len(t) > span.start)


def _verb_above(token: Token) -> Token:
    """Return the verb that a word hangs on, or the head of its sentence."""
    while token.pos_ != "VERB" and token.head != token:
        token = token.head
    return token


def worth(amount: Amount | None) -> float | None:
    """Return what a contract is worth, None where words tell no sum or a rate: "$2 a share"."""
    if amount is None or amount.value is None or amount.rate_span is not None:
        return None
    return float(amount.value)


def with_value(contract: Contract, value: Amount, text: str) -> Contract:
    """Return ``contract`` with an amount, whose words are evidence too."""
    spans = {**contract.spans, "value_text": (value.told,)}
    valued = replace(
        contract,
        spans=spans,
        value=worth(value),
        value_text=value.told.of(text),
        currency=value.currency,
        value_qualifier=value.qualifier,
    )
    return with_evidence(valued, text, [value.told])

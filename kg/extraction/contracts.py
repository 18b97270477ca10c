"""Contracts: agreements between parties, with value, subject and status.

The frame ``frames/contract.toml`` proposes a noun or verb with its parties; retellings with the
same parties become one contract. A list of parties ("contracts with firms including A, B and C")
gives one contract for each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from kg.actors.cast import Draft
from kg.actors.references import Speech
from kg.article import Span
from kg.errors import OntologyError
from kg.extraction.frames import Frame, Match, matches
from kg.extraction.positions import Statement, principal
from kg.extraction.scene import Scene
from kg.extraction.syntax import noun_phrase, own_subject, subtree
from kg.facts import Contract, Threat, verbatim
from kg.language.money import Amount
from kg.ontology import Ontology

if TYPE_CHECKING:
    from spacy.tokens import Token

EXTRACTOR = "contracts"
TWO = "two parties"
# An amount is that of the contract named so many characters before it at most.
VALUE_REACH = 60
# A partner is named so many characters after "with" at most.
PARTNER_REACH = 50
# "The contract" may be told more of so many characters after it was first told of.
RETOLD = 800
ENDING = "terminate_contract"
_MAYBE = frozenset({"would", "will", "could", "may", "might", "can", "if", "unless"})
_PLACES = frozenset({"Country"})


@dataclass(frozen=True)
class ContractLexicon:
    """Words that tell the status of a contract, the parts of parties, and weak triggers."""

    statuses: tuple[tuple[str, frozenset[str]], ...]
    contractor: frozenset[str]
    awarder: frozenset[str]
    weak: frozenset[str]

    @classmethod
    def of(cls, ontology: Ontology) -> ContractLexicon:
        """Read ``lexicon/contracts.toml``.

        Raises:
            OntologyError: a table is missing.
        """
        table: dict[str, Any] = ontology.lexicon("contracts")
        try:
            return cls(
                tuple((s["status"], frozenset(s["words"])) for s in table["status"]),
                frozenset(table["parts"]["contractor"]),
                frozenset(table["parts"]["awarder"]),
                frozenset(table["weak"]["words"]),
            )
        except (KeyError, TypeError) as error:
            raise OntologyError(
                f"the lexicon of contracts lacks {error}",
                where=str(ontology.root / "lexicon" / "contracts.toml"),
                mend="compare it with the one that ships with newskg",
            ) from error


@dataclass(frozen=True)
class Party:
    """A party, the words for it, and the head of the phrase that lists it."""

    actor: Draft
    span: Span
    head: Token


def contracts(
    scene: Scene,
    stated: Sequence[Statement],
    threats: Sequence[Threat],
    frame: Frame,
    lexicon: ContractLexicon,
) -> list[Contract]:
    """Return the contracts of an article, in order of first telling.

    One whose end is threatened is at risk.
    """
    found: list[Contract] = []
    for match in matches(scene.doc, frame):
        parties = _parties(scene, match, stated)
        value = _value(scene, match)
        if not parties and value is not None and _is_retold(match, found):
            found[-1] = _completed(found[-1], _valued(found[-1], value))
        if not _is_told(match, parties, value, lexicon):
            continue
        for group in _agreements(match, parties):
            _merge(found, _contract(scene, match, group, value, lexicon))
    ends = [t for t in threats if t.action_type == ENDING and t.status != "negated"]
    return [_at_risk(c, ends) for c in found]


def _at_risk(contract: Contract, ends: Sequence[Threat]) -> Contract:
    if any(t.target in contract.parties for t in ends):
        return replace(contract, status="at_risk")
    return contract


def _parties(scene: Scene, match: Match, stated: Sequence[Statement]) -> list[Party]:
    """Return the parties that the slots name, each actor once."""
    speech = _speech(stated, match.token.idx)
    found: dict[int, Party] = {}
    for head in match.slots["party"]:
        for token in [head, *(c for c in head.conjuncts if c.i > head.i)]:
            span = noun_phrase(token)
            for actor in _actors(scene, token, span, speech):
                found.setdefault(id(actor), Party(actor, span, head))
    if len(found) == 1:
        partner = _partner_after(scene, match.token)
        if partner is not None:
            found.setdefault(id(partner.actor), partner)
    return list(found.values())


def _partner_after(scene: Scene, noun: Token) -> Party | None:
    """Return who is named after the next "with", up to the next verb: parses lose it easily."""
    for token in noun.doc[noun.i + 1 : noun.sent.end]:
        if token.pos_ in ("VERB", "AUX"):
            return None
        if token.lower_ == "with":
            named = scene.cast.within(Span(token.idx, token.idx + PARTNER_REACH))
            head = next(((m, d) for m, d in named if d.type), None)
            if head is None:
                return None
            return Party(head[1], head[0].span, noun.doc[head[0].end - 1])
    return None


def _actors(scene: Scene, token: Token, span: Span, speech: Speech) -> list[Draft]:
    """Return the actors that words stand for; members of a list stand for the list."""
    listed = _listed(scene, subtree(token), token)
    if listed:
        return listed
    if scene.cast.lexicon.pronouns.get(token.lower_) == "first_plural" and speech.speaker:
        return [principal(scene, speech.speaker)]
    return [d for d in scene.resolver.peek(span, speech) if d.type and d.type != "AnonymousSource"]


def _listed(scene: Scene, span: Span, head: Token) -> list[Draft]:
    """Return the members of "companies including Google, OpenAI and xAI"."""
    openers = scene.cast.lexicon.list_openers
    if not any(t.lower_ in openers for t in head.subtree) or head.tag_ not in ("NNS", "NNPS"):
        return []
    opener = next(t for t in head.subtree if t.lower_ in openers)
    after = Span(opener.idx, max(span.end, opener.idx + 1))
    named = scene.cast.within(after)
    return [d for m, d in named if d.type and scene.doc[m.end - 1].dep_ != "poss"]


def _speech(stated: Sequence[Statement], place: int) -> Speech:
    for statement in stated:
        if any(s.start <= place < s.end for s in statement.content):
            return Speech(speaker=statement.holders[0], last=statement.holders[0])
    return Speech()


def _value(scene: Scene, match: Match) -> Amount | None:
    """Return the amount told of the contract: in its phrase or in "is worth ..."."""
    token = match.token
    near = [noun_phrase(token), *(subtree(h) for h in match.slots.get("value", ()))]
    verb = token.head if token.dep_ in ("nsubj", "nsubjpass", "dobj") else None
    if verb is not None and verb.lemma_ in ("be", "total", "amount", "worth", "exceed", "value"):
        near.append(subtree(verb))
    for span in near:
        for amount in scene.amounts_in(span):
            if amount.value is not None:
                return amount
    return _amount_after(scene, token)


def _amount_after(scene: Scene, token: Token) -> Amount | None:
    """Return the first amount that follows the contract's noun closely in its sentence."""
    end = scene.sentence_span(token.idx).end
    near = Span(token.idx, min(end, token.idx + VALUE_REACH))
    return next((a for a in scene.amounts_in(near) if a.value is not None), None)


def _is_told(
    match: Match, parties: Sequence[Party], value: Amount | None, lexicon: ContractLexicon
) -> bool:
    """Tell whether enough is said for a contract: two parties, or one and a telling word."""
    if not parties:
        return False
    if len(parties) > 1:
        return not all(p.actor.type in _PLACES for p in parties) or value is not None
    if match.trigger.test == TWO:
        return False
    weak = match.token.lemma_.lower() in lexicon.weak
    return value is not None or (not weak and _verb(match.token) is not None)


def _verb(token: Token) -> Token | None:
    """Return the verb of which the contract is subject or object."""
    return token.head if token.dep_ in ("dobj", "nsubjpass", "nsubj") else None


def _agreements(match: Match, parties: Sequence[Party]) -> Iterator[list[Party]]:
    """Yield the parties of each contract: several where the noun is plural and lists partners."""
    groups = [[p for p in parties if p.head == q.head] for q in parties]
    partners = max(groups, key=len)
    if match.token.tag_ in ("NNS", "NNPS") and len(partners) > 1:
        others = [p for p in parties if p not in partners]
        for partner in partners:
            yield [*others, partner]
    else:
        yield list(parties)


def _contract(
    scene: Scene,
    match: Match,
    parties: Sequence[Party],
    value: Amount | None,
    lexicon: ContractLexicon,
) -> Contract:
    text = scene.text
    subject = _subject(match)
    verb = _verb(match.token)
    awarder, contractor = _parts(verb, parties, lexicon)
    party_spans = tuple(dict.fromkeys(p.span for p in parties))
    trigger = Span(match.token.idx, match.token.idx + len(match.token))
    parts = [trigger, *party_spans, *_given(subject)]
    parts += [value.span] if value is not None else []
    sentence = scene.sentence_span(match.token.idx)
    evidence = scene.evidence([p for p in parts if sentence.holds(p)] or [trigger])
    spans = {
        "parties_text": party_spans,
        "subject": _given(subject),
        "evidence": evidence,
    }
    for party in parties:
        party.actor.acts = True
    contract = Contract(
        article=scene.article.id,
        parties=tuple(p.actor.name for p in parties),
        awarder=awarder,
        contractor=contractor,
        status=_status(match, lexicon),
        spans={k: v for k, v in spans.items() if v},
        confidence=0.7,
        extractor=EXTRACTOR,
        parties_text=verbatim(text, party_spans),
        subject=verbatim(text, spans["subject"]),
        evidence=verbatim(text, evidence),
    )
    return contract if value is None else _valued(contract, value)


def _given(span: Span | None) -> tuple[Span, ...]:
    return (span,) if span is not None else ()


def _subject(match: Match) -> Span | None:
    """Return what the contract is for, or else the words of its noun."""
    for head in match.slots.get("subject", ()):
        if head.dep_ in ("pobj", "pcomp", "acl", "relcl", "dobj"):
            return subtree(head)
    span = noun_phrase(match.token)
    return span if span.end > span.start else None


def _parts(
    verb: Token | None, parties: Sequence[Party], lexicon: ContractLexicon
) -> tuple[str, str]:
    """Return awarder and contractor, where the verb tells them."""
    subject = own_subject(verb) if verb is not None else None
    first = next((p for p in parties if subject is not None and p.head == subject), None)
    others = [p for p in parties if p is not first]
    if first is None or verb is None or len(others) != 1:
        return "", ""
    lemma = verb.lemma_.lower()
    if lemma in lexicon.contractor:
        return others[0].actor.name, first.actor.name
    if lemma in lexicon.awarder:
        return first.actor.name, others[0].actor.name
    return "", ""


def _status(match: Match, lexicon: ContractLexicon) -> str:
    """Return what the words around the contract say of its state."""
    if match.trigger.status:
        return match.trigger.status
    words = {c.lemma_.lower() for c in match.token.children}
    head = match.token.head
    for _ in range(3):
        words |= {head.lemma_.lower()} | {c.lower_ for c in head.children if c.dep_ == "aux"}
        head = head.head
    status = next((s for s, told in lexicon.statuses if words & told), "in_force")
    return "at_risk" if status == "cancelled" and words & _MAYBE else status


def _merge(found: list[Contract], new: Contract) -> None:
    """Add ``new``, or let it complete an earlier telling with the same parties."""
    for i, old in enumerate(found):
        same = set(old.parties) == set(new.parties) or (
            set(new.parties) < set(old.parties) and new.value in (None, old.value)
        )
        if same and (old.value is None or new.value is None or old.value == new.value):
            found[i] = _completed(old, new)
            return
    found.append(new)


def _is_retold(match: Match, found: Sequence[Contract]) -> bool:
    """Tell whether "the contract" is the one told of just before."""
    definite = any(c.lower_ in ("the", "this") for c in match.token.lefts)
    near = found and match.token.idx - found[-1].spans["evidence"][-1].end < RETOLD
    return definite and bool(near)


def _valued(contract: Contract, value: Amount) -> Contract:
    """Return ``contract`` with another amount."""
    spans = {**contract.spans, "value_text": (value.span,)}
    return replace(contract, spans=spans, value_text=value.words, **_worth(value))


def _worth(value: Amount) -> dict[str, Any]:
    number = float(value.value) if value.value is not None else None
    return {
        "value": number,
        "currency": value.currency,
        "value_qualifier": value.qualifier,
    }


def _completed(old: Contract, new: Contract) -> Contract:
    """Take the value, its words and a telling status from a retelling."""
    spans = dict(old.spans)
    kept = old
    if old.value is None and new.value is not None:
        kept = replace(
            kept,
            value=new.value,
            currency=new.currency,
            value_qualifier=new.value_qualifier,
            value_text=new.value_text,
        )
        spans["value_text"] = new.spans["value_text"]
    elif new.value_qualifier not in ("", "exactly") and old.value_qualifier == "exactly":
        kept = replace(kept, value_qualifier=new.value_qualifier)
    if old.status == "in_force" and new.status != "in_force":
        kept = replace(kept, status=new.status)
    return replace(kept, spans=spans)

"""Positions: the tagger's attributions with holder, addressee, stance, date and evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.actors.cast import Draft
from kg.actors.speech import Speech
from kg.article import Span
from kg.extraction.attributions import mended
from kg.extraction.clauses import SCORE as PARSED
from kg.extraction.clauses import with_parsed
from kg.extraction.posts import signed_posts
from kg.extraction.quotes import paragraph_of, quoted_share
from kg.extraction.scene import Scene
from kg.extraction.sources import source_of, speaking_verb
from kg.extraction.stance import StanceLexicon
from kg.extraction.syntax import noun_phrase
from kg.facts import Position, verbatim
from kg.language.decode import Attribution

if TYPE_CHECKING:
    from spacy.tokens import Token

EXTRACTOR = "positions"
# A statement without a source of its own goes on with the speaker at most this far back.
SAME_SPEAKER = 600
_TOLD = frozenset({"dobj", "dative", "pobj"})


@dataclass(frozen=True)
class Statement:
    """A mended attribution with the actors that hold it and the words for them."""

    attribution: Attribution
    holders: tuple[Draft, ...]
    holder_spans: tuple[Span, ...]

    @property
    def content(self) -> tuple[Span, ...]:
        """Return the spans of what is said."""
        return self.attribution.content


def statements(scene: Scene, lexicon: StanceLexicon) -> list[Statement]:
    """Return who says what in the article, in order; what nobody is found to say is left out."""
    posts = signed_posts(scene)
    found: list[Statement] = []
    proposed = with_parsed(scene.doc, scene.doc._.attributions, lexicon)
    names = [Span(e.start_char, e.end_char) for e in scene.doc.ents]
    for item in mended(scene.text, proposed, scene.quotes, names):
        if any(p.meets(c) for p in posts for c in item.content):
            continue
        if item.cue and not _says(scene, item, lexicon):
            continue
        made = _statement(scene, item, found)
        if made is not None and not _repeats(made, found):
            found.append(made)
    found += [
        Statement(Attribution((p.author,), (), (p.content,), 0.9), (p.holder,), (p.author,))
        for p in posts.values()
    ]
    return sorted(found, key=lambda s: s.content)


def _says(scene: Scene, item: Attribution, lexicon: StanceLexicon) -> bool:
    """Tell whether the cue attributes a statement or an attitude, also a negated one."""
    lemmas, content = _lemmas(scene, item.cue), verbatim(scene.text, item.content)
    if _is_denied(scene, item, lexicon):
        return bool(lexicon.denied(verbatim(scene.text, item.cue), lemmas, content))
    return lexicon.is_statement(lemmas, content)


def _is_denied(scene: Scene, item: Attribution, lexicon: StanceLexicon) -> bool:
    """Tell whether the cue is negated: "did not say", "never said", "neither supports nor"."""
    for token in _tokens(scene, item.cue):
        near = (token, *token.children)
        if token.pos_ in ("VERB", "AUX") and any(t.lower_ in lexicon.negations for t in near):
            return True
    return any(t.lower_ in lexicon.negations for t in _tokens(scene, item.cue))


def _stance(scene: Scene, item: Attribution, lexicon: StanceLexicon) -> str:
    cue, said = verbatim(scene.text, item.cue), verbatim(scene.text, item.content)
    find = lexicon.denied if _is_denied(scene, item, lexicon) else lexicon.stance
    return find(cue, _lemmas(scene, item.cue), said)


def statement_at(stated: Sequence[Statement], place: int) -> Statement | None:
    """Return the statement whose content holds the character ``place``."""
    for statement in stated:
        if any(s.start <= place < s.end for s in statement.content):
            return statement
    return None


def _statement(scene: Scene, item: Attribution, before: Sequence[Statement]) -> Statement | None:
    last = before[-1] if before else None
    speaker = last.holders[0] if last else None
    joint = last.holders if last and len(last.holders) > 1 else ()
    speech = Speech(last=speaker, joint=joint, avoid=item.content, listed=item.score <= PARSED)
    if not item.source:
        above = _spoken_on(scene, item, before)
        if above is not None:
            return Statement(item, above.holders, above.holder_spans)
    source = source_of(scene, item)
    if source is not None:
        holders = scene.resolver.resolve(source, speech)
        if holders:
            return Statement(item, tuple(holders), (source,))
    if last is not None and _goes_on(scene, item, last):
        return Statement(item, last.holders, ())
    return None


def _spoken_on(scene: Scene, item: Attribution, before: Sequence[Statement]) -> Statement | None:
    """Return the statement that a participle without a subject goes on with."""
    by_cue = {c: s for s in before for c in s.attribution.cue}
    cue = speaking_verb(scene, item, list(by_cue))
    return by_cue[cue] if cue is not None else None


def _repeats(made: Statement, before: Sequence[Statement]) -> bool:
    """Tell whether a statement inside another one has the same holder: it adds nothing."""
    return any(
        s.holds(c) and old.holders[0] is made.holders[0]
        for old in before
        for s in old.content
        for c in made.content
    )


def _goes_on(scene: Scene, item: Attribution, last: Statement) -> bool:
    """Tell whether a statement without a source is the last speaker's too."""
    if item.source:
        return False
    near = item.content[0].start - last.content[-1].end < SAME_SPEAKER
    quoted = quoted_share(item.content[0], scene.quotes) > 0.8
    same = paragraph_of(scene.text, item.content[0].start).holds(last.content[-1])
    return near and (quoted or same)


def _lemmas(scene: Scene, cue: Sequence[Span]) -> list[str]:
    return [t.lemma_.lower() for t in _tokens(scene, cue) if t.is_alpha]


def _tokens(scene: Scene, spans: Sequence[Span]) -> list[Token]:
    found = (scene.doc.char_span(*s, alignment_mode="expand") for s in spans)
    return [t for span in found if span is not None for t in span]


def positions(
    scene: Scene, stated: Sequence[Statement], lexicon: StanceLexicon
) -> Iterator[Position]:
    """Yield one position for each statement and holder.

    A quotation that goes on with the same holder was said on the day of the one before it.
    """
    offices = scene.cast.lexicon.speak_for
    last: tuple[Statement, Position] | None = None
    for statement in stated:
        base = _position(scene, statement, lexicon)
        if last is not None and not base.date and base.quoted != "indirect":
            same = last[0].holders == statement.holders and last[1].quoted != "indirect"
            base = replace(base, date=last[1].date) if same else base
        last = statement, base
        for holder in statement.holders:
            yield replace(base, holder=holder.name, on_behalf_of=_represented(holder, offices))


def _position(scene: Scene, statement: Statement, lexicon: StanceLexicon) -> Position:
    item, text = statement.attribution, scene.text
    cue = verbatim(text, item.cue)
    said = verbatim(text, item.content)
    addressee, told = _addressee(scene, statement)
    date, when = _date(scene, item)
    parts = (*item.content, *item.cue, *statement.holder_spans, *told, *when)
    evidence = scene.evidence(parts)
    spans = {
        "proposition": item.content,
        "cue": item.cue,
        "holder_text": statement.holder_spans,
        "addressee_text": told,
        "date_text": when,
        "evidence": evidence,
    }
    return Position(
        article=scene.article.id,
        holder="",
        holder_text=verbatim(text, statement.holder_spans),
        cue=cue,
        proposition=said,
        quoted=_quoted(scene, item.content),
        stance=_stance(scene, item, lexicon),
        addressee=addressee.name if addressee else "",
        addressee_text=verbatim(text, told),
        date=date,
        date_text=verbatim(text, when),
        evidence=verbatim(text, evidence),
        spans={k: v for k, v in spans.items() if v},
        confidence=round(item.score, 3),
        extractor=EXTRACTOR,
    )


def _quoted(scene: Scene, content: Sequence[Span]) -> str:
    """Return direct, mixed or indirect, by the share that stands in quotation marks."""
    inside = [quoted_share(s, scene.quotes) for s in content]
    if min(inside) > 0.9:
        return "direct"
    return "mixed" if max(inside) > 0 else "indirect"


def _represented(holder: Draft, offices: frozenset[str]) -> str:
    """Return the body for which the holder has one of ``offices``, or ``""``."""
    for role in holder.roles:
        last = role.title.lower().split()[-1:]
        if role.organization and role.current is not False and offices.intersection(last):
            return role.organization
    return ""


def principal(scene: Scene, speaker: Draft) -> Draft:
    """Return who "we" is in a speaker's words: the body that the speaker speaks for."""
    body = _represented(speaker, scene.cast.lexicon.speak_for)
    return (scene.cast.named(body) if body else None) or speaker


def _addressee(scene: Scene, statement: Statement) -> tuple[Draft | None, tuple[Span, ...]]:
    """Return who is told: an object of the cue, or "to NPR", outside what is said."""
    item = statement.attribution
    prepositions = scene.cast.lexicon.grammar.told_prepositions
    for token in _tokens(scene, item.cue):
        for child in _objects(token, prepositions) if token.pos_ == "VERB" else ():
            span = noun_phrase(child)
            if any(span.meets(c) for c in item.content):
                continue
            told = _told(scene, child, span, statement)
            if told is not None:
                return told, (span,)
    return None, ()


def _told(scene: Scene, noun: Token, span: Span, statement: Statement) -> Draft | None:
    """Return the actor that an object of the cue stands for, if it is somebody else."""
    governed = noun.dep_ == "pobj"  # "on a visit to Bolivia" tells Bolivia nothing
    found = scene.cast.covering(noun.i) if governed else scene.cast.within(span)
    named = [d for _, d in found if d.type and d not in statement.holders]
    if named:
        return named[-1]
    if governed or not scene.resolver.is_person_noun(noun):
        return None
    speech = Speech(last=statement.holders[0], avoid=statement.content)
    meant = [d for d in scene.resolver.resolve(span, speech) if d not in statement.holders]
    return meant[0] if meant else None


def _objects(cue: Token, prepositions: frozenset[str]) -> Iterator[Token]:
    for child in cue.children:
        if child.dep_ in ("dobj", "dative"):
            yield child
        elif child.dep_ == "prep" and child.lower_ in prepositions:
            yield from (t for t in child.children if t.dep_ in _TOLD)


def _date(scene: Scene, item: Attribution) -> tuple[str, tuple[Span, ...]]:
    """Return the day on which it was said: a date beside the cue, outside what is said."""
    if not item.cue:
        return "", ()
    sentence = scene.sentence_span(item.cue[0].start)
    for time in scene.times_in(sentence):
        outside = not any(time.span.meets(c) for c in item.content)
        if outside and time.kind == "date" and time.precision in ("day", "hour", "minute"):
            return time.value[:10], (time.span,) if time.value else ()
    return "", ()

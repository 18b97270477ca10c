"""Positions: the tagger's attributions with holder, addressee, stance, date and evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.actors.cast import Draft
from kg.actors.speech import Speech
from kg.article import Span
from kg.extraction.addressees import Told, addressees
from kg.extraction.attributions import mended
from kg.extraction.certainty import certainty, polarity
from kg.extraction.clauses import SCORE as PARSED
from kg.extraction.clauses import with_parsed
from kg.extraction.dating import days
from kg.extraction.leads import identified_later
from kg.extraction.mandates import mandate
from kg.extraction.nominals import with_nominal
from kg.extraction.position_words import PositionLexicon
from kg.extraction.posts import signed_posts
from kg.extraction.principals import represented
from kg.extraction.quotes import paragraph_of, quoted_share
from kg.extraction.scene import Scene
from kg.extraction.sources import source_of, speaking_verb
from kg.extraction.stance import StanceLexicon
from kg.extraction.timeline import Day
from kg.extraction.topics import Topics, actors_in
from kg.facts import Position, verbatim
from kg.language.decode import Attribution

EXTRACTOR = "positions"
# A statement without a source of its own goes on with the speaker at most this far back.
SAME_SPEAKER = 600


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
    parsed = with_parsed(scene.doc, scene.doc._.attributions, lexicon)
    proposed = with_nominal(scene.doc, parsed, lexicon)
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
    return identified_later(scene, sorted(found, key=lambda s: s.content))


def _says(scene: Scene, item: Attribution, lexicon: StanceLexicon) -> bool:
    """Tell whether the cue attributes a statement or an attitude, also a negated one."""
    lemmas, content = _lemmas(scene, item.cue), verbatim(scene.text, item.content)
    if _is_denied(scene, item, lexicon):
        return bool(lexicon.denied(verbatim(scene.text, item.cue), lemmas, content))
    return lexicon.is_statement(lemmas, content)


def _is_denied(scene: Scene, item: Attribution, lexicon: StanceLexicon) -> bool:
    """Tell whether the cue is negated: "did not say", "never said", "neither supports nor"."""
    for token in scene.tokens(item.cue):
        near = (token, *token.children)
        if token.pos_ in ("VERB", "AUX") and any(t.lower_ in lexicon.negations for t in near):
            return True
    return any(t.lower_ in lexicon.negations for t in scene.tokens(item.cue))


def _stance(scene: Scene, item: Attribution, lexicon: StanceLexicon) -> str:
    cue, said = verbatim(scene.text, item.cue), verbatim(scene.text, item.content)
    lemmas = _lemmas(scene, item.cue)
    if _is_denied(scene, item, lexicon):
        return lexicon.denied(cue, lemmas, said)
    return lexicon.stance(cue, lemmas, said, item.stances)


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
    return [t.lemma_.lower() for t in scene.tokens(cue) if t.is_alpha]


def positions(
    scene: Scene, stated: Sequence[Statement], lexicon: PositionLexicon
) -> Iterator[Position]:
    """Yield one position for each statement and holder."""
    said_on = days(scene, stated, lexicon.speech)
    said_to = addressees(scene, stated, lexicon.speech)
    topics = Topics(scene, lexicon.topics)
    for statement, day, told in zip(stated, said_on, said_to, strict=True):
        base = _position(scene, statement, lexicon, day, told)
        base = _with_topics(scene, base, statement, topics)
        mandated = mandate(scene, statement, lexicon.speech)
        for holder in statement.holders:
            body = mandated or represented(scene, holder, statement.holder_spans)
            yield replace(base, holder=holder.name, on_behalf_of=body)


def _position(
    scene: Scene, statement: Statement, lexicon: PositionLexicon, day: Day, told: Told
) -> Position:
    item, text = statement.attribution, scene.text
    parts = (*item.content, *item.cue, *statement.holder_spans, *told.words, *day.words)
    evidence = scene.evidence(parts)
    stance = _stance(scene, item, lexicon.stances)
    spans = {
        "proposition": item.content,
        "cue": item.cue,
        "holder_text": statement.holder_spans,
        "addressee_text": told.words,
        "date_text": day.words,
        "evidence": evidence,
    }
    return Position(
        article=scene.article.id,
        holder="",
        holder_text=verbatim(text, statement.holder_spans),
        cue=verbatim(text, item.cue),
        proposition=verbatim(text, item.content),
        quoted=_quoted(scene, item.content),
        stance=stance,
        polarity=polarity(scene, item, lexicon.certainty),
        certainty=certainty(scene, item, stance, lexicon.certainty),
        addressee=told.actor.name if told.actor else "",
        addressee_text=verbatim(text, told.words),
        date=day.value,
        date_text=verbatim(text, day.words),
        evidence=verbatim(text, evidence),
        spans={k: v for k, v in spans.items() if v},
        confidence=round(item.score, 3),
        extractor=EXTRACTOR,
    )


def _with_topics(scene: Scene, base: Position, statement: Statement, topics: Topics) -> Position:
    """Return the position with its topics and the actors that it is about."""
    found = topics.of(statement.content)
    about = actors_in(scene, statement.content, statement.holders)
    places = tuple(t.span for t in found)
    return replace(
        base,
        topics=tuple(t.label for t in found),
        topics_text=verbatim(scene.text, places),
        about=tuple(d.name for d in about),
        spans={**base.spans, "topics_text": places} if places else base.spans,
    )


def _quoted(scene: Scene, content: Sequence[Span]) -> str:
    """Return direct, mixed or indirect, by the share that stands in quotation marks."""
    inside = [quoted_share(s, scene.quotes) for s in content]
    if min(inside) > 0.9:
        return "direct"
    return "mixed" if max(inside) > 0 else "indirect"


def principal(scene: Scene, speaker: Draft) -> Draft:
    """Return who "we" is in a speaker's words: the body that the speaker speaks for."""
    body = represented(scene, speaker)
    return (scene.cast.named(body) if body else None) or speaker

"""Tellings of threats: what the frame's triggers find, and what speakers announce of themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.actors.cast import Draft
from kg.actors.speech import Speech
from kg.article import Span
from kg.extraction.acts import ActLexicon
from kg.extraction.frames import Frame, Match, frame_of_ontology, matches
from kg.extraction.positions import Statement, principal, statement_at
from kg.extraction.scene import Scene
from kg.extraction.syntax import is_negated, is_refused, noun_phrase, own_subject, shared_subject
from kg.extraction.threat_issuers import Issuers
from kg.extraction.threat_slots import Draw
from kg.extraction.threat_words import HARMFUL, ThreatWords
from kg.ontology import Ontology

if TYPE_CHECKING:
    from spacy.tokens import Token


# Tags of verbs that tell of no single act: "gangs threaten shopkeepers".
_HABITUAL = frozenset({"VBP", "VBZ"})
# How a verb hangs on the one by which it is done.
_MEANS = frozenset({"pcomp", "prep", "xcomp"})


@dataclass(frozen=True)
class ThreatLexicon:
    """All that steers the finding of threats."""

    frame: Frame
    acts: ActLexicon
    words: ThreatWords

    @classmethod
    def of(cls, ontology: Ontology) -> ThreatLexicon:
        """Read ``frames/threat.toml``, ``lexicon/acts.toml`` and ``lexicon/threats.toml``.

        Raises:
            OntologyError: one of them is missing or malformed.
        """
        return cls(
            frame_of_ontology(ontology, "threat"), ActLexicon.of(ontology), ThreatWords.of(ontology)
        )


@dataclass(frozen=True)
class Draws:
    """Finds the tellings of the threats of one article."""

    scene: Scene
    stated: Sequence[Statement]
    lexicon: ThreatLexicon

    def all(self) -> list[Draw]:
        """Return the tellings in order of their acts."""
        found = [*self._framed(), *self._announced()]
        return sorted(found, key=lambda d: (d.act.idx, d.trigger.idx))

    def _framed(self) -> Iterator[Draw]:
        """Yield what the frame's triggers find."""
        for match in matches(self.scene.doc, self.lexicon.frame):
            negated = _is_denied(match.token)
            if self._is_asked(match.token) or (negated and not match.trigger.bare):
                continue
            if self._is_supposed(match.token):
                continue
            status = "negated" if negated else match.trigger.status
            status = status or self._fate(match.token) or "announced"
            for act in self._acts(match):
                yield from self._told(match, act, status)

    def _fate(self, threat: Token) -> str:
        """Return what became of a threat, as a status: "dropped its threat" to ``withdrawn``."""
        verb = threat.head.head if threat.dep_ == "pobj" else threat.head
        if threat.dep_ not in ("dobj", "pobj", "nsubjpass") or is_negated(verb) or is_refused(verb):
            return ""
        fates = self.lexicon.words.fates
        return next((f for f, lemmas in fates.items() if verb.lemma_.lower() in lemmas), "")

    def _is_asked(self, trigger: Token) -> bool:
        """Tell whether others ask for the act: "called on Canada to consider a ban"."""
        while trigger.dep_ == "conj":
            trigger = trigger.head
        clause = trigger.dep_ in ("xcomp", "advcl", "ccomp")
        return clause and trigger.head.lemma_.lower() in self.lexicon.words.asking

    def _is_supposed(self, trigger: Token) -> bool:
        """Tell whether the telling itself is only supposed: "if they plan to", "may decide to"."""
        if trigger.pos_ != "VERB":
            return False
        words = self.lexicon.words
        maybe = any(c.dep_ == "aux" and c.lower_ in words.maybe for c in trigger.children)
        supposed = any(c.dep_ == "mark" and c.lower_ in words.if_ for c in trigger.children)
        return maybe or (supposed and trigger.dep_ == "advcl")

    def _is_only_thought(self, cue: Token) -> bool:
        """Tell whether somebody is only thought to speak: "could do so by telling him that ..."."""
        while not self._is_supposed(cue) and cue.dep_ in _MEANS:
            cue = cue.head
        return self._is_supposed(cue)

    def _acts(self, match: Match) -> list[Token]:
        """Return the heads of the threatened acts: the first that fits and those joined to it."""
        trigger, acts = match.trigger, self.lexicon.acts
        told = match.slots.get("target", ())
        heads = [h for h in match.slots["act"] if h not in told or acts.type_of(h)]
        heads += [c for h in heads[:1] for c in h.conjuncts if c.i > h.i and c.pos_ == h.pos_]
        if trigger.test == HARMFUL:
            heads = [h for h in heads if acts.type_of(h) or self._is_conditional(h)]
        elif trigger.bare:
            heads = [h for h in heads if h.pos_ in ("VERB", "AUX") or acts.type_of(h)]
        if not heads:
            once = trigger.bare and match.token.tag_ not in _HABITUAL
            return [match.token] if once and self._hits_people(match) else []
        return [heads[0], *(c for c in heads[1:] if c in heads[0].conjuncts and acts.type_of(c))]

    def _is_conditional(self, act: Token) -> bool:
        """Tell whether an act is to come unless somebody else acts: "if you don't pay"."""
        words = self.lexicon.words
        for clause in act.children:
            if clause.dep_ != "advcl" or clause.pos_ not in ("VERB", "AUX"):
                continue
            marks = {t.lower_ for t in clause.lefts}
            subject = own_subject(clause)
            other = subject is not None and subject.lower_ not in words.own
            unless = bool(marks & words.unless) or (bool(marks & words.if_) and is_negated(clause))
            if other and unless and words.is_to_come(act):
                return True
        return False

    def _hits_people(self, match: Match) -> bool:
        """Tell whether the word that threatens has people or a body for its object."""
        resolver, cast = self.scene.resolver, self.scene.cast
        return any(
            resolver.is_person_noun(head)
            or resolver.is_body_noun(head)
            or self._is_life(head)
            or any(d.type for _, d in cast.covering(head.i))
            for head in match.slots.get("target", ())
        )

    def _is_life(self, noun: Token) -> bool:
        """Tell whether a noun is somebody's life: who threatens it threatens them."""
        owned = any(c.dep_ == "poss" for c in noun.lefts)
        return owned and noun.lemma_.lower() in self.lexicon.words.lives

    def _told(self, match: Match, act: Token, status: str) -> Iterator[Draw]:
        statement = statement_at(self.stated, match.token.idx)
        speaker = statement.holders[0] if statement else None
        span, found = Issuers(self.scene, self.lexicon.words, self.stated).of(match, statement)
        if match.trigger.own and not found:
            return
        issuers, reporter = found, speaker
        if match.trigger.own:
            if not self._is_own(act, found[0]):
                return
            issuers = [principal(self.scene, found[0])]
            reporter = speaker if speaker not in (None, issuers[0]) else found[0]
        yield Draw(
            tuple(issuers),
            span,
            act,
            match.token,
            told_to=tuple(h for h in match.slots.get("target", ()) if h != act),
            own=match.trigger.own,
            status=status,
            reported_by=reporter.name if reporter and reporter not in issuers else "",
            speaker=speaker,
            speaks=speaker is not None and principal(self.scene, speaker) in issuers,
            sure=match.trigger.test != HARMFUL and match.token.pos_ != "NOUN",
        )

    def _is_own(self, act: Token, speaker: Draft) -> bool:
        """Tell whether an act is one that its announcer will do: "warned that it would sue"."""
        subject, words = own_subject(act), self.lexicon.words
        if subject is None or not words.is_to_come(act):
            return False
        if subject.lower_ in words.own or self._means(subject, speaker):
            return True
        if self._are_members(subject, speaker):
            return bool(self.lexicon.acts.type_of(act))
        harmful = act.dep_ == "ccomp" and bool(self.lexicon.acts.type_of(act))
        meant = (speaker, principal(self.scene, speaker))
        return harmful and words.same.get(subject.lower_) in [d.type == "Person" for d in meant]

    def _are_members(self, subject: Token, speaker: Draft) -> bool:
        """Tell whether a subject is a body's own people: "the union said its members will"."""
        owner = next((c for c in subject.lefts if c.dep_ == "poss"), None)
        body = owner is not None and self.lexicon.words.owners.get(owner.lower_) is False
        return body and speaker.type != "Person" and self.scene.resolver.is_person_noun(subject)

    def _means(self, subject: Token, speaker: Draft) -> bool:
        """Tell whether a subject stands for the speaker or the body that the speaker speaks for."""
        found = self.scene.resolver.peek(noun_phrase(subject), Speech(last=speaker))
        return speaker in found or principal(self.scene, speaker) in found

    def _announced(self) -> Iterator[Draw]:
        """Yield what speakers say that they will do: "we will ..." inside their quotations."""
        for statement in self.stated:
            speaker = statement.holders[0]
            issuer = principal(self.scene, speaker)
            if any(map(self._is_only_thought, self.scene.tokens(statement.attribution.cue))):
                continue
            for span in statement.content:
                for verb in self._own_verbs(span, speaker):
                    yield Draw(
                        (issuer,),
                        None,
                        verb,
                        verb,
                        reported_by=speaker.name if speaker is not issuer else "",
                        speaker=speaker,
                        told=statement.attribution.cue,
                        speaks=True,
                    )

    def _own_verbs(self, span: Span, speaker: Draft) -> Iterator[Token]:
        """Yield verbs in ``span`` that say what the speaker will do to somebody's harm."""
        words, acts = self.lexicon.words, self.lexicon.acts
        tokens = self.scene.doc.char_span(*span, alignment_mode="contract")
        for token in tokens if tokens is not None else ():
            if token.pos_ != "VERB" or not words.is_to_come(token):
                continue
            subject = own_subject(token) or (
                own_subject(token.head) if token.dep_ == "xcomp" else None
            )
            if subject is None or not self._is_speaker(subject, speaker):
                continue
            if self._is_told_by_other(token, span, speaker):
                continue
            otherwise = any(c.lower_ in words.otherwise for c in token.children)
            otherwise = otherwise or self._is_conditional(token)
            heads = [token, *(c for c in token.conjuncts if c.i > token.i and c.pos_ == "VERB")]
            yield from (h for h in heads if (otherwise and h == token) or acts.type_of(h))

    def _is_speaker(self, subject: Token, speaker: Draft) -> bool:
        return subject.lower_ in self.lexicon.words.own or self._means(subject, speaker)

    def _is_told_by_other(self, verb: Token, span: Span, speaker: Draft) -> bool:
        """Tell whether it is somebody else in the speaker's words who announces the act."""
        if verb.dep_ == "acl":
            return True
        if verb.dep_ != "ccomp" or verb.head.idx < span.start:
            return False
        above = shared_subject(verb.head)
        return above is not None and not self._is_speaker(above, speaker)


def _is_denied(trigger: Token) -> bool:
    """Tell whether the threat was not made; in "vowed not to pay" it is the act that is denied."""
    return is_negated(trigger) and not any(
        c.dep_ == "neg" and c.i > trigger.i for c in trigger.children
    )

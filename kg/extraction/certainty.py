"""How sure a holder is of what is said, and whether it is affirmed or denied.

The values are those of FactBank (R. Saurí and J. Pustejovsky, "FactBank: a corpus annotated with
event factuality", Language Resources and Evaluation 43, 2009): certain (CT), probable (PR) and
possible (PS), each positive or negative, and unspecified (U) for what is asked or wished;
``reported`` is hearsay, for which FactBank nests sources. They are read off the cue and the main
clause of what is said, after the lexicon of modality markers in R. Saurí's thesis (2008).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.extraction.scene import Scene
from kg.extraction.syntax import own_subject
from kg.ontology import Ontology

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.language.decode import Attribution

CERTAIN = "certain"
POSITIVE, NEGATIVE = "positive", "negative"
_LISTS = ("cues", "verbs", "modals", "words", "stances", "passive")
_NOT_MAIN = frozenset({"aux", "auxpass", "relcl", "acl", "advcl"})
_FIRST = frozenset({"first", "first_plural"})


@dataclass(frozen=True)
class Markers:
    """Words that mark one degree of certainty; see ``lexicon/certainty.toml``."""

    degree: str
    lists: Mapping[str, frozenset[str]]

    def has(self, name: str, words: Sequence[str]) -> bool:
        """Tell whether the list ``name`` has one of ``words``."""
        return bool(self.lists[name].intersection(words))


@dataclass(frozen=True)
class CertaintyLexicon:
    """Markers of certainty in order of precedence, and what turns the polarity."""

    degrees: tuple[Markers, ...]
    negative_cues: frozenset[str]
    negations: frozenset[str]

    @classmethod
    def of(cls, ontology: Ontology) -> CertaintyLexicon:
        """Read ``lexicon/certainty.toml``.

        Raises:
            OntologyError: the table ``negative`` or a list of it is missing.
        """
        with ontology.reading("certainty") as tables:
            negative = tables["negative"]
            return cls(
                tuple(_markers(name, t) for name, t in tables.items() if name != NEGATIVE),
                frozenset(negative["cues"]),
                frozenset(negative["words"]),
            )


def _markers(degree: str, table: Mapping[str, Any]) -> Markers:
    return Markers(degree, {name: frozenset(table.get(name, ())) for name in _LISTS})


def certainty(scene: Scene, item: Attribution, stance: str, lexicon: CertaintyLexicon) -> str:
    """Return how sure the holder is: a table's name in the lexicon, or ``certain``."""
    cue, main = scene.tokens(item.cue), _main_verb(scene, item)
    asked = item.content[-1].of(scene.text).rstrip(" \"”'").endswith("?")
    for markers in lexicon.degrees:
        if markers.has("stances", [stance]) or (asked and markers.lists["stances"]):
            return markers.degree
        if _in_cue(cue, markers) or (main is not None and _in_clause(scene, main, markers)):
            return markers.degree
    return CERTAIN


def polarity(scene: Scene, item: Attribution, lexicon: CertaintyLexicon) -> str:
    """Return ``negative`` where the cue denies what is said or its main clause is negated.

    Where both hold ("denied that it was not safe") it is ``positive``.
    """
    cue, main = scene.tokens(item.cue), _main_verb(scene, item)
    denied = any(t.lemma_.lower() in lexicon.negative_cues for t in cue)
    refused = any(t.lower_ in lexicon.negations for v in cue for t in (v, *v.children) if t in cue)
    negated = main is not None and _is_negated(main, lexicon.negations)
    return NEGATIVE if (denied + refused + negated) % 2 else POSITIVE


def _in_cue(cue: Sequence[Token], markers: Markers) -> bool:
    lemmas = [t.lemma_.lower() for t in cue]
    words = [t.lower_ for t in cue] + [t.lower_ for v in cue for t in v.children if _is_adverb(t)]
    if markers.has("cues", lemmas) or markers.has("words", words):
        return True
    return markers.has("passive", [t.lemma_.lower() for t in cue if _is_told_of(t)])


def _in_clause(scene: Scene, verb: Token, markers: Markers) -> bool:
    """Tell whether a verb, its auxiliaries and adverbs have one of the markers."""
    completed = [c for c in verb.children if c.dep_ == "acomp"]
    around = [verb, *verb.children, *(t for c in completed for t in c.children)]
    modals = [t.lower_ for t in around if t.tag_ == "MD"]
    words = [t.lower_ for t in (verb, *completed, *filter(_is_adverb, around))]
    if markers.has("modals", modals) or markers.has("words", words):
        return True
    subject = own_subject(verb)
    first = subject is not None and scene.cast.lexicon.pronouns.get(subject.lower_) in _FIRST
    seems = any(c.dep_ in ("xcomp", "oprd") for c in verb.children) and not first
    return (first or seems) and markers.has("verbs", [verb.lemma_.lower()])


def _is_told_of(verb: Token) -> bool:
    """Tell whether a verb is passive, with nobody who tells: "is said to", not "was told by"."""
    parts = {c.dep_ for c in verb.children}
    return "auxpass" in parts and "agent" not in parts


def _is_adverb(token: Token) -> bool:
    return token.dep_ == "advmod"


def _main_verb(scene: Scene, item: Attribution) -> Token | None:
    """Return the verb of the first clause of what is said, if it has one."""
    inside = scene.tokens(item.content[:1])
    first = inside[0].sent
    return next(
        (
            t
            for t in inside
            if t.pos_ in ("VERB", "AUX")
            and t.sent == first
            and (t.head == t or t.head not in inside)
            and t.dep_ not in _NOT_MAIN
        ),
        None,
    )


def _is_negated(verb: Token, negations: frozenset[str]) -> bool:
    """Tell whether a verb, or a noun that completes it, has a negation: "has no plans"."""
    nouns = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "dobj", "attr", "acomp")]
    direct = any(c.lower_ in negations for c in verb.children)
    return direct or any(
        n.lower_ in negations or any(c.lower_ in negations for c in n.lefts) for n in nouns
    )

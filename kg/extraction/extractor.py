"""All facts of one article: language, cast, positions, threats, contracts, events, actors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.actors.build import actor_facts, mark_acting
from kg.actors.cast import Cast, group
from kg.actors.genders import set_genders
from kg.actors.lexicon import ActorLexicon
from kg.actors.mentions import find_mentions
from kg.actors.references import Resolver
from kg.actors.roles import set_roles
from kg.actors.types import country_of, set_types
from kg.article import Article
from kg.extraction.confidence import Calibration, Telling
from kg.extraction.contracts import ContractLexicon, contracts
from kg.extraction.events import EventLexicon, events
from kg.extraction.linking import linked
from kg.extraction.position_words import PositionLexicon
from kg.extraction.positions import positions, statements
from kg.extraction.scene import Scene
from kg.extraction.syntax import noun_phrase
from kg.extraction.threat_draws import ThreatLexicon
from kg.extraction.threats import threats
from kg.facts import Contract, Fact, FrameFact, Position, Threat, identified
from kg.language.money import MoneyParser
from kg.language.times import TimeParser
from kg.ontology import Ontology

if TYPE_CHECKING:
    from spacy.language import Language


class Extractor:
    """Holds the models and the lexicon; ``facts`` is called once for each article."""

    def __init__(
        self,
        nlp: Language,
        ontology: Ontology,
        least: float | None = None,
        calibration: Calibration | None = None,
    ) -> None:
        """Read the lexicon.

        ``least`` is the confidence under which facts are left out (actors always stay), None for
        the floor of their kind; ``calibration`` stands in for that of the ontology.

        Raises:
            OntologyError: a file of the ontology is missing or malformed.
        """
        self._nlp = nlp
        self._least = least
        self._calibration = calibration or Calibration.of(ontology)
        self._actors = ActorLexicon.of(ontology)
        self._said = PositionLexicon.of(ontology)
        self._threats = ThreatLexicon.of(ontology)
        self._contracts = ContractLexicon.of(ontology)
        self._events = EventLexicon.of(ontology)
        self._times = TimeParser(ontology.lexicon("times"))
        self._money = MoneyParser(ontology.lexicon("money"))

    def facts(self, article: Article) -> list[Fact]:
        """Return the facts of ``article``: actors, positions, threats, contracts, the rest."""
        scene = self.scene(article)
        stated = statements(scene, self._said.stances)
        self._let_bodies_act(scene)
        said = [identified(p) for p in positions(scene, stated, self._said)]
        threatened, hinted = threats(scene, stated, self._threats)
        said, threatened = linked(said, threatened)
        agreed, unsaid = contracts(scene, stated, threatened, self._contracts)
        found: list[Fact] = [*said, *threatened, *agreed, *events(scene, stated, self._events)]
        found = self._weighed(scene, found)
        # Last, so that the whole facts are the same with and without incomplete ones.
        found += [*self._less_sure(Threat, hinted), *self._less_sure(Contract, unsaid)]
        used = {name for fact in found for name in _names(fact)}
        actors = list(actor_facts(scene.cast, article.text, article.id, used))
        return [*actors, *_about_actors(found, {a.name for a in actors})]

    def _less_sure(self, kind: type[Fact], incomplete: Iterable[Fact]) -> list[Fact]:
        """Return the incomplete facts of a kind, none where such are not sure enough."""
        keeps = self._calibration.keeps_incomplete(kind.kind, self._least)
        return self._calibration.less_sure(incomplete, self._least) if keeps else []

    def _weighed(self, scene: Scene, found: list[Fact]) -> list[Fact]:
        """Return the facts that are sure enough, each with its calibrated confidence."""
        types = {draft.name: draft.type for draft in reversed(scene.cast.drafts)}
        cues = [span for a in scene.doc._.attributions for span in a.cue]
        told = Telling(found, types, scene.cast.lexicon.pronouns, cues)
        return self._calibration.sure(self._calibration.calibrated(told), self._least)

    def _let_bodies_act(self, scene: Scene) -> None:
        """Find bodies without a name that do something: "the government raised the fees"."""
        for token in scene.doc:
            subject = token.dep_ == "nsubj" and token.head.pos_ == "VERB"
            if subject and token.lower_ in self._actors.acting:
                scene.resolver.resolve(noun_phrase(token))

    def scene(self, article: Article) -> Scene:
        """Return what is known of an article before facts are made of it."""
        doc = self._nlp(article.text)
        cast = group(article.text, find_mentions(doc, self._actors), self._actors)
        set_types(doc, cast)
        set_genders(doc, cast)
        times = self._times.find(article.text, article.date)
        set_roles(doc, cast, times)
        mark_acting(doc, cast)
        return Scene(
            article,
            doc,
            cast,
            Resolver(doc, cast),
            times,
            self._money.find(article.text, self._country(cast)),
        )

    def _country(self, cast: Cast) -> str | None:
        """Return the ISO code of the country that the article names most, for its currency."""
        votes: Counter[str] = Counter()
        for draft in cast.drafts:
            for mention in draft.mentions if draft.label in ("Location", "NORP") else ():
                votes[country_of(mention.name, self._actors)] += 1
        del votes[""]
        top = votes.most_common(1)
        return self._actors.countries.codes.get(top[0][0]) if top else None


def _about_actors(facts: Iterable[Fact], names: set[str]) -> Iterator[Fact]:
    """Yield the facts, the positions about those only that are actors."""
    for fact in facts:
        if isinstance(fact, Position):
            yield replace(fact, about=tuple(n for n in fact.about if n in names))
        else:
            yield fact


def _names(fact: Fact) -> Iterator[str]:
    """Yield the actors that a fact mentions by name."""
    if isinstance(fact, Position):
        yield from (fact.holder, fact.on_behalf_of, fact.addressee)
    elif isinstance(fact, Threat):
        yield from (fact.issuer, fact.target, fact.reported_by)
    elif isinstance(fact, Contract):
        yield from (*fact.parties, fact.awarder, fact.contractor)
    elif isinstance(fact, FrameFact):
        yield from fact.actors

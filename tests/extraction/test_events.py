"""Facts of kinds that frames declare: here takeovers, which no code knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from told import THURSDAY, article_of

from kg.extraction.extractor import Extractor
from kg.facts import FrameFact, faults
from kg.ontology import Ontology

if TYPE_CHECKING:
    from spacy.language import Language

TAKEOVER = """
fact = "takeover"
confidence = 0.6
blockers = ["negated", "modal"]
[slots.buyer]
type = "actor"
required = true
[slots.bought]
type = "actor"
types = ["Company", "Organization"]
required = true
several = "facts"
[slots.price]
type = "money"
anywhere = true
[slots.date]
type = "time"
anywhere = true
[slots.aim]
type = "clause"
[slots.stake]
type = "text"
several = "values"

[[triggers]]
name = "buy"
lemmas = ["buy", "acquire"]
phrases = ["snap up"]
pos = ["VERB"]
forbids = ["dobj[time]"]
[triggers.slots]
buyer = ["nsubj", "agent>pobj", "^xcomp>nsubj"]
bought = ["dobj", "nsubjpass"]
aim = ["advcl", "xcomp", "dobj>relcl", "dobj>acl"]
stake = ["prep[with]>pobj"]
"""


@pytest.fixture(scope="module")
def ontology(tmp_path_factory: pytest.TempPathFactory) -> Ontology:
    folder = tmp_path_factory.mktemp("takeovers")
    (folder / "frames").mkdir()
    (folder / "frames" / "takeover.toml").write_text(TAKEOVER, encoding="utf-8")
    return Ontology.open(folder)


@pytest.fixture(scope="module")
def reader(nlp: Language, ontology: Ontology) -> Extractor:
    return Extractor(nlp, ontology)


def takeovers(reader: Extractor, text: str) -> list[FrameFact]:
    facts = reader.facts(article_of(text, THURSDAY))
    assert [f for fact in facts for f in faults(fact, text)] == []
    return [f for f in facts if f.kind == "takeover" and isinstance(f, FrameFact)]


def slots(fact: FrameFact) -> dict[str, str]:
    return {s.name: s.actor or s.date or s.text for s in fact.slots}


BOUGHT = "Verdana Foods bought Corvid Mills Group"


def test_a_trigger_with_its_actors(reader: Extractor):
    (fact,) = takeovers(reader, f"{BOUGHT}.")
    assert slots(fact) == {"buyer": "Verdana Foods", "bought": "Corvid Mills Group"}
    assert (fact.evidence, fact.confidence, fact.extractor) == (BOUGHT, 0.6, "frames")


def test_the_passive(reader: Extractor):
    (fact,) = takeovers(reader, "Corvid Mills Group was acquired by Verdana Foods.")
    assert slots(fact)["buyer"] == "Verdana Foods"


def test_a_phrase_is_a_trigger(reader: Extractor):
    (fact,) = takeovers(reader, "Verdana Foods snapped up Corvid Mills Group.")
    assert "snapped up" in fact.evidence


def test_every_actor_of_a_fact_is_an_actor_of_the_article(reader: Extractor):
    facts = reader.facts(article_of(f"{BOUGHT}."))
    names = {f.name for f in facts if f.kind == "actor"}  # type: ignore[attr-defined]
    assert {"Verdana Foods", "Corvid Mills Group"} <= names


def test_a_price_and_a_day_may_stand_anywhere_in_the_sentence(reader: Extractor):
    (fact,) = takeovers(reader, f"On Tuesday, {BOUGHT}, paying some $40 million.")
    (price,), (date,) = fact.values("price"), fact.values("date")
    assert (price.amount, price.currency, price.qualifier) == (4e7, "USD", "about")
    assert date.date == "2026-02-24"


def test_a_time_that_cannot_be_dated_keeps_its_words(reader: Extractor):
    (fact,) = takeovers(reader, f"{BOUGHT} for two years.")
    (date,) = fact.values("date")
    assert (date.date, "two years" in date.text) == ("", True)


def test_each_of_a_list_gives_a_fact(reader: Extractor):
    found = takeovers(reader, "Verdana Foods bought Corvid Mills Group and Norsholm Bakeries.")
    assert [slots(f)["bought"] for f in found] == ["Corvid Mills Group", "Norsholm Bakeries"]


def test_a_clause_is_taken_whole(reader: Extractor):
    (fact,) = takeovers(reader, f"{BOUGHT} to get its three silos.")
    assert slots(fact)["aim"] == "to get its three silos"


def test_words_lose_their_determiner_and_may_be_several(reader: Extractor):
    (fact,) = takeovers(reader, f"{BOUGHT} with a loan and the silos.")
    assert [s.text for s in fact.values("stake")] == ["loan", "silos"]


@pytest.mark.parametrize(
    "text",
    [
        "Verdana Foods did not buy Corvid Mills Group.",
        "Verdana Foods may buy Corvid Mills Group.",
        "Verdana Foods refused to buy Corvid Mills Group.",
        "Verdana Foods bought time.",
        "Verdana Foods bought wheat.",
        "Verdana Foods bought Paul Okoro.",
        "Corvid Mills Group was bought.",
        "",
    ],
)
def test_what_tells_no_takeover(reader: Extractor, text: str):
    assert takeovers(reader, text) == []


def test_two_tellings_are_one_fact_with_the_slots_of_both(reader: Extractor):
    text = f"{BOUGHT}.\n\nCorvid Mills Group was bought by Verdana Foods for $40 million."
    (fact,) = takeovers(reader, text)
    assert slots(fact)["price"] == "$40 million"
    assert len(fact.spans["evidence"]) == 1


def test_tellings_that_contradict_each_other_stay_apart(reader: Extractor):
    text = f"{BOUGHT} for $40 million.\n\nVerdana Foods bought Corvid Mills Group for $90 million."
    assert len(takeovers(reader, text)) == 2


def test_we_is_who_speaks(reader: Extractor):
    text = 'Paul Okoro, the chief executive of Verdana Foods, said: "I bought Corvid Mills Group."'
    (fact,) = takeovers(reader, text)
    assert slots(fact)["buyer"] == "Paul Okoro"


def test_nothing_is_found_without_the_frame(extractor: Extractor):
    kinds = {f.kind for f in extractor.facts(article_of(f"{BOUGHT}."))}
    assert "takeover" not in kinds

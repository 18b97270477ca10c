"""Who "she", "the company" and "a senior official" are."""

from __future__ import annotations

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc, Span
from told import Teller

from kg.actors.cast import group
from kg.actors.lexicon import ActorLexicon
from kg.actors.mentions import find_mentions
from kg.actors.references import Resolver
from kg.actors.types import set_types
from kg.actors.unnamed import People
from kg.article import Span as Characters
from kg.ontology import Ontology


def test_she_and_he_by_gender(tell: Teller):
    told = tell(
        "Marta Lindqvist met Paul Okoro on Monday. She said the talks were useful."
        " He said the offer was too low."
    )
    assert told.holder("talks were useful") == "Marta Lindqvist"
    assert told.holder("offer was too low") == "Paul Okoro"


def test_the_words_for_the_holder_are_kept(tell: Teller):
    text = "Marta Lindqvist left. She said the talks were useful."
    position = tell(text).position("useful")
    assert position.holder_text == "She"
    assert position.spans["holder_text"][0].of(text) == "She"


def test_an_honorific_tells_the_gender(tell: Teller):
    told = tell(
        "Mr. Robin Vale met Ms. Kim Quill on Monday. She said the talks were useful."
        " He said the offer was too low."
    )
    assert told.holder("useful") == "Kim Quill"
    assert told.holder("too low") == "Robin Vale"


def test_he_is_not_a_company(tell: Teller):
    told = tell("Paul Okoro runs Verdana Foods. He said sales rose.")
    assert told.holder("sales") == "Paul Okoro"


def test_the_company_is_the_company_named_before(tell: Teller):
    told = tell("Verdana Foods, a food company, cut jobs. The company said demand was weak.")
    assert told.holder("demand") == "Verdana Foods"


def test_the_ceo_is_the_one_who_holds_the_office(tell: Teller):
    told = tell(
        "Marta Lindqvist, the chief executive of Norsholm Steel, met Anna Berg, a nurse."
        " The chief executive said the mill would close."
    )
    assert told.holder("mill") == "Marta Lindqvist"


def met(*words: str, place: str = "Norsholm") -> str:
    """Whom the Committee of a place met, where the tagger knows the name of that alone."""
    told = ["The", place, "Committee", "met", "the", *words]
    last = len(told) - 1
    doc = Doc(
        English().vocab,
        words=told,
        pos=["DET", "PROPN", "PROPN", "VERB", "DET", *["PROPN"] * len(words)],
        tags=["DT", "NNP", "NNP", "VBD", "DT", *["NNP"] * len(words)],
        lemmas=[w.lower() for w in told],
        heads=[2, 2, 3, 3, last, *[last] * (len(words) - 1), 3],
        deps=["det", "compound", "nsubj", "ROOT", "det", *["compound"] * (len(words) - 1), "dobj"],
    )
    doc.ents = [Span(doc, 1, 3, label="Organization")]
    lexicon = ActorLexicon.of(Ontology.open(None))
    cast = group(doc.text, find_mentions(doc, lexicon), lexicon)
    set_types(doc, cast)
    (found,) = Resolver(doc, cast).resolve(Characters(doc[4].idx, len(doc.text)))
    return found.name


def test_a_part_of_the_name_of_a_body_stands_for_it():
    assert met("Committee") == "Norsholm Committee"


def test_a_body_with_another_name_is_not_the_one_named_before():
    assert met("Bread", "Committee") == "the Bread Committee"


def test_a_body_is_the_one_named_before_however_its_accents_are_written():
    assert met("Núñez", "Committee", place="Nunez") == "Nunez Committee"


def test_the_ministry_is_the_ministry_named_before(tell: Teller):
    told = tell("The Ministry of Health met Verdana Foods. The ministry said the food was safe.")
    assert told.holder("food was safe") == "Ministry of Health"


def test_who_in_a_relative_clause_is_the_person_it_follows(tell: Teller):
    told = tell("Paul Okoro, who said the offer was too low, left the room.")
    assert told.holder("too low") == "Paul Okoro"


def test_an_apposition_before_the_name_is_the_person(tell: Teller):
    told = tell("The head of the union, Ruth Mwangi, said the strike would go on.")
    assert told.holder("strike") == "Ruth Mwangi"


def test_unnamed_sources_keep_their_description(tell: Teller):
    told = tell("Two people familiar with the talks said the offer had been withdrawn.")
    assert told.holder("offer") == "Two people familiar with the talks"


def test_unnamed_sources_with_other_words_are_other_sources(tell: Teller):
    told = tell(
        "A senior official said the talks had failed. One person close to the talks said the"
        " offer had been withdrawn."
    )
    assert told.holder("talks had failed") != told.holder("withdrawn")


def test_the_spokesman_is_the_spokesperson_named_before(tell: Teller):
    told = tell(
        "A spokesperson for Verdana Foods said talks had failed."
        ' "Nobody wanted to listen to us," the spokesman warned.'
    )
    assert told.holder("Nobody") == told.holder("talks had failed")


def test_the_spokesman_is_not_the_spokeswoman_named_before(tell: Teller):
    told = tell(
        "A spokeswoman for Verdana Foods said talks had failed."
        ' "Nobody wanted to listen to us," the spokesman warned.'
    )
    assert told.holder("Nobody") != told.holder("talks had failed")


def test_two_holders_give_one_position_each(tell: Teller):
    told = tell("Kyoko Tanaka and Paul Okoro agreed that trade would grow.")
    assert {p.holder for p in told.positions} == {"Kyoko Tanaka", "Paul Okoro"}


def test_i_in_a_quotation_is_nobody_else(tell: Teller):
    told = tell('"I told the board to sell the mill," Marta Lindqvist said.')
    assert told.holder("sell the mill") == "Marta Lindqvist"


def test_a_group_speaks(tell: Teller):
    told = tell("Residents said the water tasted of metal.")
    (group,) = told.actors.values()
    assert (group.name, group.type) == ("Residents", "Group")


def test_a_well_known_body_is_meant_by_the_noun_of_another_of_its_names(tell: Teller):
    told = tell("The Pentagon bought nine ships in May. The department said the ships were late.")
    assert told.holder("the ships were late") == "Pentagon"


def test_who_after_a_body_is_the_people_of_it(tell: Teller):
    told = tell(
        "The plan worries members of the Harbour Party, who said the port would close by May."
    )
    assert told.holder("the port would close").startswith("members of the Harbour Party")


def test_they_are_the_two_who_spoke_together(tell: Teller):
    told = tell("Kyoko Tanaka and Paul Okoro met in Geneva on Monday. They said trade would grow.")
    assert {p.holder for p in told.positions} == {"Kyoko Tanaka", "Paul Okoro"}


def test_they_are_people_named_by_a_plural_rather_than_a_body(tell: Teller):
    told = tell(
        "Farmers near Norsholm welcomed the Rural Bank. But they said the loans were small."
    )
    assert told.holder("loans were small") == "Farmers near Norsholm"


def test_the_two_countries_are_those_that_the_text_is_about(tell: Teller):
    told = tell(
        "Peru met Chile in Lima. Chile offered Peru a port."
        " The two countries agreed to open the border."
    )
    assert {p.holder for p in told.positions if "open the border" in p.proposition} == {
        "Peru",
        "Chile",
    }


def test_a_title_with_a_country_is_one_of_that_country(tell: Teller):
    told = tell(
        "Prime Minister Kenji Sato met his Irish counterpart Sean Doyle on Monday. Sato left early."
        " The Irish prime minister said the talks were useful."
    )
    assert told.holder("talks were useful") == "Sean Doyle"


def test_a_person_at_the_end_of_a_phrase_that_opens_with_a_body(tell: Teller):
    told = tell("Norsholm Times’ Anna Berg reported that the mill had been sold.")
    assert told.holder("mill had been sold") == "Anna Berg"


def test_a_poll_is_that_of_the_body_that_made_it(tell: Teller):
    told = tell(
        "A poll of voters conducted by the Verdana Institute found that most wanted a new bridge."
    )
    assert told.holder("wanted a new bridge") == "Verdana Institute"


def test_people_who_are_counted_speak(tell: Teller):
    told = tell("The mill closed in May. One of the workers said the pay had stopped.")
    assert told.holder("pay had stopped") == "One of the workers"


def test_the_official_is_the_one_who_spoke(tell: Teller):
    told = tell(
        'Cabinet Chief Paul Okoro spoke on Monday. "The talks went well," Okoro said.'
        ' "We have a deal on wages," said the official.'
    )
    assert told.holder("deal on wages") == "Paul Okoro"


def test_a_letter_is_from_the_one_who_holds_the_office(tell: Teller):
    told = tell(
        "Paul Okoro, the mayor of Porto, met Anna Berg, a lawyer."
        " Berg said the harbour was full. The letter from the mayor said the fees would rise."
    )
    assert told.holder("fees") == "Paul Okoro"


def test_a_statement_is_that_of_the_body_before_it(tell: Teller):
    told = tell(
        "The Ministry of Health closed two clinics. Verdana Foods said it was shocked."
        " The ministry statement said the wells were poisoned."
    )
    assert told.holder("wells") == "Ministry of Health"


def test_a_source_behind_a_name_does_not_explain_it(tell: Teller):
    told = tell("Members would vote in support of Mr Okoro, a party source said.")
    assert told.holder("vote") == "a party source"


def test_a_title_is_not_that_of_a_person_named_later(tell: Teller):
    told = tell(
        "Justice Ruth Mwangi heard the case on Monday. The judge said the claim was weak."
        " The lawyers then wrote to Chief Judge Paul Okoro."
    )
    assert told.holder("claim") == "Ruth Mwangi"


def test_her_lawyer_is_somebody_else(tell: Teller):
    told = tell("Anna Berg came to court on Monday. Her lawyer told the court that she was ill.")
    assert told.holder("ill") == "Her lawyer"


def test_a_document_from_the_company_is_the_words_of_the_company(tell: Teller):
    told = tell("Verdana Ltd makes wool. A statement from the company said the mill would close.")
    assert told.holder("mill") == "Verdana Ltd"


def test_an_occupation_stands_for_the_person_spoken_of(tell: Teller):
    told = tell("Ada Obi was born in Nairobi. The mining tycoon said the dam was too dear.")
    assert told.holder("dam") == "Ada Obi"


@pytest.mark.parametrize("who", ["Some Democrats", "Two Democrats", "Democrats"])
def test_some_of_a_party_are_a_group_of_their_own(tell: Teller, who: str):
    assert tell(f"{who} said the dam was too dear.").holder("dam") == who


@pytest.mark.parametrize(
    "act",
    [
        "threatened a councillor, Jan Bauer, with a strike",
        "threatened to sue a mayor, Mr Jan Bauer, over the road",
    ],
)
def test_a_name_between_commas_tells_who_a_noun_for_people_is(tell: Teller, act: str):
    (threat,) = tell(f"The union {act}.").threats
    assert threat.target == "Jan Bauer"


def test_they_are_the_subject_that_their_clause_is_joined_to(tell: Teller):
    told = tell("Two clerks said that the farmers were drunk and that they threatened their lives.")
    (threat,) = told.threats
    assert (threat.issuer, threat.target) == ("the farmers", "Two clerks")


def test_a_name_in_front_of_a_group_is_no_part_of_it():
    lexicon = ActorLexicon.of(Ontology.open(None))
    doc = Doc(
        English().vocab,
        words=["Lagos", "Radio", ",", "her", "neighbour", "spoke"],
        lemmas=["Lagos", "Radio", ",", "her", "neighbour", "speak"],
        pos=["PROPN", "PROPN", "PUNCT", "PRON", "NOUN", "VERB"],
        heads=[1, 4, 4, 4, 5, 5],
        deps=["compound", "nmod", "punct", "poss", "nsubj", "ROOT"],
    )
    doc.ents = [Span(doc, 0, 2, label="Organization")]
    cast = group(doc.text, find_mentions(doc, lexicon), lexicon)
    assert [d.name for d in People(doc, cast).unnamed(doc[0:5], doc[4])] == ["her neighbour"]

"""The types of actors."""

from __future__ import annotations

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc, Span
from told import Teller

from kg.actors.cast import group
from kg.actors.lexicon import ActorLexicon
from kg.actors.mentions import find_mentions
from kg.actors.types import set_types
from kg.ontology import Ontology


def type_of_ashgrove(
    words: str, heads: list[int], deps: list[str], pos: list[str] | None = None
) -> str:
    """The type of Ashgrove where the tagger takes it for a person all along."""
    doc = Doc(English().vocab, words=words.split(), heads=heads, deps=deps, pos=pos)
    doc.ents = [Span(doc, t.i, t.i + 1, label="Person") for t in doc if t.text == "Ashgrove"]
    lexicon = ActorLexicon.of(Ontology.open(None))
    cast = group(doc.text, find_mentions(doc, lexicon), lexicon)
    set_types(doc, cast)
    return cast.drafts[0].type


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Marta Lindqvist said the mill would close.", "Marta Lindqvist", "Person"),
        ("Bolivia said it agreed to the plan.", "Bolivia", "Country"),
        (
            "The Ministry of Health said the vaccine was safe.",
            "Ministry of Health",
            "GovernmentBody",
        ),
        ("The Air Force said the jet was lost.", "Air Force", "MilitaryBody"),
        ("The Daily Herald reported that the mayor would resign.", "Daily Herald", "MediaOutlet"),
        (
            "The Lakeside Institute said debt would grow.",
            "Lakeside Institute",
            "ResearchOrganization",
        ),
        ("The Labour Party said it would vote no.", "Labour Party", "PoliticalParty"),
        ("The United Nations said aid was blocked.", "United Nations", "InternationalOrganization"),
        ("The Rail Workers Union said the offer was poor.", "Rail Workers Union", "Organization"),
        ("Norsholm Steel Corporation said it grew.", "Norsholm Steel Corporation", "Company"),
    ],
)
def test_a_name_tells_the_type(tell: Teller, text: str, name: str, kind: str):
    assert tell(text).actors[name].type == kind


def test_an_apposition_tells_the_type(tell: Teller):
    told = tell("Huawei, a Chinese company, said the ban was unfair.")
    assert told.actors["Huawei"].type == "Company"


def test_the_head_of_a_list_tells_the_type_of_its_members(tell: Teller):
    told = tell("The Pentagon has contracts with companies including Google, Corvid and Huawei.")
    assert {told.actors[n].type for n in ("Google", "Corvid", "Huawei")} == {"Company"}


def test_an_unnamed_source_has_a_type_of_its_own(tell: Teller):
    told = tell("Two people familiar with the talks said the offer had been withdrawn.")
    assert told.actors["Two people familiar with the talks"].type == "AnonymousSource"


def test_a_place_that_does_nothing_is_no_actor(tell: Teller):
    told = tell("The talks in Bolivia ended late. Marta Lindqvist said the mill would close.")
    assert "Bolivia" not in told.actors


def test_a_company_word_outweighs_the_look_of_a_persons_name(tell: Teller):
    assert tell("Norsholm Steel said the mill would close.").actors["Norsholm Steel"].type == (
        "Company"
    )


def test_a_body_without_a_name_is_an_actor_where_it_does_something(tell: Teller):
    told = tell("The government raised the fees in May. Verdana Foods left the government alone.")
    assert told.actors["The government"].type == "GovernmentBody"


@pytest.mark.parametrize("name", ["Helm Amendment", "Iraqi"])
def test_a_label_on_what_names_nobody_makes_no_actor(tell: Teller, name: str):
    told = tell(f"The {name} plan was read out in the Senate. Verdana Foods left.")
    assert name not in told.actors


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Research firm Quillpoint said debt would grow.", "Quillpoint", "ResearchOrganization"),
        ("The Merriman News Agency said no.", "Merriman News Agency", "MediaOutlet"),
        ("The House Harbour Committee said no.", "House Harbour Committee", "GovernmentBody"),
        ("The Harvest Festival Committee said no.", "Harvest Festival Committee", "Organization"),
        ("The authorities said the road was safe.", "The authorities", "GovernmentBody"),
        ("Many residents said the water was bad.", "Many residents", "Group"),
        ("Court documents said the mill was sold.", "Court documents", "AnonymousSource"),
    ],
)
def test_what_tells_the_type(tell: Teller, text: str, name: str, kind: str):
    assert tell(text).actors[name].type == kind


def test_a_state_that_has_an_office_is_a_government_body(tell: Teller):
    told = tell("Ohio Governor Marta Lindqvist said the road was safe.")
    assert told.actors["Ohio"].type == "GovernmentBody"


def test_a_person_in_whom_things_are_again_and_again_is_a_place():
    words = "life in Ashgrove slows and rents in Ashgrove fall"
    heads = [3, 0, 1, 3, 3, 8, 5, 6, 3]
    deps = ["nsubj", "prep", "pobj", "ROOT", "cc", "nsubj", "prep", "pobj", "conj"]
    assert type_of_ashgrove(words, heads, deps) == ""


def test_one_trust_in_a_person_makes_no_place():
    heads, deps = [1, 1, 1, 2, 1], ["nsubj", "ROOT", "prep", "pobj", "advmod"]
    assert type_of_ashgrove("they trust in Ashgrove again", heads, deps) == "Person"


def test_a_name_with_executives_is_a_company(tell: Teller):
    told = tell("Verdana executives said the mill was old. It will close soon, Verdana said.")
    assert told.actors["Verdana"].type == "Company"


def type_beside_investors(*verbs: str, head: int = 1) -> str:
    """The type of Ashgrove beside "investors" once, and as the subject of each of the verbs.

    ``head`` is the token that the first Ashgrove depends on, 1 for the investors.
    """
    words, pos = ["Ashgrove", "investors", "met"], ["PROPN", "NOUN", "VERB"]
    heads, deps = [head, 2, 2], ["compound" if head == 1 else "npadvmod", "nsubj", "ROOT"]
    for verb in verbs:
        words += ["Ashgrove", verb]
        pos += ["PROPN", "VERB"]
        heads += [len(words) - 1] * 2
        deps += ["nsubj", "ROOT"]
    return type_of_ashgrove(" ".join(words), heads, deps, pos)


def test_a_name_that_half_the_time_has_investors_is_a_company():
    assert type_beside_investors("spoke") == "Company"


def test_investors_beside_one_of_many_places_of_a_name_make_no_company():
    assert type_beside_investors("spoke", "wept") == "Person"


def test_investors_to_whom_a_name_beside_them_does_not_belong_make_no_company():
    assert type_beside_investors(head=2) == "Person"

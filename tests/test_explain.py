import pytest
from fakes import facts_of

from kg.article import Article, Span
from kg.builds.resolving import Identities
from kg.errors import NotFoundError
from kg.explain import explain, fields
from kg.facts import Actor, Contract, Role, Threat
from kg.resolution.model import Cluster, Identity, Join, Local

TEXT = (
    "The port was quiet. Ada Marsh said that the fee is too high. Nobody answered.\n"
    "Ada Marsh will sue Portico over it. It rained."
)


def read(text=TEXT, name="a"):
    article = Article(id=name, text=text, title="Fees", source=f"{name}.txt")
    return article, facts_of(article)


def kinds(explanation):
    return [s.fact.kind for s in explanation.statements]


def test_actor_is_found_by_name_in_any_case_with_all_its_facts():
    explanation = explain("ada marsh", [read()])
    assert explanation.title == "Ada Marsh"
    assert kinds(explanation) == ["actor", "position", "threat"]


def test_alias_is_enough():
    assert explain("MARSH", [read()]).title == "Ada Marsh"


def test_name_goes_before_alias():
    texts = [read(), read("Marsh said that it is late.", "b")]
    assert {s.article.id for s in explain("Marsh", texts).statements} == {"b"}


def test_actor_with_two_names_is_explained_by_either_with_why_they_are_one():
    texts = [read(), read("Adele Marsh said that it is late.", "b")]
    names = Local("a", "Ada Marsh"), Local("b", "Adele Marsh")
    joins = (Join(*names, by="Mia", reason="one desk"),)
    identity = Identity("ada-marsh", "Ada Marsh", "Person")
    known = Identities.of([Cluster(identity, names, joins)])
    for wanted in ("adele marsh", "Ada Marsh", "urn:newskg:actor:ada-marsh"):
        explanation = explain(wanted, texts, known)
        assert explanation.title == "Ada Marsh"
        assert {s.article.id for s in explanation.statements} == {"a", "b"}
        assert explanation.joins == joins


def test_evidence_stands_in_its_whole_sentence():
    explanation = explain("portico", [read()])
    [passage] = next(s for s in explanation.statements if s.fact.kind == "threat").passages
    assert passage.text == "Ada Marsh will sue Portico over it."
    assert passage.span.of(TEXT) == passage.text
    assert [mark.of(passage.text) for mark in passage.marks] == ["Ada Marsh will sue Portico"]


def test_fact_is_found_by_id_and_by_iri():
    article, facts = read()
    threat = next(f for f in facts if isinstance(f, Threat))
    for wanted in (threat.id, f"urn:newskg:{threat.id}", f"<https://example.org/{threat.id}>"):
        [statement] = explain(wanted, [(article, facts)]).statements
        assert statement.fact == threat


def test_actor_is_found_by_iri_and_by_the_id_of_its_fact():
    article, facts = read()
    actor = next(f for f in facts if isinstance(f, Actor))
    for wanted in ("urn:newskg:actor:ada-marsh", actor.id):
        assert explain(wanted, [(article, facts)]).title == "Ada Marsh"


def test_ambiguous_alias_lists_the_candidates():
    texts = [read(), read("Bo Marsh said that it is fine.", "b")]
    with pytest.raises(NotFoundError, match=r"any of 2 actors .*actor:ada-marsh, actor:bo-marsh"):
        explain("marsh", texts)


def test_unknown_name_lists_the_closest():
    with pytest.raises(NotFoundError, match=r"no fact or actor 'Ada Mash' .*closest: Ada Marsh"):
        explain("Ada Mash", [read()])


def test_nothing_close_is_told_as_well():
    with pytest.raises(NotFoundError, match="kg query"):
        explain("Zzyzx", [read()])


def test_pieces_of_evidence_in_one_sentence_share_a_passage():
    text = "“No,” Ada Marsh said, “never.” She left."
    spans = {"evidence": (Span(0, 5), Span(22, 30))}
    fact = Threat(
        id="threat:1",
        issuer="Ada Marsh",
        target="Portico",
        action="no",
        action_type="other",
        spans=spans,
    )
    [statement] = explain("threat:1", [(Article(id="a", text=text), [fact])]).statements
    [passage] = statement.passages
    assert passage.text == "“No,” Ada Marsh said, “never.”"
    assert [m.of(passage.text) for m in passage.marks] == ["“No,”", "“never.”"]


def test_fields_are_words():
    actor = Actor(name="Ada Marsh", type="Person", roles=(Role("head", "Portico"), Role("poet")))
    assert fields(actor)["roles"] == "head of Portico, poet"
    contract = Contract(parties=("A", "B"), status="in_force", value=2e6, currency="EUR")
    assert fields(contract) == {
        "parties": "A, B",
        "value": "2,000,000",
        "currency": "EUR",
        "status": "in_force",
    }


def test_titles_and_abbreviations_do_not_end_a_sentence():
    text = "On Friday, Dr. Ada Marsh will sue Portico in the U.S. Senate. It rained."
    statement = explain("ada marsh", [read(text)]).statements[0]
    assert statement.passages[0].text == text.removesuffix(" It rained.")

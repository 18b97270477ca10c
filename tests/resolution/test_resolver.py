"""Who is who: what rules join, what they leave to a person, and what persons judge."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from people import DAY, judged, profile

from kg.resolution.decisions import in_force
from kg.resolution.resolver import resolve

LATER = "2026-03-03T10:00:00+00:00"


def groups(lexicon, profiles, decisions=(), **more):
    """Return the names (article:name) of each cluster with more than one."""
    found = resolve(profiles, decisions, lexicon, **more)
    return [{str(m) for m in c.members} for c in found.clusters if len(c.members) > 1]


def proposed(lexicon, profiles, decisions=()):
    found = resolve(profiles, decisions, lexicon)
    return [{str(p.left), str(p.right)} for p in found.proposals]


def test_one_full_name_is_one_person(lexicon):
    assert groups(lexicon, [profile("a", "Ada Obi"), profile("b", "Ada Obi")]) == [
        {"a:Ada Obi", "b:Ada Obi"}
    ]


def test_one_surname_in_two_articles_is_two_persons(lexicon):
    assert groups(lexicon, [profile("a", "Lee"), profile("b", "Lee")]) == []


def test_surname_alone_is_not_enough(lexicon):
    everyone = [profile("a", "Kim Lee"), profile("b", "Lee")]
    assert groups(lexicon, everyone) == []


def test_surname_with_office_and_company_is_enough(lexicon):
    office = ("mayor", "ayton")
    everyone = [
        profile("a", "Kim Lee", office=office, beside=["portico"]),
        profile("b", "Lee", office=office, beside=["portico"]),
    ]
    assert groups(lexicon, everyone) == [{"a:Kim Lee", "b:Lee"}]


def test_surname_that_two_fit_is_left_to_a_person(lexicon):
    beside = ["portico", "harbour authority", "quay board"]
    everyone = [
        profile("a", "Kim Lee", beside=beside, date=DAY),
        profile("b", "Ana Lee", beside=beside, date=DAY),
        profile("c", "Lee", beside=beside, date=DAY),
    ]
    assert groups(lexicon, everyone[::2]) == [{"a:Kim Lee", "c:Lee"}]
    assert groups(lexicon, everyone) == []


def test_two_spellings_are_one_person(lexicon):
    everyone = [
        profile("a", "Anton Belinsky", date=DAY),
        profile("b", "Anton Belinskyy", date=DAY),
    ]
    assert groups(lexicon, everyone) == [{"a:Anton Belinsky", "b:Anton Belinskyy"}]


def test_name_in_different_fields_is_proposed(lexicon):
    everyone = [
        profile("a", "John Marsh", office=("senator", "")),
        profile("b", "John Marsh", office=("goalkeeper", "")),
    ]
    assert groups(lexicon, everyone) == []
    assert proposed(lexicon, everyone) == [{"a:John Marsh", "b:John Marsh"}]


def test_different_fields_are_not_joined_through_a_third(lexicon):
    everyone = [
        profile("a", "John Marsh", office=("senator", "")),
        profile("b", "John Marsh", office=("goalkeeper", "")),
        profile("c", "John Marsh"),
    ]
    [group] = groups(lexicon, everyone)
    assert len(group) == 2


def test_person_and_company_of_one_name_are_two(lexicon):
    everyone = [profile("a", "Ada Marsh"), profile("b", "Ada Marsh", "Company")]
    assert groups(lexicon, everyone) == []
    assert proposed(lexicon, everyone) == [{"a:Ada Marsh", "b:Ada Marsh"}]


def test_legal_forms_and_acronyms_are_seen_through(lexicon):
    everyone = [
        profile("a", "Northern Quay Alliance", "Company", beside=["portico", "ayton"]),
        profile("b", "the Northern Quay Alliance Inc.", "Company"),
        profile("c", "NQA", "Company", beside=["portico", "ayton"]),
    ]
    assert len(groups(lexicon, everyone)[0]) == 3


def test_alias_of_one_article_is_the_name_in_another(lexicon):
    everyone = [
        profile("a", "Quay Alliance", "Company", aliases=["Harbour Builders"]),
        profile("b", "Harbour Builders", "Company"),
    ]
    assert len(groups(lexicon, everyone)) == 1


def test_what_every_country_has_is_one_in_one_country(lexicon):
    court = [
        profile("a", "Supreme Court", "GovernmentBody", home="kenya"),
        profile("b", "Supreme Court", "GovernmentBody", home="norway"),
        profile("c", "Supreme Court", "GovernmentBody", home="kenya"),
    ]
    assert groups(lexicon, court) == [{"a:Supreme Court", "c:Supreme Court"}]


@pytest.mark.parametrize("kind", ["Group", "AnonymousSource"])
def test_unnamed_actors_stay_with_their_article(kind, lexicon):
    assert (
        groups(lexicon, [profile("a", "two officials", kind), profile("b", "two officials", kind)])
        == []
    )


def test_descriptions_stay_with_their_article(lexicon):
    firms = [profile(a, "the company", "Company", home="kenya") for a in "ab"]
    assert groups(lexicon, firms) == []


@pytest.mark.parametrize("alias", ["the president", "the Prime Minister", "Prime Minister"])
def test_office_is_no_name_of_a_person(alias, lexicon):
    everyone = [profile("a", "Ada Obi", aliases=[alias]), profile("b", "Bo Reed", aliases=[alias])]
    assert groups(lexicon, everyone) == proposed(lexicon, everyone) == []


@pytest.mark.parametrize("name", ["the mother of a victim", "the minister"])
def test_described_person_stays_with_the_article(name, lexicon):
    everyone = [profile(a, name, home="kenya") for a in "ab"]
    assert groups(lexicon, everyone) == proposed(lexicon, everyone) == []


def test_actors_whom_an_article_tells_apart_are_not_joined(lexicon):
    everyone = [
        profile("a", "Blue Crane", "Company"),
        profile("a", "Blue Crane Inc.", "Company"),
        profile("b", "Blue Crane", "Company"),
    ]
    assert groups(lexicon, everyone) == [{"a:Blue Crane", "b:Blue Crane"}]


def test_the_score_is_the_sum_of_its_evidence(lexicon):
    everyone = [
        profile("a", "A. Obi", beside=["portico"], date=DAY),
        profile("b", "Ada Obi", beside=["portico"], date=DAY + dt.timedelta(days=9)),
    ]
    [proposal] = resolve(everyone, (), lexicon).proposals
    assert str(proposal.score) == (
        "initial of the given name (+3.0); both beside portico (+1.0); "
        "in the news at one time (+0.5)"
    )
    assert proposal.score.total == 4.5


# ---- Identities ----------------------------------------------------------------------------------


def identities(lexicon, *profiles, decisions=()):
    return [c.identity for c in resolve(profiles, decisions, lexicon).clusters]


def test_actor_is_called_by_the_name_of_most_articles_and_a_full_one(lexicon):
    office, beside = ("mayor", "ayton"), ["portico"]
    everyone = [
        profile("a", "Lee", office=office, beside=beside, date=DAY),
        profile("b", "Lee", office=office, beside=beside, date=DAY),
        profile("c", "Kim Lee", office=office, beside=beside, date=DAY),
        profile("d", "Kim J. Lee", office=office, beside=beside, date=DAY),
        profile("e", "Kim Lee", office=office, beside=beside, date=DAY),
    ]
    [identity] = identities(lexicon, *everyone)
    assert (identity.slug, identity.name) == ("kim-lee", "Kim Lee")


def test_of_two_actors_with_one_iri_the_first_in_the_news_has_it(lexicon):
    found = identities(
        lexicon,
        profile("b", "John Marsh", office=("senator", ""), date=DAY),
        profile("a", "John Marsh", office=("goalkeeper", ""), date=DAY + dt.timedelta(days=1)),
    )
    assert [i.slug for i in found] == ["john-marsh", "john-marsh--a"]


def test_surnames_never_share_an_iri(lexicon):
    found = identities(lexicon, profile("a", "Lee"), profile("b", "Lee"))
    assert [i.slug for i in found] == ["lee--a", "lee--b"]


def test_type_is_that_of_most_articles_and_not_the_vague_one(lexicon):
    kinds = ["Organization", "Company"]
    everyone = [profile(str(n), "Blue Crane", kind) for n, kind in enumerate(kinds)]
    assert identities(lexicon, *everyone)[0].type == "Company"


# ---- Judgements ----------------------------------------------------------------------------------

JOE, JOSEPH, JO = profile("a", "Joe Marsh"), profile("b", "Joseph Marsh"), profile("c", "Jo Marsh")


def test_same_joins_what_rules_do_not(lexicon):
    assert groups(lexicon, [JOE, JO], [judged("same", JOE, JO)]) == [{"a:Joe Marsh", "c:Jo Marsh"}]


def test_same_joins_even_what_an_article_tells_apart(lexicon):
    pair = [profile("a", "Joe Marsh"), profile("a", "Marsh Trust", "Company")]
    assert len(groups(lexicon, pair, [judged("same", *pair)])) == 1


def test_different_keeps_apart_what_rules_join(lexicon):
    pair = [profile("a", "Ada N. Obi"), profile("b", "Ada Obi")]
    assert groups(lexicon, pair) != []
    assert groups(lexicon, pair, [judged("different", *pair)]) == []
    assert proposed(lexicon, pair, [judged("different", *pair)]) == []


def test_different_splits_one_name(lexicon):
    trio = [profile(a, "Ada Obi", beside=["portico"] if a != "c" else []) for a in "abc"]
    [group] = groups(lexicon, trio, [judged("different", trio[0], trio[2])])
    assert "b:Ada Obi" in group
    assert len(group) == 2


def test_different_is_not_gone_round_through_a_third(lexicon):
    chain = [profile("a", "Ada N. Obi"), profile("b", "Ada Obi"), profile("c", "Ada Ngozi Obi")]
    assert len(groups(lexicon, chain)[0]) == 3
    for one, other in itertools.combinations(chain, 2):
        for group in groups(lexicon, chain, [judged("different", one, other)]):
            assert not {str(one.local), str(other.local)} <= group


def test_same_against_different_is_told_and_not_applied(lexicon):
    everyone = [JOE, JOSEPH, JO]
    decisions = [
        judged("same", JOE, JOSEPH),
        judged("same", JOSEPH, JO, LATER),
        judged("different", JOE, JO),
    ]
    found = resolve(everyone, decisions, lexicon)
    assert [(j.left, j.right) for j in found.unfulfilled] == [(JOE.local, JOSEPH.local)]
    assert groups(lexicon, everyone, decisions) == [{"b:Joseph Marsh", "c:Jo Marsh"}]


def test_unsure_is_neither_joined_nor_asked_again(lexicon):
    pair = [profile("a", "Ada N. Obi"), profile("b", "Ada Obi")]
    decisions = [judged("unsure", *pair)]
    assert groups(lexicon, pair, decisions) == proposed(lexicon, pair, decisions) == []


def test_judgement_on_one_name_holds_for_its_namesakes(lexicon):
    everyone = [profile("a", "Joe Marsh"), profile("b", "Joe Marsh"), profile("c", "Jo Marsh")]
    [group] = groups(lexicon, everyone, [judged("same", everyone[0], everyone[2])])
    assert len(group) == 3


def test_judgement_on_an_actor_who_is_gone_waits(lexicon):
    assert groups(lexicon, [JOE], [judged("same", JOE, JO)]) == []


def test_undo_gives_what_was_before(lexicon):
    everyone = [JOE, JOSEPH, JO, profile("d", "J. Marsh"), profile("e", "Joe Marsh")]
    before = resolve(everyone, (), lexicon)
    log = [judged("same", JOE, JO), judged("different", JOE, JOSEPH, LATER)]
    assert resolve(everyone, in_force(log), lexicon) != before
    log += [judged("undo", JO, JOE, LATER), judged("undo", JOE, JOSEPH, LATER)]
    assert resolve(everyone, in_force(log), lexicon) == before


def test_order_of_articles_does_not_matter(lexicon):
    beside = ["portico", "ayton"]
    everyone = [
        profile("a", "Kim Lee", office=("mayor", "ayton"), beside=beside),
        profile("b", "Lee", office=("mayor", "ayton"), beside=beside),
        profile("c", "Kim Lee", office=("goalkeeper", "")),
        profile("d", "K. Lee", beside=beside),
        profile("e", "Kim Lee"),
    ]
    decisions = [judged("different", everyone[0], everyone[4])]
    results = {resolve(order, decisions, lexicon) for order in itertools.permutations(everyone)}
    assert len(results) == 1


def test_lower_threshold_joins_more(lexicon):
    assert groups(lexicon, [JOE, JOSEPH]) == []
    assert len(groups(lexicon, [JOE, JOSEPH], sure=5)) == 1

"""Mending of the tagger's attributions, with attributions made by hand."""

from __future__ import annotations

from kg.article import Span
from kg.extraction.attributions import mended
from kg.extraction.quotes import quotations
from kg.language.decode import Attribution


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def attribution(
    text: str, *content: str, source: str = "", cue: str = "", score: float = 0.9
) -> Attribution:
    def parts(words: str) -> tuple[Span, ...]:
        return (span(text, words),) if words else ()

    places = tuple(span(text, c) for c in content)
    return Attribution(parts(source), parts(cue), places, score)


def contents(text: str, *items: Attribution) -> list[list[str]]:
    found = mended(text, items, quotations(text))
    return [[s.of(text) for s in item.content] for item in found]


def test_that_and_the_full_stop_are_dropped():
    text = "Ada said that the mill would close."
    item = attribution(text, "that the mill would close.", source="Ada", cue="said")
    assert contents(text, item) == [["the mill would close"]]


def test_quotation_marks_around_the_whole_are_dropped():
    text = "“The mill will close,” Ada said."
    item = attribution(text, "“The mill will close,”", source="Ada", cue="said")
    assert contents(text, item) == [["The mill will close"]]


def test_quotation_marks_inside_are_kept():
    text = 'Ada said the plan was "a gift" to rivals.'
    item = attribution(text, 'the plan was "a gift" to rivals', source="Ada", cue="said")
    assert contents(text, item) == [['the plan was "a gift" to rivals']]


def test_a_colon_before_a_quotation_is_dropped():
    text = 'Ada said: "The mill will close."'
    item = attribution(text, ': "The mill will close."', source="Ada", cue="said")
    assert contents(text, item) == [["The mill will close"]]


def test_a_small_gap_in_a_content_is_closed():
    text = "Ada said the old mill on the river would close."
    item = attribution(text, "the old mill", "would close", source="Ada", cue="said")
    assert contents(text, item) == [["the old mill on the river would close"]]


def test_what_stands_before_a_quotation_in_the_next_sentence_is_no_gap():
    text = '"The old mill by the river will close soon," Ada said of it in May. "We lost a lot."'
    pieces = ('"The old mill by the river will close soon,"', "it", '"We lost a lot."')
    item = attribution(text, *pieces, source="Ada", cue="said of")
    assert contents(text, item) == [["The old mill by the river will close soon", "We lost a lot"]]


def test_the_words_of_the_cue_are_no_gap():
    text = '"The mill," Ada said, "will close."'
    item = attribution(text, "The mill,", "will close.", source="Ada", cue="said")
    assert contents(text, item) == [["The mill", "will close"]]


def test_a_gap_over_a_line_break_stays():
    text = "Ada said the mill\nwould close down."
    item = attribution(text, "the mill", "would close down", source="Ada", cue="said")
    assert contents(text, item) == [["the mill", "would close down"]]


def test_a_quoted_sentence_without_a_cue_joins_the_one_before():
    text = '"The mill will close," Ada said. "Nobody will be surprised."'
    first = attribution(text, "The mill will close", source="Ada", cue="said")
    second = attribution(text, "Nobody will be surprised")
    assert contents(text, first, second) == [["The mill will close", "Nobody will be surprised"]]


def test_a_quoted_sentence_in_another_paragraph_does_not_join():
    text = '"The mill will close," Ada said.\nNews spread.\n"Nobody will be surprised."'
    first = attribution(text, "The mill will close", source="Ada", cue="said")
    second = attribution(text, "Nobody will be surprised")
    assert len(contents(text, first, second)) == 2


def test_unquoted_words_without_cue_and_source_are_dropped():
    text = "The mill will close soon."
    assert contents(text, attribution(text, "The mill will close soon")) == []


def test_what_the_tagger_is_unsure_of_is_dropped():
    text = "Ada said the mill would close."
    item = attribution(text, "the mill would close", source="Ada", cue="said", score=0.3)
    assert contents(text, item) == []


def test_attributions_come_in_order_of_place():
    text = "Ada said the mill would close. Bo said the mine would open."
    late = attribution(text, "the mine would open", source="Bo", cue="said")
    early = attribution(text, "the mill would close", source="Ada", cue="said")
    assert contents(text, late, early) == [["the mill would close"], ["the mine would open"]]

"""The shipped model on texts of our own, easy and hostile."""

from __future__ import annotations

import json
import math
import shutil
import time
from pathlib import Path

import pytest

from kg.article import Span
from kg.errors import ModelError
from kg.language.tagger import DEFAULT_MODEL, Tagged, Tagger

DREDGING = (
    "Marta Lindqvist, the chief executive of Norsholm Steel, said on Monday that dredging would"
    " resume in May.\n“We have waited long enough,” Lindqvist said. According to the Harbour"
    " Authority, the channel in Gothenburg is too shallow."
)
SPANISH = "El presidente Juan Pérez dijo que el acuerdo era «un error» y exigió nuevas elecciones."
HOSTILE = {
    "no spaces": "dredgingresumedsaidthecouncil" * 400,
    "only emoji": "🚢⚓🌊" * 200,
    "combined emoji": "👩‍👩‍👧‍👦" * 100,
    "control characters": "Lindqvist\x00 said\x01\x02 that\x1b dredging\x07 would\x00 resume.",
    "only NUL": "\x00" * 500,
    "only marks": "“”\"'—…" * 300,
    "combining marks": "e" + "\u0301" * 2000,
    "right to left": "قال الوزير إن الاتفاق مرفوض. " * 20,
    "Chinese": "部长表示，该协议是一个错误。" * 60,
    "Spanish": SPANISH,
    "lone surrogate pairs of other planes": "𝕷𝖎𝖓𝖉𝖖𝖛𝖎𝖘𝖙 said 𝒏𝒐. " * 30,
    "line breaks": "\n" * 3000,
}


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger()


def spans(tagged: Tagged) -> list[Span]:
    parts = [s for a in tagged.attributions for s in (*a.source, *a.cue, *a.content)]
    return parts + [e.span for e in tagged.entities]


def test_who_says_what(tagger: Tagger):
    found = tagger.tag(DREDGING).attributions
    told = [(a.source[0].of(DREDGING), a.cue[0].of(DREDGING)) for a in found]
    assert len(found) == 3
    assert "Lindqvist" in told[0][0]
    assert told[1] == ("Lindqvist", "said")
    assert "Harbour Authority" in told[2][0]
    assert "dredging would resume in May" in found[0].content[0].of(DREDGING)
    assert "We have waited long enough" in found[1].content[0].of(DREDGING)


def test_names_and_their_types(tagger: Tagger):
    found = {(e.span.of(DREDGING), e.type) for e in tagger.tag(DREDGING).entities}
    assert {
        ("Marta Lindqvist", "Person"),
        ("Norsholm Steel", "Organization"),
        ("Gothenburg", "Location"),
        ("Monday", "Date"),
    } <= found


def test_spans_have_no_space_at_their_ends(tagger: Tagger):
    for span in spans(tagger.tag(DREDGING)):
        words = span.of(DREDGING)
        assert words and words == words.strip()


def test_what_is_found_comes_in_order_of_place(tagger: Tagger):
    tagged = tagger.tag(DREDGING)
    assert list(tagged.entities) == sorted(tagged.entities, key=lambda e: e.span)
    assert list(tagged.attributions) == sorted(tagged.attributions, key=lambda a: a.content)


def test_scores_are_probabilities(tagger: Tagger):
    tagged = tagger.tag(DREDGING)
    assert all(0 < item.score <= 1 for item in (*tagged.attributions, *tagged.entities))


@pytest.mark.parametrize("text", ["", " ", "\n\t \n"])
def test_a_text_without_words_has_nothing(tagger: Tagger, text: str):
    assert tagger.tag(text) == Tagged((), ())


@pytest.mark.parametrize("kind", HOSTILE)
def test_no_text_breaks_it_and_spans_stay_inside(tagger: Tagger, kind: str):
    text = HOSTILE[kind]
    assert all(0 <= s.start < s.end <= len(text) for s in spans(tagger.tag(text)))


def test_a_text_gives_the_same_alone_and_after_others(tagger: Tagger):
    alone = Tagger().tag(DREDGING)
    for other in (SPANISH, "Short.", DREDGING * 9):
        tagger.tag(other)
    assert tagger.tag(DREDGING) == alone


def test_an_attribution_is_found_wherever_it_stands_in_a_long_text(tagger: Tagger):
    filler = "The road runs along the river and past the old mill. " * 60
    text = f"{filler}\n{DREDGING}\n{filler}"
    found = tagger.tag(text).attributions
    assert [a.cue[0].of(text) for a in found if a.cue] == ["said", "said", "According to"]


ADA = "Ada said no."
WORDS = ([Span(4, 8)], [Span(9, 11)])


def test_stances_of_words_that_are_given(tagger: Tagger):
    first, second = tagger.stances_of(ADA, [WORDS, WORDS])
    assert first == second
    assert sum(math.exp(chance) for chance in first.values()) == pytest.approx(1, abs=1e-3)
    assert tagger.stances_of("", [WORDS]) == [{}]


@pytest.mark.parametrize("text", [ADA, ""])
def test_a_model_without_a_head_for_stances_reads_none(tmp_path: Path, text: str):
    for name in ("model.onnx", "tokenizer.json"):
        (tmp_path / name).symlink_to(DEFAULT_MODEL / name)
    config = json.loads((DEFAULT_MODEL / "config.json").read_text(encoding="utf-8"))
    del config["stances"]
    (tmp_path / "config.json").write_text(json.dumps(config), encoding="utf-8")
    assert Tagger(tmp_path).stances_of(text, [WORDS, WORDS]) == [{}, {}]


@pytest.mark.slow
def test_a_paragraph_of_200000_characters(tagger: Tagger, record_property):
    text = (DREDGING.replace("\n", " ") + " ") * (200_000 // len(DREDGING))
    start = time.perf_counter()
    tagged = tagger.tag(text)
    seconds = time.perf_counter() - start
    record_property("seconds", round(seconds, 1))
    assert all(s.end <= len(text) for s in spans(tagged))
    assert len(tagged.attributions) > len(text) // len(DREDGING)
    # About ten seconds on two cores; what grows with the square of the text takes minutes.
    assert seconds < 90


def test_a_missing_folder_is_named(tmp_path: Path):
    missing = tmp_path / "no-such-model"
    with pytest.raises(ModelError) as caught:
        Tagger(missing)
    assert str(missing) in str(caught.value)
    assert "--model" in caught.value.mend


@pytest.mark.parametrize("name", ["config.json", "tokenizer.json", "model.onnx"])
@pytest.mark.parametrize("content", [None, b"broken"])
def test_a_missing_or_broken_file_is_an_error_of_ours(
    tmp_path: Path, name: str, content: bytes | None
):
    folder = tmp_path / "model"
    shutil.copytree(DEFAULT_MODEL, folder)
    (folder / name).unlink()
    if content is not None:
        (folder / name).write_bytes(content)
    with pytest.raises(ModelError, match=r"model"):
        Tagger(folder)

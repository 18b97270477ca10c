"""Which words name the holder: the tagger's source, or what the parse says."""

from __future__ import annotations

from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.actors.cast import Cast
from kg.actors.lexicon import ActorLexicon
from kg.actors.references import Resolver
from kg.article import Article, Span
from kg.extraction.scene import Scene
from kg.extraction.sources import source_of, speaking_verb
from kg.language.decode import Attribution
from kg.ontology import Ontology


def scene_of(words: list[str], heads: list[int], deps: list[str], tags: list[str]) -> Scene:
    """A scene of one parsed sentence without names."""
    pos = [{"VB": "VERB", "NN": "NOUN", "PR": "PRON", "IN": "ADP"}.get(t[:2], "X") for t in tags]
    doc = Doc(Vocab(), words=words, heads=heads, deps=deps, tags=tags, pos=pos)
    if not Doc.has_extension("attributions"):
        Doc.set_extension("attributions", default=())
    doc._.attributions = ()
    cast = Cast((), ActorLexicon.of(Ontology.open(None)))
    return Scene(Article(id="test", text=doc.text), doc, cast, Resolver(doc, cast), (), ())


def told(scene: Scene, source: tuple[str, ...], cue: str, content: str) -> Attribution:
    """An attribution whose parts are these words of the text."""

    def place(words: str) -> Span:
        start = scene.text.index(words)
        return Span(start, start + len(words))

    return Attribution(tuple(map(place, source)), (place(cue),), (place(content),), 0.9)


def accused() -> Scene:
    return scene_of(
        ["Workers", "accused", "managers", "of", "fraud"],
        [1, 1, 1, 1, 3],
        ["nsubj", "ROOT", "dobj", "prep", "pobj"],
        ["NNS", "VBD", "NNS", "IN", "NN"],
    )


def source_text(scene: Scene, item: Attribution) -> str:
    span = source_of(scene, item)
    return span.of(scene.text) if span else ""


def test_who_is_accused_says_nothing():
    scene = accused()
    assert source_text(scene, told(scene, ("managers",), "accused", "fraud")) == "Workers"


def test_of_two_pieces_the_subject_is_the_source():
    scene = accused()
    item = told(scene, ("Workers", "managers"), "accused", "fraud")
    assert source_text(scene, item) == "Workers"


def test_pieces_in_two_sentences_are_not_one_source():
    scene = scene_of(
        ["The", "mill", "closed", ".", "The", "ministry", "said", "nothing", "happened"],
        [1, 2, 2, 2, 5, 6, 6, 8, 6],
        ["det", "nsubj", "ROOT", "punct", "det", "nsubj", "ROOT", "nsubj", "ccomp"],
        ["DT", "NN", "VBD", ".", "DT", "NN", "VBD", "NN", "VBD"],
    )
    item = told(scene, ("The", "The ministry"), "said", "nothing happened")
    assert source_text(scene, item) == "The ministry"


def test_a_source_that_ends_before_its_head_is_drawn_out():
    scene = scene_of(
        ["Harbour", "police", "said", "nothing", "happened"],
        [1, 2, 2, 4, 2],
        ["compound", "nsubj", "ROOT", "nsubj", "ccomp"],
        ["NN", "NN", "VBD", "NN", "VBD"],
    )
    item = told(scene, ("Harbour",), "said", "nothing happened")
    assert source_text(scene, item) == "Harbour police"


def test_a_participle_goes_on_with_the_verb_of_saying_above_it():
    scene = scene_of(
        ["Workers", "said", "banks", "closed", "noting", "losses"],
        [1, 1, 3, 1, 3, 4],
        ["nsubj", "ROOT", "nsubj", "ccomp", "advcl", "dobj"],
        ["NNS", "VBD", "NNS", "VBD", "VBG", "NNS"],
    )
    said = Span(scene.text.index("said"), scene.text.index("said") + 4)
    assert speaking_verb(scene, told(scene, (), "noting", "losses"), [said]) == said
    assert speaking_verb(scene, told(scene, (), "closed", "losses"), [said]) is None

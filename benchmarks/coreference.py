"""Print how many pronouns find the person whom they mean, as a Markdown table.

    python benchmarks/coreference.py --shared DIR

DIR holds ``corpora/`` with OntoGUM's dev part. Asked are "he", "she", "him", "his", "her" and
their like, of news and interviews and of all genres, whose person the document names somewhere.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.actors.cast import Draft
from kg.actors.genders import GENDERS
from kg.actors.speech import Speech
from kg.article import Article, Span
from kg.extraction.extractor import Extractor
from kg.extraction.positions import statements
from kg.extraction.stance import StanceLexicon
from kg.language.nlp import load_nlp
from kg.ontology import Ontology
from kg.pipeline import DEFAULT_SPACY_MODEL

NEWS = frozenset({"news", "interview"})
# A name has so many words at most, a title may follow it within so many characters.
NAME_WORDS, TITLE = 4, 2
# Words that no name starts with, besides pronouns.
_NO_NAMES = frozenset({"the", "a", "an", "this", "you", "your"})
Mention = tuple[Span, str]


@dataclass(frozen=True)
class Document:
    """A text with its mentions, each with the entity that it means."""

    id: str
    text: str
    mentions: tuple[Mention, ...]

    @property
    def genre(self) -> str:
        """Return the genre, which the id names: "GUM_news_..."."""
        return self.id.split("_")[1]

    def named(self, pronouns: Collection[str]) -> set[str]:
        """Return the entities that a mention names."""
        return {entity for span, entity in self.mentions if _is_name(span.of(self.text), pronouns)}

    def entity_of(self, draft: Draft) -> str:
        """Return the entity that most names of an actor stand for, ``""`` for none.

        A name stands for the shortest mention around it that starts or ends with it.
        """
        votes: Counter[str] = Counter()
        for mention in draft.mentions:
            around = [
                (span.end - span.start, entity)
                for span, entity in self.mentions
                if span.holds(mention.span)
                and (span.start == mention.span.start or span.end - mention.span.end <= TITLE)
            ]
            if around:
                votes[min(around)[1]] += 1
        return votes.most_common(1)[0][0] if votes else ""


class Reader:
    """Reads documents with the real pipeline."""

    def __init__(self) -> None:
        ontology = Ontology.open(None)
        self.extractor = Extractor(load_nlp(DEFAULT_SPACY_MODEL, None), ontology)
        self.stances = StanceLexicon.of(ontology)

    def answers(self, document: Document) -> Iterator[str]:
        """Yield right, wrong or unresolved for each pronoun that is asked."""
        scene = self.extractor.scene(Article(id=document.id, text=document.text))
        stated = statements(scene, self.stances)
        named = document.named(scene.cast.lexicon.pronouns)
        for span, entity in document.mentions:
            kind = scene.cast.lexicon.pronouns.get(span.of(document.text).lower())
            if kind not in GENDERS or entity not in named:
                continue
            before = [s.holders[0] for s in stated if s.content[0].start < span.start]
            found = scene.resolver.peek(span, Speech(last=before[-1] if before else None))
            right = bool(found) and document.entity_of(found[0]) == entity
            yield "right" if right else "wrong" if found else "unresolved"


def documents(path: Path, genres: Collection[str] = ()) -> Iterator[Document]:
    """Yield the documents of a gzipped JSON Lines file, of some genres or of all."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            mentions = tuple((Span(a, b), entity) for a, b, entity in record["mentions"])
            document = Document(record["id"], record["text"], mentions)
            if not genres or document.genre in genres:
                yield document


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="directory with corpora")
    shared: Path = parser.parse_args().shared
    path = shared / "corpora" / "gum-coreference-dev.jsonl.gz"
    reader = Reader()
    print("| pronouns of persons | right | wrong | unresolved |\n| --- | --- | --- | --- |")
    for name, genres in (("news and interviews", NEWS), ("all genres", frozenset[str]())):
        counts = Counter(a for d in documents(path, genres) for a in reader.answers(d))
        figures = (counts[k] for k in ("right", "wrong", "unresolved"))
        print(f"| {name} | {' | '.join(map(str, figures))} |", flush=True)


def _is_name(mention: str, pronouns: Collection[str]) -> bool:
    words = mention.split()
    capital = words[0][0].isupper() and words[-1][0].isupper()
    return capital and len(words) <= NAME_WORDS and words[0].lower() not in {*_NO_NAMES, *pronouns}


if __name__ == "__main__":
    main()

"""Score a system's output, or a pipeline, over a directory of gold articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg.article import Article
from kg.errors import InputError
from kg.evaluate.actor_errors import ActorErrors, actor_errors, total_errors
from kg.evaluate.fields import field_marks
from kg.evaluate.matching import Matching, Names, match_article
from kg.evaluate.records import Record, gold_stems, read_gold, read_records
from kg.evaluate.scores import ArticleScore, FieldScore, KindScore, Miss, Result, total
from kg.facts import is_fact, kinds, to_record

if TYPE_CHECKING:
    from kg.pipeline import FactSource

Facts = Mapping[str, Sequence[Record]]


def score(gold_dir: Path, system: Facts | Path) -> Result:
    """Score facts against gold.

    ``gold_dir`` holds ``<article>.jsonl``; ``system`` is a directory of files with the same names,
    or the records by article. Records are facts as the pipeline writes them or plain ones in the
    schema of gold. An article that the system lacks counts as empty. Of the kinds that frames
    declare, those that gold has are scored.

    Raises:
        InputError: there is no gold or no such directory, or a file cannot be read.
        FactError: a line of a file is broken.
    """
    scores: list[ArticleScore] = []
    misses: list[Miss] = []
    errors: list[ActorErrors] = []
    read = {stem: read_gold(gold_dir / f"{stem}.jsonl") for stem in gold_stems(gold_dir)}
    framed = {record["kind"] for gold in read.values() for record in gold if is_fact(record)}
    for stem, gold in read.items():
        matchings, names = match_article(gold, _system_records(system, stem), framed)
        by_kind = {kind: _score_kind(kind, m, names) for kind, m in matchings.items()}
        scores.append(ArticleScore(stem, by_kind))
        errors.append(actor_errors(matchings["actor"]))
        misses += [miss for kind, m in matchings.items() for miss in _misses(stem, kind, m)]
    together = {kind: total(a.kinds[kind] for a in scores) for kind in kinds(framed)}
    return Result(together, tuple(scores), tuple(misses), total_errors(errors))


def evaluate_pipeline(gold_dir: Path, pipeline: FactSource) -> Result:
    """Run ``pipeline`` over the gold texts (``<article>.txt`` beside the facts) and score it.

    Raises:
        InputError: there is no gold, or a text is missing or unreadable.
        FactError: a line of gold is broken.
    """
    return score(gold_dir, records(gold_dir, pipeline)[1])


def records(gold_dir: Path, pipeline: FactSource) -> tuple[Facts, Facts]:
    """Return the gold facts and those that ``pipeline`` finds in the gold texts, by article.

    Raises:
        InputError: there is no gold, or a text is missing or unreadable.
        FactError: a line of gold is broken.
    """
    articles = {stem: _article(gold_dir / f"{stem}.txt") for stem in gold_stems(gold_dir)}
    stems = {article.id: stem for stem, article in articles.items()}
    system = {
        stems[article.id]: [to_record(fact) for fact in facts]
        for article, facts in pipeline.stream(articles.values())
    }
    return {stem: read_gold(gold_dir / f"{stem}.jsonl") for stem in articles}, system


def _article(path: Path) -> Article:
    from kg.read import read  # the readers are not needed to score what is there already

    for found in read([str(path)]):
        if isinstance(found, Article):
            return found
        raise found
    raise InputError("no article here", where=str(path), mend="put the text beside its gold")


def _system_records(system: Facts | Path, stem: str) -> Sequence[Record]:
    if isinstance(system, Path):
        if not system.is_dir():
            mend = "point to a directory of <article>.jsonl"
            raise InputError("no such directory", where=str(system), mend=mend)
        return read_records(system / f"{stem}.jsonl")
    return system.get(stem, ())


def _score_kind(kind: str, matching: Matching, names: Names) -> KindScore:
    must = {i for i, g in enumerate(matching.gold) if g.must}
    found = sum(i in must for i, _ in matching.pairs)
    optional = len(matching.pairs) - found
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for field, good, all_ in field_marks(kind, matching, names):
        right[field] += good
        asked[field] += all_
    fields = {field: FieldScore(right[field], n) for field, n in asked.items()}
    return KindScore(found, len(must), len(matching.system) - optional, fields)


def _misses(stem: str, kind: str, matching: Matching) -> Iterator[Miss]:
    for record in matching.missed:
        yield Miss(stem, kind, "missed", record)
    for record in matching.spurious:
        yield Miss(stem, kind, "spurious", record)

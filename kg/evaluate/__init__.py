"""Facts against gold: precision, recall and F1 of actors, positions, threats and contracts.

The rules are those of the annotation guidelines of the gold articles ("How a system is scored"):
facts of one kind match one to one, best first, and gold facts with ``must: false`` are neither
rewarded nor punished.
"""

from kg.evaluate.actor_errors import ActorErrors
from kg.evaluate.records import Record
from kg.evaluate.run import evaluate_pipeline, score
from kg.evaluate.scores import ArticleScore, FieldScore, KindScore, Miss, Result

__all__ = [
    "ActorErrors",
    "ArticleScore",
    "FieldScore",
    "KindScore",
    "Miss",
    "Record",
    "Result",
    "evaluate_pipeline",
    "score",
]

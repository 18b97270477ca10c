"""The frame engine: triggers and slots of ``ontology/frames/*.toml`` over the dependency parse.

A frame names the words that trigger a kind of fact and, for each slot, paths from the trigger to
the slot's head word. What a match means is for the module of that kind of fact to say, or for
``kg.extraction.events`` where the frame declares its slots.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extraction.frame_files import (
    Frame,
    Path,
    SlotRule,
    Step,
    Trigger,
    declared_frames,
    frame_of,
    frame_of_ontology,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = [
    "Frame",
    "Match",
    "Path",
    "SlotRule",
    "Step",
    "Trigger",
    "declared_frames",
    "frame_of",
    "frame_of_ontology",
    "matches",
]


@dataclass(frozen=True)
class Match:
    """A trigger in the text: ``token`` is its word, or the head of its ``words``.

    ``slots`` gives for each slot its head words, best path first.
    """

    trigger: Trigger
    token: Token
    slots: Mapping[str, tuple[Token, ...]]
    words: tuple[Token, ...] = ()


def matches(doc: Doc, frame: Frame) -> Iterator[Match]:
    """Yield the matches of ``frame`` in order of place, at most one for each word and trigger."""
    by_first: dict[str, list[tuple[Trigger, tuple[str, ...]]]] = defaultdict(list)
    for trigger in frame.triggers:
        for form in trigger.forms():
            by_first[form[0]].append((trigger, form))
    seen: set[tuple[int, int]] = set()
    for start in doc:
        for trigger, form in by_first.get(start.lemma_.lower(), ()):
            phrase = doc[start.i : start.i + len(form)]
            token = phrase.root
            known = (token.i, id(trigger)) in seen
            if not known and _is_form(phrase, form) and _fits(token, trigger):
                seen.add((token.i, id(trigger)))
                slots = {k: heads(token, paths) for k, paths in trigger.slots.items()}
                yield Match(trigger, token, slots, tuple(phrase))


def _is_form(words: Iterable[Token], form: tuple[str, ...]) -> bool:
    return tuple(t.lemma_.lower() for t in words) == form


def _fits(token: Token, trigger: Trigger) -> bool:
    return (
        token.pos_ in trigger.pos
        and not any(c.lower_ in trigger.unless for c in token.children)
        and all(heads(token, [path]) for path in trigger.requires)
        and not heads(token, trigger.forbids)
    )


def heads(token: Token, paths: Iterable[Path]) -> tuple[Token, ...]:
    """Return the words that the paths lead to, each once, in order of the paths."""
    found: dict[int, Token] = {}
    for path in paths:
        level = [token]
        for step in path:
            level = [t for at in level for t in step.follow(at)]
        for head in level:
            found.setdefault(head.i, head)
    return tuple(found.values())

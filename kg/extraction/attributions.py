"""Mending of the tagger's attributions before facts are made of them.

The tagger labels word by word: contents come in pieces, quotations that go on without a cue stand
alone, and quotation marks and "that" hang on the edges.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.article import Span
from kg.extraction.quotes import MARKS, merged, paragraph_of, quoted_share
from kg.language.decode import Attribution

# Pieces of one content that are this near are one stretch; the tagger dropped a word or two.
NEAR = 60
# The tagger is unsure of contents under this mean probability.
LEAST_SCORE = 0.6
LEAST_WORDS = 2
# Characters of a piece that can be a slip, beside one that can be a clause.
SCRAP, CLAUSE = 12, 40
_LEAD = re.compile(r"(?:[\s,;:—–-]|that\b(?=\s))+", re.I)
_SENTENCE_END = re.compile(rf"[.!?]\s*[{MARKS}]?$")
_TAIL = re.compile(r"[\s,;:—–-]+$")


def mended(
    text: str,
    attributions: Iterable[Attribution],
    quotes: Sequence[Span],
    names: Sequence[Span] = (),
) -> list[Attribution]:
    """Return the attributions fit for facts, in order of their contents.

    Contents that end inside one of ``names`` are drawn out to its end.
    """
    drawn = [replace(a, content=_to_names(a.content, names)) for a in attributions]
    whole = _whole(text, drawn, quotes)
    joined = _joined(text, whole, quotes)
    trimmed = (replace(a, content=_without_scraps(_trimmed(text, a.content))) for a in joined)
    return [a for a in trimmed if _is_kept(text, a, quotes)]


def _to_names(content: Sequence[Span], names: Sequence[Span]) -> tuple[Span, ...]:
    result = []
    for start, end in content:
        cut = [n.end for n in names if n.start < end < n.end]
        result.append(Span(start, max([end, *cut])))
    return tuple(result)


def _whole(
    text: str, attributions: Sequence[Attribution], quotes: Sequence[Span]
) -> list[Attribution]:
    """Close the gaps inside contents that no other part lies in.

    Between words out of quotation marks and a quotation in the next sentence nothing is said.
    """
    parts = sorted(s for a in attributions for s in (*a.source, *a.cue))
    result = []
    for item in sorted(attributions, key=lambda a: a.content):
        content = [item.content[0]]
        for span in item.content[1:]:
            gap = Span(content[-1].end, span.start)
            near = gap.end - gap.start <= NEAR and "\n" not in gap.of(text)
            apart = _SENTENCE_END.search(gap.of(text)) and quoted_share(content[-1], quotes) == 0
            if near and not apart and not any(p.meets(gap) for p in parts):
                content[-1] = Span(content[-1].start, span.end)
            else:
                content.append(span)
        result.append(replace(item, content=tuple(content)))
    return result


def _joined(
    text: str, attributions: Sequence[Attribution], quotes: Sequence[Span]
) -> list[Attribution]:
    """Add quoted contents without a cue to the quoted statement before them in the paragraph."""
    result: list[Attribution] = []
    for item in attributions:
        alone = not item.cue and not item.source
        if alone and result and _continues(text, result[-1], item, quotes):
            content = merged([*result[-1].content, *item.content], 2)
            result[-1] = replace(result[-1], content=content)
        else:
            result.append(item)
    return result


def _continues(text: str, before: Attribution, item: Attribution, quotes: Sequence[Span]) -> bool:
    end = max(s.end for s in (*before.content, *before.cue, *before.source))
    near = item.content[0].start - end <= 3 or (
        paragraph_of(text, item.content[0].start).start <= end
    )
    return (
        near
        and quoted_share(item.content[0], quotes) > 0.8
        and quoted_share(before.content[-1], quotes) > 0.5
    )


def _trimmed(text: str, content: Sequence[Span]) -> tuple[Span, ...]:
    """Trim each piece: marks and commas at the ends, "that" and colons at the start."""
    result = []
    for span in content:
        start, end = span
        lead = _LEAD.match(text, start, end)
        start = lead.end() if lead else start
        tail = _TAIL.search(text[start:end])
        end = start + tail.start() if tail else end
        start, end = _without_marks(text, start, end)
        if start < end:
            result.append(Span(start, end))
    return tuple(result)


def _without_scraps(content: tuple[Span, ...]) -> tuple[Span, ...]:
    """Drop pieces of a word or two beside a clause: slips of the tagger."""
    longest = max((s.end - s.start for s in content), default=0)
    if longest < CLAUSE:
        return content
    return tuple(s for s in content if s.end - s.start > SCRAP)


def _without_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """Drop a pair of marks around the whole stretch, and a mark at an end that has no partner."""
    inner = text[start:end]
    marks = sum(c in MARKS for c in inner)
    if marks and inner[0] in MARKS and (marks == 1 or (marks == 2 and inner[-1] in MARKS)):
        start += 1
    inner = text[start:end]
    marks = sum(c in MARKS for c in inner)
    if marks % 2 and inner and inner[-1] in MARKS:
        end -= 1
    while start < end and text[end - 1] in " ,;":
        end -= 1
    if start < end and text[end - 1] == "." and text[end - 2 : end - 1].islower():
        end -= 1
    return start, end


def _is_kept(text: str, item: Attribution, quotes: Sequence[Span]) -> bool:
    words = sum(len(s.of(text).split()) for s in item.content)
    if words < LEAST_WORDS or item.score < LEAST_SCORE:
        return False
    return bool(item.cue or item.source) or quoted_share(item.content[0], quotes) > 0.8

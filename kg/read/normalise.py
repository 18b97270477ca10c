"""The one place where characters are normalised; every offset counts in its result.

Quotation marks and dashes stay as the article has them: evidence is verbatim.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
# Unicode category Zs but for the plain space, the tab, and the blank Hangul and Braille letters.
_SPACES = re.compile("[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000\u3164\uffa0\u2800]")
# A soft hyphen at the end of a line holds the two halves of one word.
_SOFT_BREAK = re.compile("(?<!\xad)\xad++ *+\n(?=[^\\s\xad])")
# Categories Cc (but for the line feed), Cf and Cs, and what XML 1.0 forbids (section 2.2).
_DROPPED = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e007f]"
)
_MANY_LINES = re.compile("\n{3,}")

# Plain text is wrapped at 60 to 80 columns by custom (RFC 3676, section 4.1, says 78).
_SHORTEST, _LONGEST = 55, 90
_FEWEST_BREAKS = 3
_SENTENCE_END = re.compile(r"[.!?:;…][\"'”’)\]]*$")
_NEW_PARAGRAPH = re.compile(r"\s|[-*•·] |\(?\d{1,3}[.)] ")


def normalise(text: str) -> str:
    """Return ``text`` with one form for each thing that has several.

    Lines end with a line feed, all spaces are plain, composed characters are in NFC; controls,
    zero-width characters and soft hyphens are gone; no line ends with a space, at most one line
    in a row is empty, and none at either end. Doing it twice changes nothing.
    """
    text = _SPACES.sub(" ", _LINE_ENDS.sub("\n", text))
    text = unicodedata.normalize("NFC", _DROPPED.sub("", _SOFT_BREAK.sub("", text)))
    text = "\n".join(line.rstrip(" ") for line in text.split("\n"))
    return _MANY_LINES.sub("\n\n", text).strip(" \n")


def one_line(text: str) -> str:
    """Return ``text`` normalised, with single spaces for all white space."""
    return " ".join(normalise(text).split())


def unwrap(text: str) -> str:
    """Return normalised ``text`` with each hard-wrapped paragraph on one line.

    A text counts as wrapped where at least three of its line breaks, and half of them, cut a
    sentence at 55 to 90 characters; other texts come back as they are, so a single line feed
    between paragraphs stays. Doing it twice changes nothing.
    """
    while _is_wrapped(text):
        text = _joined(text)
    return text


def _is_wrapped(text: str) -> bool:
    lines = text.split("\n")
    breaks = [(a, b) for a, b in pairwise(lines) if a and b]
    cuts = [b for a, b in breaks if _is_cut(a, b)]
    lower = sum(line[0].islower() for line in cuts)
    # Headlines in a list also lack a full stop, but the next one starts with a capital.
    return lower >= _FEWEST_BREAKS and 2 * len(cuts) >= len(breaks) and 3 * lower >= len(cuts)


def _is_cut(line: str, following: str) -> bool:
    return (
        _SHORTEST <= len(line) <= _LONGEST
        and not _SENTENCE_END.search(line)
        and not _NEW_PARAGRAPH.match(following)
    )


def _joined(text: str) -> str:
    lines = text.split("\n")
    width = max(len(line) for line in lines if len(line) <= _LONGEST)
    pieces = [lines[0]]
    for line, following in pairwise(lines):
        pieces.append(_glue(line, following, width) + following)
    return "".join(pieces)


def _glue(line: str, following: str, width: int) -> str:
    """Return what stands between two lines: a line feed, or what a wrapped line hides."""
    if not line or not following or _NEW_PARAGRAPH.match(following):
        return "\n"
    full = len(line) + 1 + len(following.split(" ", 1)[0]) > width
    if not (full or _is_cut(line, following)):
        return "\n"
    return "" if re.search(r"\w-$", line) and following[0].islower() else " "

"""Where the words of a label stand in a text."""

from __future__ import annotations

import re

from kg.article import Span


def placed(sentence: str, text: str) -> Span | None:
    """Return where a sentence stands in a text whose space may be another."""
    letters = [re.escape(word) for word in re.findall(r"\w|[^\w\s]", sentence)]
    match = re.search(r"\s*".join(letters), text)
    return Span(*match.span()) if match else None

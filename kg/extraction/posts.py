"""Embedded posts: "... — Ada Obi (@AdaObi) March 3, 2025"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.article import Span
from kg.extraction.quotes import paragraph_of

if TYPE_CHECKING:
    from kg.actors.cast import Draft
    from kg.extraction.scene import Scene

# A post as sites embed it: its text, a dash, the author's name, the handle in brackets, the day.
_SIGNATURE = re.compile(r"[—–-]\s*(?P<author>[^()\n—–]{2,60}?)\s*\((?P<handle>@\w{1,30})\)")
_LINK = re.compile(r"(?:[\s.…]*(?:https?://\S+|pic\.\S+))+\s*$")


@dataclass(frozen=True)
class Post:
    """A signed post: who wrote it, the span of the author's name, and the span of the text."""

    holder: Draft
    author: Span
    content: Span


def signed_posts(scene: Scene) -> dict[Span, Post]:
    """Return the posts that the article embeds, by the line that holds each."""
    posts = {}
    for match in _SIGNATURE.finditer(scene.text):
        line = paragraph_of(scene.text, match.start())
        author = Span(*match.span("author"))
        content = _content(scene.text, Span(line.start, match.start()))
        holders = scene.resolver.resolve(author)
        if holders and content.end - content.start > 10:
            posts[line] = Post(holders[0], author, content)
    return posts


def _content(text: str, span: Span) -> Span:
    """Return the post without links, dots and space at its ends."""
    words = span.of(text)
    link = _LINK.search(words)
    end = span.start + (link.start() if link else len(words))
    return Span(span.start, end).trimmed(text, " .…\t")

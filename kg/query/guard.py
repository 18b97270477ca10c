"""Refuse a query that would reach out of the store, before it runs.

Oxigraph follows ``SERVICE`` over HTTP and has no switch against it. Its grammar needs no white
space before the word (``1SERVICE<x>{}``) and takes ``1<2)SERVICE?x#>`` for a comparison, so a
scanner that skips strings, IRIs and comments can be led astray. The pattern below therefore looks
at the raw text and matches everything that the grammar may read as a service clause (SPARQL 1.1
Query, rule 59, ServiceGraphPattern): a few harmless texts are refused, no harmful one passes.
"""

from __future__ import annotations

import re

from kg.errors import QueryError

_SPACE = r"(?:\s|\#[^\r\n]*+)*+"  # white space and comments
_SERVICE = re.compile(
    rf"""service {_SPACE} (?:silent {_SPACE})?
    (?: <[^<>{{}}\s]*> | (?:\\. | [^\s{{}}<>"\#\\])++ )  # an IRI, a variable, a prefixed name
    {_SPACE} \{{""",
    # ASCII: a no-break space is no white space to SPARQL, it can be part of an IRI or a name.
    re.IGNORECASE | re.VERBOSE | re.ASCII,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_UPDATE = re.compile(
    r"(?:\s|\#[^\r\n]*+|(?:prefix|base)\b[^>]*>)*(insert|delete|load|clear|drop|create|add|move|copy|with)\b",
    re.IGNORECASE,
)


def check(text: str) -> None:
    """Let a query pass that only reads the store.

    Raises:
        QueryError: it has a SERVICE clause, or is an update.
    """
    plain = _ESCAPE.sub(_unescaped, text)
    if found := _SERVICE.search(plain):
        line = plain.count("\n", 0, found.start()) + 1
        raise QueryError(
            "SERVICE is refused: a query never leaves this machine",
            where=f"line {line}",
            mend="drop the SERVICE clause",
        )
    if found := _UPDATE.match(plain):
        raise QueryError(
            f"{found[1].upper()} is refused: a query never changes the graph",
            mend="use SELECT, ASK, CONSTRUCT or DESCRIBE",
        )


def _unescaped(found: re.Match[str]) -> str:
    code = int(found[1] or found[2], 16)
    return chr(code) if code <= 0x10FFFF else found[0]

"""Parameters of a query: ``VALUES ?name { UNDEF }`` is a place that a value can take.

A query with such lines is plain SPARQL and runs as it stands; a value takes the place of
``UNDEF`` as an escaped literal or an IRI, so that no value can become part of the query.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from pyoxigraph import Literal, NamedNode

from kg.errors import QueryError

_PLACE = re.compile(r"\bVALUES\s+[?$](\w+)\s*\{\s*UNDEF\s*\}", re.IGNORECASE)


def parameters(text: str) -> tuple[str, ...]:
    """Return the names of the parameters of a query, in order."""
    return tuple(dict.fromkeys(_PLACE.findall(text)))


def bind(text: str, values: Mapping[str, str]) -> str:
    """Return the query with ``values`` in place; ``<...>`` is an IRI, all else a string.

    Raises:
        QueryError: the query has no such parameter, or a value is a broken IRI.
    """
    for name in values:
        if name not in parameters(text):
            known = ", ".join(parameters(text)) or "none"
            raise QueryError(
                f"the query has no parameter {name!r}",
                mend=f"it has: {known}; a parameter is written VALUES ?{name} {{ UNDEF }}",
            )

    def filled(found: re.Match[str]) -> str:
        name = found[1]
        return f"VALUES ?{name} {{ {_term(values[name])} }}" if name in values else found[0]

    return _PLACE.sub(filled, text)


def _term(value: str) -> str:
    if not (value.startswith("<") and value.endswith(">")):
        return str(Literal(value))
    try:
        return str(NamedNode(value[1:-1]))
    except ValueError as error:
        raise QueryError(
            f"not an IRI: {value} ({error})", mend="write it as <urn:newskg:...>"
        ) from error

"""Compacted JSON-LD 1.1 (W3C Recommendation, 16 July 2020) under ``context.jsonld``.

Written here because it must give the same bytes every time and keep named graphs; the input has
no lists and no nested contexts, so compaction is a look-up of terms.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad

from kg.errors import OntologyError
from kg.rdf import terms

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Term:
    name: str
    coercion: str  # "@id", the IRI of a datatype, or "" for plain strings


@dataclass(frozen=True)
class Context:
    """A context: ``document`` goes into the output, the others are look-ups by IRI."""

    document: Json
    prefixes: Mapping[str, str]
    terms: Mapping[str, _Term]

    @classmethod
    def load(cls, path: Path) -> Context:
        """Read a context file.

        Raises:
            OntologyError: the file is not JSON, or has no context.
        """
        try:
            document = json.loads(path.read_text(encoding="utf-8"))["@context"]
            prefixes = {k: v for k, v in document.items() if _is_prefix(k, v)}
            found = [_term(k, v, prefixes) for k, v in document.items() if not _is_prefix(k, v)]
            return cls(document, prefixes, dict(t for t in found if t))
        except (ValueError, KeyError, AttributeError) as error:
            raise OntologyError(
                f"not a JSON-LD context ({error!r})", where=str(path), mend="mend the file"
            ) from error

    def iri(self, iri: str) -> str:
        """Return ``iri`` under a prefix, or as it is."""
        for prefix, start in self.prefixes.items():
            if iri.startswith(start) and not iri[len(start) :].startswith("//"):
                return f"{prefix}:{iri[len(start) :]}"
        return iri

    def name(self, iri: str) -> str:
        """Return the term for a class, or its IRI under a prefix."""
        term = self.terms.get(iri)
        return term.name if term else self.iri(iri)


def _is_prefix(name: str, value: Any) -> bool:
    return isinstance(value, str) and not name.startswith("@") and value[-1:] in "#/"


def _term(name: str, value: Any, prefixes: Mapping[str, str]) -> tuple[str, _Term] | None:
    if name.startswith("@"):
        return None
    definition = {"@id": value} if isinstance(value, str) else value
    coercion = definition.get("@type", "")
    if coercion and coercion != "@id":
        coercion = _expanded(coercion, prefixes)
    return _expanded(definition["@id"], prefixes), _Term(name, coercion)


def _expanded(name: str, prefixes: Mapping[str, str]) -> str:
    prefix, colon, rest = name.partition(":")
    return prefixes[prefix] + rest if colon and prefix in prefixes else name


def dumps(quads: Iterable[Quad], context: Context) -> str:
    """Return ``quads`` as one JSON-LD document: an object for each graph, in order of its IRI."""
    graphs: dict[str, dict[str, Json]] = {}
    for quad in quads:
        name = "" if isinstance(quad.graph_name, DefaultGraph) else _id(quad.graph_name, context)
        subject = _id(quad.subject, context)
        node = graphs.setdefault(name, {}).setdefault(subject, {"@id": subject})
        _add(node, quad, context)
    top = list(graphs.pop("", {}).values())
    for name, nodes in graphs.items():
        top.append({"@id": name, "@graph": list(nodes.values())})
    document = {"@context": context.document, "@graph": top}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _add(node: Json, quad: Quad, context: Context) -> None:
    key, value = _entry(quad, context)
    if key not in node:
        node[key] = value
    elif isinstance(node[key], list):
        node[key].append(value)
    else:
        node[key] = [node[key], value]


def _entry(quad: Quad, context: Context) -> tuple[str, Any]:
    if quad.predicate == terms.TYPE and isinstance(quad.object, NamedNode):
        return "@type", context.name(quad.object.value)
    term = context.terms.get(quad.predicate.value)
    value = _value(quad.object, context)
    if not term:
        return context.iri(quad.predicate.value), value
    if term.coercion == _kind(quad.object):
        return term.name, value["@id"] if "@id" in value else value["@value"]
    # The term's coercion holds for bare strings only, so a value of another kind is written whole.
    return term.name, value


def _kind(value: Any) -> str:
    if not isinstance(value, Literal):
        return "@id"
    if value.language:
        return "@language"
    return "" if value.datatype == terms.STRING else value.datatype.value


def _value(value: Any, context: Context) -> Json:
    if not isinstance(value, Literal):
        return {"@id": _id(value, context)}
    kind = _kind(value)
    if kind == "@language":
        return {"@value": value.value, "@language": value.language}
    return {"@value": value.value, **({"@type": context.iri(kind)} if kind else {})}


def _id(node: Any, context: Context) -> str:
    return f"_:{node.value}" if isinstance(node, BlankNode) else context.iri(node.value)

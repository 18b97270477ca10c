"""What a fact says, as flat attributes with plain values, and its evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pyoxigraph import Literal, NamedNode

from kg.graph.declaration import Declaration
from kg.graph.triples import Term, Triples, local, plain, snake
from kg.rdf import terms

CONTEXT = 240  # characters around the evidence where the article's text is at hand
PREF_LABEL = f"{terms.SKOS}prefLabel"
# Names that nodes and edges use for themselves: a field called so gets the fact's kind before it.
TAKEN = frozenset(
    {"id", "kind", "type", "label", "evidence", "articles", "relation", "directed", "source",
     "target", "key", "fact", "facts", "mentions", "degree", "aliases", "roles"}
)  # fmt: skip
NOT_FIELDS = frozenset(
    t.value
    for t in (terms.TYPE, terms.LABEL, terms.IDENTIFIER, terms.EVIDENCE, terms.DERIVED_FROM,
              terms.GENERATED_BY)
)  # fmt: skip


class Fields:
    """Reads attributes of facts out of the store's triples."""

    def __init__(
        self,
        triples: Triples,
        declaration: Declaration,
        names: Mapping[str, str],
        texts: Mapping[str, str],
    ) -> None:
        self._triples = triples
        self._declaration = declaration
        self._names = names
        self._texts = texts

    def of(self, fact: str, kind: str) -> dict[str, Any]:
        """Return the attributes of a fact by the snake-case local names of their properties.

        A name that nodes and edges use for themselves is made ``<kind>_<name>``:
        ``threat_target``.

        A field that names actors holds their labels, ``<field>_id`` their IRIs in that order.
        What a node of its own holds (an amount) joins the fact's attributes.
        """
        found = self._fields(fact, deep=True)
        return {f"{kind}_{n}" if _is_taken(n) else n: value for n, value in found.items()}

    def label(self, term: Term) -> str:
        """Return the label of a concept or a thing, or the text of a literal."""
        if not isinstance(term, NamedNode):
            return str(plain(term)) if isinstance(term, Literal) else str(term)
        iri = term.value
        if iri in self._names:
            return self._names[iri]
        for source in (self._triples, self._declaration.vocabulary):
            if label := source.text(iri, PREF_LABEL, terms.LABEL.value):
                return label
        return local(iri)

    def evidence(self, fact: str) -> list[dict[str, Any]]:
        """Return the evidence of a fact by date of the article, article and place."""
        spans = self._triples.iris(fact, terms.EVIDENCE.value)
        found = [self._span(span) for span in spans]
        return sorted(found, key=lambda e: (e["date"] or "9999", e["article"], e["start"]))

    def articles(self, fact: str) -> list[str]:
        """Return the IRIs of the articles that state a fact."""
        return self._triples.iris(fact, terms.DERIVED_FROM.value)

    def _fields(self, subject: str, *, deep: bool) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for property_ in self._triples.properties(subject):
            if property_ not in NOT_FIELDS and property_ not in self._declaration.places:
                found |= self._field(subject, property_, deep=deep)
        return found

    def _field(self, subject: str, property_: str, *, deep: bool) -> dict[str, Any]:
        name = snake(local(property_))
        values = self._triples.objects(subject, property_)
        nodes = [v.value for v in values if isinstance(v, NamedNode) and self._is_node(v.value)]
        if deep and nodes:
            return self._fields(nodes[0], deep=False)
        actors = sorted(
            (self._names[v.value], v.value)
            for v in values
            if isinstance(v, NamedNode) and v.value in self._names
        )
        if actors:
            return {name: _one([n for n, _ in actors]), f"{name}_id": _one([i for _, i in actors])}
        return {name: _one([plain(v) if isinstance(v, Literal) else self.label(v) for v in values])}

    def _is_node(self, iri: str) -> bool:
        """Tell an amount, which only its fact knows, from actors, concepts, offices and facts."""
        return terms.MONETARY_AMOUNT.value in self._triples.iris(iri, terms.TYPE.value)

    def _span(self, span: str) -> dict[str, Any]:
        article = next(iter(self._triples.iris(span, terms.HAS_SOURCE.value)), "")
        read = dict(self._selectors(span))
        start, end = int(read.get("start", 0)), int(read.get("end", 0))
        whole = self._texts.get(article, "")
        before = whole[max(0, start - CONTEXT) : start] if whole else read.get("prefix", "")
        after = whole[end : end + CONTEXT] if whole else read.get("suffix", "")
        return {
            "article": article,
            "title": self._triples.text(article, terms.HEADLINE.value, terms.LABEL.value),
            "date": self._triples.text(article, terms.PUBLISHED.value),
            "start": start,
            "end": end,
            "exact": read.get("exact", ""),
            "before": before,
            "after": after,
        }

    def _selectors(self, span: str) -> Iterator[tuple[str, str]]:
        for selector in self._triples.iris(span, terms.HAS_SELECTOR.value):
            for part in (terms.START, terms.END, terms.EXACT, terms.PREFIX, terms.SUFFIX):
                if value := self._triples.text(selector, part.value):
                    yield local(part.value), value


def _is_taken(name: str) -> bool:
    return name.removesuffix("_id") in TAKEN


def _one(values: list[Any]) -> Any:
    """Return a single value as itself and several as a list."""
    return values[0] if len(values) == 1 else values

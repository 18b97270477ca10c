"""What the vocabulary declares: types of actors, and which classes are edges between actors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.errors import OntologyError
from kg.graph.triples import Triples, local, snake
from kg.ontology import Ontology
from kg.rdf import terms

RDFS_CLASS = f"{terms.OWL}Class"
SUB_PROPERTY_OF = f"{terms.RDFS}subPropertyOf"


@dataclass(frozen=True)
class EdgeRule:
    """How facts of one class become edges; see the section "Edges" of ``kg.ttl``.

    Each field after ``label`` holds the IRIs of the properties that play the part.
    """

    class_: str
    kind: str
    type: str
    label: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    label_of: tuple[str, ...]
    between: tuple[str, ...]
    about: tuple[str, ...]


@dataclass(frozen=True)
class Declaration:
    """Types of actors (IRI to label), rules for edges, properties that only give places."""

    types: dict[str, str]
    rules: tuple[EdgeRule, ...]
    places: frozenset[str]
    vocabulary: Triples


def declared(ontology: Ontology) -> Declaration:
    """Read the declaration.

    Raises:
        OntologyError: ``kg.ttl`` is not Turtle or declares no class with edges.
    """
    from kg.rdf.vocabulary import ontology_quads

    found = Triples(ontology_quads(ontology))
    rules = tuple(sorted(_rules(found), key=lambda r: r.class_))
    if not rules:
        raise OntologyError(
            "no class with edges",
            where=str(ontology.file("kg.ttl")),
            mend="declare kg:edgeSource and kg:edgeTarget on the classes of facts",
        )
    return Declaration(_actor_types(ontology, found), rules, frozenset(_places(found)), found)


def _actor_types(ontology: Ontology, found: Triples) -> dict[str, str]:
    """Classes under kg:Actor, in the order of the file: it is also the order of colours."""
    text = "".join(path.read_text(encoding="utf-8") for path in ontology.vocabulary())
    inside = {c for c in found.subjects(RDFS_CLASS) if _is_under(found, c, f"{terms.KG}Actor")}
    order = sorted(inside, key=lambda c: (text.find(f"kg:{local(c)} a "), c))
    return {c: found.text(c, terms.LABEL.value) or local(c) for c in order}


def _is_under(found: Triples, class_: str, top: str) -> bool:
    seen, open_ = set(), found.iris(class_, terms.SUB_CLASS_OF.value)
    while open_:
        parent = open_.pop()
        if parent == top:
            return True
        if parent not in seen:
            seen.add(parent)
            open_ += found.iris(parent, terms.SUB_CLASS_OF.value)
    return False


def _rules(found: Triples) -> Iterator[EdgeRule]:
    for class_ in sorted(_edge_classes(found)):
        parts = {p: tuple(found.iris(class_, f"{terms.KG}edge{p}")) for p in _PARTS}
        yield EdgeRule(
            class_=class_,
            kind=snake(local(class_)),
            type=local(class_),
            label=found.text(class_, terms.LABEL.value) or local(class_),
            source=parts["Source"],
            target=parts["Target"],
            label_of=parts["Label"],
            between=parts["Between"],
            about=parts["About"],
        )


_PARTS = ("Source", "Target", "Label", "Between", "About")


def _edge_classes(found: Triples) -> Iterator[str]:
    for subject in found.all_subjects():
        if any(found.objects(subject, f"{terms.KG}edge{p}") for p in ("Source", "Between")):
            yield subject


def _places(found: Triples) -> Iterator[str]:
    yield f"{terms.KG}at"
    for subject in found.all_subjects():
        if f"{terms.KG}at" in found.iris(subject, SUB_PROPERTY_OF):
            yield subject

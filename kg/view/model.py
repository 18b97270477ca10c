"""From the projected graph to what the page draws: pyvis nodes and edges, and the facts behind."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from kg.facts import SOMEBODY
from kg.view.layout import place

if TYPE_CHECKING:
    import networkx as nx

# Shape tells a person from a body where colour cannot; any other type is drawn as a square.
SHAPES = {
    "Person": "dot",
    "AnonymousSource": "diamond",
    "Group": "triangle",
    "Country": "hexagon",
}
COLOURS = 12  # --t0 .. --t11 in view.css
KIND_COLOURS = 4  # --k-other0 .. --k-other3
STYLED_KINDS = ("position", "threat", "contract", "membership")
# What the page shows elsewhere than in the table of a fact's fields.
SHOWN_APART = {"id", "kind", "type", "label", "evidence", "articles", "relation", "directed"}


def payload(graph: nx.MultiDiGraph, title: str) -> dict[str, Any]:
    """Return all that the page needs, as JSON types, in a fixed order."""
    keys = _keys(graph)
    facts = _facts(graph, keys)
    links = _links(facts)
    net = _network(graph, keys, facts, links)
    return {
        "title": title,
        "somebody": SOMEBODY,
        "nodes": net.nodes,
        "edges": net.edges,
        "actors": {keys[n]: _actor(d) for n, d in _actors(graph)},
        "facts": facts,
        "articles": dict(sorted(graph.graph.get("articles", {}).items())),
        "types": _types(graph),
        "kinds": _kinds(graph, facts),
    }


def _actors(graph: nx.MultiDiGraph) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for node, data in sorted(graph.nodes(data=True)):
        if data["kind"] == "actor":
            yield node, data


def _keys(graph: nx.MultiDiGraph) -> dict[str, str]:
    """Map IRIs to what stands in the page's address: ``actor:dario-amodei``, ``threat:3f9a``."""
    kinds = {n: d["kind"] for n, d in graph.nodes(data=True)}
    kinds |= {d["id"]: d["kind"] for _, _, d in graph.edges(data=True)}
    short = {iri: f"{kinds[iri]}:{re.split('[:/#]', iri)[-1]}" for iri in sorted(kinds)}
    taken = Counter(short.values())
    return {iri: key if taken[key] == 1 else iri for iri, key in short.items()}


def _actor(data: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "name": data["label"],
        "type": data["type"],
        "aliases": list(data.get("aliases", ())),
        "articles": list(data.get("articles", ())),
        "mentions": data.get("mentions", 0),
    }


def _facts(graph: nx.MultiDiGraph, keys: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """Return the facts by key; one fact may join several pairs of actors."""
    facts: dict[str, dict[str, Any]] = {}
    for source, target, data in sorted(graph.edges(data=True), key=lambda e: (e[2]["id"], e[:2])):
        target_data = graph.nodes[target]
        whole = data if target_data["kind"] == "actor" else target_data
        fact = facts.setdefault(keys[data["id"]], _fact(whole, keys))
        if target_data["kind"] == "actor":
            fact["ends"].append(
                [keys[source], keys[target], data.get("relation", ""), data.get("directed", 1)]
            )
        else:
            fact["alone"] = keys[source]
    return facts | {keys[n]: _fact(d, keys) for n, d in _nameless(graph)}


def _nameless(graph: nx.MultiDiGraph) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the facts that name no actor: nodes without edges."""
    for node, data in sorted(graph.nodes(data=True)):
        if data["kind"] != "actor" and not graph.degree(node):
            yield node, data


def _fact(data: Mapping[str, Any], keys: Mapping[str, str]) -> dict[str, Any]:
    fields = {k: v for k, v in data.items() if k not in SHOWN_APART and not k.endswith("_id")}
    who = {k[:-3]: _refs(v, keys) for k, v in data.items() if k.endswith("_id")}
    return {
        "kind": data["kind"],
        "label": data["label"],
        "ends": [],
        "alone": "",
        "fields": dict(sorted(fields.items())),
        "who": {k: v for k, v in sorted(who.items()) if v},
        "articles": list(data.get("articles", ())),
        "evidence": list(data.get("evidence", ())),
    }


def _refs(value: str | list[str], keys: Mapping[str, str]) -> list[str]:
    """Keys of the actors that a field names, in the order of their names in the field."""
    return [keys.get(v, "") for v in ([value] if isinstance(value, str) else value)]


def _links(facts: Mapping[str, Mapping[str, Any]]) -> dict[tuple[str, str, str, str], list[str]]:
    """Bundle facts of one kind between the same two actors into one line."""
    links: dict[tuple[str, str, str, str], list[str]] = defaultdict(list)
    for key, fact in facts.items():
        for source, target, relation, directed in fact["ends"]:
            pair = (source, target) if directed else tuple(sorted((source, target)))
            line = " ".join(
                w for w in (relation, "" if directed else "both") if w not in ("", "direct")
            )
            bundle = links[(pair[0], pair[1], fact["kind"], line)]
            if key not in bundle:
                bundle.append(key)
    return dict(sorted(links.items()))


def _network(
    graph: nx.MultiDiGraph,
    keys: Mapping[str, str],
    facts: Mapping[str, Mapping[str, Any]],
    links: Mapping[tuple[str, str, str, str], list[str]],
) -> Any:
    """Return a pyvis Network: placed nodes without labels (the page draws them), and lines."""
    from pyvis.network import Network

    actors = [(keys[n], d) for n, d in _actors(graph)]
    load = _load(facts)
    places = _places(actors, load, links)
    net = Network(directed=True)
    for key, data in actors:
        x, y = places[key]
        shape = SHAPES.get(data["type"], "square")
        size = node_size(load[key])
        net.add_node(key, " ", shape, group=data["type"], size=size, x=x, y=y, facts=load[key])
    bends = _bends(list(links))
    for link, members in links.items():
        source, target, kind, line = link
        name = f"link:{source}/{'-'.join([kind, *line.split()])}/{target}"
        more = {"kind": kind, "line": line, "facts": members, "bend": bends[link]}
        net.add_edge(source, target, id=name, **more)
    return net


def _places(
    actors: list[tuple[str, Mapping[str, Any]]],
    load: Mapping[str, int],
    links: Iterable[tuple[str, str, str, str]],
) -> dict[str, tuple[int, int]]:
    lines = Counter(end for link in links for end in link[:2])
    return place(
        {k: _box(d["label"], node_size(load[k]), lines[k]) for k, d in actors},
        [(s, t) for s, t, _, _ in links if s != t],
        {k: d.get("articles", ()) for k, d in actors},
    )


def _load(facts: Mapping[str, Mapping[str, Any]]) -> Counter[str]:
    """Count the facts that each actor takes part in."""
    load: Counter[str] = Counter()
    for fact in facts.values():
        load.update({fact["alone"], *(end for ends in fact["ends"] for end in ends[:2])} - {""})
    return load


def node_size(facts: int) -> int:
    """Radius in pixels: the area grows with the number of facts."""
    return round(min(34.0, 7 + 3.6 * math.sqrt(facts)))


def _box(label: str, size: int, lines: int) -> tuple[float, float]:
    """Room for the node with the start of its label, and around it for its lines, in pixels."""
    room = min(90, 18 + 6 * lines) if lines else 0
    width = max(2 * size + 14, min(20, len(label)) * 5.6 + 10)
    return max(width + room / 2, 2 * size + 14 + room), 2 * size + 26 + room


def _bends(links: list[tuple[str, str, str, str]]) -> dict[tuple[str, str, str, str], float]:
    """Curvature for each line, so that lines between the same two actors do not cover each other.

    Curves bow to the left of their direction, so two opposite ones already bow apart.
    """
    between: dict[tuple[str, ...], list[tuple[str, str, str, str]]] = defaultdict(list)
    for link in links:
        between[tuple(sorted(link[:2]))].append(link)
    bends: dict[tuple[str, str, str, str], float] = {}
    for group in between.values():
        rank: Counter[tuple[str, str]] = Counter()
        for link in group:
            bends[link] = 0.0 if len(group) == 1 else round(0.13 + 0.14 * rank[link[:2]], 2)
            rank[link[:2]] += 1
    return bends


def _types(graph: nx.MultiDiGraph) -> list[dict[str, Any]]:
    """Types of actors that occur, each with the number of its colour."""
    used = Counter(d["type"] for _, d in _actors(graph))
    known = {t["name"]: t["label"] for t in graph.graph.get("types", ())}
    order = [*known, *sorted(set(used) - set(known))]
    return [
        {"name": n, "label": known.get(n, n), "colour": f"--t{i % COLOURS}", "count": used[n],
         "shape": SHAPES.get(n, "square")}
        for i, n in enumerate(order)
        if used[n]
    ]  # fmt: skip


def _kinds(graph: nx.MultiDiGraph, facts: Mapping[str, Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Kinds of facts that the ontology declares or that occur, each with its colour."""
    known = {k["name"]: k["label"] for k in graph.graph.get("kinds", ())}
    used = {fact["kind"] for fact in facts.values()}
    extra = [k for k in [*known, *sorted(used - set(known))] if k not in STYLED_KINDS]
    order = [*(k for k in STYLED_KINDS if k in known or k in used), *extra]
    return [
        {"name": k, "label": known.get(k, k), "colour": f"--k-{k}" if k in STYLED_KINDS
         else f"--k-other{extra.index(k) % KIND_COLOURS}"}
        for k in order
    ]  # fmt: skip

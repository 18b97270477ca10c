"""Graphs as ``kg.graph.project`` makes them, small and by hand."""

import networkx as nx

ARTICLE = "urn:newskg:article:harbour-1a"
SECOND = "urn:newskg:article:strike-2b"
WICKED = '</script><script>alert("x")</script> \u2028 & <b>bold</b>'


def evidence(exact, before="", after="", article=ARTICLE, start=0):
    return {
        "article": article,
        "title": "Harbour",
        "date": "2026-02-09",
        "start": start,
        "end": start + len(exact),
        "exact": exact,
        "before": before,
        "after": after,
    }


def actor(graph, slug, label, type_="Person", aliases=(), articles=(ARTICLE,)):
    iri = f"urn:newskg:actor:{slug}"
    graph.add_node(
        iri,
        id=iri,
        kind="actor",
        label=label,
        type=type_,
        aliases=list(aliases),
        roles=[],
        articles=list(articles),
        mentions=1,
        facts=0,
        degree=0,
    )
    return iri


def fact(graph, kind, name, source, target, label, **fields):
    """Add a fact: an edge, a node beside its one actor, or a node alone where it has no actor."""
    iri = f"urn:newskg:{kind}:{name}"
    articles = fields.pop("articles", [ARTICLE])
    data = {
        "id": iri,
        "kind": kind,
        "type": kind.title(),
        "label": label,
        "articles": articles,
        **fields,
    }
    if target is None:
        graph.add_node(iri, **data)
    if target is None and source is not None:
        graph.add_edge(source, iri, iri, id=iri, kind=kind, label=label, relation="alone")
    elif target is not None:
        data.setdefault("relation", "direct")
        data.setdefault("directed", 1)
        graph.add_edge(source, target, iri, **data)
    return iri


def empty():
    graph = nx.MultiDiGraph()
    graph.graph.update(articles={}, types=[], kinds=[])
    return graph


def harbour():
    graph = empty()
    graph.graph["articles"] = {
        ARTICLE: {
            "title": "A quarrel in the harbour",
            "date": "2026-02-09",
            "url": "https://news.example/harbour",
            "publisher": "Port Gazette",
        },
        SECOND: {"title": "", "date": "", "url": "javascript:alert(1)", "publisher": ""},
    }
    graph.graph["types"] = [
        {"name": "Person", "label": "person"},
        {"name": "Company", "label": "company"},
        {"name": "GovernmentBody", "label": "government body"},
    ]
    graph.graph["kinds"] = [
        {"name": k, "label": k} for k in ("contract", "membership", "position", "threat", "visit")
    ]
    port = actor(graph, "port", "Port Authority", "GovernmentBody", ["the Authority"])
    crane = actor(graph, "crane", "Blue Crane", "Company", articles=[ARTICLE, SECOND])
    jose = actor(graph, "jose", "José Ibáñez", aliases=["the Captain"])
    actor(graph, "wicked", WICKED, articles=[SECOND])
    actor(graph, "rtl", "محمد 🚢", articles=[SECOND])
    fact(
        graph,
        "threat",
        "t1",
        port,
        crane,
        "terminate contract",
        action="end the lease",
        condition="the quay is mended",
        deadline="2026-03-01T17:01:00-05:00",
        issuer="Port Authority",
        issuer_id=port,
        reported_by="José Ibáñez",
        reported_by_id=jose,
        evidence=[evidence("will end the lease", "The Authority ", " by March.")],
    )
    fact(graph, "position", "p1", jose, port, "refuses", evidence=[evidence("We say no", '"', '"')])
    fact(graph, "position", "p2", jose, port, "asserts", evidence=[evidence("It is late")])
    fact(graph, "position", "p3", jose, None, "predicts", evidence=[evidence("It will rain")])
    fact(
        graph,
        "position",
        "p4",
        jose,
        crane,
        "asserts",
        relation="about",
        articles=[SECOND],
        evidence=[evidence(WICKED, article=SECOND)],
    )
    fact(
        graph,
        "contract",
        "c1",
        port,
        crane,
        "at risk",
        value=1_500_000.0,
        currency="USD",
        value_qualifier="up to",
        subject="dredging",
        evidence=[evidence("worth up to $1.5 million")],
    )
    fact(graph, "membership", "m1", jose, crane, "captain", evidence=[evidence("its captain")])
    fact(graph, "visit", "v1", jose, port, "visit", lasted_hours=3, evidence=[evidence("came by")])
    return graph


def incomplete():
    """A threat that leaves unsaid who threatens."""
    graph = empty()
    graph.graph["articles"] = {ARTICLE: {"title": "A quarrel", "date": "2026-02-09"}}
    graph.graph["types"] = [{"name": "Person", "label": "person"}]
    graph.graph["kinds"] = [{"name": "threat", "label": "threat"}]
    jose = actor(graph, "jose", "José Ibáñez")
    told = {"threat_target": "José Ibáñez", "threat_target_id": jose, "action": "arrest"}
    said = [evidence("threatened with arrest")]
    fact(graph, "threat", "t1", jose, None, "legal", **told, evidence=said)
    return graph


def nameless():
    """Contracts that leave all their parties unsaid, and one actor with none of them."""
    graph = empty()
    graph.graph["articles"] = {ARTICLE: {"title": "A quarrel", "date": "2026-02-09"}}
    graph.graph["types"] = [{"name": "Person", "label": "person"}]
    graph.graph["kinds"] = [{"name": "contract", "label": "contract"}]
    actor(graph, "jose", "José Ibáñez")
    said = [evidence("The cleaning contract ends in May.")]
    fact(graph, "contract", "c1", None, None, "in force", subject="cleaning", evidence=said)
    fact(graph, "contract", "c2", None, None, "awarded", value_text="$2 a day", evidence=said)
    return graph

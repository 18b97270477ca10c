"""The graph as one HTML file that opens from disk, carries everything and asks no network."""

from __future__ import annotations

import html
import json
import re
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import ExportError

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["page", "render"]

VIS = "lib/vis-9.1.2/vis-network.min.js"
SCRIPTS = ("core.js", "canvas.js", "cards.js", "panel.js", "filters.js", "search.js", "main.js")


def render(graph: nx.MultiDiGraph, path: str | Path, title: str = "News graph") -> Path:
    """Write the graph (see ``kg.graph.project``) as one HTML file and return its path.

    The same graph and title give the same bytes.

    Raises:
        ExportError: the file cannot be written.
    """
    from kg.files import write_text

    made = Path(path)
    write_text(made, page(graph, title))
    return made


def page(graph: nx.MultiDiGraph, title: str = "News graph") -> str:
    """Return the HTML of the view."""
    from kg.view.model import payload

    parts = {
        "title": html.escape(title),
        "style": _own("view.css"),
        "data": script_json(payload(graph, title)),
        "vis": _vis(),
        "script": "\n".join(_own(name) for name in SCRIPTS),
    }
    return re.sub(r"@@(\w+)@@", lambda found: parts[found[1]], _own("template.html"))


def script_json(value: Any) -> str:
    """Return JSON that cannot end the script element it stands in, whatever its strings hold."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    # Half of a surrogate pair cannot be written as UTF-8.
    return re.sub(r"[\ud800-\udfff]", lambda c: f"\\u{ord(c[0]):04x}", text)


def _own(name: str) -> str:
    return (resources.files("kg.view") / "page" / name).read_text(encoding="utf-8").strip("\n")


def _vis() -> str:
    """Return vis-network as pyvis ships it, without the pointer to a source map."""
    try:
        text = (resources.files("pyvis") / VIS).read_text(encoding="utf-8")
    except (FileNotFoundError, ModuleNotFoundError) as error:
        raise ExportError(
            "vis-network is missing from pyvis", where=VIS, mend="pip install 'pyvis==0.3.2'"
        ) from error
    return re.sub(r"\n//# sourceMappingURL=.*\s*$", "", text).replace("</script", "<\\/script")

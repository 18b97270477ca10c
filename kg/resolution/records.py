"""Clusters as JSON Lines, one a line: what a build keeps so that nobody need resolve again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from kg.resolution.model import Cluster, Identity, Join, Local


def dumps(clusters: Iterable[Cluster]) -> str:
    """Return clusters as JSON Lines; ``loads`` reads them back."""
    return "".join(json.dumps(_record(c), ensure_ascii=False) + "\n" for c in clusters)


def _record(cluster: Cluster) -> dict[str, Any]:
    identity = cluster.identity
    return {
        "slug": identity.slug,
        "name": identity.name,
        "type": identity.type,
        "members": cluster.members,
        "joins": [_join_record(j) for j in cluster.joins],
    }


def _join_record(join: Join) -> dict[str, Any]:
    sides = {"left": join.left, "right": join.right}
    return sides | {"by": join.by, "reason": join.reason, "score": join.score, "time": join.time}


def loads(text: str) -> list[Cluster]:
    """Read clusters; raises ValueError, KeyError or TypeError where ``text`` holds none."""
    return [_cluster(json.loads(line)) for line in text.split("\n") if line]


def _cluster(record: dict[str, Any]) -> Cluster:
    return Cluster(
        Identity(record["slug"], record["name"], record["type"]),
        tuple(Local(*member) for member in record["members"]),
        tuple(_join(join) for join in record["joins"]),
    )


def _join(record: dict[str, Any]) -> Join:
    return Join(**(record | {side: Local(*record[side]) for side in ("left", "right")}))

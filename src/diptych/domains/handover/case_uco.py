"""What forensic tools read of a bag: a CASE/UCO graph as JSON-LD (CASE 1.4, UCO 1.4).

Nodes have random-looking names made from the hand-over's secret, so that they say nothing about what they stand for.
"""

from __future__ import annotations

import hashlib
import hmac
import uuid
from collections.abc import Mapping
from typing import Any

from diptych.domains.handover.lists import dumped
from diptych.domains.handover.plan import Plan
from diptych.model.conditions import Tier
from diptych.model.hand_over import BagItem
from diptych.model.visible_text import visible

NAME = "case-uco.jsonld"

CONTEXT = {
    "kb": "urn:diptych:kb/",
    "case-investigation": "https://ontology.caseontology.org/case/investigation/",
    "uco-action": "https://ontology.unifiedcyberontology.org/uco/action/",
    "uco-core": "https://ontology.unifiedcyberontology.org/uco/core/",
    "uco-observable": "https://ontology.unifiedcyberontology.org/uco/observable/",
    "uco-tool": "https://ontology.unifiedcyberontology.org/uco/tool/",
    "uco-types": "https://ontology.unifiedcyberontology.org/uco/types/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""Names of the ontologies; nothing is fetched from there."""


class _Graph:
    def __init__(self, secret: bytes) -> None:
        self._secret = secret
        self.nodes: list[dict[str, Any]] = []

    def id_of(self, kind: str, what: str) -> str:
        made = hmac.new(self._secret, f"case-uco\0{kind}\0{what}".encode(), hashlib.sha256).digest()[:16]
        return f"kb:{kind}-{uuid.UUID(bytes=made, version=4)}"

    def add(self, kind: str, what: str, **values: Any) -> dict[str, str]:
        """Add a node; ``kind`` is its class with its prefix. Returns a reference to it."""
        name = self.id_of(kind.partition(":")[2], what)
        self.nodes.append(
            {"@id": name, "@type": kind, **{k.replace("__", ":"): v for k, v in values.items()}}
        )
        return {"@id": name}


def case_graph(
    plan: Plan,
    files: Mapping[str, int],
    digests: Mapping[str, str],
    *,
    title: str,
    tier: Tier,
    moment: str,
    made_by: str,
    secret: bytes,
) -> bytes:
    """Write the graph: each item as a file with its hash, its exhibit number, and the hand-over as an action.

    Args:
        plan: What leaves; entries of the log are no exhibits.
        files: Size of every file of the payload, by path below ``data/``.
        digests: Their SHA-256.
        title: How the hand-over is called.
        tier: To whom.
        moment: When, UTC, such as ``2026-03-01T08:00:00Z``.
        made_by: Program and version.
        secret: The hand-over's secret.
    """
    graph = _Graph(secret)
    program, _, version = made_by.rpartition(" ")
    tool = graph.add(
        "uco-tool:Tool",
        made_by,
        **{"uco-core:name": program or made_by, "uco-tool:version": version or "unknown"},
    )
    exhibits: list[dict[str, str]] = []
    records: list[dict[str, str]] = []
    for one in plan.items:
        if one.item == "custody_log" or one.path not in digests:
            continue
        exhibits.append(_file(graph, one, files[one.path], digests[one.path]))
        records.append(
            graph.add(
                "case-investigation:ProvenanceRecord",
                one.path,
                **{
                    "uco-core:description": f"{one.item.replace('_', ' ')}, {one.held}",
                    "case-investigation:exhibitNumber": f"{one.number:06d}"
                    if one.number is not None
                    else one.path,
                    "uco-core:object": exhibits[-1],
                },
            )
        )
    action = graph.add(
        "case-investigation:InvestigativeAction",
        "hand-over",
        **{
            "uco-core:name": "hand-over",
            "uco-core:description": f"to {tier}; {len(plan.withheld)} items withheld, listed in withheld.json",
            "uco-action:startTime": {"@type": "xsd:dateTime", "@value": moment},
            "uco-action:instrument": tool,
            **({"uco-action:object": exhibits, "uco-action:result": records} if exhibits else {}),
        },
    )
    graph.add(
        "case-investigation:Investigation",
        "investigation",
        **{"uco-core:name": visible(title), "uco-core:object": [action, *records]},
    )
    return dumped({"@context": CONTEXT, "@graph": graph.nodes})


def _file(graph: _Graph, one: BagItem, size: int, sha256: str) -> dict[str, str]:
    hashed = {
        "@id": graph.id_of("Hash", one.path),
        "@type": "uco-types:Hash",
        "uco-types:hashMethod": "SHA256",
        "uco-types:hashValue": {"@type": "xsd:hexBinary", "@value": sha256},
    }
    facets = [
        {
            "@id": graph.id_of("FileFacet", one.path),
            "@type": "uco-observable:FileFacet",
            "uco-observable:fileName": one.path.rsplit("/", 1)[-1],
            "uco-observable:filePath": f"data/{one.path}",
            "uco-observable:sizeInBytes": size,
        },
        {
            "@id": graph.id_of("ContentDataFacet", one.path),
            "@type": "uco-observable:ContentDataFacet",
            "uco-observable:hash": hashed,
            "uco-observable:sizeInBytes": size,
        },
    ]
    return graph.add("uco-observable:File", one.path, **{"uco-core:hasFacet": facets})

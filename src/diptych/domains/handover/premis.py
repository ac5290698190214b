"""What archives read of a bag for a court: PREMIS 3.0 metadata of its originals, of what was done to them, by whom.

Made from the plan, the receipts and the custody log; the log stays the authority. Order and names of the elements
follow the PREMIS Data Dictionary 3.0.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from xml.etree import ElementTree

from diptych.domains.handover.material import Material, Original
from diptych.domains.handover.plan import Plan
from diptych.model.visible_text import visible

NAME = "premis.xml"

NAMESPACE = "http://www.loc.gov/premis/v3"
_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"

EVENTS: Mapping[str, str] = {
    "taken_in": "ingestion",
    "received_again": "accession",
    "examined": "metadata extraction",
    "accessed": "access",
    "collected": "capture",
    "sidecar_read": "metadata extraction",
    "publishing_copy_made": "redaction",
    "comparison_published": "dissemination",
    "fixity_checked": "fixity check",
    "copy_checked": "fixity check",
    "destroyed": "deletion",
    "timestamp_added": "digital signature generation",
    "cosignature_added": "digital signature generation",
    "handed_over": "dissemination",
}
"""Types of events for actions of the log: words of the Library of Congress's list of event types where it has one.
Other actions are not told here."""

ACTS: Mapping[str, str] = {
    "nothing": "nothing may be published",
    "description": "a description may be published",
    "stills": "single pictures may be published",
    "video": "moving pictures may be published",
}

Element = ElementTree.Element


def premis(plan: Plan, material: Material, *, made_by: str) -> bytes:
    """Write the metadata; only for a hand-over that holds originals and the log whole.

    Args:
        plan: What leaves.
        material: The case.
        made_by: Program and version.

    Returns:
        PREMIS 3.0 as XML, the same bytes for the same case.
    """
    ElementTree.register_namespace("premis", NAMESPACE)
    ElementTree.register_namespace("xsi", "http://www.w3.org/2001/XMLSchema-instance")
    root = Element(_n("premis"), {"version": "3.0"})
    leaving = {one.item.case_path for one in plan.planned}
    originals = [one for one in plan.originals if one.case_path in leaving]
    known = {one.sha256 for one in originals}
    events = list(_events(material, known))
    for one in originals:
        root.append(_object(one, [k for k, _, about in events if one.sha256 in about]))
    for k, entry, about in events:
        root.append(_event(k, entry, about))
    agents = sorted({str(entry["actor"]) for _, entry, _ in events})
    tools = sorted({str(entry["tool"]) for _, entry, _ in events} | {made_by})
    for actor in agents:
        root.append(_agent("pseudonym", actor, "person", "who it is stands in the case, sealed"))
    for tool in tools:
        root.append(_agent("program", tool, "software", None))
    for one in originals:
        root.extend(_rights(one))
    ElementTree.indent(root, " ")
    text = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def _events(material: Material, known: set[str]) -> Iterator[tuple[int, Mapping[str, Any], list[str]]]:
    """Entries of the log that are told: index, entry, and the originals of the bag that they are about."""
    for k, line in enumerate(material.lines):
        entry = json.loads(line)
        if entry["action"] not in EVENTS:
            continue
        about = entry["about"]
        named = {str(about.get("original"))}
        for key in ("originals", "targets"):
            listed = about.get(key)
            named |= {str(one).rsplit("/", 1)[-1] for one in listed} if isinstance(listed, list) else set()
        ours = sorted(named & known)
        of_the_case = entry["action"] in (
            "fixity_checked",
            "copy_checked",
            "timestamp_added",
            "cosignature_added",
        )
        if ours or of_the_case:
            yield k, entry, ours


def _object(one: Original, events: Sequence[int]) -> Element:
    made = Element(_n("object"), {_TYPE: "premis:file"})
    _identifier(made, "object", "SHA-256", one.sha256)
    _identifier(made, "object", "number in the case", f"{one.number:06d}")
    characteristics = _sub(made, "objectCharacteristics")
    fixity = _sub(characteristics, "fixity")
    _sub(fixity, "messageDigestAlgorithm", "SHA-256")
    _sub(fixity, "messageDigest", one.sha256)
    _sub(fixity, "messageDigestOriginator", "diptych, while it was copied in")
    _sub(characteristics, "size", str(one.size))
    facts = one.report[1].get("facts") if one.report is not None else None
    facts = facts if isinstance(facts, Mapping) else {}
    designation = _sub(_sub(characteristics, "format"), "formatDesignation")
    _sub(designation, "formatName", str(facts.get("container") or "not determined"))
    for name in _made_with(facts):
        _sub(_sub(characteristics, "creatingApplication"), "creatingApplicationName", name)
    names = [value.get("name") for _, value in one.receipts]
    for known in names[:1]:
        if isinstance(known, str):
            _sub(made, "originalName", known)
    place = _sub(_sub(made, "storage"), "contentLocation")
    _sub(place, "contentLocationType", "path in the bag")
    _sub(place, "contentLocationValue", f"data/case/{one.case_path}")
    for k in events:
        linked = _sub(made, "linkingEventIdentifier")
        _sub(linked, "linkingEventIdentifierType", "entry of the custody log")
        _sub(linked, "linkingEventIdentifierValue", str(k))
    return made


def _made_with(facts: Mapping[str, Any]) -> Iterator[str]:
    """Which program wrote the file, as a tag of the file says."""
    tags = facts.get("tags")
    for key in ("encoder", "software", "com.apple.quicktime.software"):
        value = tags.get(key) if isinstance(tags, Mapping) else None
        if isinstance(value, str) and value.strip():
            yield f"{value} (as a tag of the file says)"


def _event(k: int, entry: Mapping[str, Any], originals: Sequence[str]) -> Element:
    about = entry["about"]
    made = Element(_n("event"))
    _identifier(made, "event", "entry of the custody log", str(k))
    _sub(made, "eventType", EVENTS[entry["action"]])
    _sub(made, "eventDateTime", str(entry["time"]))
    detail = f"{str(entry['action']).replace('_', ' ')}; the machine's clock was {_spelt(entry['clock'])}"
    if isinstance(about.get("purpose"), str):
        detail += f"; for {about['purpose']}"
    if isinstance(about.get("basis"), str):
        detail += f"; on the basis {_spelt(about['basis'])}"
    _sub(_sub(made, "eventDetailInformation"), "eventDetail", detail)
    outcome = about.get("outcome") or about.get("state")
    if isinstance(outcome, str):
        _sub(_sub(made, "eventOutcomeInformation"), "eventOutcome", _spelt(outcome))
    for kind, value in (("pseudonym", entry["actor"]), ("program", entry["tool"])):
        linked = _sub(made, "linkingAgentIdentifier")
        _sub(linked, "linkingAgentIdentifierType", kind)
        _sub(linked, "linkingAgentIdentifierValue", str(value))
    for sha256 in originals:
        linked = _sub(made, "linkingObjectIdentifier")
        _sub(linked, "linkingObjectIdentifierType", "SHA-256")
        _sub(linked, "linkingObjectIdentifierValue", sha256)
    return made


def _agent(kind: str, value: str, what: str, note: str | None) -> Element:
    made = Element(_n("agent"))
    _identifier(made, "agent", kind, value)
    _sub(made, "agentName", value)
    _sub(made, "agentType", what)
    if note is not None:
        _sub(made, "agentNote", note)
    return made


def _rights(one: Original) -> Iterator[Element]:
    """What whoever handed it over allowed; nothing where nobody was asked."""
    stated = one.conditions
    if not stated.to_dict():
        return
    made = Element(_n("rights"))
    statement = _sub(made, "rightsStatement")
    _identifier(statement, "rightsStatement", "number in the case", f"{one.number:06d}")
    _sub(statement, "rightsBasis", "other")
    other = _sub(statement, "otherRightsInformation")
    _sub(other, "otherRightsBasis", "conditions of whoever handed it over")
    granted = _sub(statement, "rightsGranted")
    _sub(granted, "act", ACTS.get(stated.may_publish or "", "nobody was asked whether it may be published"))
    if stated.embargo_until is not None:
        _sub(granted, "restriction", f"nothing is published before {stated.embargo_until}")
    if stated.may_share_with is not None:
        _sub(granted, "restriction", f"may be shared with {', '.join(stated.may_share_with) or 'nobody'}")
    linked = _sub(statement, "linkingObjectIdentifier")
    _sub(linked, "linkingObjectIdentifierType", "SHA-256")
    _sub(linked, "linkingObjectIdentifierValue", one.sha256)
    yield made


def _identifier(parent: Element, what: str, kind: str, value: str) -> None:
    made = _sub(parent, f"{what}Identifier")
    _sub(made, f"{what}IdentifierType", kind)
    _sub(made, f"{what}IdentifierValue", value)


def _sub(parent: Element, name: str, text: str | None = None) -> Element:
    made = ElementTree.SubElement(parent, _n(name))
    if text is not None:
        made.text = visible(text)
    return made


def _n(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _spelt(code: object) -> str:
    return str(code).replace("_", " ")

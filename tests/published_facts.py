"""Published figures and statements about one war, by role, as records of a register."""

from __future__ import annotations

from dataclasses import replace

from diptych.model.statements import Figure, Source, Statement

A, B = "side A", "side B"


def published(first: str = A, second: str = B) -> tuple[list[Source], list[Statement]]:
    """The published facts, as statements by role; ``first`` is the side of the national prosecutor."""
    party = Source(id="x", name="x", independence="party_to_the_conflict")
    sources = [
        replace(party, id="prosecutor", name=f"national prosecutor of {first}", side=first),
        Source(id="mission", name="UN human rights mission", independence="independent"),
        replace(party, id="investigators", name=f"investigators of {second}", side=second),
        replace(party, id="foreign-ministry", name=f"foreign ministry of {second}", side=second),
        replace(party, id="brigade", name=f"a brigade of {first}", side=first),
        replace(party, id="security", name=f"security agency of {first}", side=first),
        replace(party, id="ministry", name=f"defence ministry of {second}", side=second),
        replace(party, id="spokesman", name=f"spokesman of {second}", side=second),
        Source(id="expert", name="outside expert", independence="independent"),
        Source(id="official", name="UN official", independence="independent"),
    ]  # fmt: skip
    killed = "killings of prisoners of war"
    statements = [
        Statement(
            id="s01", source="prosecutor", act="asserts", side=second, said_at="2025",
            proposition="prisoners of war were killed since the war began",
            figure=Figure(low=245, population=f"prisoners of war of {first}", unit="persons", period="2022-02-24/2025",
                          side=second, rule="killed, in the prosecutor's cases", standard="opened case"),
        ),
        Statement(
            id="s02", source="mission", act="asserts", side=second, said_at="2025",
            proposition=f"documented {killed} since August 2024",
            figure=Figure(low=91, high=91, population=f"prisoners of war of {first}", unit="killings",
                          period="2024-08/2025", side=second, rule="documented by the mission",
                          standard="reasonable grounds to believe"),
        ),
        Statement(
            id="s03", source="mission", act="asserts", side=first, said_at="2025",
            proposition="documented one case in the same period",
            figure=Figure(low=1, high=1, population=f"prisoners of war of {second}", unit="cases",
                          period="2024-08/2025", side=first, rule="documented by the mission",
                          standard="reasonable grounds to believe"),
        ),
        Statement(
            id="s04", source="prosecutor", act="asserts", said_at="2025",
            proposition="the register holds incidents that may be war crimes",
            figure=Figure(low=157_000, exclusive=True, population="all who were affected", unit="incidents",
                          period="2022-02-24/2025", side=second, rule="entered in the register",
                          standard="may be a war crime"),
        ),
        Statement(
            id="s05", source="investigators", act="asserts", side=first, said_at="2025",
            proposition=f"cases were opened into crimes alleged against {first}",
            figure=Figure(low=5_700, exclusive=True, population="all who were affected", unit="criminal cases",
                          side=first, rule="case opened", standard="opened case"),
        ),
        Statement(
            id="s06", source="foreign-ministry", act="asserts", side=first, said_at="2025",
            proposition=f"prisoners of war of {second} were systematically killed", figure=Figure(
                population=f"prisoners of war of {second}", unit="persons", side=first),
        ),
        Statement(
            id="s07", source="brigade", act="declines_to_comment", side=first, said_at="2025", request="r1",
            proposition="the recordings of the yard", reasons="an investigation runs",
            scope="incident", incidents=("yard",),
        ),
        Statement(
            id="s08", source="security", act="announces_investigation", side=first, said_at="2025",
            proposition="it opened one into the incident", scope="incident", incidents=("yard",),
        ),
        Statement(
            id="s09", source="ministry", act="does_not_respond", side=second, said_at="2025", request="r2",
            proposition="the recordings of the yard", scope="incident", incidents=("yard",),
        ),
        Statement(
            id="s10", source="spokesman", act="asserts", side=second, said_at="2025",
            proposition="prisoners are treated according to international law",
        ),
        Statement(
            id="s11", source="spokesman", act="denies", side=second, said_at="2025",
            proposition="killings are encouraged", claim="c-encouraged", stance="against",
        ),
        Statement(
            id="s12", source="prosecutor", act="announces_investigation", side=first, said_at="2025",
            proposition=f"allegations against troops of {first} are investigated",
        ),
        Statement(
            id="s13", source="prosecutor", act="asserts", side=second, said_at="2025",
            proposition="killing prisoners is a policy", attributed_to=f"leadership of {second}",
            claim="c-policy", stance="for",
        ),
        Statement(
            id="s14", source="expert", act="assesses", side=second, said_at="2025",
            proposition="the number of such killings rose", holds_for="2024/2025",
        ),
        Statement(
            id="s15", source="official", act="assesses", side=second, said_at="2025",
            proposition="the number of such killings rises", holds_for="2024-08/2025",
            reasons="calls by public figures, and impunity",
        ),
    ]  # fmt: skip
    return sources, statements

"""README.txt of a bag: what it is, what it holds and does not hold, how to check it without any special program."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from diptych.domains.handover.plan import Plan
from diptych.model.conditions import Tier
from diptych.model.visible_text import visible

WHO = {
    "court": "for a court and the parties before it",
    "partner": "for a partner, under the conditions of those who handed the material over",
    "public": "for the public",
}
"""How a kind of hand-over is called in sentences."""

_HEAD = """\
{title}
{line}

This folder is a bag (BagIt 1.0, RFC 8493), made {who} on {day}.
It can be read and checked without any special program and without a network.

README.txt                    this text
verify.py                     checks everything; one file for Python 3.9 or newer, nothing else needed
data/summary.html             a summary to read first{pdf}
data/items.json               what this bag holds, item by item
data/withheld.json            what the case holds and this bag does not
data/for_and_against.json     records that speak for and against what is handed over
data/ro-crate-metadata.json   the same for archives (RO-Crate)
data/case-uco.jsonld          the same for forensic tools (CASE/UCO)
"""

_COURT = """\
data/case/                    a part of the case: originals as received, named by their SHA-256, the custody
                              log whole, findings, and records as the log names them
data/premis.xml               originals, what was done to them and by whom, for archives (PREMIS 3.0)
data/opened/                  records that the case keeps encrypted, opened for this hand-over
data/inclusion/               for each item: its entry in the log and the path to the signed root
"""

_PARTNER = """\
data/findings/, data/records/ what may be shared, in reduced form
data/inclusion/               for shown entries of the log: the entry and the path to the signed root
custody/entries               the custody log; entries that are withheld stand there as their hash, so that the
                              whole can still be checked
"""

_PUBLIC = """\
data/findings/, data/records/ what may be published, in reduced form
"""

_CHECK = """
To check it
    python3 verify.py THIS_FOLDER
Better, with a copy of verify.py that you had from elsewhere, and with the key of the log that you were told by
somebody else than whoever gave you this bag:
    python3 verify.py THIS_FOLDER --trusted KEY

By hand
1. manifest-sha256.txt lists every file below data/ with its SHA-256, tagmanifest-sha256.txt every other file
   but itself, bag.checkpoint and the tokens (sha256sum -c on Linux, shasum -a 256 -c on a Mac).
2. bag.checkpoint is signed (Ed25519, C2SP signed note) by the key in custody/log_key. Its third line is
   SHA-256 of a zero byte and tagmanifest-sha256.txt, in base64; where tagmanifest-sha256.1.tsr is there, the
   root of an RFC 6962 tree over both files.
3. custody/handed_over.json is the entry of the case's log that records this hand-over; it holds the SHA-256 of
   manifest-sha256.txt. custody/handed_over.inclusion (C2SP, path of one entry) leads from it to the root
   of the whole log, which is signed by the same key.
4. tagmanifest-sha256.1.tsr, where it is there, is a timestamp authority's token over tagmanifest-sha256.txt
   (RFC 3161); with the authority's certificates:
   openssl ts -verify -data tagmanifest-sha256.txt -in tagmanifest-sha256.1.tsr -CAfile ROOT.pem
   Without such a token the date of this bag is what its maker says.

What a check cannot see by itself: whether the key is that of whoever should have made this bag. Only a key, a
checkpoint or a timestamp from elsewhere can tell.

Words and units
Times count in seconds from a recording's own first shown frame. Sign: t_first = rate x t_second + offset_s.
interval_s is a 95 % interval. "undetermined" is a result: the material supports no answer. A gap is a gap:
that something was taken out is only said where the source is in hand. "not_looked_for" is another thing than
"absent". A commitment is SHA-256 over a salt and a digest: it says nothing by itself; whoever keeps the case can
tell salt and digest later. Digests are SHA-256, times of the log are UTC.
"""


def readme(
    plan: Plan, *, title: str, tier: Tier, day: str, pdf: bool, destroyed: int, reports: bool
) -> bytes:
    """Write the README: UTF-8, lines of at most about 120 letters.

    Args:
        plan: What leaves.
        title: How the hand-over is called.
        tier: To whom.
        day: ``2026-03-01``.
        pdf: Whether there is a summary.pdf.
        destroyed: Things that were destroyed on record.
        reports: Whether pages of comparisons go along.
    """
    shown = visible(title)
    parts = [
        _HEAD.format(
            title=shown,
            line="=" * min(len(shown), 100),
            who=WHO[tier],
            day=day,
            pdf=", and summary.pdf" if pdf else "",
        )
    ]
    parts.append({"court": _COURT, "partner": _PARTNER, "public": _PUBLIC}[tier])
    if reports:
        parts.append("data/report/                  pages of comparisons; open index.html in a browser\n")
    parts.append("\nWhat it holds\n" + _counted([f"{one.item} ({one.held})" for one in plan.items]))
    parts.append("\nWhat it does not hold\n" + _not_held(plan, tier, destroyed))
    parts.append(_CHECK)
    return "".join(parts).encode("utf-8")


def _counted(names: Sequence[str]) -> str:
    if not names:
        return "  nothing\n"
    return "".join(f"  {n:>5}  {name.replace('_', ' ')}\n" for name, n in sorted(Counter(names).items()))


def _not_held(plan: Plan, tier: Tier, destroyed: int) -> str:
    if not plan.withheld and not destroyed:
        return "  nothing: everything that the case holds is here\n"
    if tier == "public":
        return (
            f"  {len(plan.withheld)} items are withheld: data/withheld.json holds a commitment for each\n"
            "  (names, places, files and times that could lead to people do not leave in a public bag)\n"
        )
    text = _counted([one.item for one in plan.withheld])
    if destroyed:
        text += f"  {destroyed:>5}  destroyed on record; the log says when and on what basis\n"
    return text + "  data/withheld.json names the reason for each.\n"

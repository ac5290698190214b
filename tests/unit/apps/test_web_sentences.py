"""Every sentence that a workflow can write has its words in each language of the interface."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from diptych.domains.linkage.comparisons import COMPARISONS
from diptych.model.publication import QUESTIONS
from diptych.model.register_counts import RULE
from told_sentences import plain, rows, words_of, written

MODULES = (
    "domains/contrast/sentences.py",
    "domains/clock/by_activity.py",
    "domains/clock/by_copy.py",
    "domains/clock/by_ground.py",
    "domains/clock/by_light.py",
    "domains/clock/by_sound.py",
    "domains/clock/by_tracks.py",
    "domains/clock/common.py",
    "domains/clock/find.py",
    "domains/clock/suspicion.py",
    "domains/claims/clocks.py",
    "domains/claims/describe.py",
    "domains/claims/sentences.py",
    "domains/claims/sight.py",
    "domains/copies/edits.py",
    "domains/copies/edit_again.py",
    "domains/copies/edit_looks.py",
    "domains/copies/edit_merge.py",
    "domains/copies/edit_pieces.py",
    "domains/copies/edit_sound.py",
    "domains/copies/same_footage.py",
    "domains/timeline/human.py",
    "domains/timeline/recorded_at.py",
    "domains/timeline/vote.py",
    "algorithms/clock_algebra.py",
    "algorithms/examined.py",
    "workflows/relate.py",
    "workflows/edit_list.py",
    "adapters/video.py",
)
"""Where sentences of comparisons, contrasts, observations and edit lists are written."""

ALSO = (
    "domains/archive_graph/clusters.py",
    "domains/archive_graph/versions.py",
    "domains/handover/plan.py",
    "domains/linkage/comparisons.py",
    "domains/linkage/judged.py",
    "domains/linkage/score.py",
    "domains/places/verified.py",
    "domains/protection/release.py",
    "domains/register/comparable.py",
    "domains/register/counted.py",
    "algorithms/registration.py",
    "model/conditions.py",
    "model/publication.py",
    "model/register_counts.py",
    "workflows/case_log.py",
    "workflows/case_status.py",
    "workflows/find.py",
    "workflows/find_places.py",
    "workflows/find_soundtracks.py",
    "workflows/hand_over_bag.py",
    "workflows/publish_here.py",
)
"""Where sentences of archives, registers, the custody log and what leaves are written: most of them have a row."""

JOINED = (
    "neither states the {a}",
    "one does not state the {a}",
    "it could derive from {n} others of these as well",
    "entries from {n} on are not yet timestamped; an authority was asked and did not answer",
    "unreadable",
    "a receipt",
)
"""Rows whose sentence the code puts together from pieces, or from the name of a state or a record."""

NOT_SENTENCES = (
    r"^(Observed in \{\} |from \{\} to \{\} s$|at \{\} s$)",  # the page tells an observation from its parts
    r"^\{\}: \{\}$",
    r"^\{\} \(\{\}\)$",
    r"^,? ?\{\}( s| %)?$",
    r"^± \{\} s$",
    r"^\{\} \{\}$",
    r"^r\{\}$",
    r"^(comparing the sound|measuring the edits|making the copy again|reading the \{\})$",  # stages of work
    r"^differs by piece$",  # a code
)


def test_every_sentence_has_a_translation(repository: Path) -> None:
    known = [plain(row[0]) for row in rows(repository)]
    missing, seen = [], 0
    for name in MODULES:
        for line, text in written(repository / "src/diptych" / name):
            if any(re.search(one, re.sub(r"\{[^}]*\}", "{}", text)) for one in NOT_SENTENCES):
                continue
            seen += 1
            ends = re.match(r"\{[^}]*\}", text) is not None
            part = (ends and any(one.endswith(plain(text)) for one in known)) or (
                text.endswith(",") and any(one.startswith(plain(text)) for one in known)
            )
            if plain(text) not in known and not part:
                missing.append(f"{name}:{line}: {text}")
    assert missing == []
    assert seen > 150


def test_reasons_of_links_and_of_what_stops_a_copy_are_translated(repository: Path) -> None:
    known = {row[0] for row in rows(repository)}
    levels = {level.words for one in COMPARISONS for level in one.levels}
    assert len(levels) > 40 and sorted(levels - known) == []
    assert {*QUESTIONS.values(), RULE} <= known


def test_translations_hold_the_values_of_their_sentence(repository: Path) -> None:
    for english, *others in rows(repository):
        named = sorted(re.findall(r"\{!?(\w+)\}", english))
        assert len(set(named)) == len(named), english
        for there in others:
            assert there.strip(), english
            assert set(re.findall(r"\{(\w+)", there)) == set(named), (english, there)
            for forms in re.findall(r"\{\w+#([^}]*)\}", there):
                assert forms.count("|") == 2, there
            for forms in re.findall(r"\{\w+\?([^}]*)\}", there):
                assert [one.partition(":")[0] for one in forms.split(";")] == ["first", "second"], there


def test_no_sentence_stands_twice_and_none_is_left_over(repository: Path) -> None:
    held = [row[0] for row in rows(repository)]
    assert len(held) == len(set(held))
    source = " ".join(
        " ".join(text.split())
        for name in (*MODULES, *ALSO)
        for node in ast.walk(ast.parse((repository / "src/diptych" / name).read_text("utf-8")))
        if (text := words_of(node))
    )
    unknown = [
        (english, part)
        for english in held
        if english not in JOINED
        for part in re.split(r"\{[^}]*\}|\), ", english)
        if len(part.strip()) > 8 and " ".join(part.split()) not in source
    ]
    assert unknown == []

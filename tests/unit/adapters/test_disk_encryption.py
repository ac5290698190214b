from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from diptych.adapters.disk_encryption import disk_encryption

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells")


def device(root: Path, name: str, uuid: str = "", below: tuple[Path, ...] = ()) -> Path:
    """A device as /sys shows it."""
    place = root / name
    (place / "slaves").mkdir(parents=True)
    if uuid:
        (place / "dm").mkdir()
        (place / "dm" / "uuid").write_text(uuid)
    for one in below:
        (place / "slaves" / one.name).symlink_to(one)
    return place


def listed(root: Path, of: Path, place: Path) -> Path:
    """The list of devices, in which a folder's device is the given one."""
    number = of.stat().st_dev
    (root / "list").mkdir()
    (root / "list" / f"{os.major(number)}:{os.minor(number)}").symlink_to(place)
    return root / "list"


def test_an_encrypted_partition_is_seen_also_below_volumes(tmp_path: Path) -> None:
    disk = device(tmp_path, "sda2")
    crypt = device(tmp_path, "dm-0", "CRYPT-LUKS2-1234-root", (disk,))
    volume = device(tmp_path, "dm-1", "LVM-1234", (crypt,))
    devices = listed(tmp_path, tmp_path, volume)
    assert disk_encryption(tmp_path, devices=devices) == "encrypted"
    assert disk_encryption(tmp_path / "to" / "be" / "made", devices=devices) == "encrypted"


def test_one_plain_disk_among_several_is_enough_to_say_so(tmp_path: Path) -> None:
    crypt = device(tmp_path, "dm-0", "CRYPT-LUKS2-1234-a")
    volume = device(tmp_path, "dm-1", "LVM-1234", (crypt, device(tmp_path, "sdb1")))
    assert disk_encryption(tmp_path, devices=listed(tmp_path, tmp_path, volume)) == "not_seen"


def test_what_no_device_is_known_of_is_unknown(tmp_path: Path) -> None:
    assert disk_encryption(tmp_path, devices=tmp_path / "nowhere") == "unknown"

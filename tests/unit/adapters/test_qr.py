"""A QR code that another reader reads back."""

from __future__ import annotations

import re

import cv2
import numpy as np

from diptych.adapters import passwords
from diptych.adapters.qr import MARGIN, qr_path


def test_a_reader_of_others_reads_what_was_drawn() -> None:
    address = passwords.second_factor_address(b"12345678901234567890", "reviewer-1")
    drawn = qr_path(address)
    size, path = drawn["size"], drawn["path"]
    assert isinstance(size, int) and isinstance(path, str)
    picture = np.full((size, size), 255, np.uint8)
    runs = re.findall(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z", path)
    assert "".join(f"M{x} {y}h{n}v1h-{m}z" for x, y, n, m in runs) == path
    for x, y, n, m in runs:
        assert n == m
        picture[int(y), int(x) : int(x) + int(n)] = 0
    assert (picture[:MARGIN] == 255).all() and (picture[:, -MARGIN:] == 255).all()
    large = cv2.resize(picture, None, fx=8, fy=8, interpolation=cv2.INTER_NEAREST)
    assert cv2.QRCodeDetector().detectAndDecode(large)[0] == address

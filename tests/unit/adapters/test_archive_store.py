"""Lines of an archive's journal."""

import json
import zlib
from dataclasses import asdict

from diptych.adapters.archive_store import FileLine


def test_a_line_s_checksum_covers_every_field_in_one_order() -> None:
    line = FileLine(
        place="/videos/двір 1.mp4",
        file='двір "1".mp4',
        sha256="ab" * 32,
        size=7,
        mtime_ns=8,
        kind="unreadable",
    )
    assert line.to_dict() == asdict(line)
    assert line.check() == zlib.crc32(json.dumps(asdict(line), sort_keys=True).encode())

"""Timestamps over checkpoints, against an authority made here with openssl; offline they are queued."""

from __future__ import annotations

import http.server
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from diptych.adapters.keys import KeyFolder
from diptych.adapters.timestamps import holds, read_certificates
from diptych.algorithms.der_imprint import find_imprint
from diptych.domains.casefile import Case, check_case
from diptych.domains.casefile import verify as single_file
from diptych.model.errors import NoTimestampError, WrongCallError
from diptych.workflows.case_status import case_status
from diptych.workflows.case_timestamp import add_token, timestamp, write_request
from diptych.workflows.verify import verify
from make_case import make_case, unsigned_token

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl to make an authority")

CONFIGURATION = """
[req]
distinguished_name = dn
prompt = no
[dn]
CN = Invented authority
[root]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign
subjectKeyIdentifier = hash
[stamp]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
[tsa]
default_tsa = here
[here]
serial = serial
crypto_device = builtin
signer_cert = stamp.pem
signer_key = stamp.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
"""


class Authority:
    """An authority in a folder: its root, its certificate, its answers."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        (folder / "a.cnf").write_text(CONFIGURATION, encoding="ascii")
        (folder / "serial").write_text("01\n", encoding="ascii")
        curve = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-config", "a.cnf")
        root = ("-keyout", "root.key", "-out", "root.pem", "-days", "3000", "-extensions", "root")
        self._run("req", "-x509", *curve, *root, "-subj", "/CN=Invented root")
        self._run("req", *curve, "-keyout", "stamp.key", "-out", "stamp.csr", "-subj", "/CN=Invented stamp")
        by = ("-CA", "root.pem", "-CAkey", "root.key", "-set_serial", "2", "-days", "3000")
        self._run(
            *("x509", "-req", "-in", "stamp.csr", *by),
            *("-extfile", "a.cnf", "-extensions", "stamp", "-out", "stamp.pem"),
        )

    def _run(self, *words: str) -> None:
        subprocess.run(["openssl", *words], cwd=self.folder, check=True, capture_output=True)

    def answer(self, request: bytes) -> bytes:
        (self.folder / "q").write_bytes(request)
        self._run("ts", "-reply", "-config", "a.cnf", "-section", "here", "-queryfile", "q", "-out", "r")
        return (self.folder / "r").read_bytes()

    @property
    def certificates(self) -> list[Path]:
        return [self.folder / "root.pem", self.folder / "stamp.pem"]


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority") / "a")


@pytest.fixture
def online(authority: Authority) -> Iterator[str]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            answer = authority.answer(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def _signed(folder: Path, keys: KeyFolder, authority: Authority) -> tuple[bytes, bytes, Path]:
    case = Case.open(folder, keys=keys)
    entry = case.state.events["timestamp_added"][-1]
    path = folder / entry.objects[0].path
    checkpoint = folder / f"log/checkpoints/{entry.about['size']:012d}"
    imprint = bytes.fromhex(case.log.digests[int(str(entry.about["size"]))])
    return path.read_bytes(), imprint, checkpoint


def test_asked_over_the_network(tmp_path: Path, authority: Authority, online: str) -> None:
    folder, keys = make_case(tmp_path)
    done = timestamp(folder, urls=[online, online], keys=keys)
    assert len(done.times) == 2 and not done.failed
    assert case_status(folder, keys=keys).timestamp_state == "timestamped"
    token, imprint, checkpoint = _signed(folder, keys, authority)
    assert find_imprint(token) == single_file.find_imprint(token) == imprint
    assert holds(token, imprint=imprint, trusted=read_certificates(authority.certificates))
    assert not holds(token, imprint=bytes(32), trusted=read_certificates(authority.certificates))
    found = verify(folder, authorities=authority.certificates, keys=keys)
    assert found.ok and found.checked["timestamps"] == 3
    assert sum("the trusted authority signed" in note for note in found.notes) == 2
    assert any(
        line.startswith("timestamps: the authority's signature on 1 tokens") for line in found.not_checkable
    )
    ours = single_file.check(str(folder), []).to_dict()
    assert ours["ok"]
    place = next((folder / "log/timestamps").glob("*"))
    line = next(one for one in ours["not_checkable"] if checkpoint.name in one)
    assert "openssl ts -verify" in line and place.parent.name in line
    words = ["-data", str(checkpoint), "-in", "t", "-CAfile", "root.pem", "-untrusted", "stamp.pem"]
    checked = subprocess.run(
        ["openssl", "ts", "-verify", *words],
        cwd=_with(authority.folder, token),
        capture_output=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stderr


def _with(folder: Path, token: bytes) -> Path:
    (folder / "t").write_bytes(token)
    return folder


def test_a_token_of_another_authority_is_not_trusted(
    tmp_path: Path, authority: Authority, online: str
) -> None:
    folder, keys = make_case(tmp_path)
    timestamp(folder, urls=[online], keys=keys)
    other = Authority(tmp_path / "other")
    token, imprint, _ = _signed(folder, keys, authority)
    assert not holds(token, imprint=imprint, trusted=read_certificates(other.certificates))
    assert not holds(
        unsigned_token(imprint), imprint=imprint, trusted=read_certificates(authority.certificates)
    )


def test_offline_it_is_queued_and_said(tmp_path: Path) -> None:
    folder, keys = make_case(tmp_path)
    before = case_status(folder, keys=keys)
    assert before.timestamp_state == "timestamped"
    Case.open(folder, keys=keys).add_record("note", {"text": "later"})
    done = timestamp(folder, urls=["http://127.0.0.1:9/"], keys=keys)
    assert not done.times and len(done.failed) == 1
    held = case_status(folder, keys=keys)
    assert held.timestamp_state == "partly_timestamped"
    assert any("an authority was asked and did not answer" in note for note in held.notes)
    assert check_case(folder).ok


def test_carried_to_the_authority_and_back(tmp_path: Path, authority: Authority) -> None:
    folder, keys = make_case(tmp_path)
    size, request = write_request(folder)
    answer = authority.answer(request)
    Case.open(folder, keys=keys).add_record("note", {"text": "meanwhile"})
    done = add_token(folder, answer, keys=keys)
    assert done.size == size
    assert check_case(folder).ok
    other, other_keys = make_case(tmp_path / "other")
    with pytest.raises(NoTimestampError):
        add_token(other, answer, keys=other_keys)
    with pytest.raises(NoTimestampError):
        add_token(folder, b"no token", keys=keys)


def test_nothing_is_asked_without_an_address(tmp_path: Path) -> None:
    folder, keys = make_case(tmp_path)
    with pytest.raises(WrongCallError):
        timestamp(folder, urls=[], keys=keys)
    with pytest.raises(WrongCallError):
        timestamp(folder, urls=["file:///etc/hosts"], keys=keys)

"""diptych serve --team: over TLS, under the names that were given, and no other header believed."""

from __future__ import annotations

import datetime
import ipaddress
import json
import os
import signal
import ssl
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from diptych.apps.cli import run
from diptych.workflows.case_new import case_new
from make_case import quick_keys


def certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate for this machine's address, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "desk.example")])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    chain, private = folder / "desk.pem", folder / "desk.key"
    chain.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    return chain, private


@pytest.mark.usefixtures("heard_ctrl_c")
def test_a_team_is_served_over_tls_with_a_cookie_that_stays_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DIPTYCH_KEYS", str(tmp_path / "keys"))
    case_new(tmp_path / "case", title="Yard", keys=quick_keys(tmp_path / "keys"))
    words = [
        "team",
        "add",
        "owner-1",
        "--role",
        "owner",
        "--case",
        str(tmp_path / "case"),
        "--no-second-factor",
        "--json",
    ]
    assert run(words) == 0
    password = json.loads(capsys.readouterr().out)["password"]
    chain, private = certificate(tmp_path)
    command = [
        sys.executable, "-m", "diptych", "serve", str(tmp_path / "case"), "--team", "--no-open", "--port", "0",
        "--json", "--name", "desk.example", "--tls-certificate", str(chain), "--tls-key", str(private),
    ]  # fmt: skip
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True) as process:
        assert process.stdout is not None
        text = ""
        while not text.rstrip().endswith("}"):
            text += process.stdout.readline()
        told = json.loads(text)
        assert told["address"] == f"https://desk.example:{told['port']}/"
        here, trusted = f"https://127.0.0.1:{told['port']}/", ssl.create_default_context(cafile=str(chain))

        def ask(path: str, body: object = None, **headers: str) -> tuple[int, dict[str, str]]:
            data = None if body is None else json.dumps(body).encode()
            given = {"content-type": "application/json", **headers}
            request = urllib.request.Request(here + path, data=data, headers=given)
            try:
                with urllib.request.urlopen(request, timeout=30, context=trusted) as answer:
                    return answer.status, {name.lower(): one for name, one in answer.headers.items()}
            except urllib.error.HTTPError as error:
                with error:
                    return error.code, {}

        assert ask("healthz")[0] == 200
        status, headers = ask("api/session", {"name": "owner-1", "password": password})
        assert status == 201
        cookie = headers["set-cookie"]
        assert cookie.startswith(f"__Host-diptych-{told['port']}-team=") and "Secure" in cookie
        assert "max-age=" in headers["strict-transport-security"]
        assert ask("api/state", cookie=cookie.partition(";")[0])[0] == 200
        assert ask("healthz", host="desk.example")[0] == 200
        assert ask("healthz", host="elsewhere.example")[0] == 403
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 130

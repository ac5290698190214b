"""Listen on this machine's loopback address, and open a browser on it."""

from __future__ import annotations

import contextlib
import errno
import ipaddress
import os
import socket
import sys
import webbrowser
from pathlib import Path

from diptych.model.errors import DiptychError, WrongCallError

TRIES = 20
"""How many ports are tried, from the one asked for. Chosen by hand."""


def listen(host: str, port: int, *, anywhere: bool = False) -> socket.socket:
    """Listen on a loopback address; a port that is taken is passed over for the next that is free.

    Args:
        host: ``localhost`` or a loopback address, such as ``127.0.0.1`` or ``::1``.
        port: The port; 0 takes any.
        anywhere: Whether other addresses of this machine are listened on as well, for a team.

    Raises:
        WrongCallError: The host is not this machine's loopback, or the port is none.
        DiptychError: No port is free.
    """
    if not is_loopback(host) and not (anywhere and is_address(host)):
        raise WrongCallError(
            f"{host} is not this machine's loopback address",
            advice="The workbench answers on this machine only: use 127.0.0.1, ::1 or localhost.",
        )
    if not 0 <= port <= 65535:
        raise WrongCallError(
            f"{port} is no port", advice="Ports go from 1 to 65535; 0 takes any that is free."
        )
    address = "127.0.0.1" if host == "localhost" else host
    last = port if port == 0 else min(65535, port + TRIES - 1)
    for one in range(port, last + 1):
        found = _bound(address, one)
        if found is not None:
            return found
    raise DiptychError(
        f"no port from {port} to {last} is free on {address}",
        advice="Name another with --port, or use --port 0.",
    )


def is_loopback(host: str) -> bool:
    """Whether a host names this machine's loopback."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def is_address(host: str) -> bool:
    """Whether it is an address, and no name."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def is_wildcard(host: str) -> bool:
    """Whether it stands for every address of this machine."""
    return is_address(host) and ipaddress.ip_address(host).is_unspecified


def is_ours(client: tuple[str, int] | None, server_port: int) -> bool:
    """Whether a connection from this machine comes from the same user, or from its administrator.

    Linux says whose every socket is; elsewhere, and where that cannot be read, nothing is known and the answer is yes.

    Args:
        client: Address and port of the other end.
        server_port: Our own port.
    """
    if client is None or not hasattr(os, "getuid"):
        return True
    for table in ("tcp", "tcp6"):
        try:
            lines = (Path("/proc/net") / table).read_text("ascii").splitlines()[1:]
        except (OSError, ValueError):
            continue
        for line in lines:
            fields = line.split()
            ports = [int(one.rpartition(":")[2], 16) for one in fields[1:3]]
            if ports == [client[1], server_port]:
                return int(fields[7]) in {0, os.getuid()}
    return True


def open_in_browser(address: str) -> bool:
    """Open an address in the person's browser, where there is a screen; say whether it was tried."""
    has_screen = os.name == "nt" or sys.platform == "darwin"
    if not has_screen and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return False
    with contextlib.suppress(webbrowser.Error):
        return webbrowser.open(address)
    return False


def _bound(address: str, port: int) -> socket.socket | None:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    try:
        # With the protocol named, asyncio sends answers at once; else their second part waits 40 ms for a sign.
        found = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    except OSError as error:
        raise DiptychError(f"{address} cannot be used here") from error
    try:
        if os.name != "nt":  # there it would let two programs share a port
            found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind((address, port))
        found.listen(128)
    except OSError as error:
        found.close()
        if error.errno in {errno.EADDRINUSE, errno.EACCES} or getattr(error, "winerror", 0) in {10013, 10048}:
            return None
        raise DiptychError(
            f"{address} cannot be used here: {os.strerror(error.errno or 0).lower()}"
        ) from error
    return found

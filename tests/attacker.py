"""What a decoder that was taken over would try; copied aside and run in a confined helper by tests/faults."""

from __future__ import annotations

import ctypes
import json
import os
import socket
import struct
import subprocess
import threading
import time
from pathlib import Path


def _tried(what):
    try:
        answer = what()
    except BaseException as error:  # noqa: BLE001 - whatever stops it is what is asked
        return f"refused: {type(error).__name__}"
    return "done" if answer is None else f"done: {answer}"


def _memory_of(pid):
    with open(f"/proc/{pid}/mem", "rb") as handle:
        handle.seek(4096)
        handle.read(1)


def _thread():
    one = threading.Thread(target=lambda: None)
    one.start()
    one.join()


def _typed():
    import fcntl

    fcntl.ioctl(0, 0x5412, b"x")


def _raised():
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


def _forked():
    pid = os.fork()
    if pid == 0:
        os._exit(0)
    os.waitpid(pid, 0)


def try_all(*, own, secret, outside, room, port, pid, progress):
    libc = ctypes.CDLL(None, use_errno=True)

    def call(number, *arguments):
        if libc.syscall(number, *arguments) < 0:
            raise OSError(ctypes.get_errno(), "call")

    def unix():
        with socket.socket(socket.AF_UNIX) as one:
            one.connect("\0nobody")

    def udp():
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
            one.sendto(b"x", ("127.0.0.1", port))

    tries = {
        "connect": lambda: socket.create_connection(("127.0.0.1", port), 2).close(),
        "send_datagram": udp,
        "unix_socket": unix,
        "read_own_file": lambda: Path(own).read_bytes() and None,
        "read_secret": lambda: Path(secret).read_bytes() and None,
        "read_passwd": lambda: Path("/etc/passwd").read_bytes() and None,
        "list_home": lambda: os.listdir(Path(secret).parent) and None,
        "list_root_home": lambda: os.listdir("/root") and None,
        "write_own_file": lambda: Path(own).write_bytes(b"changed") and None,
        "write_outside": lambda: Path(outside).write_bytes(b"x") and None,
        "write_temporary": lambda: Path(f"/tmp/{os.path.basename(outside)}").write_bytes(b"x") and None,
        "write_code": lambda: Path(__file__).write_bytes(b"x") and None,
        "remove_own_file": lambda: os.unlink(own),
        "change_mode": lambda: os.chmod(own, 0o777),
        "change_time": lambda: os.utime(own, (1, 1)),
        "link_out": lambda: os.symlink("/etc/passwd", os.path.join(room, "link")),
        "hard_link": lambda: os.link(own, os.path.join(room, "hard")),
        "write_room": lambda: Path(room, "made").write_bytes(b"made") and None,
        "write_large": lambda: Path(room, "large").write_bytes(bytes(2_000_000)) and None,
        "fork": _forked,
        "program": lambda: subprocess.run(["/bin/true"], check=True) and None,
        "thread": _thread,
        "signal_parent": lambda: os.kill(pid, 0),
        "memory_of_parent": lambda: _memory_of(pid),
        "raise_limit": _raised,
        "type_into_terminal": _typed,
        "new_user_space": lambda: call(272, 0x10000000),
        "io_uring": lambda: call(425, 8, 0),
        "shared_memory": lambda: call(29, 0, 1 << 20, 0o1600),
        "environment": lambda: os.environ["DIPTYCH_REGISTER"] and None,
    }
    return json.dumps({name: _tried(what) for name, what in tries.items()}).encode()


def read(*, name, progress):
    return open(name, "rb").read()


def misbehave(*, what, progress, send=None):
    def raw(content):
        os.write(_answer_fd(), content)
        time.sleep(30)

    if what == "forever":
        while True:
            pass
    if what == "forever_with_progress":
        while True:
            progress(0.5)
            time.sleep(0.01)
    if what == "silent":
        progress(0.1)
        time.sleep(60)
    if what == "memory":
        import mmap

        kept = [mmap.mmap(-1, 1 << 30) for _ in range(10)]
        return str(len(kept)).encode()
    if what == "flood":
        while True:
            progress(0.5)
    if what == "talk":
        for _ in range(2000):
            os.write(2, b"\x1b]0;owned\x07" * 100)
        return b"talked"
    if what == "huge_head":
        raw(b"D" + struct.pack(">Q", 1 << 60))
    if what == "large":
        return bytes(3_000_000)
    if what == "no_kind":
        raw(b"Z" + struct.pack(">Q", 4) + b"abcd")
    if what == "item_unasked":
        raw(b"I" + struct.pack(">Q", 4) + b"abcd")
    if what.startswith("progress:"):
        content = what.partition(":")[2].encode()
        raw(b"P" + struct.pack(">Q", len(content)) + content)
    if what.startswith("failed:"):
        content = what.partition(":")[2].encode()
        os.write(_answer_fd(), b"F" + struct.pack(">Q", len(content)) + content)
        os._exit(0)
    if what == "half":
        os.write(_answer_fd(), b"D" + struct.pack(">Q", 1000) + b"half")
        os._exit(0)
    return b"fine"


def _answer_fd():
    """The descriptor of the answers: the only pipe besides the three that every process has."""
    return next(n for n in range(3, 64) if _is_pipe(n))


def _is_pipe(n):
    import stat

    try:
        return stat.S_ISFIFO(os.fstat(n).st_mode)
    except OSError:
        return False

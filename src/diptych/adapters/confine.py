"""How far a helper is confined: what this system offers, what each way promises, and how it is put into force.

In: what a helper may read and write, and its limits. Out: the command that starts it, and the steps that it takes on
itself before it looks at a file. Never here: decoding.

Three ways, the strongest that works is taken: ``bubblewrap`` (name spaces of its own, with all of the next inside),
``landlock`` (Landlock and seccomp, no privileges needed), ``limits_only`` (limits on time, memory and output).
"""

from __future__ import annotations

import contextlib
import functools
import importlib.util
import json
import math
import os
import shutil
import site
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from diptych.adapters import confine_landlock, confine_seccomp

MIB = 1 << 20

WAYS = ("bubblewrap", "landlock", "limits_only")
"""Strongest first."""

PROMISES = {
    "bubblewrap": (
        "no network: a network of its own, without any address",
        "sees its own files, the programs of this system and nothing else",
        "writes nothing but the folder that it was given",
        "starts no program and no process, sees and signals no other",
        "time, memory, processor time, size of files and of answers are limited",
    ),
    "landlock": (
        "no network: sockets are refused",
        "reads its own files and the programs of this system; of others it can learn that they exist",
        "writes nothing but the folder that it was given",
        "starts no program and no process, signals no other",
        "time, memory, processor time, size of files and of answers are limited",
    ),
    "limits_only": ("time and size of answers are limited; memory and processor time where the system can",),
}
"""What each way holds a helper to; the tests take them one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much a helper may use. Whoever starts it chooses; the defaults suit a look at one small file."""

    wall_s: float | None = 600.0
    """Longest time from its start to its answer; ``None`` for work whose length nobody knows. Chosen by hand."""
    silence_s: float | None = None
    """Longest time without a sign of progress; ``None`` where the work tells none."""
    memory_bytes: int = 8192 * MIB
    """Address space. Pictures of 40 million pixels took 1.7 GB of it to examine; a decoder may hold 16 of them and a
    half more for each thread. Chosen by hand above that."""
    file_bytes: int = 0
    """Largest file that it may write; 0 for none."""
    open_files: int = 256
    """Open files at the same time. Chosen by hand; libraries alone need about 40."""
    answer_bytes: int = 2048 * MIB
    """Largest answer: small pictures of 3,000 frames take 0.7 GB at most. Chosen by hand."""


WALL_BASE_S, WALL_S_PER_MIB = 600.0, 200.0
"""Time allowed for a file whatever its size, and for each MiB. A slow machine examines 1 MiB of strongly compressed
footage (50 s) in 60 s; measured 0.26 s for a second of footage on two cores. Chosen by hand, wide."""

SILENCE_BASE_S, SILENCE_S_PER_MIB = 120.0, 0.5
"""Time allowed between two signs of progress. The longest silence is the digest of a file: 2 MiB/s at worst. Chosen
by hand."""


def limits_for(paths: Sequence[Path], limits: Limits | None = None) -> Limits:
    """Return limits that grow with the size of the files to be read.

    Args:
        paths: The files; what cannot be asked counts as empty.
        limits: The other limits.
    """
    size = sum(_size(path) for path in paths) / MIB
    return replace(
        limits or Limits(),
        wall_s=WALL_BASE_S * max(1, len(paths)) + WALL_S_PER_MIB * size,
        silence_s=SILENCE_BASE_S + SILENCE_S_PER_MIB * size,
    )


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """What a helper may touch."""

    reads: tuple[Path, ...] | None = None
    """Files, and folders with all in them; ``None`` leaves it all that the person may read."""
    writes: tuple[Path, ...] = ()
    """Folders in which it may make files."""
    limits: Limits = Limits()


@dataclass(frozen=True, slots=True, kw_only=True)
class Confinement:
    """How helpers are confined on this system."""

    way: str
    parts: tuple[str, ...]
    """What is in force: ``namespaces``, ``landlock``, ``seccomp``, ``limits``."""
    why_not_stronger: tuple[str, ...]
    """For each stronger part, why it is not in force; empty when all are."""

    @property
    def promises(self) -> tuple[str, ...]:
        """What a helper is held to."""
        return PROMISES[self.way]


@functools.cache
def confinement() -> Confinement:
    """Look which ways this system offers; looked at once."""
    return _found(_why_no_bubblewrap())


def confinement_of(way: str) -> Confinement:
    """Return a weaker way than the strongest, for measuring and for tests.

    Raises:
        ValueError: This system does not offer it.
    """
    if way == "limits_only":
        return Confinement(way=way, parts=("limits",), why_not_stronger=("asked for",))
    found = _found("asked for") if way == "landlock" else confinement()
    if found.way != way:
        raise ValueError(f"{way} is not offered here: {'; '.join(found.why_not_stronger)}")
    return found


def _found(no_bubblewrap: str) -> Confinement:
    reasons = [f"bubblewrap: {no_bubblewrap}"] if no_bubblewrap else []
    parts = [] if no_bubblewrap else ["namespaces"]
    known = confine_landlock.version()
    if known:
        parts.append("landlock")
    else:
        reasons.append("Landlock: absent from this kernel, or switched off")
    no_seccomp = confine_seccomp.why_not()
    if no_seccomp:
        reasons.append(f"seccomp: {no_seccomp}")
    else:
        parts.append("seccomp")
    if "namespaces" in parts:
        way = "bubblewrap"
    elif {"landlock", "seccomp"} <= set(parts):
        way = "landlock"
    else:
        way = "limits_only"
    return Confinement(way=way, parts=(*parts, "limits"), why_not_stronger=tuple(reasons))


def _why_no_bubblewrap() -> str:
    """Try bubblewrap with the interpreter that helpers use; empty where it works."""
    if sys.platform != "linux":
        return "on Linux only"
    program = shutil.which("bwrap")
    if program is None:
        return "the program bwrap is not installed"
    command = [
        program,
        *_bubblewrap(Reach(reads=())),
        "--",
        sys.executable,
        "-I",
        "-S",
        "-c",
        "import ctypes",
    ]
    try:
        tried = subprocess.run(command, capture_output=True, timeout=20, check=False, env=environment())
    except (OSError, subprocess.SubprocessError) as error:
        return f"it could not be started ({type(error).__name__})"
    if tried.returncode == 0:
        return ""
    said = tried.stderr.decode("utf-8", "replace").strip().splitlines()
    return f"it could not start the interpreter ({said[-1] if said else tried.returncode})"


_KEPT = (
    "LANG",
    "LC_ALL",
    "LC_CTYPE",
    "TZ",
    "PYTHONPATH",
    "PYTHONHOME",
    "PYTHONHASHSEED",
    "PYTHONUTF8",
    "LD_LIBRARY_PATH",
    "DYLD_LIBRARY_PATH",
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "OPENBLAS_CORETYPE",
    "MKL_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
)
_KEPT_ON_WINDOWS = ("SYSTEMROOT", "WINDIR", "PATH", "TEMP", "TMP")


def environment() -> dict[str, str]:
    """Return what a helper learns of the caller's environment: languages, libraries, threads; no address, no secret."""
    names = _KEPT + (_KEPT_ON_WINDOWS if os.name == "nt" else ())
    kept = {name: os.environ[name] for name in names if os.environ.get(name)}
    kept["PYTHONDONTWRITEBYTECODE"] = "1"
    # Not the current folder: it may hold material, and a file there called numpy.py would be run.
    given = [part for part in os.environ.get("PYTHONPATH", "").split(os.pathsep) if os.path.isabs(part)]
    kept["PYTHONPATH"] = os.pathsep.join([str(_own_place()), *given])
    return kept


def _own_place() -> Path:
    return Path(__file__).resolve().parent.parent.parent


@contextlib.contextmanager
def starting(found: Confinement, reach: Reach, code: str) -> Iterator[tuple[list[str], tuple[int, ...]]]:
    """Give the command that starts a helper, and the descriptors that it needs to keep open until it has started.

    Args:
        found: How it is confined.
        reach: What it may touch.
        code: The line of Python that it runs.
    """
    start = [sys.executable, "-P", "-c", code]
    if found.way != "bubblewrap":
        yield start, ()
        return
    # Not on the command line: the names of ten thousand files do not fit there, and others could read them.
    told = os.memfd_create("reach")
    try:
        os.write(told, b"".join(os.fsencode(part) + b"\0" for part in _bubblewrap(reach)))
        os.lseek(told, 0, os.SEEK_SET)
        yield [shutil.which("bwrap") or "bwrap", "--args", str(told), "--", *start], (told,)
    finally:
        os.close(told)


_SYSTEM = (
    "/usr",
    "/lib",
    "/lib32",
    "/lib64",
    "/bin",
    "/sbin",
    "/etc/alternatives",
    "/etc/ld.so.cache",
    "/etc/ld.so.conf",
    "/etc/ld.so.conf.d",
    "/etc/localtime",
    "/nix/store",
    "/sys/devices/system/cpu",
    "/sys/devices/system/node",
    "/sys/fs/cgroup",
)
"""Programs of the system, and how many processors there are: libraries divide sums by that number."""

_OWN_PROC = ("/proc/self", "/proc/cpuinfo", "/proc/meminfo", "/proc/stat", "/proc/sys/vm/overcommit_memory")
_DEVICES = ("/dev/zero", "/dev/urandom", "/dev/random")


@functools.cache
def _program_places() -> tuple[str, ...]:
    """Folders that the interpreter and the libraries are in; never the caller's own scripts."""
    named = sysconfig.get_paths()
    places = [sys.prefix, sys.base_prefix, sys.exec_prefix, sys.base_exec_prefix]
    places += [named[key] for key in ("stdlib", "platstdlib", "purelib", "platlib") if key in named]
    if site.ENABLE_USER_SITE:
        places.append(site.getusersitepackages())
    places.append(str(_own_place() / "diptych"))
    for module in ("numpy", "av", "cv2", "scipy"):  # installed elsewhere, for example by a .pth file
        found = importlib.util.find_spec(module)
        if found is not None and found.origin is not None:
            places += [str(Path(found.origin).parent), str(Path(found.origin).parent) + ".libs"]
    return tuple(places)


def _places() -> list[Path]:
    whole: list[Path] = []
    for name in dict.fromkeys([*_program_places(), *environment()["PYTHONPATH"].split(os.pathsep)[1:]]):
        for path in dict.fromkeys((Path(name), Path(os.path.realpath(name)))):
            if path.exists() and not any(path == one or one in path.parents for one in whole):
                whole.append(path)
    return whole


def _bubblewrap(reach: Reach) -> list[str]:
    # In order: a later line lies over an earlier one.
    line = ["--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL"]
    if reach.reads is None:
        line += ["--ro-bind", "/", "/"]
    else:
        for name in _SYSTEM:
            if os.path.islink(name):
                line += ["--symlink", os.readlink(name), name]
            else:
                line += ["--ro-bind-try", name, name]
    line += ["--proc", "/proc", "--dev", "/dev"]
    if reach.reads is not None:
        line += ["--tmpfs", "/tmp"]
        for path in [*_places(), *_beside(_places(), reach.reads)]:
            line += ["--ro-bind-try", str(path), str(path)]
    for path in map(_absolute, reach.writes):
        line += ["--bind", str(path), str(path)]
    if reach.reads is not None:
        line += ["--remount-ro", "/tmp", "--remount-ro", "/"]
    return [*line, "--chdir", "/" if reach.reads is not None else os.getcwd()]


def _beside(places: Iterable[Path], reads: Iterable[Path]) -> list[Path]:
    """Give the files that must be laid beside the places: a link inside a place cannot be built anew, it leads on."""
    whole = set(places)
    named = [p if whole.isdisjoint(p.parents) else Path(os.path.realpath(p)) for p in map(_absolute, reads)]
    return [path for path in named if whole.isdisjoint(path.parents)]


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))


def orders(found: Confinement, reach: Reach) -> dict[str, object]:
    """Return what a helper is told to take on itself, as JSON values."""
    if reach.reads is None:
        reads: list[Path] = [Path("/")]
    else:
        reads = [*map(Path, (*_SYSTEM, *_DEVICES, *_OWN_PROC)), *_places(), *map(_absolute, reach.reads)]
    return {
        "parts": list(found.parts),
        "reads": [os.fspath(path) for path in reads],
        "writes": [os.fspath(path) for path in map(_absolute, reach.writes)],
        "limits": asdict(reach.limits),
    }


def take_on(told: Mapping[str, object]) -> None:
    """Take limits and rules on this process; before any thread is started and any file of a stranger opened.

    Args:
        told: What :func:`orders` gave.

    Raises:
        OSError: A part that the parent counts on could not be put into force.
    """
    values = json.loads(json.dumps(told))
    parts, limits = values["parts"], values["limits"]
    if not set(parts) <= {"namespaces", "landlock", "seccomp", "limits"}:
        raise OSError("a part is not known here")
    _limit(limits, exactly="namespaces" in parts or "landlock" in parts)
    if "landlock" in parts:
        confine_landlock.allow_only(
            [Path(p) for p in values["reads"]], [Path(p) for p in (*values["writes"], "/dev/null")]
        )
    if "seccomp" in parts:
        confine_seccomp.forbid_calls()


def _limit(limits: Mapping[str, float | None], *, exactly: bool) -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    with contextlib.suppress(OSError):  # where memory runs out, the kernel ends the helper first
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")
    n_processors = max(2, os.cpu_count() or 1)
    wanted = {
        "RLIMIT_AS": limits["memory_bytes"],
        "RLIMIT_CPU": math.ceil(limits["wall_s"] * n_processors) + 5 if limits["wall_s"] else None,
        "RLIMIT_FSIZE": limits["file_bytes"],
        "RLIMIT_NOFILE": limits["open_files"],
        "RLIMIT_CORE": 0,
    }
    for name, value in wanted.items():
        if value is None:
            continue
        try:
            which = getattr(resource, name)
            hard = resource.getrlimit(which)[1]
            most = int(value) if hard == resource.RLIM_INFINITY else min(int(value), hard)
            resource.setrlimit(which, (most, most))
        except (AttributeError, OSError, ValueError):
            if exactly:
                raise

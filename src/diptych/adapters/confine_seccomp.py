"""Take system calls away from this process for good (Linux seccomp): no sockets, no programs, no other processes.

What is refused is listed here by name, with the reason; calls that are newer than this list are refused as well.
Refused calls fail with an error instead of ending the process, so that a library that merely asks goes on.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import struct
import sys

_MACHINES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
"""Machines whose numbers are listed here, with the kernel's name for each (``AUDIT_ARCH_*``)."""

_REFUSED = {
    # name: (number on x86_64, number on aarch64); -1 where the machine has none
    "socket": (41, 198),
    "socketpair": (53, 199),
    "connect": (42, 203),
    "bind": (49, 200),
    "listen": (50, 201),
    "accept": (43, 202),
    "accept4": (288, 242),
    "sendto": (44, 206),
    "sendmsg": (46, 211),
    "sendmmsg": (307, 269),
    "recvmsg": (47, 212),
    "recvmmsg": (299, 243),
    # other programs and processes
    "fork": (57, -1),
    "vfork": (58, -1),
    "execve": (59, 221),
    "execveat": (322, 281),
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "process_madvise": (440, 440),
    "kcmp": (312, 272),
    "pidfd_open": (434, 434),
    "pidfd_getfd": (438, 438),
    "pidfd_send_signal": (424, 424),
    "tkill": (200, 130),
    "rt_sigqueueinfo": (129, 138),
    "rt_tgsigqueueinfo": (297, 240),
    # memory that the limit on memory does not count, and queues that outlive the process
    "memfd_create": (319, 279),
    "memfd_secret": (447, 447),
    "shmget": (29, 194),
    "shmat": (30, 196),
    "shmctl": (31, 195),
    "semget": (64, 190),
    "semop": (65, 193),
    "semctl": (66, 191),
    "msgget": (68, 186),
    "msgsnd": (69, 189),
    "msgctl": (71, 187),
    "mq_open": (240, 180),
    "mq_unlink": (241, 181),
    # changes to files that rules on paths do not cover
    "truncate": (76, 45),
    "chmod": (90, -1),
    "fchmod": (91, 52),
    "fchmodat": (268, 53),
    "fchmodat2": (452, 452),
    "chown": (92, -1),
    "fchown": (93, 55),
    "lchown": (94, -1),
    "fchownat": (260, 54),
    "utime": (132, -1),
    "utimes": (235, -1),
    "futimesat": (261, -1),
    "utimensat": (280, 88),
    "setxattr": (188, 5),
    "lsetxattr": (189, 6),
    "fsetxattr": (190, 7),
    "removexattr": (197, 14),
    "lremovexattr": (198, 15),
    "fremovexattr": (199, 16),
    "link": (86, -1),
    "linkat": (265, 37),
    "symlink": (88, -1),
    "symlinkat": (266, 36),
    "mknod": (133, -1),
    "mknodat": (259, 33),
    # the machine, its mounts, its keys, its kernel
    "mount": (165, 40),
    "umount2": (166, 39),
    "pivot_root": (155, 41),
    "chroot": (161, 51),
    "move_mount": (429, 429),
    "open_tree": (428, 428),
    "fsopen": (430, 430),
    "fsconfig": (431, 431),
    "fsmount": (432, 432),
    "fspick": (433, 433),
    "mount_setattr": (442, 442),
    "unshare": (272, 97),
    "setns": (308, 268),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "keyctl": (250, 219),
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "userfaultfd": (323, 282),
    "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
    "init_module": (175, 105),
    "finit_module": (313, 273),
    "delete_module": (176, 106),
    "kexec_load": (246, 104),
    "kexec_file_load": (320, 294),
    "fanotify_init": (300, 262),
    "name_to_handle_at": (303, 264),
    "open_by_handle_at": (304, 265),
    "syslog": (103, 116),
    "reboot": (169, 142),
    "swapon": (167, 224),
    "swapoff": (168, 225),
    "acct": (163, 89),
    "quotactl": (179, 60),
    "personality": (135, 92),
    "sethostname": (170, 161),
    "setdomainname": (171, 162),
    "settimeofday": (164, 170),
    "clock_settime": (227, 112),
    "adjtimex": (159, 171),
    "clock_adjtime": (305, 266),
    "iopl": (172, -1),
    "ioperm": (173, -1),
}

_LAST_KNOWN = 462
"""Largest number of a system call that was looked at (``mseal``, Linux 6.10); larger ones are answered as unknown."""

_CLONE = (56, 220)
_CLONE3 = (435, 435)
_KILL = (62, 129)
_TGKILL = (234, 131)
_PRLIMIT = (302, 261)
_IOCTL = (16, 29)
_CLONE_THREAD = 0x10000
_TIOCSTI, _TIOCLINUX = 0x5412, 0x541C
"""Requests that type into the terminal of whoever started this process."""

_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_NUMBER, _MACHINE, _ARGUMENTS = 0, 4, 16
_ALLOW, _KILL_PROCESS, _ERROR = 0x7FFF0000, 0x80000000, 0x00050000
_X32 = 0x40000000

_PR_SET_NO_NEW_PRIVS, _PR_GET_SECCOMP, _PR_SET_SECCOMP, _FILTER = 38, 21, 22, 2


def why_not() -> str:
    """Say why this machine cannot take system calls away; empty where it can."""
    if sys.platform != "linux":
        return "system calls are filtered on Linux only"
    if platform.machine() not in _MACHINES or sys.maxsize < 2**32:
        return f"system calls of {platform.machine()} are not listed"
    if ctypes.CDLL(None, use_errno=True).prctl(_PR_GET_SECCOMP, 0, 0, 0, 0) < 0:
        return "the kernel was built without seccomp"
    return ""


def forbid_calls() -> None:
    """Take the calls away from this thread and all threads that it starts. There is no way back.

    Raises:
        OSError: The kernel refused.
    """
    machine = list(_MACHINES).index(platform.machine())
    program = _program(machine, os.getpid())
    libc = ctypes.CDLL(None, use_errno=True)
    content = ctypes.create_string_buffer(b"".join(program))

    class _Program(ctypes.Structure):
        _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_void_p)]

    whole = _Program(len(program), ctypes.addressof(content))
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "no_new_privs")
    if libc.prctl(_PR_SET_SECCOMP, _FILTER, ctypes.byref(whole), 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "seccomp")


def _step(code: int, value: int, yes: int = 0, no: int = 0) -> bytes:
    return struct.pack("=HBBI", code, yes, no, value)


def _program(machine: int, pid: int) -> list[bytes]:
    """Return the filter: every step is an instruction; a jump counts the steps to pass over."""
    refuse, unknown = _step(_RETURN, _ERROR | errno.EPERM), _step(_RETURN, _ERROR | errno.ENOSYS)
    allow, kill = _step(_RETURN, _ALLOW), _step(_RETURN, _KILL_PROCESS)
    steps = [
        _step(_LOAD, _MACHINE),
        _step(_EQUAL, list(_MACHINES.values())[machine], 1, 0),
        kill,
        _step(_LOAD, _NUMBER),
    ]
    if machine == 0:
        steps += [_step(_AT_LEAST, _X32, 0, 1), kill]
    steps += [_step(_AT_LEAST, _LAST_KNOWN + 1, 0, 1), unknown]
    for numbers in _REFUSED.values():
        if numbers[machine] >= 0:
            steps += [_step(_EQUAL, numbers[machine], 0, 1), refuse]
    # The C library then falls back to clone, whose flags can be looked at.
    steps += [_step(_EQUAL, _CLONE3[machine], 0, 1), unknown]
    steps += [
        _step(_EQUAL, _CLONE[machine], 0, 4),
        _step(_LOAD, _ARGUMENTS),
        _step(_ANY_BIT, _CLONE_THREAD, 0, 1),
        allow,
        refuse,
    ]
    for numbers, allowed in ((_KILL, (pid,)), (_TGKILL, (pid,)), (_PRLIMIT, (0, pid))):
        compare = [_step(_EQUAL, value, len(allowed) - k, 0) for k, value in enumerate(allowed)]
        steps += [
            _step(_EQUAL, numbers[machine], 0, len(compare) + 3),
            _step(_LOAD, _ARGUMENTS),
            *compare,
            refuse,
            allow,
        ]
    steps += [
        _step(_EQUAL, _IOCTL[machine], 0, 4),
        _step(_LOAD, _ARGUMENTS + 8),
        _step(_EQUAL, _TIOCSTI, 1, 0),
        _step(_EQUAL, _TIOCLINUX, 0, 1),
        refuse,
    ]
    return [*steps, allow]

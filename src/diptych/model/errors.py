"""Failures that a person can act on, each with an exit code and advice.

A *mistake* of a caller is a ``ValueError``. A *refusal* (the material supports no answer) is a result, not an
error. What remains are failures, listed here and in docs/errors.md.
"""

from __future__ import annotations


class DiptychError(Exception):
    """A failure with an exit code below 64 and one line of advice."""

    exit_code = 10
    kind = "failure"
    advice = "Run `diptych doctor`; if nothing is missing, report the message."

    def __init__(self, message: str, *, advice: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        if advice is not None:
            self.advice = advice


class NotAVideoError(DiptychError):
    """The file holds no container that the decoder knows."""

    exit_code = 11
    kind = "not_a_video"
    advice = "Check that the file is a video and was copied in full."


class NoPictureError(DiptychError):
    """The container holds no picture stream, or no picture could be decoded."""

    exit_code = 12
    kind = "no_picture"
    advice = "Sound alone cannot be compared by this command."


class TooLargeError(DiptychError):
    """The picture or the recording exceeds a limit that protects this machine."""

    exit_code = 13
    kind = "too_large"
    advice = "Raise the limit with --max-pixels or --max-hours if you trust the file."


class UnreadableError(DiptychError):
    """A file or folder cannot be read."""

    exit_code = 14
    kind = "unreadable"
    advice = "Check the path and its permissions."


class OutputRefusedError(DiptychError):
    """The output folder holds something that is not an earlier result of ours."""

    exit_code = 15
    kind = "output_refused"
    advice = "Name a folder that does not exist, is empty, or holds an earlier result of this command."


class OutputFailedError(DiptychError):
    """Writing the result failed, for example because the disk is full."""

    exit_code = 16
    kind = "output_failed"
    advice = "Free some space and run again; finished steps are kept."


class WrongCallError(DiptychError):
    """The command line asks for something that does not fit together."""

    exit_code = 2
    kind = "wrong_call"
    advice = "See --help for an example."


class BadTableError(DiptychError):
    """A table of observations or anchors cannot be read."""

    exit_code = 17
    kind = "bad_table"
    advice = "See docs/formats/observations.md for the columns and an example."


class BadExchangeError(DiptychError):
    """A file of fingerprints from a partner cannot be taken in."""

    exit_code = 18
    kind = "bad_exchange"
    advice = "Nothing was changed. Ask the sender for the file again, and compare its SHA-256 with theirs."


class NotACaseError(DiptychError):
    """The folder is not a case, or no longer holds a log."""

    exit_code = 19
    kind = "not_a_case"
    advice = "Name the folder of a case; `diptych case new` makes one."


class CaseBusyError(DiptychError):
    """Another command is writing to the case."""

    exit_code = 20
    kind = "case_busy"
    advice = "Wait until it has ended and run again."


class NoKeyError(DiptychError):
    """A key that the command needs is not in this user's key folder, or cannot be used."""

    exit_code = 21
    kind = "no_key"
    advice = "Copy the key folder from the machine that opened the case, or set DIPTYCH_KEYS to where it is."


class CaseDamagedError(DiptychError):
    """The case's log does not hang together; nothing is written to it."""

    exit_code = 22
    kind = "case_damaged"
    advice = "Run `diptych verify` for what is wrong and where, and go on from an undamaged copy."


class ClusterError(DiptychError):
    """A cluster cannot be reached, went away, or runs another version."""

    exit_code = 30
    kind = "cluster"
    advice = "Run again; what had come back is kept. Without --cluster the same work is done on this machine."


class NotInstalledError(DiptychError):
    """The call needs an optional part that is not installed."""

    exit_code = 31
    kind = "not_installed"
    advice = "Install diptych with the extra that the message names."


class NotARegisterError(DiptychError):
    """The file or the database is no register, or cannot be used."""

    exit_code = 32
    kind = "not_a_register"
    advice = "Name a register with --register or DIPTYCH_REGISTER; `diptych register import` makes one."


class RegisterBusyError(DiptychError):
    """Another command is writing to the register."""

    exit_code = 33
    kind = "register_busy"
    advice = "Wait until it has ended and run again; nothing was changed."


class RegisterDamagedError(DiptychError):
    """The register's chain of changes does not hang together."""

    exit_code = 34
    kind = "register_damaged"
    advice = "Go on from an undamaged copy; `diptych register verify` says where the chain breaks."


class NotATeamError(DiptychError):
    """There are no accounts where they were looked for, or what is there cannot be used."""

    exit_code = 35
    kind = "not_a_team"
    advice = "Make the first owner: diptych team add owner-1 --role owner --case DIR."


class NotAllowedError(DiptychError):
    """Whoever asks may not do this."""

    exit_code = 36
    kind = "not_allowed"
    advice = "Ask an owner of the case."


class NotLoggedInError(DiptychError):
    """The workbench of a team does not know who asks."""

    exit_code = 38
    kind = "not_logged_in"
    advice = "Log in, or show a token that counts."


class LoginRefusedError(DiptychError):
    """Name, password or code is not right; it is not said which."""

    exit_code = 39
    kind = "login_refused"
    advice = "After some failures each further try has to wait."


class TooManyTriesError(DiptychError):
    """Logins failed too often; the next is let through after a while."""

    exit_code = 40
    kind = "too_many_tries"
    advice = "Wait, then try again. An owner of the case can reset a password."


class NotThereError(DiptychError):
    """What was asked for is not there, for whoever asks."""

    exit_code = 37
    kind = "not_there"
    advice = "Look whether the address is right."


class NoTimestampError(DiptychError):
    """The authority could not be reached, or its answer is no token over the checkpoint."""

    exit_code = 23
    kind = "no_timestamp"
    advice = (
        "The case stands as it is and counts as not yet timestamped; ask again later, or another authority."
    )


class LeakError(DiptychError):
    """A hand-over would hold something that stays sealed; nothing was handed over."""

    exit_code = 26
    kind = "leak"
    advice = "Look at the preview, and withhold what the message names; the choice should never get so far: report it."

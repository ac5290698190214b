"""Two of n: a key that opens one sealed file, wrapped for every pair of keyholders, so that one alone opens nothing.

Only age is used (docs/decisions/0010): a fresh age key for each file, encrypted to the second of a pair, and that again
to the first. Either may go first; whoever goes first sees only what the second has to open.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping, Sequence
from itertools import permutations
from typing import TYPE_CHECKING

from diptych.adapters.case_sealing import seal, unseal
from diptych.model.errors import NoKeyError, UnreadableError, WrongCallError

if TYPE_CHECKING:
    import pyrage

TWO_FORMAT = "diptych-two-of-n/1"
HALF_FORMAT = "diptych-half-opened/1"

MAX_KEYHOLDERS = 20
"""380 wrapped keys of about 0.5 kB for each source. Chosen by hand."""


def lock(content: bytes, keyholders: Mapping[str, str]) -> tuple[bytes, bytes]:
    """Encrypt bytes so that any two keyholders together open them, and none alone.

    Args:
        content: What to encrypt.
        keyholders: Label → public key (``age1…``).

    Returns:
        The encrypted bytes, and the list of ways to open them.

    Raises:
        WrongCallError: There are fewer than two keyholders, or more than MAX_KEYHOLDERS, or two have one key.
    """
    import pyrage

    access = pyrage.x25519.Identity.generate()
    return seal(content, [str(access.to_public())]), wrap(access, keyholders)


def wrap(access: pyrage.x25519.Identity, keyholders: Mapping[str, str]) -> bytes:
    """Write the list of ways to a key, for every ordered pair of keyholders.

    Raises:
        WrongCallError: There are fewer than two keyholders, or more than MAX_KEYHOLDERS, or two have one key.
    """
    if not 2 <= len(keyholders) <= MAX_KEYHOLDERS or len(set(keyholders.values())) != len(keyholders):
        raise WrongCallError(f"two of n needs 2 to {MAX_KEYHOLDERS} keyholders, each with a key of their own")
    secret = str(access).encode("ascii")
    ways = []
    for first, second in permutations(sorted(keyholders), 2):
        wrapped = seal(seal(secret, [keyholders[second]]), [keyholders[first]])
        ways.append({"first": first, "second": second, "wrapped": base64.b64encode(wrapped).decode("ascii")})
    return json.dumps({"format": TWO_FORMAT, "ways": ways}, indent=1).encode("ascii") + b"\n"


def half_open(listed: bytes, key: pyrage.x25519.Identity, *, first: str, second: str) -> bytes:
    """Take the first step: what is left opens with the second keyholder's key alone.

    Raises:
        NoKeyError: The key is not the first keyholder's.
        UnreadableError: The list does not read, or knows no such pair.
    """
    return unseal(_way(listed, first, second), key)


def open_half(half: bytes, content: bytes, key: pyrage.x25519.Identity) -> bytes:
    """Take the second step, and open the bytes. Raises as :func:`access_of`."""
    return unseal(content, access_of(half, key))


def access_of(half: bytes, key: pyrage.x25519.Identity) -> pyrage.x25519.Identity:
    """Take the second step: the key that opens one source.

    Raises:
        NoKeyError: The key is not the second keyholder's.
        UnreadableError: What was opened is no key.
    """
    import pyrage

    secret = unseal(half, key)
    try:
        return pyrage.x25519.Identity.from_str(secret.decode("ascii"))
    except (ValueError, pyrage.IdentityError) as error:
        raise UnreadableError("the first step was taken with something else than this source") from error


def _way(listed: bytes, first: str, second: str) -> bytes:
    try:
        document = json.loads(listed)
        if document["format"] != TWO_FORMAT:
            raise ValueError("another format")
        found = next(
            one["wrapped"] for one in document["ways"] if (one["first"], one["second"]) == (first, second)
        )
        return base64.b64decode(found, validate=True)
    except StopIteration as error:
        raise UnreadableError("these two keyholders cannot open this source together") from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise UnreadableError("the list of ways to open a source does not read") from error


def label_of(key: pyrage.x25519.Identity, keyholders: Sequence[tuple[str, str]]) -> str:
    """Whose key it is.

    Raises:
        NoKeyError: It is none of the keyholders'.
    """
    public = str(key.to_public())
    for label, word in keyholders:
        if word == public:
            return label
    raise NoKeyError("the key is none of this vault's keyholders'")


def half_to_text(pseudonym: str, *, first: str, second: str, half: bytes) -> bytes:
    """Write the first step as a file to be carried to the second keyholder, who alone can use it."""
    document = {
        "format": HALF_FORMAT,
        "pseudonym": pseudonym,
        "first": first,
        "second": second,
        "half": base64.b64encode(half).decode("ascii"),
    }
    return json.dumps(document, indent=1).encode("ascii") + b"\n"


def half_from_text(text: bytes) -> tuple[str, bytes]:
    """Read such a file: pseudonym, and what is left to open.

    Raises:
        UnreadableError: It is none.
    """
    try:
        document = json.loads(text)
        if document["format"] != HALF_FORMAT:
            raise ValueError("another format")
        return str(document["pseudonym"]), base64.b64decode(document["half"], validate=True)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise UnreadableError("this is no first step of opening a source") from error

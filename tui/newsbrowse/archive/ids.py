"""Short ids: eight characters that people read aloud and type.

The alphabet is Douglas Crockford's base 32, which leaves out I, L, O and U
(https://www.crockford.com/base32.html): what is typed for a one or a zero is read as one.
"""

from __future__ import annotations

LENGTH = 8
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
READ_AS = str.maketrans({"I": "1", "L": "1", "O": "0"})


def short_id(origin: str, attempt: int = 0) -> str:
    """The id of an article that first came from `origin`.

    Args:
        origin: where the article came from.
        attempt: 0, then one more for each id that another article already holds.
    """
    from hashlib import blake2b  # loads OpenSSL, which a search has no use for

    seed = f"{origin}\0{attempt}" if attempt else origin
    number = int.from_bytes(blake2b(seed.encode("utf-8", "backslashreplace"), digest_size=5).digest(), "big")
    return "".join(_ALPHABET[(number >> shift) & 31] for shift in range(35, -1, -5))


def read_id(text: str) -> str | None:
    """What a person typed as an id, in the stored form; None if it cannot be one."""
    wanted = text.strip().upper().translate(READ_AS)
    if len(wanted) == LENGTH and all(c in _ALPHABET for c in wanted):
        return wanted
    return None

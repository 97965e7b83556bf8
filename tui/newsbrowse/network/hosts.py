"""From the name of a host to addresses that may be asked.

A name is looked up once, and the connection goes to the very address that was looked at: a name that leads
elsewhere at the second question gains nothing by it.
"""

from __future__ import annotations

import queue
import socket
import threading
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from newsbrowse.network.terms import FetchError

PRIVATE = "leads into a private network"
_TRANSLATED = IPv6Network("64:ff9b::/96")
_COMPATIBLE = IPv6Network("::/96")


def addresses_of(host: str, port: int, *, private: bool, seconds: float) -> list[str]:
    """The addresses of a host that may be asked, in the order of the system.

    Args:
        host: a name, or an address in any form that the system takes for one.
        port: where the service is.
        private: whether those that are not of the public internet may be asked.
        seconds: how long to wait for the answer.

    Raises:
        FetchError: the name is not known, or leads to no address that may be asked.
    """
    found = _looked_up(host, port, seconds)
    allowed = [address for address in found if private or is_public(address)]
    if not allowed:
        raise FetchError(f"{host} {PRIVATE}", "the setting fetch.private allows that")
    return allowed


def is_public(address: str) -> bool:
    """Whether an address is one of the public internet, also the one that is wrapped in it."""
    given = ip_address(address.partition("%")[0])
    inner = _wrapped(given) if isinstance(given, IPv6Address) else None
    if inner is not None and (given in _TRANSLATED or not is_public(str(inner))):
        return is_public(str(inner))
    return given.is_global and not given.is_multicast and not given.is_reserved


def _wrapped(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address inside an IPv6 one, by any of the ways to put one there."""
    if address in _TRANSLATED or address in _COMPATIBLE:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)


def _looked_up(host: str, port: int, seconds: float) -> list[str]:
    """Ask the system in a thread: its own time limit may be minutes."""
    answers: queue.SimpleQueue[list[str] | OSError | UnicodeError] = queue.SimpleQueue()

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answers.put(list(dict.fromkeys(str(address[4][0]) for address in found)))
        except (OSError, UnicodeError) as error:
            answers.put(error)

    threading.Thread(target=ask, daemon=True, name="look-up").start()
    try:
        answer = answers.get(timeout=max(seconds, 0.001))
    except queue.Empty:
        raise FetchError(f"the name {host} could not be looked up in time", "try again later") from None
    if isinstance(answer, list):
        return answer
    raise FetchError(f"no host is known as {host}", "look at the address, and at your line")

"""Readers that do what a reader must not, for the tests of `readers.confined`."""

from __future__ import annotations

import os
import signal


def answer(request: bytes) -> bytes:
    """Do what is asked for."""
    if request == b"endless":
        while True:
            pass
    if request == b"greedy":
        return bytes(8 * 2**30)
    if request == b"dies":
        os.kill(os.getpid(), signal.SIGKILL)
    if request == b"fails":
        raise KeyError(request)
    return request[::-1]

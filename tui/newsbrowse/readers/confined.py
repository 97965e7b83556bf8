"""Reading what strangers wrote in a process of its own, with bounds on its time and its memory.

Parsers of markup have inputs on which they take hours. A child process that is over its time is ended by
the system's alarm, also in the middle of a C library; the input then has a reason, and the next one a new
child. A child serves one request after the other, since its start takes longer than most feeds.
"""

from __future__ import annotations

import contextlib
import os
import resource
import select
import signal
import struct
import subprocess
import sys
import threading
from importlib import import_module
from pathlib import Path
from typing import IO

from newsbrowse.errors import ReadError

SECONDS = 15
"""Seconds of work that reading one input may take: of the processor, so that a busy machine is no reason."""

_PATIENCE = 2
"""How many times as long it may take by the clock."""

MEMORY = 2 * 2**30
"""Bytes that a child may ask for."""

IDLE = 20
"""Seconds after which a child that is not asked ends, so that an open browser keeps none in memory."""

_LENGTH = struct.Struct(">I")
_DONE, _FAILED = b"+", b"-"


def confined(module: str, request: bytes, seconds: int = SECONDS) -> bytes:
    """Have an input read in a child process.

    Args:
        module: of the reader; it has a function `answer(request: bytes) -> bytes`.
        request: what that takes.
        seconds: how long it may work.

    Raises:
        ReadError: what the function raised; or it took too long, or too much memory.
    """
    parts = (module.encode(), bytes([min(seconds, 255)]), request)
    child = _take()
    answer = child.ask(*parts)
    if answer is None and child.went_by_itself:
        child = _Child()
        answer = child.ask(*parts)
    if answer is None:
        raise ReadError(child.end(seconds))
    _give_back(child)
    if answer[:1] == _FAILED:
        raise ReadError(answer[1:].decode())
    return answer[1:]


class _Child:
    """A process that does one task after the other."""

    def __init__(self) -> None:
        root = str(Path(__file__).parents[2])
        environment = os.environ | {"PYTHONPATH": os.pathsep.join([root, *filter(None, sys.path)])}
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", __name__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
        )

    @property
    def is_there(self) -> bool:
        """Whether it can be asked."""
        return self._process.poll() is None

    @property
    def went_by_itself(self) -> bool:
        """Whether it ended in good order, since nobody had asked it for a while."""
        return self._process.poll() == 0

    def ask(self, *parts: bytes) -> bytes | None:
        """The answer to a request; None if the process ended over it."""
        sent, read = self._process.stdin, self._process.stdout
        if sent is None or read is None:
            return None
        try:
            for part in parts:
                _send(sent, part)
            sent.flush()
            return _receive(read)
        except OSError:
            return None

    def end(self, seconds: int) -> str:
        """End the process; why it gave no answer."""
        self._process.kill()
        self._process.communicate()
        if self._process.returncode in (-signal.SIGPROF, -signal.SIGALRM):
            return f"takes more than {seconds} s to read"
        return "cannot be read: the reader ended over it"


_idle: list[_Child] = []
_guard = threading.Lock()


def _take() -> _Child:
    with _guard:
        while _idle:
            child = _idle.pop()
            if child.is_there:
                return child
    try:
        return _Child()
    except OSError as error:
        raise ReadError(f"no process to read it in: {error.strerror}") from error


def _give_back(child: _Child) -> None:
    with _guard:
        _idle.append(child)


def _send(stream: IO[bytes], data: bytes) -> None:
    stream.write(_LENGTH.pack(len(data)) + data)


def _receive(stream: IO[bytes]) -> bytes | None:
    """The next message; None at the end of the stream."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    length = _LENGTH.unpack(head)[0]
    data: bytes = stream.read(length)
    return data if len(data) == length else None


def serve() -> None:
    """Do what is asked for on stdin until that ends, or nobody asks for a while."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    source, target = sys.stdin.buffer, sys.stdout.buffer
    while select.select([source], [], [], IDLE)[0] and (module := _receive(source)) is not None:
        seconds, request = _receive(source), _receive(source)
        if not seconds or request is None:
            return
        _limit(seconds[0])
        answer = _answer(module.decode(), request)
        _limit(0)
        _send(target, answer)
        target.flush()


def _limit(seconds: int) -> None:
    """Have the system end this process after some seconds of work, or a longer time; 0 lifts that."""
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.alarm(_PATIENCE * seconds)


def _answer(module: str, request: bytes) -> bytes:
    try:
        return _DONE + bytes(import_module(module).answer(request))
    except ReadError as error:
        return _FAILED + str(error).encode("utf-8", "replace")
    except MemoryError:
        return _FAILED + b"takes too much memory to read"
    except (
        ArithmeticError,
        AssertionError,
        AttributeError,
        LookupError,
        RuntimeError,
        TypeError,
        ValueError,
    ) as error:
        return _FAILED + f"cannot be read ({type(error).__name__})".encode()


if __name__ == "__main__":
    serve()

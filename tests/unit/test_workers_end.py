"""Worker processes end with the process that started them, also where that is killed."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from pathlib import Path

import newsbrowse

SOURCE_ROOT = Path(newsbrowse.__file__).parent.parent
START = """
import os, sys
from newsbrowse.archive.workers import Workers
if __name__ == "__main__":
    workers = Workers(2)
    print(workers._running(1).submit(os.getpid).result(), flush=True)
    sys.stdin.read()
"""
PATIENCE = 60_000


def test_a_worker_ends_when_its_parent_is_killed(tmp_path: Path) -> None:
    (tmp_path / "start.py").write_text(START)
    parent = subprocess.Popen(
        [sys.executable, str(tmp_path / "start.py")],
        env={**os.environ, "PYTHONPATH": str(SOURCE_ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert parent.stdout is not None
    worker = os.pidfd_open(int(parent.stdout.readline()))
    try:
        parent.send_signal(signal.SIGKILL)
        poll = select.poll()
        poll.register(worker, select.POLLIN)
        assert poll.poll(PATIENCE)
    finally:
        os.close(worker)
        parent.communicate()

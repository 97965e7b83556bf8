"""Compile the kernels of `newsbrowse.speedups` in place; this needs Cython and a C compiler.

Installing newsbrowse does it (`hatch_build.py`). In a working copy it is needed again after a kernel was
changed: `python build_kernels.py`; until then plain Python does its work.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from zlib import crc32

ROOT = Path(__file__).resolve().parent
SOURCES = Path("tui", "newsbrowse", "speedups")
BUILT = SOURCES / "built.json"
SCRATCH = Path("build", "kernels")
OPTIONS = ["-O3", "-g0", "-ffp-contract=off"]
"""With the last, a product is rounded before it is added to, as Python does it."""


def build() -> None:
    """Compile every kernel, and note the checksum of the source that each was made from."""
    from Cython.Build import cythonize
    from setuptools import Distribution, Extension

    os.chdir(ROOT)
    clear()
    sources = sorted(SOURCES.glob("*.pyx"))
    sums = {source.stem: crc32(source.read_bytes()) for source in sources}
    kernels = [
        Extension(f"newsbrowse.speedups.{source.stem}", [str(source)], extra_compile_args=OPTIONS)
        for source in sources
    ]
    compiled = cythonize(kernels, build_dir=str(SCRATCH), language_level=3, quiet=True)
    command = Distribution({"ext_modules": compiled, "package_dir": {"": "tui"}}).get_command_obj("build_ext")
    command.inplace, command.parallel, command.build_temp = True, os.cpu_count(), str(SCRATCH)
    command.ensure_finalized()
    command.run()
    BUILT.write_text(json.dumps(sums, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def clear() -> None:
    """Remove what was compiled before, so that nothing is left of what cannot be compiled now."""
    for made in (BUILT, *SOURCES.glob("*.so"), *SOURCES.glob("*.pyd")):
        made.unlink(missing_ok=True)


if __name__ == "__main__":
    build()
    sys.stdout.write(f"{len(json.loads(BUILT.read_bytes()))} kernels compiled\n")

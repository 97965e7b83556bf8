"""What hatchling runs when newsbrowse is built or installed: it compiles the kernels, where that is possible.

Without a C compiler, or the headers of Python, newsbrowse is installed all the same, in plain Python.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SPEEDUPS = "tui/newsbrowse/speedups"


class Kernels(BuildHookInterface[Any]):
    """The step that compiles; in a process of its own, so that no failure there ends the installation."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the kernels in place, and have them taken into the wheel."""
        if self.target_name != "wheel":
            return
        told = subprocess.run(
            [sys.executable, "build_kernels.py"], cwd=self.root, capture_output=True, text=True, check=False
        )
        if told.returncode:
            last = (told.stderr.strip().splitlines() or ["unknown"])[-1]
            self.app.display_warning(f"newsbrowse is installed without its compiled kernels: {last}")
            return
        made = [*Path(self.root, SPEEDUPS).glob("*.so"), *Path(self.root, SPEEDUPS).glob("*.pyd")]
        build_data["artifacts"] += [f"/{SPEEDUPS}/{file.name}" for file in made] + [f"/{SPEEDUPS}/built.json"]
        build_data["pure_python"], build_data["infer_tag"] = False, True

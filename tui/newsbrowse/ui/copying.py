"""What is copied from a screen: kept and offered to the clipboard in a thread, then told."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from textual.app import App

from newsbrowse.ui.dispatch import Telling
from newsbrowse.ui.messages import Told
from newsbrowse.ui.themed import ThemedApp

if TYPE_CHECKING:
    from newsbrowse.writing.clipboard import Receipt


class Copied(Told):
    """A text is copied, as far as that is known."""

    receipt: Receipt


def copied(text: str) -> Copied:
    """Copy a text; not for the thread that paints, since it may wait for another program."""
    from newsbrowse.writing.clipboard import copy
    from newsbrowse.writing.kept import kept_path

    return Copied(copy(text, kept_path(), os.environ))


def tell(app: App[Any], receipt: Receipt) -> None:
    """Send what the terminal needs to copy a text, and say what became of it on the screen that is shown."""
    if receipt.sequence and isinstance(app, ThemedApp):
        app.send(receipt.sequence)
    if isinstance(app, Telling):
        app.say(receipt.line, warning=receipt.warning)

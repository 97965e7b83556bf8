"""Files, folders and streams as articles: what is named comes in, what cannot be read is said."""

from __future__ import annotations

from newsbrowse.readers.dispatch import FORMATS, read_path, read_stream

__all__ = ["FORMATS", "read_path", "read_stream"]

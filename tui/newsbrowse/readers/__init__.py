"""Files, folders and streams as articles: what is named comes in, what cannot be read is said."""

from __future__ import annotations

from newsbrowse.readers.dispatch import FORMATS, find_path, read_path, read_stream, read_unread

__all__ = ["FORMATS", "find_path", "read_path", "read_stream", "read_unread"]

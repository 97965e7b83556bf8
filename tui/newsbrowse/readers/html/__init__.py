"""Pages of the web as articles: files that were saved, and what was fetched.

The body is found by trafilatura. What it makes of title, authors and day is bettered here: sites say these in
linked data (JSON-LD) for search engines, then in meta elements, then on the page itself.
"""

from __future__ import annotations

from newsbrowse.readers.html.reading import read, read_page

__all__ = ["read", "read_page"]

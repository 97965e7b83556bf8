"""Fetching from the web, on the terms of the one who fetches: where to, how long, how much."""

from __future__ import annotations

from newsbrowse.network.client import fetch
from newsbrowse.network.terms import Answer, FetchError, Known, Stopped, Terms

__all__ = ["Answer", "FetchError", "Known", "Stopped", "Terms", "fetch"]

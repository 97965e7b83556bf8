"""Feeds of a library fetched from the web: found, asked in turn, and taken in."""

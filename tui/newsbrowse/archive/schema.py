"""The tables of `library.db`, and the marks by which a library is known."""

from __future__ import annotations

APPLICATION_ID = 0x4E427731
"""SQLite's `application_id` of a library ("NBw1")."""

SCHEMA_VERSION = 1
"""SQLite's `user_version`; a library with a larger one was written by a newer newsbrowse."""

TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE articles (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    ref TEXT,
    title TEXT NOT NULL,
    body NOT NULL,
    published TEXT,
    published_from TEXT NOT NULL,
    source TEXT,
    authors TEXT NOT NULL,
    url TEXT,
    language TEXT,
    tags TEXT NOT NULL,
    revision INTEGER NOT NULL,
    twin INTEGER NOT NULL,
    change INTEGER NOT NULL
);
CREATE UNIQUE INDEX articles_change ON articles (change);
CREATE INDEX articles_twin ON articles (twin);
CREATE TABLE origins (
    origin TEXT PRIMARY KEY,
    key INTEGER NOT NULL REFERENCES articles (key),
    content BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX origins_key ON origins (key);
CREATE TABLE revisions (
    key INTEGER NOT NULL REFERENCES articles (key),
    revision INTEGER NOT NULL,
    record NOT NULL,
    PRIMARY KEY (key, revision)
) WITHOUT ROWID;
CREATE TABLE analysis (
    key INTEGER PRIMARY KEY REFERENCES articles (key),
    extraction INTEGER NOT NULL,
    record BLOB
);
"""
"""What the columns hold that do not say it themselves:

- `twin`: a hash of title, body, published and source, by which the same text from another origin is found;
- `change`: counts the writes of the library, so that the index knows what it lacks;
- `content`: a hash of all that an origin last gave;
- `extraction`: the version of the rules that read the text, 0 if they failed;
- `body` and the `record` of a revision: text, or zlib-compressed UTF-8 as a blob where that is shorter.
"""

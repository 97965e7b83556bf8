"""The tables of `library.db`, and the marks by which a library is known."""

from __future__ import annotations

APPLICATION_ID = 0x4E427731
"""SQLite's `application_id` of a library ("NBw1")."""

SCHEMA_VERSION = 11
"""SQLite's `user_version`; a library with a larger one was written by a newer newsbrowse."""

ARTICLE_TABLES = """
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
)
"""
"""What the columns hold that do not say it themselves:

- `twin`: a hash of title, body, published and source, by which the same text from another origin is found;
- `change`: counts the writes of the library, so that the index knows what it lacks;
- `content`: a hash of all that an origin last gave, and a checksum of the row;
- `extraction`: the version of the rules that read the text, 0 if they failed;
- `body` and the `record` of a revision: text, or zlib-compressed UTF-8 as a blob where that is shorter.
"""

DESK_TABLES = """
CREATE TABLE stars (key INTEGER PRIMARY KEY);
CREATE TABLE reads (key INTEGER PRIMARY KEY);
CREATE TABLE labels (
    label TEXT NOT NULL,
    key INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (label, key)
) WITHOUT ROWID;
CREATE TABLE notes (key INTEGER PRIMARY KEY, text TEXT NOT NULL);
CREATE TABLE saved (name TEXT PRIMARY KEY, search TEXT NOT NULL, seen INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE queries (number INTEGER PRIMARY KEY AUTOINCREMENT, text TEXT NOT NULL UNIQUE)
"""
"""What the user did; `key` is that of an article.

- `reads`: the articles marked as read;
- `labels`: the user's own tags: `label` is the folded form of `name`;
- `saved`: searches by name: the search as JSON, and the library's last change when it was last looked at;
- `queries`: what was searched for, the latest with the largest number.
"""

GROUP_TABLES = """
CREATE TABLE groups (key INTEGER PRIMARY KEY, grp INTEGER NOT NULL);
CREATE INDEX groups_grp ON groups (grp);
CREATE TABLE bands (band INTEGER NOT NULL, key INTEGER NOT NULL, PRIMARY KEY (band, key)) WITHOUT ROWID
"""
"""Near-duplicates (`archive.alike`):

- `groups`: the group of each article, which has the number of the change that founded it;
- `bands`: hashes of the text of the one article by which a group is known.
"""

JOURNAL_TABLES = """
CREATE TABLE journal (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    label TEXT NOT NULL,
    places INTEGER NOT NULL,
    undone INTEGER NOT NULL,
    payload BLOB NOT NULL
)
"""
"""What can be undone (`archive.journal`); those with `undone` set are the latest, and can be done again."""

FEED_TABLES = """
CREATE TABLE feeds (address TEXT PRIMARY KEY, title TEXT NOT NULL, whole INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE fetches (
    address TEXT PRIMARY KEY,
    etag TEXT NOT NULL,
    modified TEXT NOT NULL,
    digest TEXT NOT NULL,
    fetched TEXT,
    due TEXT,
    failures INTEGER NOT NULL,
    error TEXT NOT NULL
) WITHOUT ROWID
"""
"""The feeds that the user follows, and what is known of fetching each (`archive.feeds`); the second survives
the removal of a feed, which can be undone."""

FETCH_TABLES = """
CREATE TABLE moves (address TEXT PRIMARY KEY, place TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE unread (
    origin TEXT PRIMARY KEY,
    feed TEXT NOT NULL,
    entry BLOB NOT NULL,
    failures INTEGER NOT NULL,
    due TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX unread_feed ON unread (feed)
"""
"""Further traces of fetching: where a feed moved to for good, and the articles whose page could not be had so
far, as their feed gave them (MessagePack)."""

NAME_TABLES = """
CREATE TABLE names (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    block TEXT NOT NULL,
    UNIQUE (kind, name)
);
CREATE INDEX names_block ON names (block);
CREATE TABLE named (
    name INTEGER NOT NULL,
    year INTEGER NOT NULL,
    key INTEGER NOT NULL,
    PRIMARY KEY (name, year, key)
) WITHOUT ROWID;
CREATE TABLE tallies (
    name INTEGER NOT NULL,
    year INTEGER NOT NULL,
    articles INTEGER NOT NULL,
    PRIMARY KEY (name, year)
) WITHOUT ROWID;
CREATE TABLE unsettled (kind TEXT NOT NULL, block TEXT NOT NULL, PRIMARY KEY (kind, block)) WITHOUT ROWID;
CREATE TABLE identities (
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    year INTEGER NOT NULL,
    value TEXT NOT NULL,
    fate TEXT NOT NULL,
    alias TEXT NOT NULL,
    PRIMARY KEY (kind, name, year)
) WITHOUT ROWID;
CREATE INDEX identities_alias ON identities (alias);
CREATE INDEX identities_value ON identities (value);
CREATE TABLE rules (
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    verb TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    target TEXT NOT NULL,
    key INTEGER
);
CREATE INDEX rules_key ON rules (key);
CREATE TABLE renewed (key INTEGER PRIMARY KEY, change INTEGER NOT NULL)
"""
"""Who is who (`archive.settling`):

- `names`: names as articles write them; `kind` is `person` or `country` (named by its code), `block` is what
  the names that are decided together have in common;
- `named`: which articles have them; `year` is that of publication, 0 if unknown;
- `tallies`: in how many articles;
- `unsettled`: blocks of which something has changed since they were decided;
- `identities`: what a name is shown as where that is not the name itself, in a year or (-1) in all; `fate`
  is what the user wants of it, `alias` the folded name;
- `rules`: what the user decided; `key` is that of the only article for which it holds;
- `renewed`: articles that got another `change` only because a name is shown otherwise, with the one before.
"""

REMARK_TABLES = """
CREATE TABLE remarks (
    key INTEGER NOT NULL,
    start INTEGER NOT NULL,
    words TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (key, start, words)
) WITHOUT ROWID
"""
"""Notes on passages: the words of the passage, and where in the body they began when the note was written
(`archive.marks.Remark`)."""

LIST_TABLES = """
CREATE TABLE lists (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    folded TEXT NOT NULL UNIQUE,
    used INTEGER NOT NULL
);
CREATE TABLE listed (
    list INTEGER NOT NULL,
    key INTEGER NOT NULL,
    rank INTEGER NOT NULL,
    PRIMARY KEY (list, key)
) WITHOUT ROWID;
CREATE INDEX listed_rank ON listed (list, rank)
"""
"""Reading lists (`archive.lists`): `used` is largest for the one used last; the articles of a list stand in
the order of their ranks."""

PASSAGE_TABLES = """
CREATE TABLE starred_passages (
    key INTEGER NOT NULL,
    start INTEGER NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (key, start, words)
) WITHOUT ROWID;
CREATE TABLE tagged_passages (
    key INTEGER NOT NULL,
    start INTEGER NOT NULL,
    words TEXT NOT NULL,
    label TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (key, start, words, label)
) WITHOUT ROWID;
CREATE INDEX tagged_passages_label ON tagged_passages (label, key);
CREATE TABLE surroundings (
    key INTEGER NOT NULL,
    start INTEGER NOT NULL,
    words TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    PRIMARY KEY (key, start, words)
) WITHOUT ROWID
"""
"""What else is done with passages, each named as in `remarks`: stars, tags (as in `labels`), and what stood
around the words when they were marked first, a trace by which they are found again (`archive.passages`)."""

SEAL_TABLES = """
CREATE TABLE seals (
    key INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    sums BLOB NOT NULL,
    facts INTEGER NOT NULL,
    PRIMARY KEY (key, revision)
) WITHOUT ROWID;
CREATE TABLE sealed (
    tbl TEXT NOT NULL,
    id NOT NULL,
    sum INTEGER NOT NULL,
    PRIMARY KEY (tbl, id)
) WITHOUT ROWID
"""
"""Checksums of what was committed (`archive.seals`):

- `seals`: of each revision of an article; `facts` is that of its analysis;
- `sealed`: of each row that the user wrote, and of the traces of fetching, by its table and what it is
  known by there.
"""

TABLES = ";".join(
    (
        ARTICLE_TABLES,
        DESK_TABLES,
        GROUP_TABLES,
        JOURNAL_TABLES,
        FEED_TABLES,
        NAME_TABLES,
        REMARK_TABLES,
        FETCH_TABLES,
        LIST_TABLES,
        PASSAGE_TABLES,
        SEAL_TABLES,
    )
)
"""All tables of this version."""

"""The library: SQLite as the truth, Tantivy as the derived index, one door."""

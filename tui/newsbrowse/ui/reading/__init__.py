"""From an article and a width to lines: pure functions, free of Textual."""

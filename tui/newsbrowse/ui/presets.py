"""Sets of keys to begin with, by the id of a command. The table's own keys are the preset `vim`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

PRESETS: Mapping[str, Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "vim": MappingProxyType({}),
        "emacs": MappingProxyType(
            {
                "move.line_down": ("ctrl+n", "down", "j"),
                "move.line_up": ("ctrl+p", "up", "k"),
                "move.full_down": ("ctrl+v", "pagedown"),
                "move.full_up": ("alt+v", "pageup"),
                "move.first_line": ("alt+less_than_sign", "less_than_sign", "home"),
                "move.last_line": ("alt+greater_than_sign", "greater_than_sign", "end"),
                "browse.search": ("ctrl+s", "slash"),
                "browse.next_pane": ("ctrl+x o", "tab"),
                "browse.back": ("ctrl+g", "escape"),
                "browse.saved_searches": ("ctrl+x r b", "apostrophe", "g s"),
                "browse.save_search": ("ctrl+x r m", "S"),
                "app.palette": ("alt+x",),
                "app.quit": ("ctrl+x ctrl+c", "q", "ctrl+q"),
                "search.older": ("ctrl+p", "alt+p", "up"),
                "search.newer": ("ctrl+n", "alt+n", "down"),
                "search.leave": ("ctrl+g", "escape"),
                "filter.drop": ("ctrl+g", "escape"),
                "list.read": ("enter", "ctrl+f", "right"),
                "facets.open": ("ctrl+f", "right"),
                "facets.shut": ("ctrl+b", "left"),
                "facets.next_facet": ("alt+right_curly_bracket", "right_curly_bracket", "J"),
                "facets.previous_facet": ("alt+left_curly_bracket", "left_curly_bracket", "K"),
                "chips.next_chip": ("ctrl+f", "right"),
                "chips.previous_chip": ("ctrl+b", "left"),
                "chips.leave": ("ctrl+g", "ctrl+n", "enter", "down"),
                "reader.leave": ("ctrl+b", "left"),
                "passage.next_sentence": ("ctrl+n", "down", "j"),
                "passage.previous_sentence": ("ctrl+p", "up", "k"),
                "passage.copy": ("alt+w", "enter", "y"),
                "passage.leave": ("ctrl+g", "escape"),
                "compare.close": ("ctrl+g", "escape", "q"),
                "feeds.close": ("ctrl+g", "escape", "q"),
                "pick.close": ("ctrl+g", "escape", "q"),
                "prompt.close": ("ctrl+g", "escape"),
                "help.close": ("ctrl+g", "escape", "q", "question_mark", "f1"),
                "palette.above": ("ctrl+p", "up"),
                "palette.below": ("ctrl+n", "down"),
                "palette.close": ("ctrl+g", "escape"),
                "values.above": ("ctrl+p", "up"),
                "values.below": ("ctrl+n", "down"),
                "values.close": ("ctrl+g", "escape"),
            }
        ),
    }
)
"""A command that a preset does not name keeps the keys of the table."""

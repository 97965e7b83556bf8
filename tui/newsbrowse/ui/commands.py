"""The one table of commands: key, id, label and help of everything the browser can do.

The keys, the footer, the palette, the help screen and the key table of the README are made from it, so a
key that works is always a key that is documented. Which keys hold is settled in `keymap.py`.
`python -m newsbrowse.ui.commands` prints the table as Markdown.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from newsbrowse.ui.key_names import shown_key
from newsbrowse.ui.scopes import Command, Need, Scope

__all__ = ["COMMANDS", "Command", "Need", "Scope", "commands", "key_table"]


COMMANDS: tuple[Command, ...] = (
    Command(Scope.MOVE, "line_down", ("j", "down"), "", "Next line"),
    Command(Scope.MOVE, "line_up", ("k", "up"), "", "Previous line"),
    Command(Scope.MOVE, "half_down", ("ctrl+d",), "", "Half a page down"),
    Command(Scope.MOVE, "half_up", ("ctrl+u",), "", "Half a page up"),
    Command(Scope.MOVE, "full_down", ("pagedown", "ctrl+f"), "", "A page down"),
    Command(Scope.MOVE, "full_up", ("pageup", "ctrl+b"), "", "A page up"),
    Command(Scope.MOVE, "first_line", ("g g", "home"), "", "To the first line"),
    Command(Scope.MOVE, "last_line", ("G", "end"), "", "To the last line"),
    Command(Scope.BROWSE, "search", ("slash",), "search", "Type a search; results follow while you type"),
    Command(Scope.BROWSE, "next_pane", ("tab",), "pane", "Go to the next pane"),
    Command(Scope.BROWSE, "previous_pane", ("shift+tab",), "", "Go to the previous pane"),
    Command(
        Scope.BROWSE,
        "facets",
        ("f", "g f"),
        "facets",
        "Go to the facets; opens and closes them on a narrow screen",
    ),
    Command(
        Scope.BROWSE,
        "compare",
        ("c",),
        "compare",
        "Mark this article; on a second article, compare the two",
        (Need.ARTICLE,),
    ),
    Command(
        Scope.BROWSE,
        "compare_best",
        ("C",),
        "",
        "Compare this article with the one most worth it: the most alike, of the same days",
        (Need.ARTICLE,),
    ),
    Command(Scope.BROWSE, "star", ("s",), "star", "Star the article, or take the star off", (Need.ARTICLE,)),
    Command(Scope.BROWSE, "mark_read", ("r",), "", "Mark the article as read, or as unread", (Need.ARTICLE,)),
    Command(
        Scope.BROWSE, "tag", ("t",), "tag", "Tag the article: `a, b, -c` gives a, b; takes c", (Need.ARTICLE,)
    ),
    Command(Scope.BROWSE, "note", ("a",), "", "Write a short note on the article", (Need.ARTICLE,)),
    Command(
        Scope.BROWSE,
        "write_note",
        ("E",),
        "",
        "Write the note in your `$VISUAL` or `$EDITOR`",
        (Need.ARTICLE,),
    ),
    Command(
        Scope.BROWSE,
        "bulk",
        ("b",),
        "",
        "Act on many: the ticked articles, all that were found, all above or below the cursor",
        (Need.ARTICLE,),
    ),
    Command(
        Scope.BROWSE,
        "put_on_list",
        ("p", "g o"),
        "",
        "Put the article on a reading list; a new name makes one",
        (Need.ARTICLE,),
    ),
    Command(
        Scope.BROWSE,
        "take_off_list",
        ("d",),
        "",
        "Take the article off the reading list that is shown",
        (Need.ON_LIST, Need.ARTICLE),
    ),
    Command(
        Scope.BROWSE,
        "undo",
        ("u",),
        "",
        "Undo what you did last (stars, marks, tags, notes, lists, searches, names)",
    ),
    Command(Scope.BROWSE, "redo", ("ctrl+r",), "", "Do again what was undone"),
    Command(
        Scope.BROWSE,
        "cycle_sort",
        ("o",),
        "order",
        "Order by relevance, newest or oldest first; a reading list also as you put it",
    ),
    Command(
        Scope.BROWSE,
        "chips",
        ("comma", "g c"),
        "",
        "Go to the line of chosen values, to take some away",
        (Need.CHOSEN,),
    ),
    Command(
        Scope.BROWSE,
        "clear_selections",
        ("X",),
        "",
        "Drop all chosen and excluded facet values",
        (Need.CHOSEN,),
    ),
    Command(Scope.BROWSE, "look_at_all", ("A", "g a"), "", "Look at all articles again"),
    Command(
        Scope.BROWSE,
        "go_back",
        ("H", "alt+left"),
        "",
        "Back to the search or the comparison before, with its cursor",
        (Need.EARLIER,),
    ),
    Command(Scope.BROWSE, "go_forward", ("L", "alt+right"), "", "Forward again", (Need.LATER,)),
    Command(
        Scope.BROWSE, "more_like_this", ("m",), "", "Look for articles similar to this one", (Need.ARTICLE,)
    ),
    Command(Scope.BROWSE, "save_search", ("S",), "", "Save the search under a name (`saved:name` finds it)"),
    Command(
        Scope.BROWSE,
        "saved_searches",
        ("apostrophe", "g s"),
        "",
        "Pick a saved search; new articles are counted",
    ),
    Command(
        Scope.BROWSE,
        "quotes",
        ("Q", "g q"),
        "",
        "What is said in the articles found, and by whom; filter it, copy it, read it where it stands",
    ),
    Command(
        Scope.BROWSE,
        "reading_lists",
        ("quotation_mark", "g l"),
        "",
        "Open a reading list, rename or delete one; what is read of each is counted",
    ),
    Command(
        Scope.BROWSE,
        "next_unread",
        ("right_parenthesis",),
        "",
        "To the next article that is not read; from the article pane, read it",
        (Need.ARTICLE,),
    ),
    Command(
        Scope.BROWSE,
        "previous_unread",
        ("left_parenthesis",),
        "",
        "To the unread article before",
        (Need.ARTICLE,),
    ),
    Command(
        Scope.BROWSE,
        "passages",
        ("g p",),
        "",
        "Your passages, those with a note, a star or tags: pick one to go there",
    ),
    Command(Scope.BROWSE, "feeds", ("R", "g r"), "", "The feeds: what is followed, fetched, and broken"),
    Command(Scope.BROWSE, "zoom", ("z",), "", "Give the pane the whole screen, or show all again"),
    Command(Scope.BROWSE, "wider", ("greater_than_sign",), "", "Make the pane larger"),
    Command(Scope.BROWSE, "narrower", ("less_than_sign",), "", "Make the pane smaller"),
    Command(Scope.BROWSE, "even", ("vertical_line",), "", "Arrange the panes as at first"),
    Command(Scope.BROWSE, "hide_facets", ("B",), "", "Hide the facets, or show them"),
    Command(Scope.BROWSE, "hide_article", ("P",), "", "Hide the article beside the list, or show it"),
    Command(Scope.BROWSE, "fold", ("equals_sign",), "", "Fold near-duplicates into one line, or show each"),
    Command(
        Scope.BROWSE,
        "back",
        ("escape",),
        "",
        "Back: from the article to the list, from ticks, a mark or a drawer to none",
    ),
    Command(Scope.APP, "palette", ("ctrl+p",), "commands", "Find a command by typing a part of its name"),
    Command(Scope.APP, "help", ("question_mark", "f1"), "keys", "Show these keys"),
    Command(Scope.APP, "messages", ("g m",), "", "Read the messages of the status line again"),
    Command(Scope.APP, "theme", ("g t",), "", "Pick the colours; the choice is kept in the config"),
    Command(Scope.APP, "redraw", ("ctrl+l",), "", "Paint the screen again, if another program wrote on it"),
    Command(Scope.APP, "quit", ("q", "ctrl+q"), "quit", "Quit; the place is kept for the next start"),
    Command(
        Scope.APP, "suspend", ("ctrl+z",), "", "Put newsbrowse into the background (`fg` brings it back)"
    ),
    Command(Scope.SEARCH, "to_list", ("enter",), "to list", "Go to the results; take a chosen completion"),
    Command(
        Scope.SEARCH,
        "complete",
        ("tab",),
        "complete",
        "Take the first completion, if there is one",
    ),
    Command(
        Scope.SEARCH,
        "older",
        ("up", "alt+p", "ctrl+r"),
        "older",
        "An older search with these words; the completion above",
    ),
    Command(
        Scope.SEARCH,
        "newer",
        ("down", "alt+n"),
        "",
        "A newer search; the completion below",
    ),
    Command(Scope.SEARCH, "leave", ("escape",), "leave", "Leave the search box, keeping the search"),
    Command(Scope.SEARCH, "empty", ("ctrl+u",), "empty", "Empty the search box"),
    Command(
        Scope.FACETS,
        "choose",
        ("space", "enter"),
        "choose",
        "Choose the value; again takes it back",
        (Need.VALUE,),
    ),
    Command(
        Scope.FACETS, "exclude", ("x",), "exclude", "Exclude the value; again takes it back", (Need.VALUE,)
    ),
    Command(
        Scope.FACETS,
        "open",
        ("l", "right"),
        "open",
        "Open a year into its months, a month into its days; more values",
    ),
    Command(Scope.FACETS, "shut", ("h", "left"), "shut", "Close the month or year again"),
    Command(Scope.FACETS, "rule", ("a",), "all/any", "All chosen values must hold, or any of them"),
    Command(
        Scope.FACETS,
        "passing",
        ("i",),
        "about/named",
        "Countries that articles are about, or all that they name",
    ),
    Command(Scope.FACETS, "order", ("s",), "sort", "Sort the values by count, by name or by distinctiveness"),
    Command(Scope.FACETS, "filter", ("F",), "filter", "Type what the values are to begin with"),
    Command(Scope.FACETS, "next_facet", ("right_curly_bracket", "J"), "", "To the next facet"),
    Command(Scope.FACETS, "previous_facet", ("left_curly_bracket", "K"), "", "To the previous facet"),
    Command(
        Scope.FACETS,
        "why",
        ("w",),
        "why",
        "Why is this here? The names that are joined, and why",
        (Need.NAME,),
    ),
    Command(Scope.FACETS, "rename", ("e r",), "", "Show the person under another name", (Need.NAME,)),
    Command(Scope.FACETS, "merge", ("e m",), "", "Show it as another person, or country", (Need.NAME,)),
    Command(Scope.FACETS, "hide", ("e h",), "", "Keep it out of the facet", (Need.NAME,)),
    Command(
        Scope.FACETS, "kind", ("e k",), "", "Say that it is no person, or no country, but …", (Need.NAME,)
    ),
    Command(
        Scope.FACETS, "split", ("e s",), "", "Take a name out of those that are joined in it", (Need.NAME,)
    ),
    Command(Scope.FACETS, "rules", ("e l",), "", "List what you decided about names; one can be taken away"),
    Command(Scope.CHIPS, "next_chip", ("l", "right"), "", "To the chip on the right"),
    Command(Scope.CHIPS, "previous_chip", ("h", "left"), "", "To the chip on the left"),
    Command(
        Scope.CHIPS, "remove", ("d", "delete", "backspace"), "remove", "Take the value away", (Need.CHOSEN,)
    ),
    Command(
        Scope.CHIPS, "turn", ("space", "x"), "turn", "Exclude what is chosen, or the reverse", (Need.CHOSEN,)
    ),
    Command(Scope.CHIPS, "leave", ("enter", "j", "down"), "list", "Back to the list"),
    Command(Scope.FILTER, "done", ("enter", "down"), "keep", "Back to the facets, keeping the filter"),
    Command(Scope.FILTER, "drop", ("escape",), "drop", "Drop the filter"),
    Command(Scope.LIST, "read", ("enter", "l", "right"), "read", "Read the article", (Need.ARTICLE,)),
    Command(
        Scope.LIST,
        "tick",
        ("space",),
        "tick",
        "Tick the article and go on; star, read mark and tags then go to all that are ticked",
        (Need.ARTICLE,),
    ),
    Command(
        Scope.LIST,
        "alike",
        ("plus",),
        "",
        "Show the near-duplicates that a line stands for",
        (Need.ARTICLE, Need.ALIKE),
    ),
    Command(
        Scope.LIST,
        "move_down",
        ("J", "shift+down"),
        "",
        "Move the article down on its reading list",
        (Need.BY_HAND, Need.ARTICLE),
    ),
    Command(
        Scope.LIST,
        "move_up",
        ("K", "shift+up"),
        "",
        "Move the article up on its reading list",
        (Need.BY_HAND, Need.ARTICLE),
    ),
    Command(
        Scope.LIST,
        "move_to",
        ("number_sign",),
        "",
        "Put the article, or all that are ticked, at a place of its reading list: type the number",
        (Need.BY_HAND, Need.ARTICLE),
    ),
    Command(Scope.TAKE, "take_id", ("y i",), "id", "Print the id of the article, or of all that are ticked"),
    Command(Scope.TAKE, "take_citation", ("y c",), "citation", "Print the citation"),
    Command(Scope.TAKE, "take_link", ("y l",), "link", "Print a Markdown link"),
    Command(Scope.TAKE, "take_quote", ("y y",), "quote", "Open the article, and choose a quotation to print"),
    Command(Scope.WAYS, "take", ("enter", "space"), "take", "Take this way out"),
    Command(Scope.READER, "leave", ("h", "left"), "list", "Back to the list"),
    Command(Scope.READER, "page", ("space",), "page", "A page down"),
    Command(
        Scope.READER,
        "find",
        ("slash",),
        "find",
        "Find words in this article; the key of the search again searches the library",
        (Need.SHOWN,),
    ),
    Command(
        Scope.READER,
        "next_match",
        ("n",),
        "next",
        "To the next place found, or the next word of the search",
        (Need.SHOWN,),
    ),
    Command(Scope.READER, "previous_match", ("N",), "", "To the place found before", (Need.SHOWN,)),
    Command(
        Scope.READER,
        "next_mention",
        ("right_square_bracket",),
        "mention",
        "To the next mention of the person, country or day that is chosen",
        (Need.SHOWN,),
    ),
    Command(
        Scope.READER, "previous_mention", ("left_square_bracket",), "", "To the mention before", (Need.SHOWN,)
    ),
    Command(
        Scope.READER,
        "facts",
        ("i",),
        "facts",
        "Who, where, when and how much: the facts of the article",
        (Need.SHOWN,),
    ),
    Command(
        Scope.READER,
        "link",
        ("o",),
        "links",
        "Number the links; a number opens one in `$BROWSER`",
        (Need.SHOWN,),
    ),
    Command(
        Scope.BROWSE, "address", ("O",), "", "Open the article's own address in `$BROWSER`", (Need.ADDRESS,)
    ),
    Command(
        Scope.READER,
        "quote",
        ("y",),
        "quote",
        "Take a quotation out of the article: choose its words, then copy them with their citation",
        (Need.SHOWN,),
    ),
    Command(Scope.READER, "marks", ("M",), "", "Mark people, countries and dates, or not"),
    Command(Scope.READER, "numbers", ("number_sign",), "", "Number the paragraphs, or not"),
    Command(Scope.READER, "pager", ("V",), "", "Read the article in `$PAGER`", (Need.SHOWN,)),
    Command(Scope.READER, "editor", ("v",), "", "Open a copy of the article in `$EDITOR`", (Need.SHOWN,)),
    Command(
        Scope.READER,
        "pipe",
        ("exclamation_mark",),
        "",
        "Give the text to a command and show its output",
        (Need.SHOWN,),
    ),
    Command(
        Scope.PASSAGE,
        "copy",
        ("y", "enter"),
        "copy",
        "Copy the words in quotation marks, with their citation in the style that is set",
    ),
    Command(Scope.PASSAGE, "words", ("w",), "words", "Copy the words alone"),
    Command(Scope.PASSAGE, "extend", ("J", "shift+down"), "more", "One sentence more at the end"),
    Command(
        Scope.PASSAGE,
        "quotation",
        ("quotation_mark",),
        "said",
        "The words in quotation marks here; again the next ones",
    ),
    Command(
        Scope.PASSAGE,
        "paragraph",
        ("p",),
        "paragraph",
        "The whole paragraph; again with the one that follows",
    ),
    Command(
        Scope.PASSAGE,
        "line",
        ("l",),
        "",
        "The line of the screen it begins in; again with the next",
    ),
    Command(Scope.PASSAGE, "note", ("a",), "note", "Write a note on these words, or change the one on them"),
    Command(Scope.PASSAGE, "star", ("s",), "star", "Star these words, or take the star off"),
    Command(Scope.PASSAGE, "tag", ("t",), "tag", "Tag these words: `a, b, -c` gives a, b; takes c"),
    Command(Scope.PASSAGE, "leave", ("escape",), "leave", "Copy nothing"),
    Command(
        Scope.PASSAGE, "blockquote", ("b",), "block", "Copy as a block quotation in Markdown, with a link"
    ),
    Command(Scope.PASSAGE, "citation", ("c",), "citation", "Copy the citation alone"),
    Command(Scope.PASSAGE, "footnote", ("f",), "", "Copy the words with a footnote in Markdown"),
    Command(Scope.PASSAGE, "shrink", ("K", "shift+up"), "less", "One sentence less"),
    Command(Scope.PASSAGE, "entry", ("e",), "", "Copy the BibTeX entry of the article"),
    Command(Scope.PASSAGE, "write_note", ("E",), "", "Write that note in your `$VISUAL` or `$EDITOR`"),
    Command(Scope.PASSAGE, "next_sentence", ("j", "down"), "", "To the next sentence"),
    Command(Scope.PASSAGE, "previous_sentence", ("k", "up"), "", "To the sentence before"),
    Command(Scope.READER_LINE, "done", ("enter",), "take", "Take what was typed"),
    Command(Scope.READER_LINE, "drop", ("escape",), "drop", "Back to the article"),
    Command(Scope.FACTS, "go", ("enter", "l", "right"), "go", "To the place in the text; again for its next"),
    Command(Scope.FACTS, "choose", ("space",), "choose", "Search for articles that have this value too"),
    Command(Scope.FACTS, "copy", ("y",), "copy", "Copy the quote or figure with its citation"),
    Command(
        Scope.FACTS, "next_section", ("right_curly_bracket", "J"), "section", "To the next kind of facts"
    ),
    Command(Scope.FACTS, "previous_section", ("left_curly_bracket", "K"), "", "To the kind of facts before"),
    Command(Scope.FACTS, "why", ("w",), "why", "Why is this here? The names that are joined, and the places"),
    Command(Scope.FACTS, "merge", ("e m",), "", "In this article it is another person, or country"),
    Command(Scope.FACTS, "kind", ("e k",), "", "In this article it is no person, or no country"),
    Command(Scope.FACTS, "split", ("e s",), "", "In this article it is not who it is joined with"),
    Command(Scope.FACTS, "close", ("i", "h", "left"), "close", "Back to the article"),
    Command(Scope.TEXT, "close", ("escape", "q", "h", "left"), "back", "Back to the article"),
    Command(
        Scope.COMPARE,
        "next_difference",
        ("n",),
        "next difference",
        "To the next pair of passages that differ",
        (Need.DIFFERENCE,),
    ),
    Command(
        Scope.COMPARE,
        "previous_difference",
        ("N",),
        "",
        "To the previous pair of passages that differ",
        (Need.DIFFERENCE,),
    ),
    Command(
        Scope.COMPARE,
        "next_row",
        ("right_square_bracket",),
        "ledger",
        "To the next row of the ledger, and to its places in both texts",
        (Need.ROW,),
    ),
    Command(
        Scope.COMPARE,
        "previous_row",
        ("left_square_bracket",),
        "",
        "To the row of the ledger before",
        (Need.ROW,),
    ),
    Command(
        Scope.COMPARE,
        "why",
        ("w",),
        "why",
        "Tell which names, figures and words made this pair",
        (Need.PAIR,),
    ),
    Command(
        Scope.COMPARE,
        "copy",
        ("y",),
        "copy",
        "Copy both passages of this pair with their citations",
        (Need.PAIR,),
    ),
    Command(
        Scope.COMPARE,
        "candidate",
        ("r",),
        "next account",
        "Put the next of the articles most worth comparing with the left one on the right",
    ),
    Command(Scope.COMPARE, "candidates", ("R",), "", "Pick what stands on the right from a list of these"),
    Command(Scope.COMPARE, "dim", ("d",), "", "Dim the passages that stand alone, or not"),
    Command(
        Scope.COMPARE,
        "apart",
        ("a",),
        "",
        "Scroll each text by itself, or both together again",
        (Need.COLUMNS,),
    ),
    Command(Scope.COMPARE, "left_text", ("h", "left"), "", "Scroll the left text", (Need.APART,)),
    Command(Scope.COMPARE, "right_text", ("l", "right"), "", "Scroll the right text", (Need.APART,)),
    Command(
        Scope.COMPARE, "switch_pane", ("tab", "shift+tab"), "texts/ledger", "Between the texts and the ledger"
    ),
    Command(Scope.COMPARE, "swap", ("s",), "swap", "Swap left and right"),
    Command(
        Scope.COMPARE,
        "go_back",
        ("H", "alt+left"),
        "",
        "Back to the comparison or the search before",
        (Need.EARLIER,),
    ),
    Command(Scope.COMPARE, "go_forward", ("L", "alt+right"), "", "Forward again", (Need.LATER,)),
    Command(Scope.COMPARE, "close", ("escape", "q"), "back", "Back to where you were"),
    Command(
        Scope.LEDGER,
        "go",
        ("enter", "space"),
        "go",
        "Bring both texts to the row's passages; again for its next",
    ),
    Command(
        Scope.FEEDS,
        "articles",
        ("enter", "l", "right"),
        "articles",
        "Show the articles of the feed",
        (Need.FEED,),
    ),
    Command(
        Scope.FEEDS, "add", ("a",), "add", "Follow a feed: type its address, or that of a page that has one"
    ),
    Command(
        Scope.FEEDS, "remove", ("d",), "remove", "Follow the feed no more; its articles stay", (Need.FEED,)
    ),
    Command(Scope.FEEDS, "fetch", ("f",), "fetch", "Fetch the feed under the cursor", (Need.FEED,)),
    Command(
        Scope.FEEDS, "fetch_all", ("F",), "fetch all", "Fetch all feeds, behind the screen", (Need.FEED,)
    ),
    Command(Scope.FEEDS, "stop", ("x",), "stop", "Stop fetching; what is in stays in", (Need.FETCHING,)),
    Command(
        Scope.FEEDS,
        "whole",
        ("w",),
        "",
        "Take the text of new articles from the page behind each link, or from the feed again",
        (Need.FEED,),
    ),
    Command(Scope.FEEDS, "undo", ("u",), "undo", "Undo what you did last"),
    Command(Scope.FEEDS, "close", ("escape", "q", "h", "left"), "back", "Back to where you were"),
    Command(
        Scope.QUOTES,
        "read",
        ("enter", "l", "right"),
        "read",
        "Open the article where these words stand",
        (Need.QUOTE,),
    ),
    Command(
        Scope.QUOTES,
        "copy",
        ("y",),
        "copy",
        "Copy the words in quotation marks, with their citation in the style that is set",
        (Need.QUOTE,),
    ),
    Command(
        Scope.QUOTES, "find", ("slash",), "find", "Type words that the quotes, or their speakers' names, have"
    ),
    Command(
        Scope.QUOTES,
        "speaker",
        ("s",),
        "speaker",
        "Show only what this speaker says; again shows all",
        (Need.QUOTE,),
    ),
    Command(Scope.QUOTES, "unattributed", ("a",), "", "Show also the words that nobody is named for, or not"),
    Command(Scope.QUOTES, "words", ("w",), "", "Copy the words alone", (Need.QUOTE,)),
    Command(
        Scope.QUOTES,
        "blockquote",
        ("b",),
        "",
        "Copy as a block quotation in Markdown, with a link",
        (Need.QUOTE,),
    ),
    Command(
        Scope.QUOTES, "footnote", ("f",), "", "Copy the words with a footnote in Markdown", (Need.QUOTE,)
    ),
    Command(Scope.QUOTES, "close", ("escape", "q", "h", "left"), "back", "Back to where you were"),
    Command(Scope.PICK, "take", ("enter", "space"), "take", "Take the line under the cursor"),
    Command(Scope.PICK, "rename", ("r",), "", "Rename the line under the cursor, where that can be"),
    Command(Scope.PICK, "remove", ("d",), "", "Remove the line under the cursor, where that can be"),
    Command(Scope.PICK, "close", ("escape", "q"), "back", "Take none"),
    Command(Scope.PROMPT, "complete", ("tab",), "complete", "Take what is suggested"),
    Command(Scope.PROMPT, "close", ("escape",), "back", "Give no text"),
    Command(Scope.WELCOME, "take", ("enter", "space"), "begin", "Begin with what is under the cursor"),
    Command(Scope.WELCOME, "complete", ("tab",), "complete", "Go on with the path that is being typed"),
    Command(Scope.WELCOME, "close", ("escape", "q"), "leave", "Leave the path, or the program"),
    Command(Scope.CONFIRM, "yes", ("y",), "yes", "Do it"),
    Command(Scope.CONFIRM, "no", ("n", "escape", "q"), "no", "Leave all as it is"),
    Command(Scope.HELP, "find", ("slash",), "find", "Show only the lines that hold what is typed"),
    Command(Scope.HELP, "close", ("escape", "q", "question_mark", "f1"), "back", "Close the help"),
    Command(Scope.FIND, "done", ("enter", "down"), "keep", "Back to the lines, keeping the filter"),
    Command(Scope.FIND, "drop", ("escape",), "drop", "Drop the filter"),
    Command(Scope.PALETTE, "run", ("enter",), "run", "Run the command"),
    Command(Scope.PALETTE, "below", ("down", "ctrl+n"), "", "To the command below"),
    Command(Scope.PALETTE, "above", ("up", "ctrl+p"), "", "To the command above"),
    Command(Scope.PALETTE, "close", ("escape",), "back", "Run none"),
    Command(Scope.VALUES, "take", ("enter",), "take", "Take what is under the cursor"),
    Command(Scope.VALUES, "below", ("down", "ctrl+n"), "", "To the line below"),
    Command(Scope.VALUES, "above", ("up", "ctrl+p"), "", "To the line above"),
    Command(Scope.VALUES, "close", ("escape",), "back", "Take none"),
)


def commands(scope: Scope) -> Iterator[Command]:
    """The commands of one scope, in the order of the table."""
    return (command for command in COMMANDS if command.scope is scope)


def key_table() -> str:
    """The whole table as Markdown, one section a scope."""
    lines: list[str] = []
    for scope in Scope:
        lines += [f"**{scope.value}**", "", "| key | what it does |", "| --- | --- |"]
        for command in commands(scope):
            keys = " ".join(f"`{shown_key(key)}`" for key in command.keys).replace("|", "\\|")
            lines.append(f"| {keys} | {command.help} |")
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


if __name__ == "__main__":
    sys.stdout.write(key_table())

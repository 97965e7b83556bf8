"""The shape of a command: what it is called, where it works, and what must be so for it to work."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Scope(StrEnum):
    """Where a command works; the values are the headings of the help screen."""

    MOVE = "Moving, in every pane"
    BROWSE = "Everywhere in the browser"
    APP = "On every screen"
    SEARCH = "In the search box"
    CHIPS = "In the line of chosen values"
    FACETS = "In the facets"
    FILTER = "While filtering a facet"
    LIST = "In the list of articles"
    TAKE = "In the list of `newsbrowse pick`"
    WAYS = "Where nothing was found"
    READER = "In the article"
    PASSAGE = "While choosing a passage"
    READER_LINE = "While typing below the article"
    FACTS = "In the facts of the article"
    TEXT = "In the output of a command"
    COMPARE = "Comparing two articles"
    LEDGER = "In the ledger"
    FEEDS = "In the list of feeds"
    QUOTES = "In the list of quotes"
    PICK = "In a list to pick from"
    PROMPT = "In a line to fill in"
    CONFIRM = "In a question"
    HELP = "In the help and the messages"
    FIND = "While filtering the help, the messages or the quotes"
    PALETTE = "In the command palette"
    VALUES = "While picking a name or a passage"
    WELCOME = "At the first start"


class Need(StrEnum):
    """What must be so for a command to work; the values say, in one line, that it is not so.

    The screen says which of them hold. A command that lacks one answers its key with this line, and the
    palette and the footer show it greyed.
    """

    ARTICLE = "No article is under the cursor."
    ON_LIST = "What is shown is not what is on a reading list."
    BY_HAND = "Only a reading list in its own order can be rearranged."
    CHOSEN = "No facet value is chosen."
    EARLIER = "There is no earlier place to go back to."
    LATER = "There is no later place to go forward to."
    ALIKE = "This line stands for one article alone."
    VALUE = "No value is under the cursor."
    NAME = "No person or country is under the cursor."
    SHOWN = "No article is shown."
    MATCH = "No word of the search is in this article."
    ADDRESS = "This article came without a web address."
    LINK = "There is no web address in this article."
    FEED = "No feed is followed yet."
    QUOTE = "No quote is under the cursor."
    FETCHING = "Nothing is being fetched."
    DIFFERENCE = "No passages that are alike differ."
    PAIR = "No pair of passages is in view."
    COLUMNS = "The texts scroll apart only side by side, from 100 columns on."
    APART = "The texts scroll together."
    ROW = "The ledger is empty."


class Command(Struct, frozen=True):
    """One thing a user can do.

    Attributes:
        scope: where it works. The scope's widget or screen has a method `action_<action>`.
        action: its name within the scope.
        keys: the default keys, in Textual's spelling; the first is the one shown. Several keys with blanks
            between them are typed one after the other (`g a`); such a sequence must not begin with a key
            that is a command of its own in the same place.
        label: one or two words for the footer; empty keeps it out of the footer.
        help: a sentence for the help screen and the README.
        needs: what must be so for it to work; the first that is not so is told.
    """

    scope: Scope
    action: str
    keys: tuple[str, ...]
    label: str
    help: str
    needs: tuple[Need, ...] = ()

    @property
    def id(self) -> str:
        """The name in the config and the palette, unique over the table: `list.read`."""
        return f"{self.scope.name.lower()}.{self.action}"

    @property
    def title(self) -> str:
        """The label, or else the words of the action: `next match`."""
        return self.label or self.action.replace("_", " ")

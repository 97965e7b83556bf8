"""What the doctor says: checks, each with its result, and findings, each with what to do."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct


class Remedy(Enum):
    """What helps against a finding. All but `HAND` are done by `archive.doctor.repair`."""

    REINDEX = "'newsbrowse doctor --repair' builds the search index anew from the articles"
    RECOUNT = "'newsbrowse doctor --repair' counts the names of the articles anew"
    REGROUP = "'newsbrowse doctor --repair' looks for near-duplicates anew"
    SALVAGE = "restore a backup; without one, 'newsbrowse doctor --repair' saves what can be read"
    KEEP = (
        "'newsbrowse restore' takes it as it was from a backup;"
        " without one, look at it, and 'newsbrowse doctor --repair' keeps it as it is now"
    )
    READ = "'newsbrowse doctor --repair' reads it out of the text again"
    SWEEP = "'newsbrowse doctor --repair' removes it"
    HAND = ""


class Finding(Struct, frozen=True):
    """Something that is wrong.

    Attributes:
        what: what and where, in a line; clean.
        remedy: what helps.
        hint: what to do, where the remedy does not say it.
    """

    what: str
    remedy: Remedy
    hint: str = ""

    @property
    def todo(self) -> str:
        """What to do about it, in a line."""
        return self.hint or self.remedy.value


class Check(Struct, frozen=True):
    """One check.

    Attributes:
        name: what was looked at.
        result: what was found of it, in a few words; clean.
        findings: what is wrong.
    """

    name: str
    result: str
    findings: tuple[Finding, ...] = ()

    @property
    def is_well(self) -> bool:
        """Whether nothing is wrong."""
        return not self.findings


def verdict(name: str, well: str, findings: list[Finding]) -> Check:
    """A check whose result is `well`, unless something was found."""
    if not findings:
        return Check(name, well)
    many = "one thing is wrong" if len(findings) == 1 else f"{len(findings):,} things are wrong"
    return Check(name, many, tuple(findings))

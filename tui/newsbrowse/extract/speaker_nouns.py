"""Nouns for those who speak in the news without being named."""

from __future__ import annotations

from newsbrowse.extract.names import name_list
from newsbrowse.extract.speech_verbs import PUTTING, words_of

ROLES = words_of(
    """activist actor actress adviser advisor ambassador analyst archbishop attorney author billionaire
    bishop boss businessman candidate captain cardinal chair chairman chairperson chairwoman champion
    chancellor chief co-founder coach colonel comedian commander commissioner congressman congresswoman
    constable councillor counsel defender democrat designer director doctor duke economist editor envoy
    executive founder general goalkeeper governor head historian inspector judge justice king lawmaker
    lawyer leader legislator lord manager mayor midfielder minister mogul mp negotiator nominee officer
    owner pastor peer player pm pope premier president priest prince princess principal producer
    professor prosecutor queen rapper rector representative republican researcher scientist secretary
    senator sheriff singer skipper speaker spokesman spokesperson spokeswoman star strategist striker
    superintendent surgeon teacher treasurer whip winner writer"""
)
"""What a person may be introduced as: `the minister` may mean a person who is named elsewhere."""

_OTHERS = words_of(
    """academic action administration advertisement advocate agency agent aide airline announcement anchor
    announcer article assessment assistant association attendee audience auditor authority backer bank
    banker blog blogger board body boy broadcaster brother builder bureau business cabinet campaign
    campaigner caption captor carrier cable caucus center centre charity child citizen class clergyman
    coalition colleague college columnist commander commentator commission committee communique
    community company competitor complaint consultant contract contributor council couple court critic
    crowd customer daughter dealer defendant delegate demonstrator department deputy detective developer
    diplomat document donor doorman driver editorial email embassy employee employer engineer ensemble
    essay estimate everyone exchange expert fan farmer father federation fighter file filing firefighter
    firm fisherman follower force foundation friend girl girlfriend government grandmother grandfather
    graduate group guard guest guidance guideline guild half-brother headline host hospital household
    husband immigrant indictment industry institute insider inquiry investigator investor journalist
    judgment judgement juror jury lady laureate law lawsuit league legislation letter lobbyist local
    magazine maker man memo memorandum member merchant message migrant militant military ministry mob
    mother motion mourner movement nation neighbor neighbour network newspaper note notice nurse
    observer office official operative operator opponent opposition order organisation organiser
    organization organizer page painter panel paper parent parliament participant partner party passage
    passenger passer-by patient people person pilot plaintiff platform police policeman policewoman poll
    pollster post presenter press priest prisoner producer program programme prosecution protester pupil
    ranger reader rebel record regime regulator release reporter report reporter resident resolution
    review rival ruling scholar school scout section senate seller sergeant shareholder shopkeeper sign
    signatory site sister slogan soldier solicitor son source staff staffer state statement statute
    strategist student study subscriber suit supporter survey survivor suspect team teenager text
    tourist trader transcript treasury tribunal troop trust tweet union university user veteran victim
    vendor version video villager visitor viewer volunteer voter watchdog website whistleblower widow
    wife witness woman worker youngster"""
)
_IRREGULAR = words_of(
    "men women children people police mps wives families parties agencies authorities ministries"
)
_PLURALS = {"ies": "y", "es": "", "s": ""}


def is_agent(noun: str) -> bool:
    """Whether a noun in lower case, singular or plural, means somebody or something that can say a thing."""
    if (
        noun in ROLES
        or noun in _OTHERS
        or noun in _IRREGULAR
        or noun.endswith(("woman", "man", "men", "person"))
    ):
        return True
    return any(
        noun.endswith(ending)
        and (stem := noun.removesuffix(ending) + single)
        and (stem in ROLES or stem in _OTHERS)
        for ending, single in _PLURALS.items()
    )


_MOST_WORDS = 9
_NOT_LAST = words_of("of for and or the a an his her its their our my your is at in on to own joint")
_CALENDAR = words_of("monday tuesday wednesday thursday friday saturday sunday now then here one mine today")


def is_somebody(words: list[str], *, determined: bool, certain: bool) -> bool:
    """Whether words without their article mean somebody who can say a thing.

    Args:
        words: those of a noun phrase, up to its verb.
        determined: whether an article or the like stood before them.
        certain: whether grammar has it that they speak, so that any noun will do.
    """
    if not words or len(words) > _MOST_WORDS or not words[0][0].isalpha():
        return False
    last = words[-1]
    if last.lower() in _NOT_LAST or last.endswith(("'s", "’s", "s'", "s’")) or not last[0].isalpha():
        return False
    if any(w.islower() and (w in PUTTING or w.endswith(("ed", "ly"))) for w in words[1:]):
        return False
    first = words[0].lower()
    if len(words) == 1 and (
        first in _CALENDAR or (first.endswith("ing") and not (certain and last[0].isupper()))
    ):
        return False
    return (
        _is_named(words, determined)
        or is_agent(_head(words))
        or (certain and (determined or last.endswith("s")))
    )


def _is_named(words: list[str], determined: bool) -> bool:
    """Whether the words look like the name of a body: `Facebook`, `European Commission`."""
    head = words[: _head_end(words)]
    if not head[-1][0].isupper():
        return False
    return determined or len(head) > 1 or head[0].isupper() or head[0].lower() not in name_list("common")


def _head(words: list[str]) -> str:
    return words[_head_end(words) - 1].lower()


def _head_end(words: list[str]) -> int:
    """Where the noun phrase proper ends, before `of` and the like."""
    for place, word in enumerate(words[1:], 1):
        if word in ("of", "for", "from", "at", "against", "around"):
            return place
    return len(words)

"""Which romanised names begin with the family's: Chinese in pinyin, Korean with a hyphen in the given name.

`Xi Jinping` and `Kim Jong-un` do; `Wei Wang` and `Amina Khatun` do not. Where both words may be the family's
the name is taken to be in Western order, as most bylines are; so are Japanese names, as English has them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_CHINESE = _words(
    """bai bo cai cao chen cheng cui deng ding dong du duan fan fang feng fu gao gong gu guo han hao he
    hou hu huang jia jiang jin kong lei li liang liao lin liu long lu luo lyu ma mao meng pan peng qian qin
    qiu ren shao shen shi song su sun tan tang tao tian wan wang wei wu xi xia xiao xie xiong xu xue yan
    yang yao ye yin yu yuan zeng zhang zhao zheng zhong zhou zhu zou"""
)
_KOREAN = _words(
    """ahn bae baek ban bong cho choe choi chun chung han hong hwang hyun jang jeong jo jung kang kim ko
    kwon lee lim min moon nam noh oh paik pak park ri roh ryu seo shin sin sohn son song suh yang yi yim yoo
    yoon yun"""
)
_FINALS = (
    "iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ui|ao|ou|iu|ie|ue|er|an|en|in|un|ia|ua|uo|[aeiou]"
)
_SYLLABLE = f"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:{_FINALS})"
_PINYIN = re.compile(f"{_SYLLABLE}(?:['’-]?{_SYLLABLE})?", re.IGNORECASE)
_HYPHENATED = re.compile(r"[A-Z][a-z]+-[a-z]+")


def begins_with_family(words: Sequence[str]) -> bool:
    """Whether a name, given as its words, begins with the family's name."""
    if len(words) != 2:
        return False
    first, second = words[0].lower(), words[1]
    if first in _KOREAN and _HYPHENATED.fullmatch(second):
        return True
    return first in _CHINESE and second.lower() not in _CHINESE and _PINYIN.fullmatch(second) is not None

"""Which romanised names begin with the family's: Chinese in pinyin, Korean, Taiwanese with a hyphen.

`Xi Jinping`, `Kim Jong-un`, `Kim Jong Un` and `Tsai Ing-wen` do; `Wei Wang` and `Amina Khatun` do not. Where
the first and the last word may be the family's the name is taken to be in Western order, as most bylines are;
so are Japanese names, as English has them.
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
_WADE_GILES = _words(
    """chan chang chao chen cheng cheung chi chiang chien chin chou chow chu chung fang feng hou hsieh hsu
    hsiao huang hung kao ko ku kuo lai lam lau lee leung li liao lien lim lin liu lo lu mao ou pan
    peng shen shih soong su sun sung tai tan tang teng tsai tsang tseng tung wang wei weng wong wu
    yang yeh yen yu yung"""
)
"""Family names as they are written in Taiwan, Hong Kong and older texts."""

_FINALS = (
    "iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ui|ao|ou|iu|ie|ue|er|an|en|in|un|ia|ua|uo|[aeiou]"
)
_SYLLABLE = f"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:{_FINALS})"
_PINYIN = re.compile(f"{_SYLLABLE}(?:['’-]?{_SYLLABLE})?", re.IGNORECASE)
_HANGUL = re.compile(
    "(?:kk|ss|tt|ch|[kgndtrlmbpsjhwy])?(?:yeo|yae|eui|[aeiouy]{1,2}|w[aeio])(?:ng|ck|[kgnltmp])?"
)
"""A syllable of Korean as newspapers write it."""

_HYPHENATED = re.compile(r"[A-Z][a-z]+-[a-z]+")


def begins_with_family(words: Sequence[str]) -> bool:
    """Whether a name, given as its words, begins with the family's name."""
    first = words[0].lower() if words else ""
    if len(words) == 3:
        last = words[2].lower()
        korean = all(_HANGUL.fullmatch(word.lower()) for word in words[1:])
        return first in _KOREAN and korean and last not in _KOREAN
    if len(words) != 2:
        return False
    second = words[1]
    if first in (_KOREAN | _WADE_GILES) and _HYPHENATED.fullmatch(second):
        return True
    return first in _CHINESE and second.lower() not in _CHINESE and _PINYIN.fullmatch(second) is not None

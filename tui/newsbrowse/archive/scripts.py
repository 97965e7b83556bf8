"""Which characters make up words in the scripts of the world, as ranges for the sets of regular expressions.

Only texts that hold such characters need them: to compile the sets takes longer than to read a library. The
general categories are those of Unicode 15 (https://www.unicode.org/reports/tr44/); what stands between the
marks of a script and is a letter of it is left in their ranges.
"""

from __future__ import annotations

HIDDEN = r"\u00ad\u200b-\u200d\u2060\ufeff"
"""What is not seen, and may stand within a word."""

STRETCH = r"\u0640"
"""The stroke by which Arabic words are made longer; a letter by its category."""

_ALPHABETS = (
    r"\u0300-\u036f\u0483-\u0489\u135d-\u135f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\u2de0-\u2dff"
    r"\u302a-\u302f\u3099\u309a\ua66f-\ua672\ua674-\ua67d\ua69e\ua69f\ufe00-\ufe0f\ufe20-\ufe2f"
    r"\U000e0100-\U000e01ef"
)
_HEBREW = r"\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\ufb1e"
_ARABIC = (
    r"\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    r"\u0898-\u08e1\u08e3-\u08ff"
)
_SYRIAC = r"\u0711\u0730-\u074a"

ACCENTS = f"{_ALPHABETS}{_HEBREW}{_ARABIC}{_SYRIAC}"
"""Accents, and the vowel signs of scripts that are mostly written without: they do not matter in a search."""

_VOWELS = (
    r"\u07a6-\u07b0\u07eb-\u07f3\u07fd\u0816-\u082d\u0859-\u085b\u0900-\u0963\u0981-\u09e3\u09fe-\u0a75"
    r"\u0a81-\u0ae3\u0afa-\u0b63\u0b82-\u0bd7\u0c00-\u0c63\u0c81-\u0c83\u0cbc-\u0d4d\u0d57-\u0d63"
    r"\u0d81-\u0df3\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u0f18\u0f19\u0f35"
    r"\u0f37\u0f39\u0f3e-\u0f84\u0f86-\u0fbc\u0fc6\u102b-\u103e\u1056-\u1059\u105e-\u1060\u1062-\u1064"
    r"\u1067-\u106d\u1071-\u1074\u1082-\u108d\u108f\u109a-\u109d\u1160-\u11ff\u1712-\u1734\u1752-\u1773"
    r"\u17b4-\u17d3\u17dd\u180b-\u180d\u180f-\u193b\u1a17-\u1a1b\u1a55-\u1a7f\u1b00-\u1b44\u1b6b-\u1b73"
    r"\u1b80-\u1bf3\u1c24-\u1c37\ua802-\ua827\ua82c\ua880-\ua8c5\ua8e0-\ua8f1\ua8ff-\ua92d\ua947-\ua953"
    r"\ua980-\ua9c0\ua9e5\uaa29-\uaa4d\uaa7b-\uaa7d\uaab0-\uaac1\uaaeb-\uaaef\uaaf5\uaaf6\uabe3-\uabea"
    r"\uabec\uabed\U0001e8d0-\U0001e94a"
)

INNER = f"{HIDDEN}{STRETCH}{ACCENTS}{_VOWELS}"
"""What belongs to the letter before it, and begins no word."""

_HAN = r"\u3005-\u3007\u3021-\u3029\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_KANA = r"\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9d"
_BOPOMOFO = r"\u3105-\u312f\u31a0-\u31bf"
_HANGUL = r"\u1100-\u115f\uac00-\ud7a3"
_YI = r"\ua000-\ua48c"
_THAI = r"\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46"
_LAO = r"\u0e81-\u0eb0\u0eb2\u0eb3\u0ebd\u0ec0-\u0ec6\u0edc-\u0edf"
_KHMER = r"\u1780-\u17b3\u17d7\u17dc"
_BURMESE = (
    r"\u1000-\u102a\u103f\u1050-\u1055\u105a-\u105d\u1061\u1065\u1066\u106e-\u1070\u1075-\u1081\u108e"
    r"\ua9e0-\ua9e4\ua9e6-\ua9ef\ua9fa-\ua9fe\uaa60-\uaa76\uaa7a"
)

ALONE = f"{_HAN}{_KANA}{_BOPOMOFO}{_HANGUL}{_YI}{_THAI}{_LAO}{_KHMER}{_BURMESE}"
"""Letters of scripts without spaces between words, or, in Korean, with other words joined to them."""

ALIKE = {
    **dict.fromkeys(map(ord, "\u0622\u0623\u0625\u0671"), "\u0627"),
    **dict.fromkeys(map(ord, "\u0649\u06cc"), "\u064a"),
    ord("\u06a9"): "\u0643",
    ord("\u0629"): "\u0647",
}
"""Letters of Arabic and their common forms: alef for those with signs, yeh, kaf, and heh for teh marbuta."""

RECOMPOSED = (
    r"\u0374\u1100-\u11ff\u1f71-\u1fff\u2126\u212a\u212b\uf900-\ufaff\ufb1d-\ufb4e"
    r"\U0002f800-\U0002fa1f"
)
"""Characters without marks that have another form (NFC), and the parts of Korean syllables."""

"""Currencies: the signs before an amount and the words after it, by ISO 4217 code."""

from __future__ import annotations

from newsbrowse.extract.scanning import any_word

_SIGNS = {
    "USD": "$ us$ usd dlrs",
    "AUD": "a$ au$ aud",
    "CAD": "c$ ca$ can$ cad",
    "HKD": "hk$ hkd",
    "NZD": "nz$ nzd",
    "SGD": "s$ sgd",
    "TWD": "nt$ twd",
    "JMD": "j$",
    "BRL": "r$ brl",
    "GBP": "£ gbp stg",
    "EUR": "€ eur",
    "JPY": "¥ jpy",
    "CNY": "rmb cny",
    "INR": "₹ rs inr",
    "RUB": "₽ rub",
    "KRW": "₩ krw",
    "NGN": "₦ ngn n",
    "TRY": "₺",
    "UAH": "₴ uah",
    "CHF": "chf sfr",
    "ZAR": "zar r",
    "KES": "ksh kes",
    "UGX": "ush ugx",
    "TZS": "tsh tzs",
    "MYR": "rm myr",
    "PHP": "₱ php",
    "ILS": "₪ ils",
    "THB": "฿ thb",
    "MXN": "mxn",
    "SEK": "sek",
    "NOK": "nok",
    "DKK": "dkk",
    "PLN": "pln",
    "AED": "aed dhs",
    "SAR": "sar",
    "PKR": "pkr",
    "EGP": "egp",
    "GHS": "ghs gh₵",
}
_CODES = {sign: code for code, signs in _SIGNS.items() for sign in signs.split()}
CURRENCY_SIGNS = any_word([*_CODES, "rs."])
"""A pattern of the signs that may stand before an amount."""

SYMBOLS = "".join(sorted(sign for sign in _CODES if len(sign) == 1 and not sign.isalpha()))
"""The signs that are no letters, for a class of characters."""

LETTERS_OF_SIGNS = sorted({sign.rstrip("$₵") for sign in _CODES if sign[0].isalpha()})
"""The letters that signs begin with."""

LETTER_SIGNS = frozenset(("n", "r", "rm"))
"""Signs that are money only before an amount in thousands or more: `R900 million`, not `R2` or `N95`."""

DOLLARS = {
    "u.s.": "USD",
    "us": "USD",
    "american": "USD",
    "canadian": "CAD",
    "australian": "AUD",
    "hong kong": "HKD",
    "new zealand": "NZD",
    "singapore": "SGD",
    "taiwan": "TWD",
    "jamaican": "JMD",
}
"""Whose dollars they are."""

MONEY = {
    "USD": ("dollars?", "dlrs?", "bucks"),
    "EUR": ("euros?", r"(?<!-)€(?!\d)"),
    "GBP": ("pounds sterling", "stg", "sterling", "british pounds", r"(?<!-)£(?!\d)"),
    "JPY": ("yen", r"(?<!-)¥(?!\d)"),
    "CNY": ("yuan", "renminbi"),
    "RUB": ("roubles?", "rubles?"),
    "INR": ("rupees?", "indian rupees?"),
    "PKR": ("pakistani rupees?",),
    "LKR": ("sri lankan rupees?",),
    "KRW": ("won",),
    "CHF": ("swiss francs?",),
    "FRF": ("french francs?",),
    "BEF": ("belgian francs?",),
    "XAF": ("cfa francs?",),
    "DEM": ("(?:german )?marks?", "deutschmarks?"),
    "ITL": ("lire", "italian lira"),
    "NLG": ("(?:dutch )?guilders?",),
    "NGN": ("naira",),
    "KES": ("kenyan shillings?",),
    "UGX": ("ugandan shillings?",),
    "TZS": ("tanzanian shillings?",),
    "ZAR": ("(?:south african )?rands?",),
    "GHS": ("(?:ghanaian )?cedis?",),
    "ETB": ("(?:ethiopian )?birr",),
    "MXN": ("mexican pesos?",),
    "ARS": ("argentine pesos?",),
    "CLP": ("chilean pesos?",),
    "COP": ("colombian pesos?",),
    "PHP": ("philippine pesos?",),
    "BRL": ("reais", "brazilian reals?"),
    "SEK": ("(?:swedish )?kronor", "swedish (?:krona|crowns?)"),
    "NOK": ("norwegian (?:kroner|krone|crowns?)",),
    "DKK": ("danish (?:kroner|krone|crowns?)",),
    "kroner": ("kroner",),
    "TRY": ("turkish liras?",),
    "lira": ("liras?",),
    "PLN": ("(?:polish )?zlotys?",),
    "HUF": ("(?:hungarian )?forints?",),
    "UAH": ("(?:ukrainian )?hryvnias?",),
    "ILS": ("(?:israeli )?shekels?",),
    "SAR": ("saudi riyals?",),
    "QAR": ("qatari riyals?",),
    "AED": ("(?:emirati |uae )dirhams?",),
    "THB": ("(?:thai )?baht",),
    "MYR": ("(?:malaysian )?ringgit",),
    "IDR": ("(?:indonesian )?rupiahs?",),
    "VND": ("(?:vietnamese )?dong",),
    "BDT": ("(?:bangladeshi )?taka",),
    "EGP": ("egyptian pounds?",),
    "LBP": ("lebanese (?:pounds?|lira)",),
    "SYP": ("syrian (?:pounds?|lira)",),
    "SDG": ("sudanese pounds?",),
    "IRR": ("iranian rials?",),
    "IQD": ("iraqi dinars?",),
    "KWD": ("kuwaiti dinars?",),
    "KZT": ("(?:kazakh )?tenge",),
    "cents": ("cents?", "cts?"),
    "pence": (r"pence", r"p(?!\.?\s?m\b)"),
}
"""Patterns of the words after an amount, by code; by the word where it does not tell the country."""


def currency_sign(sign: str) -> str:
    """The currency's ISO 4217 code, or the empty string for no known sign."""
    return _CODES.get(sign.lower().rstrip("."), "")

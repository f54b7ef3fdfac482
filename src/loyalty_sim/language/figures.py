"""Figures as a language writes them: its marks for decimals, thousands and minus, by the Unicode locale data."""

from functools import cache

from loyalty_sim.language.speech import SOURCE, spoken


def number(value: float, how: str) -> str:
    """A number in the language that is spoken. how: as Python formats it, in English.

    >>> number(1234.5, ",.1f")
    '1,234.5'
    """
    return localised(format(value, how))


def localised(written: str) -> str:
    """A number that is written in English, in the language that is spoken."""
    language = spoken()
    return written if language == SOURCE else written.translate(_marks(language))


@cache
def _marks(language: str) -> dict[int, str]:
    from babel.numbers import get_decimal_symbol, get_group_symbol, get_minus_sign_symbol

    marks = {",": get_group_symbol, ".": get_decimal_symbol, "-": get_minus_sign_symbol}
    return {ord(mark): symbol(language) for mark, symbol in marks.items()}

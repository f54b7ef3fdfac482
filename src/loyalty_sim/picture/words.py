"""Figures as a manager reads them: money, percentages, intervals, and sentences on shapes."""

from math import floor, isfinite, log10

from loyalty_sim.language import localised, tell

NOTHING = 0.005
"""Below so much an amount to two decimals is nothing, and has no sign."""


def money(amount: float, currency: str = "EUR", signed: bool = False) -> str:
    """An amount to about three figures: EUR 1.24 million, +EUR 35,200, -EUR 410.

    >>> money(1_240_000), money(-410, "GBP"), money(35_210, signed=True)
    ('EUR 1.24 million', '-GBP 410', '+EUR 35,200')
    """
    size = abs(amount)
    nothing = size < NOTHING
    sign = "" if nothing else "-" if amount < 0 else "+" if signed and amount > 0 else ""
    if size >= 999.5e6:
        text = tell("{currency} {amount} billion", currency=currency, amount=three_figures(size / 1e9))
    elif size >= 999_500:
        text = tell("{currency} {amount} million", currency=currency, amount=three_figures(size / 1e6))
    else:
        text = tell("{currency} {amount}", currency=currency, amount=three_figures(size))
    return localised(sign) + text


def three_figures(value: float) -> str:
    """A number to three figures, thousands marked: 35,200, 4.13, 0.05, -1,240.

    >>> three_figures(35_210), three_figures(4.1267)
    ('35,200', '4.13')
    """
    return localised(_three_figures(value))


def _three_figures(value: float) -> str:
    if not isfinite(value) or value == 0:
        return f"{value + 0.0:.0f}"
    digits = max(2 - floor(log10(abs(value))), -12)
    text = f"{round(value, digits):,.{min(max(digits, 0), 2)}f}"
    return text.removeprefix("-") if abs(value) < NOTHING else text


def figure(value: float | str, signed: bool = False) -> str:
    """A number to three figures, whole ones in full: 0.15, 10, 1,800, -12,300; +1,800 if signed. A word stays.

    >>> figure(0.15), figure(10.0), figure(-12_345.6), figure(1800, signed=True)
    ('0.15', '10', '-12,300', '+1,800')
    """
    if isinstance(value, str):
        return value
    size, sign = abs(value), "-" if value < 0 else "+" if signed and value > 0 else ""
    if isfinite(value) and value == int(value) and size < 1e6:
        return localised(f"{sign}{size:,.0f}")
    digits = _three_figures(size)
    short = (digits.rstrip("0").rstrip(".") if "." in digits else digits) if size >= 1 else f"{size:.3g}"
    return localised(sign + short)


def signed(value: float, digits: int = 2) -> str:
    """A difference: +0.12, -3.40, 0.00; never -0.00.

    >>> signed(0.123), signed(-0.001)
    ('+0.12', '0.00')
    """
    text = f"{value:+,.{digits}f}"
    return localised(text[1:] if not text.strip("+-0.,") else text)


def years(count: float) -> str:
    """So many years in words: 1 year, 1.5 years, 3 years.

    >>> years(1), years(1.5)
    ('1 year', '1.5 years')
    """
    said = f"{count:.3g}"
    if said == "1":
        return tell("{count} year", count=said)
    return tell("{count} years", count=localised(said))


def share(probability: float) -> str:
    """A probability or share: 98 %; beyond the resolution of a simulation it says so.

    >>> share(0.98), share(0.999), share(0.004)
    ('98 %', 'over 99 %', 'under 1 %')
    """
    if probability > 0.99:
        return tell("over 99 %")
    return tell("under 1 %") if probability < 0.01 else f"{100 * probability:.0f} %"


def round_step(largest: float, most: float = 100_000.0) -> float:
    """Largest of 1, 2, 5, 10, ... that is not above `largest`, and not above `most`.

    >>> round_step(8_914), round_step(0.7)
    (5000.0, 0.5)
    """
    largest = min(largest, most)
    power = 10.0 ** floor(log10(largest))
    return next(step * power for step in (5.0, 2.0, 1.0) if step * power <= largest * (1 + 1e-9))


SHAPE_MEANING = {
    "increasing": "each further step brings more than the one before",
    "diminishing": "each further step brings less than the one before",
    "S-shaped": "steps bring little at first, then much, then little again",
    "threshold": "little happens until a threshold is passed, and then it pays",
    "linear": "each further step brings about the same",
    "flat": "it makes no difference worth the name in this range",
    "harmful": "more of it does harm",
}

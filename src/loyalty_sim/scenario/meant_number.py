"""The number that was probably meant by a text that a setting does not take: 30%, 0,3, 1/3, 1'000, 10k, EUR 900."""

import math
import re

_GROUP = "[,.'’\u00a0\u202f ]"
_WHOLE = rf"[1-9]\d{{0,2}}(?:(?P<group>{_GROUP})\d{{3}}(?:(?P=group)\d{{3}})*)"
_FORM = re.compile(
    rf"(?:[^\W\d]{{0,4}}[€$£]?\s*)?(?P<sign>[+-]?)(?:(?P<grouped>{_WHOLE})|(?P<number>\d+(?:[.,]\d+)?))"
    r"(?:/(?P<below>\d+))?\s*(?P<percent>%)?\s*(?P<unit>[^\W\d]{0,12})"
)
_TIMES = {"k": 1e3, "m": 1e6, "mn": 1e6, "mio": 1e6, "million": 1e6, "bn": 1e9}


def meant_number(text: str) -> float | None:
    """The number in a text, or None if there is none to be seen. A point before three digits, once, is a fraction's.

    >>> [meant_number(text) for text in ("30%", "0,3", "1,000", "1'000", "1.000.000", "10k", "1/4", "EUR 900", "half")]
    [0.3, 0.3, 1000.0, 1000.0, 1000000.0, 10000.0, 0.25, 900.0, None]
    """
    found = _FORM.fullmatch(text.strip())
    if not found:
        return None
    grouped = found["grouped"]
    if grouped and not (found["group"] == "." and grouped.count(".") == 1):
        number = float(grouped.replace(found["group"], ""))
    else:
        number = float((grouped or found["number"]).replace(",", "."))
    below = float(found["below"] or 1) * (100.0 if found["percent"] else 1.0)
    number *= _TIMES.get(found["unit"].lower(), 1.0) * (-1.0 if found["sign"] == "-" else 1.0)
    return number / below if below and math.isfinite(number) else None

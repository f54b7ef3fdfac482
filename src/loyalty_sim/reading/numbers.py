"""Numbers as people write them: 1,234.50 and 1.234,50, with a sign of money or a per cent; never guessed in doubt."""

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import pandas as pd

_SIGNS = "$¢£¤¥֏؋৳฿៛₠-\u20cf﷼"
_MONEY = rf"(?:[A-Z]{{0,3}}[{_SIGNS}]|[A-Z]{{3}}|kr\.?|zł|Kč|Ft|lei|Fr\.|Rs\.?|RM)"
_GROUP = "\u2009\u00a0\u202f'’ "
"""What may stand between thousands, beside a comma or a point."""
_POWER = r"(?:[eE][+-]?\d{1,3})?"
_COMMA = rf"^(?:[1-9]\d{{0,2}}(?:[.{_GROUP}]\d{{3}})+|\d+)(?:,\d+)?{_POWER}$"
_POINT = rf"^(?:[1-9]\d{{0,2}}(?:[,{_GROUP}]\d{{3}})+|[1-9]\d?(?:,\d{{2}})+,\d{{3}}|\d+)(?:\.\d+)?{_POWER}$"
_EITHER = r"^[+-]?[1-9]\d{0,2}[.,]\d{3}$"
_PARTS = (
    rf"^(?P<open>\()?\s*(?P<sign>[+-])?\s*(?P<before>{_MONEY})?\s*(?P<inner>[+-])?\s*"
    rf"(?P<number>\d(?:[\d.,{_GROUP}]*\d)?{_POWER})(?:[.,][-–—])?(?P<behind>-)?\s*(?P<percent>%)?\s*"
    rf"(?P<after>{_MONEY})?\s*(?P<close>\))?$"
)
"""A number with what may stand around it: a sign at one place, brackets for less than nothing, a currency, a per cent.

Swiss and German prices without a fraction end in ".-" or ",-".
"""


_SAME = {"Fr.": "CHF", "EUR": "€", "GBP": "£", "USD": "$", "US$": "$"}
"""Currencies with two signs."""


class Numbers(NamedTuple):
    """values: float, nan where a cell is no number. notes: how they were written. doubt: what has to be asked.

    of_100: whether they are written in per cent, of which the values are parts of 1.
    """

    values: "pd.Series"
    notes: tuple[str, ...] = ()
    doubt: str = ""
    of_100: bool = False


def as_numbers(cells: "pd.Series", decimal: str = "", points: bool = True) -> Numbers:
    """The numbers in a column of text (or of numbers). decimal: "," or "." as stated, or "" to find it.

    points: whether 1.234 is a number with a point beyond doubt, which it is not where commas are the custom.
    A column is one in which every number can be read with the same mark. Where both marks fit and give other numbers
    (1,234 alone), or amounts are of several currencies, the doubt is said and nothing is read. Dates are no numbers.

        >>> import pandas as pd
        >>> as_numbers(pd.Series(["7,5", "8"])).values.tolist()
        [7.5, 8.0]
        >>> as_numbers(pd.Series(["1,234", "2,500"])).doubt
        "'1,234' may be 1234 or 1.234"
        >>> as_numbers(pd.Series(["1’200.50 CHF", "₹1,20,000", "30-"])).doubt
        'amounts are in CHF and in ₹: they cannot be added up'
    """
    import pandas as pd

    if pd.api.types.is_datetime64_any_dtype(cells) or pd.api.types.is_timedelta64_dtype(cells):
        return Numbers(pd.Series(float("nan"), cells.index, dtype=float))
    if not (pd.api.types.is_string_dtype(cells) or pd.api.types.is_object_dtype(cells)):
        return Numbers(_finite(pd.to_numeric(cells, errors="coerce")))
    plain = _finite(pd.to_numeric(cells, errors="coerce"))
    if decimal != "," and (plain.notna() | cells.isna()).all():
        return Numbers(plain.astype(float), doubt="" if decimal or points else _doubt(cells))
    return _written(cells, plain, decimal)


def _finite(numbers: "pd.Series") -> "pd.Series":
    """Numbers without infinities: what a file calls so is no answer, no amount and no week."""
    return numbers.astype(float).replace([float("inf"), float("-inf")], float("nan")) + 0.0


def _doubt(cells: "pd.Series") -> str:
    """1.234 may be a thousand and more, where every number of the column looks so."""
    there = cells.dropna()
    return _two_ways(str(there.iloc[0])) if len(there) and there.str.match(_EITHER).all() else ""


def _two_ways(cell: str) -> str:
    return f"'{cell}' may be {cell.replace(',', '').replace('.', '')} or {cell.replace(',', '.')}"


def _digits(text: str) -> str:
    """Text with the digits of other scripts as ours, a minus as a hyphen."""
    if text.isascii():
        return text
    return "".join(
        str(unicodedata.decimal(each)) if each.isdecimal() else "-" if each == "−" else each for each in text
    )


def _written(cells: "pd.Series", plain: "pd.Series", decimal: str) -> Numbers:
    import pandas as pd

    codes, unique = pd.factorize(cells)
    text = pd.Series(unique, dtype=object).astype(str).map(_digits).str.strip()
    parts = text.str.extract(_PARTS).fillna("")
    if other := _two_currencies(parts):
        return Numbers(_nothing(cells), doubt=other)
    signs = parts["sign"] + parts["inner"] + parts["behind"] + parts["open"]
    number = parts["number"].where((signs.str.len() <= 1) & (parts["open"].eq("(") == parts["close"].eq(")")), "")
    comma, point = (number.str.match(form) for form in (_COMMA, _POINT))
    if not decimal:
        only_comma, only_point = int((comma & ~point).sum()), int((point & ~comma).sum())
        either = number.str.match(_EITHER)
        if either.any() and not only_comma and not only_point:
            return Numbers(_nothing(cells), doubt=_two_ways(str(number[either].iloc[0])))
        decimal = "," if only_comma > only_point else "."
    fits = comma if decimal == "," else point
    digits = number.where(fits, "").str.replace(f"[{_GROUP}{'.' if decimal == ',' else ','}]", "", regex=True)
    read = _finite(pd.to_numeric(digits.str.replace(",", "."), errors="coerce"))
    percent = parts["percent"].eq("%") & fits
    read = read.where(~signs.isin(["-", "("]), -read)
    read = read.where(~percent, read / 100.0) + 0.0
    notes = []
    if decimal == "," and (told := fits & comma & ~point).any():
        notes.append(f"numbers are written with a decimal comma ({text[told].iloc[0]})")
    if percent.any():
        notes.append(f"per cent are read as parts of 1 ({text[percent].iloc[0]})")
    values = pd.Series([*read, float("nan")], dtype=float).to_numpy()[codes]
    found = pd.Series(values, index=cells.index)
    return Numbers(found if decimal == "," else found.fillna(plain), tuple(notes), of_100=bool(percent.any()))


def _two_currencies(parts: "pd.DataFrame") -> str:
    """What has to be asked where amounts are of several currencies."""
    found = sorted({_SAME.get(sign, sign) for sign in {*parts["before"], *parts["after"]}} - {""})
    return f"amounts are in {found[0]} and in {found[1]}: they cannot be added up" if len(found) > 1 else ""


def _nothing(cells: "pd.Series") -> "pd.Series":
    import pandas as pd

    return pd.Series(float("nan"), cells.index, dtype=float)

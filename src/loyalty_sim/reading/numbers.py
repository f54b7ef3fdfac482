"""Numbers as people write them: 1,234.50 and 1.234,50, with a sign of money or a per cent; never guessed in doubt."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import pandas as pd

_MONEY = r"(?:EUR|USD|GBP|CHF|JPY|[$€£¥])?"
_AROUND = rf"^[\s\u00a0]*{_MONEY}[\s\u00a0]*|[\s\u00a0]*{_MONEY}[\s\u00a0]*$"
_COMMA = r"^[+-]?(?:[1-9]\d{0,2}(?:[.\u00a0\u202f' ]\d{3})+|\d+)(?:,\d+)?$"
_POINT = r"^[+-]?(?:[1-9]\d{0,2}(?:[,\u00a0\u202f' ]\d{3})+|\d+)(?:\.\d+)?$"
_EITHER = r"^[+-]?[1-9]\d{0,2}[.,]\d{3}$"


class Numbers(NamedTuple):
    """values: float, nan where a cell is no number. notes: how they were written. doubt: what has to be asked."""

    values: "pd.Series"
    notes: tuple[str, ...] = ()
    doubt: str = ""


def as_numbers(cells: "pd.Series", decimal: str = "", points: bool = True) -> Numbers:
    """The numbers in a column of text (or of numbers). decimal: "," or "." as stated, or "" to find it.

    points: whether 1.234 is a number with a point beyond doubt, which it is not where commas are the custom.
    A column is one in which every number can be read with the same mark. Where both marks fit and give other numbers
    (1,234 alone) the doubt is said and nothing is read.

        >>> import pandas as pd
        >>> as_numbers(pd.Series(["7,5", "8"])).values.tolist()
        [7.5, 8.0]
        >>> as_numbers(pd.Series(["1,234", "2,500"])).doubt
        "'1,234' may be 1234 or 1.234"
    """
    import pandas as pd

    if not (pd.api.types.is_string_dtype(cells) or pd.api.types.is_object_dtype(cells)):
        return Numbers(_finite(pd.to_numeric(cells, errors="coerce")))
    plain = _finite(pd.to_numeric(cells, errors="coerce"))
    if decimal != "," and (plain.notna() | cells.isna()).all():
        return Numbers(plain.astype(float), doubt="" if decimal or points else _doubt(cells))
    return _written(cells, plain, decimal)


def _finite(numbers: "pd.Series") -> "pd.Series":
    """Numbers without infinities: what a file calls so is no answer, no amount and no week."""
    return numbers.astype(float).replace([float("inf"), float("-inf")], float("nan"))


def _doubt(cells: "pd.Series") -> str:
    """1.234 may be a thousand and more, where every number of the column looks so."""
    there = cells.dropna()
    return _two_ways(str(there.iloc[0])) if len(there) and there.str.match(_EITHER).all() else ""


def _two_ways(cell: str) -> str:
    return f"'{cell}' may be {cell.replace(',', '').replace('.', '')} or {cell.replace(',', '.')}"


def _written(cells: "pd.Series", plain: "pd.Series", decimal: str) -> Numbers:
    import pandas as pd

    text = cells.astype("string").str.replace(_AROUND, "", regex=True)
    percent = text.str.endswith("%").fillna(False)
    text = text.str.removesuffix("%").str.strip()
    bracketed = text.str.match(r"^\(.*\)$").fillna(False)
    text = text.where(~bracketed, "-" + text.str.strip("()"))
    known = text.notna()
    comma, point = (text.str.match(form).fillna(False) for form in (_COMMA, _POINT))
    if not decimal:
        only_comma, only_point = int((comma & ~point).sum()), int((point & ~comma).sum())
        either = text.str.match(_EITHER).fillna(False)
        if either.any() and not only_comma and not only_point:
            return Numbers(plain.astype(float), doubt=_two_ways(str(text[either].iloc[0])))
        decimal = "," if only_comma > only_point else "."
    fits = known & (comma if decimal == "," else point)
    digits = text.where(fits).str.replace(r"[\u00a0\u202f' " + ("." if decimal == "," else ",") + "]", "", regex=True)
    read = pd.to_numeric(digits.str.replace(",", "."), errors="coerce").astype(float)
    read = read.where(read.notna(), plain.astype(float) if decimal == "." else float("nan"))
    read = read.where(~percent, read / 100.0)
    notes = [f"numbers are written with a decimal comma ({cells[fits & comma & ~point].iloc[0]})"] if (
        decimal == "," and (fits & comma & ~point).any()) else []  # fmt: skip
    if (percent & fits).any():
        notes.append(f"per cent are read as parts of 1 ({cells[percent & fits].iloc[0]})")
    return Numbers(read, tuple(notes))

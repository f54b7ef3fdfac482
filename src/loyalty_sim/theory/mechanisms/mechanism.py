"""What is said of a mechanism, and how a row of the table is written."""

from typing import NamedTuple


class Mechanism(NamedTuple):
    """One mechanism.

    code: as in the documentation (C customers, E employees, F firms, W talk, M measurement). files: modules of
    `theory`. off: settings that switch it to neutral; none if it only records. idle: settings that then mean nothing.
    seen: settings under which it shows. indicator: recorded field, with the sign of the difference that switching it
    on makes. decision: what a manager would do about it, in settings of the firm or of its rivals. read: what customers
    or money feel of that (`week.outcomes`), which the mechanism has to change. market: presets and settings of the
    market in which that is asked; the baseline if none.
    """

    code: str
    title: str
    files: tuple[str, ...]
    off: tuple[str, ...]
    idle: tuple[str, ...]
    seen: tuple[str, ...]
    indicator: str
    decision: tuple[str, ...] = ()
    read: str = ""
    market: tuple[str, ...] = ()


_AS_THEY_STAND = ("firm.", "rivals.", "shocks.")


def mechanism(
    code: str, title: str, files: str, off: str, idle: str, seen: str, indicator: str,
    decision: str = "", read: str = "", market: str = "",
) -> Mechanism:  # fmt: skip
    """A row of the table, lists written as words; settings of theory without their `theory.`.

    >>> mechanism("C0", "Nothing", "nothing", "nothing.size=0", "", "", "").off
    ('theory.nothing.size=0',)
    """

    def settings(text: str) -> tuple[str, ...]:
        return tuple(word if word.startswith(_AS_THEY_STAND) else f"theory.{word}" for word in text.split())

    shown = settings(off), settings(idle), tuple(seen.split()), indicator
    return Mechanism(code, title, tuple(files.split()), *shown, tuple(decision.split()), read, tuple(market.split()))

"""A comparison in a manager's words: what it comes to over all that is in doubt, of what doubt, and when it pays."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from loyalty_sim.language import tell
from loyalty_sim.picture.words import money, share, signed
from loyalty_sim.studies import doubt_words
from loyalty_sim.studies.net_promoter import changes

if TYPE_CHECKING:
    from loyalty_sim.statistics.payback import Payback
    from loyalty_sim.studies.compare.analysis import CompareDetail

Rows = Mapping[str, Mapping[str, Any]]
MEANING = {"value": "profit and customer equity", "profit": "profit"}


def describe(table: pd.DataFrame, detail: "CompareDetail") -> str:
    """One paragraph. table: by outcome."""
    rows: Any = table.to_dict("index")
    if np.all(table["difference"].fillna(0.0) == 0):
        return f"{detail.names[1]} and {detail.names[0]} come to exactly the same."
    head = f"B ({detail.names[1]}) against A ({detail.names[0]}), under the same luck."
    satisfaction, market_share = rows["satisfaction"], rows["share"]
    said = [
        head, disagreement(rows, detail), the_change(rows, detail), *doubts(detail), two_parts(rows, detail),
        payback_sentence("B", detail.paid, is_open(detail)),
        f"Satisfaction changes by {signed(satisfaction['difference'], 1)} points of 100, market share by "
        f"{signed(100 * market_share['difference'], 2)} percentage points.",
        changes(rows),
    ]  # fmt: skip
    return " ".join(filter(None, said))


def disagreement(rows: Rows, detail: "CompareDetail") -> str:
    """Where profit and customer equity go different ways, beyond luck, that is said before anything else."""
    if "value" not in rows:
        return ""
    profit, equity = (rows[name] for name in ("profit", "customer_equity"))
    if any(_low(row) * _high(row) <= 0 for row in (profit, equity)) or profit["difference"] * equity["difference"] > 0:
        return ""
    gains, loses = ("more", "less") if profit["difference"] > 0 else ("less", "more")
    amounts = [money(abs(row["difference"]), detail.currency) for row in (profit, equity)]
    return (
        f"Profit and customer equity disagree: B earns {amounts[0]} {gains} within the time simulated and ends with "
        f"customers worth {amounts[1]} {loses}."
    )


def the_change(rows: Rows, detail: "CompareDetail") -> str:
    """By how much the outcome changes that decides: over all doubts first, then with the figures as they are set."""
    row, currency = rows[detail.decides], detail.currency
    change, low, high = (money(value, currency, signed=True) for value in (row["difference"], row["low"], row["high"]))
    per_cent, what = f"{100 * detail.confidence:.0f} %", MEANING[detail.decides]
    if detail.worlds is None:
        sure = "a difference that luck does not explain" if row["low"] * row["high"] > 0 else "which may be luck"
        return (
            f"{what.capitalize()} change{'s' if what == 'profit' else ''} by {change} (present value; {per_cent} "
            f"interval {low} to {high}), {sure}; B is ahead in {row['b_higher']} of {row['seeds']} paired runs."
        )
    full = detail.worlds.full[detail.decides]
    return (
        f"{what.capitalize()} change by {low} to {high} (present value; {per_cent} interval over all that is in "
        f"doubt, {detail.worlds.count} worlds), {money(full.mean, currency, signed=True)} on average: B is ahead with "
        f"probability {share(full.ahead)}. With every figure as it is set it is {change}."
    )


def doubts(detail: "CompareDetail", by: doubt_words.Ways = doubt_words.BY_COMMAND) -> list[str]:
    """What the doubt is made of, what one future may hold, what is worth knowing, and what would settle it."""
    if detail.worlds is None:
        return [doubt_words.LUCK_ALONE]
    full, known = detail.worlds.full[detail.decides], detail.worlds.known
    said = doubt_words.in_currency(detail.currency)
    found = [
        doubt_words.parts(full),
        doubt_words.one_future(full, said, detail.confidence),
        doubt_words.most_important(known, detail.currency),
        doubt_words.settles(full, known, detail.still_rising, by),
        _left_out(detail.worlds.failed),
    ]
    return [sentence for sentence in found if sentence]


def two_parts(rows: Rows, detail: "CompareDetail") -> str:
    """Profit and customer equity one by one, by luck alone; nothing where profit is all there is."""
    if detail.decides == "profit":
        return ""
    profit, equity = (money(rows[name]["difference"], detail.currency, signed=True) for name in _PARTS)
    return f"Of that profit changes by {profit} and customer equity at the end by {equity}."


_PARTS = ("profit", "customer_equity")


def payback_sentence(subject: str, paid: "Payback", is_open: bool = False) -> str:
    """When cumulative profit is ahead for good, with its interval; no week where none can be named."""
    if paid.week is None and paid.chance < 1 - SURELY:
        return tell("{subject} is not ahead in cumulative profit at the end of the time simulated.", subject=subject)
    if is_open or not paid.known:
        who = subject if subject == "B" else subject.lower()
        return tell("Whether {subject} is ahead in cumulative profit is open: no week can be named.", subject=who)
    if paid.high <= 1:
        return tell("{subject} is ahead in cumulative profit from the first week on.", subject=subject)
    if paid.low == paid.high:
        return tell("{subject} is ahead in cumulative profit from week {week} on.", subject=subject, week=paid.week)
    return tell(SPAN, subject=subject, week=paid.week, low=paid.low, high=paid.high)


SPAN = "{subject} is ahead in cumulative profit from week {week} ({low:.0f} to {high:.0f} by luck) on."
SURELY = 0.95


def is_open(detail: "CompareDetail") -> bool:
    """Whether what is in doubt leaves open which of the two earns more."""
    if detail.worlds is None:
        return False
    ahead = detail.worlds.full["profit"].ahead
    return max(ahead, 1 - ahead) < doubt_words.SURE


def _left_out(failed: int) -> str:
    if not failed:
        return ""
    runs, are = ("run", "is") if failed == 1 else ("runs", "are")
    return f"{failed} {runs} in worlds could not be made and {are} left out."


def _low(row: Mapping[str, Any]) -> float:
    return float(row.get("luck_low", row["low"]))


def _high(row: Mapping[str, Any]) -> float:
    return float(row.get("luck_high", row["high"]))

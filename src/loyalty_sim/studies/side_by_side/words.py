"""Arms side by side in a manager's words: which to choose and what cannot be ruled out, what each brings, how sure."""

from typing import TYPE_CHECKING, Any

from loyalty_sim.picture.words import money, share, years
from loyalty_sim.studies import doubt_words

if TYPE_CHECKING:
    import pandas as pd

    from loyalty_sim.studies.side_by_side.analysis import ArmsDetail


def describe(table: "pd.DataFrame", detail: "ArmsDetail") -> str:
    """One paragraph."""
    return " ".join([answer(detail), by_profit(detail), against_first(table, detail), *doubts(detail)]).replace(
        "  ", " "
    )


def answer(detail: "ArmsDetail") -> str:
    """The sentence to act on: the best arm where it is best beyond doubt, else which cannot be ruled out."""
    best, left = detail.best, detail.not_ruled_out
    beyond = "all that is in doubt" if detail.worlds else "luck"
    if not left:
        verb = "Stay with" if best == detail.first else "Choose"
        return (
            f"{verb} {detail.named(best)}: of the {len(detail.titles)} it is worth most beyond {beyond}, with a "
            f"probability of {share(detail.chance[best])}."
        )
    others = [f"{detail.named(letter)}, {share(detail.chance[letter])}" for letter in left]
    last = f" and {others[-1]}" if len(others) > 1 else others[-1]
    return (
        f"Open: {detail.named(best)} is likeliest to be worth most, with a probability of "
        f"{share(detail.chance[best])}; not ruled out: {', '.join(others[:-1])}{last}."
    )


def by_profit(detail: "ArmsDetail") -> str:
    """That another arm is best by profit alone; nothing where it is the same."""
    if detail.by_profit == detail.best:
        return ""
    return (
        f"By profit alone within {years(detail.years)}, every figure as it is set, {detail.named(detail.by_profit)} "
        f"is best."
    )


def against_first(table: "pd.DataFrame", detail: "ArmsDetail") -> str:
    """What every arm brings against the first in profit and customer equity, with intervals that hold together."""
    rows: Any = table[table["outcome"] == "value"].set_index("arm").to_dict("index")
    told = []
    for letter in list(detail.titles)[1:]:
        row = rows[letter]
        mean, low, high = (
            money(row[name], detail.currency, signed=True)
            for name in ("expected" if detail.worlds else "difference", "low", "high")
        )
        told.append(f"{letter} {mean} ({low} to {high})")
    over = f"over all that is in doubt, {detail.worlds.count} worlds" if detail.worlds else "by luck alone"
    return (
        f"Against {detail.named(detail.first)} in profit and customer equity, present value over "
        f"{years(detail.years)}: {'; '.join(told)} ({over}; the intervals hold together with "
        f"{100 * detail.confidence:.0f} %, so that the best of several is not flattered)."
    )


def doubts(detail: "ArmsDetail") -> list[str]:
    """What the doubt between the best arm and its closest rival is made of, and what would settle it."""
    worlds = detail.worlds
    if worlds is None:
        return [doubt_words.LUCK_ALONE]
    said = [
        doubt_words.parts(worlds.between).replace("Of this doubt", "Of the doubt between the two likeliest"),
        doubt_words.most_important(worlds.known, detail.currency),
        doubt_words.settles(worlds.between, worlds.known, still_rising=False),
    ]
    if worlds.failed:
        said.append(f"{worlds.failed} runs in worlds could not be made and are left out.")
    return [sentence for sentence in said if sentence]

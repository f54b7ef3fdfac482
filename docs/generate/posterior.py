"""The worlds that agree with given figures: how far they are off, and what they pin down."""

from generate.as_markdown import code, table
from generate.calibration import Row, between, number, rows

OPEN = 0.95
"""From this ratio of standard deviations on a setting counts as not pinned down."""


def misfit() -> str:
    """What is missed by more than its error, in a sentence."""
    found = rows("posterior/figures.csv")
    missed = [row for row in found if row["missed"] == "True"]
    said = "; ".join(
        f"{row['trade']}, {row['figure']}: {number(row['given'])} in the data, {number(row['after_median'])} in the "
        f"worlds, {abs(float(row['off'])):.1f} errors off"
        for row in missed
    )
    if not missed:
        return f"**None of {len(found)} given figures is missed by more than twice its error.**"
    return f"**{len(missed)} of {len(found)} given figures are missed by more than twice their error** ({said})."


def figures() -> str:
    """Every given figure, with worlds before and after."""
    return table(
        ["trade", "figure", "given", "worlds before", "worlds after", "errors off", "source"],
        [(r["trade"], r["figure"], f"{number(r['given'])} ± {float(r['se']):.2g}", _worlds(r, "before"),
          _worlds(r, "after"), f"{float(r['off']):+.1f}{'' if r['used'] == 'adjusted to' else ' (out of reach)'}",
          r["source"])
         for r in rows("posterior/figures.csv")],
    )  # fmt: skip


def pinned() -> str:
    """The settings that the figures pin down, the best known first."""
    return table(
        ["trade", "setting", "range before", "90 % interval after", "in force", "spread left"],
        [(r["trade"], code(r["key"]), between(r["low"], r["high"]), between(r["interval_low"], r["interval_high"]),
          number(r["in_force"]), f"{100 * float(r['sd_ratio']):.0f} %")
         for r in rows("posterior/pinned.csv") if float(r["sd_ratio"]) < OPEN],
    )  # fmt: skip


def _worlds(row: Row, when: str) -> str:
    return f"{number(row[f'{when}_median'])} ({between(row[f'{when}_low'], row[f'{when}_high'])})"


PARTS = {"misfit": misfit, "figures": figures, "pinned": pinned}


def part(name: str) -> str:
    """One part of the page, by name."""
    return PARTS[name]()

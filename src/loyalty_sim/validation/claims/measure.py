"""What can be read off a run, by name: `satisfaction`, or `satisfaction@53-104` for some weeks only.

`satisfaction@53-104 less satisfaction@1-52` is a difference and `sum:revenue plus sum:profit` a sum of two.
A name is an outcome of the market (`week.outcomes`), a figure of the panel, or a rate from the books, which may
be asked for whole quarters: weeks 1-13, 14-52 and so on. A bare column of the books is its mean per week, and with
`sum:` before it its sum. `log:` takes the natural logarithm, so that a ratio of two differences is an elasticity.
"""

import re
from typing import NamedTuple

import numpy as np

from loyalty_sim.scenario.messages import nearest
from loyalty_sim.validation.claims.look.observed import QUARTER, Observed
from loyalty_sim.validation.claims.look.panel import BOXES
from loyalty_sim.week.records import AXES, CUSTOMERS, RECORD, rows

LEFT = tuple(name for name in RECORD["left_price"].columns() if name != "left_moved_away")
FAILURES = tuple(kind for kind in AXES["failures"] if kind != "core")
SERVICE = ("left_service_failure", "left_unresolved_case", "left_poor_service")


class Rate(NamedTuple):
    """`scale` times the sum of `top` over the sum of `bottom`."""

    top: tuple[str, ...]
    bottom: tuple[str, ...]
    scale: float = 1.0


def _per_customer(name: str) -> Rate:
    return Rate((name,), ("customers",), 100.0)


BOOKS: dict[str, Rate] = {
    **{row.name: _per_customer(row.name) for row in rows(CUSTOMERS) if row.unit == "0-1"},
    **{kind: _per_customer(kind) for kind in RECORD["loyal"].columns()},
    "satisfaction_special": Rate(("satisfaction_special",), ("special",), 100.0),
    "talk_against": Rate(("talk_pressure",), ("customers",)),
    "loss_rate": Rate(LEFT, ("customers",), 5200.0),
    "win_rate": Rate(("joined",), ("customers",), 5200.0),
    "service_share_of_losses": Rate(SERVICE, LEFT, 100.0),
    "price_share_of_losses": Rate(("left_price",), LEFT, 100.0),
    "rival_share_of_losses": Rate(("left_better_rival",), LEFT, 100.0),
    "no_reason_share_of_losses": Rate(("left_no_single_cause",), LEFT, 100.0),
    "failure_rate": Rate(("failures",), ("encounters",), 1000.0),
    "answered_share": Rate(("answered",), ("told_front_line", "told_head_office", "told_survey"), 100.0),
    "days_to_answer": Rate(("answer_days",), ("answered",), 1e-6),
    "silent_share": Rate(("told_nobody",), ("told_nobody", "told_front_line", "told_head_office"), 100.0),
    "revenue_per_customer": Rate(("revenue",), ("customers",), 52.0),
    "profit_margin": Rate(("profit",), ("revenue",), 100.0),
    "survey_score": Rate(("survey_points",), ("responded",)),
    "response_rate": Rate(("responded",), ("asked",), 100.0),
    "turnover": Rate(("resigned",), ("staffed",), 5200.0),
    "core_rate": Rate(("failed_core",), ("encounters",), 1000.0),
    **{f"{kind}_rate": Rate((f"failed_{kind}",), ("encounters",), 1000.0) for kind in FAILURES},
}
"""Rates from the books. Satisfaction and its kin: 0-100; loss and win rates: % a year; shares: %; failures: per 1,000
encounters; revenue per customer: money a year; turnover: % of the staff a year."""

FIGURES: dict[str, Rate] = {
    **{f"{box}_leaving": Rate((f"{box}_left",), (f"{box}_members",), 100.0) for box in BOXES},
    **{f"{box}_revenue": Rate((f"{box}_paid",), (f"{box}_members",)) for box in BOXES},
    **{f"{box}_people_told": Rate((f"{box}_people",), (f"{box}_customers",), 52.0) for box in BOXES},
    **{f"{box}_listeners": Rate((f"{box}_heard",), (f"{box}_customers",), 52.0) for box in BOXES},
    "satisfied_among_lost": Rate(
        ("satisfied_left", "very_satisfied_left"), tuple(f"{box}_left" for box in BOXES), 100.0
    ),
    "dissatisfied_leaving_all": Rate(
        ("very_dissatisfied_left", "dissatisfied_left"), ("very_dissatisfied_members", "dissatisfied_members"), 100.0
    ),
    "satisfied_leaving_all": Rate(
        ("satisfied_left", "very_satisfied_left"), ("satisfied_members", "very_satisfied_members"), 100.0
    ),
    "dissatisfied_heard_by": Rate(
        ("very_dissatisfied_heard", "dissatisfied_heard"),
        ("very_dissatisfied_customers", "dissatisfied_customers"),
        52.0,
    ),
    "satisfied_heard_by": Rate(
        ("satisfied_heard", "very_satisfied_heard"), ("satisfied_customers", "very_satisfied_customers"), 52.0
    ),
    "top_box_share": Rate(("very_satisfied_members",), tuple(f"{box}_members" for box in BOXES), 100.0),
    "silent_among_lost": Rate(("lost_silent",), ("lost_all",), 100.0),
    "silent_among_lost_by_service": Rate(("lost_service_silent",), ("lost_service",), 100.0),
}
"""Rates from the panel of the last year. Leaving: % in the year; revenue: money in the year; people told,
listeners and heard by: people a year, meant to be told or in fact reached."""


class UnknownMeasure(ValueError):  # noqa: N818 - reads as what is wrong
    """A name that no run can answer."""


def measured(name: str, seen: Observed) -> float:
    """The value of a measure in one run; not a number where there was nobody to measure. Raises UnknownMeasure."""
    first, *rest = re.split(" (less|plus) ", name)
    if rest:
        signs = [-1.0 if word == "less" else 1.0 for word in rest[::2]]
        return measured(first, seen) + sum(s * measured(n, seen) for s, n in zip(signs, rest[1::2], strict=True))
    if name.startswith("log:"):
        return float(np.log(measured(name.removeprefix("log:"), seen)))
    return _single(name, seen)


def _single(name: str, seen: Observed) -> float:
    stem, _, span = name.partition("@")
    if not span and stem in seen.figures:
        return seen.figures[stem]
    weekly = stem in seen.fields or stem in BOOKS
    if span and (stem in FIGURES or (stem in seen.figures and not weekly)):
        raise UnknownMeasure(f"{stem!r} is known of the whole run only, not of weeks {span}")
    if stem in FIGURES:
        rate = FIGURES[stem]
        return _ratio(rate, seen.figures)
    rows = seen.books[_quarters(span, len(seen.books)) if span else slice(None)]
    if stem.startswith("sum:"):
        return float(rows[:, _column(stem.removeprefix("sum:"), seen)].sum())
    if stem in BOOKS:
        names = {*BOOKS[stem].top, *BOOKS[stem].bottom}
        return _ratio(BOOKS[stem], {each: float(rows[:, _column(each, seen)].sum()) for each in names})
    column = rows[:, _column(stem, seen)]
    return float(column.sum() / (QUARTER * len(rows))) if len(rows) else float(np.nan)


def _ratio(rate: Rate, sums: dict[str, float]) -> float:
    bottom = sum(sums[name] for name in rate.bottom)
    return rate.scale * sum(sums[name] for name in rate.top) / bottom if bottom > 0 else float(np.nan)


def _column(name: str, seen: Observed) -> int:
    if name not in seen.fields:
        close = nearest(name, [*seen.fields, *BOOKS, *FIGURES, *seen.figures])
        guess = f": did you mean {close!r} ?" if close else ""
        raise UnknownMeasure(f"the model records no {name!r}{guess}")
    return seen.fields.index(name)


def _quarters(span: str, count: int) -> slice:
    weeks = re.fullmatch(r"(\d+)-(\d+)", span)
    if weeks is None:
        raise UnknownMeasure(f"'{span}' are not weeks, such as 53-104")
    first, last = int(weeks[1]), int(weeks[2])
    if (first - 1) % QUARTER or last % QUARTER or not 0 < first < last <= QUARTER * count:
        raise UnknownMeasure(f"weeks {span} are not whole quarters of the run")
    return slice((first - 1) // QUARTER, last // QUARTER)

"""Answers of the index of 2015, by level: buying again, complaining, recovery, and who is satisfied and disloyal."""

from collections.abc import Iterable, Iterator

from loyalty_sim.data import shipped_rows
from loyalty_sim.validation.evidence.given.moment import Given, Standing, mean_error, share_error

TARGET = "T31"
TRADES = {"banks": "bank", "airlines": "airline"}
"""Trade of the model by the industry of the index."""
SCORED = {"banks": "T20", "airlines": "T21"}
"""The targets that hold the means, spreads and correlations."""
HANDLED = ((1, 3), (4, 6), (7, 8), (9, 9), (10, 10))
"""Ratings of how a complaint was handled, in five groups."""
_FITTED_LEVELS = {f"mean REPUR at SATIS {point}" for point in range(4, 11)}
_IN_THE_FIT = "in the fit of the survey (loyalty-sim calibrate)"
_POOLED = "four industries pooled, of which the model has two: its figure is the mean of bank and airline"
_OF_THE_START = "the start of the markets of bank and airline is drawn from this table"


def given() -> Iterator[Given]:
    """All of them, banks first."""
    for industry in TRADES:
        yield from _moments(industry)
        yield from _complaining(industry)
        yield from _handled(industry)
        yield from _quadrants(industry)
    for row in shipped_rows("moments.csv"):
        if row["data"] == "acsi2015":
            value, error = float(row["value"]), float(row["se"])
            yield Given("moments.csv", row["moment"], value, error, Standing.PARTLY, _POOLED, TARGET)
    table = "acsi_industry_expect_quality_satis.csv"
    yield Given(table, "counts of expectation, quality and satisfaction", float("nan"), float("nan"), Standing.INPUT,
                _OF_THE_START)  # fmt: skip


def handled_name(low: int, high: int) -> str:
    """Name of the mean likelihood of buying again at these ratings.

    >>> handled_name(1, 3), handled_name(10, 10)
    ('mean REPUR at handled 1-3', 'mean REPUR at handled 10')
    """
    return f"mean REPUR at handled {low}-{high}" if high > low else f"mean REPUR at handled {low}"


def complaining_name(answer: int) -> str:
    """Name of the share of complainers at this answer on satisfaction."""
    return f"P(complained) at SATIS {answer}"


def _moments(industry: str) -> Iterator[Given]:
    table = "acsi_moments.csv"
    for row in (row for row in shipped_rows(table) if row["industry"] == industry):
        name, value, error = row["moment"], float(row["value"]), float(row["se"])
        if name.startswith("P("):
            error = max(error, share_error(value, float(row["n"])))
        full = f"{industry}: {name}"
        if "REPUR" not in name:
            yield Given(table, full, value, error, Standing.FITTED, _IN_THE_FIT, SCORED[industry])
        elif name in _FITTED_LEVELS:
            yield Given(table, full, value, error, Standing.FITTED, _IN_THE_FIT, TARGET)
        else:
            yield Given(table, full, value, error, Standing.COMPARABLE, "", TARGET)


def _complaining(industry: str) -> Iterator[Given]:
    table = "acsi_industry_comp_satis.csv"
    for answer in range(1, 11):
        counts = {
            row["comp"]: int(row["n"])
            for row in shipped_rows(table)
            if row["industry"] == industry and int(row["satis"]) == answer
        }
        n = sum(counts.values())
        share = counts.get("1", 0) / n
        name = f"{industry}: {complaining_name(answer)}"
        yield Given(table, name, share, share_error(share, n), Standing.COMPARABLE, "", TARGET)


def _handled(industry: str) -> Iterator[Given]:
    table = "acsi_industry_handle_repur.csv"
    for low, high in HANDLED:
        rows = [
            row
            for row in shipped_rows(table)
            if row["industry"] == industry and low <= int(row["handle"]) <= high
        ]  # fmt: skip
        value, error = mean_error([float(row["repur"]) for row in rows], [int(row["n"]) for row in rows])
        name = f"{industry}: {handled_name(low, high)}"
        yield Given(table, name, value, error, Standing.COMPARABLE, "", TARGET)


def _quadrants(industry: str) -> Iterator[Given]:
    table = "acsi_industry_satis_repur.csv"
    rows = [row for row in shipped_rows(table) if row["industry"] == industry]
    satisfied = [row for row in rows if int(row["satis"]) >= 8]
    dissatisfied = [row for row in rows if int(row["satis"]) <= 4]
    disloyal = _count(row for row in satisfied if int(row["repur"]) <= 5) / _count(satisfied)
    loyal = _count(row for row in dissatisfied if int(row["repur"]) >= 8) / _count(dissatisfied)
    for name, share, n in (
        ("satisfied but disloyal: P(REPUR<=5 | SATIS>=8)", disloyal, _count(satisfied)),
        ("dissatisfied but loyal: P(REPUR>=8 | SATIS<=4)", loyal, _count(dissatisfied)),
    ):
        yield Given(table, f"{industry}: {name}", share, share_error(share, n), Standing.COMPARABLE, "", TARGET)


def _count(rows: Iterable[dict[str, str]]) -> int:
    return sum(int(row["n"]) for row in rows)

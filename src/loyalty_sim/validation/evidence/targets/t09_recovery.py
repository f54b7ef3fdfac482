"""T09 - Whether they buy again depends on what happened after the failure (TARP; Knox & van Oest 2014).

Every failure of half a year is followed for another half: told nobody, told and not put right, put right, put right at
once. Thirteen weeks after the failure the customer is asked whether to buy again; who has gone says no.
"""

from typing import Any

import numpy as np

from loyalty_sim.theory.customers.complaint import Case
from loyalty_sim.validation.evidence.look.instrument import asked, generator
from loyalty_sim.validation.evidence.target import Reading, Seen, Situation, Target, compared

FIRST, WINDOW, ASKED_AFTER, FOLLOWED = 13, 26, 13, 26
SILENT, UNRESOLVED, RESOLVED, AT_ONCE = range(4)
SERIOUS, MINOR = 0.5, 0.3
RIGHT = 50
"""Handling, in hundredths, from which a case has been put right: the rest without the remedy hardly comes to it."""
YES = 9
"""An answer from here upwards (of 1 to 10) says yes, as in the index's P(REPUR >= 9)."""
OTHER_YES = {"at_8": 8, "at_10": 10}
"""From where an answer says yes in the other readings."""
FAST = 1
"""Weeks within which an answer counts as given at once."""
LAST_AGE = 8


class Failures:
    """All failures of the window, with what became of them."""

    def __init__(self, market: Any):
        from loyalty_sim.week.plan import Pass

        self.market, self.c = market, market.world.customers
        self.rows: list[np.ndarray] = []
        self.found: list[dict[str, np.ndarray]] = []
        self.lifts: list[np.ndarray] = []
        market.plan = market.plan.inserted("meet", Pass("look", "serve", self.look, reads=(), writes=()))

    def look(self, market: Any) -> None:
        """After the encounters of the week and before cases are worked off."""
        c = self.c
        self.before = {"grievance": self.grievance} | {
            name: getattr(c, column).copy() for name, column in (
                ("satisfaction", "satisfaction"), ("at_voice", "grievance"), ("age", "case_age"), ("case", "case"),
            )
        }  # fmt: skip
        new = np.isin(c.case, (Case.FRONT_LINE, Case.SILENT, Case.NOT_YET_VOICED)) & (c.case_age == 0) & (c.paid >= 0)
        new &= c.failures != self.failures
        self.new = np.flatnonzero(new)

    def week(self) -> np.ndarray:
        """Run a week; gives the rows with a new failure and keeps what answers gave back."""
        c = self.c
        self.grievance, self.failures = c.grievance.copy(), c.failures.copy()
        self.market.step()
        b = self.before
        answered = np.flatnonzero(np.isin(b["case"], (Case.FRONT_LINE, Case.HEAD_OFFICE, Case.NOT_YET_VOICED))
                                  & (c.case == Case.RECOVERED))  # fmt: skip
        gain = (c.satisfaction[answered] - b["satisfaction"][answered]) / np.maximum(b["at_voice"][answered], 0.05)
        self.lifts.append(np.column_stack([b["age"][answered], gain]))
        return self.new

    def severity(self, rows: np.ndarray) -> np.ndarray:
        """Severity of the failures of the week."""
        kept = 1.0 - self.market.theory.complaint.relief
        after = self.before["at_voice"][rows].astype(float)
        after = np.where(self.before["case"][rows] == Case.FRONT_LINE, after / kept, after)
        return np.asarray(after - self.before["grievance"][rows])


def followed(market: Any) -> dict[str, Any]:
    """Failures with path, severity, the answer and whether the customer had left; and the hazard of those without."""
    market.run(FIRST)
    seen, rng, c = Failures(market), generator(market, 9), market.world.customers
    open_cases: list[dict[str, Any]] = []
    done: list[np.ndarray] = []
    calm = np.zeros(2)
    for week in range(WINDOW + FOLLOWED):
        rows = seen.week()
        untouched = (c.provider >= 0) & (c.grievance == 0) & (c.case == Case.NONE)
        went = (c.left_firm >= 0) & (seen.grievance == 0)
        calm += [float((untouched & (c.left_firm < 0)).sum()), float(went.sum())]
        for case in open_cases:
            _follow(case, week, c)
            if week - case["week"] == ASKED_AFTER:
                case["answer"] = _asked(market, case, rng)
        done += [_line(case) for case in open_cases if week - case["week"] == FOLLOWED]
        open_cases = [case for case in open_cases if week - case["week"] < FOLLOWED]
        if week < WINDOW and len(rows):
            open_cases.append(_opened(rows, seen.severity(rows), week, c))
    failures, lifts = np.concatenate(done), np.concatenate(seen.lifts)
    by_age = [float(lifts[lifts[:, 0] == age, 1].mean()) if (lifts[:, 0] == age).any() else np.nan
              for age in range(LAST_AGE)]  # fmt: skip
    return {"failures": failures, "calm": calm, "given_back": by_age}


def _opened(rows: np.ndarray, severity: np.ndarray, week: int, c: Any) -> dict[str, Any]:
    path = np.where(c.case[rows] == Case.SILENT, SILENT, UNRESOLVED)
    path[_put_right(rows, c)] = AT_ONCE
    start = {name: getattr(c, name)[rows].copy() for name in ("provider", "generation", "failures")}
    nobody = {name: np.zeros(len(rows), bool) for name in ("left", "moved", "again")}
    own = {"rows": rows, "severity": severity, "week": week, "path": path}
    return start | nobody | own | {"weeks": np.zeros(len(rows))}


def _follow(case: dict[str, Any], week: int, c: Any) -> None:
    rows = case["rows"]
    case["moved"] |= c.generation[rows] != case["generation"]
    case["moved"] |= (c.provider[rows] < 0) & ~case["left"]
    there = ~case["left"] & ~case["moved"]
    case["left"] |= there & (c.left_firm[rows] == case["provider"])
    there &= ~case["left"]
    case["weeks"] += there
    case["again"] |= there & (c.failures[rows] > case["failures"])
    solved = there & (case["path"] == UNRESOLVED) & ~case["again"] & _put_right(rows, c)
    case["path"][solved] = AT_ONCE if week - case["week"] <= FAST else RESOLVED


def _put_right(rows: np.ndarray, c: Any) -> np.ndarray:
    return np.asarray((c.case[rows] == Case.RECOVERED) & (c.handling[rows] >= RIGHT))


def _asked(market: Any, case: dict[str, Any], rng: np.random.Generator) -> np.ndarray:
    """Likelihood of buying again, 1 to 10; 0 of who has gone."""
    return np.asarray(np.where(case["left"], 0.0, asked(market, case["rows"], rng).again))


def _line(case: dict[str, Any]) -> np.ndarray:
    """Path, severity, answer, left, weeks at risk of the failures that stayed alone, of customers who did not move."""
    lines = np.column_stack([case[name] for name in ("path", "severity", "answer", "left", "weeks")])
    return np.asarray(lines[~case["moved"] & ~case["again"]], dtype=float)


def statistics(seen: Seen) -> dict[str, float]:
    """Order and size of the gradient, order of hazards, and the worth of being quick."""
    market = seen["market"]
    failures = market["failures"]
    untouched = market["calm"][1] / market["calm"][0]
    recovered, unrecovered = (_hazard(failures, paths) for paths in ((RESOLVED, AT_ONCE), (SILENT, UNRESOLVED)))
    steps = np.log([recovered / untouched, unrecovered / recovered])
    back = market["given_back"]
    return {
        **_gradient(failures, YES),
        **{f"{name}_{end}": value for end, yes in OTHER_YES.items()
           for name, value in _gradient(failures, yes).items()},
        "hazard": float(steps.min()),
        "delay": float(100 * (np.nanmean(back[:2]) - np.nanmean(back[4:]))),
    }  # fmt: skip


def _gradient(failures: np.ndarray, yes: int) -> dict[str, float]:
    """Least step up the paths, in points, and the best path over the worst, by severity."""
    serious, minor = again(failures, SERIOUS, 9.0, yes), again(failures, 0.0, MINOR, yes)
    return {
        "order_serious": float(100 * np.diff(serious).min()),
        "order_minor": float(100 * np.diff(minor).min()),
        "serious": float(serious[AT_ONCE] / serious[SILENT]) if serious[SILENT] else np.nan,
        "minor": float(minor[AT_ONCE] / minor[SILENT]) if minor[SILENT] else np.nan,
    }


def again(failures: np.ndarray, low: float, high: float, yes: int = YES) -> np.ndarray:
    """Share who say they buy again, with an answer from `yes` upwards, by path, of failures of this severity."""
    within = failures[(failures[:, 1] >= low) & (failures[:, 1] < high)]
    paths = [within[within[:, 0] == path, 2] for path in (SILENT, UNRESOLVED, RESOLVED, AT_ONCE)]
    return np.array([float((answers >= yes).mean()) if len(answers) else np.nan for answers in paths])


def _hazard(failures: np.ndarray, paths: tuple[int, ...]) -> float:
    those = failures[np.isin(failures[:, 0], paths)]
    return float(those[:, 3].sum() / those[:, 4].sum())


def curves(seen: Seen) -> dict[str, Any]:
    """Share who say they buy again, by path."""
    failures = seen["market"]["failures"]
    return {"serious": again(failures, SERIOUS, 9.0), "minor": again(failures, 0.0, MINOR),
            "given_back": seen["market"]["given_back"]}  # fmt: skip


_BUSY = ("shocks.failure_wave.size=3", "shocks.failure_wave.week=10", "shocks.failure_wave.weeks=90",
         "shocks.failure_wave.firm=-1")  # fmt: skip
TARGET = Target(
    "T09",
    {"market": Situation(followed, _BUSY, customers=240_000, weeks=FIRST + WINDOW + FOLLOWED)},
    statistics,
    curves,
    (
        compared("without recovery", "an answer heals nothing and disappoints nobody", "theory.recovery.healing=0",
                 "theory.recovery.restored=0", "theory.recovery.paradox=0", "theory.recovery.disappointment=0"),
        compared("with a smaller wave", "odds of failure twice as high, not four times", "shocks.failure_wave.size=1"),
    ),
    reading="Nine or ten of ten says yes; who has left says no; a wave of failures multiplies their odds by four.",
    readings=tuple(
        Reading(f"yes from {yes} of ten", {
            name: f"{name}_{end}" for name in ("order_serious", "order_minor", "serious", "minor")
        })
        for end, yes in OTHER_YES.items()
    ),
)  # fmt: skip

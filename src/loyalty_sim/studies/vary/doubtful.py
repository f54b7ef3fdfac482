"""Which settings are in doubt: calibrated ones within their intervals, others graded C or D in a range by grade, forms.

Where a calibration says how sure a parameter is (`calibrated`), its interval is taken, widened to the value in force if
that lies outside. Elsewhere the grade says it: what a practitioner's figure (C) rests on is taken to
be right to within a factor of 1.5 either way, judgement (D) to within a factor of 2, both cut off where the schema's
range ends. These factors are a convention, judgement themselves; whoever knows better names factors and ranges.
The form of response to money in a lever is in doubt among those that the evidence allows (`theory.forms`).
"""

from collections.abc import Iterator, Sequence

from loyalty_sim.scenario.schema import Scenario, Setting, flatten, settings
from loyalty_sim.studies.vary.calibrated import calibrated_intervals
from loyalty_sim.studies.vary.factor import Factor
from loyalty_sim.studies.vary.points import conflicts, varied
from loyalty_sim.theory.firms.response import SIZE_OF
from loyalty_sim.theory.forms import BENT, response
from loyalty_sim.theory.levers import LEVERS

WITHIN = {"C": 1.5, "D": 2.0}
SECTIONS = ("theory.", "trade.")
_BY_LEVER = ("theory.investment.", "trade.usual.")


def doubtful(scenario: Scenario, against: Scenario | None = None) -> list[Factor]:
    """Every number of theory and trade that is calibrated or graded C or D, is not 0, and can matter here.

    What the market, the firm and its rivals are is the question that was asked and no matter of doubt. Numbers about a
    lever that nobody spends on are left out, and so are settings that contradict others at the ends of their ranges,
    and those in which the two scenarios differ.
    """
    values, used = flatten(scenario), _levers_used(scenario) | (_levers_used(against) if against else set())
    other = flatten(against) if against else values
    sure = calibrated_intervals(scenario.trade.name)
    found = [
        _ranged(setting, float(values[key]), sure.get(key))
        for key, setting in settings(Scenario).items()
        if (key in sure or _in_doubt(setting))
        and 0 != values[key] == other[key]
        and _of_used_lever(key, used)
        and _of_form_in_force(key, [scenario, *([against] if against else [])])
    ]
    return _compatible(scenario, [factor for factor in found if factor.low < factor.high])


def doubtful_forms(scenario: Scenario, against: Scenario | None = None) -> list[Factor]:
    """The form of response of every lever that is moved here, among those that the evidence allows, in order of bend.

    At nothing and at the usual spend all forms agree, so a lever that stays there is in no such doubt.
    """
    found = []
    for lever in LEVERS:
        key, allowed = f"theory.response.{lever}", response(lever).forms
        forms = {str(getattr(each.theory.response, lever)) for each in (scenario, against or scenario)}
        if len(allowed) > 1 and len(forms) == 1 and lever in _levers_moved(scenario) | _levers_moved(against):
            found.append(Factor(key, tuple(form for form in BENT if form in {*allowed, *forms})))
    return [factor for factor in found if getattr(scenario.theory.response, factor.key.split(".")[-1]) in factor.levels]


def _in_doubt(setting: Setting) -> bool:
    return setting.type is float and setting.parameter.grade in WITHIN and setting.key.startswith(SECTIONS)


def _ranged(setting: Setting, value: float, interval: tuple[float, float] | None) -> Factor:
    if interval:
        return Factor.between(setting.key, min(value, interval[0]), max(value, interval[1]))
    wide, rule = WITHIN[setting.parameter.grade], setting.parameter
    low, high = sorted((value / wide, value * wide))
    low = low if rule.low is None else max(low, rule.low)
    high = high if rule.high is None else min(high, rule.high)
    return Factor.between(setting.key, low, high, ratio=low * high > 0)


def _levers_used(scenario: Scenario) -> set[str]:
    owners = (scenario.firm.levers, scenario.rivals.levers)
    return {name for levers in owners for name, value in levers._asdict().items() if value}


def _levers_moved(scenario: Scenario | None) -> set[str]:
    """Levers that anybody funds at another level than nothing or the usual, now or by schedule."""
    if scenario is None:
        return set()
    owners = (scenario.firm.levers, scenario.rivals.levers)
    later = {entry.partition(":")[0] for entry in scenario.firm.schedule}
    return later | {name for levers in owners for name, value in levers._asdict().items() if value not in (0.0, 1.0)}


def _of_form_in_force(key: str, scenarios: Sequence[Scenario]) -> bool:
    """Whether a size of a form of response is one of a form that a lever has which is moved."""
    size = key.removeprefix("theory.response.")
    if size == key:
        return True
    forms = {str(getattr(each.theory.response, lever, "")) for each in scenarios for lever in _levers_moved(each)}
    return size in {SIZE_OF[form] for form in forms & set(SIZE_OF)}


def _of_used_lever(key: str, used: set[str]) -> bool:
    section = next((section for section in _BY_LEVER if key.startswith(section)), None)
    lever = key.removeprefix(section).partition(".")[0] if section else ""
    return lever in used or lever in ("", "execution")


def _compatible(scenario: Scenario, factors: Sequence[Factor]) -> list[Factor]:
    """Those that can all stand together wherever they are in their ranges."""
    bad = set(_clashing(scenario, factors, 0.0)) | set(_clashing(scenario, factors, 1.0))
    return [factor for factor in factors if factor.key not in bad]


def _clashing(scenario: Scenario, factors: Sequence[Factor], place: float) -> Iterator[str]:
    corner = varied(scenario, {factor.key: factor.at(place) for factor in factors})
    for conflict in conflicts(corner, ()):
        yield from conflict.keys

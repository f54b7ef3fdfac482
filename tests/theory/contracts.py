"""What every rule of `loyalty_sim.theory` promises: arguments, bounds, and in which of them it rises or falls.

The promises hold for every legal setting of the parameters, not for the defaults alone. They are run, not believed:
`check` tries one rule at one point. A new rule needs a line here, or `test_contracts.py` says so.
"""

from collections.abc import Callable
from typing import Any, NamedTuple, get_type_hints

from hypothesis import strategies as st

from loyalty_sim.compiled import plain
from loyalty_sim.theory import (
    bounds,
    choice,
    climate,
    complaint,
    customer_equity,
    defection,
    effort,
    exhaustion,
    expectation,
    failure,
    investment,
    loyalty,
    performance,
    process,
    promise,
    quality,
    recovery,
    satisfaction,
    skill,
    spend,
    turnover,
    word_of_mouth,
    workload,
)

ROUNDING = 1e-9
"""How far rounding alone may take a result across a bound or against its direction."""

Span = tuple[Any, Any]
UNIT, SIGNED, ANY, WIDE, WEEKS = (0.0, 1.0), (-1.0, 1.0), (-4.0, 4.0), (0.0, 50.0), (0.0, 2600.0)
DEAR, CHEAP = (0.0, 1.1), (-1.2, 0.0)
LUCK = (1e-9, 1.0 - 1e-9)
YES_NO = (False, True)
NO_BOUNDS = (-float("inf"), float("inf"))
POSITIVE = (0.0, float("inf"))


class Contract(NamedTuple):
    """A rule with the range of each argument before its parameters, and what it promises over them.

    A range of two integers means whole numbers, of two booleans either; `parameters` is the class of the last argument;
    `within` narrows parameters to what the promise needs.
    """

    rule: Callable[..., Any]
    arguments: dict[str, Span]
    parameters: type | None = None
    result: Span = UNIT
    rising: tuple[str, ...] = ()
    falling: tuple[str, ...] = ()
    within: dict[str, Span] = {}  # noqa: RUF012 - never changed

    @property
    def name(self) -> str:
        """Module and name of the rule, as in `recovery.lift`."""
        rule = plain(self.rule)
        return f"{rule.__module__.rsplit('.', 1)[-1]}.{rule.__name__}"


def span(low: Any, high: Any) -> st.SearchStrategy[Any]:
    """Values of a range, ends included."""
    if isinstance(low, bool):
        return st.booleans()
    return st.integers(low, high) if isinstance(low, int) else st.floats(low, high, allow_subnormal=False)


def settings_of(kind: type, within: dict[str, Span]) -> st.SearchStrategy[Any]:
    """Parameters of a theory, each drawn from the whole of its legal range, or from `within`."""
    fields = {}
    for name, hint in get_type_hints(kind, include_extras=True).items():
        if not hasattr(hint, "__metadata__"):
            fields[name] = settings_of(hint, {})
        elif name in within:
            fields[name] = span(*within[name])
        elif hint.__origin__ is bool:
            fields[name] = st.booleans()
        else:
            fields[name] = span(float(hint.__metadata__[0].low), float(hint.__metadata__[0].high))
    return st.builds(kind, **fields)


def points(contract: Contract) -> st.SearchStrategy[tuple[Any, ...]]:
    """Arguments of a rule, parameters included, in the order it takes them."""
    each = [span(*limits) for limits in contract.arguments.values()]
    return st.tuples(*each, *([settings_of(contract.parameters, contract.within)] if contract.parameters else []))


def check(contract: Contract, point: tuple[Any, ...], other: tuple[Any, ...]) -> None:
    """Hold the rule to its bounds at a point and to its directions between there and the other's arguments."""
    rule = plain(contract.rule)
    here = rule(*point)
    low, high = contract.result
    assert low - ROUNDING <= here <= high + ROUNDING, f"{contract.name}{point} = {here}"
    names = list(contract.arguments)
    for name in (*contract.rising, *contract.falling):
        at = names.index(name)
        moved = rule(*point[:at], other[at], *point[at + 1 :])
        step = (moved - here) if other[at] >= point[at] else (here - moved)
        step = step if name in contract.rising else -step
        slack = ROUNDING * max(1.0, abs(float(here)))
        assert step >= -slack, (
            f"{contract.name} goes the wrong way in {name}: {here} to {moved} from {point} to {other[at]}"
        )


def _rule(rule: Any, arguments: dict[str, Span], parameters: type | None = None, **promises: Any) -> Contract:
    return Contract(rule, arguments, parameters, **promises)


CONTRACTS = (
    _rule(bounds.unit, {"x": ANY}, rising=("x",)),
    _rule(choice.habitual_hazard, {}, choice.ChoiceParameters, result=POSITIVE),
    _rule(choice.searches, {"hazard": WIDE, "u": LUCK}, rising=("hazard",), falling=("u",)),
    _rule(choice.utility, {"belief": UNIT, "appeal": ANY, "taste": ANY, "log_price": SIGNED, "sensitivity": (0.0,
          4.0)},
          choice.ChoiceParameters, result=NO_BOUNDS, rising=("belief", "appeal", "taste"), falling=("log_price",)),
    _rule(choice.held, {"loyalty": UNIT, "bond": UNIT, "switching_cost": (0.0, 20.0)}, choice.ChoiceParameters,
          result=POSITIVE, rising=("loyalty", "bond", "switching_cost")),
    _rule(climate.target, {"capability": UNIT, "leadership": SIGNED, "mean_exhaustion": UNIT},
          climate.ClimateParameters,
          rising=("capability", "leadership"), falling=("mean_exhaustion",)),
    _rule(climate.moved, {"climate": UNIT, "target": UNIT}, climate.ClimateParameters, rising=("climate", "target")),
    _rule(climate.leadership_after, {"leadership": SIGNED, "z": ANY}, climate.ClimateParameters, result=NO_BOUNDS,
          rising=("leadership", "z")),
    _rule(climate.perceived, {"climate": UNIT, "disposition": SIGNED}, rising=("climate", "disposition")),
    _rule(complaint.tells_front_line, {"severity": UNIT, "loyalty": UNIT, "belief": UNIT},
          complaint.ComplaintParameters,
          rising=("severity", "loyalty", "belief")),
    _rule(complaint.tells_head_office, {"severity": UNIT, "belief": UNIT}, complaint.ComplaintParameters,
          rising=("severity", "belief")),
    _rule(complaint.voice_belief, {"belief": UNIT, "helped": YES_NO}, complaint.ComplaintParameters,
          rising=("belief", "helped")),
    _rule(customer_equity.lifetime_value, {"yearly_margin": WIDE, "yearly_retention": UNIT, "yearly_discount": (0.01,
          1.0)},
          result=POSITIVE, rising=("yearly_margin", "yearly_retention"), falling=("yearly_discount",)),
    _rule(customer_equity.discount_factor, {"week": (0, 5200), "yearly_discount": UNIT}, falling=("week",
          "yearly_discount")),
    _rule(defection.strength, {"search_part": UNIT, "utility_part": WIDE, "slack": (0.01, 9.0), "margin": (0.01,
          9.0)},
          result=POSITIVE, rising=("search_part", "utility_part"), falling=("slack", "margin")),
    _rule(effort.will, {"climate": UNIT, "pride": SIGNED, "exhaustion": UNIT}, effort.EffortParameters,
          rising=("climate", "pride"), falling=("exhaustion",)),
    _rule(effort.moved, {"want": UNIT, "will": UNIT}, effort.EffortParameters, rising=("want", "will")),
    _rule(exhaustion.worn, {"exhaustion": UNIT, "utilisation": (0.0, 3.0), "angry_share": UNIT, "climate": UNIT},
          exhaustion.ExhaustionParameters, rising=("utilisation", "angry_share"), falling=("climate",)),
    _rule(exhaustion.resting_point, {"climate": UNIT}, exhaustion.ExhaustionParameters, falling=("climate",)),
    _rule(expectation.adapted, {"expectation": UNIT, "quality": UNIT}, expectation.ExpectationParameters,
          rising=("expectation", "quality")),
    _rule(expectation.standard, {"expectation": UNIT, "best_rival": UNIT}, expectation.ExpectationParameters,
          rising=("expectation", "best_rival")),
    _rule(failure.risk, {"process": UNIT, "performance": UNIT, "utilisation": (0.0, 3.0)}, failure.FailureParameters,
          rising=("utilisation",), falling=("process", "performance")),
    _rule(failure.severity, {"u": LUCK}, failure.FailureParameters, rising=("u",)),
    _rule(investment.supported, {"spend": WIDE, "usual": (0.01, 9.0), "execution": UNIT}, rising=("spend",
          "execution"),
          falling=("usual",)),
    _rule(investment.spend_multiple, {"capability": UNIT}, result=POSITIVE, rising=("capability",)),
    _rule(investment.built, {"capability": UNIT, "supported": UNIT}, investment.LeverParameters,
          rising=("capability", "supported")),
    _rule(loyalty.habit, {"tenure_weeks": WEEKS}, loyalty.LoyaltyParameters, rising=("tenure_weeks",)),
    _rule(loyalty.grown, {"loyalty": UNIT, "satisfaction": UNIT, "bond": UNIT, "tenure_weeks": WEEKS},
          loyalty.LoyaltyParameters, rising=("loyalty", "satisfaction", "bond", "tenure_weeks")),
    _rule(loyalty.bond_after, {"bond": UNIT, "same_person": YES_NO, "judged": UNIT}, loyalty.LoyaltyParameters,
          rising=("bond", "judged")),
    _rule(loyalty.intention, {"satisfaction": UNIT, "loyalty": UNIT}, loyalty.LoyaltyParameters,
          rising=("satisfaction", "loyalty")),
    _rule(loyalty.kind, {"satisfaction": UNIT, "loyalty": UNIT, "switching_cost": (0.0, 20.0)},
          loyalty.LoyaltyParameters,
          result=(0, 3), falling=("satisfaction", "loyalty", "switching_cost")),
    _rule(performance.ces, {"know": UNIT, "want": UNIT, "can": UNIT, "share_know": (0.0, 0.5), "share_want": (0.0,
          0.5),
          "substitution": (-20.0, -0.001)}, rising=("know", "want", "can", "substitution")),
    _rule(process.process_quality, {"capability": UNIT, "site_z": ANY}, process.ProcessParameters,
          rising=("capability", "site_z")),
    _rule(promise.claim, {"usual_quality": UNIT, "goodwill": UNIT}, promise.PromiseParameters,
          rising=("usual_quality", "goodwill")),
    _rule(promise.believed, {"belief": UNIT, "claim": UNIT, "goodwill": UNIT}, promise.PromiseParameters,
          rising=("belief", "claim")),
    _rule(promise.expected, {"expectation": UNIT, "claim": UNIT, "goodwill": UNIT}, promise.PromiseParameters,
          rising=("expectation", "claim", "goodwill")),
    _rule(quality.bent, {"level": UNIT, "bend": SIGNED, "usual": UNIT}, result=ANY, rising=("level",),
          falling=("usual", "bend")),
    _rule(quality.index, {"core": UNIT, "reliability": UNIT, "responsiveness": UNIT, "assurance": UNIT,
          "empathy": UNIT,
          "tangibles": UNIT, "segment": (0, 1)}, quality.QualityParameters, result=(-2.0, 2.0),
          rising=("core", "reliability", "responsiveness", "assurance", "empathy", "tangibles"),
          within={"core": (0.01, 10.0)}),
    _rule(quality.perceived, {"anchor": UNIT, "service": ANY, "reference": ANY, "leniency": SIGNED, "noise": ANY,
          "damage": UNIT},
          quality.QualityParameters, rising=("anchor", "service", "leniency", "noise"), falling=("reference",
          "damage")),
    _rule(recovery.outcome, {"remedy": UNIT, "courtesy": UNIT, "age_weeks": (0.0, 255.0)},
          recovery.RecoveryParameters,
          rising=("remedy", "courtesy"), falling=("age_weeks",)),
    _rule(recovery.healed, {"grievance": UNIT, "handled": UNIT}, recovery.RecoveryParameters,
          rising=("grievance",), falling=("handled",)),
    _rule(recovery.lift, {"grievance": UNIT, "handled": UNIT, "first_failure": YES_NO}, recovery.RecoveryParameters,
          result=POSITIVE, rising=("grievance", "handled", "first_failure")),
    _rule(recovery.answered_share, {"capacity": WIDE, "backlog": WIDE}, rising=("capacity",), falling=("backlog",)),
    _rule(satisfaction.reaction, {"gap": SIGNED}, satisfaction.SatisfactionParameters, result=NO_BOUNDS,
          rising=("gap",)),
    _rule(satisfaction.judgement, {"quality": UNIT, "standard": UNIT, "log_price": SIGNED, "sensitivity": (0.0, 4.0)},
          satisfaction.SatisfactionParameters, result=NO_BOUNDS, rising=("quality",), falling=("standard",
          "log_price")),
    _rule(satisfaction.rate, {"tenure_weeks": WEEKS}, satisfaction.SatisfactionParameters, falling=("tenure_weeks",),
          within={"rate_new": (0.5, 1.0), "rate_old": (0.0, 0.5)}),
    _rule(satisfaction.remembered, {"satisfaction": UNIT, "judged": UNIT, "tenure_weeks": WEEKS},
          satisfaction.SatisfactionParameters, rising=("satisfaction", "judged")),
    _rule(skill.know_target, {"training": UNIT}, skill.SkillParameters, rising=("training",)),
    _rule(skill.know_after, {"know": UNIT, "training": UNIT}, skill.SkillParameters, rising=("know",)),
    _rule(skill.can_target, {"process": UNIT, "resources": UNIT}, skill.SkillParameters, rising=("process",
          "resources")),
    _rule(skill.can_after, {"can": UNIT, "process": UNIT, "resources": UNIT}, skill.SkillParameters,
          rising=("can", "process", "resources")),
    _rule(spend.wallet_target, {"satisfaction": UNIT, "log_price": DEAR}, spend.SpendParameters,
          rising=("satisfaction",), falling=("log_price",)),
    _rule(spend.wallet_target, {"satisfaction": UNIT, "log_price": CHEAP}, spend.SpendParameters,
          falling=("log_price",)),
    _rule(spend.wallet_after, {"wallet": UNIT, "satisfaction": UNIT, "log_price": DEAR}, spend.SpendParameters,
          rising=("wallet", "satisfaction"), falling=("log_price",)),
    _rule(turnover.leaves, {"want": UNIT, "exhaustion": UNIT, "climate": UNIT}, turnover.TurnoverParameters,
          rising=("exhaustion",), falling=("want", "climate")),
    _rule(word_of_mouth.valence, {"judged": UNIT}, word_of_mouth.WordOfMouthParameters, result=SIGNED,
          rising=("judged",)),
    _rule(word_of_mouth.people_told, {"valence": SIGNED}, word_of_mouth.WordOfMouthParameters, result=POSITIVE),
    _rule(word_of_mouth.told_share, {"people": WIDE, "degree": (1, 1000)}, rising=("people",), falling=("degree",)),
    _rule(word_of_mouth.belief_after, {"belief": UNIT, "valence": SIGNED, "weight": UNIT},
          word_of_mouth.WordOfMouthParameters, rising=("belief", "valence")),
    _rule(word_of_mouth.pressure_added, {"valence": SIGNED, "about_own_firm": YES_NO, "weight": UNIT}, result=SIGNED),
    _rule(workload.headcount_after, {"headcount": WIDE, "volume": WIDE}, workload.WorkloadParameters, result=POSITIVE,
          rising=("headcount", "volume")),
    _rule(workload.effort, {"standard": (0.01, 1.0), "demand": WIDE, "capacity": WIDE}, workload.WorkloadParameters,
          rising=("capacity",), falling=("demand",)),
    _rule(workload.standard_after, {"standard": UNIT, "effort": UNIT}, workload.WorkloadParameters, rising=()),
    _rule(workload.wait, {"utilisation": (0.0, 3.0), "servers": (0.0, 99.0)}, workload.WorkloadParameters,
          result=POSITIVE,
          rising=("utilisation",), falling=("servers",)),
)  # fmt: skip

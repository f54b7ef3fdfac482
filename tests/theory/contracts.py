"""What every rule of `loyalty_sim.theory` promises: arguments, bounds, and in which of them it rises or falls.

The promises hold for every legal setting of the parameters, not for the defaults alone. They are run, not believed:
`check` tries one rule at one point. A new rule needs a line here, or `test_contracts.py` says so.
"""

from collections.abc import Callable
from typing import Any, NamedTuple, get_type_hints

from hypothesis import strategies as st

from loyalty_sim.compiled import plain
from loyalty_sim.theory import bounds, start
from loyalty_sim.theory.customers import (
    being_asked,
    beliefs,
    choice,
    co_creation,
    complaint,
    defection,
    expectation,
    individual,
    loyalty,
    needs,
    quality,
    recovery,
    satisfaction,
    spend,
    win_back,
)
from loyalty_sim.theory.employees import (
    acculturation,
    acting,
    attitudes,
    change,
    climate,
    effort,
    empowerment,
    exhaustion,
    failure,
    ideas,
    internal_service,
    orientation,
    performance,
    scores,
    service_failures,
    skill,
    turnover,
    workload,
)
from loyalty_sim.theory.firms import (
    commitment,
    costs,
    customer_equity,
    discipline,
    focus,
    investment,
    offer,
    pace,
    process,
    promise,
    root_cause,
    shocks,
)
from loyalty_sim.theory.measurement import survey
from loyalty_sim.theory.talk import retelling, reviews, word_of_mouth

ROUNDING = 1e-9
"""How far rounding alone may take a result across a bound or against its direction."""

Span = tuple[Any, Any] | type
UNIT, SIGNED, ANY, WIDE, WEEKS = (0.0, 1.0), (-1.0, 1.0), (-4.0, 4.0), (0.0, 50.0), (0.0, 2600.0)
DEAR, CHEAP = (0.0, 1.1), (-1.2, 0.0)
LUCK = (1e-9, 1.0 - 1e-9)
YES_NO = (False, True)
NO_BOUNDS = (-float("inf"), float("inf"))
POSITIVE = (0.0, float("inf"))


class Contract(NamedTuple):
    """A rule with the range of each argument before its parameters, and what it promises over them.

    A range of two integers means whole numbers, of two booleans either, a named tuple in place of a range that the
    argument is such a tuple, each part of it from 0 to 4; `parameters` is the class of the last argument; `within`
    narrows parameters to what the promise needs. A rule that returns several numbers promises each of them.
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


def values(limits: Any) -> st.SearchStrategy[Any]:
    """Values of an argument: of a range, or of a tuple of parts."""
    if isinstance(limits, type):
        return st.builds(limits, *(span(0.0, 4.0) for _ in limits._fields))
    return span(*limits)


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
    each = [values(limits) for limits in contract.arguments.values()]
    return st.tuples(*each, *([settings_of(contract.parameters, contract.within)] if contract.parameters else []))


def check(contract: Contract, point: tuple[Any, ...], other: tuple[Any, ...]) -> None:
    """Hold the rule to its bounds at a point and to its directions between there and the other's arguments."""
    rule = plain(contract.rule)
    here = _parts(rule(*point))
    low, high = contract.result
    assert all(low - ROUNDING <= part <= high + ROUNDING for part in here), f"{contract.name}{point} = {here}"
    names = list(contract.arguments)
    for name in (*contract.rising, *contract.falling):
        at = names.index(name)
        moved = _parts(rule(*point[:at], other[at], *point[at + 1 :]))
        sign = 1.0 if (other[at] >= point[at]) == (name in contract.rising) else -1.0
        for before, after in zip(here, moved, strict=True):
            assert sign * (after - before) >= -ROUNDING * max(1.0, abs(float(before))), (
                f"{contract.name} goes the wrong way in {name}: {here} to {moved} from {point} to {other[at]}"
            )


def _parts(result: Any) -> tuple[Any, ...]:
    """The numbers a rule returns: one, or several that must all keep the promise."""
    return tuple(result) if isinstance(result, tuple) else (result,)


def _rule(rule: Any, arguments: dict[str, Span], parameters: type | None = None, **promises: Any) -> Contract:
    return Contract(rule, arguments, parameters, **promises)


CONTRACTS = (
    _rule(acculturation.moved, {"stage": UNIT, "own_aim": UNIT, "site_mean": UNIT, "weeks": (1.0, 520.0)},
          acculturation.AcculturationParameters, rising=("stage", "own_aim", "site_mean")),
    _rule(acculturation.drive, {"behaviour": UNIT, "culture": UNIT}, acculturation.AcculturationParameters,
          result=(0.0, 2.0), rising=("behaviour", "culture")),
    _rule(acting.displayed, {"felt": UNIT, "smile": UNIT}, acting.ActingParameters, rising=("felt", "smile")),
    _rule(acting.perceived, {"felt": UNIT, "displayed": UNIT}, acting.ActingParameters),
    _rule(acting.strain, {"felt": UNIT, "displayed": UNIT}, acting.ActingParameters, rising=("displayed",),
          falling=("felt",)),
    _rule(attitudes.reliability, {"reliable": UNIT, "can_do": UNIT, "professional": UNIT},
          rising=("reliable", "can_do", "professional")),
    _rule(attitudes.responsiveness, {"available": UNIT, "can_do": UNIT}, rising=("available", "can_do")),
    _rule(attitudes.assurance, {"professional": UNIT, "courteous": UNIT}, rising=("professional", "courteous")),
    _rule(attitudes.empathy, {"warm": UNIT, "personal": UNIT, "customer_first": UNIT},
          rising=("warm", "personal", "customer_first")),
    _rule(beliefs.believed, {"belief": UNIT, "known": UNIT, "image": UNIT}, rising=("belief", "image")),
    _rule(beliefs.heard, {"belief": UNIT, "known": UNIT, "told": UNIT, "weight": UNIT}, beliefs.BeliefsParameters,
          rising=("belief", "told")),
    _rule(beliefs.forgotten, {"known": UNIT}, beliefs.BeliefsParameters, rising=("known",)),
    _rule(being_asked.asked, {"listening": UNIT}, being_asked.BeingAskedParameters, rising=("listening",)),
    _rule(being_asked.responds, {"voice_belief": UNIT}, being_asked.BeingAskedParameters, rising=("voice_belief",)),
    _rule(being_asked.follows, {"root_cause": UNIT}, being_asked.BeingAskedParameters, rising=("root_cause",)),
    _rule(being_asked.after, {"satisfaction": UNIT, "followed": YES_NO}, being_asked.BeingAskedParameters,
          rising=("satisfaction", "followed")),
    _rule(change.gate, {"told": UNIT, "benefit": UNIT, "tools": UNIT, "progress": UNIT}, change.ChangeParameters,
          rising=("told", "benefit", "tools", "progress")),
    _rule(co_creation.used, {"innovation": UNIT}, co_creation.CoCreationParameters, rising=("innovation",)),
    _rule(co_creation.gained, {"level": UNIT, "part": UNIT}, co_creation.CoCreationParameters,
          rising=("level", "part")),
    _rule(commitment.attention_after, {"attention": (0.0, 2.0), "commitment": UNIT}, commitment.CommitmentParameters,
          result=(0.0, 2.0), rising=("attention", "commitment")),
    _rule(discipline.fitting, {"discipline": (0, 3), "lever_discipline": (0, 3)}, discipline.DisciplineParameters,
          result=(0.0, 2.0)),
    _rule(discipline.cost_ratio, {"discipline": (0, 3)}, discipline.DisciplineParameters, result=(0.5, 2.0)),
    _rule(effort.will, {"climate": UNIT, "push": SIGNED, "exhaustion": UNIT}, effort.EffortParameters,
          rising=("climate", "push"), falling=("exhaustion",)),
    _rule(effort.pride, {"satisfaction": UNIT, "usual": UNIT}, effort.EffortParameters, result=NO_BOUNDS,
          rising=("satisfaction",), falling=("usual",)),
    _rule(empowerment.at_once, {"authority": UNIT}, empowerment.EmpowermentParameters, rising=("authority",)),
    _rule(empowerment.remedy, {"usual": UNIT, "authority": UNIT}, empowerment.EmpowermentParameters,
          rising=("usual", "authority")),
    _rule(focus.is_initiative, {"extra": WIDE, "reference": (0.01, 9.0)}, focus.FocusParameters, rising=("extra",),
          falling=("reference",)),
    _rule(focus.focus, {"initiatives": (0.0, 20.0)}, focus.FocusParameters, falling=("initiatives",)),
    _rule(ideas.improvement_after, {"improvement": UNIT, "ideas": UNIT, "want": UNIT, "climate": UNIT},
          ideas.IdeasParameters, result=(-1.0, 1.0), rising=("ideas", "want", "climate")),
    _rule(ideas.gained, {"improvement": UNIT}, ideas.IdeasParameters, rising=("improvement",)),
    _rule(ideas.softened, {"size": WIDE, "improvement": UNIT}, ideas.IdeasParameters, result=POSITIVE,
          rising=("size",), falling=("improvement",)),
    _rule(individual.known_after, {"known": UNIT, "capability": UNIT}, individual.IndividualParameters,
          rising=("capability",)),
    _rule(individual.recognised, {"known": UNIT, "in_channel": YES_NO, "empathy_weight": UNIT},
          individual.IndividualParameters, result=(0.0, 2.0), rising=("known", "in_channel", "empathy_weight")),
    _rule(turnover.applicant, {"usual": SIGNED, "satisfaction_above": SIGNED}, turnover.TurnoverParameters,
          result=SIGNED, rising=("usual", "satisfaction_above")),
    _rule(individual.thanked, {"capability": UNIT}, individual.IndividualParameters, rising=("capability",)),
    _rule(individual.thanks_gain, {"known": UNIT}, individual.IndividualParameters, rising=("known",)),
    _rule(investment.effective, {"spend": WIDE, "usual": WIDE, "factor": (0.0, 2.0)}, result=POSITIVE,
          rising=("spend", "factor")),
    _rule(investment.built, {"capability": UNIT, "supported": UNIT, "build_weeks": (1.0, 520.0),
          "decay_weeks": (1.0, 520.0)}, rising=("capability", "supported")),
    _rule(offer.tangibles, {"usual": UNIT, "capability": UNIT}, offer.OfferParameters,
          rising=("usual", "capability")),
    _rule(offer.core, {"process": UNIT, "innovation": UNIT}, offer.OfferParameters,
          rising=("process", "innovation")),
    _rule(offer.attraction, {"innovation": UNIT}, offer.OfferParameters, result=POSITIVE, rising=("innovation",)),
    _rule(offer.barrier, {"switching_cost": (0.0, 20.0), "capability": UNIT}, offer.OfferParameters, result=POSITIVE,
          rising=("switching_cost", "capability")),
    _rule(orientation.aim, {"lasting": SIGNED, "champion": UNIT}, orientation.OrientationParameters,
          rising=("lasting", "champion")),
    _rule(orientation.moved, {"orientation": UNIT, "aim": UNIT}, orientation.OrientationParameters,
          rising=("orientation", "aim")),
    _rule(orientation.warmed, {"empathy": UNIT, "orientation": UNIT}, orientation.OrientationParameters,
          rising=("orientation",)),
    _rule(pace.disruption_after, {"disruption": (0.0, 0.5), "change": WIDE}, pace.PaceParameters,
          rising=("disruption", "change")),
    _rule(pace.executed, {"plan": UNIT}, pace.PaceParameters, rising=("plan",)),
    _rule(performance.powered, {"level": UNIT, "substitution": (-2.0, -0.001)}, result=POSITIVE, falling=("level",)),
    _rule(performance.powered, {"level": UNIT, "substitution": (0.001, 1.0)}, result=POSITIVE, rising=("level",)),
    _rule(performance.mixed, {"know": (1.0, 1e4), "want": (1.0, 1e4), "can": (1.0, 1e4), "share_know": (0.0, 0.5),
          "share_want": (0.0, 0.5), "substitution": (-20.0, -0.001)}, falling=("know", "want", "can")),
    _rule(promise.present_in_mind, {"goodwill": UNIT}, promise.PromiseParameters, result=NO_BOUNDS,
          rising=("goodwill",)),
    _rule(quality.empathy_share, {"segment": (0, 1)}, quality.QualityParameters, within={"core": (0.01, 10.0)},
          rising=("segment",)),
    _rule(recovery.capacity, {"capability": UNIT, "customers": WIDE}, recovery.RecoveryParameters, result=POSITIVE,
          rising=("capability", "customers")),
    _rule(retelling.retold, {"valence": SIGNED}, retelling.RetellingParameters),
    _rule(reviews.posts, {"valence": SIGNED}, reviews.ReviewsParameters),
    _rule(reviews.stars, {"judged": UNIT}, result=(1, 5), rising=("judged",)),
    _rule(reviews.mean_stars, {"total": WIDE, "count": (10.0, 50.0), "usual": (1.0, 5.0), "customers": WIDE},
          reviews.ReviewsParameters, result=(0.0, 5.0), rising=("total", "usual"), falling=("count",),
          within={"prior": (1.0, 100.0)}),
    _rule(reviews.read, {"reputation": ANY}, reviews.ReviewsParameters, result=SIGNED, rising=("reputation",)),
    _rule(root_cause.repaired_after, {"repaired": UNIT, "capability": UNIT, "voiced_per_1000": WIDE},
          root_cause.RootCauseParameters, result=(-1.0, 1.0), rising=("capability", "voiced_per_1000")),
    _rule(root_cause.odds_left, {"repaired": UNIT}, root_cause.RootCauseParameters, falling=("repaired",)),
    _rule(scores.drive, {"listening": UNIT, "use": SIGNED, "good_news": UNIT}, scores.ScoresParameters,
          result=(-2.0, 2.0), rising=("use", "good_news")),
    _rule(scores.gaming_after, {"gaming": (0.0, 50.0), "listening": UNIT, "use": SIGNED}, scores.ScoresParameters,
          result=(0.0, 50.0), rising=("gaming",), falling=("use",)),
    _rule(scores.sabotage, {"listening": UNIT, "use": SIGNED}, scores.ScoresParameters, rising=("listening",),
          falling=("use",)),
    _rule(service_failures.driven, {"by": (0.0, 20.0), "cause": SIGNED}, result=(0.0, 20.1), rising=("cause",)),
    _rule(service_failures.morale_ratio, {"want": UNIT, "gravity": UNIT},
          service_failures.ServiceFailuresParameters, result=POSITIVE, falling=("want",)),
    _rule(service_failures.monotony, {"tenure_weeks": WEEKS, "climate": UNIT},
          service_failures.ServiceFailuresParameters, rising=("tenure_weeks",), falling=("climate",)),
    _rule(service_failures.odds, {"chance": UNIT}, result=(0.0, 1e6), rising=("chance",)),
    _rule(service_failures.chance, {"odds": WIDE}, rising=("odds",)),
    _rule(service_failures.damage, {"kind": (0, 7)}, service_failures.ServiceFailuresParameters, result=(0.0, 3.0)),
    _rule(shocks.trouble, {"size": WIDE}, result=POSITIVE, rising=("size",)),
    _rule(skill.can_target, {"process": UNIT, "resources": UNIT, "helped": UNIT}, skill.SkillParameters,
          rising=("process", "resources", "helped")),
    _rule(skill.can_after, {"can": UNIT, "process": UNIT, "resources": UNIT, "helped": UNIT}, skill.SkillParameters,
          rising=("can", "process", "resources", "helped")),
    _rule(spend.visit_payment, {"tariff": WIDE, "price": (0.3, 3.0), "contract_share": UNIT, "wallet": UNIT,
          "mean_need": (0.01, 1.0)}, result=POSITIVE, rising=("tariff", "price", "wallet"),
          falling=("contract_share", "mean_need")),
    _rule(spend.contract_payment, {"tariff": WIDE, "price": (0.3, 3.0), "contract_share": UNIT, "wallet": UNIT,
          "need_rate": UNIT, "mean_need": (0.01, 1.0)}, result=POSITIVE,
          rising=("tariff", "price", "contract_share", "wallet", "need_rate"), falling=("mean_need",)),
    _rule(survey.level, {"felt": UNIT, "halo_z": ANY, "own_z": ANY}, survey.SurveyParameters, result=NO_BOUNDS,
          rising=("felt", "halo_z", "own_z")),
    _rule(complaint.faded, {"grievance": UNIT, "weeks": (0.0, 2600.0)}, complaint.ComplaintParameters,
          rising=("grievance",), falling=("weeks",)),
    _rule(survey.behind_felt, {"felt": UNIT, "grievance": UNIT}, survey.SurveyParameters,
          rising=("felt", "grievance")),
    _rule(survey.felt_satisfaction, {"satisfaction": UNIT, "grievance": UNIT}, survey.SurveyParameters,
          result=NO_BOUNDS, rising=("satisfaction",), falling=("grievance",)),
    _rule(survey.felt_value, {"value": UNIT, "satisfaction": UNIT}, survey.SurveyParameters,
          rising=("value", "satisfaction")),
    _rule(survey.recalled, {"expectation": UNIT, "usual": UNIT, "years": (0.0, 100.0)}, survey.SurveyParameters,
          rising=("expectation", "usual")),
    _rule(survey.item, {"level": ANY, "shift": SIGNED, "z": ANY}, survey.SurveyParameters, result=(1, 10),
          rising=("level", "shift", "z")),
    _rule(survey.recommendation, {"leaning": ANY, "z": ANY}, survey.SurveyParameters,
          result=(0, 10), rising=("leaning", "z")),
    _rule(win_back.called, {"capability": UNIT}, win_back.WinBackParameters, rising=("capability",)),
    _rule(win_back.offered, {"belief": UNIT}, win_back.WinBackParameters, rising=("belief",)),
    _rule(bounds.unit, {"x": ANY}, rising=("x",)),
    _rule(choice.habitual_hazard, {}, choice.ChoiceParameters, result=POSITIVE),
    _rule(choice.searches, {"hazard": WIDE, "u": LUCK}, rising=("hazard",), falling=("u",)),
    _rule(choice.pulls, {"satisfaction": UNIT, "grievance": UNIT, "talk": (-8.0, 8.0), "dear": UNIT, "wait": WIDE,
          "lost_bond": UNIT, "newness": WIDE}, choice.ChoiceParameters, result=POSITIVE,
          rising=("grievance", "talk", "dear", "wait", "lost_bond", "newness"), falling=("satisfaction",)),
    _rule(choice.hazard, {"habitual": WIDE, "pull": choice.Pulls}, result=POSITIVE, rising=("habitual",)),
    _rule(choice.slack, {"hazard": WIDE, "u": LUCK}, result=NO_BOUNDS, rising=("hazard",), falling=("u",)),
    _rule(choice.offered, {"belief": UNIT, "brand": ANY, "taste": ANY, "log_price": (0.0, 1.0), "sensitivity": (0.0,
          4.0), "attraction": ANY}, choice.ChoiceParameters, result=NO_BOUNDS,
          rising=("belief", "brand", "taste", "log_price", "sensitivity", "attraction")),
    _rule(choice.holding, {"loyalty": UNIT, "bond": UNIT, "lost_bond": UNIT, "barrier": (0.0, 20.0),
          "grievance": UNIT, "talk": (-8.0, 8.0), "wait": WIDE}, choice.ChoiceParameters, result=NO_BOUNDS,
          rising=("loyalty", "bond", "barrier", "grievance", "talk", "wait")),
    _rule(choice.luck, {"gumbel": ANY}, choice.ChoiceParameters, result=NO_BOUNDS, rising=("gumbel",)),
    _rule(choice.utility, {"offer": choice.Offered, "luck": ANY}, result=NO_BOUNDS, rising=("luck",)),
    _rule(choice.own_utility, {"offer": choice.Offered, "holding": choice.Holding, "luck": ANY}, result=NO_BOUNDS,
          rising=("luck",)),
    _rule(choice.advantages, {"own": choice.Offered, "holding": choice.Holding, "own_luck": ANY,
          "rival": choice.Offered, "rival_luck": ANY, "content": UNIT}, choice.ChoiceParameters, result=NO_BOUNDS,
          rising=("rival_luck",), falling=("own_luck",)),
    _rule(defection.reason, {"pull": choice.Pulls, "ahead": choice.Advantages, "slack": (0.01, 9.0),
          "margin": (0.01, 9.0), "unresolved": YES_NO}, result=(1, 10)),
    _rule(complaint.unresolved, {"case": (0, 6)}, result=YES_NO),
    _rule(satisfaction.on_scale, {"judgement": ANY, "intercept": SIGNED}, rising=("judgement", "intercept")),
    _rule(satisfaction.quality_behind, {"satisfaction": UNIT, "intercept": SIGNED}, rising=("satisfaction",),
          falling=("intercept",)),
    _rule(loyalty.of_newcomer, {"satisfaction": UNIT}, loyalty.LoyaltyParameters, rising=("satisfaction",)),
    _rule(offer.outdated, {"innovation": UNIT, "best_rival": UNIT}, rising=("best_rival",), falling=("innovation",)),
    _rule(offer.newness_pull, {"outdated": UNIT}, offer.OfferParameters, result=POSITIVE, rising=("outdated",)),
    _rule(reviews.believed, {"belief": UNIT, "reputation": ANY}, reviews.ReviewsParameters,
          rising=("belief", "reputation")),
    _rule(climate.target, {"capability": UNIT, "leadership": SIGNED, "mean_exhaustion": UNIT},
          climate.ClimateParameters,
          rising=("capability", "leadership"), falling=("mean_exhaustion",)),
    _rule(climate.moved, {"climate": UNIT, "target": UNIT}, climate.ClimateParameters, rising=("climate", "target")),
    _rule(climate.leadership_after, {"leadership": SIGNED, "z": ANY}, climate.ClimateParameters, result=NO_BOUNDS,
          rising=("leadership", "z")),
    _rule(climate.perceived, {"climate": UNIT, "disposition": SIGNED}, rising=("climate", "disposition")),
    _rule(complaint.tells_front_line, {"severity": UNIT, "loyalty": UNIT, "satisfaction": UNIT, "belief": UNIT},
          complaint.ComplaintParameters, rising=("severity", "loyalty", "belief"), falling=("satisfaction",)),
    _rule(complaint.relieved, {"grievance": UNIT}, complaint.ComplaintParameters, rising=("grievance",)),
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
    _rule(effort.moved, {"want": UNIT, "will": UNIT}, effort.EffortParameters, rising=("want", "will")),
    _rule(exhaustion.worn, {"exhaustion": UNIT, "utilisation": (0.0, 3.0), "angry_share": UNIT, "climate": UNIT},
          exhaustion.ExhaustionParameters, rising=("utilisation", "angry_share"), falling=("climate",)),
    _rule(exhaustion.resting_point, {"climate": UNIT}, exhaustion.ExhaustionParameters, falling=("climate",)),
    _rule(expectation.adapted, {"expectation": UNIT, "quality": UNIT}, expectation.ExpectationParameters,
          rising=("expectation", "quality")),
    _rule(expectation.standard, {"expectation": UNIT, "best_rival": UNIT}, expectation.ExpectationParameters,
          rising=("expectation", "best_rival")),
    _rule(failure.noticed, {"leniency": SIGNED}, failure.FailureParameters, result=POSITIVE, falling=("leniency",)),
    _rule(failure.risk, {"process": UNIT, "performance": UNIT, "load": (0.0, 3.0)}, failure.FailureParameters,
          rising=("load",), falling=("process", "performance")),
    _rule(failure.severity, {"u": LUCK}, failure.FailureParameters, rising=("u",)),
    _rule(investment.supported, {"spend": WIDE, "usual": (0.01, 9.0), "execution": UNIT}, rising=("spend",
          "execution"),
          falling=("usual",)),
    _rule(investment.spend_multiple, {"capability": UNIT}, result=POSITIVE, rising=("capability",)),
    _rule(loyalty.habit, {"tenure_weeks": WEEKS}, loyalty.LoyaltyParameters, rising=("tenure_weeks",)),
    _rule(loyalty.grown, {"loyalty": UNIT, "satisfaction": UNIT, "bond": UNIT, "tenure_weeks": WEEKS},
          loyalty.LoyaltyParameters, rising=("loyalty", "satisfaction", "bond", "tenure_weeks")),
    _rule(loyalty.bond_after, {"bond": UNIT, "same_person": YES_NO, "judged": UNIT}, loyalty.LoyaltyParameters,
          rising=("bond", "judged")),
    _rule(loyalty.leaning, {"satisfaction": UNIT, "loyalty": UNIT, "grievance": UNIT}, loyalty.LoyaltyParameters,
          result=NO_BOUNDS, rising=("satisfaction", "loyalty"), falling=("grievance",)),
    _rule(loyalty.intention, {"satisfaction": UNIT, "loyalty": UNIT, "grievance": UNIT}, loyalty.LoyaltyParameters,
          rising=("satisfaction", "loyalty"), falling=("grievance",)),
    _rule(loyalty.kind, {"satisfaction": UNIT, "loyalty": UNIT, "switching_cost": (0.0, 20.0)},
          loyalty.LoyaltyParameters,
          result=(0, 3), falling=("satisfaction", "loyalty", "switching_cost")),
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
    _rule(quality.perceived, {"intercept": UNIT, "service": ANY, "reference": ANY, "leniency": SIGNED, "noise": ANY,
          "damage": UNIT},
          quality.QualityParameters, rising=("intercept", "service", "leniency", "noise"), falling=("reference",
          "damage")),
    _rule(recovery.outcome, {"remedy": UNIT, "courtesy": UNIT, "age_weeks": (0.0, 255.0)},
          recovery.RecoveryParameters,
          rising=("remedy", "courtesy"), falling=("age_weeks",)),
    _rule(recovery.healed, {"grievance": UNIT, "handled": UNIT}, recovery.RecoveryParameters,
          rising=("grievance",), falling=("handled",)),
    _rule(recovery.lift, {"grievance": UNIT, "handled": UNIT, "first_failure": YES_NO}, recovery.RecoveryParameters,
          result=(-1, 3), rising=("grievance", "handled", "first_failure")),
    _rule(recovery.answered_share, {"capacity": WIDE, "backlog": WIDE}, rising=("capacity",), falling=("backlog",)),
    _rule(satisfaction.reaction, {"gap": SIGNED}, satisfaction.SatisfactionParameters, result=NO_BOUNDS,
          rising=("gap",)),
    _rule(satisfaction.judgement, {"quality": UNIT, "standard": UNIT, "log_price": SIGNED, "sensitivity": (0.0, 4.0)},
          satisfaction.SatisfactionParameters, result=NO_BOUNDS, rising=("quality",), falling=("standard",
          "log_price")),
    _rule(satisfaction.rate, {"tenure_weeks": WEEKS}, satisfaction.SatisfactionParameters, falling=("tenure_weeks",),
          within={"rate_new": (0.5, 1.0), "rate_old": (0.0, 0.5)}),
    _rule(satisfaction.remembered, {"satisfaction": UNIT, "judged": UNIT, "tenure_weeks": WEEKS, "severity": UNIT},
          satisfaction.SatisfactionParameters, rising=("satisfaction", "judged")),
    _rule(skill.know_target, {"training": UNIT}, skill.SkillParameters, rising=("training",)),
    _rule(skill.know_after, {"know": UNIT, "training": UNIT}, skill.SkillParameters, rising=("know",)),
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
    _rule(word_of_mouth.pressure_after, {"pressure": (-8.0, 8.0), "added": ANY}, result=(-8.0, 8.0),
          rising=("pressure", "added")),
    _rule(workload.headcount_after, {"headcount": WIDE, "volume": WIDE}, workload.WorkloadParameters, result=POSITIVE,
          rising=("headcount", "volume")),
    _rule(workload.effort, {"standard": (0.01, 1.0), "demand": WIDE, "capacity": WIDE}, workload.WorkloadParameters,
          rising=("capacity",), falling=("demand",)),
    _rule(workload.standard_after, {"standard": UNIT, "effort": UNIT}, workload.WorkloadParameters, rising=()),
    _rule(workload.wait, {"utilisation": (0.0, 3.0), "servers": (0.0, 99.0)}, workload.WorkloadParameters,
          result=POSITIVE,
          rising=("utilisation",), falling=("servers",)),
    _rule(customer_equity.yearly_retention, {"leavers": WIDE, "customer_weeks": (1.0, 99.0)}, falling=("leavers",),
          rising=("customer_weeks",)),
    _rule(customer_equity.equity, {"customers": WIDE, "weekly_margin": WIDE, "yearly_retention": UNIT,
          "yearly_discount": (0.01, 1.0)}, result=POSITIVE, falling=("yearly_discount",),
          rising=("customers", "weekly_margin", "yearly_retention")),
    _rule(start.price_sensitivity, {"z": ANY}, start.StartParameters, result=POSITIVE, rising=("z",)),
    _rule(start.belief, {"usual_quality": UNIT, "z": ANY}, start.StartParameters, rising=("usual_quality", "z")),
    _rule(start.voice_belief, {"u": LUCK}, start.StartParameters, result=(0.0, 2.0), rising=("u",)),
    _rule(start.tenure, {"u": LUCK, "mean_weeks": WEEKS}, start.StartParameters, result=(0, 5200), falling=("u",),
          rising=("mean_weeks",)),
    _rule(start.loyalty, {"pull": ANY, "z": ANY}, start.StartParameters, rising=("pull", "z")),
    _rule(start.bond, {"u": LUCK}, start.StartParameters, rising=("u",)),
    _rule(start.weeks_since, {"u": LUCK, "chance": (0.001, 1.0)}, result=POSITIVE, falling=("u", "chance")),
    _rule(needs.quantile, {"share": (0.001, 0.999), "mean": UNIT, "shape": (0.2, 100.0)}, result=POSITIVE,
          rising=("share", "mean")),
    _rule(needs.arises, {"rate": UNIT, "surge": WIDE}, result=POSITIVE, rising=("rate", "surge")),
    _rule(needs.exits, {"yearly": (0.0, 0.99)}, rising=("yearly",)),
    _rule(needs.enters, {"mean_weeks": (1.0, 520.0)}, falling=("mean_weeks",)),
    _rule(costs.variable, {"rate": UNIT, "ratio": (0.0, 2.0), "revenue": WIDE, "price": (0.3, 3.0)}, result=POSITIVE,
          rising=("rate", "ratio", "revenue"), falling=("price",)),
    _rule(costs.people, {"cost": WIDE, "count": WIDE, "headcount": WIDE}, result=POSITIVE,
          rising=("cost", "count", "headcount")),
    _rule(costs.per_case, {"cost": WIDE, "count": WIDE}, result=POSITIVE, rising=("cost", "count")),
    _rule(costs.remedies, {"cost": WIDE, "answered": WIDE, "capability": UNIT}, result=POSITIVE,
          rising=("cost", "answered", "capability")),
    _rule(costs.incentives, {"incentive": WIDE, "won_back": WIDE, "capability": UNIT}, result=POSITIVE,
          rising=("incentive", "won_back", "capability")),
    _rule(expectation.remembered_quality, {"remembered": UNIT, "quality": UNIT}, expectation.ExpectationParameters,
          rising=("remembered", "quality")),
    _rule(quality.leniency, {"answered": UNIT, "usual_quality": UNIT}, quality.QualityParameters, result=SIGNED,
          rising=("answered",), falling=("usual_quality",)),
    _rule(quality.value, {"quality": UNIT, "price": (0.3, 3.0)}, rising=("quality",), falling=("price",)),
    _rule(satisfaction.salience_of, {"severity": UNIT}, satisfaction.SatisfactionParameters, result=(1.0, 31.0),
          rising=("severity",)),
    _rule(satisfaction.share_remembered, {"failing": UNIT, "salience": (1.0, 31.0)}, rising=("failing", "salience")),
    _rule(loyalty.pull, {"satisfaction": UNIT, "bond": UNIT, "tenure_weeks": WEEKS}, loyalty.LoyaltyParameters,
          result=(0.0, 3.0), rising=("satisfaction", "bond", "tenure_weeks")),
    _rule(complaint.aggrieved, {"grievance": UNIT, "severity": UNIT}, rising=("grievance", "severity")),
    _rule(complaint.a_week_later, {"grievance": UNIT}, complaint.ComplaintParameters, rising=("grievance",)),
    _rule(complaint.still_felt, {"grievance": UNIT}, complaint.ComplaintParameters, rising=("grievance",)),
    _rule(complaint.reaches_head_office, {}, complaint.ComplaintParameters),
    _rule(recovery.satisfied, {"satisfaction": UNIT, "lift": SIGNED}, rising=("satisfaction", "lift")),
    _rule(individual.pleased, {"level": UNIT, "gain": UNIT}, rising=("level", "gain")),
    _rule(acculturation.information_aim, {"champion": UNIT}, acculturation.AcculturationParameters,
          rising=("champion",)),
    _rule(acculturation.attitude_aim, {"information": UNIT, "climate": UNIT}, rising=("information", "climate")),
    _rule(acculturation.behaviour_aim, {"attitude": UNIT, "gate": UNIT}, rising=("attitude", "gate")),
    _rule(climate.leadership_at_start, {"z": ANY}, climate.ClimateParameters, result=(-2.0, 2.0), rising=("z",)),
    _rule(climate.disposition, {"z": ANY}, climate.ClimateParameters, result=(-2.0, 2.0), rising=("z",)),
    _rule(exhaustion.angry_share, {"angry": WIDE, "handled": WIDE}, result=POSITIVE, rising=("angry",),
          falling=("handled",)),
    _rule(exhaustion.strained, {"exhaustion": UNIT, "strain": UNIT}, rising=("exhaustion", "strain")),
    _rule(failure.happens, {"risk": UNIT, "leniency": SIGNED}, failure.FailureParameters, result=POSITIVE,
          rising=("risk",), falling=("leniency",)),
    _rule(failure.damage_of, {"severity": UNIT}, failure.FailureParameters, rising=("severity",)),
    _rule(internal_service.helped, {"capability": UNIT}, internal_service.InternalServiceParameters,
          rising=("capability",)),
    _rule(internal_service.lifted, {"climate": UNIT, "capability": UNIT}, internal_service.InternalServiceParameters,
          rising=("climate", "capability")),
    _rule(orientation.lasting, {"z": ANY}, orientation.OrientationParameters, result=(-2.0, 2.0), rising=("z",)),
    _rule(scores.withheld, {"felt": UNIT, "listening": UNIT, "use": SIGNED}, scores.ScoresParameters,
          rising=("felt", "use"), falling=("listening",)),
    _rule(scores.rolling, {"stock": WIDE, "new": WIDE}, scores.ScoresParameters, result=POSITIVE,
          rising=("stock", "new")),
    _rule(scores.measured, {"points": WIDE, "responses": (1.0, 9.0), "gaming": (0.0, 50.0)}, result=(0.0, 100.0),
          rising=("points", "gaming"), falling=("responses",)),
    _rule(skill.known_at_start, {"tenure_weeks": WEEKS, "training": UNIT}, skill.SkillParameters,
          rising=("training",)),
    _rule(turnover.applicant_disposition, {"usual": SIGNED, "spread": UNIT, "satisfaction": UNIT,
          "usual_satisfaction": UNIT}, turnover.TurnoverParameters, result=SIGNED,
          rising=("usual", "satisfaction"), falling=("usual_satisfaction",)),
    _rule(turnover.applicant_knowing, {"usual": UNIT, "satisfaction": UNIT, "usual_satisfaction": UNIT},
          turnover.TurnoverParameters, rising=("usual", "satisfaction"), falling=("usual_satisfaction",)),
    _rule(turnover.filled, {}, turnover.TurnoverParameters),
    _rule(workload.volume, {"customers": WIDE, "base": WIDE}, result=POSITIVE, rising=("customers",),
          falling=("base",)),
    _rule(workload.cover, {"money": WIDE, "wage": (0.01, 9.0), "positions": WIDE}, result=POSITIVE,
          rising=("money",), falling=("wage", "positions")),
    _rule(workload.staffed, {"headcount": WIDE, "present": WIDE, "cover": WIDE, "positions": WIDE}, result=POSITIVE,
          rising=("headcount", "present", "cover", "positions")),
    _rule(workload.capacity, {"staffed": WIDE, "per_position": WIDE}, result=POSITIVE,
          rising=("staffed", "per_position")),
    _rule(workload.capacity_per_position, {"demand": WIDE, "positions": (0.1, 9.0), "utilisation": (0.1, 0.95)},
          result=POSITIVE, rising=("demand",), falling=("positions", "utilisation")),
    _rule(workload.utilisation, {"demand": WIDE, "effort": UNIT, "capacity": WIDE}, result=(0.0, 100.0),
          rising=("demand", "effort"), falling=("capacity",)),
    _rule(workload.full_effort_load, {"utilisation": WIDE, "effort": UNIT}, result=POSITIVE, rising=("utilisation",),
          falling=("effort",)),
    _rule(workload.given, {"effort": UNIT, "level": UNIT}, rising=("effort", "level")),
    _rule(workload.responsiveness, {"ready": UNIT, "effort": UNIT, "wait": WIDE}, workload.WorkloadParameters,
          rising=("ready", "effort"), falling=("wait",)),
    _rule(service_failures.core_odds, {"risk": UNIT, "want": UNIT, "gravity": UNIT},
          service_failures.ServiceFailuresParameters, result=POSITIVE, rising=("risk",), falling=("want",)),
    _rule(service_failures.kinds_differ, {"core": WIDE}, service_failures.ServiceFailuresParameters, result=YES_NO,
          rising=("core",)),
    _rule(service_failures.odds_of_kinds, {"core": WIDE, "usual": (0.0, 0.5), "want": UNIT, "pressure": WIDE,
          "exhaustion": UNIT, "lost_orientation": SIGNED, "monotony": UNIT, "authority": UNIT, "process": UNIT},
          service_failures.ServiceFailuresParameters, result=POSITIVE,
          rising=("pressure", "exhaustion", "lost_orientation", "monotony"),
          falling=("want", "authority", "process")),
    _rule(service_failures.chance_left, {"odds": WIDE, "left": UNIT, "trouble": ANY},
          rising=("odds", "left", "trouble")),
    _rule(service_failures.severity, {"severity": UNIT, "kind": (0, 7)}, service_failures.ServiceFailuresParameters,
          rising=("severity",)),
    _rule(pace.change, {"moved": WIDE, "budget": WIDE}, result=POSITIVE, rising=("moved",), falling=("budget",)),
    _rule(pace.able, {"can": UNIT, "disruption": UNIT}, rising=("can",), falling=("disruption",)),
    _rule(process.standing, {"quality": UNIT, "gained": UNIT, "broken": UNIT}, rising=("quality", "gained"),
          falling=("broken",)),
    _rule(root_cause.voiced_per_1000, {"voiced": WIDE, "customers": WIDE}, result=POSITIVE, rising=("voiced",),
          falling=("customers",)),
    _rule(investment.factor, {"attention": (0.0, 2.0), "focus": UNIT, "executed": UNIT, "fit": (0.0, 2.0)},
          result=(0.0, 4.0), rising=("attention", "focus", "executed", "fit")),
    _rule(reviews.stars_of, {"satisfaction": UNIT}, result=(1.0, 5.0), rising=("satisfaction",)),
    _rule(retelling.story, {"valence": SIGNED}, retelling.RetellingParameters, result=(-100, 100),
          rising=("valence",)),
    _rule(word_of_mouth.told, {"people": WIDE, "u": LUCK}, result=(0, 51), rising=("people", "u")),
    _rule(word_of_mouth.pressure_left, {"pressure": (-8.0, 8.0)}, word_of_mouth.WordOfMouthParameters,
          result=(-8.0, 8.0), rising=("pressure",)),
    _rule(word_of_mouth.tie, {"strong": YES_NO}, word_of_mouth.WordOfMouthParameters, rising=("strong",)),
    _rule(word_of_mouth.weight, {"tie": UNIT, "about_own_firm": YES_NO}, word_of_mouth.WordOfMouthParameters,
          rising=("tie",), falling=("about_own_firm",)),
    _rule(word_of_mouth.pressure_of_leaver, {"tie": UNIT}, word_of_mouth.WordOfMouthParameters, result=(0.0, 10.0),
          rising=("tie",)),
    _rule(survey.points, {"total": (3, 30)}, result=(0, 100), rising=("total",)),
    _rule(survey.promotes, {"score": (0, 10)}, result=YES_NO, rising=("score",)),
    _rule(survey.detracts, {"score": (0, 10)}, result=YES_NO, falling=("score",)),
    _rule(survey.latent, {"answer": (1.0, 10.0), "u": LUCK}, rising=("answer", "u")),
    _rule(survey.on_unit_scale, {"answer": (1.0, 10.0)}, rising=("answer",)),
    _rule(survey.true_score, {"mean": (1.0, 10.0), "common": ANY, "deviation": ANY}, survey.SurveyParameters,
          result=NO_BOUNDS, rising=("mean", "deviation")),
)  # fmt: skip

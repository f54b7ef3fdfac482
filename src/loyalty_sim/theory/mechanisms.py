"""Every mechanism of the model in one table: where it is written, how it is switched to neutral, and where it shows.

The tests run this table: with `off` the settings in `idle` change nothing at all, and under `seen` switching the
mechanism on moves `indicator` in its direction. `loyalty-sim show mechanisms` prints it. Whether a mechanism carries is
another question: whether the effect of its natural `decision` on `read` is another one without it, in a market as it is
shipped. `loyalty-sim ablate` asks that.
"""

from typing import NamedTuple

from loyalty_sim.theory.customers.attributes import ATTRIBUTES, JUDGED
from loyalty_sim.theory.customers.quality import QualityParameters


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


def _mechanism(
    code: str, title: str, files: str, off: str, idle: str, seen: str, indicator: str,
    decision: str = "", read: str = "", market: str = "",
) -> Mechanism:  # fmt: skip
    def settings(text: str) -> tuple[str, ...]:
        return tuple(word if word.startswith(_AS_THEY_STAND) else f"theory.{word}" for word in text.split())

    shown = settings(off), settings(idle), tuple(seen.split()), indicator
    return Mechanism(code, title, tuple(files.split()), *shown, tuple(decision.split()), read, tuple(market.split()))


_USUAL_WEIGHTS = " ".join(f"quality.{name}={QualityParameters._field_defaults[name]}" for name in ATTRIBUTES[:JUDGED])
"""What trades weigh that name nothing else."""

MECHANISMS = (
    _mechanism(
        "C1", "Expectation and disconfirmation", "satisfaction expectation",
        "satisfaction.strength=0 expectation.learning=0", "satisfaction.loss_aversion=3 satisfaction.curvature=0.9",
        "market.customers=4000 market.weeks=104 firm.levers.process=0.1 firm.levers.climate=0.1", "-satisfaction",
        "firm.levers.climate=1.5 firm.levers.process=1.5", "satisfaction",
    ),
    _mechanism(
        "C1t", "Zone of tolerance", "tolerance", "tolerance.zone=0", "tolerance.usual_gap=0.9",
        "firm.levers.process=0.1 firm.levers.climate=0.1 firm.levers.training=0.1 theory.tolerance.zone=0.4",
        "-satisfaction",
        "firm.levers.process=0.5 firm.levers.climate=0.5", "satisfaction",
    ),
    _mechanism(
        "C2", "Satisfaction is relative to rivals", "expectation", "expectation.rival_weight=0", "",
        "rivals.levers.process=6 rivals.levers.climate=6 rivals.levers.training=6 trade.switching_cost=20 "
        "theory.beliefs.repute=1 theory.investment.process.build_weeks=2", "-satisfaction",
        "rivals.levers.climate=2 rivals.levers.process=2 rivals.levers.training=2", "satisfaction",
    ),
    _mechanism(
        "C2b", "Beliefs about firms one does not use learn", "beliefs",
        "beliefs.repute=0 beliefs.message=0 reviews.learning=0 reviews.star=0", "reviews.accounted=9",
        "market.customers=4000 market.weeks=104 rivals.levers.process=6 theory.beliefs.repute=0.2", "-customers",
        "rivals.levers.climate=2 rivals.levers.process=2 rivals.levers.training=2", "share",
    ),
    _mechanism(
        "C3", "What matters differs, by trade, segment and person; must-be and attractive", "quality attributes",
        f"{_USUAL_WEIGHTS} quality.must_be=0 quality.attractive=0 quality.relational_shift=0 attributes.own_weights=0 "
        "attributes.own_view=0 attributes.own_noise=0", "", "firm.levers.process=0.1",
        "-satisfaction",
        "firm.levers.tangibles=1", "share", "trade=hotel",
    ),
    _mechanism(
        "C4", "Loyalty is a second stock; barriers, bond and habit hold", "loyalty choice barriers",
        "barriers.on=false loyalty.bond_weight=0 choice.loyalty_weight=0 choice.bond_weight=0", "barriers.spread=0.1",
        "", "+loyal",
        "rivals.levers.process=2", "share",
    ),
    _mechanism(
        "C4b", "Barriers to switching differ by customer", "barriers", "barriers.spread=0", "",
        "theory.barriers.spread=0.9", "+mercenary",
        "firm.levers.barriers=2", "retention",
    ),
    _mechanism(
        "C4e", "Ease of purchase", "ease", "ease.utility=0 ease.search=0", "", "firm.levers.access=4", "+joined",
        "firm.levers.access=1", "share",
    ),
    _mechanism(
        "C5", "Share of wallet rises with satisfaction, convex at the top", "spend", "spend.slope=0 spend.delight=0",
        "spend.delighted_from=0.3", "", "+wallet",
        "firm.levers.climate=1.5 firm.levers.training=1.5", "revenue",
    ),
    _mechanism(
        "C5d", "Delight keeps those who could go", "delight", "delight.depth=0",
        "delight.delighted_from=0.3 delight.half_barrier=9",
        "trade=department_store trade.switching_cost=0 theory.choice.habitual_search=0.6 firm.levers.process=0.1",
        "-joined",
        "firm.levers.climate=2 firm.levers.process=2", "share", "trade=department_store",
    ),
    _mechanism(
        "C6", "Reasons to search, then multinomial choice", "choice",
        "choice.search_dissatisfaction=0 choice.search_grievance=0 choice.search_talk=0 choice.search_price=0 "
        "choice.search_wait=0 choice.search_lost_contact=0", "", "firm.levers.price=1.15", "+left_price",
        "firm.levers.price=1.1", "share",
    ),
    _mechanism(
        "C6f", "Former firms are remembered, and returned to; customers lapse", "former_firms lapse",
        "former_firms.on=false lapse.share=0", "former_firms.half_life=5 former_firms.longest=10 lapse.weeks=10",
        "trade=department_store", "+returned",
        "firm.levers.climate=0.5 firm.levers.process=0.5", "share", "trade=department_store",
    ),
    _mechanism(
        "C7", "Stated intention reckons with what holds and draws; behaviour does not read it", "intention",
        "intention.by_barrier=0 intention.by_alternative=0 intention.by_price=0 intention.by_habit=0",
        "intention.half_barrier=1", "firm.levers.price=1.3", "-intention",
        "firm.levers.price=1.1", "intention",
    ),
    _mechanism("C8", "Every defection carries its reason", "defection", "", "", "", "",),
    _mechanism(
        "C9", "Complaint: front line, head office or nobody", "complaint",
        "complaint.least=0 complaint.by_severity=0 complaint.head_office=0 complaint.relief=0",
        "complaint.delay_weeks=20", "",
        "+told_front_line",
        "firm.levers.recovery=3", "share",
    ),
    _mechanism(
        "C10", "Recovery by speed, remedy and courtesy", "recovery",
        "recovery.healing=0 recovery.restored=0 recovery.paradox=0 recovery.disappointment=0",
        "recovery.half_life=20 recovery.excellent=0.1",
        "firm.levers.recovery=4 theory.failure.usual=0.1 theory.recovery.cases_per_1000=40",
        "+intention",
        "firm.levers.recovery=3", "satisfaction",
    ),
    _mechanism(
        "C10s", "The survey finds open problems and passes them on", "passed_on", "passed_on.on=false",
        "passed_on.least=0.9", "firm.levers.listening=8 firm.policy.close_loop=1", "+told_survey",
        "firm.levers.listening=1 firm.policy.close_loop=1", "satisfaction",
    ),
    _mechanism(
        "C11", "Win-back", "win_back", "win_back.on=false", "win_back.pull=0.9 win_back.calls=1",
        "firm.levers.win_back=5",
        "+contacted_lost",
        "firm.levers.win_back=1", "share",
    ),
    _mechanism(
        "C12", "Being asked and hearing nothing", "being_asked", "being_asked.on=false",
        "being_asked.heard=0.4 being_asked.let_down=0.4", "firm.levers.listening=8", "-satisfaction",
        "firm.levers.listening=1", "satisfaction",
    ),
    _mechanism(
        "C13", "Individual treatment", "individual", "individual.on=false",
        "individual.worth=1 individual.notes=50",
        "firm.levers.personalisation=4 firm.levers.thanks=4", "+satisfaction",
        "firm.levers.personalisation=1 firm.levers.thanks=1", "satisfaction",
    ),
    _mechanism(
        "C13c", "Channels: in person, by phone, online", "channels", "channels.on=false",
        "channels.online_warmth=0.1 channels.phone_odds=9 channels.online_work=1 channels.misfit_ease=1 "
        "channels.misfit_empathy=1 channels.by_access=1", "firm.policy.online=0.5", "-utilisation",
        "firm.policy.online=0.5", "satisfaction", "trade=hospital",
    ),
    _mechanism(
        "C13f", "First encounters weigh more", "primacy", "primacy.on=false",
        "primacy.prior=0.1 primacy.by_respect=2 primacy.first_contact=1",
        "firm.levers.promise=10 theory.primacy.prior=0.5", "-satisfaction",
        "firm.levers.climate=0.3", "satisfaction", "trade=hotel",
    ),
    _mechanism(
        "C13s", "Special needs: condescension and obstacles", "special_needs", "special_needs.on=false",
        "special_needs.ratio=20 special_needs.hindrance=0.4",
        "firm.levers.champion=8 firm.levers.access=8 theory.special_needs.share=0.4 theory.special_needs.hindrance=0.5",
        "+satisfaction",
        "firm.levers.champion=2", "satisfaction", "trade=hospital",
    ),
    _mechanism(
        "C14", "Co-creation", "co_creation", "co_creation.on=false", "co_creation.use=1 co_creation.gain=0.9",
        "firm.levers.listening=8 firm.levers.innovation=4 firm.levers.root_cause=8", "+loyalty",
        "firm.levers.listening=1 firm.levers.innovation=1", "loyalty",
    ),
    _mechanism(
        "C14a", "Early adopters", "early_adopters", "early_adopters.on=false",
        "early_adopters.eager=9 early_adopters.kindness=0.4 early_adopters.talk=9", "firm.levers.innovation=4",
        "+talked_well",
        "firm.levers.innovation=2", "revenue", "trade=department_store",
    ),
    _mechanism(
        "E1", "Know, want, can are complements", "performance", "performance.substitution=1", "",
        "firm.levers.climate=0.2",
        "-performance",
        "firm.levers.training=2 firm.levers.climate=0.5", "satisfaction",
    ),
    _mechanism(
        "E2", "Eight attitudes make five dimensions", "attitudes", "attitudes.on=false",
        "attitudes.warm_want=0.1 attitudes.reliable_know=0.5", "firm.levers.climate=0.1", "-felt_warmth",
        "firm.levers.climate=0.5", "satisfaction", "trade=call_centre",
    ),
    _mechanism(
        "E3", "Seven failures of service", "service_failures", "service_failures.on=false",
        "service_failures.by_apathy=20 service_failures.morale=20 service_failures.aimed=1",
        "firm.levers.climate=0.1", "+failures",
        "firm.levers.climate=0.5", "retention", "trade=hospital",
    ),
    _mechanism(
        "E4", "Acculturation in four stages", "acculturation", "acculturation.on=false",
        "acculturation.by_culture=1 acculturation.contagion=0.9",
        "firm.levers.recognition=3 firm.levers.listening=3 firm.levers.champion=3", "+want",
        "firm.levers.champion=1 firm.levers.recognition=1 firm.levers.listening=1", "satisfaction",
    ),
    _mechanism(
        "E5", "Service climate", "climate", "climate.span=0 climate.leadership_sd=0", "", "firm.levers.climate=4",
        "+climate",
        "firm.levers.climate=1.5", "satisfaction",
    ),
    _mechanism(
        "E1n", "Needs behind knowing, wanting and being able", "staff_needs", "staff_needs.on=false",
        "staff_needs.by_feedback=0.2 staff_needs.by_delegation=0.2", "firm.levers.listening=8", "+know",
        "firm.levers.empowerment=1 firm.levers.listening=1 firm.levers.recognition=1", "satisfaction",
    ),
    _mechanism(
        "E5f", "Facets of climate", "facets split", "facets.on=false", "facets.by_ideas=0.5 facets.challenge=1",
        "firm.levers.empowerment=4", "+facet_challenge",
        "firm.levers.recognition=1 firm.levers.empowerment=1", "satisfaction",
    ),
    _mechanism(
        "E5i", "Internal service in four parts", "internal_service", "internal_service.on=false",
        "internal_service.by_help=1 internal_service.raises_resources=0.5",
        "firm.levers.internal_service=4", "+can",
        "firm.levers.internal_service=1", "satisfaction",
    ),
    _mechanism(
        "E5e", "Empowerment", "empowerment", "empowerment.on=false",
        "empowerment.by_authority=1 empowerment.generosity=2",
        "firm.levers.empowerment=4 firm.levers.recovery=0.1 theory.failure.usual=0.1", "+answered",
        "firm.levers.empowerment=1", "retention",
    ),
    _mechanism(
        "E6", "Pride: what customers get comes back as will, and keeps and draws staff", "pride applicants",
        "pride.worth=0 pride.holding=0 applicants.attraction=0", "applicants.knowing_sd=0.3",
        "firm.levers.process=10 theory.pace.on=false", "+want",
        "firm.levers.process=0.5", "satisfaction", "trade=grocery",
    ),
    _mechanism(
        "E6w", "Will is given and not ordered", "effort", "effort.steepness=0", "effort.tipping=0.9",
        "firm.levers.climate=3", "+want",
        "firm.levers.climate=1.5", "satisfaction",
    ),
    _mechanism(
        "E6d", "Effort beyond duty goes first to customers one knows", "beyond_duty",
        "beyond_duty.worth=0 beyond_duty.coming_in=0", "beyond_duty.by_years=1 beyond_duty.usual_want=0.1",
        "firm.levers.climate=4", "+satisfaction",
        "firm.levers.climate=1.5", "satisfaction",
    ),
    _mechanism(
        "E6n", "Norms: will follows that of colleagues", "norms", "norms.weight=0", "", "firm.levers.climate=4",
        "+want",
        "firm.levers.climate=0.5", "satisfaction",
    ),
    _mechanism(
        "E9p", "Pay and selectivity against the market's", "pay applicants",
        "pay.quitting=0 pay.recruiting=0 pay.gift=0 pay.grudge=0 applicants.pool=0 applicants.validity=0", "",
        "firm.levers.pay=0.7", "+resigned",
        "firm.levers.pay=0.8", "satisfaction",
    ),
    _mechanism(
        "E9m", "People move between firms, and bonded customers hear where", "moves", "moves.asked=0",
        "moves.ready=0.1 moves.by_want=9", "theory.turnover.base=1", "+moved",
        "firm.levers.pay=0.8", "retention", "trade=plumber",
    ),
    _mechanism(
        "E10b", "Scores of single people and a bonus on them", "bonus",
        "bonus.on=false", "bonus.by_luck=3 bonus.begging=1", "firm.levers.listening=3 firm.policy.bonus=0.4", "-want",
        "firm.policy.bonus=0.3", "satisfaction", "firm.levers.listening=1",
    ),
    _mechanism(
        "E7", "Surface acting", "acting", "acting.on=false", "acting.span=2 acting.by_gap=1", "firm.levers.smile=3",
        "+exhaustion",
        "firm.levers.smile=1", "satisfaction", "trade=hotel",
    ),
    _mechanism(
        "E8", "Overload and the quality ratchet", "workload", "workload.elasticity=0", "workload.down_weeks=2",
        "trade.utilisation=0.93", "-effort",
        "firm.levers.positions=0.8", "satisfaction",
    ),
    _mechanism(
        "E8a", "Positions: newcomers learn, dismissal costs", "positions",
        "positions.gap=0 positions.blow=0 positions.notice_weeks=0 positions.weeks_a_year=0", "positions.weeks=5",
        "firm.levers.positions=2 theory.positions.weeks=60", "-staffed",
        "firm.levers.positions=0.8 firm.positions.cutting=dismissal", "profit",
    ),
    _mechanism(
        "E8b", "Overtime answers part of the pressure", "overtime", "overtime.answered=0",
        "overtime.premium=2 overtime.strain=0.2", "trade.utilisation=0.93", "+overtime",
        "firm.levers.positions=0.8", "profit",
    ),
    _mechanism(
        "E8c", "Flexible cover goes where people are short", "cover", "cover.flexible=0", "",
        "firm.levers.staffing=20 theory.turnover.vacancy_weeks=26", "-wait",
        "firm.levers.staffing=0", "satisfaction", "firm.share=0.8",
    ),
    _mechanism(
        "E9", "Exhaustion and turnover", "exhaustion turnover service_failures",
        "exhaustion.by_load=0 exhaustion.by_anger=0 turnover.by_exhaustion=0 turnover.by_want=0 turnover.by_climate=0 "
        "service_failures.morale=0",
        "exhaustion.comfortable=0.1", "trade.utilisation=0.93", "+exhaustion",
        "firm.levers.climate=0.5", "retention", "trade=hospital",
    ),
    _mechanism(
        "E10", "Scores as help or weapon", "scores", "scores.on=false", "scores.most_gaming=50 scores.by_weapon=1",
        "firm.levers.listening=3 firm.policy.score_use=-1", "-want",
        "firm.policy.score_use=-1", "satisfaction", "firm.levers.listening=1",
    ),
    _mechanism(
        "E11", "Four conditions of change", "change", "change.on=false", "change.enough=1 change.enough_tools=1",
        "firm.levers.recognition=3 firm.levers.champion=3 firm.levers.listening=0.2",
        "-behaviour",
        "firm.levers.recognition=0.5 firm.levers.listening=0.5", "satisfaction", "firm.levers.champion=1",
    ),
    _mechanism(
        "E12", "Ideas of employees", "ideas", "ideas.on=false",
        "ideas.per_week=1 ideas.worth=1 ideas.half=0.1 ideas.by_questions=2",
        "firm.levers.ideas=4",
        "+improvement",
        "firm.levers.ideas=1", "satisfaction",
    ),
    _mechanism(
        "E13", "People orientation", "orientation", "orientation.on=false", "orientation.onboarding=1",
        "firm.levers.champion=4",
        "+orientation",
        "firm.levers.champion=1", "satisfaction",
    ),
    _mechanism(
        "E13c", "A champion needs will, authority and leaders who agree", "champion", "champion.on=false",
        "champion.alone=1", "firm.levers.champion=4 firm.policy.champion_authority=0", "-orientation",
        "firm.policy.champion_authority=0", "satisfaction", "firm.levers.champion=1",
    ),
    _mechanism(
        "F1", "Value discipline", "discipline", "discipline.on=false firm.policy.watch=none",
        "discipline.fit=1 discipline.intimacy_cost=0.5 discipline.turned=0.9 discipline.profile=2",
        "firm.policy.discipline=customer_intimacy firm.levers.climate=4", "+climate",
        "firm.policy.discipline=operational_excellence firm.levers.process=2", "satisfaction",
    ),
    _mechanism(
        "F2", "Leadership commitment", "commitment", "commitment.on=false", "commitment.strength=1",
        "firm.policy.commitment=0 firm.levers.climate=4", "-climate",
        "firm.policy.commitment=0 firm.levers.climate=1.5 firm.levers.training=1.5", "satisfaction",
    ),
    _mechanism(
        "F2b", "A cost programme takes what nobody protects", "cost_programme", "cost_programme.protection=0", "",
        "shocks.cost_programme.size=0.5 shocks.cost_programme.week=2 shocks.cost_programme.weeks=52 "
        "firm.policy.commitment=1", "+climate",
        "firm.policy.commitment=1", "satisfaction", "scenario=cost_programme",
    ),
    _mechanism(
        "F3", "Focus", "focus", "focus.on=false", "focus.dilution=3 focus.limit=1",
        "firm.levers.climate=2 firm.levers.training=2 firm.levers.process=2 firm.levers.ideas=1 firm.levers.champion=1 "
        "firm.levers.tangibles=1", "-climate",
        "firm.levers.climate=1.3 firm.levers.training=1.3 firm.levers.process=1.3 "
        "firm.levers.recognition=0.5 firm.levers.ideas=0.5 firm.levers.personalisation=0.5", "satisfaction",
    ),
    _mechanism(
        "F3b", "Practices that are worth more together", "bundle", "bundle.worth=0", "",
        "firm.levers.climate=4 firm.levers.training=4 firm.levers.process=4 firm.levers.empowerment=4", "-failures",
        "firm.levers.climate=2 firm.levers.training=2 firm.levers.process=2 firm.levers.empowerment=2", "satisfaction",
    ),
    _mechanism(
        "F4", "Pace and plan", "pace", "pace.on=false", "pace.size=5 pace.informal=0",
        "firm.policy.plan=0 firm.levers.climate=4", "-climate",
        "firm.policy.plan=0 firm.levers.climate=1.5 firm.levers.training=1.5", "satisfaction",
    ),
    _mechanism(
        "F4c", "Daily crises crowd out big launches", "crises", "crises.on=false",
        "crises.usual=0.9 crises.by_failures=2",
        "firm.levers.climate=6 firm.levers.training=6 firm.levers.process=6", "-climate",
        "firm.levers.climate=2.5 firm.levers.training=2.5 firm.levers.process=2.5 firm.levers.staffing=2.5",
        "satisfaction", "scenario=bad_quarter",
    ),
    _mechanism("F1p", "Served on time", "punctuality", "", "", "", "",),
    _mechanism(
        "F5", "Root-cause repair", "root_cause", "root_cause.on=false", "root_cause.speed=1 root_cause.worth=1",
        "firm.levers.root_cause=4", "-failures",
        "firm.levers.root_cause=1", "satisfaction",
    ),
    _mechanism(
        "F6", "Promise", "promise", "promise.reach=0 promise.own_reach=0 promise.awareness=0",
        "promise.exaggeration=0.9",
        "firm.levers.promise=5", "+joined",
        "firm.levers.promise=2", "share",
    ),
    _mechanism(
        "F7", "Lags from money to capability", "investment response",
        "investment.climate.build_weeks=1 investment.climate.decay_weeks=1", "", "firm.levers.climate=4",
        "-capability_climate",
        "firm.levers.climate=1.5", "profit",
    ),
    _mechanism(
        "F8", "Rivals that move", "", "rivals.strategies=[hold]", "rivals.price_floor=0.95",
        "rivals.strategies=[match_price] firm.levers.price=0.9", "-joined",
        "firm.levers.price=0.9", "share", "rivals=match_price",
    ),
    _mechanism(
        "F8c", "Firms whose losses last close", "closure", "closure.on=false", "closure.credit=0.1",
        "theory.closure.on=true theory.closure.credit=0.8", "+left_firm_closed",
        "firm.levers.price=1", "profit", "scenario=ruinous_price_war market.weeks=208",
    ),
    _mechanism(
        "F9", "Shocks", "shocks",
        "shocks.failure_wave.size=0 shocks.demand_surge.size=0 shocks.scandal.size=0 shocks.staff_shortage.size=0 "
        "shocks.disaster.size=0 shocks.cost_programme.size=0", "shocks.failure_wave.weeks=9 shocks.disaster.weeks=9",
        "shocks.failure_wave.size=1 shocks.failure_wave.week=27 shocks.failure_wave.weeks=20 shocks.disaster.size=0.3",
        "+failures",
        "firm.levers.ideas=1 firm.levers.champion=1", "share", "scenario=disaster_strikes",
    ),
    _mechanism(
        "levers", "The levers' own response: innovation, tangibles, barriers", "offer",
        "offer.by_tangibles=0 offer.by_innovation=0 offer.newness=0 offer.search_newness=0 offer.by_barriers=0", "",
        "rivals.levers.innovation=5", "+left_better_rival",
        "rivals.levers.innovation=1", "share",
    ),
    _mechanism(
        "F10", "A new product counts as far as customers have seen it", "innovativeness",
        "innovativeness.seen_weeks=1", "", "firm.levers.innovation=4", "-innovativeness",
        "firm.levers.innovation=1", "share",
    ),
    _mechanism(
        "F11", "Size: what is paid once, and what by the customer", "size", "size.on=false",
        "size.systems=0.1 size.people=0.9 size.usual_share=0.9", "firm.levers.price=0.7", "-capability_climate",
        "firm.levers.price=0.9", "satisfaction", "trade=department_store",
    ),
    _mechanism(
        "W1", "Talk among ties", "word_of_mouth", "word_of_mouth.on=false",
        "word_of_mouth.chance=1 word_of_mouth.most_negative=50 advice.sway=9 referral.asks=1", "", "+messages_heard",
        "firm.levers.process=0.5 firm.levers.climate=0.5", "share",
    ),
    _mechanism(
        "W1r", "Talk beyond the ties", "reach", "reach.on=false", "reach.beyond=0.9 reach.acquaintance=1",
        "theory.word_of_mouth.most_negative=50", "+messages_heard",
        "firm.levers.process=0.5 firm.levers.climate=0.5", "share", "network=none",
    ),
    _mechanism(
        "W1t", "Talk about the former provider", "topic", "topic.good=0 topic.bad=0", "", "", "-messages_heard",
        "firm.levers.process=0.5 firm.levers.climate=0.5", "share", "trade=department_store",
    ),
    _mechanism(
        "W2", "Public review board and retelling", "reviews retelling", "reviews.on=false retelling.on=false",
        "reviews.star=0.25 reviews.extreme=1 retelling.chance=1 retelling.people=9", "", "+posts",
        "firm.levers.process=0.5 firm.levers.climate=0.5", "share",
    ),
    _mechanism(
        "W3", "Advice that is heeded, and the news of who left", "advice word_of_mouth beliefs",
        "advice.on=false word_of_mouth.leaver_pressure=0 beliefs.message=0",
        "advice.sway=9 advice.heed=1 referral.asks=1", "", "+referred",
        "firm.levers.process=0.5 firm.levers.climate=0.5", "share",
    ),
    _mechanism(
        "W3r", "Who looks for a provider asks", "referral", "referral.asks=0", "referral.heed=0.1", "", "+referred",
        "firm.levers.price=1.1", "retention",
    ),
    _mechanism(
        "M1", "The survey between what is felt and what is measured", "survey attribute_items",
        "survey.halo=0 survey.noise=0 survey.own=0 survey.wound=0 survey.satisfaction_shift=0 "
        "survey.recommend_noise=0 attribute_items.coloured=0", "", "firm.levers.listening=8",
        "-measured_satisfaction",
        "rivals.strategies=[follow_drivers]", "retention",
    ),
    _mechanism(
        "M3", "The published index of satisfaction", "public_index", "", "", "", "",
    ),
)  # fmt: skip
"""All mechanisms, in the order of the theory page."""

MECHANISM = {each.code: each for each in MECHANISMS}
"""The same by code."""

NOT_YET: dict[str, str] = {
    "E9m": "who pays less loses people to elsewhere as to rivals: share moves by -.05 +- .16 points in big hotels",
}
"""Mechanisms that are known not to carry, and why; a test holds the list to what comes out."""

"""Every mechanism of the model in one table: where it is written, how it is switched to neutral, and where it shows.

The tests run this table: with `off` the settings in `idle` change nothing at all, and under `seen` switching the
mechanism on moves `indicator` in its direction. `loyalty-sim show mechanisms` prints it.
"""

from typing import NamedTuple


class Mechanism(NamedTuple):
    """One mechanism.

    code: as in the documentation (C customers, E employees, F firms, W talk, M measurement). files: modules of
    `theory`. off: settings that switch it to neutral; none if it only records. idle: settings that then mean nothing.
    seen: settings under which it shows. indicator: recorded field, with the sign of the difference that switching it
    on makes.
    """

    code: str
    title: str
    files: tuple[str, ...]
    off: tuple[str, ...]
    idle: tuple[str, ...]
    seen: tuple[str, ...]
    indicator: str


def _mechanism(code: str, title: str, files: str, off: str, idle: str, seen: str, indicator: str) -> Mechanism:
    def settings(text: str) -> tuple[str, ...]:
        return tuple(word if word.startswith("firm.") else f"theory.{word}" for word in text.split())

    return Mechanism(code, title, tuple(files.split()), settings(off), settings(idle), tuple(seen.split()), indicator)


MECHANISMS = (
    _mechanism(
        "C1", "Expectation and disconfirmation", "satisfaction expectation",
        "satisfaction.strength=0 expectation.learning=0", "satisfaction.loss_aversion=3 satisfaction.curvature=0.9",
        "firm.levers.promise=10", "-satisfaction",
    ),
    _mechanism(
        "C2", "Satisfaction is relative to rivals", "expectation beliefs", "expectation.rival_weight=0", "",
        "rivals.levers.process=6 trade.switching_cost=20 theory.word_of_mouth.chance=1 theory.word_of_mouth.gain=1",
        "-satisfaction",
    ),
    _mechanism(
        "C3", "What matters differs; must-be and attractive attributes", "quality",
        "quality.must_be=0 quality.attractive=0 quality.relational_shift=0", "", "firm.levers.process=0.1",
        "-satisfaction",
    ),
    _mechanism(
        "C4", "Loyalty is a second stock; barriers, bond and habit hold", "loyalty choice",
        "loyalty.bond_weight=0 choice.loyalty_weight=0 choice.bond_weight=0", "",
        "trade.switching_cost=0", "+loyal",
    ),
    _mechanism(
        "C5", "Share of wallet rises with satisfaction, convex at the top", "spend", "spend.slope=0 spend.delight=0",
        "spend.delighted_from=0.3", "", "+wallet",
    ),
    _mechanism(
        "C6", "Reasons to search, then multinomial choice", "choice",
        "choice.search_dissatisfaction=0 choice.search_grievance=0 choice.search_talk=0 choice.search_price=0 "
        "choice.search_wait=0 choice.search_lost_contact=0", "", "firm.levers.price=1.15", "+left_price",
    ),
    _mechanism(
        "C7", "Stated intention is read off loyalty too, behaviour is not", "loyalty",
        "loyalty.intention_by_loyalty=0", "", "",
        "+intention",
    ),
    _mechanism("C8", "Every defection carries its reason", "defection", "", "", "", "",),
    _mechanism(
        "C9", "Complaint: front line, head office or nobody", "complaint",
        "complaint.least=0 complaint.by_severity=0 complaint.head_office=0 complaint.relief=0",
        "complaint.delay_weeks=20", "",
        "+told_front_line",
    ),
    _mechanism(
        "C10", "Recovery by speed, remedy and courtesy", "recovery",
        "recovery.healing=0 recovery.restored=0 recovery.paradox=0 recovery.disappointment=0",
        "recovery.half_life=20 recovery.excellent=0.1", "firm.levers.recovery=4 theory.failure.usual=0.1",
        "+satisfaction",
    ),
    _mechanism(
        "C11", "Win-back", "win_back", "win_back.on=false", "win_back.pull=0.9 win_back.calls=1",
        "firm.levers.win_back=5",
        "+contacted_lost",
    ),
    _mechanism(
        "C12", "Being asked and hearing nothing", "being_asked", "being_asked.on=false",
        "being_asked.heard=0.4 being_asked.let_down=0.4", "firm.levers.listening=8", "-satisfaction",
    ),
    _mechanism(
        "C13", "Individual treatment", "individual", "individual.on=false",
        "individual.worth=1 individual.contacts=1",
        "firm.levers.personalisation=4 firm.levers.thanks=4", "+satisfaction",
    ),
    _mechanism(
        "C14", "Co-creation", "co_creation", "co_creation.on=false", "co_creation.use=1 co_creation.gain=0.9",
        "firm.levers.listening=8 firm.levers.innovation=4 firm.levers.root_cause=8", "+loyalty",
    ),
    _mechanism(
        "E1", "Know, want, can are complements", "performance", "performance.substitution=1", "",
        "firm.levers.climate=0.2",
        "-performance",
    ),
    _mechanism(
        "E2", "Eight attitudes make five dimensions", "attitudes", "attitudes.on=false",
        "attitudes.warm_want=0.1 attitudes.reliable_know=0.5", "firm.levers.climate=0.1", "-felt_warmth",
    ),
    _mechanism(
        "E3", "Seven failures of service", "service_failures", "service_failures.on=false",
        "service_failures.by_apathy=20 service_failures.morale=20", "firm.levers.climate=0.1", "+failures",
    ),
    _mechanism(
        "E4", "Acculturation in four stages", "acculturation", "acculturation.on=false",
        "acculturation.by_culture=1 acculturation.contagion=0.9",
        "firm.levers.recognition=3 firm.levers.listening=3 firm.levers.champion=3", "+want",
    ),
    _mechanism(
        "E5", "Service climate", "climate", "climate.span=0 climate.leadership_sd=0", "", "firm.levers.climate=4",
        "+climate",
    ),
    _mechanism(
        "E5i", "Internal service", "internal_service", "internal_service.worth=0 internal_service.relations=0", "",
        "firm.levers.internal_service=4", "+can",
    ),
    _mechanism(
        "E5e", "Empowerment", "empowerment", "empowerment.on=false",
        "empowerment.by_authority=1 empowerment.generosity=2",
        "firm.levers.empowerment=4 firm.levers.recovery=0.1 theory.failure.usual=0.1", "+answered",
    ),
    _mechanism(
        "E6", "Discretionary effort and pride", "effort", "effort.pride_weight=0 effort.steepness=0",
        "effort.tipping=0.9",
        "firm.levers.process=10 theory.pace.on=false", "+want",
    ),
    _mechanism(
        "E7", "Surface acting", "acting", "acting.on=false", "acting.span=2 acting.by_gap=1", "firm.levers.smile=3",
        "+exhaustion",
    ),
    _mechanism(
        "E8", "Overload and the quality ratchet", "workload", "workload.elasticity=0", "workload.down_weeks=2",
        "trade.utilisation=0.93", "-effort",
    ),
    _mechanism(
        "E9", "Exhaustion and turnover", "exhaustion turnover service_failures",
        "exhaustion.by_load=0 exhaustion.by_anger=0 turnover.by_exhaustion=0 turnover.by_want=0 turnover.by_climate=0 "
        "service_failures.morale=0",
        "exhaustion.comfortable=0.1", "trade.utilisation=0.93", "+exhaustion",
    ),
    _mechanism(
        "E10", "Scores as help or weapon", "scores", "scores.on=false", "scores.most_gaming=50 scores.by_weapon=1",
        "firm.levers.listening=3 firm.policy.score_use=-1", "-want",
    ),
    _mechanism(
        "E11", "Four conditions of change", "change", "change.on=false", "change.enough=1",
        "firm.levers.recognition=3 firm.levers.champion=3 firm.levers.listening=0.2",
        "-behaviour",
    ),
    _mechanism(
        "E12", "Ideas of employees", "ideas", "ideas.on=false", "ideas.per_week=1 ideas.worth=1",
        "firm.levers.ideas=4",
        "+improvement",
    ),
    _mechanism(
        "E13", "People orientation", "orientation", "orientation.on=false", "orientation.onboarding=1",
        "firm.levers.champion=4",
        "+orientation",
    ),
    _mechanism(
        "F1", "Value discipline", "discipline", "discipline.on=false firm.policy.watch=none",
        "discipline.fit=1 discipline.intimacy_cost=0.5",
        "firm.policy.discipline=customer_intimacy firm.levers.climate=4", "+climate",
    ),
    _mechanism(
        "F2", "Leadership commitment", "commitment", "commitment.on=false", "commitment.strength=1",
        "firm.policy.commitment=0 firm.levers.climate=4", "-climate",
    ),
    _mechanism(
        "F3", "Focus", "focus", "focus.on=false", "focus.dilution=3 focus.limit=1",
        "firm.levers.climate=2 firm.levers.training=2 firm.levers.process=2 firm.levers.ideas=1 firm.levers.champion=1 "
        "firm.levers.tangibles=1", "-climate",
    ),
    _mechanism(
        "F4", "Pace and plan", "pace", "pace.on=false", "pace.size=5 pace.informal=0",
        "firm.policy.plan=0 firm.levers.climate=4", "-climate",
    ),
    _mechanism(
        "F5", "Root-cause repair", "root_cause", "root_cause.on=false", "root_cause.speed=1 root_cause.worth=1",
        "firm.levers.root_cause=4", "-failures",
    ),
    _mechanism(
        "F6", "Promise", "promise", "promise.reach=0 promise.own_reach=0 promise.awareness=0",
        "promise.exaggeration=0.9",
        "firm.levers.promise=5", "+joined",
    ),
    _mechanism(
        "F7", "Lags from money to capability", "investment",
        "investment.climate.build_weeks=1 investment.climate.decay_weeks=1", "", "firm.levers.climate=4",
        "-capability_climate",
    ),
    _mechanism("F8", "Rivals that move: a setting of the scenario, rivals.strategies", "", "", "", "", ""),
    _mechanism("F9", "Shocks: settings of the scenario, shocks", "shocks", "", "", "", ""),
    _mechanism(
        "levers", "The levers' own response: innovation, tangibles, barriers", "offer",
        "offer.by_tangibles=0 offer.by_innovation=0 offer.newness=0 offer.search_newness=0 offer.by_barriers=0", "",
        "rivals.levers.innovation=5", "+left_better_rival",
    ),
    _mechanism(
        "W1", "Talk among ties", "word_of_mouth", "word_of_mouth.on=false",
        "word_of_mouth.chance=1 word_of_mouth.most_negative=50", "", "+messages_heard",
    ),
    _mechanism(
        "W2", "Public review board and retelling", "reviews retelling", "reviews.on=false retelling.on=false",
        "reviews.weight=1 reviews.extreme=1 retelling.chance=1 retelling.people=9", "", "+posts",
    ),
    _mechanism(
        "W3", "Talk moves beliefs and pressure", "word_of_mouth",
        "word_of_mouth.leaver_pressure=0 word_of_mouth.gain=0 word_of_mouth.loss=0", "", "firm.levers.process=0.1",
        "+talk_pressure",
    ),
    _mechanism(
        "M1", "The survey between what is felt and what is measured", "survey",
        "survey.halo=0 survey.noise=0 survey.own=0 survey.wound=0 survey.satisfaction_shift=0 "
        "survey.recommend_noise=0", "", "firm.levers.listening=8",
        "-measured_satisfaction",
    ),
)  # fmt: skip
"""All mechanisms, in the order of the theory page."""

MECHANISM = {each.code: each for each in MECHANISMS}
"""The same by code."""

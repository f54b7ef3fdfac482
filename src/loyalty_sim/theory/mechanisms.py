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
    claims: tuple[str, ...]


def _mechanism(
    code: str, title: str, files: str, off: str, idle: str, seen: str, indicator: str, claims: str
) -> Mechanism:  # fmt: skip
    words = (tuple(text.split()) for text in (files, off, idle, seen))
    theory = [tuple(f"theory.{word}" for word in group) if at in (1, 2) else group for at, group in enumerate(words)]
    return Mechanism(code, title, theory[0], theory[1], theory[2], theory[3], indicator, tuple(claims.split()))


MECHANISMS = (
    _mechanism(
        "C1", "Expectation and disconfirmation", "satisfaction expectation",
        "satisfaction.strength=0 expectation.learning=0", "satisfaction.loss_aversion=3 satisfaction.curvature=0.9",
        "firm.levers.process=0.1", "-satisfaction", "K01 K03",
    ),
    _mechanism(
        "C2", "Satisfaction is relative to rivals", "expectation", "expectation.rival_weight=0", "",
        "rivals.levers.process=6", "-satisfaction", "K02 K40",
    ),
    _mechanism(
        "C3", "What matters differs; must-be and attractive attributes", "quality",
        "quality.must_be=0 quality.attractive=0 quality.relational_shift=0", "", "firm.levers.process=0.1",
        "-satisfaction",
        "K01 K39 K41",
    ),
    _mechanism(
        "C4", "Loyalty is a second stock; barriers, bond and habit hold", "loyalty choice",
        "loyalty.bond_weight=0 choice.loyalty_weight=0 choice.bond_weight=0", "", "", "-left_better_rival", "K04 K05",
    ),
    _mechanism(
        "C5", "Share of wallet rises with satisfaction, convex at the top", "spend", "spend.slope=0 spend.delight=0",
        "spend.delighted_from=0.3", "", "+wallet", "K06",
    ),
    _mechanism(
        "C6", "Reasons to search, then multinomial choice", "choice",
        "choice.search_dissatisfaction=0 choice.search_grievance=0 choice.search_talk=0 choice.search_price=0 "
        "choice.search_wait=0 choice.search_lost_contact=0", "", "firm.levers.price=1.15", "+left_price",
        "K05",
    ),
    _mechanism(
        "C7", "Stated intention is read off loyalty too, behaviour is not", "loyalty",
        "loyalty.intention_by_loyalty=0", "", "",
        "+intention", "K04",
    ),
    _mechanism("C8", "Every defection carries its reason", "defection", "", "", "", "", "K07"),
    _mechanism(
        "C9", "Complaint: front line, head office or nobody", "complaint",
        "complaint.least=0 complaint.by_severity=0 complaint.head_office=0", "complaint.delay_weeks=20", "",
        "+told_front_line",
        "K08",
    ),
    _mechanism(
        "C10", "Recovery by speed, remedy and courtesy", "recovery",
        "recovery.healing=0 recovery.restored=0 recovery.paradox=0", "recovery.half_life=20 recovery.excellent=0.1",
        "firm.levers.recovery=4 theory.failure.usual=0.1", "+satisfaction", "K14",
    ),
    _mechanism(
        "C11", "Win-back", "win_back", "win_back.on=false", "win_back.pull=0.9 win_back.calls=1",
        "firm.levers.win_back=5",
        "+contacted_lost", "K10",
    ),
    _mechanism(
        "C12", "Being asked and hearing nothing", "being_asked", "being_asked.on=false",
        "being_asked.heard=0.4 being_asked.let_down=0.4", "firm.levers.listening=8", "-satisfaction", "K13",
    ),
    _mechanism(
        "C13", "Individual treatment", "individual", "individual.on=false", "individual.worth=1 individual.contacts=1",
        "firm.levers.personalisation=4 firm.levers.thanks=4", "+satisfaction", "K34",
    ),
    _mechanism(
        "C14", "Co-creation", "co_creation", "co_creation.on=false", "co_creation.use=1 co_creation.gain=0.9",
        "firm.levers.listening=8 firm.levers.innovation=4 firm.levers.root_cause=8", "+loyalty", "K36",
    ),
    _mechanism(
        "E1", "Know, want, can are complements", "performance", "performance.substitution=1", "",
        "firm.levers.climate=0.2",
        "-performance", "K22 K41",
    ),
    _mechanism(
        "E2", "Eight attitudes make five dimensions", "attitudes", "attitudes.on=false",
        "attitudes.warm_want=0.1 attitudes.reliable_know=0.5", "firm.levers.climate=0.1", "-felt_warmth", "K22 K30",
    ),
    _mechanism(
        "E3", "Seven failures of service", "service_failures", "service_failures.on=false",
        "service_failures.by_apathy=20 service_failures.morale=20", "firm.levers.climate=0.1", "+failures", "K23",
    ),
    _mechanism(
        "E4", "Acculturation in four stages", "acculturation", "acculturation.on=false",
        "acculturation.by_culture=1 acculturation.contagion=0.9",
        "firm.levers.recognition=3 firm.levers.listening=3", "+want",
        "K24",
    ),
    _mechanism(
        "E5", "Service climate", "climate", "climate.span=0", "", "firm.levers.climate=4", "+climate", "K27 K28 K41",
    ),
    _mechanism(
        "E5i", "Internal service", "internal_service", "internal_service.worth=0 internal_service.relations=0", "",
        "firm.levers.internal_service=4", "+can", "K31",
    ),
    _mechanism(
        "E5e", "Empowerment", "empowerment", "empowerment.on=false",
        "empowerment.by_authority=1 empowerment.generosity=2",
        "firm.levers.empowerment=4 firm.levers.recovery=0.1 theory.failure.usual=0.1", "+answered", "K14",
    ),
    _mechanism(
        "E6", "Discretionary effort and pride", "effort", "effort.pride_weight=0", "",
        "firm.levers.process=10 theory.pace.on=false", "+want", "K25 K30",
    ),
    _mechanism(
        "E7", "Surface acting", "acting", "acting.on=false", "acting.span=2 acting.by_gap=1", "firm.levers.smile=3",
        "+exhaustion",
        "K26 K33",
    ),
    _mechanism(
        "E8", "Overload and the quality ratchet", "workload", "workload.elasticity=0", "workload.down_weeks=2",
        "trade.utilisation=0.93", "-effort", "K33",
    ),
    _mechanism(
        "E9", "Exhaustion and turnover", "exhaustion turnover service_failures",
        "exhaustion.by_load=0 exhaustion.by_anger=0 turnover.by_exhaustion=0 turnover.by_want=0 turnover.by_climate=0",
        "exhaustion.comfortable=0.1", "trade.utilisation=0.93", "+exhaustion", "K25 K29",
    ),
    _mechanism(
        "E10", "Scores as help or weapon", "scores", "scores.on=false", "scores.most_gaming=50 scores.by_weapon=1",
        "firm.levers.listening=3 firm.policy.score_use=-1", "-want", "K15 K16",
    ),
    _mechanism(
        "E11", "Four conditions of change", "change", "change.on=false", "change.enough=1",
        "firm.levers.recognition=3 firm.levers.listening=0.2",
        "-behaviour", "K21",
    ),
    _mechanism(
        "E12", "Ideas of employees", "ideas", "ideas.on=false", "ideas.per_week=1 ideas.worth=1", "firm.levers.ideas=4",
        "+improvement", "K35",
    ),
    _mechanism(
        "E13", "People orientation", "orientation", "orientation.on=false", "orientation.onboarding=1",
        "firm.levers.champion=4",
        "+orientation", "K35",
    ),
    _mechanism(
        "F1", "Value discipline", "discipline", "discipline.on=false", "discipline.fit=1 discipline.intimacy_cost=0.5",
        "firm.policy.discipline=customer_intimacy firm.levers.climate=4", "+climate", "K38 K39",
    ),
    _mechanism(
        "F2", "Leadership commitment", "commitment", "commitment.on=false", "commitment.strength=1",
        "firm.policy.commitment=0 firm.levers.climate=4", "-climate", "K20",
    ),
    _mechanism(
        "F3", "Focus", "focus", "focus.on=false", "focus.dilution=3 focus.limit=1",
        "firm.levers.climate=2 firm.levers.training=2 firm.levers.process=2 firm.levers.ideas=1 firm.levers.champion=1 "
        "firm.levers.tangibles=1", "-climate", "K17",
    ),
    _mechanism(
        "F4", "Pace and plan", "pace", "pace.on=false", "pace.size=5 pace.informal=0",
        "firm.policy.plan=0 firm.levers.climate=4", "-climate", "K18 K19",
    ),
    _mechanism(
        "F5", "Root-cause repair", "root_cause", "root_cause.on=false", "root_cause.speed=1 root_cause.worth=1",
        "firm.levers.root_cause=4", "-failures", "K14",
    ),
    _mechanism(
        "F6", "Promise", "promise", "promise.reach=0 promise.own_reach=0 promise.awareness=0",
        "promise.exaggeration=0.9",
        "firm.levers.promise=5", "+joined", "K32",
    ),
    _mechanism(
        "F7", "Lags from money to capability", "investment",
        "investment.climate.build_weeks=1 investment.climate.decay_weeks=1", "", "firm.levers.climate=4",
        "-capability_climate",
        "K37",
    ),
    _mechanism(
        "F8", "Product innovation, tangibles and barriers", "offer",
        "offer.by_tangibles=0 offer.by_innovation=0 offer.newness=0 offer.search_newness=0 offer.by_barriers=0", "",
        "rivals.levers.innovation=5", "+left_better_rival", "K05 K40",
    ),
    _mechanism(
        "W1", "Talk among ties", "word_of_mouth", "word_of_mouth.on=false",
        "word_of_mouth.chance=1 word_of_mouth.most_negative=50", "", "+messages_heard", "K09 K12",
    ),
    _mechanism(
        "W2", "Public review board", "reviews", "reviews.on=false", "reviews.weight=1 reviews.extreme=1", "",
        "+posts", "K11",
    ),
    _mechanism(
        "W2r", "Retelling and cascades", "retelling", "retelling.on=false", "retelling.chance=1 retelling.people=9",
        "", "+retold",
        "K11",
    ),
    _mechanism(
        "W3", "Talk moves beliefs and pressure", "word_of_mouth",
        "word_of_mouth.leaver_pressure=0 word_of_mouth.gain=0 word_of_mouth.loss=0", "", "firm.levers.process=0.1",
        "+talk_pressure", "K12",
    ),
    _mechanism(
        "M1", "The survey between what is felt and what is measured", "survey",
        "survey.halo=0 survey.noise=0 survey.recommend_noise=0", "", "firm.levers.listening=8",
        "-measured_satisfaction", "K15",
    ),
)  # fmt: skip
"""All mechanisms. Competitor strategies and shocks are settings of a scenario (`rivals.strategies`, `shocks`)."""

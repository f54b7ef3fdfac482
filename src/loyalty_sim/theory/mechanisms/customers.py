"""Mechanisms of customers, in the order of the theory page."""

from loyalty_sim.theory.customers.attributes import ATTRIBUTES, JUDGED
from loyalty_sim.theory.customers.quality import QualityParameters
from loyalty_sim.theory.mechanisms.mechanism import mechanism

_USUAL_WEIGHTS = " ".join(f"quality.{name}={QualityParameters._field_defaults[name]}" for name in ATTRIBUTES[:JUDGED])
"""What trades weigh that name nothing else."""

CUSTOMERS = (
    mechanism(
        "C1", "Expectation and disconfirmation", "satisfaction expectation",
        "satisfaction.strength=0 expectation.learning=0", "satisfaction.loss_aversion=3 satisfaction.curvature=0.9",
        "market.customers=4000 market.weeks=104 firm.levers.process=0.1 firm.levers.climate=0.1", "-satisfaction",
        "firm.levers.climate=1.5 firm.levers.process=1.5", "satisfaction",
    ),
    mechanism(
        "C1t", "Zone of tolerance", "tolerance", "tolerance.zone=0", "tolerance.usual_gap=0.9",
        "firm.levers.process=0.1 firm.levers.climate=0.1 firm.levers.training=0.1 theory.tolerance.zone=0.4",
        "-satisfaction",
        "firm.levers.process=0.5 firm.levers.climate=0.5", "satisfaction",
    ),
    mechanism(
        "C2", "Satisfaction is relative to rivals", "expectation", "expectation.rival_weight=0", "",
        "rivals.levers.process=6 rivals.levers.climate=6 rivals.levers.training=6 trade.switching_cost=20 "
        "theory.beliefs.repute=1 theory.investment.process.build_weeks=2", "-satisfaction",
        "rivals.levers.climate=2 rivals.levers.process=2 rivals.levers.training=2", "satisfaction",
    ),
    mechanism(
        "C2b", "Beliefs about firms one does not use learn", "beliefs",
        "beliefs.repute=0 beliefs.message=0 reviews.learning=0 reviews.star=0", "reviews.accounted=9",
        "market.customers=4000 market.weeks=104 rivals.levers.process=6 theory.beliefs.repute=0.2", "-customers",
        "rivals.levers.climate=2 rivals.levers.process=2 rivals.levers.training=2", "share",
    ),
    mechanism(
        "C3", "What matters differs, by trade, segment and person; must-be and attractive", "quality attributes",
        f"{_USUAL_WEIGHTS} quality.must_be=0 quality.attractive=0 quality.relational_shift=0 attributes.own_weights=0 "
        "attributes.own_view=0 attributes.own_noise=0", "", "firm.levers.process=0.1",
        "-satisfaction",
        "firm.levers.tangibles=1", "share", "trade=hotel",
    ),
    mechanism(
        "C4", "Loyalty is a second stock; barriers, bond and habit hold", "loyalty choice barriers",
        "barriers.on=false loyalty.bond_weight=0 choice.loyalty_weight=0 choice.bond_weight=0", "barriers.spread=0.1",
        "", "+loyal",
        "rivals.levers.process=2", "share",
    ),
    mechanism(
        "C4b", "Barriers to switching differ by customer", "barriers", "barriers.spread=0", "",
        "theory.barriers.spread=0.9", "+mercenary",
        "firm.levers.barriers=2", "retention",
    ),
    mechanism(
        "C4e", "Ease of purchase", "ease", "ease.utility=0 ease.search=0", "", "firm.levers.access=4", "+joined",
        "firm.levers.access=1", "share",
    ),
    mechanism(
        "C5", "Share of wallet rises with satisfaction, convex at the top", "spend", "spend.slope=0 spend.delight=0",
        "spend.delighted_from=0.3", "", "+wallet",
        "firm.levers.climate=1.5 firm.levers.training=1.5", "revenue",
    ),
    mechanism(
        "C5d", "Delight keeps those who could go", "delight", "delight.depth=0",
        "delight.delighted_from=0.3 delight.half_barrier=9",
        "trade=department_store trade.switching_cost=0 theory.choice.habitual_search=0.6 firm.levers.process=0.1",
        "-joined",
        "firm.levers.climate=2 firm.levers.process=2", "share", "trade=department_store",
    ),
    mechanism(
        "C6", "Reasons to search, then multinomial choice", "choice",
        "choice.search_dissatisfaction=0 choice.search_grievance=0 choice.search_talk=0 choice.search_price=0 "
        "choice.search_wait=0 choice.search_lost_contact=0", "", "firm.levers.price=1.15", "+left_price",
        "firm.levers.price=1.1", "share",
    ),
    mechanism(
        "C6f", "Former firms are remembered, and returned to; customers lapse", "former_firms lapse",
        "former_firms.on=false lapse.share=0", "former_firms.half_life=5 former_firms.longest=10 lapse.weeks=10",
        "trade=department_store", "+returned",
        "firm.levers.climate=0.5 firm.levers.process=0.5", "share", "trade=department_store",
    ),
    mechanism(
        "C7", "Stated intention reckons with what holds and draws; behaviour does not read it", "intention",
        "intention.by_barrier=0 intention.by_alternative=0 intention.by_price=0 intention.by_habit=0",
        "intention.half_barrier=1", "firm.levers.price=1.3", "-intention",
        "firm.levers.price=1.1", "intention",
    ),
    mechanism("C8", "Every defection carries its reason", "defection", "", "", "", "",),
    mechanism(
        "C9", "Complaint: front line, head office or nobody", "complaint",
        "complaint.least=0 complaint.by_severity=0 complaint.head_office=0 complaint.relief=0",
        "complaint.delay_weeks=20", "",
        "+told_front_line",
        "firm.levers.recovery=3", "share",
    ),
    mechanism(
        "C10", "Recovery by speed, remedy and courtesy", "recovery",
        "recovery.healing=0 recovery.restored=0 recovery.paradox=0 recovery.disappointment=0",
        "recovery.half_life=20 recovery.excellent=0.1",
        "firm.levers.recovery=4 theory.failure.usual=0.1 theory.recovery.cases_per_1000=40",
        "+intention",
        "firm.levers.recovery=3", "satisfaction",
    ),
    mechanism(
        "C10s", "The survey finds open problems and passes them on", "passed_on", "passed_on.on=false",
        "passed_on.least=0.9", "firm.levers.listening=8 firm.policy.close_loop=1", "+told_survey",
        "firm.levers.listening=1 firm.policy.close_loop=1", "satisfaction",
    ),
    mechanism(
        "C11", "Win-back", "win_back", "win_back.on=false", "win_back.pull=0.9 win_back.calls=1",
        "firm.levers.win_back=5",
        "+contacted_lost",
        "firm.levers.win_back=1", "share",
    ),
    mechanism(
        "C12", "Being asked and hearing nothing", "being_asked", "being_asked.on=false",
        "being_asked.heard=0.4 being_asked.let_down=0.4", "firm.levers.listening=8", "-satisfaction",
        "firm.levers.listening=1", "satisfaction",
    ),
    mechanism(
        "C13", "Individual treatment", "individual", "individual.on=false",
        "individual.worth=1 individual.notes=50",
        "firm.levers.personalisation=4 firm.levers.thanks=4", "+satisfaction",
        "firm.levers.personalisation=1 firm.levers.thanks=1", "satisfaction",
    ),
    mechanism(
        "C13c", "Channels: in person, by phone, online", "channels", "channels.on=false",
        "channels.online_warmth=0.1 channels.phone_odds=9 channels.online_work=1 channels.misfit_ease=1 "
        "channels.misfit_empathy=1 channels.by_access=1", "firm.policy.online=0.5", "-utilisation",
        "firm.policy.online=0.5", "satisfaction", "trade=hospital",
    ),
    mechanism(
        "C13f", "First encounters weigh more", "primacy", "primacy.on=false",
        "primacy.prior=0.1 primacy.by_respect=2 primacy.first_contact=1",
        "firm.levers.promise=10 theory.primacy.prior=0.5", "-satisfaction",
        "firm.levers.climate=0.3", "satisfaction", "trade=hotel",
    ),
    mechanism(
        "C13s", "Special needs: condescension and obstacles", "special_needs", "special_needs.on=false",
        "special_needs.ratio=20 special_needs.hindrance=0.4",
        "firm.levers.champion=8 firm.levers.access=8 theory.special_needs.share=0.4 theory.special_needs.hindrance=0.5",
        "+satisfaction",
        "firm.levers.champion=2", "satisfaction", "trade=hospital",
    ),
    mechanism(
        "C14", "Co-creation", "co_creation", "co_creation.on=false", "co_creation.use=1 co_creation.gain=0.9",
        "firm.levers.listening=8 firm.levers.innovation=4 firm.levers.root_cause=8", "+loyalty",
        "firm.levers.listening=1 firm.levers.innovation=1", "loyalty",
    ),
    mechanism(
        "C14a", "Early adopters", "early_adopters", "early_adopters.on=false",
        "early_adopters.eager=9 early_adopters.kindness=0.4 early_adopters.talk=9", "firm.levers.innovation=4",
        "+talked_well",
        "firm.levers.innovation=2", "revenue", "trade=department_store",
    ),
)  # fmt: skip

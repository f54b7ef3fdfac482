"""Mechanisms of firms, in the order of the theory page."""

from loyalty_sim.theory.mechanisms.mechanism import mechanism

FIRMS = (
    mechanism(
        "F1", "Value discipline", "discipline", "discipline.on=false firm.policy.watch=none",
        "discipline.fit=1 discipline.intimacy_cost=0.5 discipline.turned=0.9 discipline.profile=2",
        "firm.policy.discipline=customer_intimacy firm.levers.climate=4", "+climate",
        "firm.policy.discipline=operational_excellence firm.levers.process=2", "satisfaction",
    ),
    mechanism(
        "F2", "Leadership commitment", "commitment", "commitment.on=false", "commitment.strength=1",
        "firm.policy.commitment=0 firm.levers.climate=4", "-climate",
        "firm.policy.commitment=0 firm.levers.climate=1.5 firm.levers.training=1.5", "satisfaction",
    ),
    mechanism(
        "F2b", "A cost programme takes what nobody protects", "cost_programme", "cost_programme.protection=0", "",
        "shocks.cost_programme.size=0.5 shocks.cost_programme.week=2 shocks.cost_programme.weeks=52 "
        "firm.policy.commitment=1", "+climate",
        "firm.policy.commitment=1", "satisfaction", "scenario=cost_programme",
    ),
    mechanism(
        "F3", "Focus", "focus", "focus.on=false", "focus.dilution=3 focus.limit=1",
        "firm.levers.climate=2 firm.levers.training=2 firm.levers.process=2 firm.levers.ideas=1 firm.levers.champion=1 "
        "firm.levers.tangibles=1", "-climate",
        "firm.levers.climate=1.3 firm.levers.training=1.3 firm.levers.process=1.3 "
        "firm.levers.recognition=0.5 firm.levers.ideas=0.5 firm.levers.personalisation=0.5", "satisfaction",
    ),
    mechanism(
        "F3b", "Practices that are worth more together", "bundle", "bundle.worth=0", "",
        "firm.levers.climate=4 firm.levers.training=4 firm.levers.process=4 firm.levers.empowerment=4", "-failures",
        "firm.levers.climate=2 firm.levers.training=2 firm.levers.process=2 firm.levers.empowerment=2", "satisfaction",
    ),
    mechanism(
        "F4", "Pace and plan", "pace", "pace.on=false", "pace.size=5 pace.informal=0",
        "firm.policy.plan=0 firm.levers.climate=4", "-climate",
        "firm.policy.plan=0 firm.levers.climate=1.5 firm.levers.training=1.5", "satisfaction",
    ),
    mechanism(
        "F4c", "Daily crises crowd out big launches", "crises", "crises.on=false",
        "crises.usual=0.9 crises.by_failures=2",
        "firm.levers.climate=6 firm.levers.training=6 firm.levers.process=6", "-climate",
        "firm.levers.climate=2.5 firm.levers.training=2.5 firm.levers.process=2.5 firm.levers.staffing=2.5",
        "satisfaction", "scenario=bad_quarter",
    ),
    mechanism("F1p", "Served on time", "punctuality", "", "", "", "",),
    mechanism(
        "F5", "Root-cause repair", "root_cause", "root_cause.on=false", "root_cause.speed=1 root_cause.worth=1",
        "firm.levers.root_cause=4", "-failures",
        "firm.levers.root_cause=1", "satisfaction",
    ),
    mechanism(
        "F6", "Promise", "promise", "promise.reach=0 promise.own_reach=0 promise.awareness=0",
        "promise.exaggeration=0.9",
        "firm.levers.promise=5", "+joined",
        "firm.levers.promise=2", "share",
    ),
    mechanism(
        "F7", "Lags from money to capability", "investment response",
        "investment.climate.build_weeks=1 investment.climate.decay_weeks=1", "", "firm.levers.climate=4",
        "-capability_climate",
        "firm.levers.climate=1.5", "profit",
    ),
    mechanism(
        "F8", "Rivals that move", "", "rivals.strategies=[hold]", "rivals.price_floor=0.95",
        "rivals.strategies=[match_price] firm.levers.price=0.9", "-joined",
        "firm.levers.price=0.9", "share", "rivals=match_price",
    ),
    mechanism(
        "F8c", "Firms whose losses last close", "closure", "closure.on=false", "closure.credit=0.1",
        "theory.closure.on=true theory.closure.credit=0.8", "+left_firm_closed",
        "firm.levers.price=1", "profit", "scenario=ruinous_price_war market.weeks=208",
    ),
    mechanism(
        "F9", "Shocks", "shocks",
        "shocks.failure_wave.size=0 shocks.demand_surge.size=0 shocks.scandal.size=0 shocks.staff_shortage.size=0 "
        "shocks.disaster.size=0 shocks.cost_programme.size=0", "shocks.failure_wave.weeks=9 shocks.disaster.weeks=9",
        "shocks.failure_wave.size=1 shocks.failure_wave.week=27 shocks.failure_wave.weeks=20 shocks.disaster.size=0.3",
        "+failures",
        "firm.levers.ideas=1 firm.levers.champion=1", "share", "scenario=disaster_strikes",
    ),
    mechanism(
        "levers", "The levers' own response: innovation, tangibles, barriers", "offer",
        "offer.by_tangibles=0 offer.by_innovation=0 offer.newness=0 offer.search_newness=0 offer.by_barriers=0", "",
        "rivals.levers.innovation=5", "+left_better_rival",
        "rivals.levers.innovation=1", "share",
    ),
    mechanism(
        "F10", "A new product counts as far as customers have seen it", "innovativeness",
        "innovativeness.seen_weeks=1", "", "firm.levers.innovation=4", "-innovativeness",
        "firm.levers.innovation=1", "share",
    ),
    mechanism(
        "F11", "Size: what is paid once, and what by the customer", "size", "size.on=false",
        "size.systems=0.1 size.people=0.9 size.usual_share=0.9", "firm.levers.price=0.7", "-capability_climate",
        "firm.levers.price=0.9", "satisfaction", "trade=department_store",
    ),
)  # fmt: skip

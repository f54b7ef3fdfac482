"""Mechanisms of employees, in the order of the theory page."""

from loyalty_sim.theory.mechanisms.mechanism import mechanism

EMPLOYEES = (
    mechanism(
        "E1", "Know, want, can are complements", "performance", "performance.substitution=1", "",
        "firm.levers.climate=0.2",
        "-performance",
        "firm.levers.training=2 firm.levers.climate=0.5", "satisfaction",
    ),
    mechanism(
        "E2", "Eight attitudes make five dimensions", "attitudes", "attitudes.on=false",
        "attitudes.warm_want=0.1 attitudes.reliable_know=0.5", "firm.levers.climate=0.1", "-felt_warmth",
        "firm.levers.climate=0.5", "satisfaction", "trade=call_centre",
    ),
    mechanism(
        "E3", "Seven failures of service", "service_failures", "service_failures.on=false",
        "service_failures.by_apathy=20 service_failures.morale=20 service_failures.aimed=1",
        "firm.levers.climate=0.1", "+failures",
        "firm.levers.climate=0.5", "retention", "trade=hospital",
    ),
    mechanism(
        "E4", "Acculturation in four stages", "acculturation", "acculturation.on=false",
        "acculturation.by_culture=1 acculturation.contagion=0.9",
        "firm.levers.recognition=3 firm.levers.listening=3 firm.levers.champion=3", "+want",
        "firm.levers.champion=1 firm.levers.recognition=1 firm.levers.listening=1", "satisfaction",
    ),
    mechanism(
        "E5", "Service climate", "climate", "climate.span=0 climate.leadership_sd=0", "", "firm.levers.climate=4",
        "+climate",
        "firm.levers.climate=1.5", "satisfaction",
    ),
    mechanism(
        "E1n", "Needs behind knowing, wanting and being able", "staff_needs", "staff_needs.on=false",
        "staff_needs.by_feedback=0.2 staff_needs.by_delegation=0.2", "firm.levers.listening=8", "+know",
        "firm.levers.empowerment=1 firm.levers.listening=1 firm.levers.recognition=1", "satisfaction",
    ),
    mechanism(
        "E5f", "Facets of climate", "facets split", "facets.on=false", "facets.by_ideas=0.5 facets.challenge=1",
        "firm.levers.empowerment=4", "+facet_challenge",
        "firm.levers.recognition=1 firm.levers.empowerment=1", "satisfaction",
    ),
    mechanism(
        "E5i", "Internal service in four parts", "internal_service", "internal_service.on=false",
        "internal_service.by_help=1 internal_service.raises_resources=0.5",
        "firm.levers.internal_service=4", "+can",
        "firm.levers.internal_service=1", "satisfaction",
    ),
    mechanism(
        "E5e", "Empowerment", "empowerment", "empowerment.on=false",
        "empowerment.by_authority=1 empowerment.generosity=2",
        "firm.levers.empowerment=4 firm.levers.recovery=0.1 theory.failure.usual=0.1", "+answered",
        "firm.levers.empowerment=1", "retention",
    ),
    mechanism(
        "E6", "Pride: what customers get comes back as will, and keeps and draws staff", "pride applicants",
        "pride.worth=0 pride.holding=0 applicants.attraction=0", "applicants.knowing_sd=0.3",
        "firm.levers.process=10 theory.pace.on=false", "+want",
        "firm.levers.process=0.5", "satisfaction", "trade=grocery",
    ),
    mechanism(
        "E6w", "Will is given and not ordered", "effort", "effort.steepness=0", "effort.tipping=0.9",
        "firm.levers.climate=3", "+want",
        "firm.levers.climate=1.5", "satisfaction",
    ),
    mechanism(
        "E6d", "Effort beyond duty goes first to customers one knows", "beyond_duty",
        "beyond_duty.worth=0 beyond_duty.coming_in=0", "beyond_duty.by_years=1 beyond_duty.usual_want=0.1",
        "firm.levers.climate=4", "+satisfaction",
        "firm.levers.climate=1.5", "satisfaction",
    ),
    mechanism(
        "E6n", "Norms: will follows that of colleagues", "norms", "norms.weight=0", "", "firm.levers.climate=4",
        "+want",
        "firm.levers.climate=0.5", "satisfaction",
    ),
    mechanism(
        "E9p", "Pay and selectivity against the market's", "pay applicants",
        "pay.quitting=0 pay.recruiting=0 pay.gift=0 pay.grudge=0 applicants.pool=0 applicants.validity=0", "",
        "firm.levers.pay=0.7", "+resigned",
        "firm.levers.pay=0.8", "satisfaction",
    ),
    mechanism(
        "E9m", "People move between firms, and bonded customers hear where", "moves", "moves.asked=0",
        "moves.ready=0.1 moves.by_want=9", "theory.turnover.base=1", "+moved",
        "firm.levers.pay=0.8", "retention", "trade=plumber",
    ),
    mechanism(
        "E10b", "Scores of single people and a bonus on them", "bonus",
        "bonus.on=false", "bonus.by_luck=3 bonus.begging=1", "firm.levers.listening=3 firm.policy.bonus=0.4", "-want",
        "firm.policy.bonus=0.3", "satisfaction", "firm.levers.listening=1",
    ),
    mechanism(
        "E7", "Surface acting", "acting", "acting.on=false", "acting.span=2 acting.by_gap=1", "firm.levers.smile=3",
        "+exhaustion",
        "firm.levers.smile=1", "satisfaction",
    ),
    mechanism(
        "E8", "Overload and the quality ratchet", "workload", "workload.elasticity=0", "workload.down_weeks=2",
        "trade.utilisation=0.93", "-effort",
        "firm.levers.positions=0.8", "satisfaction",
    ),
    mechanism(
        "E8a", "Positions: newcomers learn, dismissal costs", "positions",
        "positions.gap=0 positions.blow=0 positions.notice_weeks=0 positions.weeks_a_year=0", "positions.weeks=5",
        "firm.levers.positions=2 theory.positions.weeks=60", "-staffed",
        "firm.levers.positions=0.8 firm.positions.cutting=dismissal", "profit",
    ),
    mechanism(
        "E8b", "Overtime answers part of the pressure", "overtime", "overtime.answered=0",
        "overtime.premium=2 overtime.strain=0.2", "trade.utilisation=0.93", "+overtime",
        "firm.levers.positions=0.8", "profit",
    ),
    mechanism(
        "E8c", "Flexible cover goes where people are short", "cover", "cover.flexible=0", "",
        "firm.levers.staffing=20 theory.turnover.vacancy_weeks=26", "-wait",
        "firm.levers.staffing=0", "satisfaction", "firm.share=0.8",
    ),
    mechanism(
        "E9", "Exhaustion and turnover", "exhaustion turnover service_failures",
        "exhaustion.by_load=0 exhaustion.by_anger=0 turnover.by_exhaustion=0 turnover.by_want=0 turnover.by_climate=0 "
        "service_failures.morale=0",
        "exhaustion.comfortable=0.1", "trade.utilisation=0.93", "+exhaustion",
        "firm.levers.climate=0.5", "retention", "trade=hospital",
    ),
    mechanism(
        "E10", "Scores as help or weapon", "scores", "scores.on=false", "scores.most_gaming=50 scores.by_weapon=1",
        "firm.levers.listening=3 firm.policy.score_use=-1", "-want",
        "firm.policy.score_use=-1", "satisfaction", "firm.levers.listening=1",
    ),
    mechanism(
        "E11", "Four conditions of change", "change", "change.on=false", "change.enough=1 change.enough_tools=1",
        "firm.levers.recognition=3 firm.levers.champion=3 firm.levers.listening=0.2",
        "-behaviour",
        "firm.levers.recognition=0.5 firm.levers.listening=0.5", "satisfaction", "firm.levers.champion=1",
    ),
    mechanism(
        "E12", "Ideas of employees", "ideas", "ideas.on=false",
        "ideas.per_week=1 ideas.worth=1 ideas.half=0.1 ideas.by_questions=2",
        "firm.levers.ideas=4",
        "+improvement",
        "firm.levers.ideas=1", "satisfaction",
    ),
    mechanism(
        "E13", "People orientation", "orientation", "orientation.on=false", "orientation.onboarding=1",
        "firm.levers.champion=4",
        "+orientation",
        "firm.levers.champion=1", "satisfaction",
    ),
    mechanism(
        "E13c", "A champion needs will, authority and leaders who agree", "champion", "champion.on=false",
        "champion.alone=1", "firm.levers.champion=4 firm.policy.champion_authority=0", "-orientation",
        "firm.policy.champion_authority=0", "satisfaction", "firm.levers.champion=1",
    ),
)  # fmt: skip

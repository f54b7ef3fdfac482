"""K23 - Does each of the seven failures of service have its own cause?"""

from loyalty_sim.validation.claims import Claim, Dial, Part, Search, Source

CLAIM = Claim(
    id="K23",
    title="Seven failures, seven causes",
    sentence=(
        "Apathy, brush-off, coldness, condescension, robotic routine, rule book and runaround each have a cause "
        "of their own."
    ),
    mechanisms=("E3",),
    support=(
        Source("Albrecht 1988, At America's Service", "the seven sins of service (practitioner)"),
        Source(
            "Bitner, Booms & Tetreault 1990 J Mktg 54(1):71",
            "incidents differ by what employees did or failed to do",
        ),
    ),
    arms={
        "usual": (),
        "no climate": ("firm.levers.climate=0.1",),
        "surge": ("shocks.demand_surge.size=0.4", "shocks.demand_surge.week=1", "shocks.demand_surge.weeks=104"),
        "exhausting job": ("theory.exhaustion.base=0.035",),
        "people orientation": ("firm.levers.champion=3",),
        "monotony": ("trade.employee_tenure_years=12", "theory.turnover.base=0.05"),
        "failing equipment": ("firm.levers.process=0.05",),
        "authority": ("firm.levers.empowerment=3",),
    },
    parts=(
        Part(
            says="low will raises apathy by at least 15 %",
            effect={"no climate": 1, "usual": -1},
            measure="apathy_rate@53-104",
            above=0.15,
            per={"usual": 1},
            unit="of its usual rate",
        ),
        Part(
            says="overload by a surge of demand raises brush-off by at least 15 %",
            effect={"surge": 1, "usual": -1},
            measure="brush_off_rate@53-104",
            above=0.15,
            per={"usual": 1},
            unit="of its usual rate",
        ),
        Part(
            says="exhaustion raises coldness by at least 15 %",
            effect={"exhausting job": 1, "usual": -1},
            measure="coldness_rate@53-104",
            above=0.15,
            per={"usual": 1},
            unit="of its usual rate",
        ),
        Part(
            says="better people orientation lowers condescension by at least 15 %",
            effect={"people orientation": 1, "usual": -1},
            measure="condescension_rate@53-104",
            below=-0.15,
            per={"usual": 1},
            unit="of its usual rate",
        ),
        Part(
            says="monotony raises robotic by at least 15 %",
            effect={"monotony": 1, "usual": -1},
            measure="robotic_rate@53-104",
            above=0.15,
            per={"usual": 1},
            unit="of its usual rate",
        ),
        Part(
            says="authority lowers failures of the rule-book kind by at least 15 %",
            effect={"authority": 1, "usual": -1},
            measure="rule_book_rate@53-104",
            below=-0.15,
            per={"usual": 1},
            unit="of their usual rate",
        ),
        Part(
            says="broken systems raises runaround by at least 15 %",
            effect={"failing equipment": 1, "usual": -1},
            measure="runaround_rate@53-104",
            above=0.15,
            per={"usual": 1},
            unit="of its usual rate",
        ),
    ),
    search=Search(
        trades=("bank", "call_centre", "hospital"),
        dials=(
            Dial("theory.service_failures.personal", "part of failures that are of the seven kinds", (0.25, 0.6)),
            Dial("theory.failure.usual", "failures per encounter", (0.01, 0.06)),
        ),
    ),
    customers=8000,
    caution=(
        "The causes are what the model assumes; the test asks whether they still show once everything acts on "
        "everything. The cost of each kind is not tested, since its damage is a setting."
    ),
)

if __name__ == "__main__":
    from loyalty_sim.cli.claims import show_claim

    show_claim(CLAIM)

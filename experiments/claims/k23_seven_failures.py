"""K23 - Does each of the seven failures of service have its own cause?"""

from loyalty_sim.validation.claims import Claim, Dial, Earlier, Part, Search, Source

LOG = "log points against all failures"

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
            says="low will raises apathy by at least 15 % against all failures",
            effect={"no climate": 1, "usual": -1},
            measure="log:apathy_rate@53-104 less log:failure_rate@53-104",
            above=0.14,
            unit=LOG,
        ),
        Part(
            says="overload by a surge of demand raises brush-off by at least 15 % against all failures",
            effect={"surge": 1, "usual": -1},
            measure="log:brush_off_rate@53-104 less log:failure_rate@53-104",
            above=0.14,
            unit=LOG,
        ),
        Part(
            says="exhaustion raises coldness by at least 15 % against all failures",
            effect={"exhausting job": 1, "usual": -1},
            measure="log:coldness_rate@53-104 less log:failure_rate@53-104",
            above=0.14,
            unit=LOG,
        ),
        Part(
            says="better people orientation lowers condescension by at least 15 % against all failures",
            effect={"people orientation": 1, "usual": -1},
            measure="log:condescension_rate@53-104 less log:failure_rate@53-104",
            below=-0.16,
            unit=LOG,
        ),
        Part(
            says="monotony raises robotic routine by at least 15 % against all failures",
            effect={"monotony": 1, "usual": -1},
            measure="log:robotic_rate@53-104 less log:failure_rate@53-104",
            above=0.14,
            unit=LOG,
        ),
        Part(
            says="authority lowers failures by the rule book by at least 15 % against all failures",
            effect={"authority": 1, "usual": -1},
            measure="log:rule_book_rate@53-104 less log:failure_rate@53-104",
            below=-0.16,
            unit=LOG,
        ),
        Part(
            says="broken systems raise the runaround by at least 15 % against all failures",
            effect={"failing equipment": 1, "usual": -1},
            measure="log:runaround_rate@53-104 less log:failure_rate@53-104",
            above=0.14,
            unit=LOG,
        ),
    ),
    search=Search(
        trades=("bank", "call_centre", "hospital"),
        dials=(
            Dial(
                "theory.service_failures.personal",
                "part of failures that are of the seven kinds",
                (0.25, 0.6),
                ("most failures are of the core service", "most failures are of conduct"),
            ),
            Dial(
                "theory.failure.usual",
                "failures per encounter",
                (0.01, 0.06),
                ("service seldom fails", "service often fails"),
            ),
        ),
    ),
    customers=8000,
    caution=(
        "The causes are what the model assumes; the test asks whether they still show once everything acts on "
        "everything. A rise of 15 % is one of 0.14 log points, a fall of 15 % one of 0.16. The cost of each kind is "
        "not tested, since its damage is a setting."
    ),
    earlier=Earlier(
        "holds",
        "It asked whether each cause raises its failure, not whether it is the failure's own: a cause that raises all "
        "failures alike would have passed. Each is now held against failures as a whole.",
    ),
    otherwise=(
        "In part. Each cause is assumed; but everything acts on everything, and a cause that raises all failures "
        "alike is not a failure's own. Where one cause drags the others along, or failures of the core drown the "
        "seven, a part fails."
    ),
    topic="People who serve",
    question=(
        "Remember the last bad service you met. Which of the seven kinds was it, and what may have caused it behind "
        "the counter?"
    ),
)

if __name__ == "__main__":
    from loyalty_sim.cli.claims import show_claim

    show_claim(CLAIM)

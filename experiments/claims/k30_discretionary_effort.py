"""K30 - Does effort of one's own free will take service from good to great?"""

from loyalty_sim.validation.claims import Claim, Dial, Part, Search, Source

CLAIM = Claim(
    id="K30",
    title="Discretionary effort makes good service great",
    sentence="Effort given freely, not rules and procedures, takes service from good to great.",
    mechanisms=("E6w",),
    support=(
        Source(
            "Podsakoff et al. 2009 J Appl Psych 94:122",
            "unit citizenship behaviour and customer satisfaction: .23",
        ),
    ),
    against=(Source("Frei 2008 Harv Bus Rev 86(4):70", "service has to be designed so that average employees excel"),),
    arms={
        "good": ("firm.levers.process=1.5", "firm.levers.climate=1.5", "firm.levers.training=1.5"),
        "more rules": ("firm.levers.process=3.1", "firm.levers.climate=1.5", "firm.levers.training=1.5"),
        "more will": ("firm.levers.climate=3.5", "firm.levers.process=1.5", "firm.levers.training=1.5"),
    },
    parts=(
        Part(
            says=("for the same extra money, will brings at least 0.5 % more customers into the top box than rules"),
            effect={"more will": 1, "more rules": -1},
            measure="top_box_share",
            above=0.5,
            unit="% of customers",
        ),
        Part(
            says="and does bring at least 1 % more there",
            effect={"more will": 1, "good": -1},
            measure="top_box_share",
            above=1,
            unit="% of customers",
        ),
    ),
    search=Search(
        trades=("bank", "hotel", "plumber"),
        dials=(
            Dial(
                "theory.quality.empathy",
                "weight of empathy",
                (0.05, 0.3),
                ("customers hardly care for the personal side", "customers care much for the personal side"),
            ),
            Dial(
                "theory.effort.steepness",
                "steepness of will in climate",
                (4.0, 12.0),
                ("the will of staff hardly follows the climate", "the will of staff follows the climate closely"),
            ),
        ),
    ),
    weeks=208,
    seeds=64,
    caution=(
        "'Good' is half as much again as usual on process, climate and training. The extra money is equal in the "
        "bank; in other trades it is as close as usual budgets are."
    ),
    otherwise=(
        "Yes. The same extra money goes to processes or to people. Both reach the top box by what customers weigh; "
        "where they weigh reliability most, rules win, and where will is near its ceiling, more climate adds nothing."
    ),
    topic="People who serve",
    question="Where do rules make service great, and where do they stop it from becoming so?",
)

if __name__ == "__main__":
    from loyalty_sim.cli.claims import show_claim

    show_claim(CLAIM)

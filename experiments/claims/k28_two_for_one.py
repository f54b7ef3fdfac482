"""K28 - Does one per cent of climate give two per cent of revenue?"""

from loyalty_sim.validation.claims import Claim, Dial, Part, Search, Source

CLAIM = Claim(
    id="K28",
    title="One per cent climate, two per cent revenue",
    sentence="One per cent better internal climate gives about two per cent more revenue.",
    mechanisms=("E5",),
    support=(Source("Goleman, Boyatzis & McKee 2002, Primal Leadership", "1 % climate, 2 % revenue (practitioner)"),),
    against=(
        Source(
            "Rucci, Kirn & Quinn 1998 Harv Bus Rev 76(1):82",
            "Sears: 5 units of employee attitude, 1.3 of customers, 0.5 % of revenue",
        ),
        Source("Otto et al. 2020 JAMS 48:543", "satisfaction and performance correlate .10"),
    ),
    arms={
        "usual": (),
        "better climate": ("firm.levers.climate=1.5",),
    },
    parts=(
        Part(
            says="in the third year revenue rises by at least 1 % per 1 % of climate",
            effect={"better climate": 1, "usual": -1},
            measure="log:revenue@105-156",
            above=1,
            per={"better climate": 1, "usual": -1},
            per_measure="log:climate@105-156",
            unit="% per %",
            claimed=2,
        ),
    ),
    search=Search(
        trades=("bank", "airline", "hotel"),
        dials=(
            Dial(
                "theory.effort.steepness",
                "steepness of will in climate",
                (4.0, 14.0),
                ("the will of staff hardly follows the climate", "the will of staff follows the climate closely"),
            ),
            Dial(
                "firm.levers.training",
                "training, times the usual",
                (0.5, 3.0),
                ("staff are trained half as much as usual", "staff are trained three times as much as usual"),
            ),
        ),
    ),
    weeks=156,
    seeds=24,
    otherwise=(
        "Yes. From climate to revenue there are five steps, each with a size of its own from studies of that step; "
        "their product may be anything, and is not set."
    ),
    topic="Money and returns",
    question="From climate to revenue there are five steps. At which one would you expect most to be lost?",
)

if __name__ == "__main__":
    from loyalty_sim.cli.claims import show_claim

    show_claim(CLAIM)

"""K03 - Does the same service satisfy less as people get used to it?"""

from loyalty_sim.validation.claims import Claim, Dial, Part, Search, Source

BETTER = tuple(f"firm.levers.{lever}=3" for lever in ("climate", "training", "process"))
LIFT = {"better": 1.0, "usual": -1.0}

CLAIM = Claim(
    id="K03",
    title="Yesterday's delight is today's standard",
    sentence="Expectations rise with experience, so that the same improved service satisfies less after some years.",
    mechanisms=("C1",),
    support=(
        Source("Oliver 1980 J Mktg Res 17:460", "expectation is the level that performance is adapted to"),
        Source("Boulding et al. 1993 J Mktg Res 30:7", "expectations are updated by perceived service"),
    ),
    against=(Source("Anderson & Sullivan 1993 Mktg Sci 12:125", "expectation adds about nothing of its own"),),
    arms={"usual": (), "better": BETTER},
    parts=(
        Part(
            says="expectation of the better service rises from the first year to the fifth by at least half a point",
            effect=LIFT,
            measure="expectation@209-260 less expectation@27-52",
            above=0.5,
            unit="points of 100",
        ),
        Part(
            says="satisfaction, set against the quality perceived at the time, falls by at least 0.3 points meanwhile",
            effect=LIFT,
            measure="satisfaction@209-260 less quality@209-260 less satisfaction@27-52 plus quality@27-52",
            below=-0.3,
            unit="points of 100",
        ),
    ),
    search=Search(
        trades=("bank", "airline", "hotel"),
        dials=(
            Dial("theory.expectation.learning", "how fast expectation follows experience", (0.03, 0.3)),
            Dial("theory.satisfaction.strength", "reaction to disconfirmation", (0.15, 0.4)),
        ),
    ),
    weeks=260,
)

if __name__ == "__main__":
    from loyalty_sim.cli.claims import show_claim

    show_claim(CLAIM)

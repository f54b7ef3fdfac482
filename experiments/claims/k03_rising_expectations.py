"""K03 - Does the same service satisfy less as people get used to it?"""

from loyalty_sim.validation.claims import Claim, Dial, Earlier, Part, Search, Source

BETTER = tuple(f"firm.levers.{lever}=3" for lever in ("climate", "training", "process"))
LEARNS_NOTHING = "theory.expectation.learning=0"
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
    arms={
        "usual": (),
        "better": BETTER,
        "usual, expectation stays": (LEARNS_NOTHING,),
        "better, expectation stays": (*BETTER, LEARNS_NOTHING),
    },
    parts=(
        Part(
            says="expectation of the better service rises from the first year to the fifth by at least half a point",
            effect=LIFT,
            measure="expectation@209-260 less expectation@27-52",
            above=0.5,
            unit="points of 100",
        ),
        Part(
            says=(
                "in the fifth year the better service satisfies less, by at least half a point, than it would if "
                "expectations had stayed as they were"
            ),
            effect={
                "better": 1,
                "usual": -1,
                "better, expectation stays": -1,
                "usual, expectation stays": 1,
            },
            measure="satisfaction@209-260",
            below=-0.5,
            unit="points of 100",
        ),
    ),
    search=Search(
        trades=("bank", "airline", "hotel"),
        dials=(
            Dial(
                "theory.expectation.learning",
                "how fast expectation follows experience",
                (0.03, 0.3),
                (
                    "customers get used to a service over many visits",
                    "customers get used to a service within a few visits",
                ),
            ),
            Dial(
                "theory.satisfaction.strength",
                "reaction to disconfirmation",
                (0.15, 0.4),
                (
                    "customers hardly mind how a visit compares with what they expected",
                    "customers mind much how a visit compares with what they expected",
                ),
            ),
        ),
    ),
    weeks=260,
    caution=(
        "Expectation stays in the arms that say so from week 1 on, for every firm, after the opening that all share."
    ),
    earlier=Earlier(
        "fails",
        "It set satisfaction against the quality perceived at the time. Customers also remember quality, so that "
        "satisfaction with a better service goes on rising for years whatever they expect; the two are now held apart.",
    ),
    otherwise=(
        "Yes. Satisfaction hangs on quality, on value and on how far service differs from what was expected. If the "
        "last weighs little, risen expectations cost next to nothing; and if customers judge against the market "
        "rather than their own past, expectations hardly rise at all."
    ),
    topic="Satisfaction and loyalty",
    question=(
        "A firm improves its service once and for all. What should its satisfaction look like after five years, and "
        "is that a failure?"
    ),
)

if __name__ == "__main__":
    from loyalty_sim.cli.claims import show_claim

    show_claim(CLAIM)

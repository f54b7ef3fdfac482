"""K38 - Does the firm get what it measures?"""

from loyalty_sim.validation.claims import Claim, Dial, Part, Search, Source

CLAIM = Claim(
    id="K38",
    title="What the firm measures is what it gets",
    sentence="A firm that watches punctuality or cost instead of satisfaction lets satisfaction drift.",
    mechanisms=("F1",),
    support=(Source("Kerr 1975 Acad Mgmt J 18:769", "hoping for A while rewarding B"),),
    arms={
        "satisfaction": ("firm.policy.watch=satisfaction", "firm.levers.listening=1"),
        "punctuality": ("firm.policy.watch=punctuality", "firm.levers.listening=1"),
        "cost": ("firm.policy.watch=cost", "firm.levers.listening=1"),
    },
    parts=(
        Part(
            says=(
                "watching punctuality leaves satisfaction in the fourth year at least half a point lower than "
                "watching satisfaction"
            ),
            effect={"punctuality": 1, "satisfaction": -1},
            measure="satisfaction",
            below=-0.5,
            unit="points of 100",
        ),
        Part(
            says="watching cost leaves it at least half a point lower",
            effect={"cost": 1, "satisfaction": -1},
            measure="satisfaction",
            below=-0.5,
            unit="points of 100",
        ),
        Part(
            says="and watching punctuality does bring shorter waits, by at least a tenth",
            effect={"punctuality": 1, "satisfaction": -1},
            measure="wait@157-208",
            below=-0.1,
            per={"satisfaction": 1},
            unit="of the wait",
        ),
    ),
    search=Search(
        trades=("bank", "airline", "call_centre"),
        dials=(
            Dial(
                "firm.policy.correction",
                "how strongly management corrects",
                (0.1, 0.6),
                ("management corrects slowly", "management corrects quickly"),
            ),
            Dial(
                "trade.utilisation",
                "usual utilisation of the staff",
                (0.72, 0.86),
                ("staff have time to spare", "staff are busy"),
            ),
        ),
    ),
    weeks=208,
    otherwise=(
        "Yes. Managers move money towards what they watch. Punctuality is also part of what satisfies, so that "
        "watching the clock may serve customers as well; and watching cost may cut what nobody misses."
    ),
    topic="Measuring",
    question="Choose the one figure your firm should watch. What will get worse because of it?",
)

if __name__ == "__main__":
    from loyalty_sim.cli.claims import show_claim

    show_claim(CLAIM)

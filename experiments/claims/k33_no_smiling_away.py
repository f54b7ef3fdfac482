"""K33 - Can understaffing and failing equipment be smiled away?"""

from loyalty_sim.validation.claims import Claim, Dial, Earlier, Part, Search, Source

RUN_DOWN = ("firm.levers.positions=0.8", "firm.levers.process=0.2")

CLAIM = Claim(
    id="K33",
    title="Understaffing cannot be smiled away",
    sentence="Understaffing and failing equipment cannot be made good by friendliness.",
    mechanisms=("E7",),
    support=(
        Source("Oliva & Sterman 2001 Mgmt Sci 47:894", "pressure cuts effort, and the standard does not come back"),
        Source("Grandey 2003 Acad Mgmt J 46:86", "surface acting leaks"),
    ),
    arms={"usual": (), "run down": RUN_DOWN, "run down, smiling": (*RUN_DOWN, "firm.levers.smile=3")},
    parts=(
        Part(
            says="a fifth fewer positions and run-down equipment cost at least one point of satisfaction",
            effect={"run down": 1, "usual": -1},
            measure="satisfaction",
            below=-1,
            unit="points of 100",
        ),
        Part(
            says="an order to smile wins back less than a quarter of it",
            effect={"run down, smiling": 1, "run down": -1},
            measure="satisfaction",
            below=0.25,
            per={"usual": 1, "run down": -1},
            unit="of what was lost",
        ),
    ),
    search=Search(
        trades=("bank", "call_centre", "hotel"),
        dials=(
            Dial(
                "trade.utilisation",
                "usual utilisation of the staff",
                (0.7, 0.88),
                ("staff have time to spare", "staff are stretched"),
            ),
            Dial(
                "theory.quality.empathy",
                "weight of empathy",
                (0.05, 0.3),
                ("customers hardly care for the personal side", "customers care much for the personal side"),
            ),
        ),
    ),
    weeks=156,
    seeds=32,
    caution=(
        "With the mechanism simply off, an order to smile would do nothing and the claim hold for nothing: it is "
        "taken out by making customers believe the smile and staff not mind it."
    ),
    neutral={"E7": ("theory.acting.seen_through=0", "theory.acting.by_gap=0", "theory.acting.by_order=0")},
    earlier=Earlier(
        "fails",
        "It failed by a part that the sentence does not claim, that a better climate wins back less than half. And "
        "understaffing was too little flexible cover; now it is too few positions.",
    ),
    otherwise=(
        "Yes. Customers judge warmth as well as waits and failures, and an order to smile adds warmth at once. Where "
        "they believe it and weigh it much, it can win back more than a quarter."
    ),
    topic="People who serve",
    question="There are too few people at the desk. What can the one who is there still do, and what not?",
)

if __name__ == "__main__":
    from loyalty_sim.cli.claims import show_claim

    show_claim(CLAIM)

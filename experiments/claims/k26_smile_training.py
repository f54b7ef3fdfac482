"""K26 - Is smile training cosmetic, and can it backfire?"""

from loyalty_sim.validation.claims import Claim, Dial, Earlier, Part, Search, Source

CLAIM = Claim(
    id="K26",
    title="Smile training is cosmetic",
    sentence="Ordering staff to smile changes little that lasts and can backfire.",
    mechanisms=("E7",),
    support=(
        Source(
            "Hulsheger & Schewe 2011 J Occup Health Psychol 16:361",
            "surface acting goes with strain (.39-.48) and not with customers' satisfaction",
        ),
    ),
    against=(Source("Pugh 2001 Acad Mgmt J 44:1018", "displayed emotion goes with customers' mood and rated quality"),),
    arms={
        "usual": (),
        "smile": ("firm.levers.smile=2",),
    },
    parts=(
        Part(
            says="staff show at least 0.02 more warmth in the first half-year",
            effect={"smile": 1, "usual": -1},
            measure="displayed_warmth@1-26",
            above=0.02,
            unit="of 1",
        ),
        Part(
            says="but satisfaction in the third year is not even 0.2 points higher",
            effect={"smile": 1, "usual": -1},
            measure="satisfaction@105-156",
            below=0.2,
            unit="points of 100",
        ),
        Part(
            says="and staff are more exhausted, by at least 0.005",
            effect={"smile": 1, "usual": -1},
            measure="exhaustion@53-156",
            above=0.005,
            unit="of 1",
        ),
    ),
    search=Search(
        trades=("bank", "hotel", "call_centre"),
        dials=(
            Dial(
                "theory.acting.seen_through",
                "part of the gap that customers see through",
                (0.15, 0.6),
                ("customers believe an ordered smile", "customers see through an ordered smile"),
            ),
            Dial(
                "theory.acting.by_gap",
                "strain per unit of gap",
                (0.005, 0.02),
                ("acting hardly tires", "acting tires much"),
            ),
        ),
    ),
    weeks=156,
    seeds=128,
    caution="It takes many paired runs to tell a gain of 0.2 points from none.",
    earlier=Earlier(
        "holds",
        "Its own sixteen runs could not tell whether satisfaction gains 0.2 points (0.32, from -0.38 to 1.01); the "
        "search over trades, pooled, was taken for an answer. Now the test itself has the runs that it takes.",
    ),
    otherwise=(
        "Yes. Customers take most of a display at face value, which is a gain; what they see through, the strain and "
        "the anger of staff are a loss. Which is larger in the third year is not put in."
    ),
    topic="People who serve",
    question="When does an order to smile help, and who pays for it?",
)

if __name__ == "__main__":
    from loyalty_sim.cli.claims import show_claim

    show_claim(CLAIM)

"""K32 - Is advertising wasted when it is out of step with the experience?"""

from loyalty_sim.validation.claims import Claim, Dial, Earlier, Part, Search, Source

CLAIM = Claim(
    id="K32",
    title="A promise out of step wastes the money",
    sentence="Advertising that promises more than customers find wastes the money.",
    mechanisms=("F6",),
    support=(
        Source(
            "Boulding et al. 1993 J Mktg Res 30:7",
            "raised expectations lower the judgement of the same service",
        ),
    ),
    against=(Source("Kopalle & Lehmann 2006 Mktg Sci 25:8", "some overstatement can pay where few buy again"),),
    arms={
        "usual": (),
        "promise more": ("firm.levers.promise=3",),
        "usual, honest": ("theory.promise.exaggeration=0",),
        "advertise more, honest": ("theory.promise.exaggeration=0", "firm.levers.promise=3"),
    },
    parts=(
        Part(
            says="a unit of money spent on promising more brings back less than one",
            effect={"promise more": 1, "usual": -1},
            measure="gross_return",
            below=1,
            per={"promise more": 1, "usual": -1},
            per_measure="spend",
            unit="per unit of money spent",
        ),
        Part(
            says="advertising as much without promising more brings back at least 0.1 more per unit",
            effect={"advertise more, honest": 1, "usual, honest": -1},
            measure="gross_return",
            above=0.1,
            per={"advertise more, honest": 1, "usual, honest": -1},
            per_measure="spend",
            than={"promise more": 1, "usual": -1},
            than_per={"promise more": 1, "usual": -1},
            unit="per unit of money spent",
        ),
    ),
    search=Search(
        trades=("bank", "airline", "department_store"),
        dials=(
            Dial(
                "theory.promise.exaggeration",
                "claimed quality above usual",
                (0.05, 0.3),
                ("advertising promises little more than is kept", "advertising promises far more than is kept"),
            ),
            Dial(
                "theory.promise.awareness",
                "worth of being present in mind",
                (0.3, 1.2),
                ("being present in mind is worth little", "being present in mind is worth much"),
            ),
        ),
    ),
    weeks=156,
    earlier=Earlier(
        "fails",
        "One part asked that satisfaction falls, which the sentence does not say, and the return of honest advertising "
        "was divided by the money of the other.",
    ),
    otherwise=(
        "Yes. Promises bring newcomers by presence in mind, and may do so at a profit even if they are broken; and "
        "honest advertising may return as little, in which case it is not the promise that wastes the money."
    ),
    topic="Offer and promise",
    question="Would you promise less than you keep? What does it cost you?",
)

if __name__ == "__main__":
    from loyalty_sim.cli.claims import show_claim

    show_claim(CLAIM)

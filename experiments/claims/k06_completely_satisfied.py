"""K06 - Do completely satisfied customers bring far more revenue than somewhat satisfied ones?"""

from loyalty_sim.validation.claims import Claim, Dial, Part, Search, Source

CLAIM = Claim(
    id="K06",
    title="Completely satisfied customers bring far more",
    sentence="Completely satisfied customers bring far more revenue than somewhat satisfied ones.",
    mechanisms=("C5",),
    support=(
        Source("Jones & Sasser 1995 Harv Bus Rev 73(6):88", "only the completely satisfied are loyal"),
        Source("Mittal & Kamakura 2001 J Mktg Res 38:131", "behaviour rises more and more with satisfaction"),
    ),
    against=(Source("Cooil et al. 2007 J Mktg 71(1):67", "share of wallet follows satisfaction, but moderately"),),
    arms={"usual": ()},
    parts=(
        Part(
            says=(
                "in the year after being asked, top-box customers (80 up) bring at least 1.5 times the revenue of "
                "second-box customers (60-80)"
            ),
            effect={"usual": 1},
            measure="very_satisfied_revenue",
            per={"usual": 1},
            per_measure="satisfied_revenue",
            above=1.5,
            unit="times",
            claimed=2.6,
        ),
    ),
    search=Search(
        trades=("bank", "airline", "hotel"),
        dials=(
            Dial(
                "theory.spend.delight",
                "extra share of wallet of the delighted",
                (0.0, 0.6),
                ("the delighted spend no more than others", "the delighted spend far more of their budget here"),
            ),
            Dial(
                "theory.choice.search_dissatisfaction",
                "how readily the dissatisfied look around",
                (0.1, 0.6),
                ("the dissatisfied are slow to look around", "the dissatisfied are quick to look around"),
            ),
        ),
    ),
    otherwise=(
        "Yes. Revenue rises with satisfaction by share of wallet and by staying. Top-box customers may be hardly "
        "more loyal than those just below, or have smaller budgets; half again as much is asked for, and nothing "
        "sets that ratio."
    ),
    topic="Money and returns",
    question=(
        "Is it wiser to make the satisfied delighted or the dissatisfied content? What does your answer assume of "
        "budgets?"
    ),
)

if __name__ == "__main__":
    from loyalty_sim.cli.claims import show_claim

    show_claim(CLAIM)

"""K08 - Do most lost customers leave without a word?"""

from loyalty_sim.validation.claims import Claim, Dial, Part, Search, Source

CLAIM = Claim(
    id="K08",
    title="Most lost customers never tell the company",
    sentence="Most customers who are lost have never told the company that something was wrong.",
    mechanisms=("C9",),
    support=(Source("TARP complaint studies", "about half tell nobody, 1-5 % reach head office"),),
    arms={"usual": ()},
    parts=(
        Part(
            says="more than half of all customers lost in a year had no complaint with the firm in that year",
            effect={"usual": 1},
            measure="silent_among_lost",
            above=50,
            unit="% of the lost",
            claimed=90,
        ),
        Part(
            says="and so had more than half of those lost through a failure or poor service",
            effect={"usual": 1},
            measure="silent_among_lost_by_service",
            above=50,
            unit="% of those",
        ),
    ),
    search=Search(
        trades=("bank", "airline", "hospital"),
        dials=(
            Dial(
                "theory.complaint.by_severity",
                "rise of complaining with severity",
                (0.1, 0.7),
                ("even the gravely harmed seldom complain", "the gravely harmed mostly complain"),
            ),
            Dial(
                "theory.failure.usual",
                "failures per encounter",
                (0.01, 0.1),
                ("service seldom fails", "service often fails"),
            ),
        ),
    ),
    weeks=104,
    caution=(
        "With complaints simply off nobody would ever tell, and the claim hold for nothing: the mechanism is taken "
        "out by letting everybody who suffers a failure tell the front line."
    ),
    neutral={"C9": ("theory.complaint.least=1",)},
    otherwise=(
        "Yes. Chances of complaining come from complaint studies, per failure; those who leave have met more and "
        "graver failures than others and so have complained more. If leavers are mostly the gravely harmed, most "
        "will have spoken."
    ),
    topic="Complaints and talk",
    question="No complaints came in this month. Is that good news?",
)

if __name__ == "__main__":
    from loyalty_sim.cli.claims import show_claim

    show_claim(CLAIM)

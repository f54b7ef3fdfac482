"""K04 - Do satisfied customers leave and dissatisfied ones stay?"""

from loyalty_sim.validation.claims import Claim, Dial, Part, Search, Source

CLAIM = Claim(
    id="K04",
    title="Satisfaction is not loyalty",
    sentence="Satisfaction is needed for loyalty but not enough: many satisfied leave, some dissatisfied stay.",
    mechanisms=("C4",),
    support=(
        Source("Jones & Sasser 1995 Harv Bus Rev 73(6):88", "mercenaries leave satisfied, hostages stay dissatisfied"),
        Source("Otto et al. 2020 JAMS 48:543", "satisfaction and firm performance correlate only .10"),
    ),
    arms={"usual": ()},
    parts=(
        Part(
            says="at least a quarter of those lost in a year had been satisfied (60 or more of 100) at its beginning",
            effect={"usual": 1},
            measure="satisfied_among_lost",
            above=25,
            unit="% of the lost",
        ),
        Part(
            says="fewer than half of the dissatisfied (below 40) leave within the year",
            effect={"usual": 1},
            measure="dissatisfied_leaving_all",
            below=50,
            unit="% of them a year",
        ),
        Part(
            says="the dissatisfied still leave more often than the satisfied, by at least 2 % of customers a year",
            effect={"usual": 1},
            measure="dissatisfied_leaving_all less satisfied_leaving_all",
            above=2,
            unit="% a year",
        ),
    ),
    search=Search(
        trades=("bank", "airline", "plumber"),
        dials=(
            Dial(
                "trade.switching_cost",
                "barrier to switching",
                (0.3, 3.5),
                ("customers can easily go elsewhere", "it takes customers trouble to go elsewhere"),
            ),
            Dial(
                "theory.choice.loyalty_weight",
                "weight of loyalty in choice",
                (0.0, 3.0),
                ("attachment plays no part in choice", "attachment counts much in choice"),
            ),
        ),
    ),
    otherwise=(
        "Yes. If nothing but satisfaction held customers, the dissatisfied would be gone within the year and hardly "
        "anybody satisfied would leave; if leaving were mere chance, both would leave alike. Barriers, bonds and "
        "habit stand between, with sizes that were set for the number who leave and not for who it is."
    ),
    topic="Satisfaction and loyalty",
    question=(
        "Which of your customers would leave tomorrow though they are satisfied, and which stay though they are not? "
        "What does a survey tell you of either?"
    ),
)

if __name__ == "__main__":
    from loyalty_sim.cli.claims import show_claim

    show_claim(CLAIM)

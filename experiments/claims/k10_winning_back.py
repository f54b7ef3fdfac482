"""K10 - What does winning back a unit of revenue cost?"""

from loyalty_sim.validation.claims import Claim, Dial, Part, Search, Source

CLAIM = Claim(
    id="K10",
    title="Winning back lost revenue costs ten times as much",
    sentence="Winning back a unit of yearly revenue from lost customers costs about ten units.",
    mechanisms=("C11",),
    support=(
        Source(
            "Reichheld & Sasser 1990 Harv Bus Rev 68(5):105",
            "keeping customers is worth far more than winning new ones",
        ),
    ),
    against=(
        Source(
            "Stauss & Friege 1999 J Serv Res 1:347",
            "winning back lost customers returned more than winning new ones",
        ),
    ),
    arms={
        "usual": (),
        "win back": ("firm.levers.win_back=1",),
    },
    parts=(
        Part(
            says="what is spent on calls and offers is at least 5 times the revenue gained by it",
            effect={"win back": 1, "usual": -1},
            measure="sum:spend_win_back plus sum:win_back",
            above=5,
            per={"win back": 1, "usual": -1},
            per_measure="sum:revenue",
            unit="per unit of revenue",
            claimed=10,
        ),
        Part(
            says="and at most 20 times",
            effect={"win back": 1, "usual": -1},
            measure="sum:spend_win_back plus sum:win_back",
            below=20,
            per={"win back": 1, "usual": -1},
            per_measure="sum:revenue",
            unit="per unit of revenue",
        ),
    ),
    search=Search(
        trades=("bank", "airline", "internet"),
        dials=(
            Dial(
                "trade.switching_cost",
                "barrier to switching",
                (0.7, 3.5),
                ("customers can easily go elsewhere", "it takes customers trouble to go elsewhere"),
            ),
            Dial(
                "theory.win_back.pull",
                "how far the offer moves belief",
                (0.1, 0.4),
                ("offers hardly move those who left", "offers move many who left"),
            ),
        ),
    ),
    weeks=156,
    otherwise=(
        "Yes. The cost of a call and of an offer is set, how many come back is not: it follows from what they "
        "believe of other firms by then and from barriers where they are now. It may be one unit or a hundred."
    ),
    topic="Money and returns",
    question="Would you rather spend on keeping or on winning back? What makes the answer turn round?",
)

if __name__ == "__main__":
    from loyalty_sim.cli.claims import show_claim

    show_claim(CLAIM)

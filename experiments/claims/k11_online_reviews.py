"""K11 - Does a bad experience stay online, and is chronic bad service the graver?"""

from loyalty_sim.validation.claims import Claim, Dial, Part, Search, Source

CLAIM = Claim(
    id="K11",
    title="Bad reviews stay, and chronic bad service is the graver",
    sentence=(
        "Online a good experience can spread and a bad one stays; service that is bad all the time does more harm "
        "than one bad spell."
    ),
    mechanisms=("W2",),
    support=(
        Source("Chevalier & Mayzlin 2006 J Mktg Res 43:345", "ratings move sales, bad ones more than good ones"),
        Source(
            "Luca 2016 Harvard Business School working paper 12-016",
            "a star more brings restaurants 5-9 % of revenue",
        ),
    ),
    arms={
        "usual": (),
        "bad spell": (
            "shocks.failure_wave.size=9",
            "shocks.failure_wave.week=27",
            "shocks.failure_wave.weeks=8",
        ),
        "chronically bad": (
            "shocks.failure_wave.size=0.7",
            "shocks.failure_wave.week=27",
            "shocks.failure_wave.weeks=130",
        ),
        "bad spell, no board": (
            "shocks.failure_wave.size=9",
            "shocks.failure_wave.week=27",
            "shocks.failure_wave.weeks=8",
            "theory.reviews.on=false",
            "theory.retelling.on=false",
        ),
        "usual, no board": ("theory.reviews.on=false", "theory.retelling.on=false"),
        "better": ("firm.levers.process=3", "firm.levers.climate=3"),
        "better, not retold": ("firm.levers.process=3", "firm.levers.climate=3", "theory.retelling.on=false"),
        "usual, not retold": ("theory.retelling.on=false",),
    },
    parts=(
        Part(
            says=(
                "good service wins at least 2 % more newcomers a year when stories are retold than when they are not"
            ),
            effect={"better": 1, "usual": -1, "better, not retold": -1, "usual, not retold": 1},
            measure="joined",
            above=0.02,
            per={"usual": 1},
            per_measure="joined",
            unit="share of newcomers",
        ),
        Part(
            says=(
                "two years after a bad spell of eight weeks the reputation is still lower by at least 1 % of the scale"
            ),
            effect={"bad spell": 1, "usual": -1},
            measure="reputation@131-156",
            below=-0.01,
            unit="of the scale",
        ),
        Part(
            says=(
                "because of the board and of retelling, the spell costs at least 0.2 % more of the customers a "
                "year afterwards"
            ),
            effect={"bad spell": 1, "usual": -1, "bad spell, no board": -1, "usual, no board": 1},
            measure="loss_rate@40-156",
            above=0.2,
            unit="% of customers a year",
        ),
        Part(
            says=(
                "about as many failures spread over the whole time cost at least 1 % more of the revenue than the spell"
            ),
            effect={"chronically bad": 1, "bad spell": -1},
            measure="revenue",
            below=-0.01,
            per={"usual": 1},
            unit="share of revenue",
        ),
    ),
    search=Search(
        trades=("bank", "hotel", "internet"),
        dials=(
            Dial("theory.reviews.star", "quality believed more of a firm with a star more", (0.01, 0.12)),
            Dial("theory.retelling.chance", "chance that the gravest story is told on", (0.1, 0.4)),
        ),
    ),
    weeks=156,
    caution=(
        "The number of failures in spell and chronic case is equal only roughly, since odds, not counts, are "
        "multiplied."
    ),
)

if __name__ == "__main__":
    from loyalty_sim.cli.claims import show_claim

    show_claim(CLAIM)

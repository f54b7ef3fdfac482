"""K11 - Does a bad experience stay online, and is chronic bad service the graver?"""

from loyalty_sim.validation.claims import Claim, Dial, Earlier, Part, Search, Source

BETTER = ("firm.levers.process=3", "firm.levers.climate=3")
NOT_RETOLD = "theory.retelling.on=false"

CLAIM = Claim(
    id="K11",
    title="Bad reviews stay, and chronic bad service is the graver",
    sentence=(
        "Online a good experience can spread and a bad one stays; service that is bad all the time does more harm "
        "than one bad spell with as many failures."
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
            "shocks.failure_wave.size=0.43",
            "shocks.failure_wave.week=27",
            "shocks.failure_wave.weeks=130",
        ),
        "better": BETTER,
        "better, not retold": (*BETTER, NOT_RETOLD),
    },
    parts=(
        Part(
            says="of a good firm at least 10 % more is heard when stories are retold than when they are not",
            effect={"better": 1, "better, not retold": -1},
            measure="sum:messages_heard",
            above=0.1,
            per={"better, not retold": 1},
            unit="of what is heard",
        ),
        Part(
            says=(
                "two years after a bad spell of eight weeks the rating on the board is still lower by a tenth of a star"
            ),
            effect={"bad spell": 1, "usual": -1},
            measure="reputation@131-156",
            below=-0.1,
            unit="stars",
        ),
        Part(
            says=(
                "as many failures spread over two and a half years cost at least 0.3 % more of the revenue than the "
                "spell"
            ),
            effect={"chronically bad": 1, "bad spell": -1},
            measure="revenue",
            below=-0.003,
            per={"usual": 1},
            unit="of revenue",
        ),
    ),
    search=Search(
        trades=("bank", "hotel", "internet"),
        dials=(
            Dial(
                "theory.reviews.star",
                "quality believed more of a firm with a star more",
                (0.01, 0.12),
                ("a star more or less hardly moves newcomers", "a star more or less moves many newcomers"),
            ),
            Dial(
                "theory.retelling.chance",
                "chance that the gravest story is told on",
                (0.1, 0.4),
                ("grave stories are seldom told on", "grave stories are often told on"),
            ),
        ),
    ),
    weeks=156,
    caution=(
        "The number of failures in spell and chronic case is equal for the bank's usual 3.4 failures in a hundred "
        "encounters, and elsewhere only roughly, since odds, not counts, are multiplied."
    ),
    earlier=Earlier(
        "fails",
        "One part asked that board and retelling cost customers, which the sentence does not say; another took "
        "newcomers for how far a story spreads; and chronic failures were a quarter more than those of the spell.",
    ),
    otherwise=(
        "Yes. Retelling may add too little to talk among ties to be noticed; ratings are averaged with later ones, "
        "so that a spell may be forgotten in two years; and a spell can cost more than chronic failures, since "
        "shared anger, grave cases and a full complaints desk come at once."
    ),
    topic="Complaints and talk",
    question=(
        "One disastrous week or two years of small faults: which would you rather explain to your owners, and which "
        "to your customers?"
    ),
)

if __name__ == "__main__":
    from loyalty_sim.cli.claims import show_claim

    show_claim(CLAIM)

"""K37 - Does the proof of return take one to two years?"""

from loyalty_sim.validation.claims import Claim, Dial, Part, Search, Source

CLAIM = Claim(
    id="K37",
    title="Proof of return takes one to two years",
    sentence=(
        "Service investment is behind in money at the end of the first year and ahead at the end of the second; "
        "leading indicators move first."
    ),
    mechanisms=("F7",),
    support=(
        Source(
            "Bernhardt, Donthu & Kennett 2000 J Bus Res 47:161",
            "satisfaction shows in profit over time, not at once",
        ),
        Source("Gruca & Rego 2005 J Mktg 69(3):115", "satisfaction raises later cash flow"),
    ),
    arms={
        "usual": (),
        "invest": ("firm.levers.climate=1.5", "firm.levers.training=1.5"),
    },
    parts=(
        Part(
            says="at the end of the first year the money is not yet back",
            effect={"invest": 1, "usual": -1},
            measure="sum:profit@1-52",
            below=0,
            per={"usual": 1},
            per_measure="sum:revenue@1-52",
            unit="of revenue",
        ),
        Part(
            says="at the end of the second year it is",
            effect={"invest": 1, "usual": -1},
            measure="sum:profit@1-104",
            above=0,
            per={"usual": 1},
            per_measure="sum:revenue@1-104",
            unit="of revenue",
        ),
        Part(
            says="by the end of that first year climate has made at least half of its rise",
            effect={"invest": 1, "usual": -1},
            measure="climate@40-52",
            above=0.5,
            per={"invest": 1, "usual": -1},
            per_measure="climate@131-156",
            unit="of the rise in year 3",
        ),
        Part(
            says="and revenue less than half",
            effect={"invest": 1, "usual": -1},
            measure="revenue@40-52",
            below=0.5,
            per={"invest": 1, "usual": -1},
            per_measure="revenue@131-156",
            unit="of the rise in year 3",
        ),
    ),
    search=Search(
        trades=("bank", "airline", "plumber"),
        dials=(
            Dial(
                "theory.investment.climate.build_weeks",
                "weeks in which climate capability is built",
                (10.0, 40.0),
                ("climate is built within a quarter", "climate takes most of a year to build"),
            ),
            Dial(
                "trade.usual.climate",
                "usual climate spend, money per customer and week",
                (0.1, 0.3),
                ("climate is cheap", "climate is dear"),
            ),
        ),
    ),
    weeks=156,
    seeds=24,
    caution=(
        "How much climate money buys is not known from data, so the week of payback depends on judged amounts of "
        "money more than most verdicts."
    ),
    otherwise=(
        "Yes. Capability, will, what customers meet, satisfaction and leaving each take their time; money may be "
        "back within months or never. Nothing sets the week in which it is."
    ),
    topic="Money and returns",
    question="The owners want proof by the end of the year. What do you show them?",
)

if __name__ == "__main__":
    from loyalty_sim.cli.claims import show_claim

    show_claim(CLAIM)

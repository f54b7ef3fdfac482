"""K01 - Is there a point beyond which paying for more satisfaction no longer pays, and does it depend on the trade?"""

from loyalty_sim.validation.claims import Claim, Dial, Earlier, Part, Search, Source


def everything(level: float, trade: str = "") -> tuple[str, ...]:
    """All that makes service better, at so many times the usual spend; of another trade if one is named."""
    levers = tuple(f"firm.levers.{lever}={level}" for lever in ("climate", "training", "staffing", "process"))
    return (f"trade={trade}", *levers) if trade else levers


CLAIM = Claim(
    id="K01",
    title="Beyond some point more satisfaction no longer pays",
    sentence=(
        "Investing in still more satisfaction stops raising the margin at some point, and how soon depends on what "
        "customers of the trade care about: later in a hotel than for a plumber."
    ),
    mechanisms=("C5",),
    support=(
        Source("Rust, Zahorik & Keiningham 1995 J Mktg 59(2):58", "one can spend too much on quality"),
        Source("Mittal & Kamakura 2001 J Mktg Res 38:131", "stated intention rises less and less with satisfaction"),
    ),
    against=(
        Source("Mittal & Kamakura 2001 J Mktg Res 38:131", "behaviour rises more and more with satisfaction"),
        Source("ACSI respondent sample 2015", "mean intention is nearly linear, the share answering 10 explodes"),
    ),
    arms={
        "poor": everything(0.25),
        "usual": everything(1),
        "high": everything(4),
        "highest": everything(16),
        "plumber usual": everything(1, "plumber"),
        "plumber high": everything(4, "plumber"),
        "hotel usual": everything(1, "hotel"),
        "hotel high": everything(4, "hotel"),
    },
    parts=(
        Part(
            says="from a quarter of the usual spend to the usual one, a unit of money returns more than one",
            effect={"usual": 1, "poor": -1},
            measure="gross_return",
            above=1,
            per={"usual": 1, "poor": -1},
            per_measure="spend",
            unit="per unit of money spent",
        ),
        Part(
            says="from four to sixteen times the usual spend it returns less than one",
            effect={"highest": 1, "high": -1},
            measure="gross_return",
            below=1,
            per={"highest": 1, "high": -1},
            per_measure="spend",
            unit="per unit of money spent",
        ),
        Part(
            says=(
                "from the usual spend to four times as much, a hotel gets at least 0.1 more back per unit than a "
                "plumber"
            ),
            effect={"hotel high": 1, "hotel usual": -1},
            measure="gross_return",
            above=0.1,
            per={"hotel high": 1, "hotel usual": -1},
            per_measure="spend",
            than={"plumber high": 1, "plumber usual": -1},
            than_per={"plumber high": 1, "plumber usual": -1},
            unit="per unit of money spent",
        ),
    ),
    search=Search(
        trades=("bank", "plumber", "hotel"),
        dials=(
            Dial(
                "theory.spend.delight",
                "extra share of wallet of the delighted",
                (0.0, 0.2),
                ("the delighted spend no more than others", "the delighted spend far more of their budget here"),
            ),
            Dial(
                "theory.quality.attractive",
                "how much excess on charm counts",
                (0.0, 0.5),
                ("extras please nobody", "extras please much"),
            ),
        ),
    ),
    weeks=156,
    caution=(
        "Money buys capability by x / (1 + x), which diminishes by itself; what people and customers make of that is "
        "tested in K41, with money that buys in a straight line. The two trades are two markets, not paired."
    ),
    earlier=Earlier(
        "fails",
        "It asked for revenue per point of satisfaction, which rises at the top by the share of wallet of the "
        "delighted, and not for money; and it had no second trade, though the sentence says that the trade decides.",
    ),
    otherwise=(
        "Yes. It falls if more money goes on paying even at sixteen times the usual spend, which it does where "
        "customers who are better served buy much more or much longer; if the usual spend does not pay either; or if "
        "a hotel's guests reward more service no more than a plumber's customers do. The trades differ in what they "
        "weigh, in margins and in how often customers come, none of which was set for this."
    ),
    topic="Money and returns",
    question=(
        "A hotel and a plumber each have a thousand more to spend on service. Where does it do more, and what would "
        "you have to know of their customers to say so?"
    ),
)

if __name__ == "__main__":
    from loyalty_sim.cli.claims import show_claim

    show_claim(CLAIM)

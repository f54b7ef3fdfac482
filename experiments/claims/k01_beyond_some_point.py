"""K01 - Is there a point beyond which more satisfaction no longer pays?"""

from loyalty_sim.validation.claims import Claim, Dial, Part, Search, Source


def everything(level: float) -> tuple[str, ...]:
    """All that makes service better, at so many times the usual spend."""
    return tuple(f"firm.levers.{lever}={level}" for lever in ("climate", "training", "staffing", "process"))


CLAIM = Claim(
    id="K01",
    title="Beyond some point more satisfaction no longer pays",
    sentence=(
        "Making satisfied customers still more satisfied stops raising revenue and margin at some point, and how soon "
        "depends on what customers of the trade care about."
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
    arms={"poor": everything(0.25), "usual": everything(1), "high": everything(4), "highest": everything(16)},
    parts=(
        Part(
            says="the last step still raises satisfaction by at least half a point",
            effect={"highest": 1, "high": -1},
            measure="satisfaction",
            above=0.5,
            unit="points of 100",
        ),
        Part(
            says="from poor to usual, each point of satisfaction raises yearly revenue per customer by more than 0.5",
            effect={"usual": 1, "poor": -1},
            measure="revenue_per_customer@105-156",
            per={"usual": 1, "poor": -1},
            per_measure="satisfaction",
            above=0.5,
            unit="money a year per point",
        ),
        Part(
            says="on the last step, a point of satisfaction raises yearly revenue per customer by less than 0.5",
            effect={"highest": 1, "high": -1},
            measure="revenue_per_customer@105-156",
            per={"highest": 1, "high": -1},
            per_measure="satisfaction",
            below=0.5,
            unit="money a year per point",
        ),
    ),
    search=Search(
        trades=("bank", "plumber", "hotel"),
        dials=(
            Dial("theory.spend.delight", "extra share of wallet of the delighted", (0.0, 0.2)),
            Dial("theory.quality.attractive", "how much excess on charm counts", (0.0, 0.5)),
        ),
    ),
    weeks=156,
    caution="Revenue per customer only; what satisfaction does for customer numbers is tested in K04, K05 and K41.",
)

if __name__ == "__main__":
    from loyalty_sim.cli.claims import show_claim

    show_claim(CLAIM)

"""K34 - Does treating customers as individuals pay?"""

from loyalty_sim.validation.claims import Claim, Dial, Part, Search, Source

CLAIM = Claim(
    id="K34",
    title="Treating customers as individuals pays",
    sentence="Knowing customers, and a few thank-you notes, pay for themselves.",
    mechanisms=("C13",),
    support=(
        Source("Palmatier et al. 2009 J Mktg 73(5):1", "gratitude mediates what relationship marketing returns"),
        Source("Gwinner, Gremler & Bitner 1998 JAMS 26:101", "confidence and personal benefits of relations"),
    ),
    against=(Source("Aguirre et al. 2015 J Retailing 91:34", "personalisation without trust puts customers off"),),
    arms={
        "usual": (),
        "personalisation": ("firm.levers.personalisation=1",),
        "thanks": ("firm.levers.thanks=1",),
    },
    parts=(
        Part(
            says="personalisation returns more than it costs",
            effect={"personalisation": 1, "usual": -1},
            measure="gross_return",
            above=1,
            per={"personalisation": 1, "usual": -1},
            per_measure="spend",
            unit="money per unit spent",
        ),
        Part(
            says="thank-you notes return more than they cost, their own handling included",
            effect={"thanks": 1, "usual": -1},
            measure="gross_return",
            above=1,
            per={"thanks": 1, "usual": -1},
            per_measure="spend",
            unit="money per unit spent",
        ),
        Part(
            says="and both together raise satisfaction by at least half a point",
            effect={"personalisation": 1, "thanks": 1, "usual": -2},
            measure="satisfaction",
            above=0.5,
            unit="points of 100",
        ),
    ),
    search=Search(
        trades=("bank", "hotel", "plumber"),
        dials=(
            Dial("theory.individual.worth", "empathy worth of being wholly known", (0.1, 0.5)),
            Dial("theory.individual.thanks", "worth of a thank-you", (0.005, 0.03)),
        ),
    ),
    weeks=208,
)

if __name__ == "__main__":
    from loyalty_sim.cli.claims import show_claim

    show_claim(CLAIM)

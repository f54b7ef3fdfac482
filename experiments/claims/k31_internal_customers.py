"""K31 - Does serving internal customers well create external value?"""

from loyalty_sim.validation.claims import Claim, Dial, Part, Search, Source

CLAIM = Claim(
    id="K31",
    title="Internal service creates external value",
    sentence=("Support functions that treat staff as customers make paying customers more satisfied, and it pays."),
    mechanisms=("E5i",),
    support=(Source("Ehrhart et al. 2011 J Appl Psych 96:423", "internal service is what lets climate work"),),
    arms={
        "usual": (),
        "internal service": ("firm.levers.internal_service=1",),
    },
    parts=(
        Part(
            says="satisfaction is higher by at least 0.3 points",
            effect={"internal service": 1, "usual": -1},
            measure="satisfaction",
            above=0.3,
            unit="points of 100",
        ),
        Part(
            says="and each unit spent returns more than it costs",
            effect={"internal service": 1, "usual": -1},
            measure="gross_return",
            above=1,
            per={"internal service": 1, "usual": -1},
            per_measure="spend",
            unit="per unit of money spent",
        ),
    ),
    search=Search(
        trades=("bank", "hotel", "hospital"),
        dials=(
            Dial(
                "theory.internal_service.by_help",
                "being able gained by fast and easy help",
                (0.05, 0.35),
                (
                    "help from the back office hardly matters to the front line",
                    "help from the back office matters much to the front line",
                ),
            ),
            Dial(
                "trade.usual.internal_service",
                "cost of reference internal service",
                (0.05, 0.2),
                ("internal service is cheap", "internal service is dear"),
            ),
        ),
    ),
    weeks=208,
    otherwise=(
        "Yes. Help from the back office lifts climate and what the front line can do, each a little; the money may "
        "well be more than customers return for it."
    ),
    topic="People who serve",
    question="Who serves those who serve you? How would a customer feel it if they stopped?",
)

if __name__ == "__main__":
    from loyalty_sim.cli.claims import show_claim

    show_claim(CLAIM)

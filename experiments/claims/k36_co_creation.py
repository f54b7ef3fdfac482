"""K36 - Are customers who help shape the product the most satisfied?"""

from loyalty_sim.validation.claims import Claim, Dial, Part, Search, Source

CLAIM = Claim(
    id="K36",
    title="Customers who help shape the product",
    sentence="Where customers' input is used in the product, customers are more satisfied and more loyal.",
    mechanisms=("C14",),
    support=(
        Source(
            "Bendapudi & Leone 2003 J Mktg 67(1):14",
            "participation raises satisfaction, but blame and credit shift",
        ),
        Source("Franke, Keinz & Steger 2009 J Mktg 73(5):103", "self-designed products are valued more"),
    ),
    arms={
        "new products": ("firm.levers.innovation=2", "firm.levers.listening=2"),
        "new products, input unused": (
            "firm.levers.innovation=2",
            "firm.levers.listening=2",
            "theory.co_creation.on=false",
        ),
    },
    parts=(
        Part(
            says="satisfaction is higher by at least 0.3 points when input is used",
            effect={"new products": 1, "new products, input unused": -1},
            measure="satisfaction",
            above=0.3,
            unit="points of 100",
        ),
        Part(
            says="and loyalty by at least half a point",
            effect={"new products": 1, "new products, input unused": -1},
            measure="loyalty",
            above=0.5,
            unit="points of 100",
        ),
    ),
    search=Search(
        trades=("bank", "software", "hotel"),
        dials=(
            Dial("theory.co_creation.use", "chance that input is used", (0.1, 0.5)),
            Dial("theory.being_asked.rate", "how often customers are asked", (0.04, 0.15)),
        ),
    ),
    weeks=156,
    caution=(
        "The model does not mark who contributed, so that contributors cannot be set against the others; the test "
        "is of the firm's mean."
    ),
)

if __name__ == "__main__":
    from loyalty_sim.cli.claims import show_claim

    show_claim(CLAIM)

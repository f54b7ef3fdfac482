"""K36 - Are customers who help shape the product the most satisfied?"""

from loyalty_sim.validation.claims import Claim, Dial, Earlier, Part, Search, Source

CLAIM = Claim(
    id="K36",
    title="Customers who help shape the product",
    sentence="Customers who help shape the product are the most satisfied ones.",
    mechanisms=("C14",),
    support=(
        Source(
            "Bendapudi & Leone 2003 J Mktg 67(1):14",
            "participation raises satisfaction, but blame and credit shift",
        ),
        Source("Franke, Keinz & Steger 2009 J Mktg 73(5):103", "self-designed products are valued more"),
    ),
    arms={"new products": ("firm.levers.innovation=2", "firm.levers.listening=2")},
    parts=(
        Part(
            says=(
                "customers whose answers shaped the product in the last year are more satisfied at its end than all "
                "others, by at least one point"
            ),
            effect={"new products": 1},
            measure="contributors_satisfaction less others_satisfaction",
            above=1,
            unit="points of 100",
        ),
    ),
    search=Search(
        trades=("bank", "software", "hotel"),
        dials=(
            Dial(
                "theory.co_creation.use",
                "chance that input is used",
                (0.1, 0.5),
                ("input is seldom used", "input is often used"),
            ),
            Dial(
                "theory.being_asked.rate",
                "how often customers are asked",
                (0.04, 0.15),
                ("few customers are asked", "many customers are asked"),
            ),
        ),
    ),
    weeks=156,
    caution=(
        "Both are those who were customers a year before and still are. Who answers surveys believes more in "
        "speaking up, so that contributors may have been more satisfied to begin with; the sentence does not ask why "
        "they are."
    ),
    earlier=Earlier(
        "holds when",
        "It set the mean of all customers of a firm that uses input against that of the same firm with the mechanism "
        "off, which asks for the effect of a setting. The sentence is about those who contribute, and they are now "
        "found.",
    ),
    otherwise=(
        "In part. Who is asked is drawn by lot and whose input is used gains, which is put in; but being asked "
        "without seeing anything follow costs, people who answer differ from those who do not, and the gain fades "
        "with later visits. One point is asked for."
    ),
    topic="Offer and promise",
    question=(
        "Customers who help are the most satisfied. Because they help, or is it the satisfied who help? How would "
        "you tell?"
    ),
)

if __name__ == "__main__":
    from loyalty_sim.cli.claims import show_claim

    show_claim(CLAIM)

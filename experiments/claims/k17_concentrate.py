"""K17 - Does concentrating beat spreading?"""

from loyalty_sim.validation.claims import Claim, Dial, Earlier, Part, Search, Source

PAIRS = dict.fromkeys(("climate and process", "training and ease", "cover and personalisation"), 1 / 3)

CLAIM = Claim(
    id="K17",
    title="Concentrate on two or three drivers",
    sentence="Putting money into two or three drivers brings more than spreading the same money over many.",
    mechanisms=("F3",),
    support=(Source("Kaplan & Norton 1996, The Balanced Scorecard", "few measures that matter"),),
    arms={
        "usual": (),
        "climate and process": ("firm.levers.climate=1.9", "firm.levers.process=1.72"),
        "training and ease": ("firm.levers.training=2.8", "firm.levers.access=1.5"),
        "cover and personalisation": ("firm.levers.staffing=1.72", "firm.levers.personalisation=1.5"),
        "all six": (
            "firm.levers.climate=1.3",
            "firm.levers.process=1.24",
            "firm.levers.training=1.6",
            "firm.levers.access=0.5",
            "firm.levers.staffing=1.24",
            "firm.levers.personalisation=0.5",
        ),
    },
    parts=(
        Part(
            says=(
                "a unit of money in two of six drivers (mean of three pairs that make up the six) returns at least 0.1 "
                "more than one spread over all six"
            ),
            effect=PAIRS | {"usual": -1},
            measure="gross_return",
            above=0.1,
            per=PAIRS | {"usual": -1},
            per_measure="spend",
            than={"all six": 1, "usual": -1},
            than_per={"all six": 1, "usual": -1},
            unit="per unit of money spent",
        ),
    ),
    search=Search(
        trades=("bank", "airline", "hotel"),
        dials=(
            Dial(
                "theory.focus.dilution",
                "how far initiatives dilute each other",
                (0.2, 1.0),
                ("initiatives hardly get in each other's way", "initiatives share out attention"),
            ),
            Dial(
                "firm.policy.commitment",
                "leadership commitment",
                (0.3, 0.8),
                ("the top is half-hearted", "the top is committed"),
            ),
        ),
    ),
    weeks=156,
    seeds=32,
    caution=(
        "Extra money is 0.36 per customer and week in every arm, half of it on each of two drivers or a sixth on "
        "each of six. Which two is not chosen by what works: every driver is in one of the pairs, so that "
        "concentration is tested and not foresight."
    ),
    earlier=Earlier(
        "fails",
        "It asked for more profit in one part and a higher return in another, and set two pairs of its own choice "
        "against eleven levers, most of which were in neither pair: which drivers were good decided as much as how "
        "many.",
    ),
    otherwise=(
        "Yes. Two forces pull apart: initiatives dilute each other beyond three, and the first unit of money in a "
        "driver buys more than the next. With little dilution spreading wins, with much focus does; drivers that "
        "complement each other also speak for spreading."
    ),
    topic="Leading change",
    question=(
        "Six good ideas and money for two, or a third of the money for each? What would have to be true for the "
        "other answer?"
    ),
)

if __name__ == "__main__":
    from loyalty_sim.cli.claims import show_claim

    show_claim(CLAIM)

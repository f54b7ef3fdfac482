"""K24 - Does a service culture come in stages, and slowly?"""

from loyalty_sim.validation.claims import Claim, Dial, Part, Search, Source

CLAIM = Claim(
    id="K24",
    title="Culture comes in stages and takes long",
    sentence=("A service culture is acquired in stages, information, attitude, behaviour, culture, and takes years."),
    mechanisms=("E4",),
    support=(
        Source(
            "Kraiger, Ford & Salas 1993 J Appl Psych 78:311",
            "knowing, doing and caring are separate outcomes of learning",
        ),
    ),
    arms={
        "usual": (),
        "programme": (
            "firm.levers.training=2",
            "firm.levers.climate=2",
            "firm.levers.champion=2",
            "firm.levers.recognition=2",
            "firm.levers.listening=2",
        ),
    },
    parts=(
        Part(
            says="information reaches at least 60 % of its later rise within the first half-year",
            effect={"programme": 1, "usual": -1},
            measure="information@14-26",
            above=0.6,
            per={"programme": 1, "usual": -1},
            per_measure="information@209-260",
            unit="of the rise in year 5",
        ),
        Part(
            says="behaviour has reached less than half of its rise by then",
            effect={"programme": 1, "usual": -1},
            measure="behaviour@14-26",
            below=0.5,
            per={"programme": 1, "usual": -1},
            per_measure="behaviour@209-260",
            unit="of the rise in year 5",
        ),
        Part(
            says="culture has reached less than half of its rise at the end of the first year",
            effect={"programme": 1, "usual": -1},
            measure="culture@40-52",
            below=0.5,
            per={"programme": 1, "usual": -1},
            per_measure="culture@209-260",
            unit="of the rise in year 5",
        ),
        Part(
            says="and culture does rise in the end, by at least 0.05",
            effect={"programme": 1, "usual": -1},
            measure="culture@209-260",
            above=0.05,
            unit="of 1",
        ),
    ),
    search=Search(
        trades=("bank", "call_centre", "hospital"),
        dials=(
            Dial(
                "theory.acculturation.contagion",
                "weight of colleagues",
                (0.1, 0.6),
                ("staff go their own way", "staff do as their colleagues do"),
            ),
            Dial(
                "theory.turnover.base",
                "yearly turnover of staff",
                (0.1, 0.5),
                ("few of the staff leave", "half of the staff leave in a year"),
            ),
        ),
    ),
    weeks=260,
    caution=(
        "The four stages and their time constants are assumptions; the test asks whether turnover, contagion and "
        "gates leave them visible."
    ),
    otherwise=(
        "In part. The four stages and their times are assumptions; turnover, colleagues and gates between the stages "
        "may blur them. Culture may come as fast as information where staff stay and pull each other along, or never "
        "rise where they leave too fast."
    ),
    topic="People who serve",
    question="What would you look at after half a year to know that a culture is growing, before any customer notices?",
)

if __name__ == "__main__":
    from loyalty_sim.cli.claims import show_claim

    show_claim(CLAIM)

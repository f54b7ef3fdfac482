"""K12 - Does dissatisfaction also cost the customers never referred?"""

from loyalty_sim.validation.claims import Claim, Dial, Part, Search, Source

CLAIM = Claim(
    id="K12",
    title="Dissatisfaction costs the customers never referred",
    sentence=(
        "Worse service loses not only those who meet it but also newcomers who would have come by recommendation."
    ),
    mechanisms=("W3",),
    support=(
        Source(
            "Hogan, Lemon & Libai 2003 J Serv Res 5:196",
            "a lost customer also costs the talk that would have come",
        ),
        Source("Villanueva, Yoo & Hanssens 2008 J Mktg Res 45:48", "customers won by talk bring others"),
    ),
    arms={
        "usual": (),
        "worse": ("firm.levers.process=0.3", "firm.levers.climate=0.3", "firm.levers.training=0.3"),
        "usual, nobody talks": ("theory.word_of_mouth.on=false", "theory.reviews.on=false"),
        "worse, nobody talks": (
            "firm.levers.process=0.3",
            "firm.levers.climate=0.3",
            "firm.levers.training=0.3",
            "theory.word_of_mouth.on=false",
            "theory.reviews.on=false",
        ),
    },
    parts=(
        Part(
            says="worse service wins fewer newcomers, by at least 2 % of the usual number",
            effect={"worse": 1, "usual": -1},
            measure="joined@53-156",
            below=-0.02,
            per={"usual": 1},
            unit="share of newcomers",
        ),
        Part(
            says="and talk makes that loss larger by at least 2 % of the usual number",
            effect={"worse": 1, "usual": -1, "worse, nobody talks": -1, "usual, nobody talks": 1},
            measure="joined@53-156",
            below=-0.02,
            per={"usual": 1},
            unit="share of newcomers",
        ),
    ),
    search=Search(
        trades=("bank", "airline", "plumber"),
        dials=(
            Dial("theory.advice.sway", "utility of the best advice", (0.9, 3.6)),
            Dial("network.degree", "people one talks to", (4, 8)),
        ),
    ),
    weeks=156,
)

if __name__ == "__main__":
    from loyalty_sim.cli.claims import show_claim

    show_claim(CLAIM)

"""K13 - Does measuring satisfaction improve anything by itself?"""

from loyalty_sim.validation.claims import Claim, Dial, Part, Search, Source

CLAIM = Claim(
    id="K13",
    title="Measuring satisfaction improves nothing by itself",
    sentence=(
        "Asking customers changes nothing for the better unless something follows, and asking without acting "
        "drives customers away."
    ),
    mechanisms=("C12", "F5"),
    support=(Source("Ofir & Simonson 2001 J Mktg Res 38:170", "expecting to be asked makes judgements worse"),),
    against=(
        Source(
            "Dholakia & Morwitz 2002 J Consum Res 29:159",
            "being asked alone raised purchases and retention for a year",
        ),
    ),
    arms={
        "usual": (),
        "ask": ("firm.levers.listening=2",),
        "ask and act": ("firm.levers.listening=2", "firm.levers.root_cause=2"),
    },
    parts=(
        Part(
            says="asking alone raises satisfaction by less than 0.3 points",
            effect={"ask": 1, "usual": -1},
            measure="satisfaction",
            below=0.3,
            unit="points of 100",
        ),
        Part(
            says="asking without acting loses at least 0.1 % more of the customers a year",
            effect={"ask": 1, "usual": -1},
            measure="loss_rate@27-156",
            above=0.1,
            unit="% of customers a year",
        ),
        Part(
            says="asking and acting raises satisfaction by at least 0.5 points above asking alone",
            effect={"ask and act": 1, "ask": -1},
            measure="satisfaction",
            above=0.5,
            unit="points of 100",
        ),
    ),
    search=Search(
        trades=("bank", "airline", "hotel"),
        dials=(
            Dial(
                "theory.being_asked.let_down",
                "satisfaction lost by who sees nothing follow",
                (0.005, 0.05),
                ("customers hardly mind if nothing follows", "customers mind much if nothing follows"),
            ),
            Dial(
                "theory.being_asked.rate",
                "how often people are asked",
                (0.02, 0.1),
                ("few customers are asked", "many customers are asked"),
            ),
        ),
    ),
    weeks=156,
    otherwise=(
        "Yes. Being asked can please (whoever sees something follow feels heard) or let down, and complaints that a "
        "survey finds can be put right. Which weighs more depends on how many see something follow; asking alone "
        "could gain or lose."
    ),
    topic="Measuring",
    question="Your firm asks its customers every quarter. What has changed because of it, and what would they say has?",
)

if __name__ == "__main__":
    from loyalty_sim.cli.claims import show_claim

    show_claim(CLAIM)

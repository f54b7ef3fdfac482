"""K12 - Does dissatisfaction also cost the customers never referred?"""

from loyalty_sim.validation.claims import Claim, Dial, Earlier, Part, Search, Source

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
    },
    parts=(
        Part(
            says="worse service wins fewer newcomers, by at least 2 % of the usual number",
            effect={"worse": 1, "usual": -1},
            measure="sum:joined@53-156",
            below=-0.02,
            per={"usual": 1},
            unit="of newcomers",
        ),
        Part(
            says="fewer of them come on advice, by at least 2 % of the usual number of newcomers",
            effect={"worse": 1, "usual": -1},
            measure="sum:referred@53-156",
            below=-0.02,
            per={"usual": 1},
            per_measure="sum:joined@53-156",
            unit="of newcomers",
        ),
    ),
    search=Search(
        trades=("bank", "airline", "plumber"),
        dials=(
            Dial(
                "theory.advice.sway",
                "utility of the best advice",
                (0.9, 3.6),
                ("advice moves people little", "advice moves people much"),
            ),
            Dial(
                "network.degree",
                "people one talks to",
                (4, 8),
                ("people talk to few others", "people talk to many others"),
            ),
        ),
    ),
    weeks=156,
    caution=(
        "Newcomers on advice are those of all newcomers who had heeded good advice about the firm they chose; whether "
        "some of them would have come without it is not asked."
    ),
    earlier=Earlier(
        "holds",
        "It took the loss by talk to be what differs between a market with talk and one in which nobody talks. That "
        "part (14 % of newcomers) came out larger than the whole (11 %), since without talk newcomers are drawn by "
        "other things. Now those who come on advice are counted among those who come.",
    ),
    otherwise=(
        "Yes. Newcomers may come for price, nearness or presence in mind and hardly on advice; and bad talk is "
        "resisted by those who would have come anyway. Then worse service loses few newcomers, and hardly any who "
        "were to be referred."
    ),
    topic="Complaints and talk",
    question="How would you count customers who never came?",
)

if __name__ == "__main__":
    from loyalty_sim.cli.claims import show_claim

    show_claim(CLAIM)

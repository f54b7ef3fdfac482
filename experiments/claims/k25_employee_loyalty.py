"""K25 - Can customers be kept without keeping employees?"""

from loyalty_sim.validation.claims import Claim, Dial, Part, Search, Source

CLAIM = Claim(
    id="K25",
    title="No loyal customers without loyal employees",
    sentence=(
        "Customers cannot be kept where employees do not stay, and people stay where customers get superior value."
    ),
    mechanisms=("E6", "E9"),
    support=(
        Source("Heskett, Sasser & Schlesinger 1997, The Service Profit Chain", "loyal employees, loyal customers"),
        Source("Harter, Schmidt & Hayes 2002 J Appl Psych 87:268", "unit engagement and customer satisfaction: .33"),
    ),
    against=(
        Source(
            "Silvestro & Cross 2000 Int J Serv Ind Manag 11:244",
            "no or negative link of employee and customer loyalty in a grocery chain",
        ),
    ),
    arms={
        "staff stay": ("firm.own.theory.turnover.base=0.08",),
        "staff leave": ("firm.own.theory.turnover.base=0.6",),
        "usual": (),
        "superior value": ("firm.levers.process=5",),
    },
    parts=(
        Part(
            says="where staff leave, customers' loyalty is lower by at least one point",
            effect={"staff leave": 1, "staff stay": -1},
            measure="loyalty",
            below=-1,
            unit="points of 100",
        ),
        Part(
            says="and at least half a per cent more customers are lost a year",
            effect={"staff leave": 1, "staff stay": -1},
            measure="loss_rate",
            above=0.5,
            unit="% of customers a year",
        ),
        Part(
            says="where processes give superior value, at least 0.3 % fewer of the staff leave a year",
            effect={"superior value": 1, "usual": -1},
            measure="turnover",
            below=-0.3,
            unit="% of staff a year",
        ),
    ),
    search=Search(
        trades=("bank", "hotel", "call_centre"),
        dials=(
            Dial("theory.pride.worth", "worth of satisfied customers to will", (0.1, 1.0)),
            Dial("theory.choice.bond_weight", "weight of the personal bond in choice", (0.5, 2.0)),
        ),
    ),
    weeks=156,
    customers=6000,
    caution=(
        "Turnover differs at our firm alone, after one opening, as if for a reason that customers do not see: no lever "
        "sets it by itself."
    ),
)

if __name__ == "__main__":
    from loyalty_sim.cli.claims import show_claim

    show_claim(CLAIM)

"""K25 - Can customers be kept without keeping employees?"""

from loyalty_sim.validation.claims import Claim, Dial, Earlier, Part, Search, Source

CLAIM = Claim(
    id="K25",
    title="No loyal customers without loyal employees",
    sentence=(
        "Customers cannot be kept where employees do not stay, and the best people prefer firms that give superior "
        "value."
    ),
    mechanisms=("E6",),
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
            says=(
                "where processes give superior value, those who came and stayed are better by at least a tenth of the "
                "spread between people"
            ),
            effect={"superior value": 1, "usual": -1},
            measure="newcomers_score",
            above=0.1,
            unit="spreads between people",
        ),
    ),
    search=Search(
        trades=("bank", "hotel", "call_centre"),
        dials=(
            Dial(
                "theory.pride.worth",
                "worth of satisfied customers to will",
                (0.1, 1.0),
                ("satisfied customers mean little to staff", "satisfied customers mean much to staff"),
            ),
            Dial(
                "theory.choice.bond_weight",
                "weight of the personal bond in choice",
                (0.5, 2.0),
                ("customers are hardly tied to one person", "customers are closely tied to one person"),
            ),
        ),
    ),
    weeks=156,
    customers=6000,
    caution=(
        "Turnover differs at our firm alone, after one opening, as if for a reason that customers do not see: no lever "
        "sets it by itself. Better people are those who lastingly see more in their work, as they are when hired."
    ),
    earlier=Earlier(
        "fails",
        "Turnover differed in the whole market and before its opening, to which everything is then anchored, so that "
        "hardly anything could come of it. Now our firm alone loses staff, after an opening common to both. And it "
        "asked whether fewer leave, where the sentence says that the best prefer to come.",
    ),
    seeds=32,
    otherwise=(
        "Yes. Newcomers learn, positions are filled within weeks, and few customers are bonded to one person; then a "
        "firm that loses half of its staff a year may lose hardly a customer more. And people may prefer a firm for "
        "its pay alone."
    ),
    topic="People who serve",
    question="Half of the staff leave every year. Who notices first: the customers, the till or the colleagues?",
)

if __name__ == "__main__":
    from loyalty_sim.cli.claims import show_claim

    show_claim(CLAIM)

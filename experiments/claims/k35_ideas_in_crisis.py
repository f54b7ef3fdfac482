"""K35 - Do employees' ideas renew the service, above all in a crisis?"""

from loyalty_sim.validation.claims import Claim, Dial, Part, Search, Source

CLAIM = Claim(
    id="K35",
    title="Ideas from employees renew the service, above all in a crisis",
    sentence=(
        "Ideas from employees, and staff who know the customer's life, improve the service, and in a crisis more "
        "than ever."
    ),
    mechanisms=("E12", "E13", "F9"),
    support=(Source("Baer 2012 Acad Mgmt J 55:1102", "ideas need support to be put into practice"),),
    arms={
        "usual": (),
        "ideas": ("firm.levers.ideas=2", "firm.levers.champion=2"),
        "crisis": ("shocks.disaster.size=0.5", "shocks.disaster.week=105", "shocks.disaster.weeks=13"),
        "crisis, ideas": (
            "shocks.disaster.size=0.5",
            "shocks.disaster.week=105",
            "shocks.disaster.weeks=13",
            "firm.levers.ideas=2",
            "firm.levers.champion=2",
        ),
    },
    parts=(
        Part(
            says=("in ordinary times ideas and customer empathy raise satisfaction by at least half a point"),
            effect={"ideas": 1, "usual": -1},
            measure="satisfaction@105-156",
            above=0.5,
            unit="points of 100",
        ),
        Part(
            says="in a crisis they are worth at least 0.3 points more",
            effect={"crisis, ideas": 1, "crisis": -1, "ideas": -1, "usual": 1},
            measure="satisfaction@105-156",
            above=0.3,
            unit="points of 100",
        ),
    ),
    search=Search(
        trades=("bank", "hospital", "airline"),
        dials=(
            Dial("theory.ideas.crisis", "part of a shock that improvement takes away", (0.2, 0.8)),
            Dial("firm.levers.climate", "climate, times the usual", (0.3, 2.0)),
        ),
    ),
    weeks=156,
)

if __name__ == "__main__":
    from loyalty_sim.cli.claims import show_claim

    show_claim(CLAIM)

"""K35 - Do employees' ideas renew the service, above all in a crisis?"""

from loyalty_sim.validation.claims import Claim, Dial, Earlier, Part, Search, Source

IDEAS, LIFE = "firm.levers.ideas=2", "firm.levers.champion=2"
CRISIS = ("shocks.disaster.size=0.5", "shocks.disaster.week=105", "shocks.disaster.weeks=13")

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
        "ideas": (IDEAS,),
        "customer's life": (LIFE,),
        "only told": (LIFE, "firm.own.theory.orientation.onboarding=0"),
        "both": (IDEAS, LIFE),
        "crisis": CRISIS,
        "crisis, both": (*CRISIS, IDEAS, LIFE),
    },
    parts=(
        Part(
            says="ideas of employees raise satisfaction by at least half a point in the third year",
            effect={"ideas": 1, "usual": -1},
            measure="satisfaction@105-156",
            above=0.5,
            unit="points of 100",
        ),
        Part(
            says=(
                "a customer champion raises it by at least half a point more if staff live the customer's day than if "
                "they are only told of it"
            ),
            effect={"customer's life": 1, "only told": -1},
            measure="satisfaction@105-156",
            above=0.5,
            unit="points of 100",
        ),
        Part(
            says="in a crisis both are worth at least 0.3 points more than in ordinary times",
            effect={"crisis, both": 1, "crisis": -1, "both": -1, "usual": 1},
            measure="satisfaction@105-156",
            above=0.3,
            unit="points of 100",
        ),
    ),
    search=Search(
        trades=("bank", "hospital", "airline"),
        dials=(
            Dial(
                "theory.ideas.crisis",
                "part of a shock that improvement takes away",
                (0.2, 0.8),
                ("ideas help little against a shock", "ideas take away most of a shock"),
            ),
            Dial("firm.levers.climate", "climate, times the usual", (0.3, 2.0), ("climate is poor", "climate is good")),
        ),
    ),
    weeks=156,
    seeds=32,
    earlier=Earlier(
        "holds",
        "It took ideas and knowing the customer's life together, so that one could have done all the work: without "
        "people orientation it held as before. The sentence names both.",
    ),
    otherwise=(
        "Yes. Ideas starve where will is low, and better orientation may be too small to be felt; in a crisis ideas "
        "take away part of the shock, but climate and will may fall so far that there are none."
    ),
    topic="People who serve",
    question="In a crisis everybody is busy. Why might it be the time to ask staff for ideas?",
)

if __name__ == "__main__":
    from loyalty_sim.cli.claims import show_claim

    show_claim(CLAIM)

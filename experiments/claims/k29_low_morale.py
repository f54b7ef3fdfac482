"""K29 - Do grave failures multiply where morale is low?"""

from loyalty_sim.validation.claims import Claim, Dial, Part, Search, Source

CLAIM = Claim(
    id="K29",
    title="Where morale is low, grave failures multiply",
    sentence="Where morale is low, grave failures are several times as frequent.",
    mechanisms=("E9", "E3"),
    support=(
        Source("Aiken et al. 2002 JAMA 288:1987", "failure to rescue rises 7 % with each further patient per nurse"),
        Source("Salyers et al. 2017 J Gen Intern Med 32:475", "burnout goes with lower safety and quality"),
    ),
    arms={
        "usual": (),
        "low morale": ("firm.levers.climate=0.1", "firm.levers.recognition=0"),
    },
    parts=(
        Part(
            says="core failures per encounter are at least twice as frequent",
            effect={"low morale": 1},
            measure="core_rate@53-104",
            above=2,
            per={"usual": 1},
            unit="times",
            claimed=4,
        ),
        Part(
            says="and not more than 6 times",
            effect={"low morale": 1},
            measure="core_rate@53-104",
            below=6,
            per={"usual": 1},
            unit="times",
        ),
    ),
    search=Search(
        trades=("hospital", "bank", "airline"),
        dials=(
            Dial(
                "theory.service_failures.morale",
                "rise of grave failures with lost will",
                (1.0, 6.0),
                ("lost will hardly shows in grave failures", "lost will shows much in grave failures"),
            ),
            Dial(
                "theory.failure.by_performance",
                "fall of failures with performance",
                (1.0, 4.0),
                ("poor work fails little more often", "poor work fails far more often"),
            ),
        ),
    ),
    trade="hospital",
    customers=8000,
    otherwise=(
        "In part. That lost will raises grave failures is put in, and its strength with an eye to practitioners' "
        "four times; but how far morale falls in a firm that neglects its people is not, nor how much else prevents "
        "failures."
    ),
    topic="People who serve",
    question="Why might a tired and discouraged ward make graver mistakes, and not only more of them?",
)

if __name__ == "__main__":
    from loyalty_sim.cli.claims import show_claim

    show_claim(CLAIM)

"""K14 - Do fast answers keep customers, and does root-cause repair keep problems from coming back?"""

from loyalty_sim.validation.claims import Claim, Dial, Part, Search, Source

CLAIM = Claim(
    id="K14",
    title="Answer fast, repair the cause",
    sentence=("Answering problems fast keeps customers; repairing root causes keeps problems from coming back."),
    mechanisms=("C10", "F5"),
    support=(
        Source("Knox & van Oest 2014 J Mktg 78(5):42", "recovery lowers the hazard of leaving"),
        Source(
            "TARP complaint studies",
            "serious loss: 82 % buy again after a quick solution, 19 % after none (reported)",
        ),
    ),
    arms={
        "usual": (),
        "slow": ("firm.levers.recovery=0.3",),
        "fast": ("firm.levers.recovery=4",),
        "repair": ("firm.levers.root_cause=1",),
    },
    parts=(
        Part(
            says="fast instead of slow answers lose at least 0.2 % fewer customers a year",
            effect={"fast": 1, "slow": -1},
            measure="loss_rate",
            below=-0.2,
            unit="% of customers a year",
        ),
        Part(
            says="root-cause repair removes at least a tenth of the failures",
            effect={"repair": 1, "usual": -1},
            measure="failure_rate@53-156",
            below=-0.1,
            per={"usual": 1},
            unit="share of failures",
        ),
    ),
    search=Search(
        trades=("bank", "airline", "internet"),
        dials=(
            Dial(
                "theory.failure.usual",
                "failures per encounter",
                (0.01, 0.06),
                ("service seldom fails", "service often fails"),
            ),
            Dial(
                "theory.complaint.by_severity",
                "rise of complaining with severity",
                (0.15, 0.6),
                ("even the gravely harmed seldom complain", "the gravely harmed mostly complain"),
            ),
        ),
    ),
    weeks=156,
    caution=(
        "Days within a week come from the load of the desk by a formula for queues; cases are not worked one by one."
    ),
    otherwise=(
        "Yes. Speed helps only those who complain, a minority of those harmed; if most harm is never voiced, fast "
        "answers keep few. Repair works on causes that were voiced, so that it starves where nobody speaks."
    ),
    topic="Complaints and talk",
    question="You can halve the time to an answer or halve the causes of complaints. Which first?",
)

if __name__ == "__main__":
    from loyalty_sim.cli.claims import show_claim

    show_claim(CLAIM)

"""K21 - Does behaviour change only if all four conditions are met?"""

from loyalty_sim.validation.claims import Claim, Dial, Part, Search, Source

CLAIM = Claim(
    id="K21",
    title="Four conditions of change",
    sentence=(
        "People change what they do only if they know what and why, see what is in it for them, have the tools, "
        "and hear of progress."
    ),
    mechanisms=("E11", "E4"),
    support=(Source("Kotter 1995 Harv Bus Rev 73(2):59", "changes fail for want of vision, means or visible wins"),),
    arms={
        "usual": (),
        "all four": (
            "firm.levers.training=2",
            "firm.levers.climate=2",
            "firm.levers.champion=2",
            "firm.levers.recognition=2",
            "firm.levers.listening=2",
        ),
        "not told, no benefit": (
            "firm.levers.training=2",
            "firm.levers.climate=2",
            "firm.levers.champion=2",
            "firm.levers.listening=2",
        ),
        "no tools": (
            "firm.levers.training=2",
            "firm.levers.climate=0.1",
            "firm.levers.process=0.1",
            "firm.levers.champion=2",
            "firm.levers.recognition=2",
            "firm.levers.listening=2",
        ),
        "no progress": (
            "firm.levers.training=2",
            "firm.levers.climate=2",
            "firm.levers.champion=2",
            "firm.levers.recognition=2",
        ),
    },
    parts=(
        Part(
            says=("if nobody is told why or sees a benefit, behaviour changes by less than a quarter as much"),
            effect={"not told, no benefit": 1, "usual": -1},
            measure="behaviour@105-156",
            below=0.25,
            per={"all four": 1, "usual": -1},
            unit="of the change with all four",
        ),
        Part(
            says=("without the tools, behaviour of the service culture changes by less than a quarter as much"),
            effect={"no tools": 1, "usual": -1},
            measure="behaviour@105-156",
            below=0.25,
            per={"all four": 1, "usual": -1},
            unit="of the change with all four",
        ),
        Part(
            says=(
                "if nobody hears of progress, behaviour of the service culture changes by less than a quarter as much"
            ),
            effect={"no progress": 1, "usual": -1},
            measure="behaviour@105-156",
            below=0.25,
            per={"all four": 1, "usual": -1},
            unit="of the change with all four",
        ),
        Part(
            says="and with all four it changes by at least 0.1",
            effect={"all four": 1, "usual": -1},
            measure="behaviour@105-156",
            above=0.1,
            unit="of 1",
        ),
    ),
    search=Search(
        trades=("bank", "call_centre", "hospital"),
        dials=(
            Dial(
                "theory.change.enough",
                "level at which a condition no longer limits",
                (0.2, 0.6),
                ("a little of each condition is enough", "much of each condition is needed"),
            ),
            Dial(
                "theory.acculturation.contagion",
                "weight of colleagues",
                (0.1, 0.6),
                ("staff go their own way", "staff do as their colleagues do"),
            ),
        ),
    ),
    weeks=156,
    caution=(
        "One lever of the model, recognition and communication, both tells people why and shows them a benefit, so "
        "that these two of the four conditions cannot be taken away one by one."
    ),
    otherwise=(
        "Yes. Each condition limits only below a level that is 'enough', and usual firms may have enough of each "
        "without doing anything. Then taking one away costs little, and the claim fails for it."
    ),
    topic="Leading change",
    question=(
        "Think of a change that did not happen. Which of the four conditions was missing, and who could have "
        "supplied it?"
    ),
)

if __name__ == "__main__":
    from loyalty_sim.cli.claims import show_claim

    show_claim(CLAIM)

"""K19 - Do good intentions do anything?"""

from loyalty_sim.validation.claims import Claim, Dial, Part, Search, Source

CLAIM = Claim(
    id="K19",
    title="Good intentions do nothing, a plan does",
    sentence="The same money with good intentions achieves next to nothing; with a formal plan it does.",
    mechanisms=("F4",),
    support=(
        Source(
            "Gollwitzer & Sheeran 2006 Adv Exp Soc Psychol 38:69",
            "planning when, where and how: d = .65 on attainment",
        ),
    ),
    arms={
        "usual": (),
        "intentions": (
            "firm.levers.climate=2.5",
            "firm.levers.training=2.5",
            "firm.levers.process=2.5",
            "firm.policy.plan=0",
        ),
        "plan": ("firm.levers.climate=2.5", "firm.levers.training=2.5", "firm.levers.process=2.5"),
    },
    parts=(
        Part(
            says="with a plan satisfaction rises by at least one point",
            effect={"plan": 1, "usual": -1},
            measure="satisfaction",
            above=1,
            unit="points of 100",
        ),
        Part(
            says="with intentions less than a quarter of that comes about",
            effect={"intentions": 1, "usual": -1},
            measure="satisfaction",
            below=0.25,
            per={"plan": 1, "usual": -1},
            unit="of the gain with a plan",
        ),
    ),
    search=Search(
        trades=("bank", "airline", "hotel"),
        dials=(
            Dial(
                "theory.pace.informal",
                "part of extra spending that works without a plan",
                (0.1, 0.6),
                ("little gets done without a plan", "much gets done without a plan"),
            ),
            Dial(
                "firm.policy.commitment",
                "leadership commitment",
                (0.3, 0.8),
                ("the top is half-hearted", "the top is committed"),
            ),
        ),
    ),
    weeks=156,
    caution=(
        "How much works without a plan (0.3) is a judgement of the model, so the verdict largely restates it; the "
        "search varies it."
    ),
    otherwise=(
        "Hardly. How much works without a plan (0.3) is a judgement of the model that the verdict largely restates; "
        "it comes out otherwise where that part is larger, which the search tries, or where the programme does "
        "nothing even with a plan."
    ),
    topic="Leading change",
    question="What is in a plan that is not in an intention?",
)

if __name__ == "__main__":
    from loyalty_sim.cli.claims import show_claim

    show_claim(CLAIM)

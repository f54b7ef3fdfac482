"""K18 - Do small steps beat the big launch?"""

from loyalty_sim.validation.claims import Claim, Dial, Earlier, Part, Search, Source

CLAIM = Claim(
    id="K18",
    title="Small steps beat the big launch",
    sentence="Moving to better service in small steps earns more than launching everything at once.",
    mechanisms=("F4",),
    support=(Source("Weick 1984 Am Psychol 39:40", "small wins"),),
    against=(
        Source(
            "Romanelli & Tushman 1994 Acad Mgmt J 37:1141",
            "most transformations that succeeded were rapid and discontinuous",
        ),
    ),
    arms={
        "usual": (),
        "at once": (
            "firm.levers.climate=2.5",
            "firm.levers.training=2.5",
            "firm.levers.process=2.5",
            "firm.levers.staffing=2.5",
        ),
        "in steps": (
            "firm.levers.climate=2.714",
            "firm.levers.training=2.714",
            "firm.levers.process=2.714",
            "firm.levers.staffing=2.714",
            "firm.policy.ramp_weeks=52",
        ),
    },
    parts=(
        Part(
            says=(
                "over four years small steps earn at least 0.3 % of revenue more than the big launch of the same money"
            ),
            effect={"in steps": 1, "at once": -1},
            measure="cash",
            above=0.003,
            per={"usual": 1},
            per_measure="sum:revenue",
            unit="of revenue",
        ),
    ),
    search=Search(
        trades=("bank", "airline", "hospital"),
        dials=(
            Dial(
                "theory.pace.size",
                "disruption per budget moved at once",
                (0.1, 0.6),
                ("sudden change disturbs little", "sudden change disturbs much"),
            ),
            Dial(
                "theory.pace.most",
                "most that disruption takes",
                (0.3, 0.8),
                ("change costs a third of what staff can do at worst", "change can stop most of the work"),
            ),
        ),
    ),
    weeks=208,
    caution=(
        "Both spend the same money in four years: what the steps save in the first year raises their last level. "
        "Money is not discounted, so that nothing is won by spending it later. Daily crises, which crowd out big "
        "launches, are part of the mechanism: with pace and plan off they have nothing to crowd out."
    ),
    earlier=Earlier(
        "holds",
        "Profit was discounted, which favours whoever spends later, and a second part, on satisfaction, was not in "
        "the sentence. With steps at the level of the launch, small steps won by less spending even with pace and "
        "plan off.",
    ),
    otherwise=(
        "Yes. A launch works a year longer than steps do, which speaks for it; disruption and daily crises that "
        "crowd it out speak against. With pace and plan off only the first is left and the launch should win."
    ),
    topic="Leading change",
    question="When is it better to change everything at once?",
)

if __name__ == "__main__":
    from loyalty_sim.cli.claims import show_claim

    show_claim(CLAIM)

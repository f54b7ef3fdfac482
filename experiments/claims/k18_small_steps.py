"""K18 - Do small steps beat the big launch?"""

from loyalty_sim.validation.claims import Claim, Dial, Part, Search, Source

CLAIM = Claim(
    id="K18",
    title="Small steps beat the big launch",
    sentence="Moving to better service in small steps earns more than launching everything at once.",
    mechanisms=("F4", "F4c"),
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
            "firm.levers.climate=2.71",
            "firm.levers.training=2.71",
            "firm.levers.process=2.71",
            "firm.levers.staffing=2.71",
            "firm.policy.ramp_weeks=52",
        ),
    },
    parts=(
        Part(
            says="over four years small steps earn at least 0.3 % of revenue more than the big launch",
            effect={"in steps": 1, "at once": -1},
            measure="profit",
            above=0.003,
            per={"usual": 1},
            per_measure="revenue",
            unit="of revenue",
        ),
        Part(
            says="and satisfaction at the end is at most 0.3 points lower for it",
            effect={"in steps": 1, "at once": -1},
            measure="satisfaction",
            above=-0.3,
            unit="points of 100",
        ),
    ),
    search=Search(
        trades=("bank", "airline", "hospital"),
        dials=(
            Dial("theory.pace.size", "disruption per budget moved at once", (0.1, 0.6)),
            Dial("theory.pace.most", "most that disruption takes", (0.3, 0.8)),
        ),
    ),
    weeks=208,
    caution="Both spend the same money in four years: what the steps save in the first year raises their last level.",
)

if __name__ == "__main__":
    from loyalty_sim.cli.claims import show_claim

    show_claim(CLAIM)

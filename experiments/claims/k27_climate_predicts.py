"""K27 - Is service climate the best workplace predictor of satisfaction?"""

from loyalty_sim.validation.claims import Claim, Dial, Earlier, Part, Search, Source

OTHERS = {
    "ample time (low utilisation)": "link_climate less link_load",
    "filled positions": "link_climate less link_filled",
    "years in the job": "link_climate less link_tenure",
    "freedom from exhaustion": "link_climate plus link_exhaustion",
}
"""Other facts of the workplace, and the correlation with climate less that with each."""

CLAIM = Claim(
    id="K27",
    title="Climate is the best workplace predictor",
    sentence=(
        "Across branches, service climate (resources, equipment, competence) goes with customer satisfaction more "
        "closely than any other fact about the workplace."
    ),
    mechanisms=("E5",),
    support=(
        Source("Brown & Lam 2008 J Retailing 84:243", "employee and customer satisfaction: .16 observed"),
        Source("Hong, Liao, Hu & Jiang 2013 J Appl Psych 98:237", "service climate goes with customer satisfaction"),
    ),
    arms={
        "usual": (),
    },
    parts=(
        Part(
            says="over sites satisfaction goes with climate, with a correlation of at least 0.1",
            effect={"usual": 1},
            measure="link_climate",
            above=0.1,
            unit="correlation",
        ),
        *(
            Part(
                says=f"that correlation is higher than the one with {what}, by at least 0.02",
                effect={"usual": 1},
                measure=measure,
                above=0.02,
                unit="correlation",
            )
            for what, measure in OTHERS.items()
        ),
    ),
    search=Search(
        trades=("bank", "airline", "call_centre"),
        dials=(
            Dial(
                "theory.climate.leadership_sd",
                "spread of leadership between sites",
                (0.03, 0.1),
                ("leaders are much alike", "leaders differ from branch to branch"),
            ),
            Dial(
                "theory.process.site_sd",
                "spread of processes between sites",
                (0.05, 0.3),
                ("equipment is alike in all branches", "equipment differs from branch to branch"),
            ),
        ),
    ),
    customers=30000,
    seeds=10,
    earlier=Earlier(
        "fails",
        "It set climate against skill and processes, which the sentence counts as parts of climate: a whole can hardly "
        "beat its own parts. Now it is set against facts that are none: time, filled positions, years, exhaustion.",
    ),
    otherwise=(
        "Yes. Customers meet time, tired staff and vacancies as directly as climate; where branches differ more in "
        "these than in leadership, they go with satisfaction more closely. Correlations over branches are not put in "
        "anywhere."
    ),
    topic="People who serve",
    question="Two branches, same equipment, same pay. What could make one of them better liked?",
)

if __name__ == "__main__":
    from loyalty_sim.cli.claims import show_claim

    show_claim(CLAIM)

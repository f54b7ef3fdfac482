"""K27 - Is service climate the best workplace predictor of satisfaction?"""

from loyalty_sim.validation.claims import Claim, Dial, Part, Search, Source

CLAIM = Claim(
    id="K27",
    title="Climate is the best workplace predictor",
    sentence=(
        "Across branches, service climate goes with customer satisfaction more closely than any other fact about "
        "the workplace."
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
            says=(
                "the correlation over sites of satisfaction with climate is higher than that with skill, by at "
                "least 0.02"
            ),
            effect={"usual": 1},
            measure="link_climate less link_know",
            above=0.02,
            unit="correlation",
        ),
        Part(
            says=(
                "the correlation over sites of satisfaction with climate is higher than that with processes, by "
                "at least 0.02"
            ),
            effect={"usual": 1},
            measure="link_climate less link_process",
            above=0.02,
            unit="correlation",
        ),
        Part(
            says=(
                "the correlation over sites of satisfaction with climate is higher than that with ample time (low "
                "utilisation), by at least 0.02"
            ),
            effect={"usual": 1},
            measure="link_climate less link_load",
            above=0.02,
            unit="correlation",
        ),
        Part(
            says=(
                "the correlation over sites of satisfaction with climate is higher than that with freedom from "
                "exhaustion, by at least 0.02"
            ),
            effect={"usual": 1},
            measure="link_climate plus link_exhaustion",
            above=0.02,
            unit="correlation",
        ),
        Part(
            says="and it is at least 0.1",
            effect={"usual": 1},
            measure="link_climate",
            above=0.1,
            unit="correlation",
        ),
    ),
    search=Search(
        trades=("bank", "airline", "call_centre"),
        dials=(
            Dial("theory.climate.leadership_sd", "spread of leadership between sites", (0.03, 0.1)),
            Dial("theory.process.site_sd", "spread of processes between sites", (0.01, 0.08)),
        ),
    ),
    customers=30000,
    seeds=10,
)

if __name__ == "__main__":
    from loyalty_sim.cli.claims import show_claim

    show_claim(CLAIM)

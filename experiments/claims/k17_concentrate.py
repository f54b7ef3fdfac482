"""K17 - Does concentrating beat spreading?"""

from loyalty_sim.validation.claims import Claim, Dial, Part, Search, Source

CLAIM = Claim(
    id="K17",
    title="Concentrate on two or three drivers",
    sentence="Putting money into two or three drivers brings more than spreading the same over many.",
    mechanisms=("F3",),
    support=(Source("Kaplan & Norton 1996, The Balanced Scorecard", "few measures that matter"),),
    arms={
        "usual": (),
        "focus on climate and process": ("firm.levers.climate=4", "firm.levers.process=3.4"),
        "focus on skill and cover": ("firm.levers.training=7", "firm.levers.staffing=3.4"),
        "spread over eleven": (
            "firm.levers.climate=1.5",
            "firm.levers.process=1.5",
            "firm.levers.staffing=1.5",
            "firm.levers.training=2",
            "firm.levers.recovery=3",
            "firm.levers.promise=1.5",
            "firm.levers.recognition=1",
            "firm.levers.tangibles=1",
            "firm.levers.personalisation=1",
            "firm.levers.thanks=1",
            "firm.levers.innovation=1",
        ),
    },
    parts=(
        Part(
            says=(
                "a unit of money put into climate and process brings at least 0.1 more before spending than one spread"
            ),
            effect={"focus on climate and process": 1, "usual": -1},
            measure="gross_return",
            above=0.1,
            per={"focus on climate and process": 1, "usual": -1},
            per_measure="spend",
            unit="money per unit spent",
        ),
        Part(
            says=(
                "profit is higher by at least half a per cent of revenue with focus (mean of two choices of "
                "drivers) than spread"
            ),
            effect={"focus on climate and process": 0.5, "focus on skill and cover": 0.5, "spread over eleven": -1},
            measure="profit",
            above=0.005,
            per={"usual": 1},
            per_measure="revenue",
            unit="of revenue",
        ),
    ),
    search=Search(
        trades=("bank", "airline", "hotel"),
        dials=(
            Dial("theory.focus.dilution", "how far initiatives dilute each other", (0.2, 1.0)),
            Dial("firm.policy.commitment", "leadership commitment", (0.3, 0.8)),
        ),
    ),
    weeks=156,
)

if __name__ == "__main__":
    from loyalty_sim.cli.claims import show_claim

    show_claim(CLAIM)

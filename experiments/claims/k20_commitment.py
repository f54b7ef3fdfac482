"""K20 - Does the programme starve without commitment from the top?"""

from loyalty_sim.validation.claims import Claim, Dial, Part, Search, Source

CLAIM = Claim(
    id="K20",
    title="Without commitment from the top the programme starves",
    sentence="Without the commitment of top management a service programme loses most of its effect.",
    mechanisms=("F2",),
    support=(
        Source(
            "Hong, Liao, Hu & Jiang 2013 J Appl Psych 98:237",
            "leadership is a main antecedent of service climate",
        ),
    ),
    arms={
        "usual, no commitment": ("firm.policy.commitment=0",),
        "usual, committed": ("firm.policy.commitment=1",),
        "programme, no commitment": (
            "firm.levers.climate=2.5",
            "firm.levers.training=2.5",
            "firm.levers.process=2.5",
            "firm.policy.commitment=0",
        ),
        "programme, committed": (
            "firm.levers.climate=2.5",
            "firm.levers.training=2.5",
            "firm.levers.process=2.5",
            "firm.policy.commitment=1",
        ),
    },
    parts=(
        Part(
            says="with commitment the programme raises satisfaction by at least a point",
            effect={"programme, committed": 1, "usual, committed": -1},
            measure="satisfaction",
            above=1,
            unit="points of 100",
        ),
        Part(
            says="without it the programme brings less than half of that",
            effect={"programme, no commitment": 1, "usual, no commitment": -1},
            measure="satisfaction",
            below=0.5,
            per={"programme, committed": 1, "usual, committed": -1},
            unit="of the gain with commitment",
        ),
    ),
    search=Search(
        trades=("bank", "airline", "hospital"),
        dials=(
            Dial(
                "firm.patience",
                "weeks until levers that have not paid are cut; 0 never",
                (0, 52),
                ("budgets are never cut", "budgets that have not paid within a year are cut"),
            ),
            Dial(
                "theory.commitment.strength",
                "attention gained or lost",
                (0.3, 0.9),
                ("staff hardly look to the top", "everybody looks to the top"),
            ),
        ),
    ),
    weeks=156,
    otherwise=(
        "Yes. Commitment steers attention, patience and what is cut; money works in part without it. If staff do not "
        "look to the top, or nothing is cut, a programme without commitment may do nearly as well."
    ),
    topic="Leading change",
    question="By what would staff notice within a month that the top means it?",
)

if __name__ == "__main__":
    from loyalty_sim.cli.claims import show_claim

    show_claim(CLAIM)

"""K41 - Does climate return more and more at first, and service features less and less from the start?

Written anew before it was run. Now money buys capability in a straight line up to the whole of it at twice the usual
spend, for all three levers, so that whatever bends the curve is people and customers.
"""

from loyalty_sim.validation.claims import Claim, Dial, Earlier, Part, Search, Source

CLAIM = Claim(
    id="K41",
    title="Climate: increasing, then diminishing; features: diminishing from the start",
    sentence=(
        "Money in employee climate shows increasing returns first and diminishing ones later; money in service "
        "features shows diminishing returns from the start."
    ),
    mechanisms=("E1", "C3"),
    support=(
        Source("Rust, Zahorik & Keiningham 1995 J Mktg 59(2):58", "one can spend too much on quality"),
        Source(
            "Anderson & Mittal 2000 J Serv Res 3:107",
            "links from attribute to satisfaction to profit are asymmetric and bent",
        ),
    ),
    arms={
        "climate 0": ("firm.levers.climate=0",),
        "climate 0.5": ("firm.levers.climate=0.5",),
        "climate 1": ("firm.levers.climate=1",),
        "climate 1.5": ("firm.levers.climate=1.5",),
        "climate 2": ("firm.levers.climate=2",),
        "process 0": ("firm.levers.process=0",),
        "process 0.5": ("firm.levers.process=0.5",),
        "process 1": ("firm.levers.process=1",),
        "tangibles 0": ("firm.levers.tangibles=0",),
        "tangibles 0.5": ("firm.levers.tangibles=0.5",),
        "tangibles 1": ("firm.levers.tangibles=1",),
    },
    parts=(
        Part(
            says=("climate: the second half of today's spend returns at least 0.1 more per unit than the first half"),
            effect={"climate 0": 2, "climate 0.5": -4, "climate 1": 2},
            measure="gross_return",
            above=0.1,
            per={"climate 1": 1, "climate 0": -1},
            per_measure="spend",
            unit="per unit of money spent",
        ),
        Part(
            says=(
                "climate: the step from one and a half times to twice today's spend returns at least 0.1 less per unit "
                "than the half just below today's"
            ),
            effect={"climate 0.5": 2, "climate 1": -2, "climate 1.5": -2, "climate 2": 2},
            measure="gross_return",
            below=-0.1,
            per={"climate 1": 1, "climate 0": -1},
            per_measure="spend",
            unit="per unit of money spent",
        ),
        Part(
            says=(
                "features (processes and equipment): the second half of today's spend returns at least 0.1 less per "
                "unit than the first half"
            ),
            effect={"process 0": 2, "process 0.5": -4, "process 1": 2},
            measure="gross_return",
            below=-0.1,
            per={"process 1": 1, "process 0": -1},
            per_measure="spend",
            unit="per unit of money spent",
        ),
        Part(
            says=(
                "features (tangibles): the second half of the reference spend returns at least 0.1 less per unit than "
                "the first half"
            ),
            effect={"tangibles 0": 2, "tangibles 0.5": -4, "tangibles 1": 2},
            measure="gross_return",
            below=-0.1,
            per={"tangibles 1": 1, "tangibles 0": -1},
            per_measure="spend",
            unit="per unit of money spent",
        ),
    ),
    settings=(
        "theory.response.climate=linear",
        "theory.response.process=linear",
        "theory.response.tangibles=linear",
        "theory.response.cap=1",
    ),
    search=Search(
        trades=("bank", "airline", "hotel", "plumber"),
        dials=(
            Dial(
                "theory.response.climate",
                "form of response of climate to money",
                ("saturating", "linear", "threshold"),
                (
                    "every further unit of money buys less climate",
                    "every unit of money buys as much climate",
                    "money buys climate only above a threshold",
                ),
            ),
            Dial(
                "theory.effort.steepness",
                "steepness of will in climate",
                (3.0, 12.0),
                ("the will of staff hardly follows the climate", "the will of staff follows the climate closely"),
            ),
        ),
    ),
    weeks=208,
    seeds=24,
    caution=(
        "Returns are gross: profit before lever spending, per unit of money spent. Money buys capability in a straight "
        "line here, which nobody has measured; by the saturating form, which is concave by itself, both levers "
        "diminish from the start, by a threshold both increase first."
    ),
    earlier=Earlier(
        "fails",
        "Money bought capability by x / (1 + x) in every arm: concave by assumption, for climate too, so that the "
        "first part could hardly hold and the others hardly fail. The second half of today's spend on climate "
        "returned 5.01 less per unit than the first (from -5.54 to -4.48), features 1.29 and 0.32 less.",
    ),
    otherwise=(
        "Yes. Money buys capability in a straight line here, so that no bend is put in by money. Will may follow "
        "climate by a curve with a tipping point, or already lie beyond it at today's spend; then climate diminishes "
        "from the start. Features bend by must-be quality, which may lie above what is usual, and increase first."
    ),
    topic="Money and returns",
    question="Why might the first unit of money in people bring less than the second, and the first in equipment more?",
)

if __name__ == "__main__":
    from loyalty_sim.cli.claims import show_claim

    show_claim(CLAIM)

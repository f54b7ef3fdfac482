"""K41 - Does climate return more and more at first, and service features less and less from the start?"""

from loyalty_sim.validation.claims import Claim, Dial, Part, Search, Source

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
        "climate 2": ("firm.levers.climate=2",),
        "climate 4": ("firm.levers.climate=4",),
        "process 0": ("firm.levers.process=0",),
        "process 0.5": ("firm.levers.process=0.5",),
        "process 1": ("firm.levers.process=1",),
        "process 2": ("firm.levers.process=2",),
        "process 4": ("firm.levers.process=4",),
        "tangibles 0": ("firm.levers.tangibles=0",),
        "tangibles 0.5": ("firm.levers.tangibles=0.5",),
        "tangibles 1": ("firm.levers.tangibles=1",),
        "tangibles 2": ("firm.levers.tangibles=2",),
        "tangibles 4": ("firm.levers.tangibles=4",),
    },
    parts=(
        Part(
            says=("climate: the second half of today's spend returns at least 0.1 more per unit than the first half"),
            effect={"climate 0": 2, "climate 0.5": -4, "climate 1": 2},
            measure="gross_return",
            above=0.1,
            per={"climate 1": 1, "climate 0": -1},
            per_measure="spend",
            unit="money per unit spent",
        ),
        Part(
            says=(
                "climate: from twice to four times today's spend a unit returns at least 0.1 less than it did "
                "just below today's"
            ),
            effect={"climate 0.5": 2, "climate 1": -2, "climate 2": -0.5, "climate 4": 0.5},
            measure="gross_return",
            below=-0.1,
            per={"climate 1": 1, "climate 0": -1},
            per_measure="spend",
            unit="money per unit spent",
        ),
        Part(
            says=(
                "features (processes and equipment): the second half of the reference spend returns at least 0.1 "
                "less per unit than the first half"
            ),
            effect={"process 0": 2, "process 0.5": -4, "process 1": 2},
            measure="gross_return",
            below=-0.1,
            per={"process 1": 1, "process 0": -1},
            per_measure="spend",
            unit="money per unit spent",
        ),
        Part(
            says=(
                "features (processes and equipment): from twice to four times today's spend a unit returns at "
                "least 0.1 less than it did just below today's"
            ),
            effect={"process 0.5": 2, "process 1": -2, "process 2": -0.5, "process 4": 0.5},
            measure="gross_return",
            below=-0.1,
            per={"process 1": 1, "process 0": -1},
            per_measure="spend",
            unit="money per unit spent",
        ),
        Part(
            says=(
                "tangibles: the second half of the reference spend returns at least 0.1 less per unit than the "
                "first half"
            ),
            effect={"tangibles 0": 2, "tangibles 0.5": -4, "tangibles 1": 2},
            measure="gross_return",
            below=-0.1,
            per={"tangibles 1": 1, "tangibles 0": -1},
            per_measure="spend",
            unit="money per unit spent",
        ),
    ),
    search=Search(
        trades=("bank", "airline", "hotel", "plumber"),
        dials=(
            Dial(
                "theory.performance.substitution",
                "how far know, want and can replace each other; 1 wholly",
                (-6.0, 1.0),
            ),
            Dial("theory.effort.steepness", "steepness of will in climate", (3.0, 12.0)),
        ),
    ),
    weeks=208,
    seeds=24,
    caution=(
        "Returns are gross: profit before lever spending, per unit of money spent. The capability each lever buys "
        "is concave in money by assumption (x / (1 + x)), for climate too, so increasing returns have to come "
        "from people and customers."
    ),
)

if __name__ == "__main__":
    from loyalty_sim.cli.claims import show_claim

    show_claim(CLAIM)

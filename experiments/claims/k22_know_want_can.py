"""K22 - Is skill wasted without will or means?"""

from loyalty_sim.validation.claims import Claim, Dial, Part, Search, Source

CLAIM = Claim(
    id="K22",
    title="Know, want and can",
    sentence="To serve well people must know, want and be able; where one is lacking, the others are wasted.",
    mechanisms=("E1",),
    support=(Source("Blumberg & Pringle 1982 Acad Mgmt Rev 7:560", "ability, willingness and opportunity multiply"),),
    against=(
        Source(
            "Van Iddekinge et al. 2018 J Mgmt 44:249",
            "ability and motivation add up; their interaction explains little",
        ),
    ),
    arms={
        "poor climate": ("firm.levers.climate=0.1",),
        "poor climate, trained": ("firm.levers.climate=0.1", "firm.levers.training=6"),
        "good climate": ("firm.levers.climate=4",),
        "good climate, trained": ("firm.levers.climate=4", "firm.levers.training=6"),
        "untrained": ("firm.levers.training=0.05",),
        "untrained, good climate": ("firm.levers.training=0.05", "firm.levers.climate=4"),
        "trained": ("firm.levers.training=6",),
        "trained, good climate": ("firm.levers.training=6", "firm.levers.climate=4"),
    },
    parts=(
        Part(
            says=("where climate is poor, training raises performance less than half as much as where it is good"),
            effect={"poor climate, trained": 1, "poor climate": -1},
            measure="performance@53-104",
            below=0.5,
            per={"good climate, trained": 1, "good climate": -1},
            unit="of the gain in a good climate",
        ),
        Part(
            says=("without training, a better climate raises performance less than half as much as with it"),
            effect={"untrained, good climate": 1, "untrained": -1},
            measure="performance@53-104",
            below=0.5,
            per={"trained, good climate": 1, "trained": -1},
            unit="of the gain of the trained",
        ),
        Part(
            says="and where all is there, training still raises performance by at least 0.02",
            effect={"good climate, trained": 1, "good climate": -1},
            measure="performance@53-104",
            above=0.02,
            unit="of 1",
        ),
    ),
    search=Search(
        trades=("bank", "airline", "call_centre"),
        dials=(
            Dial(
                "theory.performance.substitution",
                "how far know, want and can replace each other",
                (-8.0, -0.5),
                ("skill, will and means cannot replace each other", "skill, will and means replace each other in part"),
            ),
            Dial(
                "theory.skill.floor",
                "what practice alone teaches",
                (0.2, 0.42),
                ("practice alone teaches little", "practice alone teaches much"),
            ),
        ),
    ),
    otherwise=(
        "Yes. Knowing, wanting and being able are combined so that they replace each other in part; by how much is "
        "judgement, and published studies find that they nearly add up. Practice alone also teaches, so that nobody "
        "is without skill."
    ),
    topic="People who serve",
    question="You can train, motivate or equip your people, but only one of them this year. How do you choose?",
)

if __name__ == "__main__":
    from loyalty_sim.cli.claims import show_claim

    show_claim(CLAIM)

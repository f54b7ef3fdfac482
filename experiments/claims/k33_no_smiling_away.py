"""K33 - Can understaffing and failing equipment be smiled away?"""

from loyalty_sim.validation.claims import Claim, Dial, Part, Search, Source

CLAIM = Claim(
    id="K33",
    title="Understaffing cannot be smiled away",
    sentence="Understaffing and failing equipment cannot be made good by friendliness.",
    mechanisms=("E7", "E8"),
    support=(
        Source("Oliva & Sterman 2001 Mgmt Sci 47:894", "pressure cuts effort, and the standard does not come back"),
        Source("Grandey 2003 Acad Mgmt J 46:86", "surface acting leaks"),
    ),
    arms={
        "usual": (),
        "run down": ("firm.levers.staffing=0.2", "firm.levers.process=0.2"),
        "run down, smiling": ("firm.levers.staffing=0.2", "firm.levers.process=0.2", "firm.levers.smile=3"),
        "run down, better climate": ("firm.levers.staffing=0.2", "firm.levers.process=0.2", "firm.levers.climate=2"),
    },
    parts=(
        Part(
            says="running down cover and equipment costs at least one point of satisfaction",
            effect={"run down": 1, "usual": -1},
            measure="satisfaction",
            below=-1,
            unit="points of 100",
        ),
        Part(
            says="a smile order wins back less than a quarter of it",
            effect={"run down, smiling": 1, "run down": -1},
            measure="satisfaction",
            below=0.25,
            per={"usual": 1, "run down": -1},
            unit="of what was lost",
        ),
        Part(
            says="and even a better climate wins back less than half",
            effect={"run down, better climate": 1, "run down": -1},
            measure="satisfaction",
            below=0.5,
            per={"usual": 1, "run down": -1},
            unit="of what was lost",
        ),
    ),
    search=Search(
        trades=("bank", "call_centre", "hotel"),
        dials=(
            Dial("trade.utilisation", "usual utilisation of the staff", (0.7, 0.88)),
            Dial("theory.quality.empathy", "weight of empathy", (0.05, 0.3)),
        ),
    ),
    weeks=156,
)

if __name__ == "__main__":
    from loyalty_sim.cli.claims import show_claim

    show_claim(CLAIM)

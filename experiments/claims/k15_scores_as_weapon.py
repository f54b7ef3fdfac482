"""K15 - Do scores used against people part from what they measure?"""

from loyalty_sim.validation.claims import Claim, Dial, Part, Search, Source

CLAIM = Claim(
    id="K15",
    title="Scores used as a weapon are gamed",
    sentence=(
        "Employees who see scores used against them turn on the programme: the measured score rises while true "
        "satisfaction falls."
    ),
    mechanisms=("E10",),
    support=(
        Source("TrueDelta 2007", "half of car dealers tried to influence surveys, 28 % asked for a mark"),
        Source("Campbell 1979 Eval Program Plann 2:67", "an indicator used for control corrupts what it measures"),
    ),
    arms={
        "neutral": ("firm.levers.listening=1",),
        "weapon": ("firm.levers.listening=1", "firm.policy.score_use=-1"),
    },
    parts=(
        Part(
            says="the measured score rises against the true one by at least 2 points",
            effect={"weapon": 1, "neutral": -1},
            measure="measured_satisfaction@53-156 less satisfaction@53-156",
            above=2,
            unit="points of 100",
        ),
        Part(
            says="true satisfaction falls by at least half a point",
            effect={"weapon": 1, "neutral": -1},
            measure="satisfaction",
            below=-0.5,
            unit="points of 100",
        ),
        Part(
            says="will to serve falls by at least 0.02",
            effect={"weapon": 1, "neutral": -1},
            measure="want@53-156",
            below=-0.02,
            unit="of 1",
        ),
    ),
    search=Search(
        trades=("bank", "airline", "call_centre"),
        dials=(
            Dial(
                "theory.scores.by_weapon",
                "climate lost to scores used to punish",
                (0.05, 0.25),
                ("staff take punishing scores lightly", "staff take punishing scores hard"),
            ),
            Dial(
                "theory.effort.steepness",
                "steepness of will in climate",
                (3.0, 10.0),
                ("the will of staff hardly follows the climate", "the will of staff follows the climate closely"),
            ),
        ),
    ),
    weeks=156,
    caution=(
        "That gaming raises the measured score is an assumption of the model (up to 12 points); what is tested is "
        "the fall of the truth and the size of the gap."
    ),
    otherwise=(
        "In part. That gaming lifts the score is put in, so that the gap could hardly be absent; the fall of the "
        "truth is not put in: it has to travel from punished staff by climate and will to what customers meet, and "
        "may be lost on the way."
    ),
    topic="Measuring",
    question=(
        "Your bonus hangs on your score. Which three things could you do by Friday to raise it, and which of them "
        "help a customer?"
    ),
)

if __name__ == "__main__":
    from loyalty_sim.cli.claims import show_claim

    show_claim(CLAIM)

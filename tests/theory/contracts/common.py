"""What the rules common to all theories promise."""

from contracts.contract import ANY, LUCK, POSITIVE, UNIT, WEEKS, WIDE, Contract
from loyalty_sim.theory import bounds, start
from loyalty_sim.theory.customers import choice

CONTRACTS = (
    Contract(bounds.unit, {"x": ANY}, rising=("x",)),
    Contract(start.price_sensitivity, {"z": ANY}, start.StartParameters, result=POSITIVE, rising=("z",)),
    Contract(start.voice_belief, {"u": LUCK}, start.StartParameters, result=(0.0, 2.0), rising=("u",)),
    Contract(start.tenure, {"u": LUCK, "mean_weeks": WEEKS}, start.StartParameters, result=(0, 5200), falling=("u",),
             rising=("mean_weeks",)),
    Contract(start.loyalty, {"pull": ANY, "z": ANY}, start.StartParameters, rising=("pull", "z")),
    Contract(start.free, {"barrier": WIDE}, result=(0.0, 0.5), falling=("barrier",)),
    Contract(start.parted, {"free": (0.0, 0.5)}, start.StartParameters, falling=("free",)),
    Contract(start.elsewhere, {"here": UNIT, "parted": UNIT, "z": ANY}, start.StartParameters, rising=("here", "z"),
             falling=("parted",)),
    Contract(start.driven_away, {"need_rate": UNIT, "grievance": UNIT, "barrier": (0.0, 9.0)}, choice.ChoiceParameters,
             rising=("need_rate", "grievance"), falling=("barrier",)),
    Contract(start.stayed, {"z": (-9.0, 9.0), "tenure_weeks": (0.0, 5200.0), "yearly": UNIT, "by_view": (0.0, 20.0),
             "spread": (0.0, 0.5)}, result=(-4.5, 7.0), rising=("z",)),
    Contract(start.bond, {"u": LUCK}, start.StartParameters, rising=("u",)),
    Contract(start.weeks_since, {"u": LUCK, "chance": (0.001, 1.0)}, result=POSITIVE, falling=("u", "chance")),
)  # fmt: skip

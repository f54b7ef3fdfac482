"""The stages of the calibration: which parameters are free in each, and which moments they answer to.

From what is read off a state to what makes the state: instrument, intention, complaint and recovery, purchase, climate,
word of mouth. A later stage takes the estimates of the earlier ones as they are. What is *shared* is one value for all
trades; what belongs to a *trade* may differ. Ranges are what is plausible before any data; a parameter that one moment
alone would decide, and nothing else would show, is not in the list.
"""

from typing import NamedTuple

from loyalty_sim.validation.calibrate.fit import Free
from loyalty_sim.validation.survey.moments import BOXES


class Stage(NamedTuple):
    """One stage. shared, own: free parameters of all trades, and of each trade. moments: what decides, by name.

    left_out: moments that are looked at afterwards and decide nothing. asks: whether only the interview is done anew
    (the parameters do not change what happens in the market).
    """

    name: str
    shared: tuple[Free, ...]
    own: tuple[Free, ...]
    moments: tuple[str, ...]
    left_out: tuple[str, ...] = ()
    asks: bool = False


INSTRUMENT = Stage(
    "instrument",
    (
        Free("theory.survey.halo", 0.05, 0.20),
        Free("theory.survey.own", 0.03, 0.15),
        Free("theory.survey.recall", 1.0, 20.0),
        Free("theory.survey.value_by_satisfaction", 0.0, 1.0),
        Free("theory.survey.value_shift", -0.08, 0.04),
        Free("theory.survey.satisfaction_shift", -0.10, 0.02),
    ),
    (),
    (
        *(f"mean {name} 0-100" for name in ("EXP", "QUAL", "VAL", "SAT")),
        *(f"sd {name}" for name in ("EXP", "QUAL", "VAL", "SAT")),
        *("r(EXP,QUAL)", "r(QUAL,SAT)", "r(VAL,SAT)", "r(EXP,SAT)"),
    ),
    ("disconfirmation loss/gain ratio (SAT on -gap / +gap | EXP)",),
    asks=True,
)

INTENTION = Stage(
    "intention",
    (Free("theory.intention.by_satisfaction", 0.4, 1.2), Free("theory.survey.same_again", 0.0, 0.5)),
    (Free("theory.intention.base", -0.3, 0.5), Free("theory.survey.doubt", 0.05, 0.35)),
    ("mean LOY 0-100", "sd LOY", "r(SAT,LOY)", *(f"mean REPUR at SATIS {point}" for point in range(4, 11))),
    (
        *(f"P(REPUR>=9 | SATIS {low}-{high})" for low, high in BOXES),
        *(f"P(REPUR=10) at SATIS {point}" for point in range(7, 11)),
        "satisfied but disloyal: P(REPUR<=5 | SATIS>=8)",
        "dissatisfied but loyal: P(REPUR>=8 | SATIS<=4)",
    ),
    asks=True,
)

RECOVERY = Stage(
    "complaint and recovery",
    (Free("theory.survey.wound", 0.0, 1.0), Free("theory.complaint.by_dissatisfaction", 0.0, 5.0)),
    (Free("theory.failure.usual", 0.01, 0.15),),
    ("complaint rate", "r(SAT,comp)", "r(comp,LOY)"),
    (
        "recovery: REPUR(handled=10) - REPUR(no complaint), 1-10",
        "recovery: REPUR(handled 1-3) - REPUR(no complaint), 1-10",
    ),
)

PURCHASE = Stage("purchase", (), (Free("theory.choice.habitual_search", 0.0, 0.02),), ("yearly churn",))

CLIMATE = Stage(
    "climate",
    (Free("theory.climate.leadership_year", 0.4, 0.95), Free("theory.climate.leadership_sd", 0.02, 0.12)),
    (),
    ("unit climate: lag-1 year autocorrelation", "ICC(1) of climate in units"),
)

TALK = Stage(
    "word of mouth",
    (Free("theory.word_of_mouth.neutral", 0.40, 0.80),),
    (),
    ("talk: positive per negative message",),
)

STAGES = (INSTRUMENT, INTENTION, RECOVERY, PURCHASE, CLIMATE, TALK)
"""All stages, in order."""

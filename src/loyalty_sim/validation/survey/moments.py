"""The moments of a customer survey, by the names and in the way they were computed on the respondents of the index."""

from collections.abc import Callable

import numpy as np

from loyalty_sim.validation.survey.answers import Answers

CONSTRUCTS = {"EXP": "expectation", "QUAL": "quality", "VAL": "value", "SAT": "satisfaction"}
PAIRS = (
    ("EXP", "QUAL"), ("QUAL", "SAT"), ("VAL", "SAT"), ("EXP", "SAT"), ("SAT", "LOY"), ("SAT", "comp"), ("comp", "LOY"),
)  # fmt: skip
BOXES = ((1, 4), (5, 6), (7, 8), (9, 10))


def moments(a: Answers) -> dict[str, float]:
    """Every moment of `acsi_moments.csv` and the answers' rows of `moments.csv`, by name; nan where nobody answered."""
    columns = {short: getattr(a, name) for short, name in CONSTRUCTS.items()}
    columns |= {"LOY": (a.again - 1.0) * 100.0 / 9.0, "comp": a.complained}
    found: dict[str, float] = {}
    for short in (*CONSTRUCTS, "LOY"):
        there = columns[short][~np.isnan(columns[short])]
        found[f"mean {short} 0-100"] = float(there.mean()) if len(there) else np.nan
        found[f"sd {short}"] = float(there.std(ddof=1)) if len(there) > 1 else np.nan
    for one, other in PAIRS:
        found[f"r({one},{other})"] = correlation(columns[one], columns[other])
    found["complaint rate"] = mean(a.complained)
    return found | by_level(a.overall, a.again) | recovery(a) | {LOSS_GAIN: loss_gain(columns)} | quadrants(a)


LOSS_GAIN = "disconfirmation loss/gain ratio (SAT on -gap / +gap | EXP)"


def by_level(overall: np.ndarray, again: np.ndarray) -> dict[str, float]:
    """Buying again by satisfaction: means, the share that answers 10, the share that answers 9 or 10."""
    found = {}
    for low, high in BOXES:
        inside = (overall >= low) & (overall <= high)
        found[f"P(REPUR>=9 | SATIS {low}-{high})"] = part(again[inside], lambda answer: answer >= 9)
    for point in range(1, 11):
        inside = overall == point
        found[f"mean REPUR at SATIS {point}"] = mean(again[inside])
        found[f"P(REPUR=10) at SATIS {point}"] = part(again[inside], lambda answer: answer == 10)
    return found


def recovery(a: Answers) -> dict[str, float]:
    """Buying again by how a complaint was handled, against those who did not complain."""
    quiet = mean(a.again[a.complained == 0])
    return {
        "recovery: REPUR(handled=10) - REPUR(no complaint), 1-10": mean(a.again[a.handled == 10]) - quiet,
        "recovery: REPUR(handled 1-3) - REPUR(no complaint), 1-10": mean(a.again[a.handled <= 3]) - quiet,
    }


def quadrants(a: Answers) -> dict[str, float]:
    """Satisfied but disloyal, dissatisfied but loyal."""
    return {
        "satisfied but disloyal: P(REPUR<=5 | SATIS>=8)": part(a.again[a.overall >= 8], lambda answer: answer <= 5),
        "dissatisfied but loyal: P(REPUR>=8 | SATIS<=4)": part(a.again[a.overall <= 4], lambda answer: answer >= 8),
    }


def loss_gain(columns: dict[str, np.ndarray]) -> float:
    """Slope of satisfaction below expectation over that above it, at equal expectation; nan without one of both."""
    gap = columns["QUAL"] - columns["EXP"]
    design = np.column_stack([np.ones(len(gap)), np.maximum(gap, 0), np.minimum(gap, 0), columns["EXP"]])
    known = ~np.isnan(design).any(axis=1) & ~np.isnan(columns["SAT"])
    if known.sum() < 10 or not design[known, 1].any() or not design[known, 2].any():
        return np.nan
    slopes = np.linalg.lstsq(design[known], columns["SAT"][known], rcond=None)[0]
    return float(slopes[2] / slopes[1])


def part(answers: np.ndarray, is_so: Callable[[np.ndarray], np.ndarray]) -> float:
    """Share of the answers given that are so; who gave none is not among them; nan if nobody gave any."""
    return mean(is_so(answers[~np.isnan(answers)]))


def mean(values: np.ndarray) -> float:
    """Mean of what is there; nan if nothing is."""
    there = values[~np.isnan(values.astype(float))]
    return float(there.mean()) if len(there) else np.nan


def correlation(a: np.ndarray, b: np.ndarray) -> float:
    """Correlation over respondents who answered both; nan if one does not vary."""
    both = ~(np.isnan(a) | np.isnan(b))
    if both.sum() < 3 or a[both].std() == 0 or b[both].std() == 0:
        return np.nan
    return float(np.corrcoef(a[both], b[both])[0, 1])

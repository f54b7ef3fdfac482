"""Section 7 - The survey instrument between what is felt and what is measured.

Claim: a firm sees answers, not states. Three items on 1 to 10 share a halo, have noise of their own and a ceiling;
who likes the firm reads the scale a little higher. The net promoter score is read off one item.

    item  = clip(round(1 + 9 (satisfaction + halo z0 + noise z)), 1, 10)
    score = mean of the three items, from 0 to 100
    promoter: recommendation item (0-10) 9 or 10, detractor: 0 to 6

Sources: ACSI (three items of satisfaction); Reichheld 2003 Harv Bus Rev 81(12):46 (net promoter score); item loading
.88 and noise .47 of a standard deviation fitted to ACSI 2015 respondents (grade A).
"""

import math
from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter
from loyalty_sim.theory.bounds import unit


class SurveyParameters(NamedTuple):
    """Noise of the instrument."""

    halo: Annotated[float, Parameter("Spread of the halo shared by one respondent's items", "0-1", 0, 0.5)] = 0.04
    noise: Annotated[float, Parameter("Spread of one item", "0-1", 0, 0.5, "ACSI 2015: items of one factor", "A")] = (
        0.10
    )
    recommend_noise: Annotated[float, Parameter("Spread of the recommendation item", "0-1", 0, 0.5)] = 0.12


@rule
def item(satisfaction: float, halo_z: float, z: float, p: SurveyParameters) -> int:
    """Answer from 1 to 10; halo_z and z are standard normal draws."""
    level = unit(satisfaction + p.halo * halo_z + p.noise * z)
    return math.floor(1.5 + 9.0 * level)


@rule
def recommendation(intention: float, halo_z: float, z: float, p: SurveyParameters) -> int:
    """Likelihood to recommend from 0 to 10, read off stated intention."""
    level = unit(intention + p.halo * halo_z + p.recommend_noise * z)
    return math.floor(10.0 * level + 0.5)

"""Section 7 - The survey instrument between what is felt and what is measured.

Claim: a firm sees answers, not states. Three items on 1 to 10 for each construct share a halo (who likes the firm likes
everything about it today), have noise of their own and a ceiling; the second and third item of a construct are harder
or easier than the overall one; an open wound is answered with; what was expected before is half
forgotten, and filled in with what one has met since and with how hopeful one is; how a complaint was handled is
rated by the whole relation, and by how far it was better or worse than complaints usually are; and some give the next
question the answer of the last.

    level             = felt + halo halo_z + own own_z
    felt_satisfaction = satisfaction - wound grievance
    behind_felt       = felt + wound grievance                                  (the other way round)
    felt_value        = value + value_by_satisfaction (satisfaction - value)
    recalled          = imagined + exp(-years / recall) (expectation - imagined)
    imagined          = usual + hindsight (quality - usual) + hopes
    rated             = usual + handling_by_satisfaction (level - usual) + handled - handled_usually
    item              = round(1 + 9 (level + shift + noise z))                  (held in 1 to 10)
    recommendation    = round(10 (liking + recommend_noise z))                 (held in 0 to 10)

A level is not held in [0, 1]: who is beyond the scale ticks its end. The shift is 0 for the overall item; a score is
the mean of the three items, from 0 to 100. Likelihood to buy again is an item of the leaning (theory.intention), read
off the level of satisfaction, with `doubt` for noise, or else the last answer again. The index asks about
satisfaction, then how a complaint was handled, then about buying again: who has complained has that on handling for
last answer.

The net promoter score is read off one item in the same way: promoter 9 or 10 of 0-10, detractor 0 to 6.

Conversely, single answers hold noise: what customers start with is what is likely to be behind the answers drawn for
them, common deviations from the mean kept more than those of one answer alone (Kelley's true scores).

    latent        = (answer - 1 + u - 1/2) / 9                              (behind an answer; u is uniform)
    on_unit_scale = (answer - 1) / 9
    true_score    = mean + kept_common common + kept_own (deviation - common)

Sources: ACSI (Fornell et al. 1996 J Mktg 60(4):7: three items of satisfaction, order of the questions); Reichheld 2003
Harv Bus Rev 81(12):46 (net promoter score); Thorndike 1920 J Appl Psych 4:25 (halo); Krosnick 1991 Appl Cogn Psych
5:213 (the same answer again); McCollough, Berry & Yadav 2000 J Serv Res 3:121 (handling is judged against what is
expected of it; form); Orsingher et al. 2010 JAMS 38:169 and Gelbrich & Roschk 2011 J Serv Res 14:24 (its rating and
satisfaction with the firm correlate by .6 to .7, as reported). Sizes are fitted to ACSI 2015 by `loyalty-sim calibrate`
(banks and airlines together).
"""

import math
from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter
from loyalty_sim.theory.bounds import unit

_FIT = "fitted to ACSI 2015: loyalty-sim calibrate"


class SurveyParameters(NamedTuple):
    """The instrument: halo, noise, how hard the items are."""

    halo: Annotated[float, Parameter("Spread of the halo over one respondent's answers", "0-1", 0, 0.5, _FIT, "A")] = (
        0.125
    )
    noise: Annotated[float, Parameter("Spread of one item", "0-1", 0, 0.5, _FIT, "A")] = 0.053
    own: Annotated[float, Parameter("Spread of one construct, shared by its three items", "0-1", 0, 0.5, _FIT, "A")] = (
        0.083
    )
    recall: Annotated[
        float, Parameter("Years until two thirds of an old expectation are forgotten", "years", 0.5, 100, _FIT, "B")
    ] = 6.0
    hindsight: Annotated[
        float,
        Parameter(
            "Part of the quality met since that fills in a forgotten expectation", "share", 0, 1,
            "Zwick, Pieters & Baumgartner 1995 OBHDP 64:103 (form); size: r(EXP, QUAL) of ACSI 2015", "D",
        ),
    ] = 0.20  # fmt: skip
    wound: Annotated[float, Parameter("Fall of felt satisfaction per unit of grievance", "1", 0, 2, _FIT, "B")] = 0.38
    value_by_satisfaction: Annotated[
        float, Parameter("Part of felt value that is satisfaction, not quality for money", "share", 0, 1, _FIT, "B")
    ] = 0.68
    expectation_shift: Annotated[
        float, Parameter("Later items of expectation against the overall one", "0-1", -0.5, 0.5, _FIT, "A")
    ] = 0.0
    quality_shift: Annotated[
        float, Parameter("Later items of quality against the overall one", "0-1", -0.5, 0.5, _FIT, "A")
    ] = 0.0
    value_shift: Annotated[float, Parameter("Items of value against quality", "0-1", -0.5, 0.5, _FIT, "A")] = -0.02
    satisfaction_shift: Annotated[
        float, Parameter("Later items of satisfaction against the overall one", "0-1", -0.5, 0.5, _FIT, "A")
    ] = -0.04
    doubt: Annotated[
        float, Parameter("Spread of stated intention beyond what it is read off", "0-1", 0, 1, _FIT, "A")
    ] = 0.16
    same_again: Annotated[
        float, Parameter("Share who answer the next question as the last", "share", 0, 1, "Krosnick 1991; " + _FIT, "B")
    ] = 0.25
    handling_by_satisfaction: Annotated[
        float,
        Parameter("Rise of the rating of a handled complaint per unit of satisfaction", "1", 0, 3,
                  "Orsingher et al. 2010; Gelbrich & Roschk 2011 (held against)", "B"),
    ] = 1.0  # fmt: skip
    recommend_noise: Annotated[float, Parameter("Spread of the recommendation item", "0-1", 0, 0.5)] = 0.12
    kept_common: Annotated[
        float,
        Parameter("Part of a start answer's deviation kept that all three answers share", "share", 0, 1,
                  "ACSI 2015: loading of one factor", "A"),
    ] = 0.88  # fmt: skip
    kept_own: Annotated[
        float, Parameter("Part of a start answer's deviation kept that it has by itself", "share", 0, 1, _FIT, "B")
    ] = 0.30


@rule
def level(felt: float, halo_z: float, own_z: float, p: SurveyParameters) -> float:
    """Level of a construct in one respondent's answers, 0-1 and beyond; halo_z, own_z are standard normal draws.

    >>> level(felt=0.6, halo_z=0.5, own_z=-0.5, p=SurveyParameters())
    0.621
    """
    return felt + p.halo * halo_z + p.own * own_z


@rule
def felt_satisfaction(satisfaction: float, grievance: float, p: SurveyParameters) -> float:
    """Satisfaction as felt when asked: an open wound is answered with.

    >>> felt_satisfaction(0.8, 0.3, SurveyParameters())
    0.686
    """
    return satisfaction - p.wound * grievance


@rule
def behind_felt(felt: float, grievance: float, p: SurveyParameters) -> float:
    """Satisfaction in [0, 1] behind what is felt when asked: the wound put back.

    >>> behind_felt(0.6, 0.3, SurveyParameters())
    0.714
    """
    return unit(felt + p.wound * grievance)


@rule
def felt_value(value: float, satisfaction: float, p: SurveyParameters) -> float:
    """Value as felt when asked, 0-1.

    >>> felt_value(0.6, 0.8, SurveyParameters())
    0.736
    """
    return value + p.value_by_satisfaction * (satisfaction - value)


@rule
def recalled(
    expectation: float, quality: float, usual: float, hopes: float, years: float, p: SurveyParameters
) -> float:
    """What is said to have been expected before, after so many years with the provider; it may be beyond the scale.

    quality: that met since; usual: that of the market; hopes: what lasting optimism adds (`theory.expectation`).

        >>> round(recalled(expectation=0.75, quality=0.6, usual=0.5, hopes=0.1, years=3.0, p=SurveyParameters()), 3)
        0.699
    """
    imagined = usual + p.hindsight * (quality - usual) + hopes
    return imagined + math.exp(-years / p.recall) * (expectation - imagined)


@rule
def rated(level: float, usual: float, handled: float, handled_usually: float, p: SurveyParameters) -> float:
    """Level of the rating of how a complaint was handled, 0-1 and beyond.

    level: of satisfaction; usual: quality that is usual in the market; handled: what came of the complaint, 0-1, 0 if
    it was not answered; handled_usually: the mean of that over all who have complained.

        >>> round(rated(level=0.6, usual=0.75, handled=0.8, handled_usually=0.5, p=SurveyParameters()), 3)
        0.9
    """
    return usual + p.handling_by_satisfaction * (level - usual) + handled - handled_usually


@rule
def item(level: float, shift: float, z: float, p: SurveyParameters) -> int:
    """Answer from 1 to 10; shift says how much easier the item is, z is a standard normal draw.

    >>> item(level=0.8, shift=0.05, z=1.0, p=SurveyParameters())
    9
    """
    return min(10, max(1, math.floor(1.5 + 9.0 * (level + shift + p.noise * z))))


@rule
def recommendation(liking: float, z: float, p: SurveyParameters) -> int:
    """Likelihood to recommend from 0 to 10, read off liking (theory.intention); z is a standard normal draw.

    >>> recommendation(0.75, 1.0, SurveyParameters())
    9
    """
    return min(10, max(0, math.floor(0.5 + 10.0 * (liking + p.recommend_noise * z))))


@rule
def points(total: int) -> int:
    """Score from 0 to 100 of three answers from 1 to 10, by their sum.

    >>> points(30)
    100
    """
    return round(100.0 * (total - 3) / 27.0)


@rule
def promotes(score: int) -> bool:
    """Whether a likelihood to recommend from 0 to 10 is a promoter's.

    >>> promotes(5)
    False
    """
    return score >= 9


@rule
def detracts(score: int) -> bool:
    """Whether a likelihood to recommend from 0 to 10 is a detractor's.

    >>> detracts(5)
    True
    """
    return score <= 6


@rule
def latent(answer: float, u: float) -> float:
    """Latent value in [0, 1] behind a 1-10 answer (or true score): uniform within half a point of it, u in (0, 1).

    >>> round(latent(5.5, 0.3), 3)
    0.478
    """
    return unit((answer - 1.0 + u - 0.5) / 9.0)


@rule
def on_unit_scale(answer: float) -> float:
    """A 1-10 answer, or a mean of such, on the latent scale from 0 to 1.

    >>> on_unit_scale(5.5)
    0.5
    """
    return (answer - 1.0) / 9.0


@rule
def true_score(mean: float, common: float, deviation: float, p: SurveyParameters) -> float:
    """What is likely behind an answer, from the question's mean and the deviations of answer and respondent from it.

    >>> true_score(mean=5.5, common=0.0, deviation=0.0, p=SurveyParameters())
    5.5
    """
    return mean + p.kept_common * common + p.kept_own * (deviation - common)

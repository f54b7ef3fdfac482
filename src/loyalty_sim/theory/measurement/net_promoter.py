"""Section 7 - The net promoter score of a firm and of its industry, and what a survey of some customers can say of it.

Claim: a score is a difference of two shares, so a survey of a few hundred knows it to a few points only. Firms that are
said to lead have several times the score of their industry.

    score        = 100 (promoters - detractors) / asked
    survey_error = 100 sqrt((promoters + detractors) / asked - ((promoters - detractors) / asked)^2) / sqrt(respondents)

Who promotes and who detracts is read off the item of theory.survey. The error is that of one survey of so many
respondents, drawn by chance among those asked, and so a doubt beside the luck of a market.

Sources: Reichheld 2003 Harv Bus Rev 81(12):46 (score); Rocks 2016 Am Stat 70(4):365 (its standard error).
"""

import math

RESPONDENTS = 400
"""Respondents of the survey whose error stands beside a score (judgement)."""


def score(promoters: float, detractors: float, asked: float) -> float:
    """Net promoter score in points, -100 to 100, of so many asked, at least 1.

    >>> score(promoters=50.0, detractors=20.0, asked=100.0)
    30.0
    """
    return 100.0 * (promoters - detractors) / asked


def survey_error(promoters: float, detractors: float, asked: float, respondents: float) -> float:
    """Standard error in points of the score that a survey of so many respondents finds among those asked.

    >>> round(survey_error(promoters=50.0, detractors=20.0, asked=100.0, respondents=400.0), 2)
    3.91
    """
    said, net = (promoters + detractors) / asked, (promoters - detractors) / asked
    return 100.0 * math.sqrt(max(0.0, said - net * net)) / math.sqrt(respondents)

"""What people start with: the spread of customers and staff before the first week, where no data say it of each.

Claim: customers differ in how they take prices and in whether they think complaining helps; those who are with a
provider have been so for times that fall off exponentially, with a loyalty and a bond to match. Staff have worked
together for years, so that who is there is who would be there: the longer somebody has stayed, the better the view of
the work. Where little holds people they buy elsewhere as it comes; where much does, who has left a firm had a reason,
and was less satisfied with it. Whom a grievance has driven away is not there any more.

    price_sensitivity = exp(price_sensitivity_sd z - price_sensitivity_sd^2 / 2)    (mean 1)
    voice_belief      = least_voice_belief + voice_belief_span u
    loyalty           = pull + loyalty_sd z                                         (pull: theory.loyalty)
    bond              = strongest_bond u                                            (for those who have one)
    weeks_since       = -log(u) / chance                                            (a failure, or a visit elsewhere)
    free              = 1 / (1 + exp(barrier))                                      (of those who look around)
    parted            = parting (1 - 2 free)                                        (what one left for)
    elsewhere         = here - parted + elsewhere_sd z                              (of a firm one bought from before)
    driven_away       = need_rate (1 - exp(-search_grievance grievance)) / (1 + exp(held))
    held              = (barrier - grievance_weight grievance)+
    stayed            = (spread^2 pull + spread k^0.5 z) / k                        (view of the work of who is there)
    k                 = 1 + spread^2 by_view pull
    pull              = by_view yearly tenure_weeks / 52

z are standard normal draws, u uniform ones; tenure is as `weeks_since`, in whole weeks and at most `longest_weeks`.
What the answers of surveys say of the start is in theory.survey. Sizes are judgement.
"""

import math
from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter
from loyalty_sim.theory.bounds import unit
from loyalty_sim.theory.customers.choice import ChoiceParameters


class StartParameters(NamedTuple):
    """How people differ at the start."""

    price_sensitivity_sd: Annotated[
        float, Parameter("Spread of the log of price sensitivity between customers", "log ratio", 0, 2)
    ] = 0.35
    least_voice_belief: Annotated[float, Parameter("Lowest belief that complaining helps", "0-1", 0, 1)] = 0.2
    voice_belief_span: Annotated[float, Parameter("From the lowest to the highest of these beliefs", "0-1", 0, 1)] = 0.6
    loyalty_sd: Annotated[
        float, Parameter("Spread of loyalty between customers alike in satisfaction, bond and years", "0-1", 0, 0.5)
    ] = 0.08
    elsewhere_sd: Annotated[
        float,
        Parameter("Spread of satisfaction with firms bought from before around that with the provider", "0-1", 0, 0.5),
    ] = 0.08
    parting: Annotated[
        float,
        Parameter(
            "Satisfaction less with a firm once left than with the provider, where barriers are high", "0-1", 0, 1
        ),
    ] = 0.08
    strongest_bond: Annotated[float, Parameter("Strongest bond to one employee; the weakest is none", "0-1", 0, 1)] = (
        0.6
    )
    longest_weeks: Annotated[int, Parameter("Longest time with a provider or in a job", "weeks", 1, 5200)] = 2600
    staff_years: Annotated[int, Parameter("Years that staff live through before the first week", "years", 0, 50)] = 3


@rule
def price_sensitivity(z: float, p: StartParameters) -> float:
    """Multiplier > 0 of the price weight of one customer; log-normal with mean 1.

    >>> round(price_sensitivity(1.0, StartParameters()), 3)
    1.335
    """
    return math.exp(p.price_sensitivity_sd * z - 0.5 * p.price_sensitivity_sd**2)


@rule
def free(barrier: float) -> float:
    """Chance in (0, 0.5] that somebody who looks around moves on, with this barrier >= 0 in utility and nothing else.

    >>> round(free(1.0), 3)
    0.269
    """
    return 1.0 / (1.0 + math.exp(barrier))


@rule
def parted(free: float, p: StartParameters) -> float:
    """Satisfaction less, in [0, 1], with a firm that was left than with the present provider.

    >>> round(parted(0.25, StartParameters(parting=0.1)), 3)
    0.05
    """
    return p.parting * (1.0 - 2.0 * free)


@rule
def elsewhere(here: float, parted: float, z: float, p: StartParameters) -> float:
    """Satisfaction with a firm one bought from before, or its quality, in [0, 1], from that with the present provider.

    >>> round(elsewhere(0.7, 0.05, 1.0, StartParameters()), 3)
    0.73
    """
    return unit(here - parted + p.elsewhere_sd * z)


@rule
def driven_away(need_rate: float, grievance: float, barrier: float, p: ChoiceParameters) -> float:
    """Chance in [0, 1) a week that a grievance alone makes somebody leave; barrier >= 0 in utility.

    >>> round(driven_away(need_rate=0.3, grievance=0.5, barrier=1.0, p=ChoiceParameters()), 3)
    0.049
    """
    held = max(0.0, barrier - p.grievance_weight * grievance)
    return need_rate * (1.0 - math.exp(-p.search_grievance * grievance)) * free(held)


@rule
def stayed(z: float, tenure_weeks: float, yearly: float, by_view: float, spread: float) -> float:
    """View of the work, against that of who applies, of somebody who has been there so long.

    yearly: turnover of a usual employee; by_view: effect of a better view on log turnover; spread: of this view
    between applicants. A normal distribution in place of the one that leaving makes.

        >>> [round(stayed(0.0, weeks, yearly=0.2, by_view=3.0, spread=0.17), 3) for weeks in (0.0, 260.0, 1040.0)]
        [0.0, 0.069, 0.17]
    """
    pull = by_view * yearly * tenure_weeks / 52.0
    k = 1.0 + spread**2 * by_view * pull
    return (spread**2 * pull + spread * math.sqrt(k) * z) / k


@rule
def voice_belief(u: float, p: StartParameters) -> float:
    """Belief that complaining helps.

    >>> voice_belief(0.3, StartParameters())
    0.38
    """
    return p.least_voice_belief + p.voice_belief_span * u


@rule
def tenure(u: float, mean_weeks: float, p: StartParameters) -> int:
    """Whole weeks that somebody has been with a provider or in a job.

    >>> tenure(0.3, 1300.0, StartParameters())
    1565
    """
    return min(int(-math.log(u) * mean_weeks), int(p.longest_weeks))


@rule
def loyalty(pull: float, z: float, p: StartParameters) -> float:
    """Loyalty in [0, 1] of a customer whom this pull (`theory.loyalty.pull`) has held for long.

    >>> loyalty(0.0, 1.0, StartParameters())
    0.08
    """
    return unit(pull + p.loyalty_sd * z)


@rule
def bond(u: float, p: StartParameters) -> float:
    """Strength of a bond to one employee.

    >>> bond(0.3, StartParameters())
    0.18
    """
    return p.strongest_bond * u


@rule
def weeks_since(u: float, chance: float) -> float:
    """Weeks >= 0 since the last event of this chance > 0 a week.

    >>> round(weeks_since(0.3, 0.2), 3)
    6.02
    """
    return -math.log(u) / chance

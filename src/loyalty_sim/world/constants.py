"""What a run needs to know and never changes: terms of trade, intercepts and start distributions.

All of it is derived from the settings of the world. The intercepts tie the scale of perceived quality to the survey
answers the starting customers are drawn from: a customer who meets the service of the start perceives, on average, what
was answered.
"""

from typing import Any, NamedTuple

import numpy as np

from loyalty_sim.compiled import handed, plain
from loyalty_sim.theory.customers import barriers, needs
from loyalty_sim.theory.customers.attributes import ATTRIBUTES
from loyalty_sim.theory.employees import facets
from loyalty_sim.theory.employees.facets import FacetsParameters
from loyalty_sim.theory.firms.response import AT_USUAL
from loyalty_sim.theory.forms import Form
from loyalty_sim.theory.levers import BOUGHT
from loyalty_sim.theory.measurement.survey import on_unit_scale
from loyalty_sim.world.answers import own_answers, survey_answers
from loyalty_sim.world.channel_mix import channel_mix
from loyalty_sim.world.settings import FacetLevels, WorldSettings
from loyalty_sim.world.true_scores import true_answers

QUANTILES = 2048
ROUNDS = 30


@handed
class Constants(NamedTuple):
    """Numbers and arrays that kernels read beside the tables and the theory's parameters.

    The answers (one entry a respondent) and the quantiles of need rates are distributions: a uniform draw picks an
    entry. `usual_quality` and `usual_satisfaction` are the mean answers; `service_reference` the mean level of the
    start, bent, by attribute, `failure_reference` (one number) the chance of a failure in an encounter of the start
    over the usual one; `quality_intercept` is the intercept of perceived quality and `judgement_intercept` that of
    judgements, set so that the answers the market starts from are what its service keeps up; `satisfaction_above` is
    by how much customers' satisfaction lies above the quality they meet, on the mean. `usual_seen` is the
    quality of the usual service to one of no lasting leniency, `usual_image` what is believed of it, so that customers
    are right on the mean, `usual_posts` how many ratings an encounter with it brings. `usual_productive` is the
    work of a usual position, vacant and newcomers' ones among them, of one who knows the job. `facet_levels` are
    how far the facets of climate usually lie above it, `usual_training` is that capability today. `barrier_shares`
    are quantiles of customers' barriers, of the mean one; `usual_held`, `usual_habit` and `usual_advantage` are
    means of what stated intention reads beside liking (`theory.intention`). By lever, in the order of
    `theory.levers`: weeks to build and to decay, the form of its response to money, the value discipline it belongs
    to, and the part of its spend that is paid once for the firm. `usual_want` is the mean will of staff,
    `usual_wandering` the part of looking around that customers' delight leaves on the mean, `usual_size` the
    customers of a firm that spends as the trade's figures say.
    """

    answered_expectation: np.ndarray
    answered_quality: np.ndarray
    answered_satisfaction: np.ndarray
    need_quantiles: np.ndarray
    barrier_shares: np.ndarray
    service_reference: np.ndarray
    failure_reference: np.ndarray
    channel_shares: np.ndarray
    channel_offered: np.ndarray
    channel_warmth: np.ndarray
    channel_odds: np.ndarray
    channel_work: np.ndarray
    usual_misfits: float
    usual_quality: float
    usual_satisfaction: float
    usual_want: float
    usual_wandering: float
    usual_size: float
    quality_intercept: float
    judgement_intercept: float
    satisfaction_above: float
    usual_seen: float
    usual_image: float
    usual_posts: float
    mean_need: float
    utilisation: float
    capacity_per_position: float
    usual_productive: float
    mean_barrier: float
    usual_held: float
    usual_habit: float
    usual_advantage: float
    contract_share: float
    tariff: float
    tangibles: float
    facet_levels: np.ndarray
    usual_training: float
    tenure_weeks: float
    employee_tenure_weeks: float
    bonded_share: float
    weekly_exit: float
    weekly_entry: float
    wage: float
    variable_cost: float
    hiring_cost: float
    case_cost: float
    remedy_cost: float
    acquisition_cost: float
    contact_cost: float
    win_back_incentive: float
    build_weeks: np.ndarray
    decay_weeks: np.ndarray
    forms: np.ndarray
    lever_discipline: np.ndarray
    lever_fixed: np.ndarray


def base_constants(scenario: WorldSettings) -> Constants:
    """Constants that follow from the scenario alone; the intercepts are set once the world is populated."""
    trade, market = scenario.trade, scenario.market
    mix = channel_mix(trade.channels, scenario.theory.channels)
    answers = own_answers(trade.answers) if trade.answers else survey_answers(trade.evidence)
    shares: Any = (np.arange(QUANTILES) + 0.5) / QUANTILES
    rates: Any = needs.quantile(shares, trade.need_rate, trade.need_shape)
    need = lapsing(rates, scenario.theory.lapse.share)
    held_by: Any = np.asarray(barriers.quantile(shares, scenario.theory.barriers), np.float64)
    expectation, quality, satisfaction = true_answers(answers, scenario.theory.survey)
    paid_once = scenario.theory.size
    levers = [getattr(scenario.theory.investment, lever.name) for lever in BOUGHT]
    forms = [getattr(scenario.theory.response, lever.name) for lever in BOUGHT]
    return Constants(
        answered_expectation=expectation,
        answered_quality=quality,
        answered_satisfaction=satisfaction,
        need_quantiles=need,
        barrier_shares=held_by,
        service_reference=np.zeros(len(ATTRIBUTES)),
        failure_reference=np.ones(1),
        channel_shares=mix.shares,
        channel_offered=mix.offered,
        channel_warmth=mix.warmth,
        channel_odds=mix.odds,
        channel_work=mix.work,
        usual_misfits=mix.misfits,
        usual_quality=latent_mean(quality),
        usual_satisfaction=latent_mean(satisfaction),
        usual_want=scenario.theory.turnover.usual_want,
        usual_wandering=1.0,
        usual_size=scenario.theory.size.usual_share * market.customers,
        quality_intercept=latent_mean(quality),
        judgement_intercept=latent_mean(satisfaction) - latent_mean(quality),
        satisfaction_above=latent_mean(satisfaction) - latent_mean(quality),
        usual_seen=latent_mean(quality),
        usual_image=latent_mean(quality),
        usual_posts=0.0,
        mean_need=float(need.mean()),
        utilisation=trade.utilisation,
        capacity_per_position=1.0,
        usual_productive=1.0,
        mean_barrier=trade.switching_cost,
        usual_held=0.0,
        usual_habit=0.0,
        usual_advantage=0.0,
        contract_share=trade.contract_share,
        tariff=trade.tariff,
        tangibles=trade.tangibles,
        facet_levels=facet_levels(trade.facets, scenario.theory.facets),
        usual_training=AT_USUAL,
        tenure_weeks=52.0 * trade.tenure_years,
        employee_tenure_weeks=52.0 * trade.employee_tenure_years,
        bonded_share=trade.bonded_share,
        weekly_exit=plain(needs.exits)(market.exit_rate),
        weekly_entry=plain(needs.enters)(market.entry_weeks),
        wage=trade.wage,
        variable_cost=trade.variable_cost,
        hiring_cost=trade.hiring_cost,
        case_cost=trade.case_cost,
        remedy_cost=trade.remedy_cost,
        acquisition_cost=trade.acquisition_cost,
        contact_cost=trade.contact_cost,
        win_back_incentive=trade.win_back_incentive,
        build_weeks=np.array([lever.build_weeks for lever in levers]),
        decay_weeks=np.array([lever.decay_weeks for lever in levers]),
        forms=np.array([int(Form[name.upper()]) for name in forms], np.uint8),
        lever_discipline=np.array([int(lever.discipline) for lever in BOUGHT]),
        lever_fixed=np.array([paid_once.people if lever.group == "People" else paid_once.systems for lever in BOUGHT]),
    )


def facet_levels(levels: FacetLevels, p: FacetsParameters) -> np.ndarray:
    """How far each facet of climate usually lies above the climate: the trade's levels less their weighted mean.

    >>> [round(float(level), 2) for level in facet_levels(FacetLevels(challenge=-0.2), FacetsParameters())]
    [0.03, 0.03, 0.03, 0.03, -0.17]
    """
    whole: Any = plain(facets.whole)
    mean = whole(*levels, p)
    return np.array([plain(facets.centred)(level, mean, p) for level in levels])


def lapsing(rates: np.ndarray, share: float) -> np.ndarray:
    """Chances of a need a week over all time, at most 1 where there is no lapse; their mean is the same with lapses.

    Whoever lapses for a share of the time has needs in the rest only, at most one a week.

        >>> [round(float(rate), 2) for rate in lapsing(np.array([0.2, 0.4, 1.5]), share=0.2)]
        [0.27, 0.53, 0.8]
    """
    mean, kept = float(np.minimum(rates, 1.0).mean()), np.minimum(rates, 1.0 - share)
    for _ in range(ROUNDS if share > 0.0 else 0):
        kept = np.minimum(kept * mean / kept.mean(), 1.0 - share)
    return kept


def latent_mean(answers: np.ndarray) -> float:
    """Mean of 1-10 answers on the latent scale from 0 to 1."""
    return float(plain(on_unit_scale)(np.mean(answers)))

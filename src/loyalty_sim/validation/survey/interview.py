"""The interview: a sample of customers is asked, some answer, and by the instrument of `theory.measurement.survey`."""

from typing import Any

import numpy as np

from loyalty_sim.compiled import plain
from loyalty_sim.theory.customers import being_asked, intention, loyalty
from loyalty_sim.theory.measurement import survey
from loyalty_sim.validation.survey.answers import Answers, index
from loyalty_sim.week.held import barriers
from loyalty_sim.week.passes import log_prices
from loyalty_sim.world.draws import Purpose
from loyalty_sim.world.traits import optimism

ITEMS = 3


def interview(
    market: Any,
    complained: np.ndarray | None = None,
    respondents: int = 2_500,
    firm: int | None = None,
    items: int = ITEMS,
    among: np.ndarray | None = None,
) -> Answers:
    """Ask the customers of a market, or of one firm, until so many have answered (or all have been asked).

    complained (customers,): who complained within the period that is asked about; nobody if None. among (customers,):
    whom alone to ask, as those who used the service in that period; everybody if None. items: how many items
    a construct is asked with, the overall one first. Looking changes
    nothing in the market: the luck of the interview is a generator of its own, keyed by seed and week.
    """
    c, theory = market.world.customers, market.theory
    rng = luck(market)
    rows = who_answers(c, firm, respondents, theory.being_asked, rng, among)
    heard = np.zeros(len(rows), bool) if complained is None else complained[rows]
    usually = None if complained is None else handled_usually(c.handling, complained)
    return answers(states(market, rows), heard, market.constants.usual_quality, theory, rng, items, usually)


def handled_usually(handling: np.ndarray, complained: np.ndarray) -> float:
    """Mean of how well complaints were handled, 0-1, by the column of customers (in hundredths); 0 if there are none.

    >>> handled_usually(np.array([80, 0, 40]), np.array([True, False, True]))
    0.6
    """
    return float(handling[complained].mean()) / 100.0 if complained.any() else 0.0


def interviewed(
    market: Any, respondents: int = 2_500, firm: int | None = None, among: np.ndarray | None = None
) -> np.ndarray:
    """Rows of those whom `interview` asks, in the order of their answers."""
    return who_answers(market.world.customers, firm, respondents, market.theory.being_asked, luck(market), among)


def luck(market: Any, *part: int) -> np.random.Generator:
    """The luck of the interview, or of a part of it, in the week a market is in."""
    return np.random.default_rng([market.luck, int(Purpose.SURVEY), market.week, *part])


def who_answers(
    c: Any, firm: int | None, count: int, p: Any, rng: np.random.Generator, among: np.ndarray | None = None
) -> np.ndarray:
    """Rows of the first so many who answer, in an order of chance; who thinks speaking up helps answers more often."""
    of_firm = c.provider >= 0 if firm is None else c.provider == firm
    rows = np.flatnonzero(of_firm if among is None else of_firm & among)
    chance = on_arrays(being_asked.responds)(1.0, p) * (0.5 + c.voice_belief[rows]) / 1.5
    answering = rows[rng.random(len(rows)) < chance]
    return np.asarray(rng.permutation(answering)[:count])


def states(market: Any, rows: np.ndarray) -> dict[str, np.ndarray]:
    """What the answers are read off, as 64-bit numbers; years with the provider and what optimism adds among them."""
    c = market.world.customers
    hopes = market.theory.expectation.optimism_sd * np.array([optimism(stored) for stored in c.optimism[rows].tolist()])
    names = ("expectation", "quality", "value", "satisfaction", "loyalty", "grievance", "handling")
    felt = {name: getattr(c, name)[rows].astype(float) for name in names}
    years = (market.week - c.since[rows]) / 52.0
    return felt | {"years": years, "hopes": hopes} | holds(market, rows)


def holds(market: Any, rows: np.ndarray) -> dict[str, np.ndarray]:
    """What holds customers and what draws them, above the usual, as `theory.intention` reads it."""
    c, usual, theory = market.world.customers, market.constants, market.theory
    log_price, tenure = log_prices(market.world.firms), (market.week - c.since[rows]).astype(float)
    best = 0.01 * c.alternative[rows].astype(float)
    return {
        "bound": on_arrays(intention.held)(barriers(market, rows), theory.intention) - usual.usual_held,
        "accustomed": on_arrays(loyalty.habit)(tenure, theory.loyalty) - usual.usual_habit,
        "better": on_arrays(intention.advantage)(best, c.quality[rows].astype(float)) - usual.usual_advantage,
        "sensitivity": c.price_sensitivity[rows].astype(float),
        "dear": log_price[c.provider[rows]] - log_price.min(),
    }


def answers(
    felt: dict[str, np.ndarray],
    complained: np.ndarray,
    usual: float,
    theory: Any,
    rng: np.random.Generator,
    items: int = ITEMS,
    usually: float | None = None,
) -> Answers:
    """The answers of respondents with these states.

    usual: mean quality, which forgotten expectations are drawn to. usually: how well complaints are handled in the
    market, 0-1; if None, as well as those of these respondents.
    """
    p, n = theory.survey, len(complained)
    halo = rng.standard_normal(n)
    satisfied = on_arrays(survey.felt_satisfaction)(felt["satisfaction"], felt["grievance"], p)
    valued = on_arrays(survey.felt_value)(felt["value"], satisfied, p)
    imagined = usual + p.hindsight * (felt["quality"] - usual) + felt["hopes"]
    expected = imagined + np.exp(-felt["years"] / p.recall) * (
        felt["expectation"] - imagined
    )  # survey.recalled, on arrays
    level = {
        "expectation": on_arrays(survey.level)(expected, halo, rng.standard_normal(n), p),
        "quality": on_arrays(survey.level)(felt["quality"], halo, rng.standard_normal(n), p),
        "value": on_arrays(survey.level)(valued, halo, rng.standard_normal(n), p),
        "satisfaction": on_arrays(survey.level)(satisfied, halo, rng.standard_normal(n), p),
    }  # fmt: skip
    hard = {name: getattr(p, f"{name}_shift") for name in level}
    first = {name: hard[name] if name == "value" else 0.0 for name in level}  # no overall item of value was asked
    answered = {
        name: np.stack([items_of(level[name], hard[name] if k else first[name], p, rng) for k in range(items)])
        for name in level
    }
    said = theory.intention
    liking = on_arrays(intention.liking)(level["satisfaction"], felt["loyalty"], felt["grievance"], said)
    moored = on_arrays(intention.moored)(felt["bound"], felt["satisfaction"], felt["accustomed"], said)
    drawn = on_arrays(intention.drawn)(felt["better"], felt["sensitivity"], felt["dear"], said)
    leaning = on_arrays(intention.leaning)(liking, moored, drawn)
    overall = answered["satisfaction"][0]
    again = scale(leaning + p.doubt * rng.standard_normal(n))
    says_the_same = rng.random(n) < p.same_again
    usually = handled_usually(felt["handling"], complained) if usually is None else usually
    rated = on_arrays(survey.rated)(level["satisfaction"], usual, felt["handling"] / 100.0, usually, p)
    handled = on_handling(rated, overall, complained, p, rng)
    again = np.where(says_the_same, np.where(complained, handled, overall), again)
    found = {name: index(given) for name, given in answered.items()}
    return Answers(**found, overall=overall, again=again, complained=complained.astype(float), handled=handled)


def on_handling(
    rated: np.ndarray, overall: np.ndarray, complained: np.ndarray, p: Any, rng: np.random.Generator
) -> np.ndarray:
    """Ratings 1-10 of how a complaint was handled, or the last answer again; nan for who has not complained."""
    given = items_of(rated, 0.0, p, rng)[complained]
    answered = np.full(len(rated), np.nan)
    answered[complained] = np.where(rng.random(len(given)) < p.same_again, overall[complained], given)
    return answered


def on_arrays(rule: Any) -> Any:
    """A rule of theory that is arithmetic alone takes arrays as well."""
    return plain(rule)


def items_of(level: np.ndarray, shift: float, p: Any, rng: np.random.Generator) -> np.ndarray:
    """Answers 1-10 to one item: `theory.measurement.survey.item`, on arrays."""
    return scale(level + shift + p.noise * rng.standard_normal(len(level)))


def scale(level: np.ndarray) -> np.ndarray:
    """Levels 0-1 and beyond on a scale from 1 to 10."""
    return np.clip(np.floor(1.5 + 9.0 * level), 1.0, 10.0)

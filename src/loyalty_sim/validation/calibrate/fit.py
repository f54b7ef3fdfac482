"""Simulated moments with an emulator: where parameters lie, and how well the moments say so.

1. Points are spread over the ranges of the free parameters (Sobol), each simulated **under luck of its own**.
2. Every moment is emulated as a function of the parameters by a Gaussian process with noise (scikit-learn).
3. distance = sum (emulated - target)^2 / (se^2 + (tolerance target)^2 + variance of the emulator)
4. exp(-distance / 2) weighs a large sample of the ranges: its quantiles are the intervals. The sample is drawn anew
   around what weighs something, then the next wave of points is simulated there.
5. What comes of it are the means once what was thought before is weighed in: a normal distribution around where the
   search started, with a sixth of the range as its standard deviation. What the data do not pin down hardly moves, what
   they do goes where they say.

Never common luck: with the same seeds at every point the emulator takes the luck for the model, and nominal 90 %
intervals cover far less (`tests/study/calibrate`). Sources: McFadden 1989 Econometrica 57:995 (simulated moments);
Kennedy & O'Hagan 2001 J R Stat Soc B 63:425 (emulators, discrepancy); Malcolm, Roseboom, Clark & Fazar 1959 Oper
Res 7:646 (a judged range is six standard deviations wide).
"""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from loyalty_sim.validation.calibrate.emulator import Emulator, emulate

TOLERANCE = 0.1
"""Discrepancy that is allowed for, as a share of the value: the model is not the world."""
SAMPLE, ROUNDS, REACH = 2048, 4, 4.0
CONFIDENCE = 0.90
PRIOR = 1.0 / 6.0
"""How sure a start is: standard deviation of what was thought before, as a share of the range."""
WEAK = 0.5
"""Below so much a parameter counts as not pinned down: its interval is wider than half of the range."""


class Free(NamedTuple):
    """A parameter to be fitted: its setting and the range that is plausible.

    start: what was thought before; None: nothing, all of the range is as likely.
    """

    key: str
    low: float
    high: float
    start: float | None = None


class Moment(NamedTuple):
    """A target: a name, the value in the data and its standard error."""

    name: str
    value: float
    se: float

    def is_near(self, model: float) -> bool:
        """Whether a value of the model lies within max(2 standard errors, 10 %) of the data."""
        return abs(model - self.value) <= max(2.0 * self.se, TOLERANCE * abs(self.value))


Values = Mapping[str, float]
Simulate = Callable[[Values, int], Mapping[str, float]]
"""From values of the parameters and a seed to the moments, by name."""
Simulated = Callable[[Sequence[tuple[Values, int]]], Sequence[Mapping[str, float]]]
"""The same for many points at once, in whatever order and however many at a time."""


class Estimate(NamedTuple):
    """One parameter: mean, standard deviation and 90 % interval by the data alone, and what comes of it.

    pinned: 1 - interval over 90 % of the range. value: the mean with what was thought before weighed in.
    """

    key: str
    low: float
    high: float
    start: float | None
    mean: float
    sd: float
    interval_low: float
    interval_high: float
    pinned: float
    value: float


class Fit(NamedTuple):
    """Estimates, and every moment as targeted and as emulated at the estimates. points: what was simulated."""

    estimates: tuple[Estimate, ...]
    targets: tuple[Moment, ...]
    fitted: dict[str, float]
    correlation: np.ndarray
    points: int

    @property
    def values(self) -> dict[str, float]:
        """The value of every parameter by key."""
        return {each.key: each.value for each in self.estimates}


def fit(
    simulate: Simulated,
    free: Sequence[Free],
    targets: Sequence[Moment],
    points: int = 48,
    waves: int = 2,
    seed: int = 1,
    tolerance: float = TOLERANCE,
) -> Fit:
    """Fit the free parameters to the moments. points: simulated in each wave; seed: the luck of everything."""
    from threadpoolctl import threadpool_limits

    with threadpool_limits(1):  # threads of the linear algebra cost far more than they give on matrices this small
        return _waves(simulate, free, targets, points, waves, seed, tolerance)


def _waves(
    simulate: Simulated, free: Sequence[Free], targets: Sequence[Moment], points: int, waves: int, seed: int,
    tolerance: float,
) -> Fit:  # fmt: skip
    box = np.array([[each.low, each.high] for each in free])
    tried, seen = np.empty((0, len(free))), []
    sample = weights = emulators = None
    for wave in range(waves):
        place = design(box, sample, weights, points, seed + wave)
        seeds = [1_000_000 * seed + 10_000 * wave + n for n in range(points)]  # never the same luck twice
        done = simulate([(_named(free, x), s) for x, s in zip(place, seeds, strict=True)])
        tried = np.concatenate([tried, place])
        seen += [[row.get(m.name, np.nan) for m in targets] for row in done]
        emulators = emulate((tried - box[:, 0]) / np.ptp(box, axis=1), np.array(seen))
        sample, weights = weigh(emulators, targets, box, tolerance, seed + wave)
    if sample is None or weights is None or emulators is None:
        raise ValueError("a fit needs at least one wave")
    estimates = [_estimate(each, sample[:, n], weights) for n, each in enumerate(free)]
    known, known_weights = weigh(emulators, targets, box, tolerance, seed + waves, [each.start for each in free])
    centre = known_weights @ known
    estimates = [each._replace(value=float(value)) for each, value in zip(estimates, centre, strict=True)]
    at = ((centre - box[:, 0]) / np.ptp(box, axis=1))[None, :]
    fitted = {m.name: float(e(at)[0][0]) for e, m in zip(emulators, targets, strict=True)}
    return Fit(tuple(estimates), tuple(targets), fitted, _correlation(sample, weights), len(tried))


def design(box: np.ndarray, sample: np.ndarray | None, weights: np.ndarray | None, count: int, seed: int) -> np.ndarray:
    """Points of the next wave: over the whole box, or over what still weighs something, somewhat widened."""
    where = box if sample is None or weights is None else _around(box, sample, weights)
    return _sobol(where, count, seed)


def weigh(
    emulators: Sequence[Emulator], targets: Sequence[Moment], box: np.ndarray, tolerance: float, seed: int,
    starts: Sequence[float | None] = (),
) -> tuple[np.ndarray, np.ndarray]:  # fmt: skip
    """A sample of the box and its weights, drawn anew in smaller boxes until enough of it weighs something.

    starts: what was thought of the parameters before, to be weighed in; None: nothing was.
    """
    where = box
    for attempt in range(ROUNDS):
        sample = _sobol(where, SAMPLE, 1000 * seed + attempt)
        far = distance(emulators, targets, (sample - box[:, 0]) / np.ptp(box, axis=1), tolerance)
        far += from_starts(sample, starts, box)
        weights = np.exp(-0.5 * (far - far.min()))
        weights /= weights.sum()
        if 1.0 / np.sum(weights**2) > SAMPLE / 8:
            break
        where = _around(box, sample, weights)
    return sample, weights


def distance(emulators: Sequence[Emulator], targets: Sequence[Moment], x: np.ndarray, tolerance: float) -> np.ndarray:
    """Distance of emulated from target moments at points x (n, parameters) of the unit cube."""
    total = np.zeros(len(x))
    for emulator, moment in zip(emulators, targets, strict=True):
        mean, sd = emulator(x)
        spread = moment.se**2 + (tolerance * moment.value) ** 2 + sd**2
        total += (mean - moment.value) ** 2 / spread + np.log(spread)
    return total


def from_starts(sample: np.ndarray, starts: Sequence[float | None], box: np.ndarray) -> np.ndarray:
    """Squared standard deviations of what was thought before between points (n, parameters) and the starts."""
    total = np.zeros(len(sample))
    for place, start in enumerate(starts):
        if start is not None:
            total += ((sample[:, place] - start) / (PRIOR * np.ptp(box[place]))) ** 2
    return total


def _around(box: np.ndarray, sample: np.ndarray, weights: np.ndarray) -> np.ndarray:
    mean = weights @ sample
    sd = np.sqrt(weights @ (sample - mean) ** 2) + 0.01 * np.ptp(box, axis=1)
    return np.column_stack([np.maximum(box[:, 0], mean - REACH * sd), np.minimum(box[:, 1], mean + REACH * sd)])


def _sobol(box: np.ndarray, count: int, seed: int) -> np.ndarray:
    from scipy.stats import qmc

    drawn = qmc.Sobol(len(box), rng=seed).random_base2(max(1, (count - 1).bit_length()))[:count]
    return np.asarray(box[:, 0] + drawn * np.ptp(box, axis=1))


def _named(free: Sequence[Free], x: np.ndarray) -> dict[str, float]:
    return {each.key: float(value) for each, value in zip(free, x, strict=True)}


def _correlation(sample: np.ndarray, weights: np.ndarray) -> np.ndarray:
    centred = sample - weights @ sample
    sd = np.sqrt(weights @ centred**2)
    scaled = centred / np.maximum(sd, 1e-12)
    return (scaled * weights[:, None]).T @ scaled


def _estimate(free: Free, values: np.ndarray, weights: np.ndarray) -> Estimate:
    order = np.argsort(values)
    mass = np.cumsum(weights[order])
    tail = 0.5 * (1.0 - CONFIDENCE)
    low, high = (float(np.interp(q, mass, values[order])) for q in (tail, 1.0 - tail))
    pinned = 1.0 - (high - low) / (CONFIDENCE * (free.high - free.low))
    mean = float(weights @ values)
    sd = float(np.sqrt(weights @ (values - mean) ** 2))
    return Estimate(*free, mean, sd, low, high, max(0.0, pinned), mean)

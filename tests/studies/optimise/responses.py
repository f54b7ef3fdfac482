"""Responses to spending in closed form, whose best plan is known: money gained by shares of the budget."""

import numpy as np
from scipy.optimize import minimize

from loyalty_sim.studies.optimise.response import Response

COST = 1.0


def concave(z):
    """Four levers, each with diminishing returns of its own."""
    return (np.array([3, 1.5, 0.8, 0.4]) * (1 - np.exp(-z / np.array([0.15, 0.3, 0.2, 0.4])))).sum(axis=-1)


def complements(z):
    """Three levers of which the scarcest limits: CES with elasticity 1/3, as know, want and can."""
    start = (np.array([0.5, 0.3, 0.2]) * 0.05**-2.0).sum() ** -0.5
    return 4 * ((np.array([0.5, 0.3, 0.2]) * (0.05 + z) ** -2.0).sum(axis=-1) ** -0.5 - start)


def thresholds(z):
    """Three levers that do little before a threshold: spreading money thin wastes it."""
    limits = np.array([0.6, 0.35, 0.5])
    return (np.array([2.2, 1.4, 1.2]) * z**4 / (z**4 + limits**4)).sum(axis=-1)


FUNCTIONS = {"concave": (concave, 4), "complements": (complements, 3), "thresholds": (thresholds, 3)}


def known_best(gross, cells):
    """The best plan and its gain, from many starts."""
    rng = np.random.default_rng(0)
    starts = np.vstack([rng.dirichlet(np.ones(cells + 1), 40)[:, :cells], 0.98 * np.eye(cells)])
    bounds, whole = [(0, 1)] * cells, {"type": "ineq", "fun": lambda z: 1 - z.sum()}
    found = [minimize(lambda z: COST * z.sum() - gross(z), z, bounds=bounds, constraints=whole) for z in starts]
    best = min((each for each in found if each.x.sum() <= 1 + 1e-6), key=lambda each: each.fun)
    return best.x, -best.fun


class InClosedForm:
    """A `Respond`: gross of the plan, less its cost, with luck that all plans share and luck of each plan."""

    def __init__(self, gross, own=0.02, by_world=None):
        self.gross, self.own, self.by_world, self.runs = gross, own, by_world, 0

    def __call__(self, plans, seeds, worlds=None):
        self.runs += len(plans) * len(seeds)
        if worlds is None:
            gross = np.tile(self.gross(plans)[:, None], (1, len(seeds)))
        else:
            gross = np.array([self.by_world(plans, world) for world in worlds]).T
        for row, plan in enumerate(plans):
            for column, seed in enumerate(seeds):
                key = [seed, *np.round(1e6 * plan).astype(int)]
                gross[row, column] += self.own * np.random.default_rng(key).standard_normal() * (plan.sum() > 0)
        spent = np.tile(COST * plans.sum(axis=1)[:, None], (1, len(seeds)))
        return Response(gross - spent, gross, spent, 0.0 * gross)

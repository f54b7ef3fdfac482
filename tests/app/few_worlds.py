"""Pages as tests visit them answer over few worlds: what they say and do with these does not hang on how many.

As many as visitors get take 300 runs a question, half of them after it has been answered and read.
"""

from importlib import import_module

from loyalty_sim.studies.vary.worlds import FEWEST as FEW

SIZES = {
    "loyalty_sim.app.what_if.inquiry.WORLDS": FEW,
    "loyalty_sim.app.what_if.page.WORLDS": FEW,
    "loyalty_sim.app.what_if.page.CALM": 3600.0,
    "loyalty_sim.app.game.conductor.WORLDS": FEW,
}
"""What a visitor of a test gets, by where it stands; the second look at a curve is for a test that asks for it."""


def answer_over_few_worlds() -> None:
    """Set these sizes for the rest of this process."""
    for place, size in SIZES.items():
        module, _, name = place.rpartition(".")
        setattr(import_module(module), name, size)

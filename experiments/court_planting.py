"""Is a theory that was planted named by the court? Every candidate in turn is the truth, and nobody is told which.

    python experiments/court_planting.py --seeds 12 --block 3

Seven theories are heard: the one as shipped, the three cases of `experiments/court`, and three with a mechanism off.
The figures of some claims and findings under a block of seeds are what was seen of a planted market. All candidates,
the truth among them, are known by the other seeds only, so that what was seen has luck of its own. The court names the
candidate that lies nearest (`validation.court.identify`). Every candidate is planted once for each block.
"""

import argparse
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from loyalty_sim.validation.claims import load_claims
from loyalty_sim.validation.claims.design import Effort
from loyalty_sim.validation.court import Case, Scope, as_case, court
from loyalty_sim.validation.court.case import SHIPPED
from loyalty_sim.validation.court.identify import Figures, figures_of, identify
from loyalty_sim.validation.evidence import load_targets

HERE = Path(__file__).parent / "court"
FILES = ("symmetric_disconfirmation", "s_shaped_response", "no_talk")
OFF = {
    "no barriers to switching": ("theory.barriers.on=false",),
    "nobody gets used to anything": ("theory.expectation.learning=0",),
    "no reaction to disconfirmation": ("theory.satisfaction.strength=0",),
}
CLAIMS = ("K03", "K04", "K06", "K07", "K09", "K12", "K28")
FINDINGS = ("T05", "T06")


class Try(NamedTuple):
    """One planting: the theory that was planted, and the candidates, nearest first, with their distances."""

    planted: str
    named: str
    distance: float
    next_best: float

    @property
    def recovered(self) -> bool:
        """Whether the right one was named."""
        return self.planted == self.named


def theories(seeds: int, workers: int | None = None) -> dict[str, Figures]:
    """Figures by seed of every candidate."""
    found: dict[str, Figures] = {}
    for case in candidates():
        docket = court(case, load_claims(CLAIMS), load_targets(FINDINGS), scope(seeds), workers=workers)
        found[SHIPPED.name], found[case.name] = figures_of(docket, side=0), figures_of(docket)
    return found


def candidates() -> list[Case]:
    """What is heard against the theory as shipped."""
    files = [as_case([HERE / f"{name}.py"], name=name.replace("_", " ")) for name in FILES]
    return [*files, *(as_case([], words, name) for name, words in OFF.items())]


def scope(seeds: int) -> Scope:
    """So many seeds of claims and findings alike."""
    return Scope("planting", Effort(seeds, 0), seeds, float("inf"), 0)


def tries(known: Mapping[str, Figures], seeds: int, block: int) -> Iterator[Try]:
    """Every candidate planted once for each block of seeds."""
    for first in range(0, seeds - block + 1, block):
        inside = range(first, first + block)
        outside = [seed for seed in range(seeds) if seed not in inside]
        others = {name: _only(figures, outside, seeds) for name, figures in known.items()}
        for planted, figures in known.items():
            nearest, second, *_ = identify(_only(figures, list(inside), seeds), others)
            yield Try(planted, nearest.name, nearest.distance, second.distance)


def _only(figures: Figures, chosen: list[int], seeds: int) -> Figures:
    """Figures that every seed has, of the chosen seeds."""
    return {name: samples[chosen] for name, samples in figures.items() if len(samples) == seeds}


def main() -> None:
    """Say what was planted, what was named, and in how many tries it was the same."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--seeds", type=int, default=12)
    asked.add_argument("--block", type=int, default=3)
    asked.add_argument("--workers", type=int)
    given = asked.parse_args()
    found = list(tries(theories(given.seeds, given.workers), given.seeds, given.block))
    for one in found:
        mark = "" if one.recovered else f"   taken for: {one.named}"
        print(f"{one.planted:34} distance {one.distance:6.2f}, next {one.next_best:7.2f}{mark}")
    changed = [one for one in found if one.planted != SHIPPED.name]
    for what, some in (("changed rules", changed), ("all, the theory as shipped among them", found)):
        print(f"recovered of {what}: {sum(one.recovered for one in some)} of {len(some)}")


if __name__ == "__main__":
    main()

"""Is a theory that was planted named by the court? Every candidate in turn is the truth, and nobody is told which.

    python experiments/court_planting.py --first 40 --groups 2 --seeds 12 --blocks 3 2 4 6

Seven theories are heard: the one as shipped, the three cases of `experiments/court`, and three with a mechanism off.
What is heard are seven claims, and the own trials (`validation.court.own_trial`) of every mechanism that one of the
candidates is about; all candidates are heard by all of it. The figures under a block of seeds are what was seen of a
planted market. All candidates, the truth among them, are known by the other seeds of the group only, so that what was
seen has luck of its own. The court names the candidate that lies nearest (`validation.court.identify`). Every candidate
is planted once for each block.

The hearing was written down before its seeds were run. An earlier one heard the seven claims and the findings T05 and
T06 and named 18 of 24 changed rules by blocks of three, symmetric disconfirmation never: over the seeds of these
markets no figure of it lies more than .65 standard deviations from that of the theory as shipped (T05's ratio of
slopes 1.226 and 1.242, with a deviation of .046), since answers to a survey smooth what a single encounter shows. What
the theory is about was not heard. T05 and T06 gave way to the own trials and cost 30 times as much.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from loyalty_sim.theory.mechanisms import MECHANISMS, Mechanism
from loyalty_sim.validation.claims import load_claims
from loyalty_sim.validation.claims.design import Effort
from loyalty_sim.validation.court import Case, Scope, as_case, court
from loyalty_sim.validation.court.case import SHIPPED
from loyalty_sim.validation.court.identify import Figures, figures_of, identify
from loyalty_sim.validation.court.own_trial import concerned

HERE = Path(__file__).parent / "court"
FILES = ("symmetric_disconfirmation", "s_shaped_response", "no_talk")
OFF = {
    "no barriers to switching": ("theory.barriers.on=false",),
    "nobody gets used to anything": ("theory.expectation.learning=0",),
    "no reaction to disconfirmation": ("theory.satisfaction.strength=0",),
}
CLAIMS = ("K03", "K04", "K06", "K07", "K09", "K12", "K28")


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


def theories(seeds: int, first: int = 0, workers: int | None = None) -> dict[str, Figures]:
    """Figures by seed of every candidate."""
    found: dict[str, Figures] = {}
    about, asked = mechanisms(), load_claims(CLAIMS)
    for case in candidates():
        docket = court(case, asked, (), scope(seeds, first), workers=workers, mechanisms=about)
        found[SHIPPED.name], found[case.name] = figures_of(docket, side=0), figures_of(docket)
    return found


def mechanisms() -> list[Mechanism]:
    """Those that any candidate is about."""
    about = {each.code for case in candidates() for each in concerned(case)}
    return [each for each in MECHANISMS if each.code in about]


def candidates() -> list[Case]:
    """What is heard against the theory as shipped."""
    files = [as_case([HERE / f"{name}.py"], name=name.replace("_", " ")) for name in FILES]
    return [*files, *(as_case([], words, name) for name, words in OFF.items())]


def scope(seeds: int, first: int = 0) -> Scope:
    """So many seeds of claims and own trials alike, from the first on."""
    return Scope("planting", Effort(seeds, 0, first), 0, float("inf"), 0, seeds)


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
    """Say what was planted, what was named, and in how many tries it was the same, by seeds seen."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--first", type=int, default=40)
    asked.add_argument("--groups", type=int, default=2)
    asked.add_argument("--seeds", type=int, default=12)
    asked.add_argument("--blocks", type=int, nargs="+", default=[3, 2, 4, 6])
    asked.add_argument("--workers", type=int)
    given = asked.parse_args()
    groups = [
        theories(given.seeds, given.first + number * given.seeds, given.workers) for number in range(given.groups)
    ]
    for block in given.blocks:
        found = [one for known in groups for one in tries(known, given.seeds, block)]
        print(f"\nblocks of {block}")
        for name in groups[0]:
            own = [one for one in found if one.planted == name]
            wrong = Counter(one.named for one in own if not one.recovered)
            taken = ", ".join(f"{other} {times}" for other, times in wrong.most_common())
            print(f"{name:34} {len(own) - wrong.total()} of {len(own)}{f'   taken for: {taken}' if taken else ''}")
        changed = [one for one in found if one.planted != SHIPPED.name]
        for what, some in (("changed rules", changed), ("all, the theory as shipped among them", found)):
            print(f"recovered of {what}: {sum(one.recovered for one in some)} of {len(some)}")


if __name__ == "__main__":
    main()

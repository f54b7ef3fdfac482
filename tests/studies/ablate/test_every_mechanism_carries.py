"""Every mechanism carries, in markets as they are shipped: without it, its natural decision has another effect.

About two minutes of one core. A mechanism that is known not to carry stands in `theory.mechanisms.NOT_YET`, with why.
"""

import pytest

from loyalty_sim.studies import ablate
from loyalty_sim.studies.ablate.analysis import CARRIES, WITHIN_LUCK
from loyalty_sim.studies.ablate.study import LOOKS
from loyalty_sim.theory.mechanisms import MECHANISM, NOT_YET
from loyalty_sim.validation.sources import kept_verdicts

PARTS = 6
AS_ASKED = sorted(
    (each for each in MECHANISM.values() if each.code not in NOT_YET), key=lambda each: (each.market, each.decision)
)


def verdicts(codes, seeds=None):
    table = ablate(codes, seeds, workers=1).table
    return dict(zip(table["code"], table["verdict"], strict=True))


@pytest.mark.parametrize("part", range(PARTS))
def test_every_mechanism_carries(part):
    """In parts, so that several workers share them; those that are asked alike stand together and share their runs."""
    first, last = (len(AS_ASKED) * edge // PARTS for edge in (part, part + 1))
    found = verdicts([each.code for each in AS_ASKED[first:last]])
    assert [code for code, verdict in found.items() if verdict == WITHIN_LUCK] == []


@pytest.mark.skipif(not NOT_YET, reason="all of them carry")
def test_those_that_are_known_not_to_carry_do_not():
    """With as many seeds as carrying takes where it is plain; one that begins to carry has to leave the list."""
    assert [code for code, verdict in verdicts(list(NOT_YET), LOOKS[0]).items() if verdict == CARRIES] == []


def test_the_page_says_the_same():
    """What the package keeps is of all mechanisms: `loyalty-sim ablate -o FOLDER`, then FOLDER/table.csv."""
    kept = kept_verdicts()
    assert set(kept) == set(MECHANISM)
    assert {code for code, verdict in kept.items() if verdict == WITHIN_LUCK} == set(NOT_YET)

"""Section 7 - A survey asks about attributes: one item each, coloured by how content the respondent is overall.

Claim: who is asked about one attribute answers with the whole relation in mind, so answers about attributes hang
together far more than what is perceived of them does. A key-driver analysis is made of such answers, pooled over
months, since one week's are few.

    felt   = remembered + coloured (satisfied - remembered)
    pooled = kept stock + new
    index  = 100 (mean - 1) / 9

Every item is then answered by the instrument of theory.survey: the halo of the respondent, a spread of its own, a
ceiling. Answers to such items correlate by .6 to .7 and more where there is halo (Beckwith & Lehmann 1975).

Sources: Beckwith & Lehmann 1975 J Mktg Res 12:265 (halo in ratings of attributes); Wirtz & Bateson 1995 Int J Serv Ind
Manag 6(3):84 (an attribute that was changed moves the ratings of those that were not). Sizes are judgement.
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter
from loyalty_sim.theory.customers.attributes import ATTRIBUTES

ITEMS = (*ATTRIBUTES, "innovativeness", "image")
"""What is asked beside satisfaction, in the order of every axis `items`: attributes, then what kind of firm it is."""

INNOVATIVENESS, IMAGE = len(ATTRIBUTES), len(ATTRIBUTES) + 1

SAID = len(ITEMS) + 2
"""Numbers kept of one answer: 1, the items, and the score of satisfaction (0-100)."""


class AttributeItemsParameters(NamedTuple):
    """How items about attributes are answered and pooled."""

    coloured: Annotated[
        float,
        Parameter("Part of an answer about an attribute that is satisfaction instead", "share", 0, 1,
                  "direction: Beckwith & Lehmann 1975", "D"),
    ] = 0.35  # fmt: skip
    kept: Annotated[
        float,
        Parameter("Part of old answers that still counts a week later: .96 leaves an eighth after a year",
                  "per week", 0, 0.999),
    ] = 0.96  # fmt: skip


@rule
def felt(remembered: float, satisfied: float, p: AttributeItemsParameters) -> float:
    """Level behind the answer about an attribute, from what is remembered of it and how satisfied one feels.

    >>> felt(0.6, 0.8, AttributeItemsParameters(coloured=0.5))
    0.7
    """
    return remembered + p.coloured * (satisfied - remembered)


@rule
def pooled(stock: float, new: float, p: AttributeItemsParameters) -> float:
    """Sums of answers, or of their products, after those of one more week.

    >>> pooled(100.0, 10.0, AttributeItemsParameters(kept=0.9))
    100.0
    """
    return p.kept * stock + new


@rule
def index(mean: float) -> float:
    """Mean answer from 1 to 10 on a scale from 0 to 100.

    >>> index(5.5)
    50.0
    """
    return 100.0 * (mean - 1.0) / 9.0

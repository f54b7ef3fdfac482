"""C2 - What is believed of firms that one does not use: what one knows of them oneself, and the public image.

Claim: whoever has used a firm goes by that; whoever has only heard of it goes by the public image, the more so the less
was heard. What is known oneself counts by its precision, so that the best of several uncertain beliefs is not taken for
better than it is.

    believed      = image + known (belief - image)
    heard.quality = belief + (added / (held + added)) (told - belief)
    heard.known   = (held + added) / (1 + held + added)
    held          = min(known, 0.99) / (1 - min(known, 0.99))
    added         = message weight
    forgotten     = (1 - forgetting) known                                      (a year later)

`known` is the precision of what one knows oneself over that and the precision of the public image: 1 for whoever has
just left a firm, 0 for whoever never heard of it. A message adds to it, and moves what is known the less, the more
there is.

Sources: Raiffa & Schlaifer 1961, Applied Statistical Decision Theory (mixture by precision); Erdem & Keane 1996 Mktg
Sci 15:1 (buyers learn what brands are like in this way); James & Stein 1961, Proc 4th Berkeley Symp 1:361 (shrinking
takes away the bias of the best of many). Sizes are judgement.
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter

_MOST = 0.99


class Heard(NamedTuple):
    """What one believes of a firm by one's own knowledge, and how much of it there is, both in [0, 1]."""

    quality: float
    known: float


class BeliefsParameters(NamedTuple):
    """How beliefs about firms one does not use are formed."""

    message: Annotated[
        float,
        Parameter("Information in a message from a close friend; 1: as much as the public image", "ratio", 0, 5),
    ] = 0.25
    forgetting: Annotated[
        float, Parameter("Part of one's own knowledge of a firm that is lost in a year without it", "per year", 0, 1)
    ] = 0.3


@rule
def believed(belief: float, known: float, image: float) -> float:
    """Quality in [0, 1] believed of a firm one does not use, from what one knows of it and from its public image.

    >>> round(believed(belief=0.5, known=0.25, image=0.7), 3)
    0.65
    """
    return image + known * (belief - image)


@rule
def heard(belief: float, known: float, told: float, weight: float, p: BeliefsParameters) -> Heard:
    """Own belief and knowledge of a firm after a message that tells of this quality; weight 0-1: that of the tie.

    >>> heard(belief=0.7, known=0.0, told=0.4, weight=1.0, p=BeliefsParameters())
    Heard(quality=0.4, known=0.2)
    >>> [round(part, 3) for part in heard(belief=0.7, known=0.5, told=0.4, weight=1.0, p=BeliefsParameters())]
    [0.64, 0.556]
    """
    added = p.message * weight
    if added <= 0.0:
        return Heard(belief, known)
    held = min(known, _MOST) / (1.0 - min(known, _MOST))
    return Heard(belief + added / (held + added) * (told - belief), (held + added) / (1.0 + held + added))


@rule
def forgotten(known: float, p: BeliefsParameters) -> float:
    """Own knowledge of a firm in [0, 1] that is left after a year without it.

    >>> forgotten(0.8, BeliefsParameters())
    0.56
    """
    return (1.0 - p.forgetting) * known

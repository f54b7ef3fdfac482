"""C2 - What is believed of firms that one does not use: what one knows of them oneself, and the public image.

Claim: whoever has used a firm goes by that; whoever has only heard of it goes by what is publicly known, the more so
the less was heard. The public learns of a lasting change within a year or so. What is known oneself counts by its
precision, so that the best of several uncertain beliefs is not taken for better than it is.

    image'        = image + repute (seen - image)                  [learnt]
    as_met        = public + own_standards leniency
    believed      = image + known (belief - image)
    counted       = believed - caution (1 - known) (1 - trust)
    heard.quality = belief + (added / (held + added)) (told - belief)
    heard.known   = (held + added) / (1 + held + added)
    held          = min(known, 0.99) / (1 - min(known, 0.99))
    added         = message weight
    forgotten     = known - forgetting known                       (a year later)

`seen` is the quality met at the firm as one of no lasting leniency sees it; `public` the image with stars
(theory.reviews) and advertising (theory.promise), `trust` how far the volume of ratings makes it sure. Who is hard to
please expects in part to be so elsewhere. `known` is the precision of what one knows oneself over that and the
precision of the public image: 1 for whoever has just left a firm, 0 for whoever never heard of it. A message adds to
it. In the choice, not in the belief, the unknown is marked down for being unknown.

Sources: Raiffa & Schlaifer 1961, Applied Statistical Decision Theory (mixture by precision); Erdem & Keane 1996 Mktg
Sci 15:1 (buyers learn what brands are like in this way, and shun what they are not sure of); James & Stein 1961, Proc
4th Berkeley Symp 1:361 (shrinking takes away the bias of the best of many); Woodruff, Cadotte & Jenkins 1983 J Mktg Res
20:296 (what one expects of any firm of a trade comes from what one has met in it). A message is one account with a
spread of .2 of a firm that lies within .03 of the others (scores of firms of one trade in the ACSI), so it weighs
(.03 / .2)^2 of the image. Other sizes are judgement.
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter
from loyalty_sim.theory.bounds import unit

_MOST = 0.99


class Heard(NamedTuple):
    """What one believes of a firm by one's own knowledge, and how much of it there is, both in [0, 1]."""

    quality: float
    known: float


class BeliefsParameters(NamedTuple):
    """How beliefs about firms one does not use are formed."""

    repute: Annotated[
        float,
        Parameter("Part of the gap between image and service that the public closes without ratings", "per week", 0, 1),
    ] = 0.0055
    own_standards: Annotated[
        float, Parameter("Part of one's lasting leniency that one expects to show elsewhere too", "share", 0, 1)
    ] = 0.5
    caution: Annotated[
        float, Parameter("What a firm is marked down by of which nothing is known nor rated", "quality", 0, 1)
    ] = 0.20
    message: Annotated[
        float,
        Parameter(
            "Information in a message from a close friend; 1: as much as the public image", "ratio", 0, 5,
            "spread of firms over spread of accounts, squared", "D",
        ),
    ] = 0.025  # fmt: skip
    forgetting: Annotated[
        float, Parameter("Part of one's own knowledge of a firm that is lost in a year without it", "per year", 0, 1)
    ] = 0.3


@rule
def learnt(image: float, seen: float, p: BeliefsParameters) -> float:
    """Public image in [0, 1] a week later, of a firm at which this quality is met.

    >>> round(learnt(image=0.7, seen=0.8, p=BeliefsParameters(repute=0.01)), 4)
    0.701
    """
    return image + p.repute * (seen - image)


@rule
def as_met(public: float, leniency: float, p: BeliefsParameters) -> float:
    """What a customer of this leniency expects to meet at a firm of which the public believes so much, in [0, 1].

    >>> round(as_met(public=0.7, leniency=-0.2, p=BeliefsParameters(own_standards=0.5)), 3)
    0.6
    """
    return unit(public + p.own_standards * leniency)


@rule
def believed(belief: float, known: float, image: float) -> float:
    """Quality in [0, 1] believed of a firm one does not use, from what one knows of it and from its public image.

    >>> round(believed(belief=0.5, known=0.25, image=0.7), 3)
    0.65
    """
    return image + known * (belief - image)


@rule
def counted(believed: float, known: float, trust: float, p: BeliefsParameters) -> float:
    """Quality that counts in a choice: what is believed, less caution about what is not known; at most 1.

    >>> round(counted(believed=0.7, known=0.0, trust=0.8, p=BeliefsParameters(caution=0.2)), 3)
    0.66
    """
    return believed - p.caution * (1.0 - known) * (1.0 - trust)


@rule
def heard(belief: float, known: float, told: float, weight: float, p: BeliefsParameters) -> Heard:
    """Own belief and knowledge of a firm after a message that tells of this quality; weight 0-1: that of the tie.

    >>> heard(belief=0.7, known=0.0, told=0.4, weight=1.0, p=BeliefsParameters(message=0.25))
    Heard(quality=0.4, known=0.2)
    >>> after = heard(belief=0.7, known=0.5, told=0.4, weight=1.0, p=BeliefsParameters(message=0.25))
    >>> [round(part, 3) for part in after]
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
    return known - p.forgetting * known

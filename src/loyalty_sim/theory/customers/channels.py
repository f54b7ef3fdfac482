"""C13 - Channels: in person, by phone, online, each with its warmth, failures and work, and customers prefer one.

Claim: every customer has a way of dealing with a firm, for good. A firm offers each to a degree; where the one wanted
is not to be had, another is used, which costs ease and empathy and goes wrong more often. More of warmth comes across
in person than by phone, and by phone than online; a phone call fails more often; and what is done online takes staff
less time. Ease of purchase, and knowing who somebody is, bring more customers into the channel they want; moving them
online saves time and puts others out.

    offered     = usual + (1 - usual) reach              (chance that the channel wanted can be used)
    reach       = 1 - (1 - by_access access) (1 - by_knowing known)
    met         = own own_offered + first (1 - first_offered) own_offered / max(0.000001, own_offered + second_offered)
                  + second (1 - second_offered) own_offered / max(0.000001, own_offered + first_offered)
    mean        = (met_person person + met_phone phone + met_online online) / (met_person + met_phone + met_online)
    cost        = size (usual_misfits - 1)               if misfit
                = size usual_misfits                     otherwise
    come_across = above (warmth - 1)                     (rise of empathy; warmth against the mean encounter)
    risk        = min(0.999999, usual) odds / (1 - min(0.999999, usual) + min(0.999999, usual) odds)
    odds        = relative misfit_odds / common          if misfit
                = relative / common                      otherwise
    common      = 1 + usual_misfits (misfit_odds - 1)
    begins      = min(1, usual warmth)                   (chance that a bond begins)

`met` is the part of all encounters that take place in one channel, from the shares of customers who prefer it and the
other two, and how far each is offered. What channels do is stated against the mean encounter of the trade, so that
its usual mix of channels serves, fails and works as before.

Sources: Daft & Lengel 1986 Mgmt Sci 32:554 (richness of media: order of warmth); Meuter et al. 2000 J Mktg 64(3):50
(incidents in technology-based encounters: most are failures of technology and process); Neslin et al. 2006 J Serv Res
9:95 (preferences for channels last); Dixon, Freeman & Toman 2010 Harv Bus Rev 88(7):116 (having to change the channel
is what customers mind). Sizes are judgement; who prefers what is a setting of the trade.
"""

from enum import IntEnum
from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter


class Channel(IntEnum):
    """Ways to meet; the numbers are positions in counters and never move."""

    PERSON = 0
    PHONE = 1
    ONLINE = 2


PERSON, PHONE, ONLINE = (int(channel) for channel in Channel)


class ChannelsParameters(NamedTuple):
    """What distinguishes the channels, and what the wrong one costs."""

    on: Annotated[bool, Parameter("Whether channels differ; off, everybody is met as they like")] = True
    phone_warmth: Annotated[
        float,
        Parameter("Empathy that comes across by phone, against in person", "ratio", 0.01, 1, "Daft & Lengel 1986", "D"),
    ] = 0.7
    online_warmth: Annotated[
        float,
        Parameter("Empathy that comes across online, against in person", "ratio", 0.01, 1, "Daft & Lengel 1986", "D"),
    ] = 0.35
    phone_odds: Annotated[float, Parameter("Odds of a failure by phone, against in person", "ratio", 0.1, 10)] = 1.4
    online_odds: Annotated[
        float, Parameter("Odds of a failure online, against in person", "ratio", 0.1, 10, "Meuter et al. 2000", "D")
    ] = 1.1
    phone_work: Annotated[float, Parameter("Staff time by phone, against in person", "ratio", 0.01, 2)] = 0.8
    online_work: Annotated[
        float, Parameter("Staff time online, against in person: several are served at a time", "ratio", 0.01, 2)
    ] = 0.3
    misfit_ease: Annotated[
        float, Parameter("Ease lost in the wrong channel", "0-1", 0, 1, "Dixon, Freeman & Toman 2010", "D")
    ] = 0.8
    misfit_empathy: Annotated[float, Parameter("Empathy lost in the wrong channel", "0-1", 0, 1)] = 0.2
    misfit_odds: Annotated[
        float, Parameter("Odds of a failure in the wrong channel, against one's own", "ratio", 1, 10)
    ] = 1.5
    by_access: Annotated[
        float, Parameter("Part of the misfits that full ease of purchase and channels takes away", "share", 0, 1)
    ] = 0.6
    by_knowing: Annotated[
        float, Parameter("Part of the misfits that wholly knowing a customer takes away", "share", 0, 1)
    ] = 0.4


@rule
def preferred(u: float, person: float, phone: float) -> int:
    """Channel a customer prefers, from a lasting draw u in (0, 1) and the shares who prefer to come and to call.

    >>> preferred(0.5, 0.4, 0.2), preferred(0.7, 0.4, 0.2)
    (1, 2)
    """
    return PERSON if u < person else (PHONE if u < person + phone else ONLINE)


@rule
def offered(usual: float, access: float, known: float, p: ChannelsParameters) -> float:
    """Chance in [0, 1] that a customer can use the channel wanted; access: capability, known: by the firm, both 0-1.

    >>> round(offered(usual=0.8, access=0.5, known=0.0, p=ChannelsParameters()), 3)
    0.86
    """
    if not p.on:
        return 1.0
    reach = 1.0 - (1.0 - p.by_access * access) * (1.0 - p.by_knowing * known)
    return usual + (1.0 - usual) * reach


@rule
def used(preferred: int, u: float, offered: float, person: float, phone: float, online: float) -> int:
    """Channel of one encounter: the preferred one, or by what is left of the draw one of the others as offered.

    >>> used(2, 0.5, 0.8, 0.9, 0.9, 0.8), used(2, 0.85, 0.8, 0.9, 0.9, 0.8), used(2, 0.95, 0.8, 0.9, 0.9, 0.8)
    (2, 0, 1)
    """
    first, second = (PHONE if preferred == PERSON else PERSON), (PHONE if preferred == ONLINE else ONLINE)
    one = person if first == PERSON else phone
    other = phone if second == PHONE else online
    if u < offered or one + other <= 0.0:
        return preferred
    return first if (u - offered) * (one + other) < (1.0 - offered) * one else second


@rule
def led(channel: int, u: float, online: float, p: ChannelsParameters) -> int:
    """Channel of an encounter that the firm moves online in this part of the cases; u is uniform.

    >>> led(0, 0.2, 0.3, ChannelsParameters()), led(0, 0.4, 0.3, ChannelsParameters())
    (2, 0)
    """
    return ONLINE if p.on and u < online else channel


@rule
def met(
    own: float, own_offered: float, first: float, first_offered: float, second: float, second_offered: float
) -> float:
    """Part in [0, 1] of all encounters in one channel, by who prefers it and the other two, and how each is offered.

    >>> round(met(own=0.5, own_offered=0.8, first=0.25, first_offered=1.0, second=0.25, second_offered=0.6), 3)
    0.444
    """
    from_first = first * (1.0 - first_offered) * own_offered / max(1e-6, own_offered + second_offered)
    from_second = second * (1.0 - second_offered) * own_offered / max(1e-6, own_offered + first_offered)
    return own * own_offered + from_first + from_second


@rule
def mean(person: float, phone: float, online: float, met_person: float, met_phone: float, met_online: float) -> float:
    """Mean over encounters of what is this much in each channel, by the parts of encounters that take place there.

    >>> round(mean(1.0, 0.5, 0.2, 0.5, 0.25, 0.25), 3)
    0.675
    """
    return (met_person * person + met_phone * phone + met_online * online) / (met_person + met_phone + met_online)


@rule
def come_across(above: float, warmth: float) -> float:
    """Rise of the empathy perceived, of staff so far above the usual, in a channel of this warmth (1 is the mean).

    >>> come_across(0.2, 0.5)
    -0.1
    """
    return above * (warmth - 1.0)


@rule
def cost(size: float, misfit: bool, usual_misfits: float, p: ChannelsParameters) -> float:
    """Rise (below 0 a fall) of an attribute that a misfit lowers by size, against the mean encounter.

    >>> round(cost(0.5, True, 0.1, ChannelsParameters()), 3), round(cost(0.5, False, 0.1, ChannelsParameters()), 3)
    (-0.45, 0.05)
    """
    if not p.on:
        return 0.0
    return size * (usual_misfits - 1.0) if misfit else size * usual_misfits


@rule
def odds(relative: float, misfit: bool, usual_misfits: float, p: ChannelsParameters) -> float:
    """Odds of a failure against the mean encounter, in a channel of such odds, if it is the wrong one or not.

    >>> round(odds(1.2, True, 0.1, ChannelsParameters()), 3), round(odds(1.2, False, 0.1, ChannelsParameters()), 3)
    (1.714, 1.143)
    """
    if not p.on:
        return relative
    common = 1.0 + usual_misfits * (p.misfit_odds - 1.0)
    return relative * p.misfit_odds / common if misfit else relative / common


@rule
def risk(usual: float, odds: float) -> float:
    """Chance in [0, 1) of a failure in a channel of these odds (1 is the mean).

    >>> round(risk(0.2, 1.5), 3)
    0.273
    """
    chance = min(0.999999, usual)
    return chance * odds / (1.0 - chance + chance * odds)


@rule
def begins(usual: float, warmth: float) -> float:
    """Chance in [0, 1] that a bond begins in an encounter of this warmth (1 is the mean).

    >>> round(begins(0.03, 0.5), 3)
    0.015
    """
    return min(1.0, usual * warmth)

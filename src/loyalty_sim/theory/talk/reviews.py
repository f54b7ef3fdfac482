"""W2 - The public review board: posting is J-shaped, ratings stay, and those without experience go by them.

    posts        = least + extreme valence^4                     (chance per encounter)
    stars        = round(1 + 4 judged)
    mean_stars   = (total + before usual) / (count + before)
    before       = prior customers / 1000                        (ratings from before the start)
    volume'      = fading volume + (1 - fading) posted           (1 is usual in the trade for the firm's size)
    trust        = volume / (volume + doubt)
    taught       = image + min(1, learning posted) (seen - image)
    read         = image + star trust (reputation - accounted ahead)

A firm's reputation is its mean rating less that of the market. The mean of all time is what is shown: the board does
not forget, and an old failure counts as much as a new one. What new ratings tell teaches the public what is met at the
firm (`taught`), the faster the more there are; who posts is no fair sample, but readers know that. The stars that are
shown move what people without experience believe beside, as far as they go beyond what the image already accounts for
(`read`), by the trust in them.

Sources: Hu, Zhang & Pavlou 2009 Comm ACM 52(10):144 (J-shape; A). `star` and `doubt` are set so that demand of people
without experience has elasticities of the order found in sales: Floyd et al. 2014 J Retailing 90:217 (valence .69,
volume .35); You, Vadakkepatt & Joshi 2015 J Mktg 79(2):19 (valence .42, volume .24); Luca 2016 Harvard Business School
working paper 12-016 (a star brings independent restaurants 5-9 % of revenue; recent and many ratings count more).
Other sizes are judgement.
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter
from loyalty_sim.theory.bounds import unit

_SALES = "Floyd et al. 2014; You et al. 2015 (elasticity of sales)"


class ReviewsParameters(NamedTuple):
    """Who posts and what reading does."""

    on: Annotated[bool, Parameter("Whether there is a public review board")] = True
    least: Annotated[float, Parameter("Chance of posting about a middling encounter", "per encounter", 0, 1)] = 0.001
    extreme: Annotated[
        float, Parameter("Extra chance about an extreme one", "per encounter", 0, 1, "Hu et al. 2009 (form)", "D")
    ] = 0.02
    star: Annotated[
        float, Parameter("Quality believed more of a firm with a trusted star more", "quality", 0, 0.25, _SALES, "B")
    ] = 0.04
    accounted: Annotated[
        float, Parameter("Stars more that go with an image better by 1; 1.5 in banks, 2.3 in hotels", "stars", 0, 10)
    ] = 2.0
    learning: Annotated[
        float, Parameter("Part of the gap between image and service closed by a usual week's ratings", "per week", 0, 1)
    ] = 0.0085
    fading: Annotated[
        float, Parameter("Weight that a rating's volume keeps a week later", "per week", 0, 0.999, "Luca 2016", "D")
    ] = 0.97
    doubt: Annotated[
        float, Parameter("Volume, usual is 1, at which ratings are half trusted", "ratio", 0.01, 10, _SALES, "D")
    ] = 0.25
    prior: Annotated[
        float, Parameter("Ratings per 1,000 starting customers that are there at the start", "ratings", 0, 10_000)
    ] = 50.0


@rule
def posts(valence: float, p: ReviewsParameters) -> float:
    """Chance in [0, 1] that an encounter of this valence is posted.

    >>> round(posts(-0.5, ReviewsParameters()), 5)
    0.00225
    """
    square = valence * valence
    return min(1.0, p.least + p.extreme * square * square) if p.on else 0.0


@rule
def stars(judged: float) -> int:
    """Rating from 1 to 5 of an encounter judged in [0, 1].

    >>> stars(0.8)
    4
    """
    return int(1.5 + 4.0 * judged)


@rule
def mean_stars(total: float, count: float, usual: float, customers: float, p: ReviewsParameters) -> float:
    """Mean rating from 1 to 5 on the board, ratings from before the start included; customers at the start.

    >>> round(mean_stars(total=30.0, count=10.0, usual=3.5, customers=1000.0, p=ReviewsParameters()), 3)
    3.417
    """
    prior = max(p.prior * customers / 1000.0, 1e-9)
    return (total + prior * usual) / (count + prior)


@rule
def relative(posted: float, usual: float) -> float:
    """Ratings of a week, in ratings as are usual in the trade for the firm's size.

    >>> relative(6.0, 4.0)
    1.5
    """
    return posted / max(usual, 1e-9)


@rule
def volume_after(volume: float, posted: float, p: ReviewsParameters) -> float:
    """Recent volume of ratings, 1 as usual, after a week with so many times the usual ratings.

    >>> round(volume_after(1.0, 2.0, ReviewsParameters(fading=0.9)), 3)
    1.1
    """
    return p.fading * volume + (1.0 - p.fading) * posted


@rule
def trust(volume: float, p: ReviewsParameters) -> float:
    """Trust in [0, 1] in stars of this recent volume; without a board as much as with a usual one.

    >>> trust(1.0, ReviewsParameters())
    0.8
    """
    seen = volume if p.on else 1.0
    return seen / (seen + p.doubt)


@rule
def taught(image: float, seen: float, posted: float, p: ReviewsParameters) -> float:
    """Public image in [0, 1] after a week's ratings, so many times the usual, of a firm at which this quality is met.

    >>> round(taught(image=0.7, seen=0.8, posted=2.0, p=ReviewsParameters(learning=0.01)), 4)
    0.702
    """
    return image + min(1.0, p.learning * posted) * (seen - image) if p.on else image


@rule
def read(image: float, ahead: float, reputation: float, trust: float, p: ReviewsParameters) -> float:
    """Quality in [0, 1] that who has no experience believes of a firm, its stars seen; ahead: of the market's image.

    >>> round(read(image=0.7, ahead=0.05, reputation=0.6, trust=0.8, p=ReviewsParameters(star=0.04)), 3)
    0.716
    """
    return unit(image + p.star * trust * (reputation - p.accounted * ahead)) if p.on else image


@rule
def stars_of(satisfaction: float) -> float:
    """Mean rating from 1 to 5 that customers of this satisfaction give.

    >>> stars_of(0.8)
    4.2
    """
    return 1.0 + 4.0 * satisfaction

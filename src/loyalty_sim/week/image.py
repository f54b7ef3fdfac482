"""What the public learns of the firms, and what people without experience then believe of them."""

from collections.abc import Sequence

import numpy as np

from loyalty_sim.compiled import interpreted, part, plain
from loyalty_sim.theory.customers import beliefs, quality
from loyalty_sim.theory.customers.attributes import JUDGED
from loyalty_sim.theory.employees import failure
from loyalty_sim.theory.firms import promise
from loyalty_sim.theory.parameters import Theory
from loyalty_sim.theory.talk import reviews
from loyalty_sim.week.context import Context
from loyalty_sim.world.columns import PROMISE, SEGMENTS, Table
from loyalty_sim.world.constants import Constants
from loyalty_sim.world.real import of_millionths
from loyalty_sim.world.regard import look_around
from loyalty_sim.world.world import World


@part
def learn(firm: int, counts: Table, w: Context, theory: Theory) -> None:
    """The image of one firm follows the service met there this week, faster by the week's ratings.

    Ratings count by the chance of each, not by the draw: the customers here stand for many.
    """
    usual = w.constants.usual_posts * w.constants.mean_need * w.firms.base_customers[firm]
    posted = reviews.relative(of_millionths(counts.likely_posts[firm]), usual)
    if counts.encounters[firm] > 0:
        seen = of_millionths(counts.seen_quality[firm]) / counts.encounters[firm]
        seen += w.constants.usual_image - w.constants.usual_seen
        w.firms.image[firm] = beliefs.learnt(w.firms.image[firm], seen, theory.beliefs)
        w.firms.image[firm] = reviews.taught(w.firms.image[firm], seen, posted, theory.reviews)
    w.firms.volume[firm] = reviews.volume_after(w.firms.volume[firm], posted, theory.reviews)


@part
def publish(w: Context, theory: Theory) -> None:
    """What people without experience believe of every firm this week, and how sure its ratings make them."""
    total, there = 0.0, 0
    for firm in range(len(w.firms.price)):
        if w.firms.customers[firm] > 0:
            total += w.firms.image[firm]
            there += 1
    for firm in range(len(w.firms.price)):
        publish_one(firm, total / max(there, 1), w, theory)


@part
def publish_one(firm: int, market: float, w: Context, theory: Theory) -> None:
    """The same of one firm; market: mean image of those that have customers."""
    trust = reviews.trust(w.firms.volume[firm], theory.reviews)
    image = w.firms.image[firm]
    read = reviews.read(image, image - market, w.firms.reputation[firm], trust, theory.reviews)
    w.firms.trust[firm] = trust
    w.firms.public[firm] = promise.believed(
        read, w.firms.claim[firm], w.firms.capability[firm, PROMISE], theory.promise
    )


def first_images(world: World, constants: Constants, packed: Sequence[Theory]) -> None:
    """At the start the public knows what service is: as employees give it at the usual load, with their failures.

    Brand strength is what makes the starting shares beside that.
    """
    staff, firms, theory = world.employees, world.firms, packed[0]
    better = (staff.service[:, :JUDGED] * usual_shares(theory)).sum(axis=1)
    for firm in range(len(firms.price)):
        own = staff.firm == firm
        more = float(staff.failure_risk[own].mean(dtype=float)) - theory.failure.usual
        damage = more * plain(failure.damage_of)(theory.failure.gravity, theory.failure)
        impression = theory.quality.gain * float(better[own].mean()) - damage
        firms.image[firm] = interpreted(quality.perceived)(constants.usual_image, impression)
        firms.trust[firm] = plain(reviews.trust)(firms.volume[firm], theory.reviews)
    firms.public[:] = firms.image
    known = theory.choice.belief_weight * (firms.image - constants.usual_image)
    firms.brand[:] -= known
    firms.appeal[:] -= known
    look_around(world.customers, firms, packed, constants.usual_image)


def usual_shares(theory: Theory) -> np.ndarray:
    """Importance of every attribute of service over all customers, as shares."""
    of = plain(quality.importance)
    segments = np.array([[of(each, segment, theory.quality) for each in range(JUDGED)] for segment in range(SEGMENTS)])
    shares = segments / segments.sum(axis=1, keepdims=True)
    return np.asarray(shares[0] + theory.quality.relational_share * (shares[1] - shares[0]))

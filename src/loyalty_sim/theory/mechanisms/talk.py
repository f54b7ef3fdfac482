"""Mechanisms of talk, in the order of the theory page."""

from loyalty_sim.theory.mechanisms.mechanism import mechanism

TALK = (
    mechanism(
        "W1", "Talk among ties", "word_of_mouth", "word_of_mouth.on=false",
        "word_of_mouth.chance=1 word_of_mouth.most_negative=50 advice.sway=9 referral.asks=1", "", "+messages_heard",
        "firm.levers.process=0.5 firm.levers.climate=0.5", "share",
    ),
    mechanism(
        "W1r", "Talk beyond the ties", "reach", "reach.on=false", "reach.beyond=0.9 reach.acquaintance=1",
        "theory.word_of_mouth.most_negative=50", "+messages_heard",
        "firm.levers.process=0.5 firm.levers.climate=0.5", "share", "network=none",
    ),
    mechanism(
        "W1t", "Talk about the former provider", "topic", "topic.good=0 topic.bad=0", "", "", "-messages_heard",
        "firm.levers.process=0.5 firm.levers.climate=0.5", "share", "trade=department_store",
    ),
    mechanism(
        "W2", "Public review board and retelling", "reviews retelling", "reviews.on=false retelling.on=false",
        "reviews.star=0.25 reviews.extreme=1 retelling.chance=1 retelling.people=9", "", "+posts",
        "firm.levers.process=0.5 firm.levers.climate=0.5", "share",
    ),
    mechanism(
        "W3", "Advice that is heeded, and the news of who left", "advice word_of_mouth beliefs",
        "advice.on=false word_of_mouth.leaver_pressure=0 beliefs.message=0",
        "advice.sway=9 advice.heed=1 referral.asks=1", "", "+referred",
        "firm.levers.process=0.5 firm.levers.climate=0.5", "share",
    ),
    mechanism(
        "W3r", "Who looks for a provider asks", "referral", "referral.asks=0", "referral.heed=0.1", "", "+referred",
        "firm.levers.price=1.1", "retention",
    ),
)  # fmt: skip

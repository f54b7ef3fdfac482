"""K02 - Does a rival's improvement lower satisfaction at home?"""

from loyalty_sim.validation.claims import Claim, Dial, Earlier, Part, Search, Source

BETTER = tuple(f"rivals.levers.{lever}=3" for lever in ("climate", "training", "process"))

CLAIM = Claim(
    id="K02",
    title="Satisfaction is relative",
    sentence="When rivals improve, our customers become less satisfied though we serve them as before.",
    mechanisms=("C2",),
    support=(
        Source("Cadotte, Woodruff & Jenkins 1987 J Mktg Res 24:305", "standards mix experience with own and rivals"),
    ),
    settings=("trade.switching_cost=20",),
    arms={"rivals as usual": (), "rivals better": BETTER},
    parts=(
        Part(
            says="the customers of the start, whom nothing can draw away, are less satisfied by half a point at least",
            effect={"rivals better": 1, "rivals as usual": -1},
            measure="stayers_satisfaction",
            below=-0.5,
            unit="points of 100",
        ),
        Part(
            says="and not because service fell: perceived quality is down by less than half a point",
            effect={"rivals better": 1, "rivals as usual": -1},
            measure="quality@105-156",
            above=-0.5,
            unit="points of 100",
        ),
    ),
    search=Search(
        trades=("bank", "airline", "hotel"),
        dials=(
            Dial(
                "theory.expectation.rival_weight",
                "weight of the best rival in the standard",
                (0.05, 0.4),
                ("customers hardly look at other firms", "customers measure a firm by its best rival"),
            ),
            Dial(
                "theory.beliefs.repute",
                "part of a change that the public learns in a week",
                (0.001, 0.02),
                ("the public hardly hears how good other firms are", "the public soon hears how good other firms are"),
            ),
        ),
    ),
    weeks=156,
    caution=(
        "The same people are compared: in both arms barriers hold everybody. Where customers may leave, the least "
        "satisfied leave first, which lifts the mean of the rest."
    ),
    earlier=Earlier(
        "fails",
        "It was over all who were customers in the last year. When rivals improve the least satisfied leave first, "
        "which lifts the mean of those who are left; now the same people are compared, and nobody can leave.",
    ),
    otherwise=(
        "Yes. The standard of comparison contains the best rival with a weight that may be anything from none to "
        "all; and what customers believe of firms they do not use may learn too slowly for a rival's improvement to "
        "reach them within three years. It comes out against the claim if either is small, or if own experience "
        "outweighs both."
    ),
    topic="Satisfaction and loyalty",
    question=(
        "Your satisfaction fell by two points and you changed nothing. What do you ask before you blame your staff?"
    ),
)

if __name__ == "__main__":
    from loyalty_sim.cli.claims import show_claim

    show_claim(CLAIM)

"""K09 - Does a dissatisfied customer tell about twice as many people as a satisfied one?"""

from loyalty_sim.validation.claims import Claim, Dial, Earlier, Part, Search, Source

CLAIM = Claim(
    id="K09",
    title="The dissatisfied tell twice as many people",
    sentence="A dissatisfied customer tells about twice as many people as a satisfied one.",
    mechanisms=("W1",),
    support=(
        Source("Anderson 1998 J Serv Res 1:5", "talk is an asymmetric U in satisfaction; the gap is exaggerated"),
        Source("TARP complaint studies", "ten people against five"),
    ),
    against=(
        Source("East, Hammond & Wright 2007 IJRM 24:175", "positive talk outnumbers negative in 15 of 15 studies"),
    ),
    arms={"usual": ()},
    parts=(
        Part(
            says=(
                "in a year at least 1.5 times as many people hear a dissatisfied customer (below 40) as a satisfied "
                "one (60 or more)"
            ),
            effect={"usual": 1},
            measure="dissatisfied_heard_by",
            per={"usual": 1},
            per_measure="satisfied_heard_by",
            above=1.5,
            unit="times",
            claimed=2,
        ),
        Part(
            says="but not more than 3 times as many",
            effect={"usual": 1},
            measure="dissatisfied_heard_by",
            per={"usual": 1},
            per_measure="satisfied_heard_by",
            below=3,
            unit="times",
        ),
    ),
    search=Search(
        trades=("bank", "airline", "hotel"),
        dials=(
            Dial(
                "theory.word_of_mouth.most_negative",
                "people told by the most dissatisfied",
                (5.0, 10.0),
                (
                    "the dissatisfied have no more to tell than the satisfied",
                    "the most dissatisfied have twice as much to tell",
                ),
            ),
            Dial(
                "theory.word_of_mouth.bend",
                "exponent of people told in the surprise",
                (0.4, 1.2),
                ("small surprises are talked about too", "only great surprises are talked about"),
            ),
        ),
    ),
    caution=(
        "The model takes from practitioners' studies how many people the most dissatisfied (10) and most satisfied "
        "(5) tell. Counted are those whom talk reaches, friends or not. What is tested is the ratio among ordinary "
        "dissatisfied and satisfied customers; the search sets both to 5 to see whether anything but that setting "
        "makes the difference."
    ),
    earlier=Earlier(
        "holds when",
        "It counted how many people a customer means to tell. Now those count who hear it: along ties to people who "
        "are in the market, and beyond them.",
    ),
    otherwise=(
        "In part. How many people the most dissatisfied and the most satisfied tell is taken from practitioners (10 "
        "and 5), so that a ratio near two is nearly put in for the extremes. It can come out otherwise since "
        "ordinary dissatisfied customers are nearer the middle, come less often, and may have fewer ties than people "
        "to tell."
    ),
    topic="Complaints and talk",
    question="Bad news travels further, it is said, and yet more good is told than bad. How can both be true?",
)

if __name__ == "__main__":
    from loyalty_sim.cli.claims import show_claim

    show_claim(CLAIM)

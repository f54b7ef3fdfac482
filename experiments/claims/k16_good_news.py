"""K16 - Does good news passed on to staff sustain the effort?"""

from loyalty_sim.validation.claims import Claim, Dial, Earlier, Part, Search, Source

CLAIM = Claim(
    id="K16",
    title="Pass on good news, not only problems",
    sentence="Sharing good news with staff, and not only problems, sustains their effort.",
    mechanisms=("E10",),
    support=(
        Source(
            "Grant et al. 2007 Organ Behav Hum Decis Process 103:53",
            "callers who met those they helped persisted far longer",
        ),
    ),
    arms={
        "problems only": ("firm.levers.listening=1", "firm.policy.score_use=0.5"),
        "good news too": ("firm.levers.listening=1", "firm.policy.score_use=0.5", "firm.policy.good_news=1"),
    },
    parts=(
        Part(
            says="in the third year will to serve is higher by at least 0.02",
            effect={"good news too": 1, "problems only": -1},
            measure="want@105-156",
            above=0.02,
            unit="of 1",
        ),
    ),
    search=Search(
        trades=("bank", "hotel", "hospital"),
        dials=(
            Dial(
                "theory.scores.by_news",
                "climate worth of good news",
                (0.02, 0.1),
                ("good news means little to staff", "good news means much to staff"),
            ),
            Dial(
                "theory.climate.floor",
                "climate without any investment",
                (0.15, 0.35),
                ("climate is bad where nobody invests", "climate is fair even where nobody invests"),
            ),
        ),
    ),
    weeks=156,
    earlier=Earlier(
        "holds when",
        "It also asked that customers are more satisfied, which the sentence does not say: it is about the effort of "
        "staff.",
    ),
    otherwise=(
        "Yes. Good news lifts climate a little; whether will follows, and still does in the third year, depends on "
        "where on its curve the firm stands. Where climate is bad or good already, will hardly moves."
    ),
    topic="Measuring",
    question="When did somebody last tell you that your work had gone well, and what did you do the day after?",
)

if __name__ == "__main__":
    from loyalty_sim.cli.claims import show_claim

    show_claim(CLAIM)

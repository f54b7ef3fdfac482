"""K40 - Must loyalty be earned again and again?"""

from loyalty_sim.validation.claims import Claim, Dial, Part, Search, Source

CLAIM = Claim(
    id="K40",
    title="Loyalty must be earned again and again",
    sentence=(
        "New products, rivals and services keep pulling regular customers away, year after year, unless the firm "
        "keeps up."
    ),
    mechanisms=("F8", "levers"),
    support=(
        Source(
            "Keaveney 1995 J Mktg 59(2):71",
            "attraction by competitors in 10 % of switching incidents (reported)",
        ),
        Source(
            "Ehrenberg, Goodhardt & Barwise 1990 J Mktg 54(3):82",
            "double jeopardy: loyalty follows share and is never owned",
        ),
    ),
    arms={
        "quiet market": (),
        "moving rivals": ("rivals.levers.innovation=1", "rivals.levers.process=2"),
        "moving rivals, we keep up": (
            "rivals.levers.innovation=1",
            "rivals.levers.process=2",
            "firm.levers.innovation=1",
            "firm.levers.process=2",
        ),
        "entrant": ("rivals.strategies=[hold,hold,entrant]", "rivals.entry_week=52"),
    },
    parts=(
        Part(
            says=("when rivals renew their offer at least half a per cent more customers are lost in the second year"),
            effect={"moving rivals": 1, "quiet market": -1},
            measure="loss_rate@53-104",
            above=0.5,
            unit="% of customers a year",
        ),
        Part(
            says="and still in the fourth",
            effect={"moving rivals": 1, "quiet market": -1},
            measure="loss_rate@157-208",
            above=0.5,
            unit="% of customers a year",
        ),
        Part(
            says=(
                "a firm that keeps up loses at least half a per cent fewer in the fourth year than one that does not"
            ),
            effect={"moving rivals, we keep up": 1, "moving rivals": -1},
            measure="loss_rate@157-208",
            below=-0.5,
            unit="% of customers a year",
        ),
        Part(
            says="an entrant pulls away at least 0.3 % more a year",
            effect={"entrant": 1, "quiet market": -1},
            measure="loss_rate@105-208",
            above=0.3,
            unit="% of customers a year",
        ),
    ),
    search=Search(
        trades=("bank", "software", "grocery"),
        dials=(
            Dial(
                "trade.switching_cost",
                "barrier to switching",
                (0.7, 3.5),
                ("customers can easily go elsewhere", "it takes customers trouble to go elsewhere"),
            ),
            Dial(
                "theory.choice.habitual_search",
                "how often people look around without any reason",
                (0.003, 0.3),
                ("customers seldom look around without a reason", "customers often look around without a reason"),
            ),
        ),
    ),
    weeks=208,
    otherwise=(
        "Yes. If customers do not hear of what rivals do, do not compare, or are held by barriers, nobody is pulled "
        "away; those who can go may all have gone by the fourth year; and keeping up may keep nobody."
    ),
    caution=(
        "What draws customers is the news: when rivals bring new products and serve no better, 3.5 % more are lost in "
        "the second year and 2.3 % in the fourth; when they serve better and bring nothing new, .18 % and .24 %. That "
        "satisfaction is relative to rivals was once named among what this rests on. It is not needed: over eight "
        "runs the four figures are 3.8, 2.6, 2.8 and 3.5 % without it and 3.9, 2.8, 3.0 and 3.9 % with it, since who "
        "is drawn away need not first be less satisfied. K02 asks whether satisfaction falls."
    ),
    topic="Satisfaction and loyalty",
    question="Your customers are loyal and you stand still. How long does it last?",
)

if __name__ == "__main__":
    from loyalty_sim.cli.claims import show_claim

    show_claim(CLAIM)

"""K05 - What holds customers beyond satisfaction?"""

from loyalty_sim.validation.claims import Claim, Dial, Earlier, Part, Search, Source

CLAIM = Claim(
    id="K05",
    title="Barriers, ease, the market and the personal contact hold customers",
    sentence=(
        "Switching barriers, ease of purchase, availability, market conditions and the contact with one person keep "
        "customers, over and above their satisfaction."
    ),
    mechanisms=("C4", "C4e"),
    support=(
        Source("Jones, Mothersbaugh & Beatty 2000 J Retailing 76:259", "barriers hold where satisfaction is low"),
        Source("Keaveney 1995 J Mktg 59(2):71", "price, inconvenience and rivals are among the reasons to switch"),
    ),
    arms={
        "usual": (),
        "no barriers": ("trade.switching_cost=0",),
        "no personal bond": ("theory.choice.bond_weight=0", "theory.loyalty.bond_weight=0"),
        "waiting is no reason": ("theory.choice.search_wait=0", "theory.choice.wait_weight=0"),
        "easy to buy from": ("firm.levers.access=1",),
        "one rival": ("rivals.count=1",),
        "six rivals": ("rivals.count=6",),
    },
    parts=(
        Part(
            says="without switching barriers at least half a per cent of customers more are lost a year",
            effect={"no barriers": 1, "usual": -1},
            measure="loss_rate",
            above=0.5,
            unit="% of customers a year",
        ),
        Part(
            says="and not for lack of satisfaction, which falls by less than half a point",
            effect={"no barriers": 1, "usual": -1},
            measure="satisfaction",
            above=-0.5,
            unit="points of 100",
        ),
        Part(
            says="without the bond to one person at least 0.1 % more are lost a year",
            effect={"no personal bond": 1, "usual": -1},
            measure="loss_rate",
            above=0.1,
            unit="% of customers a year",
        ),
        Part(
            says="if nobody minded waiting at least 0.1 % fewer would be lost a year",
            effect={"waiting is no reason": 1, "usual": -1},
            measure="loss_rate",
            below=-0.1,
            unit="% of customers a year",
        ),
        Part(
            says="being easier to buy from keeps at least 0.1 % more a year",
            effect={"easy to buy from": 1, "usual": -1},
            measure="loss_rate",
            below=-0.1,
            unit="% of customers a year",
        ),
        Part(
            says="with six rivals instead of one at least 0.5 % more are lost a year",
            effect={"six rivals": 1, "one rival": -1},
            measure="loss_rate",
            above=0.5,
            unit="% of customers a year",
        ),
    ),
    search=Search(
        trades=("bank", "airline", "call_centre"),
        dials=(
            Dial(
                "theory.choice.bond_weight",
                "weight of the personal bond in choice",
                (0.5, 2.0),
                ("customers are hardly tied to one person", "customers are closely tied to one person"),
            ),
            Dial(
                "trade.utilisation",
                "usual utilisation of the staff",
                (0.7, 0.85),
                ("staff have time to spare", "staff are busy"),
            ),
        ),
    ),
    earlier=Earlier(
        "holds",
        "The sentence names ease of purchase, and no arm of the test changed it: a lever for it has come since.",
    ),
    otherwise=(
        "Yes, part by part: each thing that is said to hold customers has an arm in which it is gone or changed, and "
        "any of them may turn out to hold nobody. The bond to one person and ease of purchase are the likeliest to, "
        "since few customers decide by them."
    ),
    topic="Satisfaction and loyalty",
    question="Take away one thing that holds your customers. Which would you miss most, and would you call it loyalty?",
)

if __name__ == "__main__":
    from loyalty_sim.cli.claims import show_claim

    show_claim(CLAIM)

"""K34 - Does treating customers as individuals pay?"""

from loyalty_sim.validation.claims import Claim, Dial, Earlier, Part, Search, Source

CLAIM = Claim(
    id="K34",
    title="Treating customers as individuals pays",
    sentence="Treating customers as individuals, by knowing them and by a few thank-you notes, pays for itself.",
    mechanisms=("C13",),
    support=(
        Source("Palmatier et al. 2009 J Mktg 73(5):1", "gratitude mediates what relationship marketing returns"),
        Source("Gwinner, Gremler & Bitner 1998 JAMS 26:101", "confidence and personal benefits of relations"),
    ),
    against=(Source("Aguirre et al. 2015 J Retailing 91:34", "personalisation without trust puts customers off"),),
    arms={"usual": (), "as individuals": ("firm.levers.personalisation=1", "firm.levers.thanks=1")},
    parts=(
        Part(
            says="knowing customers and a note and a half a day of every employee return more than they cost",
            effect={"as individuals": 1, "usual": -1},
            measure="gross_return",
            above=1,
            per={"as individuals": 1, "usual": -1},
            per_measure="spend",
            unit="per unit of money spent",
        ),
    ),
    search=Search(
        trades=("bank", "hotel", "plumber"),
        dials=(
            Dial(
                "theory.individual.worth",
                "empathy worth of being wholly known",
                (0.1, 0.5),
                ("being known means little to customers", "being known means much to customers"),
            ),
            Dial(
                "theory.individual.thanks",
                "worth of a thank-you",
                (0.005, 0.03),
                ("a thank-you pleases little", "a thank-you pleases much"),
            ),
        ),
    ),
    weeks=208,
    earlier=Earlier(
        "fails",
        "It asked of knowing customers and of notes that each pays alone, and of both that satisfaction rises by "
        "half a point. The sentence is about treating people as individuals, which notes to strangers are not, and "
        "about paying.",
    ),
    otherwise=(
        "Yes. What customers return, by staying and by buying, is set against money whose effect is judgement; in a "
        "trade where they seldom come or hold small budgets, knowing them costs more than it brings."
    ),
    topic="Offer and promise",
    question="Which of your customers want to be known, and which want to be left alone?",
)

if __name__ == "__main__":
    from loyalty_sim.cli.claims import show_claim

    show_claim(CLAIM)

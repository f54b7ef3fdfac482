"""K07 - Do most customers who leave do so because of poor service?"""

from loyalty_sim.validation.claims import Claim, Dial, Part, Search, Source

CLAIM = Claim(
    id="K07",
    title="Most leave because of poor service",
    sentence="Most customers who go to a rival leave because of poor service.",
    mechanisms=("C8",),
    support=(
        Source("Keaveney 1995 J Mktg 59(2):71", "core failure 44 %, encounter 34 % of switching incidents (reported)"),
    ),
    against=(Source("Keaveney 1995 J Mktg 59(2):71", "price is named in 30 %, inconvenience in 21 % (reported)"),),
    arms={"usual": ()},
    parts=(
        Part(
            says="a failure, an unresolved case or poor service was decisive for more than half of those lost",
            effect={"usual": 1},
            measure="service_share_of_losses",
            above=50,
            unit="% of the lost",
            claimed=68,
        ),
    ),
    search=Search(
        trades=("bank", "airline", "internet", "hotel"),
        dials=(
            Dial(
                "theory.choice.habitual_search",
                "how often people look around without any reason",
                (0.003, 0.3),
                ("customers look around only for a reason", "customers often look around without a reason"),
            ),
            Dial(
                "theory.choice.search_dissatisfaction",
                "how readily the dissatisfied look around",
                (0.1, 0.6),
                ("the dissatisfied are slow to look around", "the dissatisfied are quick to look around"),
            ),
        ),
    ),
    caution=(
        "A reason counts if the customer would have stayed without it, all else and luck being equal; what people name "
        "in a survey when several things played a part is another question."
    ),
    otherwise=(
        "Yes. Price, better rivals, moving on without a reason and the loss of a contact compete with service as "
        "reasons, and a reason counts only if the customer would have stayed without it. Where people look around "
        "anyway, service is seldom decisive."
    ),
    topic="Satisfaction and loyalty",
    question="People are asked why they left and say: the price. When is that true, and how could one find out?",
)

if __name__ == "__main__":
    from loyalty_sim.cli.claims import show_claim

    show_claim(CLAIM)

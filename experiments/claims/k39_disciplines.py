"""K39 - Does each value discipline call for a different amount of service?"""

from loyalty_sim.validation.claims import Claim, Dial, Earlier, Part, Search, Source

INTIMACY, OPERATIONS, PRODUCT = "customer intimacy", "operational excellence", "product leadership"
MORE = tuple(f"firm.levers.{lever}=2.5" for lever in ("climate", "training", "process"))
STANDS_FOR = {each: f"firm.policy.discipline={each.replace(' ', '_')}" for each in (INTIMACY, OPERATIONS, PRODUCT)}
ARMS = {name: (stands,) for name, stands in STANDS_FOR.items()}
ARMS |= {f"{name}, more service": (stands, *MORE) for name, stands in STANDS_FOR.items()}

CLAIM = Claim(
    id="K39",
    title="Each value discipline calls for its own amount of service",
    sentence=(
        "Customer intimacy, operational excellence and product leadership each call for a different amount of "
        "service: most in the first, least in the second."
    ),
    mechanisms=("F1",),
    support=(
        Source(
            "Treacy & Wiersema 1993 Harv Bus Rev 71(1):84",
            "three disciplines, three ways to lead (practitioner)",
        ),
    ),
    arms=ARMS,
    parts=tuple(
        Part(
            says=(f"a unit of money in more service returns at least 0.1 more under {more} than under {less}"),
            effect={f"{more}, more service": 1, more: -1},
            measure="gross_return",
            above=0.1,
            per={f"{more}, more service": 1, more: -1},
            per_measure="spend",
            than={f"{less}, more service": 1, less: -1},
            than_per={f"{less}, more service": 1, less: -1},
            unit="per unit of money spent",
        )
        for more, less in ((INTIMACY, PRODUCT), (PRODUCT, OPERATIONS))
    ),
    search=Search(
        trades=("bank", "airline", "hotel"),
        dials=(
            Dial(
                "theory.discipline.fit",
                "gain of effect on fitting levers",
                (0.1, 0.5),
                ("any firm does everything nearly as well", "firms are good only at what fits them"),
            ),
            Dial(
                "theory.quality.empathy",
                "weight of empathy",
                (0.05, 0.3),
                ("customers hardly care for the personal side", "customers care much for the personal side"),
            ),
        ),
    ),
    weeks=156,
    caution=(
        "The more the next unit of money in service returns, the more service is called for. In which order follows "
        "from the source: intimacy lives by service, operational excellence by doing without."
    ),
    earlier=Earlier(
        "fails",
        "It asked only that intimacy returns more than each of the others, not that all three differ, and divided the "
        "returns of all by the money that intimacy spent.",
    ),
    otherwise=(
        "Yes. A discipline makes fitting levers work better and others worse by a quarter; service is made of both "
        "kinds, so that the differences may cancel, and costs differ as well. The order is taken from the source, "
        "not from the model."
    ),
    topic="Leading change",
    question="Which firm is right to give little service, and why?",
)

if __name__ == "__main__":
    from loyalty_sim.cli.claims import show_claim

    show_claim(CLAIM)

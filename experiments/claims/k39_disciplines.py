"""K39 - Does each value discipline call for a different amount of service?"""

from loyalty_sim.validation.claims import Claim, Dial, Part, Search, Source

CLAIM = Claim(
    id="K39",
    title="Each value discipline calls for its own amount of service",
    sentence=(
        "Customer intimacy, operational excellence and product leadership earn different returns on the same "
        "service spending."
    ),
    mechanisms=("F1", "C3"),
    support=(
        Source(
            "Treacy & Wiersema 1993 Harv Bus Rev 71(1):84",
            "three disciplines, three ways to lead (practitioner)",
        ),
    ),
    arms={
        "customer_intimacy": ("firm.policy.discipline=customer_intimacy",),
        "customer_intimacy more service": (
            "firm.policy.discipline=customer_intimacy",
            "firm.levers.climate=2.5",
            "firm.levers.training=2.5",
            "firm.levers.process=2.5",
        ),
        "operational_excellence": ("firm.policy.discipline=operational_excellence",),
        "operational_excellence more service": (
            "firm.policy.discipline=operational_excellence",
            "firm.levers.climate=2.5",
            "firm.levers.training=2.5",
            "firm.levers.process=2.5",
        ),
        "product_leadership": ("firm.policy.discipline=product_leadership",),
        "product_leadership more service": (
            "firm.policy.discipline=product_leadership",
            "firm.levers.climate=2.5",
            "firm.levers.training=2.5",
            "firm.levers.process=2.5",
        ),
    },
    parts=(
        Part(
            says=(
                "a unit of money in more service returns at least 0.1 more under customer intimacy than under "
                "operational excellence"
            ),
            effect={
                "customer_intimacy more service": 1,
                "customer_intimacy": -1,
                "operational_excellence more service": -1,
                "operational_excellence": 1,
            },
            measure="gross_return",
            above=0.1,
            per={"customer_intimacy more service": 1, "customer_intimacy": -1},
            per_measure="spend",
            unit="money per unit spent",
        ),
        Part(
            says="and at least 0.1 more than under product leadership",
            effect={
                "customer_intimacy more service": 1,
                "customer_intimacy": -1,
                "product_leadership more service": -1,
                "product_leadership": 1,
            },
            measure="gross_return",
            above=0.1,
            per={"customer_intimacy more service": 1, "customer_intimacy": -1},
            per_measure="spend",
            unit="money per unit spent",
        ),
    ),
    search=Search(
        trades=("bank", "airline", "hotel"),
        dials=(
            Dial("theory.discipline.fit", "gain of effect on fitting levers", (0.1, 0.5)),
            Dial("theory.quality.empathy", "weight of empathy", (0.05, 0.3)),
        ),
    ),
    weeks=156,
)

if __name__ == "__main__":
    from loyalty_sim.cli.claims import show_claim

    show_claim(CLAIM)

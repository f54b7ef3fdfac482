"""The strategy that the docs give as an example."""

from typing import NamedTuple


class Undercut(NamedTuple):
    """The example of the package's docstring."""

    discount: float = 0.02

    def decide(self, firm, market):
        firm.price = max(0.8, (1.0 - self.discount) * market.price.min())

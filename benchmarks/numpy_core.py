"""The light service core in NumPy: what whole columns at a time make of the rules of `plain_mesa`.

The same few rules, written as one would who wants speed and knows NumPy well: 32-bit columns and draws, work only on
the rows of those who come, ties as sorted arrays, messages added up by `bincount`. It differs where a sequence cannot
be had at once: all choose by the reputations of the week before, and what several neighbours say in one week is added
up. The network is one of rewired rings, as there.
"""

import numpy as np

from benchmarks.plain_mesa import CUSTOMERS_PER_EMPLOYEE, FIRMS, NEED, NEIGHBOURS, REWIRING


class NumpyMarket:
    """A service market of `customers` rows, an employee for 200 of them, and eight firms."""

    def __init__(self, customers: int = 1_000, rng: int | None = None):
        self.rng = np.random.default_rng(rng)
        self.size, self.staff = customers, max(1, customers // CUSTOMERS_PER_EMPLOYEE // FIRMS)
        self.price = np.linspace(0.8, 1.2, FIRMS, dtype=np.float32)
        self.reputation = np.full(FIRMS, 0.6, np.float32)
        self.firm = self.rng.integers(0, FIRMS, customers, dtype=np.int64)
        self.expectation = np.full(customers, 0.6, np.float32)
        self.satisfaction, self.loyalty = np.zeros(customers, np.float32), np.zeros(customers, np.float32)
        employees = FIRMS * self.staff  # those of firm f are rows f * staff and on
        self.skill, self.climate = np.full(employees, 0.6, np.float32), np.full(employees, 0.6, np.float32)
        self.burnout, self.workload = np.zeros(employees, np.float32), np.zeros(employees, np.float32)
        self.first, self.neighbour = self._ties()
        self.history: list[np.ndarray] = []

    def _ties(self) -> tuple[np.ndarray, np.ndarray]:
        """Who is tied to whom: the neighbours of row i are neighbour[first[i] : first[i + 1]]."""
        rows = np.repeat(np.arange(self.size), NEIGHBOURS // 2)
        others = (rows + np.tile(np.arange(1, NEIGHBOURS // 2 + 1), self.size)) % self.size
        moved = self._uniform(len(others)) < REWIRING
        others[moved] = self.rng.integers(0, self.size, np.count_nonzero(moved))
        ends, neighbours = np.concatenate([rows, others]), np.concatenate([others, rows])
        first = np.concatenate([[0], np.cumsum(np.bincount(ends, minlength=self.size))])
        return first, neighbours[np.argsort(ends, kind="stable")]

    def _uniform(self, count: int) -> np.ndarray:
        return self.rng.random(count, dtype=np.float32)

    def step(self) -> None:
        """One week."""
        who = np.flatnonzero(self._uniform(self.size) < NEED)
        quality, surprise = self.visit(who)
        self.talk(who, quality, surprise)
        self.record()

    def visit(self, who: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Customers `who` choose, are served and judge; returns quality and surprise of each."""
        expected = self.expectation[who]
        firm = self.choose(self.firm[who], expected)
        employee = firm * self.staff + (self._uniform(len(who)) * self.staff).astype(np.int64)
        strain = np.maximum(self.workload - 1, 0)
        usual = (0.5 * self.skill + 0.3 * self.climate - 0.4 * strain).astype(np.float32)
        noise = self.rng.standard_normal(len(who), dtype=np.float32)
        quality = np.clip(usual[employee] + np.float32(0.1) * noise, 0, 1)
        surprise = quality - expected
        judgement = surprise * np.where(surprise < 0, np.float32(2.25), np.float32(1))
        satisfaction = self.satisfaction[who]
        satisfaction += np.float32(0.3) * (judgement - satisfaction)
        loyalty = self.loyalty[who]
        self.satisfaction[who] = satisfaction
        self.expectation[who] = expected + np.float32(0.1) * surprise
        self.loyalty[who] = loyalty + np.float32(0.1) * (satisfaction - loyalty)
        leaving = np.flatnonzero(satisfaction < -0.3)
        leaving = leaving[self._uniform(len(leaving)) < 0.2]
        firm[leaving] = (firm[leaving] + self.rng.integers(1, FIRMS, len(leaving))) % FIRMS
        self.firm[who] = firm
        self.work(np.bincount(employee, minlength=len(self.skill)), strain)
        return quality, surprise

    def choose(self, own: np.ndarray, expected: np.ndarray) -> np.ndarray:
        """Multinomial logit: stay at the own firm or draw one of the others by reputation and price."""
        weight = np.exp(3 * self.reputation - self.price)
        others = np.cumsum(weight)
        staying = np.exp(3 * expected - self.price[own] + 1)
        at = self._uniform(len(own)) * (others[-1] - weight[own] + staying) - staying
        firm = own.copy()
        moves = np.flatnonzero(at >= 0)
        own, at = own[moves], at[moves]
        at += np.where(at >= others[own] - weight[own], weight[own], 0)
        firm[moves] = np.minimum(np.searchsorted(others, at, side="right"), FIRMS - 1)
        return firm

    def talk(self, who: np.ndarray, quality: np.ndarray, surprise: np.ndarray) -> None:
        """Who was surprised tells neighbours; those of the same firm expect more like it."""
        told = np.abs(surprise) > 0.2
        teller, quality, surprise = who[told], quality[told], surprise[told]
        first, count = self.first[teller], self.first[teller + 1] - self.first[teller]
        chance = (np.where(surprise < 0, 10, 5) / np.maximum(count, 1)).astype(np.float32)
        ends = np.cumsum(count)
        tie = np.arange(ends[-1] if len(ends) else 0) + np.repeat(first - ends + count, count)
        message = np.repeat(np.arange(len(teller)), count)
        heard = np.flatnonzero(self._uniform(len(tie)) < chance[message])
        listener, message = self.neighbour[tie[heard]], message[heard]
        same = self.firm[listener] == self.firm[teller[message]]
        listener, message = listener[same], message[same]
        messages = np.bincount(listener, minlength=self.size)
        qualities = np.bincount(listener, weights=quality[message], minlength=self.size)
        self.expectation += (0.05 * (qualities - messages * self.expectation)).astype(np.float32)

    def work(self, handled: np.ndarray, strain: np.ndarray) -> None:
        """The end of a week for employees."""
        self.workload = (handled / 40).astype(np.float32)
        self.burnout += 0.1 * (np.maximum(self.workload - 1, 0) - 0.2 * self.burnout)
        self.climate += 0.05 * (0.6 - self.burnout - self.climate)
        replaced = self._uniform(len(self.skill)) < 0.01
        self.skill = np.where(replaced, 0.4, self.skill + 0.01 * (1 - self.skill)).astype(np.float32)

    def record(self) -> None:
        """Share, mean satisfaction and mean expectation; the last becomes the reputation."""
        count = np.bincount(self.firm, minlength=FIRMS)
        customers = np.maximum(count, 1)
        satisfaction = np.bincount(self.firm, weights=self.satisfaction, minlength=FIRMS) / customers
        expectation = np.bincount(self.firm, weights=self.expectation, minlength=FIRMS) / customers
        self.reputation = np.where(count > 0, expectation, self.reputation).astype(np.float32)
        self.history.append(np.array([count / self.size, satisfaction, expectation]))

"""The light service core in plain Mesa: what a service market costs when every customer is an object.

It does less than the market of this package: one expectation, one satisfaction, one loyalty, no complaints, no money,
no sites. Written as Mesa's documentation teaches it, with `do` (quicker here than `shuffle_do`), Python's own random
numbers and lists of neighbours. Runs on Mesa 3.3 and later.
"""

import math

import mesa
import networkx as nx

FIRMS = 8
CUSTOMERS_PER_EMPLOYEE = 200
NEED = 0.3
NEIGHBOURS, REWIRING = 8, 0.1


class Customer(mesa.Agent):
    """Buys, judges, sometimes leaves, and tells neighbours of what surprised it."""

    def __init__(self, model, firm):
        super().__init__(model)
        self.firm = firm
        self.neighbours = []
        self.expectation = 0.6
        self.satisfaction = 0.0
        self.loyalty = 0.0

    def live(self):
        """One week."""
        if self.random.random() < NEED:
            self.visit()

    def visit(self):
        self.firm = self.choose()
        quality = self.random.choice(self.firm.employees).serve()
        surprise = quality - self.expectation
        judgement = surprise * 2.25 if surprise < 0 else surprise
        self.satisfaction += 0.3 * (judgement - self.satisfaction)
        self.expectation += 0.1 * surprise
        self.loyalty += 0.1 * (self.satisfaction - self.loyalty)
        if self.satisfaction < -0.3 and self.random.random() < 0.2:
            self.firm = self.random.choice(self.firm.rivals)
        if abs(surprise) > 0.2:
            self.tell(quality, surprise)

    def choose(self):
        """Multinomial logit over the firms: the own one by experience, the others by reputation."""
        weights = self.model.attractions.copy()
        weights[self.firm.index] = math.exp(3 * self.expectation - self.firm.price + 1)
        return self.random.choices(self.model.firms, weights)[0]

    def tell(self, quality, surprise):
        if not self.neighbours:
            return
        chance = (10 if surprise < 0 else 5) / len(self.neighbours)
        for neighbour in self.neighbours:
            if chance >= 1 or self.random.random() < chance:
                neighbour.hear(self.firm, quality)

    def hear(self, firm, quality):
        if self.firm is firm:
            self.expectation += 0.05 * (quality - self.expectation)


class Employee(mesa.Agent):
    """Serves; gets worn out by work, better by practice, and is sometimes replaced."""

    def __init__(self, model):
        super().__init__(model)
        self.skill = 0.6
        self.climate = 0.6
        self.burnout = 0.0
        self.workload = 0.0
        self.handled = 0

    def serve(self):
        self.handled += 1
        strain = max(0.0, self.workload - 1)
        quality = 0.5 * self.skill + 0.3 * self.climate - 0.4 * strain + self.random.gauss(0, 0.1)
        return min(max(quality, 0.0), 1.0)

    def live(self):
        """The end of a week."""
        self.workload = self.handled / 40
        self.handled = 0
        self.burnout += 0.1 * (max(0.0, self.workload - 1) - 0.2 * self.burnout)
        self.climate += 0.05 * (0.6 - self.burnout - self.climate)
        if self.random.random() < 0.01:
            self.skill = 0.4
        else:
            self.skill += 0.01 * (1 - self.skill)


class Firm(mesa.Agent):
    """Has a price, employees and a reputation."""

    def __init__(self, model, index):
        super().__init__(model)
        self.index = index
        self.price = 0.8 + 0.4 * index / (FIRMS - 1)
        self.employees = []
        self.rivals = []
        self.reputation = 0.6

    def record(self, customers):
        """Share, mean satisfaction and mean expectation; the last becomes the reputation."""
        if not customers:
            return 0.0, 0.0, 0.0
        self.reputation = sum(customer.expectation for customer in customers) / len(customers)
        satisfaction = sum(customer.satisfaction for customer in customers) / len(customers)
        return len(customers) / self.model.size, satisfaction, self.reputation


class PlainMarket(mesa.Model):
    """A service market of `customers` objects, an employee for 200 of them, and eight firms."""

    def __init__(self, customers=1_000, rng=None):
        super().__init__(rng=rng)
        self.size = customers
        self.firms = [Firm(self, index) for index in range(FIRMS)]
        self.attractions = [0.0] * FIRMS
        self.history = []
        self._staff(max(FIRMS, customers // CUSTOMERS_PER_EMPLOYEE))
        self._people(customers, rng)

    def _staff(self, employees):
        for k in range(employees):
            self.firms[k % FIRMS].employees.append(Employee(self))
        for firm in self.firms:
            firm.rivals = [rival for rival in self.firms if rival is not firm]

    def _people(self, customers, seed):
        people = [Customer(self, self.random.choice(self.firms)) for _ in range(customers)]
        graph = nx.watts_strogatz_graph(customers, NEIGHBOURS, REWIRING, seed=seed)
        for row, customer in enumerate(people):
            customer.neighbours = [people[other] for other in graph[row]]

    def step(self):
        self.attractions = [math.exp(3 * firm.reputation - firm.price) for firm in self.firms]
        self.agents_by_type[Customer].do("live")
        self.agents_by_type[Employee].do("live")
        self.record()

    def record(self):
        customers_of = {firm: [] for firm in self.firms}
        for customer in self.agents_by_type[Customer]:
            customers_of[customer.firm].append(customer)
        self.history.append([firm.record(customers) for firm, customers in customers_of.items()])

"""Talk networks made by the package: structure, statistics, reproducibility, and what is refused."""

import os
import subprocess
import sys

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loyalty_sim.world.network import NetworkError, NetworkSettings, build_ties, network_problems
from loyalty_sim.world.network.csr import assemble
from loyalty_sim.world.network.order import near_order

MADE = ("small_world", "scale_free", "blocks")
CUSTOMERS = 10_000


def rows_of(ties) -> np.ndarray:
    return np.repeat(np.arange(len(ties.start) - 1), np.diff(ties.start))


def graph_of(ties) -> nx.Graph:
    graph = nx.empty_graph(len(ties.start) - 1)
    graph.add_edges_from(zip(rows_of(ties).tolist(), ties.neighbour.tolist(), strict=True))
    return graph


def assert_well_formed(ties, customers):
    rows = rows_of(ties)
    assert (ties.start.dtype, ties.neighbour.dtype, ties.strong.dtype) == (np.int64, np.int32, np.uint8)
    assert len(ties.start) == customers + 1
    assert ties.start[0] == 0
    assert ties.start[-1] == len(ties.neighbour) == len(ties.strong)
    assert (rows != ties.neighbour).all(), "no self-loops"
    cell = rows * customers + ties.neighbour
    assert (np.diff(cell) > 0).all(), "rows ascend, no tie twice"
    mirrored = np.argsort(ties.neighbour.astype(np.int64) * customers + rows)
    assert (ties.neighbour[mirrored] == rows).all()
    assert (rows[mirrored] == ties.neighbour).all(), "a tie is in both rows"
    assert (ties.strong[mirrored] == ties.strong).all(), "and as strong in both"
    assert np.isin(ties.strong, (0, 1)).all()


@given(
    st.sampled_from(MADE), st.integers(30, 200), st.floats(0, 12), st.floats(0, 1), st.floats(0, 1), st.integers(0, 99)
)
@settings(max_examples=60, deadline=None)
def test_every_network_is_symmetric_sorted_and_without_loops(kind, customers, degree, chance, strong, seed):
    config = NetworkSettings(kind, degree, chance, chance, blocks=2, strong_share=strong, bridge_strength=chance)
    assert_well_formed(build_ties(config, customers, seed), customers)


@given(st.integers(1, 40), st.data())
@settings(deadline=None)
def test_assembling_keeps_each_tie_once_and_strong_if_ever(customers, data):
    node = st.integers(0, customers - 1)
    given_ties = data.draw(st.lists(st.tuples(node, node, st.integers(0, 1)), max_size=120))
    columns = [np.array([tie[k] for tie in given_ties], np.int64) for k in range(3)]
    ties = assemble(customers, columns[0], columns[1], columns[2].astype(np.uint8))
    expected: dict[tuple[int, int], int] = {}
    for a, b, strong in given_ties:
        for tie in ((a, b), (b, a)):
            if a != b:
                expected[tie] = max(strong, expected.get(tie, 0))
    found = dict(zip(zip(rows_of(ties).tolist(), ties.neighbour.tolist(), strict=True), ties.strong, strict=True))
    assert found == expected
    assert_well_formed(ties, customers)


@pytest.mark.parametrize("seed", range(3))
def test_the_default_network_is_like_talk_networks(seed):
    """Degree about 5, clustering about .3, a third of ties strong, and everybody within reach of a few steps."""
    ties = build_ties(NetworkSettings(), CUSTOMERS, seed)
    graph = graph_of(ties)
    assert len(ties.neighbour) / CUSTOMERS == pytest.approx(5.0, abs=0.02)
    assert nx.average_clustering(graph) == pytest.approx(0.3, abs=0.02)
    assert ties.strong.mean() == pytest.approx(0.3, abs=0.02)
    assert len(max(nx.connected_components(graph), key=len)) > 0.999 * CUSTOMERS


@pytest.mark.parametrize(("degree", "rewiring"), [(4.0, 0.0), (6.0, 0.0), (4.0, 0.2), (6.0, 0.5), (10.0, 0.1)])
def test_small_world_has_the_clustering_of_watts_and_strogatz(degree, rewiring):
    """C(p) is about C(0) (1 - p)^3 with C(0) = 3 (d - 2) / (4 (d - 1)) (Barrat & Weigt 2000), as networkx's has."""
    graph = graph_of(build_ties(NetworkSettings(degree=degree, rewiring=rewiring), CUSTOMERS, 1))
    theirs = nx.watts_strogatz_graph(CUSTOMERS, int(degree), rewiring, seed=1)
    expected = 3 * (degree - 2) / (4 * (degree - 1)) * (1 - rewiring) ** 3
    assert nx.average_clustering(graph) == pytest.approx(expected, abs=0.025)
    assert nx.average_clustering(graph) == pytest.approx(nx.average_clustering(theirs), abs=0.015)
    assert np.std([d for _, d in graph.degree]) == pytest.approx(np.std([d for _, d in theirs.degree]), abs=0.1)


@pytest.mark.parametrize("triad", [0.0, 0.5, 1.0])
def test_scale_free_agrees_with_holme_kim_of_networkx(triad):
    graph = graph_of(build_ties(NetworkSettings("scale_free", degree=6.0, clustering=triad), CUSTOMERS, 1))
    theirs = nx.powerlaw_cluster_graph(CUSTOMERS, 3, triad, seed=1)
    assert graph.number_of_edges() == pytest.approx(3 * CUSTOMERS, rel=0.002)
    assert nx.average_clustering(graph) == pytest.approx(nx.average_clustering(theirs), abs=0.03)


def test_scale_free_is_clustered_like_talk_networks_by_default():
    ties = build_ties(NetworkSettings("scale_free"), CUSTOMERS, 1)
    assert nx.average_clustering(graph_of(ties)) == pytest.approx(0.3, abs=0.03)
    assert len(ties.neighbour) / CUSTOMERS == pytest.approx(5.0, abs=0.02)


def test_scale_free_has_the_tail_of_preferential_attachment():
    """P(degree >= k) falls as k^-2: Hill's estimate of the exponent from the 1,000 best tied, within 15 %."""
    ties = build_ties(NetworkSettings("scale_free", degree=6.0), 100_000, 2)
    top = np.sort(np.diff(ties.start))[-1_001:].astype(float)
    assert 1 / np.log(top[1:] / top[0]).mean() == pytest.approx(2.0, rel=0.15)
    assert len(ties.neighbour) / 100_000 == pytest.approx(6.0, abs=0.01)
    small = build_ties(NetworkSettings(), 100_000, 2)
    assert np.diff(small.start).max() < 20 < top[-1] / 10


@pytest.mark.parametrize("seed", range(3))
def test_blocks_hold_the_share_of_ties_they_should(seed):
    """Counts of ties within and between are binomial: within 5 standard errors, six checks, below 4e-6 by chance."""
    config = NetworkSettings("blocks", degree=5.0, blocks=40, within_share=0.7)
    ties = build_ties(config, CUSTOMERS, seed)
    block = np.arange(CUSTOMERS) * config.blocks // CUSTOMERS
    within = (block[rows_of(ties)] == block[ties.neighbour]).sum() / 2
    between = len(ties.neighbour) / 2 - within
    for count, expected in ((within, 0.7 * 5 * CUSTOMERS / 2), (between, 0.3 * 5 * CUSTOMERS / 2)):
        assert abs(count - expected) < 5 * np.sqrt(expected)
    degrees = np.diff(ties.start)
    assert degrees.var() == pytest.approx(degrees.mean(), rel=0.1), "degrees are Poisson"


def test_one_block_is_a_random_graph_and_full_chance_a_clique():
    clique = build_ties(NetworkSettings("blocks", degree=9.0, blocks=5, within_share=1.0), 50, 1)
    assert (np.diff(clique.start) == 9).all()
    assert (rows_of(clique) // 10 == clique.neighbour // 10).all()
    whole = build_ties(NetworkSettings("blocks", blocks=1, within_share=1.0), CUSTOMERS, 1)
    assert len(whole.neighbour) / CUSTOMERS == pytest.approx(5.0, abs=0.15)


@pytest.mark.parametrize("kind", MADE)
def test_strength_has_the_share_asked_for_and_favours_triangles(kind):
    config = NetworkSettings(kind, blocks=1_000, strong_share=0.4, bridge_strength=0.25)
    ties = build_ties(config, CUSTOMERS, 3)
    graph = graph_of(ties)
    pairs = zip(rows_of(ties).tolist(), ties.neighbour.tolist(), strict=True)
    embedded = np.array([not set(graph[a]).isdisjoint(graph[b]) for a, b in pairs])
    assert ties.strong.mean() == pytest.approx(0.4, abs=0.015)
    assert ties.strong[~embedded].mean() == pytest.approx(0.25 * ties.strong[embedded].mean(), abs=0.03)


@pytest.mark.parametrize(("share", "expected"), [(0.0, 0.0), (1.0, 1.0)])
def test_all_or_no_ties_can_be_strong(share, expected):
    assert build_ties(NetworkSettings(strong_share=share, bridge_strength=0.0), 500, 1).strong.mean() == expected


@pytest.mark.parametrize("kind", MADE)
def test_the_same_seed_gives_the_same_network_and_another_does_not(kind):
    first, again, other = (build_ties(NetworkSettings(kind), 2_000, seed) for seed in (4, 4, 5))
    assert all((a == b).all() for a, b in zip(first, again, strict=True))
    assert not np.array_equal(first.neighbour, other.neighbour)


PROGRAM = """
import hashlib
from loyalty_sim.world.network import NetworkSettings, build_ties
for kind in ("small_world", "scale_free", "blocks"):
    ties = build_ties(NetworkSettings(kind), 300, 6)
    print(kind, hashlib.sha256(b"".join(a.tobytes() for a in ties)).hexdigest())
"""


def test_networks_are_the_same_interpreted_and_with_any_number_of_threads():
    outputs = set()
    for environment in ({"NUMBA_NUM_THREADS": "1"}, {"NUMBA_NUM_THREADS": "2"}, {"NUMBA_DISABLE_JIT": "1"}):
        command = [sys.executable, "-W", "ignore", "-c", PROGRAM]
        run = subprocess.run(command, env={**os.environ, **environment}, capture_output=True, text=True, check=True)
        outputs.add(run.stdout)
    assert len(outputs) == 1


def test_near_order_is_a_permutation_that_brings_neighbours_together():
    ring = build_ties(NetworkSettings(rewiring=0.0), 3_000, 1)
    shuffled = np.random.default_rng(1).permutation(3_000)
    source, target = shuffled[rows_of(ring)], shuffled[ring.neighbour]
    rows = near_order(assemble(3_000, source, target))
    assert sorted(rows) == list(range(3_000))
    assert np.abs(rows[source] - rows[target]).max() < 20


def test_no_network():
    ties = build_ties(NetworkSettings("none"), 10, 1)
    assert_well_formed(ties, 10)
    assert len(ties.neighbour) == 0


@pytest.mark.parametrize(
    ("config", "customers", "words"),
    [
        (NetworkSettings(degree=10.0), 8, ["network.degree=10", "8"]),
        (NetworkSettings(path="ties.csv"), 100, ["ties.csv", "network.kind=file"]),
        (NetworkSettings("blocks", blocks=200), 100, ["network.blocks=200", "100"]),
        (NetworkSettings("blocks", blocks=50), 100, ["network.blocks=50", "within"]),
        (NetworkSettings("blocks", blocks=1, within_share=0.5), 100, ["network.blocks=1", "between"]),
    ],
)
def test_what_cannot_be_built_is_refused_with_the_reason(config, customers, words):
    problems = network_problems(config, customers)
    assert len(problems) == 1
    assert all(word in problems[0] for word in words)
    with pytest.raises(NetworkError, match="network"):
        build_ties(config, customers, 1)


@pytest.mark.parametrize("kind", [*MADE, "none"])
def test_what_can_be_built_has_no_problems(kind):
    assert network_problems(NetworkSettings(kind), 1_000) == []

"""The user's own network: networkx graphs, GraphML, edge lists; what is kept, and what is said when it is wrong."""

import pickle

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from test_network import assert_well_formed, graph_of

from loyalty_sim.world.network import (
    NetworkError,
    NetworkSettings,
    build_ties,
    check_network_file,
    from_graph,
    network_problems,
)


@pytest.fixture
def graph():
    made = nx.relaxed_caveman_graph(20, 5, 0.2, seed=1)
    made.remove_edges_from(list(nx.selfloop_edges(made)))
    for k, (a, b) in enumerate(made.edges):
        made.edges[a, b]["strong"] = k % 3 == 0
    return made


def write(graph, path):
    edges = [(a, b, int(strong)) for a, b, strong in graph.edges(data="strong")]
    table = pd.DataFrame(edges, columns=["source", "target", "strong"])
    writers = {".csv": lambda: table.to_csv(path, index=False), ".parquet": lambda: table.to_parquet(path)}
    writers.get(path.suffix, lambda: nx.write_graphml(graph, path))()
    return str(path)


def text_file(folder, text, name="ties.csv"):
    path = folder / name
    path.write_text(text)
    return str(path)


@pytest.mark.parametrize("name", ["ties.csv", "ties.parquet", "ties.graphml"])
def test_a_file_gives_the_ties_of_its_graph(graph, tmp_path, name):
    path = write(graph, tmp_path / name)
    config = NetworkSettings("file", path=path)
    assert network_problems(config, 100) == check_network_file(path, 100) == []
    ties = build_ties(config, 100, seed=1)
    assert_well_formed(ties, 100)
    assert nx.utils.graphs_equal(graph_of(ties), nx.Graph(graph.edges))
    for a, b, strong in graph.edges(data="strong"):
        row = slice(ties.start[a], ties.start[a + 1])
        assert ties.strong[row][ties.neighbour[row] == b] == strong


def test_a_graph_keeps_the_order_of_its_nodes():
    named = nx.Graph([("ann", "bob"), ("bob", "cy")])
    assert from_graph(named).neighbour.tolist() == [1, 0, 2, 1]
    numbered = nx.Graph([(2, 0), (0, 1)])
    assert from_graph(numbered, customers=3).neighbour.tolist() == [1, 2, 0, 0]


def test_directions_and_doubles_do_not_count_twice():
    ties = from_graph(nx.MultiDiGraph([(0, 1), (1, 0), (0, 1), (1, 2)]))
    assert ties.start.tolist() == [0, 1, 3, 4]
    assert ties.neighbour.tolist() == [1, 0, 2, 1]


def test_strength_is_drawn_where_the_user_gives_none():
    bare = nx.connected_watts_strogatz_graph(5_000, 6, 0.1, seed=1)
    ties = from_graph(bare, settings=NetworkSettings(strong_share=0.6), seed=2)
    assert ties.strong.mean() == pytest.approx(0.6, abs=0.02)
    assert (from_graph(bare, settings=NetworkSettings(strong_share=0.6), seed=2).strong == ties.strong).all()


def test_isolated_customers_are_kept():
    lonely = nx.empty_graph(4)
    lonely.add_edge(1, 2)
    assert np.diff(from_graph(lonely, 4).start).tolist() == [0, 1, 1, 0]


def test_a_graph_of_the_wrong_size_names_both_numbers():
    with pytest.raises(NetworkError, match=r"20 customers .* 1,000"):
        from_graph(nx.path_graph(20), customers=1_000)


def test_all_problems_of_a_graph_are_told_at_once():
    wrong = nx.Graph([(0, 1), (2, 2)])
    with pytest.raises(NetworkError) as caught:
        from_graph(wrong, customers=5)
    assert len(caught.value.problems) == 2
    assert pickle.loads(pickle.dumps(caught.value)).problems == caught.value.problems


def test_strength_for_some_ties_only_is_refused():
    half = nx.path_graph(3)
    half.edges[0, 1]["strong"] = 1
    with pytest.raises(NetworkError, match="1 of 2 ties"):
        from_graph(half)


BAD_TABLES = {
    "unknown column": ("source,target,weight\n0,1,2\n", ["'weight'", "source, target"]),
    "missing column": ("source\n0\n", ["'target' is missing"]),
    "names for numbers": ("source,target\nann,1\n", ["'source'", "whole numbers"]),
    "fractions": ("source,target\n0,1.5\n", ["'target'", "whole numbers"]),
    "a gap": ("source,target\n0,1\n2,\n", ["'target'", "whole numbers"]),
    "negative": ("source,target\n-1,1\n", ["'source'", "negative"]),
    "self-loop": ("source,target\n0,1\n2,2\n", ["to themselves", "first: 2"]),
    "too few": ("source,target\n0,1\n", ["2 customers", "3"]),
    "too many": ("source,target\n0,7\n", ["8 customers", "3"]),
    "odd strength": ("source,target,strong\n0,1,1\n1,2,often\n", ["strong", "often"]),
    "empty": ("", ["cannot be read"]),
    "ragged": ("source,target\n0,1\n0,1,2,3,4\n", ["cannot be read"]),
}


@pytest.mark.parametrize("case", BAD_TABLES)
def test_a_bad_table_is_told_in_one_sentence(case, tmp_path):
    text, words = BAD_TABLES[case]
    path = text_file(tmp_path, text)
    problems = check_network_file(path, 3)
    assert len(problems) == 1
    assert problems[0].startswith(path)
    assert all(word in problems[0] for word in words)
    with pytest.raises(NetworkError):
        build_ties(NetworkSettings("file", path=path), 3, 1)


def test_two_problems_of_a_table_are_told_at_once(tmp_path):
    assert len(check_network_file(text_file(tmp_path, "source,weight\n0,1\n"), 3)) == 2


@pytest.mark.parametrize(
    ("name", "text", "word"),
    [
        ("ties.graphml", "<graphml><node", "cannot be read as graphml"),
        ("ties.graphml", "not xml at all", "cannot be read as graphml"),
        ("ties.parquet", "not parquet", "cannot be read as parquet"),
        ("ties.txt", "0 1", "ends in .graphml, .csv, .parquet"),
    ],
)
def test_a_malformed_file_is_told(tmp_path, name, text, word):
    assert word in check_network_file(text_file(tmp_path, text, name), 3)[0]


@pytest.mark.parametrize("path", ["", "no_such_folder/ties.csv"])
def test_a_missing_file_is_told(path):
    problems = network_problems(NetworkSettings("file", path=path), 3)
    assert len(problems) == 1

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
from loyalty_sim.world.network.files import read_edges


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
    "unknown column": ("source,target,wieght\n0,1,2\n", ["'wieght'", "source, target"]),
    "missing column": ("source\n0\n", ["'target' is missing"]),
    "a column twice": ("source,target,Source\n0,1,2\n", ["'source' is there twice"]),
    "fractions": ("source,target\n0,1.5\n", ["'target' is 1.5 in line 2"]),
    "a gap": ("source,target\n0,1\n2,\n", ["'target' is empty in line 3"]),
    "negative": ("source,target\n-1,1\n", ["-1 is negative"]),
    "odd weight": ("source,target,weight\n0,1,-3\n1,2,2\n", ["weight must be a number", "-3"]),
    "no weight": ("source,target,weight\n0,1,\n1,2,2\n", ["weight must be a number", "empty in line 2"]),
    "names too many": ("source,target\nann,bob\ncy,dora\n", ["4 customers", "3"]),
    "self-loop": ("source,target\n0,1\n2,2\n", ["to themselves", "first: 2"]),
    "too many": ("source,target\n0,7\n", ["8 customers", "3"]),
    "odd strength": ("source,target,strong\n0,1,1\n1,2,often\n", ["strong", "often", "line 3"]),
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
    assert len(check_network_file(text_file(tmp_path, "source,wieght\n0,1\n"), 3)) == 2


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


def ties_of(path, customers, seed=1, **settings):
    assert check_network_file(str(path), customers) == []
    return build_ties(NetworkSettings("file", path=str(path), **settings), customers, seed)


def same(one, other):
    return all(np.array_equal(a, b) for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("writer", ["graphml", "gexf", "net", "gml"])
@pytest.mark.parametrize("labels", ["rows", "shuffled rows", "names"])
def test_a_graph_file_and_the_graph_give_the_same_ties(graph, tmp_path, writer, labels):
    rng = np.random.default_rng(1)
    names = {
        "rows": range(100),
        "shuffled rows": rng.permutation(100).tolist(),
        "names": [f"C-{n}" for n in range(100)],
    }
    relabelled = nx.relabel_nodes(graph, dict(enumerate(names[labels])))
    nx.set_edge_attributes(relabelled, {edge: {"weight": float(n)} for n, edge in enumerate(relabelled.edges)})
    for _, _, data in relabelled.edges(data=True):
        del data["strong"]
    path = tmp_path / f"ties.{writer}"
    {"graphml": nx.write_graphml, "gexf": nx.write_gexf, "net": nx.write_pajek, "gml": nx.write_gml}[writer](
        relabelled, path
    )
    assert same(ties_of(path, 100), from_graph(relabelled, 100, NetworkSettings(), 1))


@pytest.mark.parametrize("space", ["http://gexf.net/1.3", "http://www.gexf.net/1.3", "http://www.gexf.net/1.1draft"])
def test_any_version_of_gexf_is_read(tmp_path, space):
    """Gephi writes 1.3 since 2022, with a name of its own for the version."""
    ring = nx.relabel_nodes(nx.cycle_graph(20), lambda node: f"C-{node}")
    nx.write_gexf(ring, tmp_path / "ties.gexf", version="1.2draft")
    text = (tmp_path / "ties.gexf").read_text().replace("http://www.gexf.net/1.2draft", space)
    (tmp_path / "ties.gexf").write_text(text.replace('version="1.2"', f'version="{space[-3:]}"'))
    assert same(ties_of(tmp_path / "ties.gexf", 20), from_graph(ring, 20, NetworkSettings(), 1))


def test_whole_numbers_with_a_point_are_the_same_rows(tmp_path):
    found = ties_of(text_file(tmp_path, "source,target\n0,1\n1.0,2\n2.0,0.0\n"), 3)
    assert np.diff(found.start).tolist() == [2, 2, 2]


def test_a_table_and_its_graph_give_the_same_ties(tmp_path):
    ring = [(f"C-{1000 + 7 * n}", f"C-{1000 + 7 * ((n + 1) % 20)}") for n in range(20)]
    path = text_file(tmp_path, "Source,Target\n" + "".join(f"{a},{b}\n" for a, b in ring))
    found = ties_of(path, 20)
    assert np.diff(found.start).tolist() == [2] * 20
    assert same(found, from_graph(nx.Graph(ring), 20, NetworkSettings(), 1))


def test_the_columns_of_gephi(tmp_path):
    """Equal weights, as Gephi writes them where there are none, say nothing of strength."""
    rows = "".join(f"{n},{(n + 1) % 20},Undirected,{n},,1.0\n" for n in range(20))
    found = ties_of(text_file(tmp_path, "Source,Target,Type,Id,Label,Weight\n" + rows), 20, strong_share=1.0)
    assert np.diff(found.start).tolist() == [2] * 20
    assert found.strong.all()


@pytest.mark.parametrize("name", ["ties.csv", "ties.tsv", "ties.xlsx", "ties.parquet"])
def test_weights_say_which_ties_are_strong(tmp_path, name):
    table = pd.DataFrame({"source": range(10), "target": range(1, 11), "weight": [float(n) for n in range(10)]})
    writers = {".csv": lambda p: table.to_csv(p, index=False), ".tsv": lambda p: table.to_csv(p, index=False, sep="\t"),
               ".xlsx": lambda p: table.to_excel(p, index=False), ".parquet": table.to_parquet}  # fmt: skip
    path = tmp_path / name
    writers[path.suffix](path)
    found = ties_of(path, 11, strong_share=0.3)
    strong = [n for n in range(10) if found.strong[found.start[n] : found.start[n + 1]][-1]]
    assert strong == [7, 8, 9]


@pytest.mark.parametrize(
    ("rows", "customers", "ties"),
    [
        ("0,1\n1,2\n", 5, [1, 2, 1, 0, 0]),
        ("1,2\n2,4\n", 5, [0, 1, 2, 0, 1]),
        ("1,2\n2,3\n", 3, [1, 2, 1]),
        ("7001,7002\n", 3, [1, 1, 0]),
        ("ann,bob\n", 4, [1, 1, 0, 0]),
        ("007,7\n", 2, [1, 1]),
        ("", 3, [0, 0, 0]),
    ],
)
def test_who_is_in_no_tie_knows_nobody(tmp_path, rows, customers, ties):
    found = ties_of(text_file(tmp_path, "source,target\n" + rows), customers)
    assert np.diff(found.start).tolist() == ties


def test_directions_and_columns_that_are_not_used_are_noted(tmp_path):
    path = text_file(tmp_path, "Source,Target,Type,Label\n0,1,Directed,a\n")
    assert len(read_edges(path).notes) == 2
    assert "both ways" in read_edges(path).notes[1]

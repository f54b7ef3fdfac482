"""The project itself: style, types, the direction of imports, cost of import, and a wheel that works elsewhere."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "loyalty_sim"
LAYERS = (
    ("parameter", "compiled", "data", "version", "extras", "language", "reading", "statistics", "extend"),
    ("theory",),
    ("world",),
    ("scenario",),
    ("week",),
    ("agents",),
    ("warm",),
    ("market",),
    ("lab",),
    ("my_firm",),
    ("picture",),
    ("studies",),
    ("validation",),
    ("game",),
    ("publish",),
    ("app",),
    ("cli",),
)
HEIGHT = {name: height for height, layer in enumerate(LAYERS) for name in layer}
HEAVY = ("numba", "mesa", "pandas", "matplotlib", "numpy", "hydra", "typer")


def run(*command: str | Path, **kwargs) -> str:
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, check=False, **kwargs)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@cache
def modules() -> dict[str, Path]:
    names = {path: ".".join(path.relative_to(SOURCE.parent).with_suffix("").parts) for path in SOURCE.rglob("*.py")}
    return {name.removesuffix(".__init__"): path for path, name in names.items()}


def imports(node: ast.AST) -> Iterator[str]:
    """Modules of the package imported anywhere below a node: at run time, inside functions, and for types only."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.ImportFrom) and (child.module or "").startswith("loyalty_sim"):
            known = modules()
            for name in child.names:
                inner = f"{child.module}.{name.name}"
                yield inner if inner in known else str(child.module)
        yield from imports(child)


def layer(module: str) -> str:
    return module.partition(".")[2].partition(".")[0]


@pytest.fixture(scope="module")
def trees() -> dict[str, ast.Module]:
    return {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in modules().items()}


def test_every_module_has_a_layer():
    assert {layer(name) for name in modules()} - {""} == set(HEIGHT)


def test_imports_point_down(trees):
    upward = {
        (name, target)
        for name, tree in trees.items()
        for target in imports(tree)
        if layer(name) and layer(target) and HEIGHT[layer(target)] > HEIGHT[layer(name)]
    }
    assert upward == set()


def test_imports_make_no_circle(trees):
    graph = {name: set(imports(tree)) - {name} for name, tree in trees.items()}
    assert list(TopologicalSorter(graph).static_order())


def test_statistics_and_reading_know_nothing_of_markets(trees):
    alone = ("statistics", "reading")
    known = {(layer(name), layer(to)) for name, tree in trees.items() if layer(name) in alone for to in imports(tree)}
    assert known <= {(room, room) for room in alone} | {("reading", "extras")}


def test_every_module_says_what_it_is(trees):
    assert not [name for name, tree in trees.items() if tree.body and not ast.get_docstring(tree)]


def test_importing_the_package_is_cheap():
    loaded = run(sys.executable, "-c", "import loyalty_sim, sys; print(*sys.modules)").split()
    assert not set(HEAVY) & set(loaded)


def test_public_names_are_there():
    import loyalty_sim

    assert all(getattr(loyalty_sim, name) for name in loyalty_sim.__all__)
    with pytest.raises(AttributeError, match="nothing_like_it"):
        _ = loyalty_sim.nothing_like_it


def test_ruff_is_content():
    run(sys.executable, "-m", "ruff", "check", ".", cwd=ROOT)


def test_mypy_is_content():
    run(sys.executable, "-m", "mypy", cwd=ROOT)


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory) -> Path:
    """A folder with the package installed from a wheel that was built from the source distribution."""
    folder = tmp_path_factory.mktemp("elsewhere")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder / "dist", ROOT)
    [wheel] = (folder / "dist").glob("*.whl")
    run(sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", folder / "site", wheel)
    return folder


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["scenarios"], "people_first"),
        (["show", "trade=bank", "--diff", "market.weeks=52"], "market.weeks"),
        (["returns", "climate", "--dry-run"], "96 runs"),
    ],
)
def test_an_installed_wheel_works_outside_the_repository(elsewhere, words, said):
    program = "import loyalty_sim; assert 'elsewhere' in loyalty_sim.__file__; from loyalty_sim.cli import main; main()"
    environment = os.environ | {"PYTHONPATH": str(elsewhere / "site")}
    assert said in run(sys.executable, "-P", "-c", program, *words, cwd=elsewhere, env=environment)


def test_catalogues_of_languages_are_installed_with_the_package(elsewhere):
    written = sorted(path.name for path in (SOURCE / "language").glob("*.po"))
    assert sorted(path.name for path in (elsewhere / "site/loyalty_sim/language").glob("*.po")) == written != []


def test_versions_of_the_constraints_cover_every_dependency():
    import tomllib

    from packaging.requirements import Requirement

    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    groups = [project["dependencies"], *project["optional-dependencies"].values()]
    names = {Requirement(each).name.lower() for group in groups for each in group} - {project["name"]}
    lines = [line for line in (ROOT / "constraints.txt").read_text().splitlines() if not line.startswith("#")]
    pinned = {line.split("==")[0].lower() for line in lines}
    assert names <= pinned
    assert not [line for line in lines if "==" not in line or "://" in line]


@pytest.mark.parametrize(
    ("broken", "error"),
    [
        ("import numpy\nnumpy.nothing_like_it\n", "no attribute 'nothing_like_it'"),
        ("raise RuntimeError('broken on purpose')\n", "broken on purpose"),
        ("import nothing_like_it\n", "No module named 'nothing_like_it'"),
        ("def half(:\n", "SyntaxError"),
    ],
)
def test_an_error_inside_a_module_is_said_as_what_it_is(tmp_path, broken, error):
    package = tmp_path / "loyalty_sim"
    package.mkdir()
    for name in ("__init__.py", "version.py"):
        (package / name).write_text((SOURCE / name).read_text())
    (package / "market.py").write_text(broken)
    command = [sys.executable, "-c", "from loyalty_sim import ServiceMarket"]
    done = subprocess.run(command, env=os.environ | {"PYTHONPATH": str(tmp_path)}, capture_output=True, text=True)
    assert done.returncode == 1
    assert error in done.stderr
    assert str(package / "market.py") in done.stderr
    assert "cannot import name" not in done.stderr


def test_no_two_test_files_have_one_name():
    """Pytest takes the second for the first, and collects neither."""
    names = [path.name for path in (ROOT / "tests").rglob("test_*.py")]
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_a_folder_is_made_for_a_test_without_a_look_at_those_of_all_others(tmp_path):
    """Pytest's own looks for a number that is free, and leaves a link to the last folder of that name."""
    assert [path.name for path in tmp_path.parent.glob("test_a_folder_is_made*")] == [tmp_path.name]


@pytest.mark.xdist_group("of one worker")
def test_tests_of_a_group_are_given_to_one_worker(request):
    """It goes by the end of their names: without it each worker makes what a group shares, servers or a site."""
    if not request.config.getoption("loadgroup", False):
        pytest.skip("tests are not given out by group")
    assert request.node.nodeid.endswith("@of one worker")

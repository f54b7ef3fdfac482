"""Compiled kernels on disk: made anew where they changed, shared where they did not, mended where they are damaged."""

import json
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from loyalty_sim.compiled import cache_folder, folder

SOURCE = Path(__file__).parents[2] / "src"

MODEL = '''"""A small model in two files."""
from enum import IntEnum
from typing import NamedTuple
import numpy as np
import theory
from loyalty_sim.compiled import kernel, part, rule

NUMBER = 1.0
TABLE = np.array([10.0, 20.0])

class Kind(IntEnum):
    FIRST = 100

class Parameters(NamedTuple):
    rate: float = 1000.0

USUAL = Parameters()

@rule
def default(x, extra=10000.0):
    return x + extra

@part
def merged(x):
    return x + 100000.0

@kernel
def by_number(out): out[0] = NUMBER
@kernel
def by_table(out): out[0] = TABLE[1]
@kernel
def by_enum(out): out[0] = 100.0 if Kind.FIRST == 100 else 105.0
@kernel
def by_named_tuple(out): out[0] = USUAL.rate
@kernel
def by_default(out): out[0] = default(0.0)
@kernel
def by_part(out): out[0] = merged(0.0)
@kernel
def by_module(out): out[0] = theory.deep(0.0)
@kernel
def by_constant_of_module(out): out[0] = theory.CONSTANT
'''
THEORY = '''"""Rules."""
from loyalty_sim.compiled import rule

CONSTANT = 2.0
INNER = 1000000.0

@rule
def inner(x):
    return x + INNER

@rule
def deep(x):
    return inner(x)
'''
RUN = """
import json, sys
import numpy as np
import model
found = {}
for name in [n for n in dir(model) if n.startswith("by_")]:
    kernel, out = getattr(model, name), np.zeros(1)
    kernel(out)
    found[name] = [float(out[0]), sum(kernel.stats.cache_misses.values())]
print(json.dumps(found))
"""
CHANGES = {
    "by_number": ("model", "NUMBER = 1.0", "NUMBER = 1.5", 1.5),
    "by_table": ("model", "20.0", "25.0", 25.0),
    "by_enum": ("model", "FIRST = 100", "FIRST = 105", 105.0),
    "by_named_tuple": ("model", "rate: float = 1000.0", "rate: float = 1005.0", 1005.0),
    "by_default": ("model", "extra=10000.0", "extra=10005.0", 10005.0),
    "by_part": ("model", "100000.0", "100005.0", 100005.0),
    "by_module": ("theory", "INNER = 1000000.0", "INNER = 1000005.0", 1000005.0),
    "by_constant_of_module": ("theory", "CONSTANT = 2.0", "CONSTANT = 2.5", 2.5),
}


def run(code: str, home: Path, cache: Path, source: Path = SOURCE) -> str:
    path = os.pathsep.join([str(home), str(source)])
    surroundings = {**os.environ, "PYTHONPATH": path, "LOYALTY_SIM_CACHE": str(cache)}
    surroundings.pop("NUMBA_DISABLE_JIT", None)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=surroundings, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def small_model(home: Path, **changed: str) -> Path:
    home.mkdir(exist_ok=True)
    texts = {"model": MODEL, "theory": THEORY, **changed}
    for name, text in texts.items():
        (home / f"{name}.py").write_text(text)
    return home


@pytest.fixture(scope="module")
def compiled(tmp_path_factory):
    """A small model, its cache, and what its kernels gave when they were compiled."""
    home = tmp_path_factory.mktemp("small")
    cache = home / "cache"
    found = json.loads(run(RUN, small_model(home / "model"), cache))
    return cache, found


def test_kernels_are_compiled_once(compiled, tmp_path):
    cache, first = compiled
    again = json.loads(run(RUN, small_model(tmp_path / "another_place"), cache))
    assert {name: value for name, (value, _) in again.items()} == {name: value for name, (value, _) in first.items()}
    assert {misses for _, misses in first.values()} == {1}
    assert {misses for _, misses in again.values()} == {0}, "two copies share a cache"


def test_each_way_in_compiles_exactly_its_kernel(compiled, tmp_path):
    cache, first = compiled
    copy = shutil.copytree(cache, tmp_path / "cache")
    for name, (file, old, new, value) in CHANGES.items():
        text = {"model": MODEL, "theory": THEORY}[file]
        assert text.count(old) == 1
        found = json.loads(run(RUN, small_model(tmp_path / "model", **{file: text.replace(old, new)}), copy))
        assert found[name] == [value, 1]
        assert {n: v for n, v in found.items() if n != name} == {n: [v[0], 0] for n, v in first.items() if n != name}


def test_words_compile_nothing(compiled, tmp_path):
    cache, _ = compiled
    model = MODEL.replace("@rule\ndef default", "# why\n\n\n@rule\ndef default").replace("small model", "tiny model")
    theory = THEORY.replace("    return x + INNER", '    """Add."""\n    return x + INNER')
    found = json.loads(run(RUN, small_model(tmp_path / "model", model=model, theory=theory), cache))
    assert {misses for _, misses in found.values()} == {0}


@pytest.mark.parametrize(
    "damage", [lambda data: b"", lambda data: data[:-9], lambda data: data[:99] + b"!" + data[100:]]
)
def test_a_damaged_file_is_compiled_anew(compiled, tmp_path, damage):
    cache, first = compiled
    copy = shutil.copytree(cache, tmp_path / "cache")
    (file,) = copy.rglob("by_module-*.kernel")
    file.write_bytes(damage(file.read_bytes()))
    found = json.loads(run(RUN, small_model(tmp_path / "model"), copy))
    assert {name: misses for name, (_, misses) in found.items() if misses} == {"by_module": 1}
    assert found["by_module"][0] == first["by_module"][0]
    again = json.loads(run(RUN, small_model(tmp_path / "model"), copy))
    assert not any(misses for _, misses in again.values())


VERSION = """
import numpy as np
from loyalty_sim.compiled import kernel, rule
def version(number):
    @rule
    def give(x):
        return give(x - 1.0) + give(x - 2.0) if x > 1.0 else number
    @kernel
    def fill(out):
        out[0] = give(6.0)
    return fill
def value(number):
    fill, out = version(number), np.zeros(1)
    fill(out)
    return out[0], sum(fill.stats.cache_hits.values())
"""


def test_kernels_of_one_name_are_not_mistaken_for_each_other(tmp_path):
    """Kept by two processes that numbered their functions alike, and loaded by a third."""
    for number in (1.0, 2.0):
        run(f"{VERSION}\nvalue({number})", tmp_path, tmp_path / "cache")
    said = run(f"{VERSION}\nprint(value(1.0), value(2.0))", tmp_path, tmp_path / "cache")
    assert said.replace("np.float64(", "").replace(")", "") == "(13.0, 1 (26.0, 1\n"


def test_a_kernel_whose_rule_was_changed_too_late_is_not_kept(tmp_path):
    late = "import model, theory\ntheory.deep(0.0)\ntheory.INNER = 5.0\nmodel.by_module(np.zeros(1))"
    home = small_model(tmp_path / "model")
    run(f"import numpy as np\n{late}", home, tmp_path / "cache")
    assert not list((tmp_path / "cache").rglob("by_module-*"))


LACKING = "from loyalty_sim.warm import kernels, lacking; print(*[kernels()[n].py_func.__name__ for n in lacking()])"


def edited_package(tmp_path: Path, file: str, old: str, new: str) -> str:
    copy = shutil.copytree(SOURCE, tmp_path / "src")
    path = copy / "loyalty_sim" / file
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))
    home = cache_folder().parents[1]
    return run(LACKING, tmp_path, home, copy).strip()


@pytest.fixture(scope="module")
def _warm():
    from loyalty_sim.warm import warm

    warm()


@pytest.mark.usefixtures("_warm")
@pytest.mark.parametrize(
    ("file", "old", "new", "compiled_anew"),
    [
        ("theory/bounds.py", '"""x held', '"""The number x held', ""),
        ("week/arrive.py", '"""Stage 4', "# first\n\n\n" + '"""Stage 4', ""),
        ("theory/customers/win_back.py", "p.pull * (1.0 -", "p.pull * (1.5 -", "listen"),
    ],
)
def test_the_package_compiles_what_changed(tmp_path, file, old, new, compiled_anew):
    assert edited_package(tmp_path, file, old, new) == compiled_anew


def test_the_folder_is_made_for_its_owner_alone(tmp_path):
    made = folder._private(tmp_path / "home" / "kernels")
    assert made == tmp_path / "home" / "kernels"
    assert stat.S_IMODE(made.stat().st_mode) == 0o700


@pytest.mark.parametrize("spoil", [lambda p: p.chmod(0o777), lambda p: (p.rmdir(), p.write_text(""))])
def test_a_folder_that_others_may_write_or_that_is_none_is_not_used(tmp_path, spoil):
    kernels = tmp_path / "kernels"
    kernels.mkdir()
    spoil(kernels)
    code = f"""
import os
os.umask(0)
os.environ["LOYALTY_SIM_CACHE"] = {str(tmp_path)!r}
from pathlib import Path
from loyalty_sim.compiled import folder
used = folder._private(Path({str(kernels)!r}))
print(used, oct(used.stat().st_mode)[-3:], oct(used.parents[1].stat().st_mode)[-3:])
"""
    first, second = (run(code, tmp_path, tmp_path).split() for _ in range(2))
    assert first[0] != second[0], "its name cannot be guessed"
    assert {first[1], second[1], first[2], second[2]} == {"700"}
    assert not Path(first[0]).exists(), "it goes with the process that made it"

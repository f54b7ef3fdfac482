"""Shared by the tests of the study and report layers: a store of their own, and a market in closed form."""

import gc
import os
import re
import subprocess
import sys
from itertools import count

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before NumPy: the cores are busy with tests, threads would wait

import pytest
from hypothesis import settings

from closed_form_market import closed_form, closed_form_figures

settings.register_profile("loaded machine", deadline=None)
settings.load_profile("loaded machine")
"""An example may take as long as it takes: how fast it is says more of the machine than of the code."""


def pytest_sessionstart(session):
    """Before workers start the model is compiled, once: they would all compile it for themselves, at the same time."""
    starts_workers = session.config.getoption("numprocesses", None) and not hasattr(session.config, "workerinput")
    if starts_workers and not session.config.getoption("collectonly"):
        subprocess.run([sys.executable, "-m", "loyalty_sim.warm"], check=True)


@pytest.hookimpl(trylast=True)
def pytest_collection_finish():
    """What is there before the first test stays: no search for garbage, two a page, looks through a million of it."""
    gc.collect()
    gc.freeze()


FOLDERS = count()


@pytest.fixture
def tmp_path(request, tmp_path_factory):
    """A folder of this test as Pytest's own, numbered in order: that looks through those of all tests before it."""
    name = re.sub(r"\W", "_", request.node.name)[:30]
    return tmp_path_factory.mktemp(f"{name}{next(FOLDERS)}", numbered=False)


@pytest.fixture(autouse=True)
def store_of_this_test(monkeypatch, tmp_path):
    """No test sees the runs of another, or leaves any behind."""
    monkeypatch.setenv("LOYALTY_SIM_STORE", str(tmp_path / "store"))


@pytest.fixture(scope="session")
def store_of_this_run(tmp_path_factory):
    """A folder for runs that the workers of this run of the tests share: what one has simulated, none does again."""
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "store of all"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture
def shared_runs(store_of_this_test, store_of_this_run, monkeypatch):
    """The command line and the pages of this test find the runs of others: for tests of what is said of the runs."""
    monkeypatch.setenv("LOYALTY_SIM_STORE", str(store_of_this_run))


@pytest.fixture
def closed_form_market(monkeypatch):
    """Studies run the market in closed form; call them with workers=1, since a process of its own would not know."""
    monkeypatch.setattr("loyalty_sim.lab.runner.simulate", closed_form)


@pytest.fixture
def closed_form_figures_only(monkeypatch):
    """The same without weekly books: thousands of runs cost nothing."""
    monkeypatch.setattr("loyalty_sim.lab.runner.simulate", closed_form_figures)

"""What an address may not do: read files, stop the server, fill its memory; and what is said instead."""

import gc
import os
import threading
import time
from urllib.parse import quote

import pytest
from nicegui import Client, core

from loyalty_sim.app.visitor_request import read_query
from loyalty_sim.app.what_if import upload
from loyalty_sim.scenario import ScenarioError


def asked(*pairs):
    return read_query(pairs).scenarios()


@pytest.mark.parametrize("key", ["trade.answers", "network.path", "use"])
@pytest.mark.parametrize("side", ["", "a.", "b."])
def test_an_address_names_no_file_of_the_server(tmp_path, key, side):
    os.mkfifo(tmp_path / "pipe.csv")
    found = []

    def ask():
        with pytest.raises(ScenarioError, match="cannot be set on a page"):
            asked((side + key, str(tmp_path / "pipe.csv")), ("network", "file"))
        found.append(key)

    asking = threading.Thread(target=ask, daemon=True)  # a pipe would be waited for for ever
    asking.start()
    asking.join(20)
    assert found == [key]


@pytest.mark.parametrize(
    "name", ["../../secret", "/etc/passwd", "x/../../y", "..\\..\\z", "a\0b", "file:///etc/passwd"]
)
@pytest.mark.parametrize("group", ["a", "b", "trade", "network", "rivals"])
def test_no_path_is_a_preset(group, name):
    with pytest.raises(ScenarioError):
        asked((group, name))


@pytest.mark.parametrize("pairs", [
    [(f"firm.levers.{n}{'x' * 150}", "1") for n in range(80)], [(f"no.such.key{n}", "1") for n in range(80)],
    [(f"k{n}", "1") for n in range(6000)], [("firm.levers.climate", "[" * 180)], [("x" * 190, "1")] * 80,
    [("firm.levers.climate", "9" * 190)], [("theory." + "a." * 90, "1")],
], ids=["long keys", "unknown keys", "thousands", "brackets", "one long key", "digits", "dots"])  # fmt: skip
def test_no_address_keeps_the_server_busy(pairs):
    begun = time.process_time()
    with pytest.raises(ScenarioError):
        asked(*pairs)
    assert time.process_time() - begun < 2.0


@pytest.mark.parametrize("text", [
    "\n".join(f"unknown_key_{n}: 1" for n in range(2500)), "[" * 10_000, "a: &a [x]\nb: *a", "- 1\n" * 10_000,
    "{" * 500, "a: !!python/object/apply:os.system ['true']", "a: 1\n---\nb: 2", "trade.answers: /etc/passwd",
    "use: /etc/hosts", "? [1, 2]\n: 3", "\0", "market: {customers: 1e400}", "firm: " + "{a: " * 40 + "1" + "}" * 40,
])  # fmt: skip
def test_no_file_that_is_opened_keeps_the_server_busy(text):
    begun = time.process_time()
    with pytest.raises(ScenarioError):
        upload.read_file(text, read_query([])).scenarios()
    assert time.process_time() - begun < 3.0


def test_a_question_as_large_as_all_workers_is_not_taken():
    with pytest.raises(ScenarioError, match="more than a page allows"):
        asked(("market.customers", "60000"), ("market.weeks", "300"), ("seeds", "60"))


@pytest.mark.parametrize("query", [
    "lever=%3Cscript%3Ealert(1)%3C/script%3E", "lever=", "seeds=many", "seeds=-1", "a=%00",
    "cap=1e9", "b.=1", ".=.", "a.b.c=",
    f"lever={quote('x' * 4000)}", "seeds=99999999999999999999", "market.customers=nan",
])  # fmt: skip
async def test_rubbish_in_an_address_is_a_page_that_says_so(user, query):
    await user.open(f"/?{query}&market.weeks=13&market.customers=200")
    await user.should_see("What if")


async def test_a_page_that_is_left_leaves_nothing_behind(user):
    async def visits(count):
        for _ in range(count):
            client = await user.open("/?market.customers=0")
            client.delete()
        gc.collect()
        return len(core.app.routes), len(Client.instances)

    assert await visits(3) == await visits(6)

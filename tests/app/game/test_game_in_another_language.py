"""Pages of a game in another language: nothing is said that is not in its catalogue, and everybody has their own."""

import pytest
from test_game_pages import FILE, games, send
from untold import LANGUAGE, telling_in_brackets, untold
from visiting import until

from loyalty_sim.app.game.room import OVER

GIVEN = ("Red", "Blue", "Two small banks", "EUR", "A rival closes.", "Loyalty Sim", "CSV", "PIN", "http://test/join",
         "http://test", "English", "Norsk")  # fmt: skip
LIFE = {"kind": "saved", "of": 1200, "row": 1100, "who": "", "played": [[3, ""]], "played_end": [], "ghost": [],
        "ghost_end": []}  # fmt: skip
PARTS = [[float(part), part - 5.0, part + 5.0] for part in (1000, 300, -20, 40)]
DEBRIEF = {
    "worlds": 8,
    "splits": [["Red", 1320.0, *PARTS], ["Blue", 1320.0, *PARTS]],
    "told": {"en": {"Red": [LIFE]}, LANGUAGE: {"Red": [LIFE]}},
}


@pytest.fixture
async def bracketed(user, other):
    for visitor in (user, other):
        visitor.http_client.headers["accept-language"] = "nb-NO,nb;q=0.9,en;q=0.5"
    with telling_in_brackets():
        yield user, other


async def test_every_page_of_a_game_is_told_from_the_catalogue(bracketed):
    host, player = bracketed
    left = {}

    async def look(visitor, address):
        await visitor.open(address)
        own = (f"{place}?key={games().key_of(code)}", code) if code else ()
        left.setdefault(address.replace(code or "-", "…"), set()).update(untold(visitor.client, *GIVEN, *own))

    code = place = ""
    await look(host, "/game")
    await look(host, "/join?said=wait=4")
    place = await send(host, "open", file=FILE)
    code = place.rpartition("/")[2]
    await host.open(place)
    await until(host, "status", "⟦Quarter")
    await look(player, f"/join/{code}")
    await look(player, place)
    team = await send(player, "sit", code=code, team="Red")
    for address in (place, f"{place}/projector", f"{place}/handout"):
        await look(host, address)
    await look(player, team)
    games().put_draft(code, "Red", 1, games().draft(code, "Red", 1).decision._replace(interviews=20), lock=True)
    await host.open(place)
    host.find(marker="play").click()
    await until(host, "status", "⟦The quarter is over.")
    games().put_debrief(code, DEBRIEF)
    for address in (place, f"{place}/projector"):
        await look(host, address)
    games().reveal(code)
    for address in (f"{place}/projector", place):
        await look(host, address)
    await look(player, team)
    assert {address: words for address, words in left.items() if words} == {}
    assert games().find(code).stage != OVER

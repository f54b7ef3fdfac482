"""The address on the board: one under which others reach the server, and a picture that says the same."""

import ipaddress

import pytest
from starlette.requests import Request

from loyalty_sim.app.serving import reach as module
from loyalty_sim.app.serving.reach import Reach, lan_address, qr_picture


def asked_under(host, scheme="http"):
    headers = [(b"host", host.encode())]
    return Request({"type": "http", "scheme": scheme, "path": "/", "query_string": b"", "headers": headers,
                    "server": ("x", 1), "root_path": ""})  # fmt: skip


@pytest.fixture(autouse=True)
def network(monkeypatch):
    monkeypatch.setattr(module, "lan_address", lambda: "192.168.1.7")


@pytest.mark.parametrize(
    ("host", "asked", "base"),
    [
        ("0.0.0.0", "localhost:8080", "http://192.168.1.7:8080"),
        ("::", "[::1]:8080", "http://192.168.1.7:8080"),
        ("0.0.0.0", "0.0.0.0:8080", "http://192.168.1.7:8080"),
        ("0.0.0.0", "10.0.0.5:8080", "http://10.0.0.5:8080"),
        ("192.168.1.9", "127.0.0.1:8080", "http://192.168.1.9:8080"),
        ("fd00::7", "localhost:8080", "http://[fd00::7]:8080"),
        ("127.0.0.1", "localhost:8080", "http://127.0.0.1:8080"),
    ],
)
def test_nobody_is_sent_to_everywhere_or_to_their_own_machine(host, asked, base):
    assert Reach(host).base(asked_under(asked)) == base


def test_behind_a_proxy_the_name_is_that_of_the_proxy():
    assert Reach("127.0.0.1").base(asked_under("school.example", "https")) == "https://school.example"


def test_links_hold_the_word_only_if_there_is_one():
    assert Reach().link("http://h", "/join/abc-def") == "http://h/join/abc-def"
    assert Reach(token="a-b").link("http://h", "/join/abc-def") == "http://h/join/abc-def?token=a-b"


@pytest.mark.parametrize(("host", "is_open"), [("127.0.0.1", False), ("localhost", False), ("0.0.0.0", True)])
def test_it_is_known_whether_others_can_come_in_at_all(host, is_open):
    assert Reach(host).is_open == is_open


def test_the_picture_is_dark_on_light_and_says_what_it_shows():
    svg = qr_picture("http://192.168.1.7:8080/join/abc-def", 'Address "<b>"')
    assert svg.startswith('<svg role="img" aria-label="Address &quot;&lt;b>&quot;"')
    assert "#fff" in svg
    assert "script" not in svg


def test_the_address_in_the_network_is_an_address():
    assert ipaddress.ip_address(lan_address()).version == 4

"""Connections on which nothing is asked are given up; whole requests and sockets are not."""

import socket
import threading
import time

import pytest
import uvicorn

from loyalty_sim.app.serving.patience import patient_protocol

HALF = b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: "
WHOLE = b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
UNSENT = b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n\r\nabc"
GENEROUS = 60.0


async def answer(scope, receive, send):
    """Reads the whole body, then says so."""
    if scope["type"] != "http":
        return
    while (await receive()).get("more_body"):
        pass
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})
    await send({"type": "http.response.body", "body": b"ok"})


@pytest.fixture(scope="module")
def server():
    """A server that waits two seconds for a heading, three for a body, and for five connections of an address."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        protocol = patient_protocol(heading=2.0, body=3.0, most=5)
        made = uvicorn.Server(uvicorn.Config(answer, http=protocol, log_level="error", lifespan="off"))
        thread = threading.Thread(target=made.run, args=([listening],), daemon=True)
        thread.start()
        while not made.started:
            time.sleep(0.01)
        yield listening.getsockname()
        made.should_exit = True
        thread.join(GENEROUS)


def connected(server, sent):
    made = socket.create_connection(server, timeout=GENEROUS)
    made.sendall(sent)
    return made


def is_answered(connection):
    """Whether the whole answer comes, in however many pieces."""
    found = b""
    while not found.endswith(b"ok") and (piece := connection.recv(1000)):
        found += piece
    return found.startswith(b"HTTP/1.1 200") and found.endswith(b"ok")


def is_given_up(connection):
    """Whether the other side ends it without an answer; waited for as long as it takes."""
    try:
        return connection.recv(100) == b""
    except ConnectionResetError:
        return True


def test_half_a_request_is_given_up_and_a_whole_one_answered(server):
    slow = [connected(server, sent) for sent in (HALF, b"", UNSENT)]
    assert is_answered(connected(server, WHOLE))
    assert all(is_given_up(each) for each in slow)


def test_of_many_that_ask_nothing_the_oldest_are_given_up(server):
    slow = [connected(server, HALF) for _ in range(9)]
    assert is_answered(connected(server, WHOLE))
    assert all(is_given_up(each) for each in slow[:4])
    for each in slow:
        each.close()


def test_a_connection_that_asked_before_may_ask_again_but_not_by_halves(server):
    kept = connected(server, WHOLE.replace(b"close", b"keep-alive"))
    assert is_answered(kept)
    kept.sendall(WHOLE.replace(b"close", b"keep-alive"))
    assert is_answered(kept)
    kept.sendall(HALF)
    assert is_given_up(kept)

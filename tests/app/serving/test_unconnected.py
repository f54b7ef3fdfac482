"""Pages that no browser connects to are held in a bounded number; those with a connection, and the newest, stay."""

import time

from nicegui import Client

from loyalty_sim.app.serving.unconnected import give_up_oldest


class Page:
    """What the server knows of a page, as far as it matters here. age: seconds since it was made."""

    _delete_tasks = ()

    def __init__(self, name, age, connected=False):
        self.id, self.created, self.has_socket_connection = name, time.time() - age, connected

    def delete(self):
        """Forget it."""
        del Client.instances[self.id]


def test_the_oldest_without_a_connection_are_given_up(monkeypatch):
    pages = [Page("read", 500, connected=True), *(Page(f"sent {age}", age) for age in (9, 7, 1, 8))]
    monkeypatch.setattr(Client, "instances", {page.id: page for page in pages})
    give_up_oldest(4)
    assert len(Client.instances) == 5, "so many may be there"
    give_up_oldest(2)
    assert list(Client.instances) == ["read", "sent 7", "sent 1"]

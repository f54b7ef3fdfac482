"""Pages that were sent and to which no browser has connected: how many are held, and that their memory comes back.

The server holds a page of two megabytes for a minute in case its browser is slow. A program that fetches pages and
never connects would have it hold a hundred at a time; beyond some, the oldest are given up. A browser that comes after
all is told to load the page anew.
"""

import gc
import time

from nicegui import Client

MOST = 32
"""Pages without a connection: a class that comes all at once. A page takes .2 s to make, so that each has 6 s."""


def give_up_oldest(most: int = MOST) -> None:
    """Give up the oldest of the pages that have no connection, beyond so many."""
    since = sorted(client.created for client in Client.instances.values() if not client.has_socket_connection)
    if len(since) > most:
        Client.prune_instances(client_age_threshold=time.time() - since[-most - 1])


def collect_often() -> None:
    """Let what pages leave be collected while it is little: what the program itself holds is not looked through again.

    A page that is given up is a circle of objects, and Python looks for circles in all that has been there for long
    only once that has grown by a quarter, which here was twenty pages.
    """
    gc.collect()
    gc.freeze()

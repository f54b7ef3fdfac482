"""Workers that end with the process that started them, whatever ends it."""

import os
import threading
import time
from functools import cache

EVERY = 0.5
"""Seconds between two looks at whether the parent is still there."""


@cache
def end_with(parent: int) -> None:
    """End this process soon after its parent, the process of this number, has gone; nothing in the parent itself.

    What is being written then is not there: files appear whole or not at all.
    """
    if os.getppid() == parent:
        threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(EVERY)
    os._exit(0)

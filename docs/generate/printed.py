"""What the Python of a page prints, run while the docs are built."""

import io
import re
import textwrap
from contextlib import redirect_stdout
from pathlib import Path

WIDTH = 96
DOCS = Path(__file__).parents[1]
BLOCK = re.compile(r"^```python\n(.*?)^```", re.DOTALL | re.MULTILINE)


def by(page: str) -> str:
    """What the first block of Python of a page prints, as a block.

    Raises ValueError for a page without one.
    """
    found = BLOCK.search((DOCS / page).read_text(encoding="utf-8"))
    if not found:
        raise ValueError(f"{page} has no block of Python to run")
    printed = io.StringIO()
    with redirect_stdout(printed):
        exec(compile(found[1], page, "exec"), {"__name__": page})
    lines = [textwrap.fill(line, WIDTH, subsequent_indent="    ") for line in printed.getvalue().splitlines()]
    return "\n".join(["```text", *lines, "```"])

"""Examples in docstrings (`>>>`) as blocks of code, so that their brackets and quotes are not read as Markdown."""

import re
from typing import Any

from griffe import Extension, Object

EXAMPLE = re.compile(r"^>>> .*(?:\n(?!\s*\n).+)*", re.MULTILINE)


def fenced(text: str) -> str:
    """A docstring with every example in a block of its own."""
    return EXAMPLE.sub(lambda found: f"```python\n{found[0]}\n```", text)


class Examples(Extension):
    """Called by mkdocstrings for everything that it describes."""

    def on_object(self, *, obj: Object, **_: Any) -> None:
        """Change the docstring of a class, function or module."""
        if obj.docstring:
            obj.docstring.value = fenced(obj.docstring.value)

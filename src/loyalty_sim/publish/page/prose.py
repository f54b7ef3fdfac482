"""Prose of lesson files as HTML: paragraphs, *emphasis*, **strong** and `code`; everything else is shown as typed."""

import re

from markupsafe import Markup, escape

_MARKS = ((r"`([^`]+)`", "code"), (r"\*\*([^*]+)\*\*", "strong"), (r"\*([^*]+)\*", "em"))


def prose(text: str) -> Markup:
    """Escaped, with its marks as tags."""
    html = str(escape(text.strip()))
    for pattern, tag in _MARKS:
        html = re.sub(pattern, rf"<{tag}>\1</{tag}>", html)
    return Markup("".join(f"<p>{part}</p>" for part in re.split(r"\n\s*\n", html)))

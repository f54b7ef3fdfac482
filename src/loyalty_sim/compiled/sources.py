"""The version of the model that a result was computed with: a hash of its Python sources."""

import hashlib
from pathlib import Path

COMPILED = ("compiled", "theory", "world", "week")
"""Where compiled code lives."""


def source_hash(*parts: str) -> str:
    """Hash of the Python sources of the package, or of the named parts: the version a result was computed with."""
    digest = hashlib.sha256()
    root = Path(__file__).parents[1]
    for path in sorted(root.rglob("*.py")):
        name = path.relative_to(root)
        if not parts or name.parts[0] in parts:
            digest.update(str(name).encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]

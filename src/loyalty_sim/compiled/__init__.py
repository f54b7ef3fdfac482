"""Compilation: `rule` for theory, `kernel` for passes, and kernels on disk that are made anew where they changed.

A compiled kernel is kept under the fingerprint of what it is made of: its own code and, all the way down, every rule,
constant and default it uses. Docstrings, comments and where the package lies are no part of it, so an edit to a rule
compiles the kernels that use it and no other.
"""

from loyalty_sim.compiled.decorators import builder, kernel, part, plain, rule
from loyalty_sim.compiled.folder import cache_folder
from loyalty_sim.compiled.handed import handed
from loyalty_sim.compiled.rebuild import interpreted
from loyalty_sim.compiled.sources import COMPILED, source_hash

__all__ = [
    "COMPILED",
    "builder",
    "cache_folder",
    "handed",
    "interpreted",
    "kernel",
    "part",
    "plain",
    "rule",
    "source_hash",
]

"""The version of the package, said once: what builds it, what it cites and what its records say read it here."""

__version__ = "0.2.0"

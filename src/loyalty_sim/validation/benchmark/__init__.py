"""Synthetic pilots whose effects are known, and how usual methods do on them."""

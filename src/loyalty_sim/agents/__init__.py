"""Customers, employees and firms as Mesa agents, and what firms do: competitor strategies.

Imported where it is used and empty on purpose: Mesa takes seconds to import and the strategies do without it.
"""

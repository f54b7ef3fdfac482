"""Files from outside, one reader a format: tables and YAML. What they mean is for who asks."""

from loyalty_sim.reading.gate import as_path, regular_file
from loyalty_sim.reading.numbers import Numbers, as_numbers
from loyalty_sim.reading.source import Layout, Source
from loyalty_sim.reading.table import TABLES, read_source, read_table, typed, value
from loyalty_sim.reading.unreadable import Unreadable
from loyalty_sim.reading.yaml_file import Yaml, parse_yaml, read_yaml

__all__ = [
    "TABLES", "Layout", "Numbers", "Source", "Unreadable", "Yaml", "as_numbers", "as_path", "parse_yaml",
    "read_source", "read_table", "read_yaml", "regular_file", "typed", "value",
]  # fmt: skip

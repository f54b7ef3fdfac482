"""Files from outside, one reader a format: tables (CSV, XLSX, Parquet) and YAML. What they mean is for who asks."""

from loyalty_sim.reading.table import TABLES, read_table, typed, value
from loyalty_sim.reading.unreadable import Unreadable
from loyalty_sim.reading.yaml_file import Yaml, parse_yaml, read_yaml

__all__ = ["TABLES", "Unreadable", "Yaml", "parse_yaml", "read_table", "read_yaml", "typed", "value"]

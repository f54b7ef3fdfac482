"""The report of a result: one HTML file that needs nothing else."""

from loyalty_sim.publish.page.document import render, save_report

__all__ = ["render", "save_report"]

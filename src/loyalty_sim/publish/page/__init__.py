"""The report of a result, and its board page: one HTML file each that needs nothing else."""

from loyalty_sim.publish.page.board import render_board, save_board
from loyalty_sim.publish.page.document import render, save_report

__all__ = ["render", "render_board", "save_board", "save_report"]

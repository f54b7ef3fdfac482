"""The evidence score: the same statistic on the model as was computed on the data, against the published band.

A target is one small file in `targets`; `score` runs the markets it needs and judges what comes out.
"""

from loyalty_sim.validation.evidence.library import load_findings, load_targets
from loyalty_sim.validation.evidence.score import Score, score

__all__ = ["Score", "load_findings", "load_targets", "score"]

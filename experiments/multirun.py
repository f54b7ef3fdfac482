"""Hydra's own --multirun over the market: one run a job, for those who have Hydra's launchers and sweepers at hand.

    python experiments/multirun.py -m trade=bank,airline +firm.levers.climate=0.5,1,2 +seed=1,2

Presets are chosen as they are, settings of the schema are added with a `+`. Every job is a run of its own, kept in the
store like any other, and prints its outcomes; `loyalty-sim sweep` does the pairing, the intervals and the resuming.
"""

import json
import logging

import hydra
from omegaconf import DictConfig, OmegaConf

from loyalty_sim.lab.runner import Job, run_these
from loyalty_sim.lab.store import default_store
from loyalty_sim.scenario import from_dict
from loyalty_sim.scenario.presets import config_dir


@hydra.main(version_base="1.3", config_path=str(config_dir()), config_name="config")
def main(config: DictConfig) -> float:
    """Run one job and give its profit, so that an optimising sweeper has something to go by."""
    tree = OmegaConf.to_container(config, resolve=True)
    seed = tree.pop("seed", 0)
    logging.getLogger("MESA").setLevel(logging.WARNING)  # Hydra turns on logging, and Mesa tells every step
    [run] = run_these([Job(from_dict(tree), seed)], workers=1, store=default_store())
    if run.error:
        raise RuntimeError(f"{run.job.name}: {run.error}")
    print(json.dumps({"scenario": run.job.scenario.name, "seed": seed, **run.outcomes}))
    return run.outcomes["profit"]


if __name__ == "__main__":
    main()

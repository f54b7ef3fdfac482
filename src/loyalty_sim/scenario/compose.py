"""Hydra at work: the chosen presets laid one over the other, each value with the file and line it came from."""

import threading
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from loyalty_sim.scenario.asked import Given
from loyalty_sim.scenario.files import config_dir, key_lines
from loyalty_sim.scenario.keys import flatten

_hydra_is_one_per_process = threading.Lock()


def compose(choices: Mapping[str, str]) -> dict[str, Given]:
    """Every value set by `configs/config.yaml` with these options of its groups, by dotted key."""
    return dict(_composed(tuple(choices.items())))


@cache  # a study asks for the same presets hundreds of times, with other values laid over them
def _composed(choices: tuple[tuple[str, str], ...]) -> dict[str, Given]:
    with _hydra_is_one_per_process:
        tree, files = _run_hydra([f"{group}={option}" for group, option in choices])
    places: dict[str, str] = {}
    for file in files:
        shown = f"{config_dir().name}/{file}"
        places |= {key: f"{shown}:{line}" for key, line in key_lines(config_dir() / file).items()}
    return {key: Given(value, places.get(key, config_dir().name)) for key, value in flatten(tree).items()}


def _run_hydra(words: list[str]) -> tuple[dict[str, Any], list[Path]]:
    """The merged tree, and the files it was merged from, in the order of merging."""
    import hydra
    from hydra.core.global_hydra import GlobalHydra
    from hydra.types import RunMode
    from omegaconf import OmegaConf

    with hydra.initialize_config_dir(str(config_dir()), version_base="1.3"):
        config = hydra.compose("config", overrides=words)
        loader = GlobalHydra.instance().config_loader()
        steps = loader.compute_defaults_list("config", words, RunMode.RUN).defaults
    tree: Any = OmegaConf.to_container(config, resolve=True)
    names = [step.config_path for step in steps if step.config_path]
    return tree, [Path(f"{name}.yaml") for name in names if not name.startswith("hydra/")]

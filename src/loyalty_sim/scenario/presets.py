"""Presets: YAML files in the groups `trade`, `rivals`, `network`, `scenario`, and how Hydra lays them together."""

import threading
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from loyalty_sim.reading import TABLES, read_yaml
from loyalty_sim.scenario.homes import homes, with_homes
from loyalty_sim.scenario.messages import Given, Problem, nearest
from loyalty_sim.scenario.schema import flatten, spell

GROUPS = ("trade", "rivals", "network", "scenario")
_NETWORK_FILES = (".graphml", *TABLES)
_hydra_is_one_per_process = threading.Lock()


def config_dir() -> Path:
    """Folder of the YAML groups: inside an installed package, or at the top of a checkout."""
    here = Path(__file__).resolve()
    inside = here.parents[1] / "configs"
    return inside if inside.is_dir() else here.parents[3] / "configs"


def options(group: str) -> list[str]:
    """Names to choose from in a group, such as 'bank' and 'airline' in 'trade'; sorted, baseline first."""
    return sorted(preset_files(group), key=lambda name: (name != "baseline", name))


def preset_files(group: str) -> dict[str, Path]:
    """Files of a group by name, the user's own among them. Raises ScenarioError if a name is taken twice."""
    shipped = {path.stem: path for path in sorted((config_dir() / group).glob("*.yaml"))}
    return with_homes(shipped, f"{group}/*.yaml", group)


def problem_of_choice(group: str, choice: Given) -> Problem | None:
    """Why `group=choice` cannot be had, with the nearest option; None if it can."""
    name, names = spell(choice.value), options(group)
    if name in names:
        return None
    close = nearest(name, names)
    guess = (f"did you mean  {group}={close} ?",) if close else ()
    own = (f"for a network of your own: network=file network.path={name}",) if name.endswith(_NETWORK_FILES) else ()
    return Problem(f"there is no {group} '{name}'", choice.where, (*guess, *own, f"there are {', '.join(names)}"))


def compose(choices: Mapping[str, str]) -> dict[str, Given]:
    """Every value set by `configs/config.yaml` with these options of its groups, by dotted key."""
    return dict(_composed(tuple(choices.items()), tuple(home.folder for home in homes())))


@cache  # a study asks for the same presets hundreds of times, with other values laid over them
def _composed(choices: tuple[tuple[str, str], ...], folders: tuple[Path, ...]) -> dict[str, Given]:
    with _hydra_is_one_per_process:
        tree, files = _run_hydra([f"{group}={option}" for group, option in choices], folders)
    places: dict[str, str] = {}
    for file in files:
        own = next((folder / file for folder in folders if (folder / file).is_file()), None)
        shown = own or f"{config_dir().name}/{file}"
        places |= {key: f"{shown}:{line}" for key, line in read_yaml(own or config_dir() / file).lines.items()}
    return {key: Given(value, places.get(key, config_dir().name)) for key, value in flatten(tree).items()}


def _run_hydra(words: list[str], folders: tuple[Path, ...]) -> tuple[dict[str, Any], list[Path]]:
    """The merged tree, and the files it was merged from, in the order of merging; presets are sought in folders too."""
    import hydra
    from hydra.core.global_hydra import GlobalHydra
    from hydra.types import RunMode
    from omegaconf import OmegaConf

    if folders:
        sought = ",".join(f"'file://{folder}'" for folder in folders)
        words = [*words, f"hydra.searchpath=[{sought}]"]
    with hydra.initialize_config_dir(str(config_dir()), version_base="1.3"):
        config = hydra.compose("config", overrides=words)
        loader = GlobalHydra.instance().config_loader()
        steps = loader.compute_defaults_list("config", words, RunMode.RUN).defaults
    tree: Any = OmegaConf.to_container(config, resolve=True)
    names = [step.config_path for step in steps if step.config_path]
    return tree, [Path(f"{name}.yaml") for name in names if not name.startswith("hydra/")]

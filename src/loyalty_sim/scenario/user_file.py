"""A scenario file of the user's own: `loyalty-sim run my_bank.yaml`.

trade: airline              chooses a preset; so do rivals, network, and scenario for the one to start from
market:
  customers: 50000          sets a value
firm.levers.climate: 1.2    so does this
"""

from pathlib import Path

from loyalty_sim.scenario.asked import Asked, Given, nothing
from loyalty_sim.scenario.files import key_lines
from loyalty_sim.scenario.problems import Problem


def is_file_name(name: str) -> bool:
    """Whether a scenario is meant as a file rather than as one of the library."""
    return name.endswith((".yaml", ".yml"))


def read(file: Path) -> Asked:
    """What the file asks for, each value with its line; the scenario is called after the file unless it says else."""
    from omegaconf import DictConfig, OmegaConf
    from yaml import MarkedYAMLError, YAMLError

    asked = nothing()
    try:
        content = OmegaConf.load(file)
    except FileNotFoundError:
        asked.problems.append(Problem(f"there is no file '{file}'", f"command line: {file}"))
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        asked.problems.append(Problem(f"the file is not valid YAML: {error.problem}", f"{file}:{line}"))
    except (YAMLError, ValueError, OSError) as error:
        asked.problems.append(Problem(f"the file cannot be read: {error}", str(file)))
    else:
        if not isinstance(content, DictConfig):
            asked.problems.append(Problem("the file holds no settings", str(file), ("write them as  key: value",)))
            return asked
        labels = {"name": file.stem, "title": f"Settings of {file.name}", "story": ""}
        asked.values.update({label: Given(text, str(file)) for label, text in labels.items()})
        places = {key: f"{file}:{line}" for key, line in key_lines(file).items()}
        for key, value in OmegaConf.to_container(content).items():  # type: ignore[union-attr]
            asked.add(str(key), value, places, str(file))
    return asked

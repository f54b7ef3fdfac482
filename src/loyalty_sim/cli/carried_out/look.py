"""The commands that only look: what scenarios there are, what can be set, what a scenario consists of."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from loyalty_sim.cli.asked.options import again
from loyalty_sim.cli.asked.output import problems_of_output, problems_of_output_file
from loyalty_sim.cli.asked.scenarios import one_scenario
from loyalty_sim.cli.shown import listing
from loyalty_sim.cli.shown.terminal import console
from loyalty_sim.reading import read_yaml
from loyalty_sim.scenario import Problem, Scenario, ScenarioError, load_scenario, to_dict
from loyalty_sim.scenario.change import differences
from loyalty_sim.scenario.homes import where_from
from loyalty_sim.scenario.messages import nearest
from loyalty_sim.scenario.presets import GROUPS, options, preset_files
from loyalty_sim.scenario.schema import LABELS, Setting, Sources, dump, settings, unflatten
from loyalty_sim.scenario.user_input import is_file_name
from loyalty_sim.theory.mechanisms import MECHANISMS


def show_library(as_json: bool, stories: bool) -> None:
    """Scenarios with title, and story if wanted; options of the other groups."""
    labels, files = _labels(), preset_files("scenario")
    home = {name: origin for name in labels if (origin := where_from(files[name]))}
    presets = {group: options(group) for group in GROUPS if group != "scenario"}
    if as_json:
        shown = {name: label | ({"from": home[name]} if name in home else {}) for name, label in labels.items()}
        _print_json({"scenarios": shown, "presets": presets})
        return
    console().print(listing.scenarios_table(labels, stories, home))
    console().print("\n" + "\n".join(f"{group}=  {_marked(group, names)}" for group, names in presets.items()))


def _marked(group: str, names: Sequence[str]) -> str:
    """Names of presets; those of the user's own with where they come from."""
    files = preset_files(group)
    return ", ".join(f"{name} ({origin})" if (origin := where_from(files[name])) else name for name in names)


def _labels() -> dict[str, dict[str, str]]:
    places = preset_files("scenario")
    files: dict[str, Any] = {name: read_yaml(places[name]).content for name in options("scenario")}
    return {name: {label: file.get(label, "") for label in ("title", "story")} for name, file in files.items()}


def show_keys(words: Sequence[str], as_json: bool) -> None:
    """All settings, or those whose key holds every word. Raises ScenarioError if there is none."""
    known = settings(Scenario)
    chosen = [setting for setting in known.values() if all(word in setting.key for word in words)]
    if not chosen:
        close = nearest(words[-1], known)
        help = (f"did you mean  loyalty-sim show --keys {close.rpartition('.')[2]} ?",) if close else ()
        raise ScenarioError([Problem("no setting has this in its name", f"command line: {' '.join(words)}", help)])
    if as_json:
        _print_json([_record(setting) for setting in chosen])
    else:
        console().print(listing.keys_table(chosen))


def show_mechanisms(as_json: bool) -> None:
    """Every mechanism of the model: switch, indicator, claims, source."""
    if as_json:
        records = (
            each._asdict() | {"claims": listing.claims_on(each), "source": listing.sources(each)} for each in MECHANISMS
        )
        _print_json(list(records))
    else:
        console().print(listing.mechanisms_table(MECHANISMS))


def show_indicators(words: Sequence[str], as_json: bool) -> None:
    """Every weekly indicator, or those whose name holds every word: leading, coincident or lagging, as measured."""
    from loyalty_sim.week.leads import lead_of
    from loyalty_sim.week.records import RECORD, title

    chosen = [name for name in RECORD if all(word.lower() in name for word in words)]
    if not chosen:
        close = nearest(words[-1], RECORD)
        help = (f"did you mean  loyalty-sim show indicators {close} ?",) if close else ()
        raise ScenarioError([Problem("no indicator has this in its name", f"command line: {' '.join(words)}", help)])
    if as_json:
        _print_json([{"name": name, "title": title(name)} | lead_of(name)._asdict() for name in chosen])
    else:
        console().print(listing.indicators_table(chosen))


def show_sources(as_json: bool) -> None:
    """What the texts behind the project ask for: status, mechanisms, and the command that shows it."""
    from loyalty_sim.validation.sources import kept_verdicts, source_rows

    verdicts = kept_verdicts()
    if as_json:
        _print_json([row._asdict() | {"status": row.status(verdicts)} for row in source_rows()])
    else:
        console().print(listing.sources_table(source_rows(), verdicts))


def _record(setting: Setting) -> dict[str, Any]:
    about = setting.parameter._asdict()
    return {"key": setting.key, "default": setting.default, "allowed": setting.allowed} | about


def show_scenario(words: Sequence[str], diff: bool, as_json: bool, output: Path | None) -> list[str]:
    """Settings of a scenario, or its differences from the baseline; also into a file. Gives what to do next."""
    from rich.markup import escape

    scenario = one_scenario(words)
    changed = differences(scenario, load_scenario()._replace(use=Sources()))
    tree = unflatten({key: value for key, (_, value) in changed.items()}) if diff else to_dict(scenario)
    if output:
        labels = {"name": output.stem, "title": scenario.title, "story": scenario.story}
        _write(output, dump(labels | {key: value for key, value in tree.items() if key not in LABELS}))
    if as_json:
        _print_json(tree)
    else:
        table = listing.differences_table(changed) if diff else listing.values_table(scenario)
        name, title, story = map(escape, (scenario.name, scenario.title, scenario.story))
        console().print(f"[bold]{name}[/]  {title}\n{story}\n")
        console().print(table if table.row_count else "as the baseline")
        for line in listing.lines_on_files(scenario):
            console().print(line, markup=False, highlight=False, soft_wrap=True)
    return [again("run", [str(output)] if output else words)]


def _write(file: Path, text: str) -> None:
    """Write a new file; what a user may have worked on is not overwritten."""
    where = f"command line: --output {file}"
    if not is_file_name(file.name):
        raise ScenarioError([Problem(f"'{file}' is no name for a scenario file", where, (f"name it {file}.yaml",))])
    if problems := problems_of_output(file.parent) + problems_of_output_file(file):
        raise ScenarioError(problems)
    if file.exists():
        raise ScenarioError([Problem(f"'{file}' exists already", where, ("give another name, or remove it first",))])
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def _print_json(content: Any) -> None:
    print(json.dumps(content, indent=2, ensure_ascii=False))

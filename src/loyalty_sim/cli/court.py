"""The command `court`: a rule, form, strategy or plan of one's own against the shipped theory, under the same luck."""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from loyalty_sim.cli.asked.options import SETTINGS, DryRun, Json, Output, Quiet, Workers, takes_home
from loyalty_sim.cli.shown import terminal

if TYPE_CHECKING:
    from loyalty_sim.validation.claims import Claim
    from loyalty_sim.validation.court import Case, Docket, Scope
    from loyalty_sim.validation.evidence.target import Target

Brought = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="my_rules.py|key=value [K05 T05 …]",
        help=f"Files with rules of your own, settings, or both; then claims and findings, all if none. {SETTINGS}",
    ),
]
_ID = re.compile(r"[KTkt]\d{1,2}")


class Brief(NamedTuple):
    """What is brought before the court, and what it is asked about; claims and findings None for all."""

    case: "Case"
    claims: "list[Claim] | None"
    findings: "list[Target] | None"
    scope: "Scope"


@takes_home
def court(
    words: Brought = None,
    quick: Annotated[bool, typer.Option("--quick", help="Four seeds, and no findings of large markets.")] = False,
    name: Annotated[str, typer.Option("--name", help="How the case is called; else by its files and settings.")] = "",
    as_json: Json = False,
    output: Output = None,
    dry_run: DryRun = False,
    quiet: Quiet = False,
    workers: Workers = None,
) -> None:
    """Try a theory of your own against the shipped one: which claims turn, which findings are gained or lost."""
    from loyalty_sim.cli.asked.output import check_output
    from loyalty_sim.cli.carried_out.answer import keep
    from loyalty_sim.lab.needs import need
    from loyalty_sim.lab.underway import Note
    from loyalty_sim.validation.court import court as hearing

    need("report", "a docket")
    from loyalty_sim.publish.court_page import PAGE, result_of, save_docket

    brief = _brief(words or [], quick, name, output)
    if dry_run:
        print(_plan(brief))
        return
    check_output(output)
    with terminal.progress_bar(quiet, "starting …") as progress:
        note = Note("court", progress)
        docket = hearing(brief.case, brief.claims, brief.findings, brief.scope, workers=workers, progress=note)
    folder = output or terminal.default_folder("court", brief.case.name)
    result = result_of(docket)
    keep(result, folder, lambda place: save_docket(docket, result, place))
    note.over()
    _show(docket, as_json)
    terminal.closing(folder, () if quiet else (f"open {folder / PAGE}", "loyalty-sim cite last"))


def _brief(words: Sequence[str], quick: bool, name: str, output: Path | None) -> Brief:
    """The command line as it is meant; every problem at once. Raises ScenarioError."""
    from loyalty_sim.cli.asked.output import problems_of_output
    from loyalty_sim.cli.asked.planning import Problems
    from loyalty_sim.cli.asked.scenarios import given_twice
    from loyalty_sim.validation.claims import load_claims
    from loyalty_sim.validation.court import FULL, QUICK, as_case
    from loyalty_sim.validation.evidence import load_targets

    ids = [word for word in words if _ID.fullmatch(word)]
    settings = [word for word in words if "=" in word or word.startswith("~")]
    files = [word for word in words if word not in ids and word not in settings]
    problems = Problems([*problems_of_output(output), *given_twice(settings)])
    case = problems.take(lambda: as_case(files, settings, name))
    claims = problems.take(lambda: _named(load_claims, ids, "K"))
    findings = problems.take(lambda: _named(load_targets, ids, "T"))
    problems.raise_any()
    assert case is not None
    scope = QUICK if quick else FULL
    return Brief(case, claims if ids else None, findings if ids else None, scope)


def _named(load: Any, ids: Sequence[str], letter: str) -> list[Any]:
    own = [each for each in ids if each.upper().startswith(letter)]
    return load(own) if own else []


def _plan(brief: Brief) -> str:
    from loyalty_sim.validation.claims import load_claims
    from loyalty_sim.validation.court.hearing import markets_of
    from loyalty_sim.validation.court.own_trial import concerned
    from loyalty_sim.validation.court.scope import asked_of, heard
    from loyalty_sim.validation.evidence import load_findings

    claims = asked_of(load_claims() if brief.claims is None else brief.claims)
    findings = heard(load_findings() if brief.findings is None else brief.findings, brief.scope)
    about = concerned(brief.case) if brief.claims is None else []
    markets = markets_of(claims, findings, brief.scope, about, curves=brief.claims is None)
    own = f"its own mechanisms {', '.join(each.code for each in about)}, " if about else ""
    return (
        f"{brief.case.name} ({brief.case.digest}), {brief.scope.name}: {len(claims)} claims, {len(findings)} findings, "
        f"{own}{markets:,} markets on both sides; those kept are not run again"
    )


def _show(docket: "Docket", as_json: bool) -> None:
    from loyalty_sim.validation.court.words import cost, sentences

    if as_json:
        print(json.dumps(docket.to_dict() | {"says": sentences(docket)}, indent=2))
        return
    screen = terminal.console()
    screen.print(f"Docket {docket.number}: {docket.case.name}", style="bold", highlight=False, markup=False)
    for sentence in (*sentences(docket), cost(docket)):
        screen.print(sentence, highlight=False, markup=False)

"""The command `claims`: test the sentences managers are taught, show the verdicts, save the ledger."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from loyalty_sim.cli.asked.options import Json, Output, Quiet, Workers, takes_files
from loyalty_sim.cli.shown import terminal

if TYPE_CHECKING:
    from rich.console import Console

    from loyalty_sim.validation.claims import Claim
    from loyalty_sim.validation.claims.ledger import Ledger
    from loyalty_sim.validation.claims.mutation import Mutant

COLOURS = {"holds": "green", "holds when": "cyan", "fails": "red", "undetermined": "yellow", "not testable here": "dim"}


@takes_files
def claims(
    ids: Annotated[list[str] | None, typer.Argument(metavar="[K07 …]", help="Which claims; all if none.")] = None,
    quick: Annotated[bool, typer.Option("--quick", help="Four seeds and no search for conditions.")] = False,
    mutation: Annotated[bool, typer.Option("--mutation", help="Also switch off one mechanism at a time.")] = False,
    depth: Annotated[bool, typer.Option("--depth", help="Also climate against features (K41) in depth.")] = False,
    as_json: Json = False,
    output: Output = None,
    quiet: Quiet = False,
    workers: Workers = None,
) -> None:
    """Test what managers are taught: holds, holds when, fails."""
    from loyalty_sim.cli.asked.output import check_output, problems_of_output
    from loyalty_sim.cli.carried_out.answer import keep
    from loyalty_sim.lab.needs import need
    from loyalty_sim.lab.underway import Note
    from loyalty_sim.scenario import ScenarioError
    from loyalty_sim.validation.claims import claims as tried
    from loyalty_sim.validation.claims import load_claims
    from loyalty_sim.validation.claims.design import FULL, QUICK
    from loyalty_sim.validation.kept import kept_ledger

    need("report", "the ledger of claims")
    from loyalty_sim.publish.ledger_page import save_ledger

    if problems := problems_of_output(output):
        raise ScenarioError(problems)
    asked, effort = load_claims(ids or []), QUICK if quick else FULL
    check_output(output)
    with terminal.progress_bar(quiet, "starting …") as progress:
        note = Note("claims", progress)
        ledger = tried(asked, effort, workers=workers, progress=note)
    mutants = _mutants(asked, quiet, workers) if mutation else []
    folder = output or terminal.default_folder("claims", asked[0].id if len(asked) == 1 else "ledger")
    keep(kept_ledger(ledger, effort), folder, lambda place: save_ledger(ledger, place, mutants))
    note.over()
    if depth:
        _go_deep(folder, quiet, workers)
    _show(ledger, mutants, as_json)
    terminal.closing(folder, () if quiet else ("loyalty-sim claims K07", "loyalty-sim claims K41 --depth"))


def show_claim(claim: "Claim") -> None:
    """Test one claim and print its verdict and paragraph: what a claim's file does when it is run."""
    with terminal.guarded():
        from loyalty_sim.validation.claims import claims as tried

        with terminal.progress_bar(False, "starting …") as progress:
            ledger = tried([claim], progress=progress)
        _show(ledger, [], as_json=False)


def _mutants(asked: "list[Claim]", quiet: bool, workers: int | None) -> "list[Mutant]":
    from loyalty_sim.validation.claims.mutation import mutants

    with terminal.progress_bar(quiet, "switching mechanisms off …") as progress:
        return mutants(asked, workers=workers, progress=progress)


def _go_deep(folder: Path, quiet: bool, workers: int | None) -> None:
    from loyalty_sim.publish.depth_page import save_depth
    from loyalty_sim.validation.claims.depth import depth

    with terminal.progress_bar(quiet, "climate against features, in depth …") as progress:
        found = depth(workers=workers, progress=progress)
    save_depth(found, folder)


def _show(ledger: "Ledger", mutants: "list[Mutant]", as_json: bool) -> None:
    from loyalty_sim.validation.claims.words import before, paragraph, quickly

    if as_json:
        paragraphs = {entry.claim.id: paragraph(entry) for entry in ledger.entries}
        rows = json.loads(ledger.table.to_json(orient="records"))
        said = {"claims": rows, "paragraphs": paragraphs, "quick": ledger.quick, "provenance": ledger.provenance}
        print(json.dumps(said, indent=2))
        return
    screen = terminal.console()
    screen.print(_table(ledger))
    if ledger.quick:
        screen.print(f"\n{quickly(ledger.quick)}", highlight=False)
    if len(ledger.entries) <= 3:
        for entry in ledger.entries:
            screen.print(f"\n{paragraph(entry)}", highlight=False, markup=False)
            for more in (entry.claim.otherwise, before(entry.claim)):
                if more:
                    screen.print(f"\n{more}", highlight=False, markup=False)
    if mutants:
        _show_score(mutants, screen)


def _table(ledger: "Ledger") -> Any:
    from rich.markup import escape
    from rich.table import Table

    from loyalty_sim.scenario.homes import where_from
    from loyalty_sim.validation.claims.library import claim_files
    from loyalty_sim.validation.claims.units import effect

    files = claim_files()
    table = Table("claim", "title", "verdict", "effect of the part that decided", "paired runs", box=None)
    for entry in ledger.entries:
        colour = COLOURS[entry.verdict]
        decided = next((f for f in entry.findings if f.verdict == entry.own), None)
        shown = escape(effect(decided)) if decided else ""
        seeds = str(len(decided.samples)) if decided else ""
        origin = where_from(files[entry.claim.id]) if entry.claim.id in files else ""
        title = escape(f"{entry.claim.title} (from {origin})") if origin else entry.claim.title
        table.add_row(entry.claim.id, title, f"[{colour}]{entry.verdict}[/]", shown, seeds)
    return table


def _show_score(mutants: "list[Mutant]", screen: "Console") -> None:
    from loyalty_sim.validation.claims.mutation import score

    found = score(mutants)
    screen.print(
        f"\nMechanisms off one at a time: {100 * found.heard:.0f} % of the claims that rest on the mechanism changed, "
        f"{100 * found.left_alone:.0f} % of the others did not; score {100 * found.score:.0f} %."
    )

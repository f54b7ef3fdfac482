"""The command `app`: the web application on this machine."""

from pathlib import Path

from loyalty_sim.cli.asked import serving
from loyalty_sim.cli.asked.options import Firm, takes_files, takes_lessons
from loyalty_sim.cli.carried_out.serve import check_rooms, reach_of, start
from loyalty_sim.cli.shown import terminal


@takes_lessons
@takes_files
def serve_pages(
    port: serving.Port = 8080, host: serving.Host = "127.0.0.1", show: serving.Show = True,
    workers: serving.Processes = None, token: serving.Token = None, rooms: serving.Rooms = None, firm: Firm = None,
    dry_run: serving.DryRun = False, quiet: serving.Quiet = False,
) -> None:  # fmt: skip
    """Open the web application: what-if, lessons, market games, results. Ctrl-C stops it."""
    reach, page = reach_of(host, port, token), _page_of(firm)
    check_rooms(rooms)
    link = reach.link(reach.base(), "" if page == "/" and not reach.token else page)
    terminal.console(errors=True).print(link, style="bold", markup=False)
    start(reach, show, workers, rooms, dry_run, quiet, page)


def _page_of(file: Path | None) -> str:
    """The what-if page, of the firm in a file; its market is looked for now. Raises ScenarioError."""
    if file is None:
        return "/"
    from loyalty_sim.app.my_firm.asked import figures_of, firm_asked
    from loyalty_sim.app.visitor_request import VisitorRequest
    from loyalty_sim.cli.shown.firm import looked_for, print_met
    from loyalty_sim.my_firm.figures import read_firm

    figures = figures_of(read_firm(file))
    firm = firm_asked(figures)
    print_met(firm, looked_for(firm), errors=True)
    return f"/?{VisitorRequest(firm=figures).query()}"

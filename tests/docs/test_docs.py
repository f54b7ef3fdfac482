"""The docs: built strictly, complete, without dead links, without a request; and every block of code in them runs."""

import re
import shlex
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from html_links import Links
from typer.testing import CliRunner

from chromium_page import axe_violations, browser, needs_browser, open_page

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
BLOCK = re.compile(r"^```(console|python|yaml|)\n(.*?)^```", re.DOTALL | re.MULTILINE)
LEDGER = "ledger/claims.html"
TINY = ["market.customers=300", "market.weeks=8"]
OF_SIZE = tuple(word[: word.index("=") + 1] for word in TINY)
SIZED = ("run", "compare", "returns", "sweep")
# minutes of runs: asked for as typed, and not carried out
PLANNED = ("sensitivity", "discover", "optimise", "ablate", "drivers", "explain", "court", "pilot", "measure")
AS_TYPED = ("key_drivers",)  # pages whose market is not made smaller: it has to give 30 answers to a survey
README = ROOT / "README.md"  # its Python blocks run in tests/test_readme.py
WRITTEN = [path for path in [README, *sorted(DOCS.rglob("*.md"))] if BLOCK.search(path.read_text(encoding="utf-8"))]


of_the_site = pytest.mark.xdist_group("site")  # one worker builds it


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    folder = tmp_path_factory.mktemp("site")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        patch.setenv("NO_MKDOCS_2_WARNING", "1")
        build(load_config(str(ROOT / "mkdocs.yml"), strict=True, site_dir=str(folder)))  # any warning stops it
    return folder


@pytest.fixture(scope="module")
def pages(site) -> dict[Path, Links]:
    return {path: Links(path.read_text(encoding="utf-8")) for path in site.rglob("*.html") if path.name != "404.html"}


@of_the_site
def test_no_link_is_dead(site, pages):
    dead = []
    for path, page in pages.items():
        for address in page.links:
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            place = unquote(parts.fragment)
            if not target.exists() or (place and target in pages and place not in pages[target].ids):
                dead.append((path.name, address))
    assert dead == []
    assert sum(len(page.links) for page in pages.values()) > 500


@of_the_site
def test_nothing_is_fetched_from_elsewhere(pages, site):
    fetched = {address for page in pages.values() for address in page.fetched if urlsplit(address).scheme}
    assert {address for address in fetched if not address.startswith("data:")} == set()
    style = "".join(path.read_text(encoding="utf-8") for path in site.rglob("*.css"))
    assert not re.findall(r"(?:@import|url\()\s*[\"']?https?:", style)


@of_the_site
def test_every_setting_theory_mechanism_pass_and_column_is_described(pages, site):
    from generate.theories import anchor, names

    from loyalty_sim.scenario import Scenario
    from loyalty_sim.scenario.schema import LABELS, settings
    from loyalty_sim.theory.mechanisms import MECHANISMS
    from loyalty_sim.week.plan import WEEK
    from loyalty_sim.world import columns

    def words(page):
        return set(pages[site / "model" / page].codes)

    assert set(settings(Scenario)) - set(LABELS) <= words("parameters.html") | words("theories.html")
    assert {each.name for each in WEEK} <= words("week.html")
    stored = (*columns.CUSTOMERS, *columns.EMPLOYEES, *columns.SITES, *columns.FIRMS)
    assert {each.name for each in stored} <= words("index.html")
    assert {word for each in MECHANISMS for word in each.off} <= words("mechanisms.html")
    assert {anchor(name) for name in names()} <= set(pages[site / "model" / "theories.html"].ids)


@of_the_site
def test_public_names_are_in_the_reference(pages, site):
    import loyalty_sim
    from loyalty_sim import picture as charts

    described = {name.rpartition(".")[2] for name in pages[site / "api.html"].ids}
    assert (set(loyalty_sim.__all__) | set(charts.__all__)) - {"__version__"} <= described


@of_the_site
def test_the_pages_of_the_docs_are_in_the_navigation(pages, site):
    home = {(site / address).resolve() for address in pages[site / "index.html"].links if not urlsplit(address).scheme}
    whole = {site / path.relative_to(DOCS) for path in DOCS.rglob("*.html")}  # dockets and the like, linked from a page
    assert set(pages) - whole - {site / "index.html"} <= home
    linked = {(path.parent / address).resolve() for path, page in pages.items() for address in page.links}
    assert whole <= linked


@of_the_site
@needs_browser
def test_pages_open_from_a_folder_and_search_finds(site):
    with browser() as chromium:
        for name in ("index.html", "model/theories.html", "api.html"):
            seen = open_page(chromium, (site / name).as_uri())
            assert (seen.errors, seen.outside) == ([], [])
        seen.page.get_by_role("textbox", name="Search").fill("acculturation")
        found = seen.page.locator(".md-search-result__link")
        found.first.wait_for()
        assert any("theories.html#theory-acculturation" in link.get_attribute("href") for link in found.all())
        assert (seen.errors, seen.outside) == ([], [])


@of_the_site
@needs_browser
def test_pages_are_for_everybody_and_the_way_past_the_navigation_comes_first(site):
    with browser() as chromium:
        for name in ("lessons.html", "how_to/own_lesson.html", "model/ablation.html"):
            page = open_page(chromium, (site / name).as_uri()).page
            page.keyboard.press("Tab")
            assert page.evaluate("document.activeElement.textContent.trim()") == "Skip to content"
            assert axe_violations(page) == []
        claims_are_chosen(open_page(chromium, (site / LEDGER).as_uri() + "?topic=Measuring&verdict=nonsense").page)


def claims_are_chosen(page):
    """On the page of the ledger one sees the claims of a topic, of a verdict, or of both; an address can ask for it."""
    from loyalty_sim.data import shipped_rows

    verdicts = {row["claim"]: row["verdict"] for row in shipped_rows("ledger.csv")}
    measuring = page.locator("article li", has_text="Measuring").locator("a").all_inner_texts()
    assert shown_claims(page) == measuring
    page.get_by_label("Verdict").select_option("holds")
    holds = [claim for claim in measuring if verdicts[claim] == "holds"]
    assert shown_claims(page) == holds
    assert page.locator("article output").inner_text() == f"{len(holds)} of {len(verdicts)} claims"
    page.get_by_label("Topic").select_option("all")
    assert shown_claims(page) == [claim for claim, verdict in verdicts.items() if verdict == "holds"]
    assert page.get_by_role("heading", name="Does the ledger listen?").is_visible()
    assert axe_violations(page) == []


def shown_claims(page):
    """Numbers of the claims that can be seen on the page of the ledger, in its table and as sections."""
    heads = [text.split()[0] for text in page.locator("article h2[id^=k]:visible").all_inner_texts()]
    rows = page.locator("article tr:visible td:first-child a[href^='#k']").all_inner_texts()
    assert rows == heads
    return heads


@pytest.fixture
def small_claims(monkeypatch):
    """Claims are tested in small markets."""
    from loyalty_sim.lab import observations as seen

    see = seen.see

    def in_a_small_market(job, watch):
        market = job.scenario.market._replace(customers=300)
        return see(job._replace(scenario=job.scenario._replace(market=market)), watch)

    monkeypatch.setattr(seen, "see", in_a_small_market)


@pytest.fixture
def small_fits(monkeypatch):
    """Calibrations simulate next to nothing: fits themselves are tested with planted and with real tables."""
    from loyalty_sim.validation.calibrate import check, confirm, markets, run

    for module in (run, check, confirm):
        for name in {"SEEDS_OF_CHECK", "SEEDS_TO_CONFIRM"}.intersection(vars(module)):
            monkeypatch.setattr(module, name, range(2))
    small = markets.Effort(customers=400, points=6, waves=1, rounds=1, years=1)
    monkeypatch.setattr(markets, "Effort", lambda *_, **__: small)


@pytest.fixture
def runs_of_the_pages(store_of_this_run, monkeypatch):
    """Pages find the runs of one another, and no other test does: claims of the pages are of small markets."""
    monkeypatch.setenv("LOYALTY_SIM_STORE", str(store_of_this_run.with_name("store of the pages")))


@pytest.mark.parametrize("page", WRITTEN, ids=lambda path: path.stem)
def test_every_block_runs(page, tmp_path, monkeypatch, small_claims, small_fits, runs_of_the_pages):
    monkeypatch.chdir(tmp_path)
    Path("my_scenarios.csv").write_text("firm.levers.climate\n1\n2\n")
    Path("crm.csv").write_text("source,target,weight\nann,bo,9\nbo,cy,2\n")
    Path("survey.csv").write_text("expectation,quality,satisfaction\n" + "8,9,9\n7,6,7\n9,9,8\n8,7,8\n" * 30)
    Path("pilot.csv").write_text("measure,effect,se,unit,weeks\nsatisfaction,1.2,0.5,points of 100,8\n")
    Path("B.yaml").write_text("firm:\n  levers:\n    climate: 2\n")
    names: dict[str, object] = {}
    for kind, text in BLOCK.findall(page.read_text(encoding="utf-8")):
        if named := re.match(r"(?:# @package _global_\n)?# ([\w/]+\.(?:py|yaml))\n", text):
            Path(named[1]).parent.mkdir(parents=True, exist_ok=True)
            Path(named[1]).write_text(text)
        if kind == "python" and page != README:
            exec(compile(text if page.stem in AS_TYPED else tiny(text), str(page), "exec"), names)
        if kind not in ("python", "yaml"):
            for line in commands(text):
                run_command(line)


def test_no_block_escapes_the_test():
    """Languages that are not run are those of files to look at; of commands and Python every block is."""
    texts = [page.read_text(encoding="utf-8") for page in WRITTEN]
    kinds = {kind for text in texts for kind in re.findall(r"^```(\w+)", text, re.MULTILINE)}
    assert kinds <= {"console", "python", "yaml", "json", "csv", "sql"}


def test_questions_to_the_database_are_answered(tmp_path, monkeypatch):
    """Every question in SQL that the pages show, put to the views over a store of three runs."""
    import duckdb

    from loyalty_sim import load_scenario, run
    from loyalty_sim.lab.store import Store
    from loyalty_sim.publish.views import save_views

    store = Store(tmp_path / "store")
    run(load_scenario(overrides=TINY), seeds=3, workers=1, store=store)
    save_views(store, tmp_path / "runs.duckdb")
    asked = re.findall(r"```sql\n(.*?)```", (ROOT / "docs/how_to/results_elsewhere.md").read_text(), re.DOTALL)
    with duckdb.connect(str(tmp_path / "runs.duckdb")) as database:
        answers = [database.sql(line).fetchall() for text in asked for line in text.splitlines()]
    assert asked
    assert all(answers)


def tiny(code: str) -> str:
    """The code with a small market."""
    return re.sub(r"market\.customers=\d+", TINY[0], re.sub(r"market\.weeks=\d+", TINY[1], code))


def commands(text: str) -> list[str]:
    """The commands of this package in a block, one a line; those of other programs are not ours to test."""
    lines = text.replace("\\\n", " ").strip().splitlines()
    return [line for line in lines if line.startswith("loyalty-sim ")]


def without(words: list[str], option: str) -> list[str]:
    """The words but for the market's size, and for an option and its value."""
    kept = [word for word in words if not word.startswith(OF_SIZE)]
    return kept[: kept.index(option)] + kept[kept.index(option) + 2 :] if option in kept else kept


def run_command(line: str) -> None:
    """Run a command in small, on this machine; what would take minutes only as far as its dry run."""
    from loyalty_sim.cli.commands import app

    line = re.sub(r"--cluster \S+", "", line)
    _, command, *words = shlex.split(line, comments=True)
    if command in SIZED:
        words = [*without(words, "--seeds"), *TINY, "--seeds", "3"]
    if command == "learn":
        words = [*without(words, "--worlds"), *TINY, "--worlds", "8"]
    words += ["--worlds", "8"] if command in ("compare", "returns") and "--worlds" not in words else []
    words += ["--levels", "5"] if command == "returns" and "--levels" not in words else []
    runs = {"report": "--explorable" in words, "calibrate": "--template" not in words}
    words += ["--workers", "1"] if runs.get(command, command in (*SIZED, "learn", "claims")) else []
    words += ["--worlds", "4"] if [command, *words[:1]] == ["game", "debrief"] else []
    words += ["--dry-run", "--port", "8767"] if [command, *words[:1]] == ["game", "serve"] else []
    words += ["--only-read"] if [command, *words[:1]] == ["lesson", "check"] else []
    words += ["--dry-run"] if command in (*PLANNED, "app") or "--lesson" in words else []
    answer = CliRunner().invoke(app, [command, *words])
    assert answer.exit_code == 0, f"{line}\n{answer.output}"

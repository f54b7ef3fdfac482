"""Lessons at the command line: the list, and the handout with claim, test and picture."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from chromium_page import axe_violations, browser, needs_browser, open_page
from html_page import check
from loyalty_sim.app.lessons import lesson as lesson_files
from loyalty_sim.cli.commands import app
from loyalty_sim.publish.page.prose import prose
from loyalty_sim.validation.claims.shipped import told_of

ALL = lesson_files.lessons()
SMALL = {"market.customers": "300", "market.weeks": "26"}


@pytest.fixture(autouse=True)
def _small_lessons_in_an_empty_folder(tmp_path, monkeypatch):
    small = {
        name: each._replace(asked=replace(each.asked, both={**each.asked.both, **SMALL}, seeds=3))
        for name, each in ALL.items()
    }
    monkeypatch.setattr(lesson_files, "lessons", lambda: small)
    monkeypatch.chdir(tmp_path)


def ask(*words):
    return CliRunner().invoke(app, [*words])


def test_the_list_names_every_lesson_with_its_claims():
    rows = json.loads(ask("lessons", "--json").stdout)
    assert [row["id"] for row in rows] == list(ALL)
    assert "K04" in ask("lessons", "-q").stdout


@pytest.mark.parametrize("static", [[], ["--static"]], ids=["charts", "static"])
@pytest.mark.parametrize("word", ["2", "10_returns_bend"])
def test_the_handout_has_question_answer_picture_claims_and_tests(word, static):
    answer = ask("report", "--lesson", word, *static, "--workers", "1")
    assert answer.exit_code == 0, answer.output
    [file] = Path("outputs/lessons").iterdir()
    assert f"saved  {file}" in answer.stderr
    page = check(file.read_text())
    lesson = ALL[file.stem]
    for said in (lesson.title, lesson.question, *lesson.choices.values(), *lesson.claims, *lesson.sources):
        assert said in page.text
    parts = ("For students", "For the teacher", "What the model answers", "Where this comes from")
    heads = {word.strip() for word in page.words["h2"] + page.words["h3"]}
    assert set(parts) <= heads
    assert "It holds only if all of this is so:" in page.text
    assert all(f"{told.claim.id} {told.claim.title}: {told.verdict}" in page.text for told in told_of(lesson.claims))
    assert all(each.ask in page.text and each.answer in page.text for each in lesson.discuss)
    assert ("Taken one by one, of 3 pairs" in page.text) == (lesson.chart != "returns")
    assert ("<script" in file.read_text()) != bool(static)
    assert file.read_text().count("<figure>") == 1


@needs_browser
def test_the_handout_opens_for_everybody_and_prints(tmp_path):
    assert ask("report", "--lesson", "1", "-q", "--workers", "1", "-o", "sheet.html").exit_code == 0
    with browser() as chromium:
        seen = open_page(chromium, Path("sheet.html").resolve().as_uri(), width=360)
        seen.page.locator(".chart svg").wait_for()
        assert axe_violations(seen.page) == []
        assert (seen.errors, seen.outside) == ([], [])
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= 360
        assert seen.page.pdf(format="A4").startswith(b"%PDF")


def test_a_dry_run_says_what_would_be_run_and_writes_nothing():
    answer = ask("report", "--lesson", "2", "-n")
    assert "lesson 2, Are satisfied customers loyal?: 3 paired runs of A and B" in " ".join(answer.stdout.split())
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--lesson", "99"], "there are lessons 1 to"),
        (["--lesson", "02_satisfied"], "did you mean  --lesson 02_satisfied_loyal ?"),
        (["first", "--lesson", "2"], "not of the result 'first'"),
        (["--lesson", "2", "--explorable"], "a handout has no sliders"),
        (["--lesson", "2", "-o", "sheet"], "name it sheet.html"),
    ],
)
def test_what_cannot_be_is_explained(words, said):
    answer = ask("report", *words)
    assert answer.exit_code == 2
    assert said in answer.stderr
    assert list(Path().iterdir()) == []


def test_prose_keeps_its_marks_and_nothing_else():
    assert prose("a *b* `c` **d**\n\n<i>") == ("<p>a <em>b</em> <code>c</code> <strong>d</strong></p><p>&lt;i&gt;</p>")

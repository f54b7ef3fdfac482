"""Lesson files as teachers write them: what is wrong is said with the file, the setting and what is allowed."""

import re

import pytest

from loyalty_sim.app.lessons.lesson import CHARTS, FOLDER, SECTIONS, LessonError, lessons, read_lesson

SHIPPED = (FOLDER / "01_climate_takes_time.md").read_text(encoding="utf-8")
HEAD = """---
title: "Is \\"satisfied\\" loyal?"
question: Who grows?
choices: {more: More, less: Less}
answer: "'more' if up('loyalty') else 'less'"
expect: more
b: {scenario: people_first, firm.levers.climate: 2, firm.policy.plan: 0.5}
{MORE}
---
"""
BODY = "".join(f"# {section}\nWords on {section.lower()}.\n\n" for section in SECTIONS)


@pytest.fixture
def written(tmp_path):
    def write(more="", head=HEAD, body=BODY, name="42_mine.md"):
        file = tmp_path / name
        file.write_text(head.replace("{MORE}", more) + body, encoding="utf-8")
        return file

    return write


def refused(file):
    with pytest.raises(LessonError) as error:
        read_lesson(file)
    assert str(error.value).startswith(f"{file.name}: ")
    return str(error.value).removeprefix(f"{file.name}: ")


def test_what_is_left_out_has_its_usual_value(written):
    lesson = read_lesson(written())
    assert (lesson.id, lesson.number, lesson.title) == ("42_mine", 42, 'Is "satisfied" loyal?')
    assert (lesson.minutes, lesson.tolerance, lesson.chart, lesson.levers) == (15, 0.0, "profit", ())
    assert (lesson.asked.a, lesson.asked.b, lesson.asked.seeds) == ("baseline", "people_first", 12)
    assert lesson.asked.only_b == {"firm.levers.climate": "2", "firm.policy.plan": "0.5"}
    assert lesson.texts["Teacher notes"] == "Words on teacher notes."


def test_a_lesson_without_a_number_is_known_by_its_name(written):
    lesson = read_lesson(written(name="mine.md"))
    assert (lesson.id, lesson.number) == ("mine", 0)


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_is_needed_and_an_empty_one_is_none(written, section):
    assert refused(written(body=BODY.replace(f"# {section}\n", "# Other\n"))) == f"{section} missing"
    assert refused(written(body=BODY.replace(f"Words on {section.lower()}.", " "))) == f"{section} missing"


@pytest.mark.parametrize("key", ["title", "question", "answer", "expect", "b"])
def test_every_setting_that_is_needed_is_named(written, key):
    assert refused(written(head=re.sub(f"(?m)^{key}:.*\n", "", HEAD))) == f"{key} missing"


def test_everything_missing_is_named_at_once(written):
    assert refused(written(head="---\nminutes: 5\n---\n", body="")) == (
        "Story, Look, Hint, Explain, Transfer, Teacher notes, title, question, answer, expect, b missing"
    )


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("minutes: soon", "minutes = 'soon' is no whole number"),
        ("minutes: 1.5", "minutes = 1.5 is no whole number"),
        ("minutes: true", "minutes = True is no whole number"),
        ("seeds: [1, 2]", "seeds = [1, 2] is no whole number"),
        ("range: [-1, 1]", "range = [-1, 1] has no use where there are choices"),
        ("tolerance: wide", "tolerance = 'wide' is no number"),
        ("levers: climate", "levers = 'climate' is no list"),
        ("levers:", "levers = None is no list"),
        ("claims: K04", "claims = 'K04' is no list"),
        ("sources: Heskett", "sources = 'Heskett' is no list"),
        ("a: people_first", "a = 'people_first' is no mapping"),
        ("both: [1]", "both = [1] is no mapping"),
        ("chart: pie", "there is no chart 'pie'; there are share"),
        ("levers: [climate, climat]", "there is no lever 'climat'"),
        ("holds: profit rises", "holds = 'profit rises' is no list"),
        ("holds: [{text: Words on story}]", "holds: {'text': 'Words on story'} is no mapping of text, so"),
        ("holds: [{text: Words on story, so: up('profits')}]", "holds: there is no outcome 'profits'"),
        ("holds: [{text: Words on story, so: 1 +}]", "holds: an answer that is no expression"),
        ("holds: [{text: Not there, so: up('profit')}]", "holds: 'Not there' is not in the texts"),
        ("holds: [{text: Words on story, so: up('profit'), both: 5}]", "holds: both = 5 is no mapping"),
        ("lever: climat", "there is no lever 'climat'"),
    ],
)
def test_a_setting_of_the_wrong_kind_is_named_with_its_value(written, more, said):
    assert refused(written(more)).startswith(said)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("choices: {more: More, less: Less}", "choices: [more, less]", "choices = ['more', 'less'] is no mapping"),
        ("b: {scenario: people_first, ", "b: people_first #", "b = 'people_first' is no mapping"),
        ("expect: more", "expect: much", "expect = much is none of the choices more, less"),
        ("'less'\"", "'less\"", "an answer that is no expression: 'more' if up('loyalty') else 'less"),
        ("up('loyalty')", "up('loyal')", "there is no outcome 'loyal' for an expression: did you mean loyalty? "),
        ("up('loyalty')", "best > 1", "there is no word 'best' for an expression: "),
        ("up('loyalty')", "most(1, 2)", "there is no word 'most' for an expression: "),
        ("up('loyalty')", "kind_b('loyalty') > 5", "there is no kind of customers 'loyalty' for an expression: "),
        ("else 'less'", "else 'fewer'", "answer comes to 'fewer', and the choices are more, less"),
        ("else 'less'", "else 5", "answer comes to 5, and the choices are more, less"),
        ("up('loyalty')", "open('x').read()", "not allowed in an answer: open('x').read()"),
        ("up('loyalty')", "(lambda: 1)()", "not allowed in an answer"),
    ],
)
def test_what_the_lesson_asks_is_checked_when_it_is_read(written, old, new, said):
    assert old in HEAD
    assert refused(written(head=HEAD.replace(old, new))).startswith(said)


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("", "begin with settings between two lines of ---"),
        ("---\ntitle: x\n", "begin with settings between two lines of ---"),
        ("---\n- a\n- b\n---\n", "the settings are no mapping"),
        ("---\ntitle: [\n---\n", "the settings cannot be read"),
    ],
)
def test_a_file_without_settings_says_how_they_begin(written, head, said):
    assert refused(written(head=head)).startswith(said)


def test_a_file_that_is_no_text_is_named(tmp_path):
    file = tmp_path / "42_mine.md"
    file.write_bytes(b"---\ntitle: \xff\xfe\n---\n")
    assert refused(file) == "is no UTF-8 text"


def test_lines_may_end_as_on_windows(tmp_path):
    file = tmp_path / "01_climate_takes_time.md"
    file.write_bytes(SHIPPED.replace("\n", "\r\n").encode())
    assert read_lesson(file)._replace(home="") == lessons()["01_climate_takes_time"]._replace(home="")


@pytest.mark.parametrize("chart", CHARTS)
def test_every_chart_that_is_named_is_taken(written, chart):
    assert read_lesson(written(f"chart: {chart}")).chart == chart


def test_lessons_come_in_the_order_of_their_numbers(tmp_path):
    for number in ("10", "02", "33"):
        (tmp_path / f"{number}_each.md").write_text(HEAD.replace("{MORE}", "") + BODY, encoding="utf-8")
    (tmp_path / "README.md").write_text("no lesson", encoding="utf-8")
    assert [lesson.number for lesson in lessons(tmp_path).values()] == [2, 10, 33]


def test_a_sentence_is_found_across_lines_and_may_ask_for_settings_of_its_own(written):
    body = BODY.replace("Words on explain.", "Profit rises\nin the end.")
    more = "holds: [{text: Profit rises in the end, so: up('profit'), both: {market.weeks: 260}}]"
    lesson = read_lesson(written(more, body=body))
    [statement] = lesson.holds
    assert statement.asked(lesson.asked).both == lesson.asked.both | {"market.weeks": "260"}


NUMBER = HEAD.replace("choices: {more: More, less: Less}", "number: points of 100").replace("expect: more", "expect: 3")
NUMBER = re.sub("(?m)^answer:.*", "answer: change('loyalty')", NUMBER)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("", "range missing"),
        ("range: 5", "range = 5 is no list of two numbers"),
        ("range: [5]", "range = [5] is no list"),
        ("range: [5, 5]", "range = [5, 5] is no list"),
        ("range: [9, 5]", "range = [9, 5] is no list"),
        ("range: [a, 5]", "range = ['a', 5] is no list"),
        ("range: [-.inf, 5]", "is no list of two numbers"),
        ("range: [true, 5]", "is no list of two numbers"),
        ("range: [4, 5]", "expect = 3 is no number within the range [4, 5]"),
    ],
)
def test_a_number_needs_the_range_in_which_it_is_predicted(written, more, said):
    assert said in refused(written(more, head=NUMBER))


def test_the_range_is_read(written):
    assert read_lesson(written("range: [-10, 10.5]", head=NUMBER)).range == (-10.0, 10.5)

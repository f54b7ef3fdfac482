"""Pages of lessons and classes in another language: nothing is said on them that is not in its catalogue."""

import pytest
from test_classes import LESSON, send
from untold import LANGUAGE, telling_in_brackets, untold
from visiting import set_value, text_of, until

from loyalty_sim.app import services as services_module
from loyalty_sim.app.lessons import lesson as lesson_files
from loyalty_sim.app.lessons.in_language import in_language, texts_of
from loyalty_sim.app.lessons.lesson import lessons
from loyalty_sim.language import speaking
from loyalty_sim.validation.claims.shipped import told_of

NUMBER = "05_scores_as_weapon"
EACH_CHART = {LESSON: "later", NUMBER: "-2,5", "02_satisfied_loyal": "mercenary", "10_returns_bend": "today"}
"""A lesson of every kind of chart, and something to predict in it."""
GIVEN = ("Loyalty Sim", "CSV", "PIN", "http://test/join", "http://test", "English", "Norsk", "EUR")


@pytest.fixture
async def visitors(user, other, monkeypatch):
    """Two visitors who read another language; the lessons run on markets that take no time."""
    small = {"market.customers": "200", "market.weeks": "30"}
    found = {
        name: each._replace(asked=each.asked.__class__(**(each.asked.__dict__ | {"both": small, "seeds": 2})))
        for name, each in lessons().items()
    }
    monkeypatch.setattr(lesson_files, "lessons", lambda: found)
    for visitor in (user, other):
        visitor.http_client.headers["accept-language"] = "no"
    with telling_in_brackets():
        yield user, other


def named(name):
    """What a lesson says that is named as it is printed: sources, publications, and the command behind it."""
    lesson = lessons()[name]
    told = told_of(lesson.claims)
    citations = [source.citation for each in told for source in (*each.claim.support, *each.claim.against)]
    return (*lesson.sources, *citations, lesson_files.lessons()[name].asked.command(), *lesson.claims, *GIVEN)


@pytest.mark.parametrize("name", EACH_CHART)
async def test_a_lesson_is_told_from_the_catalogue_from_its_story_to_its_transfer(visitors, name):
    visitor, _ = visitors
    await visitor.open(f"/lessons/{name}")
    left = set(untold(visitor.client, *named(name)))
    visitor.find(marker="after Story").click()
    visitor.find(marker="after Look").click()
    choice = EACH_CHART[name]
    choices = lessons()[name].choices
    set_value(visitor, "choice", choice if not choices or choice in choices else next(iter(choices)))
    await until(visitor, "echo", "⟦")
    visitor.find(marker="lock").click()
    visitor.find(marker="run").click()
    await until(visitor, "verdict", "2 paired runs")
    assert left | set(untold(visitor.client, *named(name))) == set()


async def test_lists_notes_and_worksheets_are_told_from_the_catalogue(visitors):
    visitor, _ = visitors
    left = {}
    every = {word for name in lessons() for word in named(name)}
    for address in ("/lessons?said=often", f"/lessons/{LESSON}/notes", f"/lessons/{NUMBER}/worksheet", "/join"):
        await visitor.open(address)
        left[address] = untold(visitor.client, *every)
    assert {address: words for address, words in left.items() if words} == {}


async def test_a_class_is_told_from_the_catalogue_by_host_projector_and_student(visitors):
    host, student = visitors
    place = await send(host, "open", lesson=LESSON)
    code = place.rpartition("/")[2]
    left = set()
    given = (f"http://test{place}?key={services_module.services().classes.rooms.key_of(code)}", *named(LESSON), code)

    async def look(visitor, address):
        await visitor.open(address)
        left.update(untold(visitor.client, *given))

    await look(student, place)
    await look(student, f"/join/{code}")
    seat = await send(student, "sit", code=code)
    for address in (place, f"{place}/projector"):
        await look(host, address)
    await look(student, seat)
    student.find(marker="after Story").click()
    student.find(marker="after Look").click()
    set_value(student, "choice", "later")
    student.find(marker="lock").click()
    await until(student, "class says", "⟦Your prediction is locked:")
    services_module.services().classes.rooms.close_predictions(code)
    await look(student, seat)
    assert "⟦Predictions are closed." in text_of(student, "class says")
    await look(host, place)
    host.find(marker="reveal").click()
    await until(host, "answer", "2 paired runs)")
    await until(student, "class says", "⟦The answer has been revealed.")
    await look(student, seat)
    assert left | set(untold(host.client, *given)) == set()


def test_a_lesson_keeps_all_but_its_words_in_another_language():
    for lesson in lessons().values():
        with speaking(LANGUAGE):
            told = in_language(lesson)
        assert told.choices.keys() == lesson.choices.keys()
        assert told.texts.keys() == lesson.texts.keys()
        words = ("title", "question", "choices", "unit", "texts", "discuss")
        assert told._replace(**{name: getattr(lesson, name) for name in words}) == lesson
        changed = zip(texts_of(lesson), texts_of(told), strict=True)
        assert [english for english, said in changed if english and english == said] == []


def test_a_lesson_of_ones_own_stays_as_it_is_written():
    lesson = lessons()[LESSON]._replace(home="a folder", title="Team")
    with speaking(LANGUAGE):
        assert in_language(lesson) == lesson

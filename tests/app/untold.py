"""What a page says that is in no catalogue: texts are told in brackets, and what is outside of them is left over."""

import re
from contextlib import contextmanager

import pytest

from loyalty_sim.language import telling
from loyalty_sim.language.catalogue import Catalogue, catalogue

LANGUAGE = "nb"
SPOKEN = ("aria-label", "label", "title", "placeholder", "aria-description", "hint")
"""Properties of elements that are read or heard."""
IN_CHARTS = ("name", "text", "subtext", "description", "formatter")
UNSEEN = ("marks", "kinds")
"""Series that are drawn and never named."""
_BRACKETED, _TAG = re.compile(r"⟦[^⟦⟧]*⟧"), re.compile(r"<[^>]*>")
_WORD = re.compile(r"[^\W\d_]{2,}")


class Bracketed(dict):
    """Texts of a catalogue by the English one, which stands in brackets in place of its translation."""

    def get(self, text, default=None):
        return f"⟦{text}⟧" if text in self else default


def bracketed(language):
    """A catalogue with the English texts in brackets, those only that the real one has."""
    real = catalogue(language)
    forms = {one: (f"⟦{one}⟧", f"⟦{one}⟧") for one in real.forms}
    return Catalogue(Bracketed(real.texts), forms, real.form)


@contextmanager
def telling_in_brackets():
    """Within this, whatever is told from the catalogue stands in brackets."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(telling, "catalogue", bracketed)
        yield


def untold(client, *given):
    """Words of a page that are not from the catalogue. given: what comes from the user, such as names."""
    return sorted({word for said in everything_said(client) for word in _left_over(said, given)})


def everything_said(client):
    """All texts of a page, seen or heard."""
    for element in client.elements.values():
        text = getattr(element, "text", "")
        if isinstance(text, str):
            yield text
        for name in SPOKEN:
            if isinstance(found := element.props.get(name), str):
                yield found
        if element.tag == "nicegui-echart":
            yield from _of_chart(element.options)
        for options in (element.props.get("options"),):
            if isinstance(options, list):
                yield from (str(each.get("label", "")) for each in options if isinstance(each, dict))
        if content := getattr(element, "content", ""):
            yield _TAG.sub(" ", content) if "<" in content else content
            yield from re.findall(r'aria-label="([^"]*)"', content)


def _of_chart(found, name=""):
    if isinstance(found, dict):
        for key, value in found.items():
            yield from _of_chart(value, "name" if key == "data" and found.get("type") == "category" else key)
    elif isinstance(found, list):
        for each in found:
            yield from _of_chart(each, name)
    elif isinstance(found, str) and name in IN_CHARTS and found not in UNSEEN:
        yield found


def _left_over(said, given):
    while (shorter := _BRACKETED.sub(" ", said)) != said:
        said = shorter
    for each in sorted(given, key=len, reverse=True):
        said = said.replace(each, " ")
    return _WORD.findall(said)

"""Texts in the language that is spoken, with values put in."""

from string import Formatter
from typing import Any

from loyalty_sim.language.catalogue import catalogue
from loyalty_sim.language.figures import localised
from loyalty_sim.language.speech import SOURCE, spoken


def tell(text: str, **values: object) -> str:
    """A text in the language that is spoken; one that is in no catalogue, such as a name, stays as it is.

    Without values it is taken as it stands, braces included; with values it is a template as `str.format` has it.

    >>> tell("Team {team}", team="Red"), tell("a {b} c")
    ('Team Red', 'a {b} c')
    """
    language = spoken()
    if language != SOURCE:
        text = catalogue(language).texts.get(text, text)
    return _filled(text, language, values) if values else text


def tell_count(one: str, many: str, count: int, **values: object) -> str:
    """A text that depends on how many there are; `{count}` is put in. one, many: the English forms.

    >>> tell_count("{count} is here", "{count} are here", 1), tell_count("{count} is here", "{count} are here", 1200)
    ('1 is here', '1200 are here')
    """
    language = spoken()
    text = one if count == 1 else many
    if language != SOURCE and one in (known := catalogue(language)).forms:
        text = known.forms[one][known.form(count)]
    return _filled(text, language, {"count": count, **values})


class _Localised(Formatter):
    """Fills a template; numbers are written as the language has them."""

    def format_field(self, value: Any, format_spec: str) -> str:
        written = str(super().format_field(value, format_spec))
        return localised(written) if isinstance(value, int | float) else written


_LOCALISED = _Localised()


def _filled(text: str, language: str, values: dict[str, Any]) -> str:
    return text.format(**values) if language == SOURCE else _LOCALISED.vformat(text, (), values)

"""The catalogue of a language, read from its file the first time that it is spoken."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent


class Catalogue(NamedTuple):
    """texts: by the English one. forms: of what is counted, by the English singular. form: which one a count has."""

    texts: dict[str, str]
    forms: dict[str, tuple[str, ...]]
    form: Callable[[int], int]


def file_of(language: str) -> Path:
    """Where the texts of a language are."""
    return FOLDER / f"{language}.po"


@cache
def catalogue(language: str) -> Catalogue:
    """All texts of a language other than English; needs the extra `app`."""
    from gettext import c2py

    from babel.messages.pofile import read_po

    with file_of(language).open(encoding="utf-8") as file:
        read = read_po(file, locale=language)
    one = {str(each.id): str(each.string) for each in read if each.id and not each.pluralizable and each.string}
    counted = {str(each.id[0]): tuple(each.string or ()) for each in read if each.pluralizable}
    many = {text: forms for text, forms in counted.items() if all(forms)}
    return Catalogue(one, many, c2py(str(read.plural_expr)))

"""Whether a page is well formed: tags closed, ids once, language and title there, headings in order."""

from html.parser import HTMLParser

VOID = {"meta", "link", "br", "hr", "img", "input", "col", "wbr"}


class Page(HTMLParser):
    """What a page consists of, as it is read."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open, self.wrong, self.ids, self.levels, self.attributes = [], [], [], [], []
        self.rows: list[list[str]] = []
        self.words: dict[str, list[str]] = {}
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        self.ids += [value for name, value in attrs if name == "id"]
        if tag in ("h1", "h2", "h3", "h4"):
            self.levels.append(int(tag[1]))
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

    def handle_data(self, data):
        if self.open and self.open[-1] not in ("script", "style"):
            self.words.setdefault(self.open[-1], []).append(data)
            if self.rows and ({"td", "th"} & set(self.open)):
                self.rows[-1][-1] += data

    @property
    def text(self) -> str:
        """Every word that is read."""
        return " ".join(word for words in self.words.values() for word in words)


def check(text: str) -> Page:
    """The page, after the checks that every page must pass."""
    page = Page(text)
    assert text.startswith("<!doctype html>")
    assert (page.wrong, page.open) == ([], [])
    assert len(page.ids) == len(set(page.ids))
    assert ("html", "lang", "en") in page.attributes
    assert page.words["title"][0].strip()
    assert page.levels[0] == 1
    assert page.levels.count(1) == 1
    assert all(after - before <= 1 for before, after in zip(page.levels, page.levels[1:], strict=False))
    return page

"""What a page links to, fetches, names and sets as code."""

from html.parser import HTMLParser


class Links(HTMLParser):
    """links: addresses to go to; fetched: what the browser loads by itself; ids; codes: short pieces of code."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links, self.fetched, self.ids, self.codes = [], [], [], []
        self.in_code = False
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.ids += [found["id"]] if found.get("id") else []
        if tag == "a" and found.get("href"):
            self.links.append(found["href"])
        if tag == "link" and found.get("rel") in ("stylesheet", "icon", "preconnect", "preload", "manifest"):
            self.fetched.append(found["href"])
        if tag in ("script", "img", "iframe", "source", "video", "audio") and found.get("src"):
            self.fetched.append(found["src"])
            self.links.append(found["src"])
        self.in_code = tag == "code"

    def handle_endtag(self, tag):
        self.in_code = False

    def handle_data(self, data):
        if self.in_code:
            self.codes.append(data)

"""Several browsers at once: the host at the machine that serves, and others elsewhere."""

from contextlib import contextmanager

from chromium_page import PATIENCE, browser
from loyalty_sim.app.serving.reach import lan_address


class Visitor:
    """A browser of its own that refuses every request to elsewhere, and remembers faults and all it was sent."""

    def __init__(self, chromium, base, size=(1200, 900)):
        viewport = {"width": size[0], "height": size[1]}
        self.context = chromium.new_context(viewport=viewport, base_url=base)
        self.page, self.wrong, self.sent = self.context.new_page(), [], []
        self.page.set_default_timeout(PATIENCE)
        self.page.route("**/*", self._only_here(base))
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: self.sent.append(str(frame))))
        self.page.on("response", self._keep)

    def _only_here(self, base):
        def gate(route):
            if route.request.url.startswith((base, "data:", "blob:")):
                route.continue_()
            else:
                self.wrong.append(f"outside: {route.request.url}")
                route.abort()

        return gate

    def _keep(self, response):
        if response.request.resource_type == "document" and response.status == 200:
            self.sent.append(response.text())

    def says(self, text):
        """Wait for a text that can be seen."""
        self.page.get_by_text(text).filter(visible=True).first.wait_for()

    def press(self, name):
        """Press the visible button of this name with the keyboard."""
        self.page.get_by_role("button", name=name, exact=True).last.press("Enter")

    def focus(self):
        """Where the keyboard is: the step it is in, else the element."""
        return self.page.evaluate("(document.activeElement.closest('[id^=step-]') || document.activeElement).id")


@contextmanager
def host_and_others(server, count, size=(1200, 900)):
    """A host at the machine, and so many visitors elsewhere, of whom none may meet with a fault. size: of theirs."""
    lan = f"http://{lan_address()}:{server.port}"
    with browser() as chromium:
        host = Visitor(chromium, server.here)
        others = [Visitor(chromium, lan, size) for _ in range(count)]
        yield host, *others
        wrong = [each.wrong for each in (host, *others)]
        assert wrong == [[] for _ in wrong]

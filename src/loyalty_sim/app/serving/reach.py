"""Under which address others reach this server, and that address as a picture for their cameras."""

import socket
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlencode

from loyalty_sim.app.serving.doorkeeper import ANY, LOOPBACK

if TYPE_CHECKING:
    from starlette.requests import Request

ELSEWHERE = "192.0.2.1"
"""An address kept for examples (RFC 5737): asking for the way there sends nothing, but names the network card."""


class Reach(NamedTuple):
    """host, port: where the server listens. token: the word that a link must hold, "" for none."""

    host: str = "127.0.0.1"
    port: int = 8080
    token: str = ""

    @property
    def is_open(self) -> bool:
        """Whether other machines can come in at all."""
        return self.host not in LOOPBACK

    def base(self, request: "Request | None" = None) -> str:
        """The address to be written on a board, without a path.

        The name under which the host's own browser came, if others can use it; else the machine's address in its
        network; never one that means *everywhere* or *this machine*, unless nobody else can come in.
        """
        if request is not None and (name := request.url.hostname) and name not in (*LOOPBACK, *ANY):
            return str(request.base_url).rstrip("/")
        name = self.host if self.host not in ANY else lan_address()
        return f"http://{f'[{name}]' if ':' in name else name}:{self.port}"

    def link(self, base: str, path: str) -> str:
        """An address that lets in whoever opens it, word included."""
        if not self.token:
            return f"{base}{path}"
        return f"{base}{path}{'&' if '?' in path else '?'}{urlencode({'token': self.token})}"


def lan_address() -> str:
    """This machine's address in its network; 127.0.0.1 where there is none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect((ELSEWHERE, 9))
            return str(probe.getsockname()[0])
        except OSError:
            return LOOPBACK[0]


def qr_picture(address: str, said: str) -> str:
    """The address as an SVG to be scanned, dark on light on any background; `said` is read aloud in its place."""
    import segno

    svg = segno.make(address, error="m").svg_inline(scale=5, border=3, dark="#0b2a45", light="#ffffff", omitsize=True)
    name = said.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
    return svg.replace("<svg ", f'<svg role="img" aria-label="{name}" ', 1)

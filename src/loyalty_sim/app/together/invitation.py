"""The way in, as it is shown on a wall: address, picture for cameras, and code."""

from nicegui import ui

from loyalty_sim.app.parts.blocks import words
from loyalty_sim.app.serving.reach import Reach, qr_picture
from loyalty_sim.language import tell

FOR_OTHERS = "loyalty-sim app --host 0.0.0.0"


def invitation(reach: Reach, base: str, code: str, width: str = "s8") -> None:
    """A card that says how to join the room of a code. base: where others reach this server; width: as of a card."""
    link = reach.link(base, f"/join/{code}")
    with ui.element("div").classes(f"card {width} invitation"):
        ui.html(qr_picture(link, tell("Picture of the address {link}", link=link)), sanitize=False).classes("qr")
        with ui.element("div"):
            words("span", tell("Scan, or open"), "sub")
            words("span", f"{base}/join", "where").mark("address")
            words("span", tell("and join with the code"), "sub")
            words("span", code, "code").mark("room code")
            if reach.token:
                words("span", tell("Word of the link, if you are asked: {word}", word=reach.token), "sub")
            if not reach.is_open:
                words("span", tell("Only this computer can join. For others: {command}", command=FOR_OTHERS), "alone")


def way_back(reach: Reach, base: str, path: str, key: str, pin: str) -> None:
    """A fold with the host's link and PIN. path: of the host's page."""
    link = reach.link(base, f"{path}?key={key}")
    with ui.expansion(tell("Come back as host: link and PIN (not for the projector)")).classes("fold"):
        words("p", tell("Whoever has either leads here, on any device. All is kept for eight days."), "small")
        words("code", link, "line").mark("host link")
        with ui.element("p"):
            words("span", "PIN ")
            words("b", pin).mark("pin")

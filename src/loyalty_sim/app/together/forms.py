"""Forms that are sent without a script, and the ways into a room: by its code, and by its PIN as the host."""

from nicegui import ui

from loyalty_sim.app.parts.blocks import words
from loyalty_sim.app.together.doors import said
from loyalty_sim.language import tell


def form(action: str, classes: str = "join") -> ui.element:
    """A form that is sent to a door."""
    return ui.element("form").classes(classes).props(f'method="post" action="{action}"')


def hidden(name: str, value: str) -> None:
    """A field that nobody fills in."""
    field = ui.element("input").props(f'type="hidden" name="{name}"')
    field.props["value"] = value


def field(name: str, label: str, more: str, aria: str = "", value: str = "") -> ui.element:
    """A field to write in."""
    with ui.element("label").classes("field"):
        words("span", label)
        found = ui.element("input").props(f'name="{name}" autocomplete="off" spellcheck="false" required {more}')
    if aria:
        found.props["aria-label"] = aria
    if value:
        found.props["value"] = value
    return found


def send(text: str, icon: str, aria: str = "") -> ui.button:
    """The button that sends the form."""
    button = ui.button(text, icon=icon).props("type=submit unelevated")
    if aria:
        button.props["aria-label"] = aria
    return button


def told_why(why: str) -> None:
    """What was refused, as in `doors.SAID`."""
    if text := said(why):
        words("p", text, "told").props('role="alert"').mark("said")


def pin_form(action: str, code: str) -> None:
    """Lead a room by its PIN."""
    with form(action):
        hidden("code", code)
        field("pin", tell("PIN of the host"), 'inputmode="numeric" maxlength="8"').mark("pin")
        send(tell("Lead"), "school")

"""A table as it is read, in the application."""

from nicegui import ui

from loyalty_sim.app.parts.blocks import sideways, words
from loyalty_sim.picture.table.form import DOUBTFUL, TODAY, Form

CLASSES = {TODAY: "text-weight-bold", DOUBTFUL: "text-grey-7", "": ""}


def show_form(form: Form) -> ui.table:
    """The table under its title and market, in a box that scrolls sideways by keyboard too; the note below it."""
    words("span", f"{form.title}. {form.market}", "sub")
    columns = [
        {"name": f"c{at}", "field": f"c{at}", "label": head.text, "align": "left" if head.words else "right"}
        for at, head in enumerate(form.heads)
    ]
    rows = [
        {"id": place, "look": CLASSES[row.look]} | {f"c{at}": text for at, text in enumerate(row.cells)}
        for place, row in enumerate(form.rows)
    ]
    with sideways(f"Table: {form.title}"):
        table = ui.table(columns=columns, rows=rows, row_key="id").props("flat dense wrap-cells").classes("w-full")
    table.add_slot("body-cell", '<q-td :props="props"><span :class="props.row.look">{{ props.value }}</span></q-td>')
    if form.note:
        words("span", form.note, "small")
    return table

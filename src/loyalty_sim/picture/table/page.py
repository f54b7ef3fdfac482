"""A table as it is read, as HTML."""

from markupsafe import Markup

from loyalty_sim.picture.table.form import Form

_TABLE = Markup(
    '<div class="wide" tabindex="0" role="region" aria-label="{title}"><table style="--columns: {columns}">'
    '<caption>{title}<br><span class="market">{market}</span></caption>'
    "<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
)
_HEAD, _FIRST = Markup('<th scope="col"{look}>{text}</th>'), Markup('<th scope="row"{look}>{text}</th>')
_CELL, _ROW = Markup("<td{look}>{text}</td>"), Markup("<tr{look}>{cells}</tr>")
_RIGHT, _NOTHING = Markup(' class="number"'), Markup("")


def form_html(form: Form) -> Markup:
    """The table, which scrolls where it is too wide. All text is escaped; the note is left to the page."""
    sides = [_NOTHING if head.words else _RIGHT for head in form.heads]
    heads = [_HEAD.format(look=side, text=head.text) for head, side in zip(form.heads, sides, strict=True)]
    return _TABLE.format(
        title=form.title,
        market=form.market,
        columns=len(form.heads),
        heads=Markup("").join(heads),
        rows=Markup("").join(_row(row.cells, row.look, sides) for row in form.rows),
    )


def _row(cells: tuple[str, ...], look: str, sides: list[Markup]) -> Markup:
    shown = [_FIRST.format(look=sides[0], text=cells[0])]
    shown += [_CELL.format(look=side, text=text) for text, side in zip(cells[1:], sides[1:], strict=True)]
    return _ROW.format(look=Markup(' class="{}"').format(look) if look else "", cells=Markup("").join(shown))

"""The ledger as pages: Markdown with pictures beside it, and one HTML file that needs nothing else."""

import base64
import io
import re
from collections import Counter
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from matplotlib.figure import Figure

from loyalty_sim.lab.atomic import write_atomically
from loyalty_sim.picture.paper import figure
from loyalty_sim.theory.mechanisms import MECHANISM
from loyalty_sim.validation.claims.charts import charts, headline
from loyalty_sim.validation.claims.ledger import Entry, Ledger
from loyalty_sim.validation.claims.mutation import Mutant, deaf, score, table
from loyalty_sim.validation.claims.units import asked, practitioners_figure, seen
from loyalty_sim.validation.claims.verdict import VERDICTS
from loyalty_sim.validation.claims.why import why
from loyalty_sim.validation.claims.words import before, paragraph, quickly

DOTS_PER_INCH = 90
WORD_JOINER, NO_BREAK = "\u2060", "\u00a0"
_AMOUNT = re.compile(r"(-?)([A-Z]{3}) (?=\d)")


def save_ledger(ledger: Ledger, folder: Path, mutants: list[Mutant] | None = None) -> list[Path]:
    """Write claims.md, claims.html, claims.csv, a picture a claim, mutants.csv if there are any; gives the paths."""
    pictures = {
        entry.claim.id: png(figure(charts(entry, mutants or ()), headline(entry), columns=1))
        for entry in ledger.entries
        if entry.findings
    }
    content = page_content(ledger, mutants or [])
    pages = {
        "claims.md": environment(False).get_template("ledger.md.j2").render(content),
        "claims.html": html(content, pictures),
        "claims.csv": ledger.table.to_csv(index=False),
    }
    if mutants:
        pages["mutants.csv"] = table(mutants).drop(columns="effects").to_csv(index=False)
    written = [write_atomically(folder / name, partial(Path.write_text, data=text)) for name, text in pages.items()]
    for name, picture in pictures.items():
        path = folder / "pictures" / f"{name}.png"
        written.append(write_atomically(path, partial(Path.write_bytes, data=picture)))
    return written


def html(content: dict[str, Any], pictures: dict[str, bytes]) -> str:
    """The HTML page, pictures and style inside."""
    page = environment(True).get_template("ledger.html.j2")
    return page.render(content, style=style(), pictures={name: data_uri(picture) for name, picture in pictures.items()})


def page_content(ledger: Ledger, mutants: list[Mutant]) -> dict[str, Any]:
    """What both pages show."""
    counts = Counter(entry.verdict for entry in ledger.entries)
    return {
        "entries": [shown(entry, mutants) for entry in ledger.entries],
        "topics": topics(ledger),
        "counts": {verdict: counts[verdict] for verdict in VERDICTS if counts[verdict]},
        "quick": quickly(ledger.quick),
        "provenance": ledger.provenance,
        "mutants": mutants,
        "deaf": ", ".join(f"{each.claim} without {each.mechanism}" for each in deaf(mutants)),
        "score": score(mutants) if mutants else None,
    }


def topics(ledger: Ledger) -> dict[str, list[Entry]]:
    """Entries by topic, in the order of the alphabet; those without one under no name."""
    named = sorted({entry.claim.topic for entry in ledger.entries})
    return {topic: [entry for entry in ledger.entries if entry.claim.topic == topic] for topic in named}


def slug(topic: str) -> str:
    """A topic as a page's own names have it.

    >>> slug("Money and returns")
    'money-and-returns'
    """
    return re.sub(r"[^a-z]+", "-", topic.lower()).strip("-") or "other"


def without(entry: Entry, mutants: list[Mutant]) -> str:
    """What becomes of the claim without each mechanism it rests on; nothing if that was not tried."""
    tried = [each for each in mutants if each.rests and each.claim == entry.claim.id]
    names = [MECHANISM[each.mechanism].title.partition(":")[0].lower() for each in tried]
    return " ".join(f"Without {name} it is: {each.after}." for name, each in zip(names, tried, strict=True))


def shown(entry: Entry, mutants: list[Mutant]) -> dict[str, Any]:
    """One claim as the templates need it."""
    claim = entry.claim
    parts = [
        {"says": f.part.says, "verdict": f.verdict, "seen": seen(f), "asked": asked(f.part), "seeds": len(f.samples),
         "claimed": practitioners_figure(f.part)}
        for f in entry.findings
    ]  # fmt: skip
    return {
        "id": claim.id,
        "title": claim.title,
        "verdict": entry.verdict,
        "paragraph": paragraph(entry),
        "topic": claim.topic,
        "why": f"{why(claim)} {without(entry, mutants)}".strip(),
        "question": claim.question,
        "otherwise": claim.otherwise,
        "before": before(claim),
        "parts": parts,
        "support": claim.support,
        "against": claim.against,
    }


@cache
def environment(autoescape: bool) -> Environment:
    """The templates of this package; a name that a template does not know is an error."""
    loader = PackageLoader("loyalty_sim.publish")
    made = Environment(
        loader=loader, autoescape=autoescape, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.filters["unbroken"] = unbroken
    made.filters["slug"] = slug
    return made


def unbroken(text: str) -> str:
    """Text, or HTML, in which no line ends between a sign, a currency and its amount: -EUR 1,200."""
    joined = _AMOUNT.sub(lambda found: f"{found[1]}{WORD_JOINER if found[1] else ''}{found[2]}{NO_BREAK}", text)
    return Markup(joined) if isinstance(text, Markup) else joined


def style() -> Markup:
    """The style sheet of all pages."""
    return Markup((Path(__file__).parent / "templates" / "page.css").read_text())


def png(figure: Figure) -> bytes:
    """A figure as the bytes of a PNG file."""
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=DOTS_PER_INCH)
    return buffer.getvalue()


def data_uri(picture: bytes) -> str:
    """A PNG picture as an address that holds it."""
    return f"data:image/png;base64,{base64.b64encode(picture).decode()}"

"""What citation tools and archives read of the project says what the package says of itself."""

import json
import re
import tomllib
from pathlib import Path

import yaml

from loyalty_sim import __version__

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
CITATION = yaml.safe_load((ROOT / "CITATION.cff").read_text())
CODEMETA = json.loads((ROOT / "codemeta.json").read_text())


KEYS = {
    "abstract", "authors", "cff-version", "commit", "contact", "date-released", "doi", "identifiers", "keywords",
    "license", "license-url", "message", "preferred-citation", "references", "repository", "repository-artifact",
    "repository-code", "title", "type", "url", "version",
}  # fmt: skip
"""Of the format's schema 1.2.0, which allows no others."""


def test_the_citation_has_what_its_format_requires():
    assert CITATION["cff-version"] == "1.2.0"
    assert set(CITATION) <= KEYS
    assert all(isinstance(CITATION[key], str) and CITATION[key] for key in ("title", "message", "version", "license"))
    assert len(set(CITATION["keywords"])) == len(CITATION["keywords"])
    assert {"title", "message", "authors"} <= set(CITATION)
    assert CITATION["type"] == "software"
    for author in CITATION["authors"]:  # a person, or an entity with a name
        assert set(author) <= {"name", "family-names", "given-names", "orcid", "affiliation"}
        assert "name" in author or "family-names" in author
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", str(CITATION.get("date-released", "2000-01-01")))


def test_nothing_is_made_up_that_is_not_there_yet():
    """Persons, a DOI and an address are left out rather than filled with something that looks like one."""
    text = (ROOT / "CITATION.cff").read_text() + (ROOT / "codemeta.json").read_text()
    assert not re.search(r"0000-000[0-9X]|10\.\d{4,}/|example\.|TODO|FIXME|your[- ]name", text, re.IGNORECASE)


def test_versions_licences_and_words_are_one():
    assert str(CITATION["version"]) == CODEMETA["version"] == __version__
    assert CITATION["license"] == CODEMETA["license"].rpartition("/")[2] == PROJECT["license"]
    assert CODEMETA["description"] == PROJECT["description"]
    assert CODEMETA["keywords"] == PROJECT["keywords"]
    assert set(CITATION["keywords"]) <= set(PROJECT["keywords"])
    assert [author["name"] for author in CODEMETA["author"]] == [author["name"] for author in CITATION["authors"]]


def test_code_meta_names_the_libraries_that_are_required():
    needed = [re.split(r"[^A-Za-z0-9_-]", each)[0] for each in PROJECT["dependencies"]]
    assert CODEMETA["softwareRequirements"] == needed


def test_files_that_code_meta_names_are_there():
    keys = ("continuousIntegration", "buildInstructions", "softwareHelp")
    assert all((ROOT / CODEMETA[key]).is_file() for key in keys)

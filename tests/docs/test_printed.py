"""What a page prints is what its first block of Python prints, in lines that fit."""

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[2] / "docs"))

from generate import printed

PAGE = "Text.\n\n```python\nprint('a' if 2 > 1 else 'b')\nprint('word ' * 40)\n```\n\n```python\nprint('second')\n```\n"


def test_the_first_block_is_run_and_long_lines_are_broken(tmp_path, monkeypatch):
    monkeypatch.setattr(printed, "DOCS", tmp_path)
    (tmp_path / "page.md").write_text(PAGE)
    first, *lines, last = printed.by("page.md").splitlines()
    assert (first, lines[0], last) == ("```text", "a", "```")
    assert max(map(len, lines)) <= printed.WIDTH
    assert " ".join(lines).split().count("word") == 40
    assert "second" not in lines


def test_a_page_with_nothing_to_run_is_refused_by_name(tmp_path, monkeypatch):
    monkeypatch.setattr(printed, "DOCS", tmp_path)
    (tmp_path / "page.md").write_text("```console\nls\n```\n")
    with pytest.raises(ValueError, match=r"page\.md has no block of Python"):
        printed.by("page.md")

"""Examples of docstrings become blocks of code in the reference; the text around them stays text."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2] / "docs"))

from generate.examples import fenced


def test_an_example_is_a_block_and_the_rest_is_not():
    text = 'Adds up.\n\n>>> found = add(1, 2)\n>>> found["a"]\n3\n\nMore words [here].'
    assert fenced(text) == (
        'Adds up.\n\n```python\n>>> found = add(1, 2)\n>>> found["a"]\n3\n```\n\nMore words [here].'
    )  # fmt: skip


def test_without_an_example_nothing_changes():
    assert fenced("Plain words, 3 > 2.\n") == "Plain words, 3 > 2.\n"


def test_every_example_has_a_block_of_its_own():
    assert fenced(">>> a\n1\n\n>>> b\n2").count("```python") == 2

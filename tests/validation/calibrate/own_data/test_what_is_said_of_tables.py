"""What is said of a table is of its kind, of that table and of its columns, or refused with an example of what is."""

import pytest

from loyalty_sim.validation.calibrate.own_data.parts import PARTS_OF
from loyalty_sim.validation.calibrate.own_data.sections import PARTS

WRONG = {
    "customers": [
        "columns: x", "columns: [1]", "columns: 5", "columns: {satisfied: x}", "labels: 3", "labels: [a]",
        "labels: {satisfaction: 3}", "labels: {satisfaction: [1, 2]}", "labels: {satisfaction: {a: b}}",
        "labels: {x: [a, b]}", "missing: {satisfaction: {a: 1}}", "missing: [[1]]", "missing: {x: 1}", "unit: 5",
        "unit: [a]", "unit: {satisfaction: years}", "unit: {week: decades}", "scale: 5", "scale: [5, 1]", "scale: x",
        "scale: {satisfaction: {a: 1}}", "reversed: x", "reversed: 5", "reversed: {a: 1}", "as_of: x",
        "as_of: [1]", "weeks: 26", "everybody: 100", "once_a_week: true", "decimal: x", "decimal: 5", "encoding: 5",
        "encoding: klingon", "sheet: x", "names_in_line: {}", "names_in_line: -1", "names_in_line: x",
        "names_in_line: 1.5", "answers_from_line: -5", "answers_from_line: x", "separator: [a]",
    ],
    "transactions": [
        "labels: {customer: [a, b]}", "scale: [1, 5]", "reversed: []", "unit: {amount: euro}", "unit: {week: decades}",
        "as_of: 2025", "weeks: x", "weeks: -5", "weeks: .nan", "weeks: [1]", "weeks: 1e9", "everybody: -1",
        "everybody: x", "everybody: 1", "once_a_week: maybe", "once_a_week: 3", "missing: {satisfaction: 9}",
    ],
}  # fmt: skip
CASES = [(table, part) for table, parts in WRONG.items() for part in parts]


def test_every_part_is_known_by_what_it_takes():
    assert set(PARTS_OF) == set(PARTS)


@pytest.mark.parametrize(("table", "part"), CASES, ids=[f"{table} {part}" for table, part in CASES])
def test_a_part_that_cannot_be_is_refused_by_its_name(folder, table, part):
    folder.write(log="customer,week,amount\nann,1,5\nbob,2,5\nann,4,5\n")
    line = f"customers: {{file: customers.csv, {part}}}" if table == "customers" else ""
    log = f"transactions: {{file: log.csv, {part}}}" if table == "transactions" else ""
    said = folder.refused(log, **({"customers": line} if line else {}))
    assert part.partition(":")[0].rstrip("s") in said
    assert "data.yaml:" in said


def test_an_empty_part_says_nothing(folder):
    assert len(folder.read(customers="customers: {file: customers.csv, unit: , missing: , columns: }").tables) == 1


def test_how_text_is_written_says_nothing_of_other_files(folder):
    said = folder.refused(customers="customers: {file: customers.csv, sheet: answers}")
    assert "sheet says nothing of a file such as 'customers.csv'" in said

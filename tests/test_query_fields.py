"""The tables of names and values: complete, without a name that means two things, and light to load."""

import subprocess
import sys

import pytest

from kb.model import Level, Role
from kb.query import Choice, Field, Filter, Scope, compile_pattern, parse
from kb.query.fields import CHOICES, FIELDS, LEVELS, ROLES, SCOPES, Row, near_rows, nearest, row_for, row_of
from kb.text import fold

TABLES = {"fields and scopes": FIELDS + SCOPES, **{str(field): rows for field, rows in CHOICES.items()}}


@pytest.mark.parametrize("rows", TABLES.values(), ids=TABLES.keys())
def test_no_spelling_stands_in_two_rows(rows: tuple[Row, ...]) -> None:
    spellings = [fold(name) for row in rows for name in row.names]
    doubled = {name for name in spellings if spellings.count(name) > 1}
    own = {fold(row.chinese) for row in rows if row.chinese == row.english}
    assert doubled <= own


def test_every_field_scope_level_and_role_has_a_row() -> None:
    assert {row.value for row in FIELDS} == set(Field) - {Field.METRIC}  # a metric is asked for by its own name
    assert {row.value for row in SCOPES} == set(Scope)
    assert {row.value for row in LEVELS} == set(Level)
    assert {row.value for row in ROLES} == set(Role)


@pytest.mark.parametrize(("field", "row"), [(field, row) for field, rows in CHOICES.items() for row in rows])
def test_every_spelling_of_a_value_is_read(field: Field, row: Row) -> None:
    name = row_for(field, FIELDS)
    assert name is not None
    for spelling in row.names:
        for query in (f'{name.chinese}:"{spelling}"', f"{name.english}:“{spelling.upper()}”"):
            assert parse(query).root == Filter(field, (Choice(row.value),))


SAMPLE_VALUES = {Field.HAS: "数据", Field.CITES: "数据", Field.SUBSTANCE: ">0.5"}
"""A value of each field that cannot be unknown."""


@pytest.mark.parametrize("row", FIELDS, ids=lambda row: row.value)
def test_every_spelling_of_a_field_is_read(row: Row) -> None:
    for spelling in row.names:
        root = parse(f"{spelling}:{SAMPLE_VALUES.get(Field(row.value), '?')}").root
        assert isinstance(root, Filter)
        assert root.field == row.value


def test_traditional_and_capital_names_find_their_row() -> None:
    assert row_of("單位", FIELDS) is row_of("UNIT", FIELDS) is row_for(Field.UNIT, FIELDS)
    assert row_of("問題", ROLES) is row_for(Role.PROBLEMS, ROLES)


def test_nearest_names_come_best_first_and_not_at_all_when_far() -> None:
    assert nearest("青岛市府", ("湖州市人民政府", "青岛市政府", "青岛")) == ("青岛市政府", "青岛")
    assert nearest("海关", ("湖州市人民政府", "青岛市政府")) == ()
    assert near_rows("regoin", FIELDS)[0] == "region"
    assert near_rows("地去", FIELDS) == ("地区",)


def test_a_pattern_is_compiled_once() -> None:
    assert compile_pattern(r"\d+件") is compile_pattern(r"\d+件")


def test_a_query_without_a_pattern_loads_no_pattern_library() -> None:
    code = "import sys, kb.query; kb.query.parse('督查 #10 通报 单位:青岛'); print('regex' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "False"

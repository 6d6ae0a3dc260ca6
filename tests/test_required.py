"""What a pattern cannot match without."""

import re
import warnings

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kb.search.required import required_runs


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"\d+件", ("件",)),
        ("督查.*通报", ("督查", "通报")),
        ("督查?办", ("督", "办")),
        ("督查+办", ("督查", "办")),
        ("督查{0,2}办", ("督", "办")),
        ("督|查", ()),
        ("(?:督|查)办", ("办",)),
        ("(督查)?通报", ("通报",)),
        ("[督查]办[^]通]报", ("办", "报")),
        (r"\(督查\)", ("督查",)),
        (r"[\]督]查", ("查",)),
        ("(督(查[)]|办))室", ("室",)),
        ("", ()),
        (r"(?!督查)通报", ("通报",)),
    ],
)
def test_runs_outside_groups_classes_and_choices(pattern: str, expected: tuple[str, ...]) -> None:
    assert required_runs(pattern) == expected


@given(st.text(alphabet="督查工.*+?{}()[]|^\\d1,", max_size=10), st.text(alphabet="督查工1", max_size=12))
def test_a_text_that_matches_holds_them_all(pattern: str, text: str) -> None:
    try:
        with warnings.catch_warnings(action="ignore"):
            compiled = re.compile(pattern)
    except (re.error, OverflowError):
        assume(False)
    if compiled.search(text):
        assert all(run in text for run in required_runs(pattern))

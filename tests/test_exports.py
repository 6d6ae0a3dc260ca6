"""Exports: report text is text, whatever signs stand in it."""

import pytest

from kb.render.exports import escape_markdown, harmless_cell


@pytest.mark.parametrize("text", ["=1+1", "+86", "-督查", "@总", "\tx"])
def test_no_cell_is_taken_for_a_formula(text: str) -> None:
    assert harmless_cell(text).startswith("'")


def test_chinese_cells_stay_as_they_are() -> None:
    assert harmless_cell("满意率90%以上") == "满意率90%以上"


def test_no_sign_of_a_text_acts_as_markdown() -> None:
    assert escape_markdown("# 标题 *重点* [链接](x) <b>") == r"\# 标题 \*重点\* \[链接\](x) \<b\>"
    assert escape_markdown("1. 一\n- 二") == "\\1. 一\n\\- 二"

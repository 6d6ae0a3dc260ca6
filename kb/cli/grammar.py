"""The query language at a glance, for the help of `kb search`."""

from collections.abc import Callable

from kb.i18n import _
from kb.render.cells import table

GRAMMAR: tuple[tuple[str, Callable[[], str]], ...] = (
    ("督查 督办", lambda: _("both")),
    ("督查 | 督办", lambda: _("either")),
    ("-信访", lambda: _("without")),
    ("(督查 | 督办) 通报", lambda: _("a group")),
    ('"放管服改革"', lambda: _("the run, across quotation marks and spaces")),
    ("'“放管服”改革'", lambda: _("to the letter")),
    ("督查 #10 通报", lambda: _("within 10 characters")),
    ("督查 $10 通报", lambda: _("within 10 characters, in this order")),
    ("同句:(督查 通报)", lambda: _("in one sentence")),
    ("同段: 同节: 同篇:", lambda: _("in one passage, section, report")),
    ("坚持以*为*", lambda: _("slots within a sentence")),
    ("/[0-9]+件/", lambda: _("regular expression")),
    (";dcdb", lambda: _("initials of pinyin")),
    ("单位:青岛|湖州 地区:山东", lambda: _("of a unit, of a region")),
    ("年:2019..2023 年:2019! 年:?", lambda: _("of years, stated only, unknown")),
    ("层级:市 文种:总结 标题:服务", lambda: _("of a level, of a kind, by the title")),
    ("节:下一步", lambda: _("what a part does: 开头 做法 成效 问题 下一步 结尾")),
    ("有:数据 有:遮蔽", lambda: _("with figures, with masks")),
    ("有:承诺", lambda: _("with commitments: what will be done or reached")),
    ("有:引文 引:公文处理手册", lambda: _("naming documents, naming this document")),
    ("满意率>=90% 投资>1000万元", lambda: _("stating so much of it")),
    ("干货:>0.5", lambda: _("concrete, from 0 to 1")),
    ("query:NAME", lambda: _("a saved query")),
)
ENGLISH = "AND OR NOT a NEAR/10 b a ADJ/10 b unit: region: year: level: kind: in: title: has: cites: substance:"


def grammar_help() -> str:
    """The table as a paragraph whose lines click leaves alone, and the English twins."""
    lines = table([(example, meaning()) for example, meaning in GRAMMAR])
    return "\b\n" + "\n".join(lines) + "\n\n" + _("In English too: {signs}").format(signs=ENGLISH)


__all__ = ["GRAMMAR", "grammar_help"]

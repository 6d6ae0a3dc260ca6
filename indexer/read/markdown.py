"""Markdown → the text that its reader sees: headings, emphasis, links and comments without their marks, every line where it was."""

import re

_SIGN = re.compile(r"\*\*|\]\(|<!--|^[ ]{0,8}(?:#|>|[-*+] )|\\[^\w\s]", re.MULTILINE)
_COMMENT = re.compile(r"<!--.{0,9999}?-->", re.DOTALL)
_HEADING = re.compile(r"^[ ]{0,3}#{1,6}[ \t]+(?P<words>[^\n]*?)(?:[ \t]+#{1,6})?[ \t]*$", re.MULTILINE)
_QUOTE = re.compile(r"^[ ]{0,3}>[ ]?", re.MULTILINE)
_BULLET = re.compile(r"^[ ]{0,8}[-*+][ ]{1,4}(?=[\u4e00-\u9fff“《（【(*\[])", re.MULTILINE)
_PICTURE = re.compile(r"!\[[^\[\]\n]{0,200}\]\([!-~]{1,999}\)")
_LINK = re.compile(r"\[(?P<words>[^\[\]\n]{1,200})\]\([!-'*-~]{1,999}(?: \"[^\"\n]{0,200}\")?\)")
_STRONG = re.compile(r"(?<![*\\])\*\*(?![*\s、，。；])(?P<words>[^*\n]{1,400}?)(?<![\s、，\\])\*\*(?!\*)")
"""Not the stars that stand for what was struck out (对**举报、**局): they do not pair around words."""
_ESCAPED = re.compile(r"\\(?P<words>[\\`*_{}\[\]()#+.!~>-])")


def unmarked(text: str) -> str:
    r"""The text without the marks of Markdown; bars of tables stay, which are read where tables of every text are.

    >>> unmarked("## 一、总体要求\\n**坚持**[规划](a.html)先行<!-- 草稿 -->")
    '一、总体要求\\n坚持规划先行'
    """
    if not _SIGN.search(text):
        return text
    bare = _COMMENT.sub(lambda found: "\n" * found[0].count("\n"), text)
    for pattern in (_QUOTE, _HEADING, _BULLET, _PICTURE, _LINK, _STRONG, _ESCAPED):
        bare = pattern.sub(_words, bare)
    return bare


def _words(found: re.Match[str]) -> str:
    return found.groupdict().get("words", "")


__all__ = ["unmarked"]

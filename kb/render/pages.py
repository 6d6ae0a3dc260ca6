"""Self-contained pages of HTML: nothing is loaded, nothing runs, no text acts as markup."""

from collections.abc import Iterable
from html import escape

from kb.i18n import language
from kb.text import visible

_STYLE = """
:root { color-scheme: light dark; --line: #8884; --dim: #8889; --gone: #ffd7d5; --came: #ccffd8; --moved: #ddf4ff; --changed: #fff3bf; }
@media (prefers-color-scheme: dark) { :root { --gone: #67060c; --came: #04451d; --moved: #0c2d6b; --changed: #5a4200; } }
body { font: 16px/1.7 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; margin: 1.5rem auto; max-width: 110rem; padding: 0 1rem; }
h1 { font-size: 1.3rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
th, td { border: 1px solid var(--line); padding: .3rem .5rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
thead th { position: sticky; top: 0; background: Canvas; }
.sign { font-family: monospace; width: 1.2rem; display: inline-block; font-weight: bold; }
.note { color: GrayText; font-size: .9rem; }
.only, .went, del { background: var(--gone); text-decoration: none; } .came, ins { background: var(--came); text-decoration: none; }
.changed { background: var(--changed); } .moved { background: var(--moved); }
td.none { background: repeating-linear-gradient(45deg, transparent 0 6px, var(--line) 6px 7px); }
summary { cursor: pointer; }
@media print { thead th { position: static; } }
"""


def text_html(text: str) -> str:
    """A text as it may stand in a page: every sign plain, line ends kept."""
    return escape(visible(text)).replace("\n", "<br>")


def page(title: str, body: str) -> str:
    """A whole page around a body of HTML; the title is plain text."""
    shown = text_html(title)
    tongue = "zh-CN" if language().startswith("zh") else "en"
    return (
        f'<!DOCTYPE html>\n<html lang="{tongue}">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{shown}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{shown}</h1>\n{body}\n</body>\n</html>\n"
    )


def section_html(title: str, body: str) -> str:
    """A heading with what stands under it."""
    return f"<h2>{text_html(title)}</h2>\n{body}"


def folded_html(summary: str, body: str) -> str:
    """What opens when its summary is chosen."""
    return f"<details><summary>{text_html(summary)}</summary>{body}</details>"


def table_html(head: Iterable[str], rows: Iterable[str]) -> str:
    """A table of rows that are HTML already."""
    cells = "".join(f"<th>{text_html(name)}</th>" for name in head)
    inner = "\n".join(rows)
    return f"<table><thead><tr>{cells}</tr></thead><tbody>\n{inner}\n</tbody></table>"


def row_html(cells: Iterable[str]) -> str:
    """A row of plain texts."""
    return "<tr>" + "".join(f"<td>{text_html(cell)}</td>" for cell in cells) + "</tr>"


__all__ = ["folded_html", "page", "row_html", "section_html", "table_html", "text_html"]

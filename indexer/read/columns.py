"""Which columns of a table of reports hold what, by the names that crawlers and colleagues give them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from indexer.read.faults import UnreadableError
from indexer.read.options import ReadOptions
from kb.i18n import _


@dataclass(frozen=True, slots=True)
class Column:
    """A role of a column (``text`` or the name of a fact) and the headers that mean it, most telling first."""

    role: str
    headers: tuple[str, ...]


COLUMNS = (
    Column(
        "text",
        (
            "正文", "全文", "正文内容", "文章内容", "政策内容", "报告内容", "文件内容", "公文内容", "报告全文", "政策全文", "报告正文", "文本", "文本内容",
            "详细内容", "内容", "fulltext", "maintext", "bodytext", "contenttext", "articlecontent", "articletext", "policycontent", "policytext",
            "reporttext", "cleantext", "content", "text", "body", "article", "contents", "contenthtml", "html", "bodyhtml", "rawtext", "pagecontent",
            "document", "doc",
        ),
    ),
    Column("title", ("标题", "题目", "题名", "文件标题", "报告标题", "文章标题", "政策标题", "政策名称", "文件名称", "报告名称", "名称", "title", "policytitle", "articletitle", "headline", "subject", "name")),
    Column(
        "unit",
        (
            "单位", "发文机关", "发文单位", "发布机构", "发布单位", "发布机关", "发文机构", "制定机关", "颁布单位", "颁布机构", "发文部门", "部门", "机构",
            "填报单位", "报送单位", "unit", "organ", "agency", "issuer", "department", "organization", "publisher", "puborg", "issuingauthority", "org",
        ),
    ),
    Column("source", ("来源", "信息来源", "文章来源", "媒体", "网站来源", "source", "origin", "media")),
    Column("region", ("地区", "省份", "省", "城市", "市", "区域", "行政区", "所属地区", "地域", "region", "province", "city", "area", "location", "county")),
    Column("docno", ("文号", "发文字号", "发文号", "文件编号", "公文文号", "docno", "documentnumber", "docnumber", "documentno", "pcode", "fileno")),
    Column("written", ("成文日期", "成文时间", "发文日期", "发文时间", "印发日期", "签发日期", "writtendate", "issuedate", "signdate", "dateissued")),
    Column(
        "published",
        (
            "发布日期", "发布时间", "公开日期", "公布日期", "发表时间", "日期", "时间", "date", "pubdate", "pubtime", "publishdate", "publishtime",
            "publisheddate", "publishedat", "published", "releasedate", "time", "datetime", "createtime",
        ),
    ),
    Column("year", ("年份", "年度", "年", "year")),
    Column("url", ("链接", "网址", "地址", "原文链接", "来源链接", "文章链接", "网页地址", "url", "link", "href", "sourceurl", "pageurl", "detailurl")),
    Column("kind", ("文种", "类型", "类别", "文件类型", "政策类型", "体裁", "kind", "type", "category", "doctype")),
    Column("editor", ("编辑", "责任编辑", "作者", "editor", "author")),
    Column("site", ("网站", "站点", "网站名称", "site", "sitename", "website")),
    Column("column", ("栏目", "栏目名称", "所属栏目", "column", "channel", "section")),
)  # fmt: skip

BARE = re.compile(r"[\s_\-./（）()：:*]+")
MOST_SHOWN = 20
NO_TEXT = "no-text-column"
"""The fault of a table that is none of reports."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a table's columns are: the index of the text's, and the role and header of each other that is known."""

    text: int
    facts: Mapping[int, tuple[str, str]]


def find_layout(headers: Sequence[str], options: ReadOptions) -> Layout:
    """The layout of a table with these headers; raises UnreadableError where none holds the text."""
    places = dict(_places(headers, options))
    if "text" not in places:
        shown = ", ".join(header for header in headers[:MOST_SHOWN] if header) or "-"
        raise UnreadableError(
            NO_TEXT,
            _(
                'No column of this table is known to hold the reports\' text. Its columns: {columns}. Name the right one in kb.toml: [table] columns = {{ text = ["…"] }}'
            ).format(columns=shown),
        )
    text = places.pop("text")
    return Layout(text, {index: (role, headers[index]) for role, index in places.items() if index != text})


def holds_text_column(headers: Sequence[str], options: ReadOptions) -> bool:
    """Whether a row of cells can be the headers of a table of reports."""
    return any(role == "text" for role, _index in _places(headers, options))


def _places(headers: Sequence[str], options: ReadOptions) -> Iterator[tuple[str, int]]:
    """Each role and the index of its column: what the user named first, then the most telling of the known headers."""
    bare = [bare_header(header) for header in headers]
    named = {role: [bare_header(name) for name in names] for role, names in options.columns}
    for column in COLUMNS:
        wanted = [*named.get(column.role, []), *column.headers]
        found = next((bare.index(header) for header in wanted if header in bare), None)
        if found is not None:
            yield column.role, found


def bare_header(header: str) -> str:
    """A header without spaces, case and punctuation: ``Pub_Date`` and ``pubdate`` are one."""
    return BARE.sub("", header.strip("\ufeff")).lower()

"""The article of a page is told from what surrounds it, on pages of many makes, with and without known containers."""

import pytest

from indexer.read.faults import UnreadableError
from indexer.read.page import declared_charset, read_page

BODY = (
    "各镇人民政府，区直各部门：",
    "2024年，全区上下坚持稳中求进，推动各项工作取得新的成效，现将有关情况总结如下。",
    "一、主要工作情况",
    "（一）抓好项目建设。全年新开工重点项目36个，完成投资48.5亿元，同比增长12.3%。",
    "（二）抓好民生保障。新建改建学校6所，新增学位3200个，群众满意度达到96.8%。",
    "二、存在的问题",
    "一些项目推进较慢，部分干部的作风还不够扎实，服务企业的办法还不够多。",
    "三、下一步打算",
    "继续深化改革，优化营商环境，办好十件民生实事，确保各项任务落到实处。",
    "砚湖区人民政府办公室",
    "2024年12月30日",
)
PARAGRAPHS = "\n".join(f"<p>{line}</p>" for line in BODY)
TITLE = "砚湖区2024年工作总结"
NAV = "".join(
    f"<li><a href='/c{number}'>{name}</a></li>"
    for number, name in enumerate(("首页", "政务公开", "办事服务", "互动交流", "走进砚湖", "新闻中心"))
)
RELATED = "".join(
    f"<li><a href='/n{number}.html'>砚湖区召开第{number}次工作推进会议，部署重点任务。</a><span>2024-12-0{number}</span></li>"
    for number in range(1, 9)
)
FOOT = "主办单位：砚湖区人民政府办公室　网站标识码：9900000001　岚ICP备00000001号<br>地址：砚湖区湖滨路1号　联系电话：000-0000000"
INFO = "发布时间：2025-01-06 09:30　来源：砚湖区政府办　浏览次数：128　字体：[大 中 小]　打印"


def page(article: str, *, head: str = "", before: str = "", after: str = "") -> str:
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{TITLE}_砚湖区人民政府</title>{head}
    <style>.a{{color:red}}</style><script>var x = "不读的脚本，不读的脚本。";</script></head><body>
    <div class="top"><ul>{NAV}</ul></div><div>您当前的位置：<a href="/">首页</a> &gt; <a href="/a">政务公开</a> &gt; 总结</div>
    {before}{article}{after}
    <div class="bottom">{FOOT}</div></body></html>"""


PAGES = {
    "known container": page(
        f'<h1>{TITLE}</h1><div class="info">{INFO}</div><div class="TRS_Editor">{PARAGRAPHS}</div>'
    ),
    "container by id": page(f'<h1>{TITLE}</h1><div>{INFO}</div><div id="zoom">{PARAGRAPHS}</div>'),
    "unknown container": page(f'<h2>{TITLE}</h2><div>{INFO}</div><div class="qx7">{PARAGRAPHS}</div>'),
    "breaks instead of paragraphs": page(
        f"<h2>{TITLE}</h2><div>{INFO}</div><div class='t1'>{'<br>　　'.join(BODY)}</div>"
    ),
    "tables for layout": page(
        f"<table><tr><td width='200'><table><tr><td>栏目导航</td></tr><tr><td><ul>{NAV}</ul></td></tr></table></td>"
        f"<td><table><tr><td align='center'><b>{TITLE}</b></td></tr><tr><td>{INFO}</td></tr><tr><td>{'<br><br>'.join(BODY)}</td></tr></table></td></tr></table>"
    ),
    "a div a paragraph": page(f"<h2>{TITLE}</h2><div>{INFO}</div><div><div>{'</div><div>'.join(BODY)}</div></div>"),
    "related articles beside": page(
        f"<h2>{TITLE}</h2><div>{INFO}</div><div class='k'>{PARAGRAPHS}</div>",
        after=f"<div><h3>相关新闻</h3><ul>{RELATED}</ul></div>",
    ),
    "related articles inside": page(
        f"<div class='k'><h2>{TITLE}</h2><div>{INFO}</div>{PARAGRAPHS}<div>相关阅读：<ul>{RELATED}</ul></div></div>"
    ),
    "teasers with abstracts": page(
        f"<div class='k'>{PARAGRAPHS}</div>",
        after="<div>"
        + "".join(
            f"<div><h4><a href='/{n}'>砚湖区第{n}季度工作情况通报</a></h4><p>第{n}季度，全区各项工作平稳推进，取得阶段性成效。</p></div>"
            for n in range(1, 5)
        )
        + "</div>",
    ),
    "prose in the footer": page(
        f"<div class='k'>{PARAGRAPHS}</div>",
        after="<div class='footer'><p>本网站由砚湖区人民政府主办，转载请注明来源，未经授权不得用于商业用途。</p></div>",
    ),
    "hidden until loaded": page(f"<div>{PARAGRAPHS}</div>").replace("<body>", '<body style="visibility: hidden">'),
    "a copy for printing that is hidden": page(
        f"<div>{PARAGRAPHS}</div>", after=f"<div style='display: none'>{PARAGRAPHS}</div>"
    ),
}


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("containers", [True, False], ids=["known", "unknown"])
@pytest.mark.parametrize("name", PAGES)
def test_the_whole_article_is_read(name: str, containers: bool) -> None:
    text = squeezed(read_page(PAGES[name], containers=containers).text)
    assert "".join(squeezed(line) for line in BODY) in text


@pytest.mark.parametrize("containers", [True, False], ids=["known", "unknown"])
@pytest.mark.parametrize("name", PAGES)
def test_nothing_around_the_article_is_read(name: str, containers: bool) -> None:
    text = read_page(PAGES[name], containers=containers).text
    for foreign in (
        "首页",
        "政务公开",
        "工作推进会议",
        "网站标识码",
        "不读的脚本",
        "季度工作情况通报",
        "转载请注明",
        "浏览次数",
        "栏目导航",
    ):
        assert foreign not in text
    assert text.count("一、主要工作情况") == 1


@pytest.mark.parametrize("name", PAGES)
def test_paragraphs_are_lines(name: str) -> None:
    lines = read_page(PAGES[name]).text.split("\n")
    assert "一、主要工作情况" in lines
    assert "砚湖区人民政府办公室" in lines


def facts_of(source: str) -> dict[str, str]:
    return {fact.place: fact.value for fact in read_page(source).facts}


def test_the_head_of_the_page_gives_facts() -> None:
    head = (
        '<meta name="ArticleTitle" content="砚湖区2024年工作总结"><meta name="PubDate" content="2025-01-06 09:30">'
        '<meta name="ContentSource" content="区政府办"><meta name="Author" content=""><meta property="og:url" content="http://yh.example/1.html">'
        '<meta name="SiteName" content="砚湖区人民政府"><meta name="ColumnName" content="工作总结"><link rel="canonical" href="http://yh.example/2.html">'
    )
    facts = {
        (fact.name, fact.place, fact.value)
        for fact in read_page(page(f"<h1>{TITLE}</h1><div>{PARAGRAPHS}</div>", head=head)).facts
    }
    assert facts >= {
        ("title", "page:ArticleTitle", "砚湖区2024年工作总结"),
        ("published", "page:PubDate", "2025-01-06 09:30"),
        ("source", "page:ContentSource", "区政府办"),
        ("url", "page:og:url", "http://yh.example/1.html"),
        ("url", "page:canonical", "http://yh.example/2.html"),
        ("site", "page:SiteName", "砚湖区人民政府"),
        ("column", "page:ColumnName", "工作总结"),
        ("title", "page:title", f"{TITLE}_砚湖区人民政府"),
        ("title", "page:h1", TITLE),
    }
    assert "page:Author" not in {place for _name, place, _value in facts}


TABLE = (
    "<table><tr><td><b>索 引 号：</b></td><td>99/2024-001</td><td>主题分类：</td><td>综合政务</td></tr>"
    "<tr><td>发文机关：</td><td>砚湖区人民政府</td><td>成文日期：</td><td>2024年12月30日</td></tr>"
    "<tr><td>标　　题：</td><td colspan=3>砚湖区2024年工作总结</td></tr><tr><td>发文字号：</td><td>砚政发〔2024〕9号</td>"
    "<td>发布日期：</td><td>2025年1月6日</td></tr></table>"
)
LIST = (
    "<ul><li><span>索引号：</span>99/2024-001</li><li><span>发布机构：</span>砚湖区人民政府</li><li>成文日期：2024年12月30日</li>"
    "<li>名称：砚湖区2024年工作总结</li><li>文　　号：砚政发〔2024〕9号</li><li>发布日期：2025年1月6日</li></ul>"
)
DEFINITIONS = (
    "<div><dl><dt>发文单位</dt><dd>砚湖区人民政府</dd></dl><dl><dt>生成日期</dt><dd>2024年12月30日</dd></dl>"
    "<dl><dt>文件编号</dt><dd>砚政发〔2024〕9号</dd></dl><dl><dt>公开日期</dt><dd>2025年1月6日</dd></dl></div>"
)


@pytest.mark.parametrize("block", [TABLE, LIST, DEFINITIONS], ids=["table", "list", "definitions"])
@pytest.mark.parametrize("containers", [True, False], ids=["known", "unknown"])
def test_tables_of_labels_are_facts_and_no_text(block: str, containers: bool) -> None:
    read = read_page(page(f"<div class='TRS_Editor'>{block}{PARAGRAPHS}</div>"), containers=containers)
    assert read.text == "\n".join(BODY)
    facts = {(fact.name, fact.value) for fact in read.facts}
    assert facts >= {
        ("unit", "砚湖区人民政府"),
        ("written", "2024年12月30日"),
        ("docno", "砚政发〔2024〕9号"),
        ("published", "2025年1月6日"),
    }


def test_the_line_under_the_title_gives_facts() -> None:
    facts = facts_of(PAGES["unknown container"])
    assert facts["page:发布时间"] == "2025-01-06 09:30"
    assert facts["page:来源"] == "砚湖区政府办"


def test_a_table_of_data_is_read_row_by_row() -> None:
    table = "<table><tr><th>指标</th><th>2023年</th><th>2024年</th></tr><tr><td>项目（个）</td><td>30</td><td>36</td></tr></table>"
    lines = read_page(page(f"<div class='TRS_Editor'>{PARAGRAPHS}{table}</div>")).text.split("\n")
    assert lines[-2:] == ["指标\t2023年\t2024年", "项目（个）\t30\t36"]


def test_a_cell_over_several_rows_leaves_the_others_in_their_columns() -> None:
    rows = (
        "<tr><th>任务</th><th>单位</th><th>协办</th><th>时限</th></tr><tr><td>建泵站</td><td rowspan='2'>水务局</td><td rowspan='99999999'>乡镇</td><td>6月</td></tr>"
        "<tr><td>建水闸</td><td>9月</td></tr><tr><td>建平台</td><td colspan='x'>档案局</td><td rowspan='0'>8月</td></tr>"
    )
    lines = read_page(page(f"<div class='TRS_Editor'>{PARAGRAPHS}<table>{rows}</table></div>")).text.split("\n")
    assert lines[-4:] == [
        "任务\t单位\t协办\t时限",
        "建泵站\t水务局\t乡镇\t6月",
        "建水闸\t\u3000\t\u3000\t9月",
        "建平台\t档案局\t\u3000\t8月",
    ]


def test_attachments_of_the_document_stay() -> None:
    links = "<p>附件：</p><p><a href='/a/1.docx'>1.任务分解表</a></p><p><a href='/a/2.pdf'>2.责任清单</a></p>"
    for containers in (True, False):
        text = read_page(page(f"<div class='TRS_Editor'>{PARAGRAPHS}{links}</div>"), containers=containers).text
        assert "1.任务分解表" in text
        assert "2.责任清单" in text


def test_a_short_notice_is_an_article() -> None:
    notice = "<div id='zoom'><p>现将砚湖区2024年工作要点予以公布。</p><p>砚湖区人民政府</p></div>"
    assert read_page(page(notice)).text == "现将砚湖区2024年工作要点予以公布。\n砚湖区人民政府"


def test_a_container_with_an_abstract_only_is_not_believed() -> None:
    read = read_page(
        page(
            f"<div class='article-content'><p>摘要：全区各项工作平稳推进，取得新的成效。</p></div><div class='k'>{PARAGRAPHS}</div>"
        )
    )
    assert "三、下一步打算" in read.text


@pytest.mark.parametrize(
    "source",
    [
        page(f"<ul>{RELATED * 3}</ul>"),
        page(
            "<ul>"
            + "".join(f"<li><a href='/{n}'>砚湖区{n}年工作总结</a> {n}-01-06</li>" for n in range(2001, 2025))
            + "</ul>"
        ),
    ],
    ids=["sentences", "titles"],
)
def test_a_list_of_articles_is_refused(source: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_page(source)
    assert caught.value.fault.code == "list-page"


@pytest.mark.parametrize(
    "source",
    ["", "   ", "<!-- 只有注释 -->", "<html><head><title>空</title></head><body><script>x</script></body></html>"],
)
def test_a_page_without_text_is_refused(source: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_page(source)
    assert caught.value.fault.code == "empty-page"


def test_a_bare_fragment_is_a_page() -> None:
    assert read_page(PARAGRAPHS).text == "\n".join(BODY)


@pytest.mark.parametrize(
    "source",
    [
        "<div>" * 5_000 + "深处的正文，也要读到才行。" + "</div>" * 5_000,
        "<p>没有结束的段落，<b>没有结束的粗体，照样要读。<table><tr><td>完",
        "<p>" * 20_000 + "段，落。" * 10,
    ],
    ids=["deep", "unclosed", "many"],
)
def test_broken_markup_is_read(source: str) -> None:
    assert "，" in read_page(source).text


@pytest.mark.parametrize(
    "unit", ["<!--", "<script>", "<!a", "<?a", "<![CDATA[", '<a b="', "<div>", "<", "&#"], ids=repr
)
@pytest.mark.timeout(150)
def test_markup_without_an_end_takes_no_time(unit: str) -> None:
    text = read_page(PARAGRAPHS + unit * 100_000).text
    assert text.startswith("\n".join(BODY))


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        (b'<meta charset="gb2312">', "gb2312"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=GBK" />', "GBK"),
        (b"<p>", None),
    ],
)
def test_the_declared_charset_is_found(data: bytes, charset: str | None) -> None:
    assert declared_charset(data) == charset


@pytest.mark.parametrize("name", ["summary-ad", "ad_box", "app-download", "advert2"])
def test_an_advertisement_between_title_and_text_is_left_out(name: str) -> None:
    body = "".join(
        f"<p>第{number}季度，全年办理事项三百件，群众满意度稳步提升，工作取得新的成绩。</p>" for number in range(9)
    )
    page = read_page(
        f"<html><body><div><h1>工作总结</h1><div class='{name}'>掌上某某，政务动态随时看，办事更方便</div><div class='x'>{body}</div></div></body></html>"
    )
    assert "掌上" not in page.text
    assert page.text.count("群众满意度") == 9

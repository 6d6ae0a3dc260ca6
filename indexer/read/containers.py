"""The elements in which the publishing systems of Chinese government sites put an article's text."""

from dataclasses import dataclass

from bs4 import Tag

from indexer.read.elements import elements
from indexer.read.markup import attribute, names


@dataclass(frozen=True, slots=True)
class Container:
    """Where a publishing system puts the text: names of ids, classes or elements, in lower case.

    ``exact`` containers hold nothing but the text; the others may hold a title, a line of dates and buttons as well.
    """

    system: str
    names: frozenset[str]
    exact: bool = True


def _row(system: str, listed: str, *, exact: bool = True) -> Container:
    return Container(system, frozenset(listed.split()), exact)


CONTAINERS = (
    _row("gov.cn", "ucap-content ucapcontent pages_content #contenttext bodylabel"),
    _row(
        "TRS",
        "trs_editor trs_editor_view trs_ueditor trs_paper_default trs_preappend trs_word trs_autoadd custom_unionstyle custom_union_style",
    ),
    _row(
        "zoom",
        "zoom zoomcon zoombox fontzoom fontzoomcon textzoom zoom_content content_zoom font_area fontarea print_zoom",
    ),
    _row("hanweb", "j-fontcontent j-fontsize newscontnet bt_content bt-content main-txt maintext main-text main_text"),
    _row(
        "visual site builder",
        "v_news_content vsb_content vsb_content_2 vsb_content_4 wp_articlecontent wp_entry arti_content",
    ),
    _row(
        "ueditor", "ueditor-content ueditor_content ue_content editor-content edit-content editor_content cke_contents"
    ),
    _row("ivs", "ivs_content gsj_htmlcon_bot govdoc-content htmlcon"),
    _row("wechat", "js_content rich_media_content"),
    _row(
        "article-content",
        "article-content article_content articlecontent article-body article_body articlebody article-con article_con articlecon"
        " article-text article_text articletext article-cont article_cont arc_cont arc_content art_con artcon art_content content_article"
        " article_zw articledetail article-detail article_detail post-content entry-content",
    ),
    _row(
        "xxgk",
        "xxgk_content xxgk-content xxgkcontent xxgk_detail_content gknr gkcontent gk_content zfxxgk_content zc_content zcwj_content"
        " wjnr zwxl-article zwxl_content zwnr zw_content wz_content wzcon wz_con wzcontent wznr wztext xl_content xl-content xlcontent"
        " xl_cont xly_content xilan_con xl_con nr_con nrcon content_nr contentnr zhengwen zhengwencontent div_zhengwen jgzn_content",
    ),
    _row(
        "text",
        "info_cont info-cont infocont info_content info-content news_content news-content newscontent news_con newscon news_text newstext"
        " news-body txtcon txt_con con_text contxt cont_txt context contenttxt content_txt content-txt content_text content-text contenttext"
        " text_content text-content textcontent detail_content detail-content detailcontent detail_con detail-con detailcon detail_article_content"
        " ccontent content_body content-body contentbody contentbox_text conttext con_txt show_content view_content b12c",
    ),
    _row("main", "main-content main_content maincontent content_main content-main con_main cont_main", exact=False),
    _row(
        "content",
        "content contents con cont article #article articlebox article-box article_box zw view detail details",
        exact=False,
    ),
    _row("element", "article main", exact=False),
)
"""Most telling first. An id, a class and an element's name are looked up alike; ``#name`` is an id only."""

RANK = {name: rank for rank, container in reversed(tuple(enumerate(CONTAINERS))) for name in container.names}
ELEMENTS = ("article", "main", "ucapcontent")


def candidates(tree: Tag) -> list[tuple[int, Tag]]:
    """The elements that may be the article's container, with the rank of their row: best rank first, in document order."""
    found = [(rank, element) for element in elements(tree) if (rank := _rank(element)) is not None]
    return sorted(found, key=lambda pair: pair[0])


def _rank(element: Tag) -> int | None:
    keys = [*names(element), f"#{attribute(element, 'id').lower()}"]
    if element.name in ELEMENTS:
        keys.append(element.name)
    return min((RANK[key] for key in keys if key in RANK), default=None)

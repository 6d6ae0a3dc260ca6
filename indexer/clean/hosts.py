"""What sites that collect other people's documents write around and between them: uploads, previews, invitations."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from indexer.clean.edits import Edit
from indexer.clean.forms import is_button_line
from indexer.clean.labels import STAMPED
from indexer.clean.sheet import Line, Sheet, lines_with
from indexer.values import Fact

LONGEST_NOTE = 200
"""A longer line is no note of the site."""
HEAD, FOOT = 40, 40
"""So many lines at either end can hold a site's notes that running text could say as well."""

_DATE = r"(?:(?:19|20)\d\d\s?[-./年]\s?\d{1,2}\s?[-./月]\s?\d{1,2}\s?日?)"
_BULLET = r"[-–—•·●▪■◆*\s]{0,4}"


@dataclass(frozen=True, slots=True)
class Note:
    """A note of the site: its name, how it shows. ``whole`` notes are all of a line; ``anywhere`` ones no document says.

    One of its ``signs`` stands in every such note: a line without any is not looked at further. A sign begins with a character that
    is rare, and looks back from there.
    """

    name: str
    signs: str
    pattern: re.Pattern[str]
    whole: bool = False
    anywhere: bool = True


def _note(name: str, signs: str, pattern: str, *, whole: bool = False, anywhere: bool = True) -> Note:
    return Note(name, signs, re.compile(pattern, re.IGNORECASE), whole, anywhere)


NOTES = (
    _note("collected for you", r"小编|家(?<=大家)|您|你|篇(?<=多篇)", r"小编(?:为|给|整理|精心|今天|带来|就|和|在|来|带|收集|特|们|已经)|(?:为|帮|替)(?:大家|您|你|你们)(?:整理|收集|准备|带来|分享|推荐|搜集)|整理了?多篇"),
    _note("for reference", r"家(?<=大家)|您|你|各位|友(?<=网友)|迎(?<=欢迎)", r"[供以仅](?:大家|您|各位|网友)(?:学习|借鉴|参考|阅读)|欢迎(?:大家|您)?(?:阅读|参考|借鉴|下载|收藏)(?:[与和及]?(?:参考|借鉴|下载|分享|学习))?[。!！~]?$|希望(?:能够?|可以)?(?:给|对|帮助?到?)(?:大家|您|你)"),
    _note("from the web", r"网(?<=[自于]网)|互联(?<=[自于]互联)|友(?<=网友)|代表(?<=不代表)|侵权", r"(?:来源于|来自|源于|整理自)(?:网友|网络|互联网)(?:上传|投稿|整理|收集|转载)?[^。]{0,12}(?:不代表|仅供|如有|侵权|$)|网友(?:投稿|上传)|不代表本(?:站|网)(?:的)?(?:观点|立场)|(?:如有|若有|涉及)侵权[^。]{0,20}(?:联系|告知|删除|删)"),
    _note("uploaded by", r"文(?<=本文)|员(?<=由会员)|户(?<=由用户)|友(?<=网友)|版权|证(?<=不保证)", r"本文档?(?:由|为|系)[^。]{0,20}(?:上传|分享|整理发布|投稿|发布)|由(?:会员|用户|网友)(?:上传|分享|发布)|文档?内容版权归|版权(?:争议|归)[^。]{0,20}(?:内容提供方|原作者|上传者|联系)|(?:本站|本网)不保证(?:质量|内容)"),
    _note("service", "客服|Q|q|微信|众号", r"(?:网站|在线)客服\s?[:：]|客服\s?QQ|添加QQ|加(?:我们)?(?:微信|QQ)群|关注(?:我们的)?公众号"),
    _note("preview", r"览(?<=预览)|载(?<=下载)|亲，|亲,|亲!|亲！|免费|线(?<=在线)|更多相关", r"^[^。]{0,12}(?:文章|文档|以上|以下)?内容仅供预览|下载(?:后的)?(?:文档|之前|本文)[^。]{0,20}(?:完全一致|确认|预览)|^亲[，,!！]|(?:超出|到这儿已超出)免费(?:预览|阅读)|免费(?:在线)?阅读[，,]|可在线阅读|更多相关[^。]{0,60}搜索"),
    _note("members only", r"仅供|员(?<=会员)|此注(?<=点此注)|【刷|【登|【注|V|v", r"仅供(?:站内|本站)?会员|(?:注册|成为)[】\]]?(?:加入)?会员|点此注册|【(?:刷新页面|登录网站|登录|注册)】|开通VIP|VIP(?:会员|用户)(?:专享|免费)"),
    _note("the site of itself", r"文(?<=范文)|文秘|文库|文(?<=公文)[\u4e00-\u9fff]{0,4}[网库站热]|材料[\u4e00-\u9fff]{0,4}[网库站热]|总结[\u4e00-\u9fff]{0,4}[网库站热]|写作|海量", r"(?:范文|文秘|文库|公文|材料|总结|写作)[\u4e00-\u9fff]{0,4}(?:网|库|站|热线)[^。]{0,20}(?:提供|为您|专业|海量|网站|欢迎|收集|分享)|海量[^。]{0,8}(?:范文|文档|资料)|写作(?:素材|难题)[^。]{0,4}[!！]?$|[范例]文[+＋]AI写作"),
    _note("preview picture", "页", r".{1,80}[_＿—-]\s?第\s?\d{1,4}\s?页(?:\s?[/／]\s?共\s?\d{1,4}\s?页)?", whole=True),
    _note("preview pages", "页", r"第\s?\d{1,4}\s?页\s?[/／]\s?共\s?\d{1,4}\s?页", whole=True),
    _note("hints of the library", r"享(?<=分享)|载(?<=下载)|波动(?<=网络波动)|站(?<=本站)", r"分享赚钱|文件下载后无此问题|下载前请仔细阅读文档|(?:下载文档|付费)[^。]{0,12}(?:网络波动|未能成功下载)|向本站投诉"),
    _note("service of the library", r"额(?<=不提供额)|档(?<=文档)|览(?<=预览)|客服|文库|桌面", r"平台不提供额外|文档内容的完整性|仅部分预览[^。]{0,6}(?:文档|内容)|如?(?:有)?文档侵犯|联系客服反馈|添加[\u4e00-\u9fff]{1,10}文库到|桌面快捷访问"),
    _note("the rest is kept back", r"完(?<=未完)|阅读|看全(?<=查看全)|余下内", r"[（(]?(?:未完|阅读全部|阅读全文|查看全文|余下内容)[^。\n]{0,40}(?:全文共|登录|注册|会员|下载)[^。\n]{0,30}[)）]?|[（(]?请认真阅读下面的提示信息[)）]?", whole=True),
    _note("size of the file", "B|b", rf"{_BULLET}(?:(?:文件|文档)?大小\s?[:：]\s?)?\d{{1,5}}(?:\.\d{{1,2}})?\s?[KM]B", whole=True),
    _note("number of the file", r"D|d|编号\s?[:：]|页|格式\s?[:：]|类型\s?[:：]", rf"{_BULLET}(?:ID|(?:文件|文档)?编号)\s?[:：]\s?\d{{4,14}}|{_BULLET}(?:总|文档)?页数\s?[:：]\s?\d{{1,4}}\s?页?|{_BULLET}(?:文件|文档)?(?:格式|类型)\s?[:：]\s?\.?(?:docx?|pdf|wps|txt|pptx?)", whole=True),
    _note("day of upload", r"布(?<=发布)(?=\s|$)|传(?<=上传)|更新|间(?<=时间)\s?[:：]", rf"{_BULLET}{_DATE}\s?(?:发布|上传|更新)|(?:上传|更新|时间)\s?[:：]\s?{_DATE}", whole=True, anywhere=False),
    _note("parts of the page", r"【概|【正|【导|【简|【摘|【内|【全|温馨|目录(?<=文章目录)|文(?<=本文)|桌面|览(?<=预览)|源描|源简|档(?<=文档)|制(?<=文复制)|复制正|享(?<=分享)|载(?<=下载)|举报(?=\s|$)|版权", r"【(?:概述|正文|导语|简介|摘要|内容|全文)】|温馨提示[:：]?|文章目录|本文目录|电脑桌面|内容预览[:：]?|资源描述[:：]?|资源简介[:：]?|文档(?:描述|简介|介绍|预览)[:：]?|正文复制|复制正文|(?:收藏\s?)?分享\s?[（(]赏[)）]|(?:返回\s)?下载\s?相关\s?举报|举报\s?(?:下载|版权申诉)?|版权申诉", whole=True),
    _note("length of the text", r"文(?<=本文|全文|正文)", r"[（(]?(?:本文|全文|正文)共?\s?\d{2,6}\s?字[)）]?(?:[，,].{0,60})?", whole=True),
    _note("invitations", r"荐(?<=关推荐)|章(?<=[关荐]文章)|稿(?<=投稿)|载(?<=下载)|/|看全(?<=查看全)|荐(?<=编辑推荐)", rf"{_BULLET}(?:相关推荐|相关文章|推荐文章|我要投稿|文档下载|下载文档(?:原格式)?|/\s?\d{{1,4}}|点击下载文档|点击下载|查看全部|网站编辑推荐您?)\s?[:：|\s]*", whole=True, anywhere=False),
    _note("download", r"载(?<=下载)|档(?<=文档)", r"点击(?:此处)?下载(?:文档|本文|全文)|文档为\s?(?:doc|word)|下载(?:word|doc|本文档)", anywhere=False),
    _note("lists of more", "推荐[:：文范阅]|更多[:：文范阅]", r"^(?:推荐|更多)(?:文章|范文|阅读)?[:：]\s?\S", anywhere=False),
    _note("first of several", "篇", r"篇[一1]|第一篇\s?[:：].{2,60}|篇一\s?[:：].{2,60}|【篇一】.{0,60}", whole=True, anywhere=False),
    _note("a writer's mark", r"\||｜", r"[|｜]\s?[A-Za-z][A-Za-z0-9_]{1,11}", whole=True, anywhere=False),
    _note("how to write", r"如何写|导语|简介|说明[】\]\s:：]", r"^如何写[^。]{0,40}[?？]|^(?:导语|简介|说明)[】\]]?\s?[:：].{0,200}(?:网友|小编|本站|预览|文库|您|你)"),
)  # fmt: skip
"""In order; the first that fits names the cut's kind. Official documents say none of this."""

_SIGN = re.compile("|".join(note.signs for note in NOTES))
_OF_DOCUMENTS = re.compile(
    r"^(?:[（(][一二三四五六七八九十\d]{1,3}[)）]|第[一二三四五六七八九十百零〇\d]{1,7}[条章节款])|[。；：\s][（(]?一[)）]?、|[（(]一[)）]|(?:坚强|正确)?领导下，?,?|为指导|贯彻落实|我[省市县区局镇乡]"
)
"""What documents say of themselves: a line with a note and such words holds text as well, and stays."""
WATERMARK = re.compile(
    r"[^\n。]{0,40}(?:https?://[^\s。]{4,80}|www\.[^\s。,，]{4,60}|公众.{0,1}号\s?[:：])[^\n]{0,60}?(?:整理|汇总|分享|收集|素材|提供|加微)[^。\n]{0,20}。"
)
"""What a site puts before the first word of a text it copied."""
_ADDRESS = re.compile(
    r"[\u4e00-\u9fff]{0,14}(?:网(?!址)|文库|范文|公文|宝典|素材|资料)[\u4e00-\u9fff]{0,6}[:：]\s?(?:https?://)?www\.[A-Za-z0-9.-]{4,40}"
)
"""The name and address of the site, run into the line or alone on it."""
_FIRST = 5
_PAGES = re.compile(r"资源描述[:：]?|文档(?:描述|介绍)[:：]?|资源简介[:：]?")
_PAGE_MARK = re.compile(r"(\d{1,3})、")
_UPLOADED = re.compile(_DATE)


def note_of(text: str, *, edge: bool) -> str:
    """The name of the site's note that a line is; empty where it is none. ``edge`` says that it stands near an end."""
    if len(text) > LONGEST_NOTE or _OF_DOCUMENTS.search(text):
        return ""
    for note in NOTES:
        if (edge or note.anywhere) and (note.pattern.fullmatch(text) if note.whole else note.pattern.search(text)):
            return note.name
    return ""


def find_host_notes(text: str, sheet: Sheet) -> list[Edit]:
    """The lines that a collecting site wrote, the mark before the text and the counts of its previewed pages."""
    names = dict(_names(text, sheet))
    if len(names) == 1:
        names = {at: name for at, name in names.items() if _is_certain(name, sheet[at])}
    if any(at < HEAD for at in names):
        names = {at: "buttons" for at, line in enumerate(sheet[:HEAD]) if is_button_line(line.text)} | names
    edits = [
        Edit(sheet[at].start, sheet[at].stop, "host-note", facts=_facts(name, sheet[at].text))
        for at, name in sorted(names.items())
    ]
    return edits + list(_watermark(sheet)) + list(_page_marks(sheet))


def _names(text: str, sheet: Sheet) -> Iterator[tuple[int, str]]:
    """The lines that are notes, with their names."""
    for at in lines_with(_SIGN, text, sheet):
        name = note_of(sheet[at].text, edge=at < HEAD or at >= len(sheet) - FOOT)
        if name:
            yield at, name


def _is_certain(name: str, line: Line) -> bool:
    """Whether a single note is one by itself: the short labels and dates need company."""
    if name == "first of several":
        return True
    return name not in ("day of upload", "number of the file", "size of the file") and len(line.text) > 3


def _facts(name: str, text: str) -> tuple[Fact, ...]:
    found = _UPLOADED.search(text) if name == "day of upload" or STAMPED.search(text) else None
    return (Fact("published", found[0].strip(), "page:上传时间"),) if found else ()


def _watermark(sheet: Sheet) -> Iterator[Edit]:
    for line in sheet[:_FIRST]:
        found = WATERMARK.match(line.text) or _ADDRESS.match(line.text)
        if found:
            yield Edit(line.start, line.start + found.end(), "host-note")


def _page_marks(sheet: Sheet) -> Iterator[Edit]:
    """1、 2、 3、 before the pages of a preview: they count pages, cut sentences, and number nothing."""
    begin = next((at for at, line in enumerate(sheet[:HEAD]) if _PAGES.fullmatch(line.text)), None)
    if begin is None:
        return
    count = 1
    for before, line in zip(sheet[begin:], sheet[begin + 1 :], strict=False):
        mark = _PAGE_MARK.match(line.text)
        if mark and int(mark[1]) == count:
            joined = count > 1 and before.end < line.start
            start = before.end if joined else line.start
            yield Edit(start, line.start + mark.end(), "page-number")
            count += 1


__all__ = ["HEAD", "NOTES", "Note", "find_host_notes", "note_of"]

"""Pages of several templates, invented: what stays is the document, what goes is kept with its rule, what it says becomes facts."""

import pytest

from indexer.clean import clean
from indexer.values import Cleaned, Extract

BODY = (
    "各位代表：\n现在，我代表市人民政府，向大会报告政府工作，请予审议，并请列席会议的同志提出意见。\n一、2022年工作回顾\n"
    "过去一年，全市上下攻坚克难、砥砺前行，地区生产总值增长6.1%，较好完成了年度目标任务。打印、下载、分享等自助服务进驻全部镇街。"
)
ONE_LINE = BODY.replace("\n", "")
LAST = "各位代表！让我们同心同德、真抓实干，为建设美丽云岭而努力奋斗！"
NOTICE = (
    "各县区人民政府，市直各部门：\n为进一步做好防汛备汛工作，切实保障人民群众生命财产安全，现将有关事项通知如下。\n一、压实责任。各级要落实值班值守制度，做到责任到人。\n"
    "附件：1.防汛责任人名单\n2.物资储备清单\n云岭市人民政府办公室\n2023年4月10日"
)
TITLE = "云岭市2023年政府工作报告"
NOTICE_TITLE = "云岭市人民政府办公室关于做好2023年防汛工作的通知"


def of(text: str) -> Cleaned:
    return clean(Extract("某文件.txt", text, "txt"))


def facts(result: Cleaned) -> dict[str, str]:
    return {fact.name: fact.value for fact in result.facts}


PAGES = {
    "buttons a line each": (f"下载\n打印\n全屏\n收藏\n【字号：\n加大\n还原\n减小\n】\n{TITLE}\n来源：云岭日报\n时间：2023-02-03\n{BODY}\n{LAST}\n相关报道：", f"{TITLE}\n{BODY}\n{LAST}"),
    "breadcrumb in pieces": (f"{TITLE}\n首页\n>\n政务公开\n>\n政府工作报告\n{TITLE}\n发布时间：2023-02-03 09:12\n来源：市政府办\n{BODY}\n{LAST}\n【返回顶部】\n【关闭窗口】\n【打印本页】", f"{TITLE}\n{BODY}\n{LAST}"),
    "breadcrumb in one line": (f"您现在的位置：首页 > 政务公开 > 报告 > 正文\n{TITLE}\n发布日期：2023-02-03 来源：市政府办 浏览次数：1024 字号：[ 大 中 小 ]\n{BODY}\n{LAST}\n打印\n关闭", f"{TITLE}\n{BODY}\n{LAST}"),
    "menus and site name": (f"云岭市人民政府门户网站\n无障碍 | 繁体 | 登录\n首页\n走进云岭\n政务公开\n政务服务\n互动交流\n当前位置：首页 / 政务公开 / 正文\n{TITLE}\n2023-02-03 09:12:33 来源：云岭市人民政府\n分享到：微信 微博 QQ空间\n{BODY}\n{LAST}", f"{TITLE}\n{BODY}\n{LAST}"),
    "table with values below": (f"索引号：\n11001/2023-0007\n发文机关：\n云岭市人民政府办公室\n标　　题：\n{NOTICE_TITLE}\n发文字号：\n云政办发〔2023〕7号\n成文日期：\n2023-04-10\n发布日期：\n2023-04-12\n有效性：\n有效\n{NOTICE_TITLE}\n{NOTICE}\n扫一扫在手机打开当前页", f"{NOTICE_TITLE}\n{NOTICE}"),
    "table in rows": (f"索 引 号：11001/2023-0007　　主题分类：应急管理\n发文机关：云岭市人民政府办公室　　成文日期：2023年04月10日\n标　　题：{NOTICE_TITLE}\n发文字号：云政办发〔2023〕7号　　发布日期：2023年04月12日\n主 题 词：\n{NOTICE_TITLE}\n{NOTICE}\n主办：云岭市人民政府办公室　承办：云岭市大数据局\n网站标识码：1234567890　云ICP备05000000号　云公网安备 11010102000001号", f"{NOTICE_TITLE}\n{NOTICE}"),
    "table without colons": (f"索引号\n11001/2023-0007\n主题分类\n应急管理\n发文机关\n云岭市人民政府办公室\n发文字号\n云政办发〔2023〕7号\n{NOTICE_TITLE}\n{NOTICE}", f"{NOTICE_TITLE}\n{NOTICE}"),
    "editors and neighbours below": (f"{TITLE}\n{BODY}\n{LAST}\n（责任编辑：王小林）\n上一篇：我市召开经济工作会议\n下一篇：没有了\n相关链接\n我市召开经济工作会议\n全市一季度经济运行情况\n关于我们 | 网站地图 | 联系我们\n版权所有：云岭市人民政府 云ICP备05000000号", f"{TITLE}\n{BODY}\n{LAST}"),
    "caption of a picture": (f"{TITLE}\n来源：云岭日报\n2月1日，林远作政府工作报告。本报记者 张一 摄\n{BODY}\n{LAST}", f"{TITLE}\n{BODY}\n{LAST}"),
    "title of the page": (f"{TITLE}_云岭市人民政府门户网站\n首页\n>\n公开\n{TITLE}\n{BODY}\n{LAST}", f"{TITLE}\n{BODY}\n{LAST}"),
    "title of the page alone": (f"{TITLE}_云岭市人民政府门户网站\n{BODY}\n{LAST}", f"{TITLE}\n{BODY}\n{LAST}"),
    "title twice": (f"{TITLE}\n{TITLE}\n{BODY}\n{LAST}", f"{TITLE}\n{BODY}\n{LAST}"),
    "title twice, once in two lines": (f"{NOTICE_TITLE}\n首页\n>\n文件\n云岭市人民政府办公室关于做好\n2023年防汛工作的通知\n{NOTICE}", f"云岭市人民政府办公室关于做好\n2023年防汛工作的通知\n{NOTICE}"),
    "provenance glued to the last line": (f"{BODY}\n{LAST}[来源:云岭在线 编辑:小林]大家爱看", f"{BODY}\n{LAST}"),
    "next page glued to the last line": (f"{BODY}\n{LAST}下一篇:云岭市2022年政府工作报告", f"{BODY}\n{LAST}"),
    "links with addresses": (f"{NOTICE}\n\n--- 相关附件 ---\n- 名单: https://example.com/a/1.pdf\n- 清单: https://example.com/a/2.pdf", NOTICE),
    "wiki licence": (f"{BODY}\n{LAST}\n本作品是某地的\n法律\n，依据《\n著作权法\n》第五条，属于\n公有领域\n。\nPublic domain\nPublic domain\nfalse\nfalse", f"{BODY}\n{LAST}"),
    "news of a government": (f"{NOTICE_TITLE}\n2023年04月12日 16:20 来源：云岭社 字号：默认 大 超大 | 打印 | 收藏 留言|\n{NOTICE}\n【我要纠错】 责任编辑：宋小某\n相关稿件\n防汛工作解读\n回到 顶部\n链接：省政府 | 市人大 | 市政协\n关于本网 | 网站声明 | 联系我们 | 网站纠错\n主办单位：云岭市政府办公室 运行维护单位：某中心\n版权所有：云岭政府网", f"{NOTICE_TITLE}\n{NOTICE}"),
    "an old ministry": (f"设为首页 | 加入收藏 | 联系我们\n今天是：2023年4月13日 星期四\n网站首页\n局领导\n机构职能\n新闻动态\n政务公开\n办事大厅\n公众参与\n专题专栏\n您的位置： 首页 > 政务公开 > 通知公告\n{NOTICE_TITLE}\n日期：2023-04-12 08:30　　访问量：　　字号：【大 中 小】\n{NOTICE}\n[ 打印 ] [ 关闭 ]\n版权所有：云岭市应急局　　技术支持：某公司\n地址：云岭市某路1号　邮编：100000　电话：000-12345678\n云ICP备12345678号-1\n网站标识码：bm12345678　建议使用IE9以上浏览器", f"{NOTICE_TITLE}\n{NOTICE}"),
    "labels in brackets": (f"[ 索引号 ]\n11500000/2023-00012\n[ 发文字号 ]\n云政办发〔2023〕7号\n[ 主题分类 ]\n其他\n[ 发布机构 ]\n云岭市人民政府办公室\n[ 有效性 ]\n有效\n{NOTICE_TITLE}\n{NOTICE}", f"{NOTICE_TITLE}\n{NOTICE}"),
    "a page for the elderly": (f"无障碍浏览\n进入关怀版\n应急局\n请输入搜索内容\n{NOTICE_TITLE}\n{NOTICE_TITLE}\n时间：2023/04/12\n信息来源：防汛科\n分享\n{NOTICE}\n上一篇： 无\n下一篇： 某公告", f"{NOTICE_TITLE}\n{NOTICE}"),
    "everything in few lines": (f"首页 政务公开 办事服务 互动交流\n{NOTICE_TITLE}\n日期: 2023-04-12 来源: 防汛科 【字体: 大 中 小】 打印\n{NOTICE}\n分享到： 微信 微博\n政策解读\n相关文件", f"{NOTICE_TITLE}\n{NOTICE}"),
    "a site that collects": (f"某某范文网 > 工作总结 > 年度总结\n{TITLE}\n时间：2023-02-03 09:12:00\n导语：{TITLE}一文来源于网友上传，不代表本站观点，如需原创请咨询客服老师。\n下面是小编为大家整理的报告，供大家参考。\n{TITLE}\n{BODY}\n{TITLE}\n{LAST}\n本文共1563字，仅供会员学习参考\n初到新人请【点此注册】加入会员", f"{TITLE}\n{BODY}\n{LAST}"),
    "a preview of an upload": (f"收藏 分享(赏)\n{TITLE}.docx\n上传人：小林 文档编号：1234567 上传时间：2023-04-08 格式：DOCX 页数：2 大小：23.1KB\n下载 相关 举报\n{TITLE}.docx_第1页\n第1页 / 共2页\n亲，该文档总共2页，到这儿已超出免费预览范围，如果喜欢就下载吧！\n资源描述\n1、{TITLE}{ONE_LINE}\n{LAST}", f"{TITLE}\n{ONE_LINE}\n{LAST}"),
    "size and day of an upload": (f"- 16.07 KB\n- 2023-03-29 发布\n- 1、本文档由用户上传，某文库整理发布，可阅读全部内容。\n- 网站客服QQ：1234567\n{TITLE}\n{BODY}\n{LAST}", f"{TITLE}\n{BODY}\n{LAST}"),
    "a stamp without label": (f"{TITLE}\n2023-02-03 09:12:33来源：云岭新闻网作者：\n{TITLE}\n{BODY}\n{LAST}", f"{TITLE}\n{BODY}\n{LAST}"),
    "key words": (f"{TITLE}\n2023-02-03 09:12:33 云岭网\n云岭市，工作报告，2023\n{TITLE}\n{BODY}\n{LAST}", f"{TITLE}\n{BODY}\n{LAST}"),
    "a table between bars": (f"{NOTICE_TITLE}\n| 索引号 | 620702081/2023-00007 | 发文字号 | 云政办发〔2023〕7号 |\n| 关键词 | 发布机构 | 云岭市人民政府办公室 | |\n| 生成日期 | 2023-04-10 16:24:38 | 是否有效 |\n{NOTICE}", f"{NOTICE_TITLE}\n{NOTICE}"),
    "rows behind dots": (f"返回顶部\n{NOTICE_TITLE}\n  • 索引号：\n    11001/2023-0007\n  • 发文机构：\n    云岭市人民政府办公室\n  • 发文日期：\n    2023年04月10日 16:40\n  • 内容概述：\n{NOTICE_TITLE}\n{NOTICE}", f"{NOTICE_TITLE}\n{NOTICE}"),
    "a title that says 作报告 inside": (f"首页 > 专题报道 > 两会\n政府工作报告\n2023-02-03 09:12:33 来源：\n{BODY}\n{LAST}", f"政府工作报告\n{BODY}\n{LAST}"),
    "number and title in one line": (f"云政办发〔2023〕7号《{NOTICE_TITLE}》\n浏览量：   时间：2023-04-12 23:45:19\n{NOTICE_TITLE}\n{NOTICE}", f"{NOTICE_TITLE}\n{NOTICE}"),
    "a library's service": (f"电脑桌面\n添加某某文库到电脑桌面\n安装后可以在桌面快捷访问\n  • 格式：doc\n  • 大小：62.00 KB\n  • 文档页数：25\n  1. 1、下载文档前请自行甄别文档内容的完整性，平台不提供额外的编辑等附加服务。\n{TITLE}\n篇一\n{BODY}\n{LAST}\n（未完，全文共2234字，当前显示319字）\n（请认真阅读下面的提示信息）", f"{TITLE}\n{BODY}\n{LAST}"),
    "who and when without labels": (f"{TITLE}\n云岭市人民政府 2023年02月03日\n{BODY}\n{LAST}第1页共1页", f"{TITLE}\n{BODY}\n{LAST}"),
    "day and source run together": (f"{TITLE}\n2023-02-03办公室来源：云岭网\n{BODY}\n{LAST}", f"{TITLE}\n{BODY}\n{LAST}"),
    "a path without its first word": (f"当前位置： 首页\n>政务频道 >政务公开 >本局文件\n{TITLE}\n{BODY}\n{LAST}", f"{TITLE}\n{BODY}\n{LAST}"),
    "hints of a library": (f"分享\n{TITLE}.docx\n下载文档\nID：2233249\n页数：11页\n时间：2023-05-02\n收藏 分享赚钱\n温馨提示：\n1. 部分包含动画的文件，查看预览时可能会显示异常，文件下载后无此问题，请放心下载。\n3. 下载前请仔细阅读文档内容，若与标题不符可向本站投诉处理。\n网站客服：3074922707\n云岭市 政府 工作报告 2023\n{TITLE}{ONE_LINE}\n{LAST}", f"{TITLE}\n{ONE_LINE}\n{LAST}"),
    "an address before the text": (f"某某公文写作范文宝典：www.example.com\n{TITLE}\n【概述】\n某某网的会员为你整理了这篇报告，希望能给你带来帮助。\n【正文】\n{TITLE}\n{BODY}\n{LAST}", f"{TITLE}\n{BODY}\n{LAST}"),
    "a teaser": (f"{TITLE}\n{TITLE} {ONE_LINE[:40]}…\n{TITLE}\n{ONE_LINE}\n{LAST}", f"{TITLE}\n{ONE_LINE}\n{LAST}"),
    "a title glued to its text": (f"{TITLE} {TITLE} {ONE_LINE}\n{LAST}", f"{TITLE}\n{ONE_LINE}\n{LAST}"),
    "page numbers": (f"{NOTICE_TITLE}\n— 1 —\n{NOTICE}\n第 2 页 共 2 页", f"{NOTICE_TITLE}\n{NOTICE}"),
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_what_stays_of_a_page_is_the_document(name: str) -> None:
    page, document = PAGES[name]
    assert of(page).text == document


@pytest.mark.parametrize("name", PAGES)
def test_a_document_without_its_page_is_left_alone(name: str) -> None:
    document = PAGES[name][1]
    result = of(document)
    assert result.text == document
    assert not result.cuts


FACTS = {
    "buttons a line each": {"source": "云岭日报", "published": "2023-02-03"},
    "breadcrumb in one line": {"source": "市政府办", "published": "2023-02-03", "column": "报告"},
    "menus and site name": {"source": "云岭市人民政府", "published": "2023-02-03 09:12:33", "site": "云岭市人民政府门户网站", "column": "政务公开"},
    "table with values below": {"unit": "云岭市人民政府办公室", "title": NOTICE_TITLE, "docno": "云政办发〔2023〕7号", "written": "2023-04-10", "published": "2023-04-12"},
    "table in rows": {"unit": "云岭市人民政府办公室", "title": NOTICE_TITLE, "docno": "云政办发〔2023〕7号", "written": "2023年04月10日", "published": "2023年04月12日"},
    "table without colons": {"unit": "云岭市人民政府办公室", "docno": "云政办发〔2023〕7号"},
    "editors and neighbours below": {"editor": "王小林"},
    "provenance glued to the last line": {"source": "云岭在线", "editor": "小林"},
    "news of a government": {"published": "2023年04月12日 16:20", "source": "云岭社", "editor": "宋小某"},
    "labels in brackets": {"docno": "云政办发〔2023〕7号", "unit": "云岭市人民政府办公室"},
    "title of the page alone": {"site": "云岭市人民政府门户网站"},
}  # fmt: skip


@pytest.mark.parametrize("name", FACTS)
def test_what_the_cut_lines_said_becomes_facts(name: str) -> None:
    said = facts(of(PAGES[name][0]))
    assert {key: said.get(key) for key in FACTS[name]} == FACTS[name]


def test_places_of_facts_name_their_label() -> None:
    places = {fact.place for fact in of(PAGES["table in rows"][0]).facts}
    assert places == {"page:发文机关", "page:成文日期", "page:标题", "page:发文字号", "page:发布日期"}


ONE_LINE = (
    "关于开展技能培训的公告_云岭市就业局 设为首页 加入收藏 手机版 搜索 首 页 要闻 政务公开 互动服务 当前位置： 首页 > 正文 首页 要闻 政务公开 互动服务 "
    "关于开展技能培训的公告 2024年03月05日 10:00 来源： 云岭就业网 【打印】 【纠错】 "
    "为提升劳动者技能水平，促进高质量充分就业，现就开展技能培训公告如下。 一、培训对象 本市户籍劳动者和在本市就业的外来务工人员均可报名参加，培训费用由市财政承担。 "
    "二、培训时间 2024年4月至10月，具体安排以各县区通知为准，请关注报名网站。 云岭市就业局 云岭市财政局 2024年3月4日 "
    "关闭 云岭市就业局 © 版权所有 联系我们 承办：云岭市信息中心 技术支持：某科技公司 云ICP备05000000号 云公网安备11010102000001号 返回顶部 PC版 publishdate:2024/03/05 10:01:02"
)


def test_a_page_in_one_line_gets_its_lines_back() -> None:
    result = of(ONE_LINE)
    assert result.text.split("\n") == [
        "关于开展技能培训的公告",
        "为提升劳动者技能水平，促进高质量充分就业，现就开展技能培训公告如下。",
        "一、培训对象 本市户籍劳动者和在本市就业的外来务工人员均可报名参加，培训费用由市财政承担。",
        "二、培训时间 2024年4月至10月，具体安排以各县区通知为准，请关注报名网站。",
        "云岭市就业局",
        "云岭市财政局",
        "2024年3月4日",
    ]
    assert facts(result)["source"] == "云岭就业网"
    assert facts(result)["published"].startswith("2024年03月05日")


BODIES = {
    "an address that the document gives": f"{TITLE}\n申报网址：www.example.com，截止时间为本月底。\n各单位要高度重视，认真组织，按时完成申报，确保材料真实、准确、完整，不得弄虚作假。",
    "an advertisement in the line of the text": f"{TITLE}\n欢迎添加QQ咨询。一、工作情况（一）抓好服务。在市委的坚强领导下，全年办理事项三百件，群众十分满意，工作取得新的成绩。",
    "a meeting's own lines": "会议纪要\n时间：2023年3月5日\n地点：三楼会议室\n会议研究了一季度经济运行情况，听取了各部门的汇报，并对下一步工作作出安排。",
    "buttons as words": "本周打印机已修复，请各科室到一楼打印室领取，分享使用经验，收藏好说明书，如有问题请及时与信息中心联系。",
    "cells of a table": "规模\n大\n中\n小\n下载\n打印\n更多\n" + "表格里的数字都以年末数为准，来源于统计部门发布的年报和快报，口径与上年保持一致。",
    "source under a table": "一、主要指标\n全市粮食总产量达到二十万吨，比上年增长百分之三，连续五年保持稳定增长的良好势头。\n来源于市统计局年报。\n二、下一步打算\n继续抓好春耕生产，落实最严格的耕地保护制度，确保全年粮食播种面积只增不减。",
    "annexes as files": f"{NOTICE}\n附件下载：\n1.名单.docx\n2.清单.xlsx",
    "hosts of an event": "活动方案\n一、组织机构\n主办单位：市文化局\n承办单位：市图书馆\n二、活动内容\n组织全市读书活动，发动机关、学校、社区广泛参与，营造爱读书、读好书、善读书的浓厚氛围。",
    "signature": f"{NOTICE}",
    "the same short line again and again": "\n".join(["大力推进各项工作"] * 40),
    "repeated paragraph": f"{BODY}\n{LAST}\n{LAST}",
    "menu words in a heading": "一、政务公开\n全年主动公开政府信息三千余条，办理依申请公开事项五十件，按时办结率百分之百。\n二、政务服务\n高频事项全部实现一次办成，群众满意度持续提升，全年没有发生有效投诉。",
    "arrows in a process": "办理流程\n申请 > 受理 > 审核 > 办结\n申请人提交材料后，窗口工作人员当场审核，材料齐全的即时受理，并出具受理通知书。",
    "a weekday in a sentence": "每年9月的第二个星期六为全县志愿服务日。",
    "who helps with the technology": "县数据局应当委托与申请人没有利害关系的技术支持单位进行评估。",
    "a centre with the internet in its name": "中国互联网某中心提供地址管理和有关的信息服务。",
    "policies and rules in an item": "（一）宣传法律、法规、规章和政策，推动法律、法规、规章和政策落到实处；",
    "members in an item": "（五）以会员制方式收费，注册会员达一百人以上的；",
    "model texts and web offices in an article": "第十五条 县公安局应当公布申请表示范文本，采取网上办理等方式提供便利。",
    "contact at the end": "请于4月20日前将报名表报送市就业局，逾期不再受理，未尽事宜请与市就业局联系。\n联系人：林小\n联系电话：0000-1234567\n地址：云岭市人民路1号",
}  # fmt: skip


@pytest.mark.parametrize("name", BODIES)
def test_nothing_of_a_document_is_cut(name: str) -> None:
    assert of(BODIES[name]).text == BODIES[name]
    assert not of(BODIES[name]).cuts


def test_nothing_but_a_page_is_a_problem() -> None:
    result = of("首页\n>\n登录\n打印本页\n版权所有 云ICP备05000000号")
    assert result.text == ""
    assert [problem.code for problem in result.problems] == ["no-body"]


def test_cuts_tell_rule_and_place() -> None:
    page = PAGES["title twice"][0]
    assert [(cut.rule, cut.text, cut.start) for cut in of(page).cuts] == [("doubled-title", TITLE, 0)]


def test_a_date_of_upload_is_a_fact() -> None:
    result = of(f"- 16.07 KB\n- 2023-03-29 发布\n- 网站客服QQ：1234567\n{TITLE}\n{BODY}")
    assert facts(result)["published"] == "2023-03-29"
    assert result.title is not None


def test_of_two_titles_in_other_words_the_one_next_to_the_text_counts() -> None:
    result = of(f"水务系统2020年重点工作总结汇报\n云岭市水务局2020年重点工作总结汇报\n{BODY}")
    assert result.title is not None
    assert result.text[result.title.start : result.title.end] == "云岭市水务局2020年重点工作总结汇报"

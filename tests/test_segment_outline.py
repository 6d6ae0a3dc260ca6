"""The outline: which lines are headings, on which level, in every way of numbering that occurs."""

import pytest

from indexer.segment import segment
from kb.model import Span

BODY = "全镇上下认真落实各项部署，扎实推进重点任务，取得了积极进展，群众满意度不断提升。"

OUTLINES = {
    "han, brackets, items in their own paragraphs": (
        f"一、抓学习\n（一）突出引领，做实教育\n一是读原文。{BODY}\n二是讲党课。{BODY}\n（二）突出实效，做细服务。{BODY}\n二、抓落实\n{BODY}",
        ["1 一 抓学习", "2 (一) 突出引领，做实教育", "3 一是 读原文", "3 二是 讲党课", "2 (二) 突出实效，做细服务", "1 二 抓落实"],
    ),
    "items inside a paragraph": (
        f"一、抓学习\n1、突出引领，做实教育。一是读原文。{BODY}二是讲党课。{BODY}\n2、突出实效。一是抓制度。{BODY}二是抓考核。{BODY}",
        ["1 一 抓学习", "2 1 突出引领，做实教育", "3 一是 读原文", "3 二是 讲党课", "2 2 突出实效", "3 一是 抓制度", "3 二是 抓考核"],
    ),
    "the head of a table is no heading": (
        f"一、抓排名\n名次\t乡镇\t得分\n1\t枫林镇\t96.5\n二、抓落实\n任务\t单位\n改造泵站六座，恢复灌溉面积\t县水务局\n{BODY}",
        ["1 一 抓排名", "1 二 抓落实"],
    ),
    "stray blanks and both widths": (
        f"一 、抓学习\n(一）读原文。{BODY}\n（ 二 ）讲党课。{BODY}\n二．抓落实\n{BODY}\n三  抓作风\n{BODY}",
        ["1 一 抓学习", "2 (一) 读原文", "2 (二) 讲党课", "1 二 抓落实", "1 三 抓作风"],
    ),
    "levels by the document's own nesting": (
        f"（一）抓学习\n一、读原文。{BODY}\n二、讲党课。{BODY}\n（二）抓落实\n一、定任务。{BODY}\n二、定时限。{BODY}\n（三）抓作风\n{BODY}",
        ["1 (一) 抓学习", "2 一 读原文", "2 二 讲党课", "1 (二) 抓落实", "2 一 定任务", "2 二 定时限", "1 (三) 抓作风"],
    ),
    "arabic, bracketed, circled": (
        f"1.党建引领强基础\n(1)抓实学习教育。{BODY}\n(2)抓严组织生活。{BODY}\n2.项目建设提速度\n①抓前期。{BODY}②抓进度。{BODY}",
        ["1 1 党建引领强基础", "2 (1) 抓实学习教育", "2 (2) 抓严组织生活", "1 2 项目建设提速度", "2 ① 抓前期", "2 ② 抓进度"],
    ),
    "decimal": (
        f"1 总则\n1.1 编制目的\n{BODY}\n1.2 编制依据\n{BODY}\n2 组织体系\n2.1 指挥机构\n{BODY}\n2.1.1 主要职责\n{BODY}",
        ["1 1 总则", "2 1.1 编制目的", "2 1.2 编制依据", "1 2 组织体系", "2 2.1 指挥机构", "3 2.1.1 主要职责"],
    ),
    "item 8 about six things is no decimal": (
        f"1.创新平台：{BODY}\n2.专项：{BODY}\n3.6个重大专项：{BODY}\n4.“两新”：{BODY}",
        ["1 1 创新平台", "1 2 专项", "1 3 6个重大专项", "1 4 “两新”"],
    ),
    "words that count": (
        f"一、突出重点\n第一，抓项目。{BODY}第二，抓招商。{BODY}\n二、强化保障\n首先，认清形势。{BODY}\n其次，把握机遇。{BODY}\n最后，坚定信心。{BODY}",
        ["1 一 突出重点", "2 第一 抓项目", "2 第二 抓招商", "1 二 强化保障", "2 首先 认清形势", "2 其次 把握机遇", "2 最后 坚定信心"],
    ),
    "quoted verbs": (
        f"一、抓学习\n“强化”引领，做实教育。{BODY}\n“强化”制度，做细服务。{BODY}\n二、抓落实\n{BODY}",
        ["1 一 抓学习", "2  “强化”引领，做实教育", "2  “强化”制度，做细服务", "1 二 抓落实"],
    ),
    "quoted words that vary": (
        f"{BODY}\n“严”字当头抓管理。{BODY}\n“实”字为先抓落实。{BODY}\n“新”字引领抓创新。{BODY}",
        ["1  “严”字当头抓管理", "1  “实”字为先抓落实", "1  “新”字引领抓创新"],
    ),
    "headings without numbers": (
        f"{BODY}\n2024年工作回顾\n（一）抓学习。{BODY}\n（二）抓落实。{BODY}\n2025年工作安排\n（一）抓项目。{BODY}\n（二）抓服务。{BODY}\n加强政府自身建设\n{BODY}\n{BODY}",
        ["1  2024年工作回顾", "2 (一) 抓学习", "2 (二) 抓落实", "1  2025年工作安排", "2 (一) 抓项目", "2 (二) 抓服务", "1  加强政府自身建设"],
    ),
    "a heading ended by 。 or ： with the body below": (
        f"一、抓学习：\n{BODY}\n二、抓落实。\n{BODY}\n三、抓作风：\n{BODY}",
        ["1 一 抓学习", "1 二 抓落实", "1 三 抓作风"],
    ),
    "a heading glued to its body": (
        f"（一）加强组织领导。{BODY}\n（二）加大资金投入。{BODY}\n（三）强化监督检查各级各部门要及时发现问题，督促整改到位，{BODY}\n（四）营造良好氛围。{BODY}",
        ["1 (一) 加强组织领导", "1 (二) 加大资金投入", "1 (三) 强化监督检查", "1 (四) 营造良好氛围"],
    ),
    "articles with and without a name": (
        "第一章　总　则\n第一条　为了规范管理，制定本办法。\n第二条　【适用范围】本办法适用于本市。\n第三条　申请人应当具备下列条件：\n（一）具有法人资格；\n（二）具有办公场所；\n第二章　附　则\n第四条　施行日期\n本办法自公布之日起施行。",
        ["1 第一章 总　则", "2 第一条 ", "2 第二条 【适用范围】", "2 第三条 ", "1 第二章 附　则", "2 第四条 施行日期"],
    ),
    "parts": (
        f"第一部分 2024年工作总结\n一、狠抓落实，完成年度任务\n{BODY}\n二、存在问题\n{BODY}\n第二部分 2025年工作计划\n一、服务大局\n{BODY}",
        ["1 第一部分 2024年工作总结", "2 一 狠抓落实，完成年度任务", "2 二 存在问题", "1 第二部分 2025年工作计划", "2 一 服务大局"],
    ),
    "a number alone on its line": (
        f"第一章\n总则\n第一条\n{BODY}\n第二章\n组织机构\n第二条 {BODY}",
        ["1 第一章 总则", "2 第一条 ", "1 第二章 组织机构", "2 第二条 "],
    ),
    "a table of contents is no outline": (
        f"目录\n第一章 发展基础........1\n第二章 总体要求........8\n第一章 发展基础\n{BODY}\n第二章 总体要求\n{BODY}",
        ["1 第一章 发展基础", "1 第二章 总体要求"],
    ),
    "a list of annexes is no outline": (
        f"一、申报范围\n{BODY}\n二、申报程序\n{BODY}\n附件：1.申报书\n2.汇总表\n3.承诺书",
        ["1 一 申报范围", "1 二 申报程序"],
    ),
    "numbers that count nothing": (
        f"一、农业生产\n1.5万亩高标准农田全部建成。\n2024.1.5召开会议。\n3.2万人次参加培训。\n二、项目建设\n完成（2）项任务。项目：1、道路硬化；2、水渠改造；3、路灯安装。\n三、小结\n一是一，二是二，实事求是。{BODY}",
        ["1 一 农业生产", "1 二 项目建设", "1 三 小结"],
    ),
    "list items are no headings": (
        f"一、申报条件\n（一）在中华人民共和国境内依法登记注册、具有独立法人资格的企业事业单位；\n（二）近三年内没有重大违法违规记录；\n二、其他事项\n{BODY}一是信息共享程度低，二是业务协同能力弱，三是服务水平不高。",
        ["1 一 申报条件", "1 二 其他事项"],
    ),
    "questions and answers are no headings": (
        f"一、问：办法出台的背景是什么？\n答：{BODY}\n二、问：办法的主要内容是什么？\n答：{BODY}",
        [],
    ),
    "a document inside a document counts for itself": (
        f"各区县人民政府：\n{BODY}\n一、认真组织\n{BODY}\n二、按时报送\n{BODY}\n某市人民政府办公室\n2024年3月5日\n某某行动方案\n{BODY}\n一、总体要求\n（一）工作目标。{BODY}\n（二）工作原则。{BODY}\n二、重点任务\n{BODY}",
        ["1 一 认真组织", "1 二 按时报送", "1 一 总体要求", "2 (一) 工作目标", "2 (二) 工作原则", "1 二 重点任务"],
    ),
    "a glossary": (
        f"一、工作回顾\n{BODY}\n二、工作安排\n{BODY}\n名词解释\n1.一网通办：{BODY}\n2.一件事：{BODY}",
        ["1 一 工作回顾", "1 二 工作安排", "1  名词解释", "2 1 一网通办", "2 2 一件事"],
    ),
    "a lead before the next part": (
        f"一、抓学习\n{BODY}\n二、抓落实\n{BODY}\n回顾一年的工作，我们也清醒看到，督查手段还比较单一，与群众期盼还有一定差距。\n三、2025年工作安排\n{BODY}",
        ["1 一 抓学习", "1 二 抓落实", "1  回顾一年的工作", "1 三 2025年工作安排"],
    ),
    "leads at the end": (
        f"一、抓学习\n{BODY}\n二、抓落实\n{BODY}\n存在问题：督查手段还比较单一，与群众期盼还有一定差距。\n下一步，我局将抓好以下工作：一是抓项目。{BODY}二是抓服务。{BODY}",
        ["1 一 抓学习", "1 二 抓落实", "1  存在问题", "1  下一步", "2 一是 抓项目", "2 二是 抓服务"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), OUTLINES.values(), ids=list(OUTLINES))
def test_the_outline_is_found(text: str, expected: list[str]) -> None:
    assert [f"{section.level} {section.number} {section.heading}" for section in segment(text).outline] == expected


def test_a_report_that_came_as_one_line_has_its_outline() -> None:
    long = BODY * 15
    text = f"各位代表：一、2023年工作回顾 2023年是关键之年。{long}（一）抓学习。{long}（二）抓落实。{long}二、2024年工作安排 2024年是开局之年。{long}"
    found = [f"{section.level} {section.number} {section.heading}" for section in segment(text).outline]
    assert found == ["1 一 2023年工作回顾", "2 (一) 抓学习", "2 (二) 抓落实", "1 二 2024年工作安排"]


def test_the_title_is_no_heading() -> None:
    text = f"某某局工作总结\n{BODY}\n一、工作情况\n{BODY}"
    assert [section.heading for section in segment(text, Span(0, 7)).outline] == ["工作情况"]


FAULTS = [
    (f"一、抓学习\n{BODY}\n二、抓落实\n{BODY}\n四、抓作风\n{BODY}", ["numbering-skip"]),
    (f"一、抓学习\n{BODY}\n二、抓落实\n{BODY}\n二、抓作风\n{BODY}", ["numbering-repeat"]),
    (f"一、抓学习\n{BODY}\n二、抓落实\n{BODY}\n一、抓作风\n{BODY}", ["numbering-restart"]),
    (f"二、抓学习\n{BODY}\n三、抓落实\n{BODY}", ["numbering-skip"]),
    (f"一、甲\n（一）抓学习。{BODY}\n（二）抓落实。{BODY}\n二、乙\n（三）抓作风。{BODY}\n（四）抓项目。{BODY}", []),
]


@pytest.mark.parametrize(("text", "codes"), FAULTS)
def test_faults_of_numbering_are_kept_and_reported(text: str, codes: list[str]) -> None:
    assert [problem.code for problem in segment(text).problems] == codes


def test_half_width_and_traditional_texts_are_read_alike() -> None:
    plain = "县政府工作总结\n一、工作情况\n（一）抓好服务。全年办理事项三百件，群众满意。\n（二）抓好督查。全年督查三十次，件件落实。\n二、下一步打算\n继续努力，把各项工作做得更好，让群众更加满意。"
    half = plain.translate(str.maketrans("，：；（）", ",:;()"))
    old = plain.replace("总结", "總結").replace("办", "辦").replace("继续", "繼續")
    expected = [(section.level, section.number, section.role) for section in segment(plain, Span(0, 7)).outline]
    assert len(expected) == 4
    for text in (half, old):
        found = segment(text, Span(0, 7)).outline
        assert [(section.level, section.number, section.role) for section in found] == expected
    assert segment(old, Span(0, 7)).outline[1].heading == "抓好服务"


def test_a_text_in_one_line_is_unfolded_at_its_numbers() -> None:
    text = "县政府工作总结\n今年以来，我们认真履职。一、2020年工作情况（一）抓好服务。全年共办理各类事项三百余件，群众满意度稳步提升。（二）抓好督查。全年开展督查三十余次，重点工作件件有着落。（三）抓好党建。全年集中学习二十余次，队伍凝聚力不断增强，政治学习做到有计划、有记录、有检查，干部作风持续好转，机关面貌焕然一新，各项任务圆满完成，得到了上级和群众的充分肯定，为全县经济社会发展作出了应有的贡献。在今后的工作中，我们将再接再厉，不断改进作风，提高效率。"
    outline = [(section.level, section.number, section.heading) for section in segment(text, Span(0, 7)).outline]
    assert outline == [
        (1, "一", "2020年工作情况"), (2, "(一)", "抓好服务"), (2, "(二)", "抓好督查"), (2, "(三)", "抓好党建"),
    ]  # fmt: skip


def test_a_series_begun_inside_a_paragraph_goes_on_in_the_next_lines() -> None:
    text = "一、主要工作\n我们始终把服务作为首要任务，确保运转高效。一是会务保障有序。全年组织各类会议三十余场。\n二是日常协调有力。全年协调事项二十余件，件件有回音。\n三是上下联动顺畅。全年报送信息一百余篇，采用率提高。\n二、下一步打算\n继续努力，把各项工作做得更好。"
    headings = [section.heading for section in segment(text).outline]
    assert headings == ["主要工作", "会务保障有序", "日常协调有力", "上下联动顺畅", "下一步打算"]


def test_a_heading_may_open_with_the_name_of_a_plan() -> None:
    text = "各位代表：\n请予审议。\n“十一五”经济社会发展回顾\n五年来，我们坚持以发展为要务，全县经济社会各项事业取得了长足的进步，群众满意度不断提高。"
    assert [section.heading for section in segment(text).outline] == ["“十一五”经济社会发展回顾"]


def test_a_lead_whose_body_is_lost_at_the_end_does_not_speak_against_its_series() -> None:
    text = "一、主要做法\n（一）抓好服务，提升效能。\n全年办理事项三百余件，群众满意度稳步提升，没有发生一起有效投诉，服务水平不断提高。\n（二）抓好改革，促进发展。"
    assert [section.number for section in segment(text).outline] == ["一", "(一)", "(二)"]


def test_an_explanation_has_no_roles() -> None:
    title = "《某县人民政府关于工作总结的报告》政策解读"
    text = f"{title}\n现解读如下：\n一、起草背景\n根据要求，县司法局起草了这份报告，并征求了各部门意见。\n二、起草过程\n经过多次组织研究讨论和补充完善，最终形成本报告。"
    assert {section.role for section in segment(text, Span(0, len(title))).outline} == {None}

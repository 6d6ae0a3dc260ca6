"""What cleaning does inside a text: joins, wide-set words, gaps, masks, truncated ends, titles."""

import pytest

from indexer.clean import clean
from indexer.values import Cleaned, Extract


def of(text: str) -> Cleaned:
    return clean(Extract("某文件.txt", text, "txt"))


JOINED = {
    "around links": ("会议听取和审议了市长所作的\n政府工作报告\n。会议充分肯定过去一年的工作，决定批准这个报告。", "会议听取和审议了市长所作的政府工作报告。会议充分肯定过去一年的工作，决定批准这个报告。"),
    "after an opening mark": ("依照《\n某条例\n》第五条，免收费用。", "依照《某条例》第五条，免收费用。"),
    "parts of a date": ("云岭市统计局\n2025\n年\n08\n月\n27\n日", "云岭市统计局\n2025年08月27日"),
    "a number without its item": ("附件：\n1.\n报名表\n2.\n2023年计划表", "附件：\n1.报名表\n2. 2023年计划表"),
    "the occasion under a title": ("政府工作报告\n——2024年2月1日在云岭市第七届\n人民代表大会第五次会议上\n各位代表：", "政府工作报告\n——2024年2月1日在云岭市第七届人民代表大会第五次会议上\n各位代表："),
    "indents and empty lines": ("　　一、总体要求\n\n\n　　坚持稳中求进。  \n", "一、总体要求\n坚持稳中求进。"),
}  # fmt: skip


@pytest.mark.parametrize("name", JOINED)
def test_lines_broken_inside_a_sentence_are_joined(name: str) -> None:
    text, joined = JOINED[name]
    assert of(text).text == joined


WRAPPED = """第一章    总 则
第一条 为了规范培训资金的使用和管理，提高财政资金使用效
益，促进城乡劳动者就业创业，根据国家和省有关规定，结合本市
实际，制定本办法。
第二条 本办法所称培训资金，是指市级财政安排用于职业培训补
贴的专项资金，由市就业局会同市财政局负责管理，每年应不低于
200 万元，任何单位和个人不得截留、挤占、挪用。
— 2 —
第三条 培训资金的使用应当遵循公开、公平、公正的原则，优先
支持下列人员参加培训：
（一）登记失业人员；
（二）农村转移就业劳动者；
（三）毕业年度高校毕业生，以及在校期间开展创业活动的学生等
各类人员。
云岭市就业局
2023 年 4 月 1 日"""


def test_text_wrapped_at_a_width_is_joined_and_its_items_are_not() -> None:
    assert of(WRAPPED).text.split("\n") == [
        "第一章    总则",
        "第一条 为了规范培训资金的使用和管理，提高财政资金使用效益，促进城乡劳动者就业创业，根据国家和省有关规定，结合本市实际，制定本办法。",
        "第二条 本办法所称培训资金，是指市级财政安排用于职业培训补贴的专项资金，由市就业局会同市财政局负责管理，每年应不低于200 万元，任何单位和个人不得截留、挤占、挪用。",
        "第三条 培训资金的使用应当遵循公开、公平、公正的原则，优先支持下列人员参加培训：",
        "（一）登记失业人员；",
        "（二）农村转移就业劳动者；",
        "（三）毕业年度高校毕业生，以及在校期间开展创业活动的学生等各类人员。",
        "云岭市就业局",
        "2023 年 4 月 1 日",
    ]


HALVES = [
    "一、推进改革攻坚。全面梳理权责清单，公布办事指南，全年取消和下放审批事项三十余项，群众办事更加方便。",
    "二、优化公共服务。建成便民服务中心十二个，配齐自助终端设备，开展帮办代办服务，企业满意度进一步提升。",
    "三、加强系统建设。升级改造市级政务平台，打通部门数据壁垒，形成集计划管理、质量控制等功能于一体的智能",
    "化系统，并在交通、教育、医疗等关键领域加快应用推广，树立茶业标杆，带动全市数字化转型取得新的突破。",
    "四、夯实基础支撑。加快通信网络建设，推进数据资源共享，完善安全保障体系，确保平台稳定运行不出问题。",
    "五、强化组织领导。成立专项工作小组，压实各级各部门责任，定期调度通报，确保各项任务按时保质完成好。",
    "六、抓好宣传引导。充分利用各类媒体平台，广泛宣传改革成效，及时回应群众关切，营造良好的社会氛围啊。",
]


def test_a_long_line_cut_by_a_page_is_joined_where_other_lines_are_whole() -> None:
    assert of("\n".join(HALVES)).text.split("\n") == [*HALVES[:2], HALVES[2] + HALVES[3], *HALVES[4:]]


KEPT_APART = {
    "paragraphs that lost their full stop": "需求导向，鼓励创新。发挥标准的引领作用，提高供给能力\n守牢底线，保住安全。强化系统思维，提供安全保障\n统筹规划，协同推进。立足本市现状，推进体系建设",
    "names under a text": "请认真贯彻执行。\n云岭市财政局\n云岭市教育局\n云岭市卫生健康委员会\n2023年4月1日",
    "a title and its salutation": "关于印发培训办法的通知\n各县区人民政府：\n现将培训办法印发给你们，请认真贯彻执行。",
    "a list": "一、工作目标\n完成改造项目十二个\n新增学位三千个\n开工建设道路五条",
    "long headings without a mark": "\n".join(
        f"一年来，我们始终坚持把第{n}项发展任务作为重中之重的大事要事，推动城乡面貌发生了新的深刻变化\n全市上下团结一心，抓好了第{n}项工作，取得了明显的成效，群众的获得感不断增强，社会和谐稳定，各项事业全面进步，为今后一个时期的发展打下了坚实的基础。"
        for n in "一二三四五六七八"
    ),
    "figures under each other": "12.5\n13.8\n14.1",
}  # fmt: skip


@pytest.mark.parametrize("name", KEPT_APART)
def test_lines_that_end_are_not_joined(name: str) -> None:
    assert of(KEPT_APART[name]).text == KEPT_APART[name]


@pytest.mark.parametrize(
    ("wide", "closed"),
    [
        ("通 知", "通知"), ("目　录", "目录"), ("2 0 2 4 年 工 作 要 点", "2024年工作要点"), ("政 府 工 作 报 告", "政府工作报告"), ("习　近　平", "习近平"),
        ("一 、坚持强化", "一 、坚持强化"), ("市长 黄 江", "市长 黄 江"), ("一 二 三 四", "一 二 三 四"), ("大 中 小 三类", "大 中 小 三类"), ("2021 年 3 月 9 日", "2021 年 3 月 9 日"),
        ("5G 基站", "5G 基站"), ("张 三", "张 三"),
    ],
)  # fmt: skip
def test_words_set_wide_are_closed_only_where_that_is_certain(wide: str, closed: str) -> None:
    assert of(f"{wide}\n全市各级各部门要认真抓好落实。").text == f"{closed}\n全市各级各部门要认真抓好落实。"


GAPS = [
    ("---此处隐藏3077字,下载后查看---", 3077), ("（此处省略500字）", 500), ("余下全文，请下载后阅读", None), ("……此处隐藏 120 个字……", 120), ("下载后查看全文", None), ("剩余80%内容，开通会员继续阅读", None),
]  # fmt: skip


@pytest.mark.parametrize(("marker", "size"), GAPS)
def test_a_marker_of_missing_text_is_cut_and_kept_as_a_gap(marker: str, size: int | None) -> None:
    result = of(f"一、主要工作。抓好了落实。\n{marker}\n二、下一步打算。继续抓好落实。")
    assert result.text == "一、主要工作。抓好了落实。\n二、下一步打算。继续抓好落实。"
    assert [(gap.start, gap.end, gap.characters) for gap in result.gaps] == [(14, 14, size)]
    assert [cut.rule for cut in result.cuts] == ["gap-marker"]


@pytest.mark.parametrize(
    "text",
    [
        "图1 体系图（略）",
        "有的地方隐藏问题不报，省略了必要的程序。",
        "下载后请及时填写，并于本周内报送。",
        "以下简称《办法》，其余部分不变。",
    ],
)
def test_words_of_a_text_are_no_gap(text: str) -> None:
    assert not of(text).gaps
    assert of(text).text == text


MASKS = [
    ("XX市政府办公室", ["XX市"]), ("满意率X.X%", ["X.X%"]), ("办理X.X万件", ["X.X万"]), ("认真学习***总书记讲话", ["***总书记"]), ("群众投诉、**举报和评议", ["**举报"]), ("做好D建工作", ["D建"]),
    ("开通AAA公众号", ["AAA公众号"]), ("××县和××镇", ["××县", "××镇"]), ("○○县人民政府", ["○○县"]), ("新增X项、X家、X个", ["X项", "X家", "X个"]), ("党的XX大", ["XX大"]), ("为□□同志送行", ["□□同志"]),
    ("上线VX.X系统", ["VX.X"]), ("接待X访群众", ["X访"]), ("XXX省登记情况报告（模版）", ["XXX省"]),
    ("推行1+1+X模式", []), ("构建“7+3+X”格局", []), ("X光机和X射线", []), ("开展5G-V2X测试", []), ("X86服务器", []), ("使用APP办理", []), ("Xi'an", []), ("建设2×66万千瓦机组", []), ("数据要素×行动", []),
    ("二○二三年和二〇〇八年", []), ("同意□ 不同意□", []), ("A类和B类、AAA级景区", []), ("注：*表示初步统计数", []), ("***", []), ("**标题**", []), ("C919和XR技术", []), ("“N个行业和X个场景”", []), ("X波段雷达", []), ("1×2", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "masks"), MASKS, ids=[text for text, _ in MASKS])
def test_masks_are_found_and_names_are_not(text: str, masks: list[str]) -> None:
    assert [mask.text for mask in of(f"{text}\n全市各级要抓好落实。").masks] == masks


def test_a_lone_x_is_a_mask_where_the_text_is_full_of_them() -> None:
    text = "全年办理X.X万件，新增X家，帮助X人就业。深入贯彻考察X重要讲话精神，形成X特色清单。"
    assert [mask.text for mask in of(text).masks] == ["X.X万", "X家", "X人", "X", "X"]


ENDS = [
    ("一、主要成效\n深化管理体制改革，下放审批权限，又一次理清了各站职能，合", True), ("一、主要成效\n深化管理体制改革，下放审批权限，进一步理清了部门职能，", True), ("一、主要成效\n深化改革，成效明显，理清了职能，下放了权限。", False),
    ("请遵照执行，并抓好落实。\n云岭市人民政府\n2023年4月1日", False), ("请遵照执行，并抓好落实。\n一、加强领导，压实责任", False), ("请与市就业局联系，联系电话：0000-1234567", False), ("表格\n12\n13", False), ("", False),
    ("推进项目建设，做好各项工作（责任单位：市就业局、市财政局）", False), ("要继续发扬“马上就办”的作风，努力建设美丽云岭！”", False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "truncated"), ENDS)
def test_an_end_inside_a_sentence_is_seen(text: str, truncated: bool) -> None:
    assert of(text).truncated is truncated


TITLES = [
    ("云岭市2023年政府工作报告\n——2023年1月6日在某次会议上\n市长 林 远\n各位代表：\n现在向大会报告工作。", "云岭市2023年政府工作报告"),
    ("云岭市人民政府办公室关于做好\n2023年防汛工作的通知\n云政办发〔2023〕7号\n各县区人民政府：\n请抓好落实。", "云岭市人民政府办公室关于做好\n2023年防汛工作的通知"),
    ("云政办发〔2023〕7号\n关于做好防汛工作的通知\n各县区人民政府：\n请抓好落实。", "关于做好防汛工作的通知"),
    ("奋力谱写新篇章\n为建设美丽云岭而团结奋斗\n——在某次会议上的报告\n同志们：\n现在向大会报告工作。", "奋力谱写新篇章\n为建设美丽云岭而团结奋斗"),
    ("云岭市应急管理局公告\n（2024年第18号）\n现将有关事项公告如下，请遵照执行，并认真抓好落实，确保各项措施落到实处。", "云岭市应急管理局公告\n（2024年第18号）"),
    ("各位代表：\n现在向大会报告工作。", None), ("一、准入审批类\n应用一：形式审查", None), ("2022年10月28日在云岭市某次会议上\n市发展改革委主任 何一\n各位代表：", None), ("摘 要\n为了抓好落实，制定本方案，请各级各部门认真组织实施，确保取得实效。", None),
    ("2023年工作回顾\n一年来，我们做了以下工作，取得了明显的成效，得到了群众的一致好评和上级的肯定。", None), ("人民代表大会第二次会议上\n市长 林远\n各位代表：", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_the_title_stands_at_the_head_or_nowhere(text: str, title: str | None) -> None:
    result = of(text)
    assert (result.text[result.title.start : result.title.end] if result.title else None) == title


def test_invisible_characters_are_cut_and_others_stay() -> None:
    result = of("\ufeff工作\u200b总结，抓好\u00ad落实。\x1b[31m[bold]")
    assert result.text == "工作总结，抓好落实。\x1b[31m[bold]"
    assert {cut.rule for cut in result.cuts} == {"invisible"}

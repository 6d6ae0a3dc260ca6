"""Quantities: what is read as a number, what it is worth, what is measured. Places and figures are invented."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.facts import Change, Qualifier, Quantity, quantities

VALUES = [
    ("全年办理事项75.6万件", 756000, "件"),
    ("办结诉求1500余件", 1500, "件"),
    ("兑付资金2.3亿元", 230000000, "元"),
    ("减税3千亿元", 300000000000, "元"),
    ("新增装机2705万千瓦", 27050000, "千瓦"),
    ("满意率达99.3%", 99.3, "%"),
    ("满意率达９９．３％", 99.3, "%"),
    ("提高百分之七点五", 7.5, "%"),
    ("受害率控制在万分之五以内", 0.05, "%"),
    ("示范点占四分之一", 25, "%"),
    ("用纸减少三成", 30, "%"),
    ("提高19个百分点", 19, "个百分点"),
    ("是上年的1.66倍", 1.66, "倍"),
    ("产值翻两番", 4, "倍"),
    ("完成投资一百二十三亿七千万元", 12370000000, "元"),
    ("配备干部两千三百人", 2300, "人"),
    ("罚款1,586,000元", 1586000, "元"),
    ("浓度为38微克/立方米", 38, "微克/立方米"),
    ("在60日内清理完毕", 60, "日"),
    ("连续5年获得先进", 5, "年"),
    ("直播突破千亿元", 100000000000, "元"),
    ("指数达到108.5，", 108.5, ""),
]


@pytest.mark.parametrize(("text", "value", "unit"), VALUES, ids=[row[0] for row in VALUES])
def test_a_number_is_worth_what_it_says(text: str, value: float, unit: str) -> None:
    (found,) = quantities(text)
    assert (found.low, found.high, found.unit) == (value, value, unit)


RANGES = [
    ("效率提升2-3倍", 2, 3, "倍"),
    ("每镇5–10个", 5, 10, "个"),
    ("增长5%至8%", 5, 8, "%"),
    ("补助3～5万元", 30000, 50000, "元"),
]


@pytest.mark.parametrize(("text", "low", "high", "unit"), RANGES, ids=[row[0] for row in RANGES])
def test_a_range_keeps_both_ends(text: str, low: float, high: float, unit: str) -> None:
    (found,) = quantities(text)
    assert (found.low, found.high, found.unit) == (low, high, unit)


NOTHING = [
    "2023年3月5日", "截至6月底", "上半年", "第三季度", "一、总体情况", "（三）强化督查", "一是抓落实", "1．夯实基础", "第12次会议", "澜政办发〔2023〕17号", "十四五",
    "四不两直", "三审三校", "“12345”热线", "“1+3+N”布局", "5G网络", "3A级景区", "坚持“四个严格”", "近三年", "三年行动", "一批项目", "《十条措施》", "前10名", "9:30",
    "两个维护", "总书记**件", "X区政务办", "全省第4位", "世界500强", "电话0550-3012345", "得到一致好评",
    "省委六届二次、三次、四次全会", "市委九届五次全体会议", "三次产业协同推进", "分三步走", "城乡二元结构", "人机物三元协同", "任务专栏2　国家局平台建设", "附件3 各乡镇安排",
]  # fmt: skip


COUNTED = ["开设专栏2个", "报送附件3份", "召开全会2次", "每人补贴三元"]


@pytest.mark.parametrize("text", COUNTED)
def test_what_is_counted_is_a_quantity_whatever_stands_before_it(text: str) -> None:
    assert len(quantities(text)) == 1


@pytest.mark.parametrize("text", NOTHING)
def test_dates_ordinals_names_and_numbering_are_no_quantities(text: str) -> None:
    assert quantities(text) == ()


@pytest.mark.parametrize("text", ["满意率X.X%", "办结X件", "投资X.X亿元", "服务企业近X余家", "面积达X.X万平米"])
def test_a_masked_number_has_no_value(text: str) -> None:
    (found,) = quantities(text)
    assert found.masked
    assert (found.low, found.high) == (None, None)
    assert found.to_dict(text)["value"] is None


BOUNDS = [
    ("会期不超过1天", Qualifier.AT_MOST), ("培训不少于24场次", Qualifier.AT_LEAST), ("满意率90%以上", Qualifier.AT_LEAST), ("让利近4000万元", Qualifier.NEARLY),
    ("帮扶约30户", Qualifier.ABOUT), ("签约20亿元左右", Qualifier.ABOUT), ("关注人数突破25万人", Qualifier.MORE), ("服务2100余人", Qualifier.MORE), ("办件量不足5件", Qualifier.LESS),
    ("流失率低于10%", Qualifier.LESS), ("48小时内办结", Qualifier.AT_MOST), ("建成55件", Qualifier.NONE),
]  # fmt: skip


@pytest.mark.parametrize(("text", "qualifier"), BOUNDS, ids=[row[0] for row in BOUNDS])
def test_the_words_around_a_number_bound_it(text: str, qualifier: Qualifier) -> None:
    assert quantities(text)[0].qualifier is qualifier


CHANGES = [
    ("诉求同比增长12.5%", Change.UP), ("文件较上年减少40件", Change.DOWN), ("时限压缩30%", Change.DOWN), ("占比提高2个百分点", Change.UP), ("产量增至30万吨", None),
    ("时间降为48小时", None), ("新增公园12处", None), ("就业率达到96%", None), ("年均增速达16.1%", Change.UP),
]  # fmt: skip


@pytest.mark.parametrize(("text", "change"), CHANGES, ids=[row[0] for row in CHANGES])
def test_a_change_is_told_from_a_level(text: str, change: Change | None) -> None:
    assert quantities(text)[0].change is change


INDICATORS = [
    ("全市共受理企业诉求1240件，办结1238件，办结率99.8%。", ["企业诉求", "企业诉求", "办结率"]),
    ("接报突发事件235起、灾害预警信息126起。", ["突发事件", "灾害预警信息"]),
    ("报关时间降为36.4小时和5.2小时，较2016年分别压缩40 %和55%。", ["报关时间"] * 4),
    ("茶叶产值、旅游收入分别增长5%、8%。", ["茶叶产值", "旅游收入"]),
    ("签约项目12个、到位资金3亿元，分别增长7%、9%。", ["项目", "资金", "项目", "资金"]),
    ("推动200项高频服务事项一窗通办。", ["高频服务事项"]),
    ("实现90%的常规问题48小时内办结。", ["常规问题", "办结"]),
    ("安排8批次50名干部来办交流。", ["干部", "干部"]),
    ("用电量从2012年的5亿度增加到2021年的9亿度，增长80%。", ["用电量"] * 3),
    ("城区细颗粒物平均浓度每立方米38微克。", ["细颗粒物平均浓度"]),
    ("采用信息65篇，占报送总数的14%。", ["信息", "信息"]),
]


@pytest.mark.parametrize(("text", "indicators"), INDICATORS, ids=[row[0][:12] for row in INDICATORS])
def test_a_number_names_what_it_measures(text: str, indicators: list[str]) -> None:
    found = [(one.words(text)["indicator"] or "") for one in quantities(text)]
    assert len(found) == len(indicators)
    assert all(wanted in named or named in wanted for named, wanted in zip(found, indicators, strict=True)), found


def test_what_a_number_is_compared_with_and_its_period_are_named() -> None:
    text = "截至6月底，制发文件52件、较2022年减少31.6%。"
    levels, change = quantities(text)
    assert change.words(text)["base"] == "较2022年"
    assert levels.words(text)["period"] == "截至6月底"


def test_a_subject_apart_from_the_noun_is_named() -> None:
    text = "市水利局建成水库12座。"
    assert quantities(text)[0].words(text)["subject"] == "市水利局"


def test_rounding_is_known_from_the_digits_written() -> None:
    assert [one.step for one in quantities("受理133.8万件，减少40.9%，召开55次，投资三千万元")] == [
        1000,
        0.1,
        1,
        10000000,
    ]


@pytest.mark.parametrize(
    "text",
    ["9" * 6000 + "个", "三" * 6000 + "个", "百分之1.2.3", "1." + "2" * 6000 + "%", "万亿亿亿个", "十亿亿万万件"],
)
def test_a_number_that_nobody_writes_breaks_nothing(text: str) -> None:
    assert len(quantities(text)) < 2


TEXTS = st.text(
    alphabet="0123456789.,，。、％%万亿元件个十二三百X×*年月第“”（）《》增长约以上的和办结率 \n", max_size=60
)


def _is_inside(found: Quantity, length: int) -> bool:
    spans = [span for span in (found.indicator, found.subject, found.base, found.period) if span]
    return 0 <= found.start < found.end <= length and all(0 <= span.start < span.end <= length for span in spans)


@settings(deadline=None)
@given(TEXTS)
def test_quantities_of_any_text_stand_in_order_and_inside_it(text: str) -> None:
    found = quantities(text)
    assert all(first.end <= second.start for first, second in pairwise(found))
    assert all(_is_inside(one, len(text)) for one in found)
    assert all(one.masked or (one.low is not None and one.high is not None and one.low <= one.high) for one in found)


def test_a_cell_of_a_table_is_measured_by_its_own_words() -> None:
    text = "1\t改造泵站6座\t县水务局\t12月底\n"
    (found,) = quantities(text)
    assert found.words(text)["indicator"] == "泵站"


def test_a_share_is_of_what_was_measured_before_and_keeps_its_whole() -> None:
    text = "饮水困难人数达6.2万人，占农业人口的92%。"
    _people, share = quantities(text)
    assert share.words(text)["indicator"] == "饮水困难人数"
    assert share.words(text)["base"] == "农业人口"


def test_straight_quotation_marks_are_read_as_pairs() -> None:
    curly = "出台“稳就业25条”，推动“一件事”12项，办成“高效办成一件事”9项，“好差评”满意率98%。"
    straight = curly.replace("“", '"').replace("”", '"')
    assert [(one.start, one.end, one.indicator) for one in quantities(straight)] == [
        (one.start, one.end, one.indicator) for one in quantities(curly)
    ]

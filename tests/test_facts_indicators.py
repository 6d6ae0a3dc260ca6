"""What a number measures in regulations, plans and standards: amounts a head, times from an event, classes by size. All invented."""

import pytest

from kb.facts import Qualifier, quantities

INDICATORS = [
    ("甲类对象每人每月400元，乙类对象每人每月200元。", ["甲类对象", "乙类对象"]),
    ("护理费用限额标准为职工参保人员每人每天90元（其中床位费不高于每人每天35元），居民参保人员每人每天40元。", ["护理费用限额标准", "床位费", "护理费用限额标准"]),
    ("个人缴费费率：\n（1）在岗职工为0.2%；\n（2）退休人员为0.1%。", ["个人缴费费率", "个人缴费费率"]),
    ("县级站、镇级站每年分别不少于60万元、40万元运营经费。", ["运营经费", "运营经费"]),
    ("拒不改正的，处1万元以上5万元以下的罚款。", ["罚款", "罚款"]),
    ("对新入选的县级示范园增加20万元服务奖励。", ["服务奖励"]),
    ("应当自收到申请之日起20个工作日内，向申请人说明理由。", ["说明"]),
    ("镇政府自收到复核申请之日起15个工作日采取入户调查等方式组织复核。", ["复核"]),
    ("区水务部门应当在受理后1个月内完成实地核实。", ["实地核实"]),
    ("应当第一时间向县网信部门报告，最迟不得超过4小时。", ["报告"]),
    ("由工会基金支付（不超过12个月）。", ["工会基金支付"]),
    ("16周岁以上（含16周岁）的申领人由本人办理。", ["申领人", ""]),
    ("新进人员（以下简称试用人员），需年满60周岁。", ["试用人员"]),
    ("引进10亿元以上主导产业项目不少于2个。", ["主导产业项目", "主导产业项目"]),
    ("信噪比达到70dB的声学传感器实现量产。", ["信噪比"]),
    ("识别准确率达到96%，5米远场识别率超过92%。", ["识别准确率", "远场识别率", "远场识别率"]),
    ("培育5个技术转移基地，开发10个以上物流与仓储装备。", ["技术转移基地", "物流与仓储装备"]),
    ("推动39个已签约待开工项目尽快开工。", ["已签约待开工项目"]),
    ("10家以上重点企业实现覆盖全流程的示范应用。", ["重点企业"]),
    ("批准《水泵试验规程》等12项行业标准（见附件1）。", ["行业标准"]),
    ("技术交易额占生产总值比重达到9%。", ["技术交易额占生产总值比重"]),
    ("等候时间由半天缩短到20分钟。", ["等候时间"]),
    ("蔬菜、茶叶产量分别增长5%、2%。", ["蔬菜、茶叶产量"] * 2),
    ("完成42个行政村环境整治，建强12个乡镇卫生院。", ["行政村", "乡镇卫生院"]),
    ("30%的县（市、区）通过认定。", ["县（市、区）"]),
    ("新建改造供水管网90公里。", ["供水管网"]),
    ("培育示范村9个、省级67个。", ["示范村", "示范村"]),
    ("等3个超50亿元项目动工。", ["项目", "项目"]),
    ("完成45个回迁安置项目。", ["回迁安置项目"]),
    ("钢产量拟定为600万吨，总产值计划达到90亿元。", ["钢产量", "总产值"]),
    ("出席人数应当达到成员总数三分之二以上。", ["出席人数"]),
    ("按照停车位总数2%的比例设置。", ["停车位总数"]),
    ("65周岁以上老年人综合服务体系。", ["老年人"]),
    ("筹措7亿元实施惠民工程。", ["筹措"]),
    ("开展“假如我是来办事的人”大讨论5场，新增“四上”企业20家。", ["大讨论", "“四上”企业"]),
    ("自收到申请之日起20日内作出是否准予备案的决定。", ["决定"]),
    ("在当事人离开后六个月内，用人单位不得提出解除合同。", ["提出解除"]),
    ("满35周岁至未满45周岁参保人员为一档。", ["参保人员", "参保人员"]),
    ("应当自提供服务之日起10个工作日内通过备案系统提交材料。", ["提交"]),
    ("河湖长全年巡河5120人次。", ["巡河"]),
    ("新建公园3处，惠及2万人。", ["公园", "惠及"]),
    ("3个国控、省控断面水质全部达标。", ["国控、省控断面水质"]),
    ("公示期为20日。", ["公示期"]),
    ("按每人每天不少于50元的标准发放伙食补贴。", ["伙食补贴"]),
    ("年满16周岁、不超过24周岁的失业青年可以参加。", ["失业青年", "失业青年"]),
    ("目录增加33项内容。", ["内容"]),
    ("28座水库中有12座存在不同程度的病险。", ["水库", "水库"]),
    ("申请人应当提前3个工作日告知。", ["告知"]),
    ("服务人口在3万人以上的街道。", ["服务人口"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "indicators"), INDICATORS, ids=[row[0][:14] for row in INDICATORS])
def test_a_number_of_a_rule_or_a_plan_names_what_it_measures(text: str, indicators: list[str]) -> None:
    found = [(one.words(text)["indicator"] or "") for one in quantities(text)]
    assert len(found) == len(indicators)
    assert all(named == wanted or not wanted for named, wanted in zip(found, indicators, strict=True)), found


BOUNDS = [
    ("任期最长为六年以内", Qualifier.AT_MOST), ("累计缴费小于等于6个月", Qualifier.AT_MOST), ("亩产达到或者超过800斤", Qualifier.AT_LEAST), ("占比不低于总数的70%", Qualifier.AT_LEAST),
    ("存在10人（含）以上的", Qualifier.AT_LEAST), ("执行期满未逾5年", Qualifier.AT_MOST), ("比例不低于40%", Qualifier.AT_LEAST), ("人员费不高于每人每天35元", Qualifier.AT_MOST),
]  # fmt: skip


@pytest.mark.parametrize(("text", "qualifier"), BOUNDS, ids=[row[0] for row in BOUNDS])
def test_words_of_rules_bound_a_number(text: str, qualifier: Qualifier) -> None:
    assert quantities(text)[0].qualifier is qualifier


def test_what_bounds_a_row_bounds_each_of_its_numbers() -> None:
    bounds = [
        one.qualifier
        for one in quantities("两站每年分别不少于60万元、40万元运营经费，失业率、涨幅分别控制在5%和3%以内。")
    ]
    assert bounds == [Qualifier.AT_LEAST, Qualifier.AT_LEAST, Qualifier.AT_MOST, Qualifier.AT_MOST]


TERMS = [
    ("应当在十五日内答复。", 15, 15, "日"), ("公示期为20日。", 20, 20, "日"), ("容积率不大于0.8。", 0.8, 0.8, ""), ("结果有效期三年。", 3, 3, "年"), ("缴费累计满一年的。", 1, 1, "年"), ("缴费时间一至四年的。", 1, 4, "年"), ("增加一个月。", 1, 1, "个月"), ("四年以上的部分。", 4, 4, "年"),
    ("2.18周岁以上的：推荐读物。", 18, 18, "周岁"), ("转化率超过1/4。", 25, 25, "%"), ("声压135dB。", 135, 135, "dB"), ("效率大于450cm3/h。", 450, 450, "cm3/h"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "low", "high", "unit"), TERMS, ids=[row[0] for row in TERMS])
def test_spans_of_time_and_technical_units_are_read(text: str, low: float, high: float, unit: str) -> None:
    (found,) = quantities(text)
    assert (found.low, found.high, found.unit) == (low, high, unit)


@pytest.mark.parametrize(
    "text",
    [
        "三年行动方案",
        "过去五年",
        "近三年来",
        "一年一度",
        "第一个五年计划",
        "两年后",
        "27.五个“统筹好”",
        "收入比缩小至2.27:1",
    ],
)
def test_periods_and_names_made_with_years_are_no_quantities(text: str) -> None:
    assert quantities(text) == ()


def test_numbers_after_each_share_the_unit_of_the_last() -> None:
    assert [(one.low, one.unit) for one in quantities("每月分别外出招商1、2、3次以上。")] == [
        (1, "次"),
        (2, "次"),
        (3, "次"),
    ]

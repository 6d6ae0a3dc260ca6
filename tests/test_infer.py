"""Whole documents: what is claimed of them, how surely, on what evidence; and what stays unknown."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.infer.titles import tidy_title
from indexer.values import Fact, Inferred
from kb.config import Config, Place, Unit
from kb.model import CLAIMS, Claim, Confidence, Level
from tests.inferring import claims_of

BODY = "一年来，我们认真履职。\n一、主要工作\n（一）抓实服务。全年共办理事项三百件。\n二、下一步工作打算\n继续努力。"
SINCE = (
    "今年以来，市政府办公厅紧紧围绕中心工作，履职尽责。\n一、主要工作情况\n全市印发2019年工作要点，较2017年减少一成。"
)
QINGDAO = "驻青岛单位支持，制定《青岛市某某方案》，开通青岛热线，学深圳。"
SPEECH = "市长 张三\n各位代表：\n我代表市人民政府向大会作报告，请审议，请市政协各位委员提意见。\n一、2023年工作回顾\n过去一年，成绩不小。\n二、2024年工作安排\n做好工作。"


def test_a_title_states_unit_year_and_kind() -> None:
    claims = claims_of(BODY, "安化县财政局2021年工作总结")
    assert (claims.unit.value, claims.unit.confidence) == ("安化县财政局", Confidence.STATED)
    assert (claims.region.value, claims.region_parents) == ("安化县", ("湖南省", "益阳市"))
    assert (claims.level.value, claims.kind.value, claims.period.value) == ("county", "工作总结", "全年")
    assert (claims.year.value, claims.year.confidence) == (2021, Confidence.STATED)


def test_a_report_without_title_is_placed_by_what_it_mentions() -> None:
    claims = claims_of(f"{SINCE}{QINGDAO}截至6月底，过半。上半年共办事。\n二、下一步\n抓好青岛的事。")
    assert (claims.unit.value, claims.unit.confidence) == ("青岛市政府办公厅", Confidence.INFERRED)
    assert claims.region_parents == ("山东省",)
    assert (claims.year.value, claims.year.confidence) == (2019, Confidence.INFERRED)
    assert claims.period.value == "上半年"


def test_an_office_of_an_unknown_city_is_no_unit() -> None:
    claims = claims_of(f"{SINCE}\n二、下一步\n继续。")
    assert claims.unit == Claim()
    assert claims.region == Claim()


def test_several_places_named_equally_decide_nothing() -> None:
    claims = claims_of(f"{SINCE}对标深圳、杭州，学深圳、学杭州，看深圳、看杭州。\n二、下一步\n继续。")
    assert claims.region == Claim()


def test_a_struck_out_unit_keeps_its_mask() -> None:
    claims = claims_of("按照自治区政府部署，落实对内蒙古重要指示。" + BODY, "XX市政府办第二阶段工作总结")
    assert claims.unit.value == "XX市政府办公室"
    assert (claims.region.value, claims.level.value) == ("内蒙古自治区", "city")


def test_nothing_dated_stays_without_a_year() -> None:
    claims = claims_of("我市开展了作风建设活动，“十一五”规划深入人心。" + BODY, "市某某领导小组工作总结")
    assert claims.year == Claim()


@pytest.mark.parametrize(
    ("occasion", "unit", "year"),
    [
        ("——2024年1月15日在丽水市第二届人民代表大会四次会议上", "丽水市人民政府", 2024),
        ("（2023年12月28日在海曙区第八届人民代表大会三次会议上）", "宁波市海曙区人民政府", 2024),
        ("2024年2月1日在青禾县第一届人民代表大会二次会议上", "青禾县人民政府", 2024),
    ],
)
def test_the_session_names_government_and_year(occasion: str, unit: str, year: int) -> None:
    claims = claims_of(f"{occasion}\n{SPEECH}", "政府工作报告")
    assert (claims.unit.value, claims.unit.confidence) == (unit, Confidence.STATED)
    assert (claims.year.value, claims.review_year.value, claims.plan_year.value) == (year, year - 1, year)


def test_a_government_report_without_head_is_named_for_the_year_after_the_one_reviewed() -> None:
    claims = claims_of(SPEECH.removeprefix("市长 张三\n") + "谱写临沂新篇章。", name="临沂.txt")
    assert (claims.kind.value, claims.year.value, claims.year.confidence) == ("政府工作报告", 2024, Confidence.INFERRED)
    assert claims.unit.value == "临沂市人民政府"


def test_a_name_that_city_and_province_share_is_the_city_s_where_the_document_is_a_city_s() -> None:
    text = SPEECH.removeprefix("市长 张三\n") + "吉林努力，对标深圳，谱写吉林新篇章。"
    assert claims_of(text, name="吉林.txt").region.value == "吉林市"


def test_an_act_names_who_adopted_it() -> None:
    text = "2019年10月24日 东营市第八届人民代表大会常务委员会第22次会议通过\n第一条 为了保护，制定本条例。"
    claims = claims_of(text, "东营市某某保护条例")
    assert (claims.unit.value, claims.year.value) == ("东营市人民代表大会常务委员会", 2019)


def test_a_policy_document_is_named_for_its_number() -> None:
    text = "鲁政办发〔2021〕3号\n各市人民政府：\n现就有关事项通知如下。\n山东省人民政府办公厅\n2022年1月6日"
    claims = claims_of(text, "关于做好值班工作的通知")
    assert (claims.unit.value, claims.region.value, claims.level.value) == ("山东省政府办公厅", "山东省", "province")
    assert (claims.docno.value, claims.year.value, claims.date.value) == ("鲁政办发〔2021〕3号", 2021, "2022-01-06")


def test_several_issuers_are_the_unit_together() -> None:
    claims = claims_of("各单位：\n请做好准备。\n佛山市公安局　佛山市生态环境局\n2022年3月1日", "关于联合检查的通知")
    assert claims.unit.value == "佛山市公安局、佛山市生态环境局"


def test_a_page_s_facts_count() -> None:
    facts = (
        Fact("title", "成都市商务局关于促进消费的若干措施 - 成都市人民政府门户网站", "page:title"),
        Fact("published", "2024/3/1 9:00", "page:PubDate"),
        Fact("docno", "成商务发[2024]12号", "page:文号"),
        Fact("source", " 本网 ", "page:来源"),
        Fact("url", "javascript:void(0)", "page:Url"),
    )
    claims = claims_of("为促进消费，制定以下措施。", facts=facts)
    assert (claims.title.value, claims.unit.value) == ("成都市商务局关于促进消费的若干措施", "成都市商务局")
    assert (claims.date.value, claims.docno.value) == ("2024-03-01", "成商务发〔2024〕12号")
    assert (claims.source, claims.editor, claims.url) == ("本网", None, None)


def test_folder_and_file_names_count_where_nothing_else_tells() -> None:
    claims = claims_of(BODY, "工作总结", name="宁波市海曙区财政局/2019年/总结.docx")
    assert (claims.unit.value, claims.unit.confidence) == ("宁波市海曙区财政局", Confidence.INFERRED)
    assert (claims.year.value, claims.year.evidence[0].place) == (2019, "path")


def test_the_text_counts_more_than_the_path() -> None:
    claims = claims_of(BODY, "安化县财政局2021年工作总结", name="桃江县/2020年.txt")
    assert (claims.unit.value, claims.year.value) == ("安化县财政局", 2021)


def test_the_user_s_units_have_the_user_s_names() -> None:
    config = Config(
        places=(Place("岚江省", Level.PROVINCE), Place("澜川市", Level.CITY, "岚江省")),
        units=(Unit("澜川市人民政府办公室", "澜川市", ("澜川市政府办",)),),
    )
    claims = claims_of(BODY, "澜川市政府办2021年工作总结", config=config)
    assert claims.unit.value == "澜川市人民政府办公室"
    assert (claims.region.value, claims.region_parents) == ("澜川市", ("岚江省",))


def _all_claims(claims: Inferred) -> list[Claim[object]]:
    return [getattr(claims, name) for name in CLAIMS]


@settings(max_examples=200)
@given(
    st.text(
        alphabet="二〇二四年12月3日市政府办公室青岛XX第届人民代表大会，。：\n（）〔〕《》总结报告关于的通知号一、下步全 "
    )
)
def test_every_claim_is_unknown_or_quotes_the_text(text: str) -> None:
    _check_claims(claims_of(text), text)


def _check_claims(claims: Inferred, text: str) -> None:
    for claim in _all_claims(claims):
        assert (claim.value is None) == (claim.confidence is Confidence.UNKNOWN)
        assert claim.evidence or claim.value is None
        for evidence in claim.evidence:
            if evidence.start is not None and evidence.end is not None:
                assert text[evidence.start : evidence.end] == evidence.text


@given(st.text(), st.text(max_size=40).filter(lambda title: not title or title.strip()), st.text(min_size=1))
def test_no_text_title_or_name_breaks_it(text: str, title: str, name: str) -> None:
    claims = claims_of(text, title.replace("\n", " "), name)
    assert all((claim.value is None) == (claim.confidence is Confidence.UNKNOWN) for claim in _all_claims(claims))


@pytest.mark.timeout(150)
@pytest.mark.parametrize(
    "text", ["一" * 1_000_000, "2024年" * 200_000, "市" * 500_000, "（" * 300_000, " \n" * 300_000, "第一届" * 200_000]
)
def test_long_texts_take_linear_time(text: str) -> None:
    assert {claim.value for claim in _all_claims(claims_of_unsegmented(text))} == {None}


def claims_of_unsegmented(text: str) -> Inferred:
    from indexer.infer import infer
    from indexer.values import Cleaned, Extract

    cleaned = Cleaned(text, (), (), (), (), (), truncated=False, title=None)
    return infer(Extract("a.txt", text, "txt"), cleaned, (), Config())


@pytest.mark.parametrize(
    ("title", "unit", "level"),
    [
        ("XX镇2023年政府工作报告", "XX镇人民政府", "township"),
        ("某市政府工作报告", "XX市人民政府", "city"),
        ("X镇政府2020年工作总结", "XX镇人民政府", "township"),
        ("市政府督查室督查工作总结", "市政府督查室", "city"),
        ("镇巴县人民政府工作规则", "镇巴县人民政府", "county"),
        ("机关办公室2021年工作总结", None, None),
        ("乡镇2021年工作总结", None, "township"),
    ],
)
def test_a_title_names_its_unit_though_the_place_is_struck_out_or_nothing_sets_it_off(
    title: str, unit: str | None, level: str | None
) -> None:
    claims = claims_of(BODY, title)
    assert (claims.unit.value, claims.level.value) == (unit, level)


def test_a_town_that_no_table_has_is_taken_at_its_word() -> None:
    text = "各位代表：现在，我代表桥头镇人民政府，向大会报告工作，请予审议。\n一、2022年工作回顾\n成绩不小。"
    assert claims_of(text, "桥头镇2023年度政府工作报告").unit.value == "桥头镇人民政府"


def test_the_name_of_the_assembly_is_not_the_unit_of_its_report() -> None:
    assert claims_of("各位代表，我向大会作报告。\n一、回顾\n好。", "人民代表大会政府工作报告").unit == Claim()


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("根据条例编制本报告。数据统计期限为2025年1月1日至2025年12月31日。\n一、总体情况\n好。", 2025),
        ("我受市政府委托，向会议报告2019年度省级预算执行的审计情况，请审议。\n去年以来，2020年、2020年要整改。", 2019),
        ("2024 年以来，我局认真履职。\n一、工作情况\n好。\n二、下一步打算\n继续。", 2024),
    ],
)
def test_the_text_says_its_year(text: str, year: int) -> None:
    assert claims_of(text).year.value == year


def test_a_half_year_is_the_first_one() -> None:
    assert claims_of(BODY, "某县农业农村局半年度工作总结").period.value == "上半年"


def test_a_traditional_text_is_read_as_a_simplified_one() -> None:
    claims = claims_of(BODY, "安化縣財政局2021年工作總結及2022年工作計劃")
    assert (claims.kind.value, claims.year.value, claims.plan_year.value) == ("工作总结及计划", 2021, 2022)


@pytest.mark.parametrize(
    ("raw", "title"),
    [
        ("政府工作报告_政策_某某政府网", "政府工作报告"),
        ("云政办发〔2016〕26号《某市关于印发〈要点〉的通知》", "某市关于印发〈要点〉的通知"),
        ("2022年某镇政府工作报告.docx", "2022年某镇政府工作报告"),
        ("某市政府工作报告（全文18521字）", "某市政府工作报告"),
    ],
)
def test_a_title_is_tidied(raw: str, title: str) -> None:
    assert tidy_title(raw) == title


def test_a_half_year_counts_before_the_word_for_a_year() -> None:
    assert claims_of(BODY, "市民政局2018年度上半年工作总结").period.value == "上半年"
    assert claims_of(BODY, "市民政局2018年6月份工作总结").period.value == "6月"
    assert claims_of(BODY, "市民政局2018年十二月份工作总结").period.value == "12月"
    assert claims_of(BODY, "市民政局2018年二十月份工作总结").period.value == "全年"  # no month


def test_a_number_behind_the_title_is_its_number_and_offices_run_together_are_two() -> None:
    claims = claims_of(
        "各单位：\n现印发给你们。", "中共岳阳市委办公室岳阳市人民政府办公室印发《意见》的通知（岳办发〔2017〕2号）"
    )
    assert claims.docno.value == "岳办发〔2017〕2号"
    assert claims.unit.value == "中共岳阳市委办公室、岳阳市政府办公室"
    assert claims.title.value == "中共岳阳市委办公室岳阳市人民政府办公室印发《意见》的通知"


def test_a_deputy_may_speak_for_a_government() -> None:
    text = "——2011年1月13日在县第十五届人民代表大会会议上\n静宁县常务副县长张三\n各位代表：\n现在，我代表县人民政府向大会报告工作。"
    assert claims_of(text, "政府工作报告").unit.value == "静宁县人民政府"


@pytest.mark.parametrize(
    ("title", "unit"),
    [
        ("【全文】XX镇2023年政府工作报告", "XX镇人民政府"),
        ("〖图解〗青岛市人民政府办公室2023年工作总结", "青岛市政府办公室"),
        ("【重磅】【政策解读】青岛市人民政府办公室关于加强督查工作的意见", "青岛市政府办公室"),
        ("【水利】青岛市水务管理局2023年工作总结", "青岛市水务管理局"),
        ("# （转载）青岛市水务管理局2023年工作总结", "青岛市水务管理局"),
    ],
)
def test_a_label_before_a_headline_is_no_part_of_it(title: str, unit: str) -> None:
    claims = claims_of(f"{title}\n\n一、主要做法\n抓好督查工作。\n", title)
    assert claims.unit.value == unit
    assert claims.unit.evidence[0].text in title
    assert title.endswith(str(claims.title.value))
    assert not set("【〖（# ") & set(str(claims.title.value))

"""Documents that a text names: which, what was done with them, how far they are, by whom and when."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.facts.acts import Act
from kb.facts.citations import Citation, citations

ACTS = [
    ("出台《印章管理办法》《会务工作手册》等制度", [Act.ISSUE, Act.ISSUE]),
    ("制定《机关考勤管理规定》，修订《值班制度》，废止过时制度5项", [Act.DRAFT, Act.REVISE]),
    ("修订印发《公文办理通知》并下发各部门", [Act.REVISE]),
    ("制定《采砂管理办法》，同时废止《采砂临时管理规定》。", [Act.DRAFT, Act.REPEAL]),
    ("2019年印发的《代办服务暂行规定》同时废止。", [Act.REPEAL]),
    ("此前印发的《建设指引》与本意见不一致的，以本意见为准；《设置暂行规定》同时废止。", [Act.ISSUE, Act.REPEAL]),
    ("对原有《督查规则》《反馈规范》等制度进行修改完善", [Act.REVISE, Act.REVISE]),
    ("组织开展对《若干意见》、《管理办法》的贯彻实施情况“回头看”", [Act.IMPLEMENT, Act.IMPLEMENT]),
    ("根据《安全生产法》和《应急预案》，制定本办法。", [Act.REFER, Act.REFER]),
    ("按照《工作要点》部署，深入实施《振兴规划》", [Act.REFER, Act.IMPLEMENT]),
    ("为贯彻落实《规划纲要》，现将《实施意见》印发给你们", [Act.IMPLEMENT, Act.ISSUE]),
    ("《城市更新办法》出台实施。", [Act.ISSUE]),
    ("《帮办代办管理办法》已经市政府同意，现印发给你们，请遵照执行。", [Act.ISSUE]),
    ("本办法施行后，《总体方案》获省发展改革委批复，", [Act.ISSUE]),
    ("《纲要》贯彻落实市委《建议》明确的目标", [Act.NONE, Act.IMPLEMENT]),
    ("《办法》明确，窗口应当公开办理时限。", [Act.NONE]),
    ("废止《发文计划管理办法》，代之以《精简文件会议若干规定》", [Act.REPEAL, Act.ISSUE]),
    ("签订《责任书》54份、《承诺书》203份", [Act.NONE, Act.NONE]),
    ("澜川市人民政府关于印发\n《代办管理办法》的通知", [Act.ISSUE]),
]


@pytest.mark.parametrize(("text", "acts"), ACTS, ids=[text[:14].replace("\n", " ") for text, _acts in ACTS])
def test_the_act_is_that_of_the_words_around(text: str, acts: list[Act]) -> None:
    assert [one.act for one in citations(text)] == acts


@pytest.mark.parametrize(
    "text",
    [
        "拍摄的纪录片《石桥人家》、电视剧《大河东去》在央视播出",
        "音乐剧《渡口》《远山》等实景演出升级",
        "在《澜川日报》集中宣传了10个先进处室",
        "取得《医疗机构执业许可证》的，给予补贴",
        "《",
        "《一直没有合上的标题\n》",
    ],
)
def test_works_newspapers_and_certificates_are_no_documents(text: str) -> None:
    assert citations(text) == ()


def only(text: str) -> Citation:
    (found,) = citations(text)
    return found


def test_a_number_in_brackets_belongs_to_the_title_before_it() -> None:
    text = "根据《代办管理办法（试行）》（澜政办发〔2023〕17号）要求"
    found = only(text)
    assert (found.title, found.docno, found.state) == ("代办管理办法（试行）", "澜政办发〔2023〕17号", "试行")
    assert text[found.start : found.end] == "《代办管理办法（试行）》"


def test_a_number_that_stands_alone_is_a_document_without_the_words_before_it() -> None:
    found = only("深入贯彻岚政发〔2022〕2号文件，坚持稳中求进")
    assert (found.title, found.docno, found.act) == ("", "岚政发〔2022〕2号", Act.IMPLEMENT)


def test_the_number_of_the_text_itself_is_no_citation() -> None:
    assert citations("关于开展检查的通知\n岚政办发〔2022〕9号\n各市人民政府：") == ()


def test_a_short_name_stands_for_the_title_it_was_given_to() -> None:
    first, second = citations("现印发《澜川市绿化管理办法》（以下简称《办法》）。《办法》共16条。")
    assert (first.full, second.full) == ("澜川市绿化管理办法", "澜川市绿化管理办法")


def test_issuer_and_date_are_those_of_the_sentence() -> None:
    text = "2024年9月19日，省政府办公厅印发《绿色建筑行动计划（2024—2027年）》，提出目标。"
    found = only(text)
    assert found.issuer
    assert found.date
    assert (text[slice(*as_slice(found.issuer))], text[slice(*as_slice(found.date))]) == (
        "省政府办公厅",
        "2024年9月19日",
    )


def as_slice(span: object) -> tuple[int, int]:
    return span.start, span.end  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("title", "state"),
    [
        ("采购管理暂行办法", "暂行"),
        ("考评办法(试行)", "试行"),
        ("规划纲要（草案）", "草案"),
        ("工作规则", ""),
        ("建设指南（2023版）", ""),
    ],
)
def test_how_far_a_document_is(title: str, state: str) -> None:
    assert only(f"出台《{title}》。").state == state


@given(st.text(alphabet="《》〈〉()（）第号令〔〕2019制定废止印发、和。，\n办法纪录片X", max_size=120))
def test_any_text_gives_ordered_places_inside_it(text: str) -> None:
    found = citations(text)
    ends = [0, *(one.end for one in found)]
    assert all(before <= one.start < one.end <= len(text) for before, one in zip(ends, found, strict=False))
    assert all(text[one.start] == "《" and text[one.end - 1] in "》〉" for one in found if one.title)

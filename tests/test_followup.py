"""What became of commitments: numbers beside numbers, words beside words, and never a verdict without evidence. All is invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.followup import FollowUp, Reason, Verdict, follow_up
from kb.model import Passage, PassageKind, Report, ReportInfo, Role
from tests.quality.facts_followup import verdicts


def told(text: str, role: Role = Role.REVIEW, name: str = "later") -> Report:
    passage = Passage(f"{name}-00000000-0", PassageKind.TEXT, text, 0, len(text), (), role, None, 1)
    return Report(ReportInfo(name, f"{name}.txt"), text, (), (passage,))


def planned(text: str) -> Report:
    return told(text, Role.PLAN, "earlier")


def followed(promise: str, said: str, role: Role = Role.REVIEW) -> FollowUp:
    (found,) = follow_up(planned(promise), [told(said, role)])
    return found


JUDGED = [
    ("改造泵站12座。", "全年改造泵站14座，清淤9公里。", Verdict.FULFILLED, Reason.REACHED),
    ("改造泵站12座。", "改造泵站9座，清淤9公里。", Verdict.PARTLY, Reason.SHORT),
    ("改造泵站12座。", "改造泵站12座，其中2座尚未验收。", Verdict.PARTLY, Reason.UNDONE),
    ("改造泵站12座。", "举办消防演练9次。", Verdict.NOT_MENTIONED, Reason.NOTHING),
    ("新建泵站12座。", "泵站累计达到60座。", Verdict.OTHER_MEASURE, Reason.TOTAL),
    ("改造泵站12座。", "泵站改造投资300万元。", Verdict.OTHER_MEASURE, Reason.OTHER_UNIT),
    ("改造泵站12座。", "泵站改造全部完成。", Verdict.FULFILLED, Reason.ALL_DONE),
    ("改造泵站12座。", "扎实开展泵站改造。", Verdict.OTHER_MEASURE, Reason.NO_NUMBER),
    ("全市性会议控制在30次以内。", "召开全市性会议28次。", Verdict.FULFILLED, Reason.REACHED),
    ("全市性会议控制在30次以内。", "召开全市性会议31次。", Verdict.PARTLY, Reason.SHORT),
    ("单次会议不超过60分钟。", "会议平均时长52分钟。", Verdict.OTHER_MEASURE, Reason.AVERAGE),
    ("群众满意率不低于95%。", "群众满意率为95.2%。", Verdict.FULFILLED, Reason.REACHED),
    ("经济增长6%左右。", "地区生产总值达到90亿元，同比增长5.8%。", Verdict.FULFILLED, Reason.REACHED),
    ("经济增长6%左右。", "地区生产总值达到90亿元，同比增长5.2%。", Verdict.PARTLY, Reason.SHORT),
    ("文件压减10%。", "制发文件90件，同比减少12.5%。", Verdict.FULFILLED, Reason.REACHED),
    ("一季度上线值班平台。", "值班平台于3月9日上线。", Verdict.FULFILLED, Reason.DONE),
    ("一季度上线值班平台。", "值班平台于5月9日上线。", Verdict.PARTLY, Reason.LATE),
    ("建成冷链物流中心。", "冷链物流中心受资金影响，尚未投入运行。", Verdict.PARTLY, Reason.UNDONE),
    ("建成冷链物流中心。", "冷链物流中心建成开放。", Verdict.FULFILLED, Reason.DONE),
    ("补齐上年推迟的3座泵站。", "补齐上年推迟的泵站3座。", Verdict.FULFILLED, Reason.REACHED),
    ("规上茶企增加值增长6%。", "规上茶企投资增长9%。", Verdict.OTHER_MEASURE, Reason.OTHER_UNIT),
    ("省级茶叶合作社达到20家。", "国家级茶叶合作社达到6家。", Verdict.OTHER_MEASURE, Reason.OTHER_UNIT),
    ("晾晒场达到130家、合作社达到25家。", "晾晒场达到125家。", Verdict.PARTLY, Reason.SHORT),
    ("晾晒场面积达到400亩。", "建成晾晒场面积370亩、认证面积506亩。", Verdict.PARTLY, Reason.SHORT),
    ("新增茶叶合作社10家左右。", "新增茶叶合作社7家、总数达161家。", Verdict.PARTLY, Reason.SHORT),
    ("新增冷库20座。", "冷库达到68座。", Verdict.OTHER_MEASURE, Reason.TOTAL),
    ("改造泵站12座。", "这五年，改造泵站52座。", Verdict.OTHER_MEASURE, Reason.TOTAL),
    ("物价涨幅2%左右。", "物价涨幅0.1%。", Verdict.FULFILLED, Reason.REACHED),
    ("做好保供水、保供暖、保畅通工作。", "做好保供水工作。", Verdict.FULFILLED, Reason.DONE),
    ("创建省级以上绿色茶厂10家。", "新增国家级绿色茶厂12家。", Verdict.FULFILLED, Reason.REACHED),
    ("茶园投资、茶机投资分别增长20%、12%以上。", "茶园投资、茶机投资、用电量分别增长41.2%、26.4%、5.6%。", Verdict.FULFILLED, Reason.REACHED),
    ("着力增强石桥“双示范”显示度。", "石桥“双示范”建设扎实推进。", Verdict.FULFILLED, Reason.DONE),
    ("镇村干部每季度走访群众一次。", "镇村干部走访群众470人次。", Verdict.OTHER_MEASURE, Reason.AVERAGE),
]  # fmt: skip


@pytest.mark.parametrize(("promise", "said", "verdict", "reason"), JUDGED, ids=[f"{row[0]}{row[1]}" for row in JUDGED])
def test_a_commitment_is_judged_by_what_is_said_of_it(
    promise: str, said: str, verdict: Verdict, reason: Reason
) -> None:
    found = followed(promise, said)
    assert (found.verdict, found.reason) == (verdict, reason)


LOOSE = [
    ("前瞻布局数字灌溉基础设施。", "基础设施不断完善。"),
    ("实施跨村物流三年行动计划。", "跨村物流份额全县第一。"),
    ("规范苗木招商行为。", "苗木招商落地项目投资额增长9.3%。"),
    ("支持新型茶叶经营主体发展。", "实有经营主体增长3.1%。"),
    ("茶园产值增长5%以上。", "沿湖园区加工企业茶园产值增长11.7%。"),
    ("加快上溪、下溪等地排灌泵站改造。", "石桥、柳林排灌泵站改造完成。"),
    ("加快建设环湖6号线、10号线。", "环湖2号线、4号线开通运营。"),
    ("“上云”茶企达到3000家。", "规上茶企达到4700家。"),
    ("培育未来茶饮产业。", "聚焦未来茶饮产业。"),
    ("抓好茶园管护。", "以茶园管护为抓手，举办培训9期。"),
    ("严控一般性支出。", "占到公共预算支出的61.2%。"),
    ("落实“1+N”帮扶措施。", "制定69项帮扶措施。"),
    ("高标准完成征兵任务。", "建成9万亩高标准农田。"),
    ("为农户节约灌溉成本25万元。", "为农户减负160万元。"),
    ("建好值班平台。", "今年是值班平台建设的关键一年。"),
]


@pytest.mark.parametrize(("promise", "said"), LOOSE, ids=[row[0] for row in LOOSE])
def test_what_only_sounds_like_a_commitment_is_no_mention_of_it(promise: str, said: str) -> None:
    assert followed(promise, said).verdict is Verdict.NOT_MENTIONED


def test_the_last_words_of_a_report_and_what_explains_behind_them_tell_nothing() -> None:
    assert followed("建好值班平台。", "建好值班平台。", Role.CLOSING).verdict is Verdict.NOT_MENTIONED


def test_the_evidence_is_the_clause_with_what_goes_on_about_it() -> None:
    said = "疏浚河道9公里。改造泵站9座，另外3座结转到下一年。培训600人次。"
    found = followed("改造泵站12座。", said)
    assert found.evidence is not None
    assert said[found.evidence.start : found.evidence.end] == "改造泵站9座，另外3座结转到下一年"
    assert found.reached is not None
    assert said[found.reached.start : found.reached.end] == "9座"


def test_a_new_plan_for_the_same_is_no_mention() -> None:
    assert followed("改造泵站12座。", "改造泵站12座。", Role.PLAN).verdict is Verdict.NOT_MENTIONED


def test_a_problem_is_evidence_of_what_is_unfinished_only() -> None:
    assert followed("建成值班平台。", "值班平台用得不多。", Role.PROBLEMS).verdict is Verdict.NOT_MENTIONED
    assert followed("建成值班平台。", "值班平台尚未启动。", Role.PROBLEMS).verdict is Verdict.PARTLY


def test_a_number_of_a_year_is_only_looked_for_in_the_next_report_and_what_comes_after_is_late() -> None:
    next_one, after = told("举办消防演练9次。", name="next"), told("改造泵站14座，值班平台建成。", name="after")
    one, two = follow_up(planned("改造泵站12座。建成值班平台。"), [next_one, after])
    assert (one.verdict, one.report) == (Verdict.NOT_MENTIONED, "next")
    assert (two.verdict, two.reason, two.report) == (Verdict.PARTLY, Reason.LATE, "after")


def test_nothing_is_judged_without_a_later_report() -> None:
    assert follow_up(planned("改造泵站12座。"), []) == ()


def test_the_sample_reports_are_followed_as_a_reader_does() -> None:
    right, evidence = verdicts()["follow-up: verdict"], verdicts()["follow-up: evidence"]
    assert right.differences == ()
    assert evidence.right == evidence.found


PIECES = st.lists(
    st.sampled_from(
        [
            "改造泵站12座",
            "泵站",
            "，",
            "。",
            "；",
            "尚未",
            "完成",
            "12座",
            "95%",
            "平台于5月上线",
            "累计",
            "每人",
            "\n",
            "（",
            "“",
        ]
    ),
    max_size=16,
).map("".join)


@given(PIECES, PIECES)
def test_a_verdict_has_evidence_unless_nothing_is_said(promise: str, said: str) -> None:
    for one in follow_up(planned(promise), [told(said)]):
        assert (one.evidence is None) == (one.verdict is Verdict.NOT_MENTIONED)
        assert one.evidence is None or 0 <= one.evidence.start < one.evidence.end <= len(said)
        for number, text in ((one.promised, promise), (one.reached, said)):
            assert number is None or 0 <= number.start < number.end <= len(text)

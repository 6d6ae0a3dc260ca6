"""Commitments: which clauses promise something, and their parts. Places and figures are invented."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.pipeline import Settings, Task, to_reports
from kb.config import Config
from kb.facts.clauses import clauses
from kb.facts.commitments import Commitment, commitments, promising_passages
from kb.facts.plan_words import NEXT
from kb.facts.plans import _NEXT_SIGN
from kb.model import Claim, Passage, PassageKind, Report, ReportInfo, Role, Section
from tests.shared import SEEDS, needs_shared


def plan(text: str, role: Role | None = Role.PLAN, kind: str | None = None) -> Report:
    passage = Passage("one-00000000-0", PassageKind.TEXT, text, 0, len(text), (), role, None, 1)
    return Report(ReportInfo("one", "one.txt", kind=Claim(kind)), text, (), (passage,))


def promised(text: str, role: Role | None = Role.PLAN, kind: str | None = None) -> list[str]:
    return [text[one.start : one.end] for one in commitments(plan(text, role, kind))]


def only(text: str) -> Commitment:
    (found,) = commitments(plan(text))
    return found


PROMISES = [
    ("全年新建泵站12座，改造渠道30公里。", ["全年新建泵站12座", "改造渠道30公里"]),
    ("一是抓好春耕。二是办结率达到95%；落实“一村、一策”台账", ["抓好春耕", "办结率达到95%", "落实“一村、一策”台账"]),
    ("坚持以人民为中心，围绕企业需求，按照统一部署，在县委领导下，推行上门服务。", ["推行上门服务"]),
    ("以数字化改革为牵引，建设城市驾驶舱，让群众少跑腿。", ["建设城市驾驶舱"]),
    ("2031年，重点抓好以下五个方面工作：完善值班制度。", ["完善值班制度"]),
    ("教育是民生之本，国有泵站的改革，新增学位900个。", ["新增学位900个"]),
    ("新增岗位800个，其中公益岗位100个，占八分之一，累计5000个。", ["新增岗位800个"]),
    ("目前已建成泵站8座，力争再建成4座。", ["力争再建成4座"]),
    ("运用大数据对诉求进行分类，通过招商引进企业6家。", ["运用大数据对诉求进行分类", "通过招商引进企业6家"]),
    ("各位代表！让我们携手同行，谱写青石新篇章！", []),
    ("为12个村配备应急终端，为全县发展提供有力保障。", ["为12个村配备应急终端"]),
    ("县里出台一系列扶茶政策，为茶农增收创造了条件。新建茶园60亩。", ["新建茶园60亩"]),
    ("出台一系列扶茶政策，为茶农增收创造了条件，今年要新建茶园60亩。", ["今年要新建茶园60亩"]),
    ("茶业向好的趋势没有改变，茶区正处于转型升级期，制茶技术加速突破带来机会。加快建设茶市。", ["加快建设茶市"]),
    ("重点工程有，石桥水库扩建工程，柳林治理工程；完成渠道铺设。", ["完成渠道铺设"]),
    ("县里续建的三十个项目，有八个是茶园。兴建排灌站。", ["兴建排灌站"]),
    ("请各位代表审议。抓住通车机遇，牢牢把握惠民这个主线，聚焦茶旅等重点领域，推广良种。", ["推广良种"]),
    ("对暂时困难的茶企，给予贷款展期。通过技术创新、设备更新，提升茶青品质。", ["给予贷款展期", "提升茶青品质"]),
    ("力争茶农收入高于全县平均水平，坚持每季度举办茶市。", ["力争茶农收入高于全县平均水平", "坚持每季度举办茶市"]),
    ("按照“盯住一个目标、强化五个突破”工作思路，开办夜校。", ["开办夜校"]),
    ("重点做好9个方面工作。必须充分利用。", ["必须充分利用"]),
    ("做好今年工作意义重大。要求我们办好茶市。把茶业振兴作为头等大事，把握茶旅发展大势，兴建茶仓。", ["兴建茶仓"]),
    ("从外部环境看，茶叶消费进入转型期，新式茶饮加速突破。新建茶市两处。", ["新建茶市两处"]),
    ("综合看，茶区发展后劲更加充足。从我县实际看，要加快建设茶市。", ["要加快建设茶市"]),
    ("只要我们保持战略定力，扎扎实实抓产业，就一定能开创茶区新局面。完善茶路。", ["完善茶路"]),
    ("由分管副县长包案，1,500户危房全部改造。", ["由分管副县长包案", "1,500户危房全部改造"]),
]


@pytest.mark.parametrize(("text", "expected"), PROMISES, ids=[text[:10] for text, _ in PROMISES])
def test_a_clause_that_says_what_will_be_done_is_a_promise(text: str, expected: list[str]) -> None:
    assert promised(text) == expected


def test_what_was_done_promises_nothing_until_the_text_turns_to_what_comes_next() -> None:
    text = "全年新建泵站12座。下一步，将改造渠道30公里。"
    assert promised(text, Role.REVIEW) == ["将改造渠道30公里"]
    assert promised(text, Role.PROBLEMS) == []


def test_a_document_that_tells_others_what_to_do_promises_in_sentences_that_demand() -> None:
    text = "泵站老化严重。各县区要加强值守，每月巡查两次。"
    assert promised(text, None, "通知") == ["各县区要加强值守", "每月巡查两次"]
    assert promised(text, None, "公告") == []


def test_a_heading_with_text_under_it_only_names_the_topic() -> None:
    text = "一、新建泵站12座\n改造渠道30公里。\n二、完成清淤9公里\n"
    heads = [(0, 9), (20, 29)]
    outline = tuple(
        Section(1, "一", text[start:end], Role.PLAN, start, end, stop)
        for (start, end), stop in zip(heads, (20, 30), strict=True)
    )
    passage = Passage("one-00000000-0", PassageKind.TEXT, text, 0, len(text), (), Role.PLAN, 0, 1)
    report = Report(ReportInfo("one", "one.txt"), text, outline, (passage,))
    assert [text[one.start : one.end] for one in commitments(report)] == ["改造渠道30公里", "完成清淤9公里"]


PARTS = [
    ("6月底前完成12座泵站改造。", ("完成", "泵站改造", "12座", "6月底前", None)),
    ("群众满意率达到95%以上。", ("达到", "群众满意率", "95%以上", None, None)),
    ("举办业务培训不少于8期。", ("不少于", "业务培训", "不少于8期", None, None)),
    ("到2031年底前，建成渠道30公里。", ("建成", "渠道", "30公里", "2031年底前", None)),
    ("严格执行值班制度。", ("执行", "值班制度", None, None, None)),
    ("清理和规范河道采砂。", ("清理和规范", "河道采砂", None, None, None)),
    ("加强建设和管理。", ("加强", "建设和管理", None, None, None)),
    ("推动组建水务集团。", ("组建", "水务集团", None, None, None)),
    ("由县水务局牵头修复渠道。", ("修复", "渠道", None, None, "县水务局")),
    ("新建泵站3座。（县水务局、县财政局按职责分工负责）", ("新建", "泵站", "3座", None, "县水务局、县财政局")),
    ("新建泵站3座。责任单位：县水务局", ("新建", "泵站", "3座", None, "县水务局")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "parts"), PARTS, ids=[text[:10] for text, _ in PARTS])
def test_a_promise_has_parts(text: str, parts: tuple[str | None, ...]) -> None:
    found = only(text)
    spans = (found.action, found.object, found.target, found.deadline, found.owner)
    assert tuple(span and text[span.start : span.end] for span in spans) == parts


def test_it_is_quantified_where_a_number_can_be_checked() -> None:
    assert only("新建泵站12座。").quantified
    assert not only("完善值班制度。").quantified


TEXTS = st.text(
    st.sampled_from("新建泵站12座，。；：、（）“”《》\n一是3月底前达到95%以上由县水务局牵头负责按照要求坚持有的是"),
    max_size=80,
)


@given(TEXTS)
def test_promises_stand_in_order_inside_their_text(text: str) -> None:
    found = commitments(plan(text))
    assert all(one.end <= other.start for one, other in pairwise(found))
    for one in found:
        assert 0 <= one.start < one.end <= len(text)
        assert text[one.start : one.end].strip() == text[one.start : one.end]
        assert all(one.start <= number.start < number.end <= one.end for number in one.quantities)


@given(TEXTS)
def test_a_passage_is_indexed_as_promising_exactly_where_a_commitment_is_found(text: str) -> None:
    assert bool(promising_passages(plan(text))) == bool(commitments(plan(text)))


@given(TEXTS)
def test_clauses_leave_out_nothing_but_marks_numbers_and_blanks(text: str) -> None:
    found = list(clauses(text))
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(text[one.start : one.end].strip() for one in found)


@needs_shared
def test_the_nine_numbers_promised_in_a_seed_are_all_found() -> None:
    (path,) = SEEDS.glob("000_*.txt")
    (outcome,) = to_reports(Task(path, path.name, "000"), Settings(config=Config()))
    assert outcome.report is not None
    found = commitments(outcome.report)
    targets = {outcome.report.text[one.target.start : one.target.end] for one in found if one.target}
    assert targets >= {"30%以上", "200项", "90%", "50个", "不少于120场次", "80%", "12个", "95%", "不少于24场次"}
    deadlines = {outcome.report.text[one.deadline.start : one.deadline.end] for one in found if one.deadline}
    assert deadlines == {"年底前"}


@given(st.from_regex(NEXT))
def test_a_turn_to_what_comes_next_shows_its_sign(words: str) -> None:
    assert _NEXT_SIGN.search(words)

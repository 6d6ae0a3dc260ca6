"""Invented reports for tests: as values, and as files of a small corpus."""

from pathlib import Path

from kb.model import (
    Claim,
    Confidence,
    Cut,
    Evidence,
    Gap,
    Mask,
    Passage,
    PassageKind,
    Problem,
    Report,
    ReportInfo,
    Role,
    Section,
)

TITLE = "澜川市政务办2022年工作总结\n"
HEADING = "一、办件情况\n"
BODY = "全年办理事项75.6万件，满意度XX%。\n"
LAST = "下一步，增设50个综合窗口。"


def report(report_id: str = "澜川-2022") -> Report:
    """A report with something in every field."""
    text = TITLE + HEADING + BODY + LAST
    starts = [0, len(TITLE), len(TITLE + HEADING), len(TITLE + HEADING + BODY), len(text)]
    kinds = [PassageKind.TITLE, PassageKind.HEADING, PassageKind.TEXT, PassageKind.TEXT]
    roles = [None, Role.REVIEW, Role.REVIEW, Role.PLAN]
    passages = tuple(
        Passage(
            f"{report_id}/0000000{number}.1",
            kind,
            text[start:end],
            start,
            end,
            ("一、办件情况",) * (number > 1),
            role,
            None,
            number + 1,
        )
        for number, (kind, role, start, end) in enumerate(zip(kinds, roles, starts, starts[1:], strict=False))
    )
    info = ReportInfo(
        id=report_id,
        file="澜川/2022年总结.txt",
        title=Claim(TITLE.strip(), Confidence.STATED, (Evidence(TITLE.strip(), "text", 0, len(TITLE) - 1),)),
        year=Claim(2022, Confidence.INFERRED, (Evidence("2022", "path"),)),
        region_parents=("岚江省",),
        source="澜川网",
        passages=len(passages),
        characters=len(text),
        gaps=(Gap(5, 5, 120), Gap(9, 9, None)),
        truncated=True,
        masks=(Mask("XX%", starts[2] + 16, starts[2] + 19),),
    )
    outline = (Section(1, "一", "办件情况", Role.REVIEW, starts[1], starts[1] + 6, len(text)),)
    cuts = (Cut("page-chrome", "打印本页", 0, 4),)
    return Report(info, text, outline, passages, cuts, (Problem("澜川/2022年总结.txt", "numbering-skip", "跳号"),))


FILLER = "坚持把群众满意作为第一标准，持续推进窗口服务规范化建设，完善首问负责和限时办结制度，压减申报材料，推动更多事项就近办理。"


def report_text(unit: str, year: int, extra: str = "") -> str:
    """The text of a short report of an invented unit."""
    return (
        f"{unit}{year}年工作总结\n"
        f"{year}年，{unit}认真落实上级部署，各项工作取得新成效。\n"
        f"一、主要工作\n（一）优化窗口服务。{FILLER}全年办理事项{year % 100}万件。\n"
        f"（二）规范运行管理。{unit}建立台账{year % 7 + 3}本，{FILLER[::-1]}\n"
        f"二、存在的问题\n窗口人员业务能力还有差距。{extra}\n"
        f"三、下一步打算\n增设{year % 50}个综合窗口，年底前完成。\n"
    )


UNITS = ("青石市档案局", "白沙县水务局", "松岭区民政局", "云渡市信访局")


def write_corpus(folder: Path, units: tuple[str, ...] = UNITS, years: tuple[int, ...] = (2021, 2022, 2023)) -> Path:
    """A folder of reports: a folder a unit, a file a year."""
    for unit in units:
        (folder / unit).mkdir(parents=True, exist_ok=True)
        for year in years:
            (folder / unit / f"{year}年工作总结.txt").write_text(report_text(unit, year), "utf-8")
    return folder

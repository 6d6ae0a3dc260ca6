"""Standing formulas of the register, which belong to no unit even where the knowledge base holds only one that uses them."""

import re
from collections.abc import Iterator

from kb.text import fold

STOCK = (
    "习近平新时代中国特色社会主义思想", "习近平法治思想", "习近平生态文明思想", "习近平经济思想", "习近平文化思想", "习近平总书记", "重要讲话精神", "重要讲话",
    "重要指示批示精神", "重要指示批示", "重要论述", "党的十八大", "党的十九大", "党的二十大", "党的十九届", "党的二十届", "历次全会精神", "全会精神",
    "中央经济工作会议", "中央农村工作会议", "中央八项规定", "实施细则精神", "党中央", "国务院", "以习近平同志为核心的党中央", "集中统一领导", "权威和集中统一领导",
    "大政方针", "决策部署", "增强“四个意识”", "坚定“四个自信”", "做到“两个维护”", "“两个维护”", "“四个意识”", "“四个自信”", "“两个确立”", "“两个确立”的决定性意义",
    "“五位一体”总体布局", "“四个全面”战略布局", "“放管服”改革", "“三会一课”", "“不忘初心、牢记使命”主题教育", "“不忘初心、牢记使命”", "“四风”", "“四不两直”",
    "“三定”", "“双随机、一公开”", "“互联网+监管”", "“互联网+政务服务”", "“一网通办”", "“一窗受理”", "“最后一公里”", "“最多跑一次”", "“好差评”", "“一件事”",
    "全面从严治党", "党风廉政建设", "意识形态工作", "主题党日", "主题教育", "稳中求进工作总基调", "新发展理念", "高质量发展", "新发展格局", "新质生产力", "以人民为中心",
    "人民群众", "改革发展稳定", "统筹发展和安全", "人民日益增长的美好生活需要", "实现中华民族伟大复兴", "中国式现代化", "为基层减负", "形式主义、官僚主义", "形式主义官僚主义",
    "营商环境", "乡村振兴", "脱贫攻坚成果", "共同富裕", "生态文明建设", "安全生产", "信访工作", "政务公开", "依申请公开", "政府信息公开", "建议提案", "值班值守", "督查督办",
    "粤港澳大湾区", "京津冀协同发展", "长三角一体化", "长江经济带", "黄河流域生态保护和高质量发展", "共建“一带一路”", "“一带一路”",
)  # fmt: skip
"""Names of doctrines, congresses, national strategies and standing institutions, as every unit must write them."""


def _pattern() -> re.Pattern[str]:
    """Quotation marks of any kind, or none, may stand where the table has them."""
    words = sorted(STOCK, key=len, reverse=True)
    return re.compile("|".join(re.sub("[“”]", '[“”"「」]?', re.escape(fold(word))) for word in words))


_STOCK = _pattern()


def stock_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where standing formulas stand in a text."""
    return (match.span() for match in _STOCK.finditer(fold(text)))


__all__ = ["STOCK", "stock_spans"]

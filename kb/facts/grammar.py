"""What in a text looks like a number: quantities, and what only looks like one, each a named branch of one pattern.

It is matched against folded text, where width, case and script are one.
"""

import re

from kb.facts.units import alternatives

_HAN_DIGIT = "一二两三四五六七八九〇零"
_HAN = f"(?:[二两三四五六七八九][十百千万亿{_HAN_DIGIT}]{{0,16}}|十[{_HAN_DIGIT}十百千万亿]{{0,16}}|一[十百千万亿][{_HAN_DIGIT}十百千万亿]{{0,16}})(?:点[{_HAN_DIGIT}]{{1,12}})?"
"""A Chinese numeral that can be a quantity: not 一 alone, which is an article, nor a lone power of ten but 十."""

_LATIN = r"(?<![0-9])(?:[0-9]{1,3}(?:,[0-9]{3}){1,5}(?![0-9])|[0-9]{1,15}(?![0-9]))(?:\.[0-9]{1,12}(?![0-9]))?"
"""What has more digits is no quantity."""
_MAGNITUDE = r"(?:[百千万]亿|[百千]万|[万亿]|[百千](?![瓦米克卡伏帕赫兆]))"
_MORE = "[余多来]"
_UNIT = alternatives()
_HAN_UNIT = alternatives(after_han=True)
_PER = r"(?:/(?:平方公里|平方米|立方米|公里|亩|小时|天|日|月|年|人|户|次|件|吨|升|米|千克|公斤|个|名|项|家|台|套|场|km|kg|min|h|w|s)){0,2}"
_TERM = f"(?:{_HAN}|一)"
_MASK = r"[x×*＊]{1,4}(?:\.[x×*＊]{1,3})?"
_RANGE = r" ?[-—–－~～至到]{1,2} ?"
_RANK = "(?:[0-9]+|[一二三四五六七八九十百千零〇两]+)"
_SESSION = "[一二三四五六七八九十]{1,3}次"
_DAY = r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3}|[x×*]{1,2})"
_YEAR = r"(?:(?:19|20)[0-9x×*]{2}|[一二][九〇零0][〇零一二三四五六七八九0-9]{2}|[x×*]{4})"
_MONTH_END = rf"(?:{_DAY}[日号]|[上中下]旬|[份底末初])?"
_YEAR_REST = rf"(?:\s?{_DAY}月{_MONTH_END}|前?第?[一二三四1-4]季度|[上下]半年|[度底末初])?"

BRANCHES = {
    "title": r"《[^《》\n]{1,80}》",
    "phone": r"(?<![0-9])(?:0[0-9]{2,3}-[0-9]{7,8}|1[3-9][0-9]{9})(?![0-9])",
    "bracketed": r"〔[^〕\n]{1,12}〕(?:第?[0-9]+号)?|\[[12][0-9]{3}\][0-9]*号?",
    "date": rf"(?:截[至止]\s?)?(?:{_YEAR}(?:[-—–~～至到]{{1,2}}{_YEAR})?\s?年{_YEAR_REST}|(?:19|20)[0-9]{{2}}[-/.][01]?[0-9][-/.][0-3]?[0-9]|(?:19|20)[0-9]{{2}}(?=[-—–~～至到]{{1,2}}(?:19|20)[0-9]{{2}})"
    rf"|(?<![0-9.])[0-9]{{1,2}}(?:[-—~至到、][0-9]{{1,2}})?月{_MONTH_END}|[一二三四五六七八九十]{{1,2}}月{_MONTH_END}(?![均度]))"
    r"|前[一二三两1-9][0-9]?(?:个?季度|个月)|[一二三四]季度",
    "clock": r"[0-9]{1,2}[:时][0-9]{2}分?|[0-9]{1,2}[时点](?![0-9])",
    "ordinal": rf"第\s?{_RANK}(?:[条款项章节]?[、和及至到~—-]第?{_RANK})*|(?<=届){_SESSION}(?:[、和及]{_SESSION})*|三次(?=产业)|[两二三四五]步(?=走)"
    r"|[一二三](?=元(?:化|论|结构|体制|协同|共治|融合|空间|经济结构))|(?:(?<=专栏)|(?<=附[件表图])|(?<=(?:专栏|附[件表图]) ))[0-9]{1,3}(?![0-9.,]| ?[个份项条期篇张页件种类次家处块%万千百])",
    "percent": rf"(?P<permille>百|千|万)分之(?P<hundredths>[{_HAN_DIGIT}十百点]{{1,8}}|[0-9]{{1,9}}(?:\.[0-9]{{1,9}})?)",
    "term": rf"(?P<termlow>{_TERM})(?:至(?P<termhigh>{_TERM}))?(?P<termunit>年(?![来级代制前后间里内多度])|日)|(?P<onemonth>一)个月(?!来)|(?P<onetimes>一)倍(?=以上|以下)",
    "slash": r"(?<=[过约近达到占于])(?P<slashtop>[1-9])/(?P<slashbottom>[2-9]|10)(?![0-9/.年月日])",
    "fraction": rf"(?P<bottom>{_HAN}|[0-9]{{1,9}})分之(?P<top>{_HAN}|一|[0-9]{{1,9}})",
    "tenths": r"(?P<tenth>[一二三四五六七八九两1-9])成(?P<tenthhalf>半)?(?![不立为长果功员绩效就本交型熟都德套份品人])",
    "half": r"一半(?!以上的?时)",
    "times": r"翻(?P<doubled>[一两二三])番",
    "number": rf"(?P<low>{_LATIN} ?(?:{_MAGNITUDE})?(?:{_MORE}(?:{_MAGNITUDE})?)?)(?:(?P<lowunit>{_UNIT})?{_RANGE}(?P<high>{_LATIN} ?(?:{_MAGNITUDE})?{_MORE}?))?(?P<unit> ?(?:{_UNIT}){_PER})?",
    "han": rf"(?P<hanlow>{_HAN})(?:至(?P<hanhigh>{_HAN}))?(?P<hanmore>{_MORE})?(?P<hanunit>{_HAN_UNIT}|(?<=[万亿])(?:{_UNIT}))",
    "lone": rf"(?<=[近超逾上破过数])(?P<magnitude>[十百千万亿]{{1,2}})(?P<lonemore>{_MORE})?(?P<loneunit>{_HAN_UNIT})",
    "mask": rf"(?<![a-z0-9.*×])(?P<masked>{_MASK}) ?(?P<maskmag>{_MAGNITUDE})?{_MORE}?(?P<maskunit>{_HAN_UNIT}|期|字|口|头|部门|单位)",
    "period": r"今年(?:以来)?|去年(?:同期)?|全年|上半年|下半年|当年|年底前?|目前|截[至止][^,，。;；、\n0-9]{0,4}|一年来|近年来|过去[一二三四五六七八九十]年|[一二三四五六七八九十]年来",
}  # fmt: skip
"""The branches in the order in which they are tried; date, clock, ordinal, title, bracketed are never quantities."""

FIRST = "0-9《〔[一二三四五六七八九十百千万亿两第前今去全上下当年目截近过翻x×*＊"
"""What a branch can begin with: a look at one character spares most places of a text all branches."""

TOKEN = re.compile(f"(?=[{FIRST}])(?:" + "|".join(f"(?P<{name}>{pattern})" for name, pattern in BRANCHES.items()) + ")")

__all__ = ["BRANCHES", "FIRST", "TOKEN"]

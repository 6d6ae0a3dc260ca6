"""The signs of substance and of its lack: a table. Patterns are linear, text is folded."""

import re
from dataclasses import dataclass

_MEASURE = (
    "万元|亿元|元|个百分点|平方公里|公里|平方米|立方米|米|亩|公顷|吨|千瓦时|千瓦|小时|分钟|天|工作日|个月|倍|成|万件|万人次|人次|件次|件|项|次|家|户|人|名|个|"
    "场|期|篇|份|条|起|处|座|台|套|辆|本|册|部|类|批|支|款|宗|例|所|间|栋|%|‰|万|亿|余"
)
_FIGURE = (
    rf"(?:(?<![\d年月第])\d[\d,]{{0,20}}(?:\.\d{{1,8}})?|[xX*]{{1,6}}(?:\.[xX*]{{1,4}})?)\s?(?:多|余)?(?:{_MEASURE})"
)
_INSTRUMENT = r"《[^《》\n]{2,60}》|[“\"][^“”\"\n。,;]{2,14}[”\"]|\d{4}\s?[〕\])]\s?\d{1,4}号"
_TAKEN = (
    "制定|出台|印发|修订|起草|建立|设立|成立|组建|开发|上线|建成|增设|新增|新设|推出|推行|举办|召开|开通|搭建|启用|发布|编制|编印|签订|签约|发放|"
    "拨付|落地|立案|查处|整治|改造|修建|新建|竣工|办结|受理|答复|化解|清退|压减|压缩|缩短|减少|下降|增长|提高|提升至|培训|选派|抽调|走访|暗访|约谈|通报|废止|取消|下放"
)
_THING = (
    "制度|办法|细则|方案|清单|台账|规程|手册|导则|专班|小组|平台|系统|数据库|中心|窗口|热线|大厅|专线|基地|园区|机制|流程|目录|指南|标准|公示|问责|"
    "通报|督办单|承诺书|责任书|试点|工程|项目|行动|活动|补贴|资金|基金|贷款|码|终端|app|小程序|微信群|公众号|简报|专刊"
)
_ACTOR = (
    r"(?:市|县|区|镇|乡|省|州)[一-龥]{0,8}?(?:局|委|办|厅|处|院|队|站|所|中心|公司|集团|街道|社区|法院|检察院)|[一-龥]{2,6}(?:科室|处室|支部|合作社|学校|医院|企业)|牵头|领办|挂牌|"
    r"(?:书记|市长|县长|局长|主任|专员|网格员|代办员)"
)
_HOLLOW = (
    "切实|进一步|不断|深入|扎实|着力|全面|大力|积极|努力|充分|有力|有效|显著|明显|持续|坚定不移|坚持不懈|牢固树立|高度重视|认真|严格|稳步|有序|"
    "良好氛围|浓厚氛围|新局面|新台阶|新成效|新突破|新篇章|新征程|新作为|上新水平|高质量|强化|加强|推进|推动|促进|提升|确保|营造|夯实|凝聚|彰显|"
    "思想认识|政治站位|大局意识|责任意识|担当|初心|使命|合力|动能|活力|水平|能力|质效|作风|落实落细|走深走实|见行见效|取得实效|奠定[^,。]{0,6}基础"
)


@dataclass(frozen=True, slots=True)
class Sign:
    """A named row: what is counted, what one of them weighs; below zero for what says nothing."""

    name: str
    pattern: re.Pattern[str]
    weight: float


SIGNS = (
    Sign("figures", re.compile(_FIGURE), 1.0),
    Sign("instruments", re.compile(_INSTRUMENT), 0.8),
    Sign("measures", re.compile(rf"(?:{_TAKEN})[^,。;:、\n]{{0,18}}?(?:{_THING})"), 0.7),
    Sign("actors", re.compile(_ACTOR), 0.3),
    Sign("hollow", re.compile(_HOLLOW), -1.0),
)
"""What makes a passage concrete (numbers, named instruments, measures that were taken, actors) and what makes it hollow."""

__all__ = ["SIGNS", "Sign"]

"""The words by which statements are brought together and judged, as tables."""

import re

SAME: tuple[str, ...] = (
    "经济(?=增长|增速|总量|增幅)|(?<!海洋)(?<!占)(?<!占地区)(?<!占国内)(?:地区|国内)?生产总值(?!比重)|(?<!占)gdp(?!比重)",
    "财政收入|一般公共预算收入|公共财政预算收入",
    "固投|固定资产投资",
    "社零|社会消费品零售总额",
    "规上|规模以上",
    "居民(?:人均)?(?:可支配)?收入|农民(?:人均)?(?:纯)?收入|居民增收",
    "优良天数|优良率|空气质量优良",
    "细颗粒物|pm2.5",
    "免证|免提交|免予提交",
    "会议|开会",
    "文件|发文",
    "培训|轮训|讲课|授课",
    "粮食总产|粮食产量",
    "占比|比例|比重",
    "课题|调研",
    "平台(?!经济)|系统",
    "国企|国有企业",
)
"""Words for one thing; each row makes one sign that texts share."""

EVERYWHERE = frozenset({"一带一路"})
"""Names in quotation marks that stand in reports of every kind."""

WEAK = frozenset({"平台(?!经济)|系统", "国企|国有企业", "占比|比例|比重"})
"""Rows whose sign alone does not make two texts speak of the same."""

GENERIC = re.compile(
    "体系|机制|模式|平台|系统|项目|工程|行动|计划|方案|政策|措施|制度|能力|基地|中心|企业|产业|行业|领域|环境|城市|地区|试点|示范区?|现代化?|服务|创新|综合|国家|全国|省级|市级|国际|特色|清单|名单|目录|成果|社会|高地|标杆|样板|品牌|名片|格局"
)
"""Words that many things have in their names: they say half as much of what a text is about."""

KEPT = re.compile(
    "[国公私所保自]有|有[色机轨线毒害]|目的|[房土基湿草林用耕工产绿场异当实内腹高洼阵营外本属飞落山]地|地[产区方质铁下热理标块级震灾税名域形]|获得|得分|了解|过[渡程境户]|和[平美谐睦解]|共和|饱和|参与|普及|涉及|合并|并[网购]|兼并|把关|植被"
    "|对[口外接标俄台照]|[应针面绝]对|[作行人]为|为[民农老主]|从[业严教事]|服从|向[海上好]|[方转面导意定纵横双取]向|到[位期港]|在[线建校职岗]|[存潜所]在|按揭|以[案旧工]|其他|自由|供给|补给|给[排水予]|[转出]让|让利|使[用馆]|[大天]使|[高平同中初优特]等|等[级候待]"
    "|[首成古]都|都市|[人户村亩年]均|均[衡等]|平均|[归偿退返]还|还[款田林草湿]|再[生造制担利贷]|就[业医近读学餐地诊]|成就|要[素求道闻案点]|[需重纪概摘]要|应[急用对届税收付训]|[供响反适对]应|将军"
)
"""Words with a sign in them that alone says nothing."""

EMPTY = re.compile(
    r"全[市县省区镇]性|(?<![青少中老成幼近])年(?![轻龄])|(?<=[理务件客运])量|重点|主要|实际|新时代|新一轮|高质量|发展|相关|有关|剩余|数量|总量|[有的地得了着过和与及或并且把被将对为从向到在于至按以其该这那各每由给让使等也都均已还再又就将要应]|可能|能够|可以|(?<=[也将不就都])会"
    r"|全市|全县|全省|全区|全镇|我市|我县|我区|我局|我办|全年|年度|年内|今年|明年|去年|上年|同比|比上年|较上年|进一步|不断|持续|继续|全面|大力|积极|深入|扎实|切实|着力|力争|确保|推动|推进|实现|完成|达到|达|开展|进行|实施"
    r"|新增|新建|建设|建成|建立|健全|完善|加强|强化|提高|提升|增加|减少|下降|增长|压减|控制|稳定|保持|做好|抓好|组织|举办|以上|以下|以内|左右|不少于|不低于|不超过|超过|突破|年底|月底|季度|上半年|下半年|全部|累计|左右|工作|任务|项目(?=[0-9])|原则上|同步|率先|结构性|优质"
    r"|(?:更高|高)?水平|高标准(?!农田)|常态化|长效化|常态长效|质效|实效|成效|有?影响力?|力度|优化升级|提质增效|深度|广度|纵深|坚决|全力以赴|全力|跟进|取得|新?进展|态势|用心用情用力|用心用情|我们|一定|坚定不移|巩固|更高|更大|更好|更多|总投资|计划投资|加快|加大|支持|鼓励|引导|打造|拓展|培育|壮大|优化|深化|构建|做大|做强|做优|用好|办好|建好|争创|启动|统筹|扩大|改善|丰富|激发|促进|加力|抓紧|推行|增效|竣工|投产|投用|开工|通车|落地|落成|投运|揭牌|挂牌|严厉|依法(?!行政|治)|从严|毫不放松|驰而不息|持之以恒|锲而不舍|走深走实|落地见效|见行见效|显示度|稳妥|单次|单个|每[次场人个件名项]"
)
"""Words that say nothing of what a clause is about."""

UNTOLD = re.compile(
    "^在[^,]{1,30}[中下上]$|^以[^,]{1,40}为[^,]{1,12}$|^(?:聚焦|围绕|立足|着眼|紧扣)[^,、]{2,10}$|^我?代表|^必须|^[^,]{0,8}是(?!否)|是指|的简称|体现了|根本在于|得益于|离不开|归功于|的结果$"
)
"""Clauses that explain, or that only say how."""

UNDONE = re.compile(
    r"尚未|还未|仍未|暂未|未能|没有(?:完成|达到|实现)|未(?:完成|达到|达|实现|按期|启动|开工)|(?:推迟|延期|延后)(?!的)|滞后|结转|搁置|暂停|停滞|正在|仍在|尚在|还在|有待|在建|处于|距离?(?=[^,。]{0,12}目标)|还差|主体(?:施工|完工|封顶|工程)|完成工程量的|正(?=建|加快|推进)|待(?=投|验|启)|进展(?:缓慢|不快|偏慢)|启动(?:了)?(?:前期|招标|编制|设计)|前期工作"
)
"""Words that say that something is not finished."""

ALL = re.compile(
    r"全部|全覆盖|清零|均(?=[^均]{0,6}(?:完成|达标|实现))|圆满完成|如期完成|实现全(?=覆盖|部|域|员|程|面|流程|链条|贯通|联通|打通|达标|免)"
)
"""Words that say that nothing is left."""

TOTAL = re.compile(r"累计|总计|总共|合计|共有|总数|总量|达到")
TOTAL_ONLY = re.compile(r"累计|总数|现有|共有")
STOCK = re.compile(r"(?:达到?|超过?|突破|增至|增加到|拥有|在职|在册|保有)[约近]?$")
"""Words right before a number that say how many there are, not how many came."""
ADDED = re.compile(r"新增|新建|净增|再建|再增|新培育|新认定|新引")
LESS_IS_BETTER = re.compile("失业率|价格|物价|涨幅|能耗|排放|浓度|死亡|事故|债务率|不良贷?款?率|细颗粒物|pm2.5")
"""Measures that are kept where they stay below what was promised."""
LEVELS = re.compile("国家级?|全国|省级|省(?=[一-鿿]{2})|自治区级?|市级|县级|区级")
NEW = re.compile(r"新增|新建|新(?=[培引开签认设])|建成|建设|改造|完成|引进|举办|开展")
AVERAGE = re.compile(r"平均|人均|户均|均值")
YEARLY = re.compile("年均")
OF_YEARS = re.compile(r"[-—]*(?:这|过去|近|本届政府)?的?(?:[三四五]年(?!级)|“?十[一二三四五六]五”?(?:时期|期间|以来))")
IN_YEARS = re.compile("(?<!连续)[三四五]年(?:来|间)|“十[一二三四五六]五”(?:时期|期间|以来)")
"""Beginnings of a passage, and words of a sentence, that tells of several years."""
MEASURED = re.compile("[额量比重值利润本价]$|占比|比重|规模|产值|收入|投[资入]|里程|面积|人数|人次|份额$")
"""Ends of the names of measures: one that was promised nothing of says nothing of what was promised."""
PROGRAMME = re.compile("(?:行动|计划|专项|工程|方案)$")
PROGRAMMES = re.compile("行动|计划|专项|工程|方案|项目|改革")
"""What is promised as a programme, and the words by which one is told of."""
EACH = re.compile(r"单次|每次|每场|每人|每个|每件|每名|每季度|每月|每周|单个|单件")
SMALLER = re.compile(
    r"(?:控制在|不超过|不高于|不多于|不得超过|(?<!不)降至|降到|下降到|下降至|压缩到|压缩至|缩短到|缩短至|缩短为|压减到|压减至|减少到|减少至|精简到|精简至|(?<!不)低于)(?!不)"
)
"""Words of a goal that is reached from above."""

RIDER = re.compile(
    r"^(?:受|因|由于|尚未|还未|仍未|距离?|还差|另外|另有|剩余|其余|其中|完成(?:年度|全年|目标|计划|任务)|为(?:年度)?(?:计划|目标)|占(?:年度)?(?:计划|目标|任务)|实现年初|超额|提前|比原定|比计划|较(?:上年|去年)|比(?:上年|去年)|同比|经批准|增幅|增长|下降|减少|达标率|合格率)"
)
"""Beginnings of clauses that only go on about the one before."""

__all__ = [
    "ADDED", "ALL", "AVERAGE", "EACH", "EMPTY", "EVERYWHERE", "GENERIC", "IN_YEARS", "KEPT", "LESS_IS_BETTER", "LEVELS", "MEASURED", "NEW", "OF_YEARS", "PROGRAMME", "PROGRAMMES", "RIDER", "SAME", "SMALLER", "STOCK", "TOTAL", "TOTAL_ONLY", "UNDONE", "UNTOLD", "WEAK", "YEARLY",
]  # fmt: skip

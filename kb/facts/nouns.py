"""Nouns of this register, as tables: what is measured, who and where, what a verb before makes one name with."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _endings(words: str) -> tuple[str, ...]:
    return tuple(words.split())


ABSTRACT = _set("部分 要求 统计 调查 规定 目标 任务 速度 原则 情况 意见 数据 计划 指标 标准 价格 期限 时间 时限")
"""Nouns behind the 的 of a number that only say what it is for: 每亩四百斤的要求."""

ESTABLISHED = _set(
    "基地 中心 平台 项目 工程 园区 示范区 示范园 站 站点 点 园 机构 场所 设施 系统 装备 设备 团队 队伍 组织 专区 窗口 通道 网络 实验室 工作站 服务站 工作室"
)
"""… and these: 技术转移基地, 大学科技园培育基地."""

FACILITIES = frozenset("院站所室心园馆店点库厂场堂队会社屋田路林校")
"""The last characters of what a place has."""

GOALS = _endings("目标 任务 计划 指标")
"""How goals end of which a share is told without 的: 完成全年目标45%."""

GOODS = _set(
    "棉花 粮食 水稻 小麦 玉米 大豆 油料 蔬菜 水果 生猪 肉类 原煤 钢材 水泥 化肥 农药 汽车 电力 布匹 原油 木材 食盐 茶叶 药材"
)
"""What is produced and sold: with the verb before it no noun, but its object."""

LEVEL_NAMES = _set("国家级 省级 市级 县级 区级 州级 镇级 村级 部级 国家 全国 省 市 线上 线下 境外 境内 国外")
"""What kind of the thing named before is counted: 示范村9个、省级67个."""

MEASURE_ENDS = _endings(
    "率 额 量 数 值 度 比 比重 比例 标准 限额 费 费用 价 金 收入 支出 时间 时长 面积 长度 规模 水平 成本 价格 投资 工资 里程 产能 装机 容量 库存 距离 储量 指标 年收益 营收 利润"
)
"""How nouns end of which a level is told, not things."""

MEASURE_NOUNS = _set(
    "人口 时间 时限 时长 周期 成本 效率 次数 比例 能力 水平 数量 金额 面积 标准 速度 总数 总量 总额 规模 条件 人数 户数 家数"
)
"""Nouns that make one with a verb before them: 办理时间."""

OCCUPIED = _set("参训 参会 从业 就业 执法 管理 值守 巡查 监管 施工 救援")
"""Verbs that make one noun with 人员."""

PAPERS = _set("方案 规划 意见 办法 措施 机制 计划 细则 协议 标准 指南 平台 中心 基地 体系 系统 工程")
"""Nouns that make one name with a verb before them: 解决方案."""

PERSONS = _endings(
    "干部 教师 党员 群众 患者 村民 妇女 青年 人员 职工 居民 家庭 对象 户 人 员 者 企业 单位 机构 学校 学生 老年人 儿童 农民 会员"
)
"""How nouns end that say only of whom a measure holds."""

PLACES = _set("村 镇 乡 县 市 区 行政村 自然村 社区 小区 街道 乡镇 市州 区县 县区 县市 市县 省份 园区")
"""Units of government that are counted themselves, whatever is told of them: 14个市空气质量达标."""

PLACE_KINDS = _set("重点 重大 大中型 人大代表 人大 政协 直属 属 级 域 管 直 区域 重点项目")
"""Words behind 市 and 县 that make them say whose a thing is: 市重点项目."""

PORTIONS = _set("比例 比重 份额 百分比 占比")

RATIOS = _set("能效比 性价比 师生比 生师比 信噪比 产出比 容积比 产销比 同比 环比 占比")
"""Words that end in 比 and are ratios."""

RULINGS = _set("办法 条例 规定 通知 意见 方案 措施 细则 规划 政策 法 决定 标准 规则")
"""What a text calls itself: 本办法."""

SUBJECT_ENDS = (
    "机关",
    "局",
    "委",
    "办",
    "厅",
    "府",
    "院",
    "处",
    "部",
    "市",
    "省",
    "县",
    "区",
    "州",
    "镇",
    "乡",
    "街道",
    "公司",
    "中心",
    "集团",
    "室",
    "联席会议",
    "领导小组",
    "委员会",
    "单位",
    "部门",
    "政府",
    "法院",
    "银行",
    "大学",
)
"""The last characters of who does or has something."""

SUFFIXES = frozenset("率量额数费值度价类单券证人者期")
"""Characters that end a noun made of the word before them: 整改率."""

SUMS = _endings(
    "徒刑 拘役 拘留 滞纳金 违约金 赔偿金 经费 资金 奖励 奖金 奖补 补贴 补助 补偿 资助 扶持 罚款 贷款 投资 支出 税收 税费 费用 债券 基金 保险费 保证金 赔偿"
)
"""How nouns end that name what money is given, paid or used as."""

TERMS = (
    ("城镇", "新增", "就业"),
    ("新增", "就业"),
    ("城镇", "新增", "就业", "人数"),
    ("新增", "就业", "人数"),
    ("城镇", "登记", "失业率"),
)
"""Terms of the statistics that hold a verb."""

TRADES = frozenset(
    {("服务", "贸易"), ("服务", "消费"), ("服务", "外包"), ("加工", "贸易"), ("建设", "用地"), ("生产", "经营")}
)
"""A verb and a noun that are one word of the statistics: 服务贸易规模."""

UNDERTAKINGS = _set("项目 工程 行动 计划")
"""What is named after what it does: 环境提升项目."""

EXTENTS = _set(
    "面积 总长 全长 长 总长度 总面积 占地 占地面积 总投资 总额 金额 总金额 合同金额 总量 总产值 总容量 总里程 总 共"
)
"""Measures between a thing and the next number, which are that one's: 4条干渠总长21公里."""

TOTALS = _endings("总数 总额 总量 总人数 总面积 总户数 总和 全体 全部")
"""How wholes end of which a share is told without 的: 达到成员总数三分之二."""

__all__ = [
    "ABSTRACT", "ESTABLISHED", "EXTENTS", "FACILITIES", "GOALS", "GOODS", "LEVEL_NAMES", "MEASURE_ENDS", "MEASURE_NOUNS", "OCCUPIED", "PAPERS", "PERSONS", "PLACES", "PLACE_KINDS", "PORTIONS", "RATIOS", "RULINGS", "SUBJECT_ENDS", "SUFFIXES", "SUMS", "TERMS", "TOTALS", "TRADES", "UNDERTAKINGS",
]  # fmt: skip

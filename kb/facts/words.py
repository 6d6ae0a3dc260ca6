"""The words around a number, as tables: what bounds it, what says that it is a change, what is no part of the noun."""

from kb.facts.values import Change, Qualifier, UnitKind


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


QUALIFIERS_BEFORE = {
    Qualifier.ABOUT: _set("约 大约 约为 大概 约占 大致"),
    Qualifier.NEARLY: _set("近 将近 接近 临近 逼近 直逼"),
    Qualifier.MORE: _set("超 超过 逾 突破 高于 大于 多于 超出 破 首破 首超 过 远超 高出 > 跨越 跃上 迈上 站上 迈过"),
    Qualifier.AT_LEAST: _set(
        "满 每满 年满 已满 不少于 不低于 至少 最少 不小于 ≥ 不少 不低 起码 力争达到 最低 大于等于 大于或等于 高于等于 高于或等于 达到或超过 达到或者超过 等于或大于 等于或高于"
    ),
    Qualifier.AT_MOST: _set(
        "不超过 不高 不多 不高于 不多于 不大于 至多 最多 ≤ 不超 最高 不得超过 上限 不逾 小于等于 小于或等于 低于等于 低于或等于 等于或小于 等于或低于"
    ),
    Qualifier.LESS: _set("不足 低于 少于 小于 不到 未满 不满 <"),
}
"""Words before a number that bound it."""

BOUND_UNLESS_REACHED = {"最长": Qualifier.AT_MOST, "最短": Qualifier.AT_LEAST}
"""… and superlatives that do where they rule: 期限最长为六个月."""

QUALIFIERS_AFTER = (
    ("以上", Qualifier.AT_LEAST), ("及以上", Qualifier.AT_LEAST), ("或以上", Qualifier.AT_LEAST), ("以下", Qualifier.AT_MOST), ("及以下", Qualifier.AT_MOST), ("以内", Qualifier.AT_MOST),
    ("之内", Qualifier.AT_MOST), ("左右", Qualifier.ABOUT), ("上下", Qualifier.ABOUT), ("内", Qualifier.AT_MOST), ("余", Qualifier.MORE), ("多", Qualifier.MORE),
)  # fmt: skip
"""Words behind the unit that bound a number."""
UNBOUND = {"内": "容部外涵设地陆控销科资存网需", "多": "功样层元媒用年次极边方彩"}
"""Characters behind a bound of one character that make a word with it: 33项内容."""
QUALIFIERS_BEGIN = frozenset(word[0] for word, _qualifier in QUALIFIERS_AFTER)
"""Their first characters."""

CHANGES = {
    Change.UP: _set(
        "延长 多收 快速增长 较快增长 稳定增长 稳步增长 平稳增长 增长 上升 提高 提升 增加 增 升 扩大 上涨 涨 上浮 净增 净增长 提速 增效 多增 增收 增产 增值 升高 同比增长 加大 攀升 跃升 递增 回升 多 高 上调 提标"
    ),
    Change.DOWN: _set(
        "少收 下降 减少 降低 压缩 缩短 压减 精简 缩减 回落 降 减 收窄 下跌 节约 节省 压降 下调 缩小 削减 跌 少 核减 减轻 下浮 同比减少 同比下降 下滑 低 递减"
    ),
}
"""Words directly before a number that make it the size of a change."""

CHANGE_NOUNS = {
    **dict.fromkeys(_set("增速 增幅 增长率 涨幅 增长速度 升幅 递增率 提高幅度 增长幅度"), Change.UP),
    **dict.fromkeys(_set("降幅 跌幅 下降率 减幅 降低率 下降幅度 降低幅度"), Change.DOWN),
}
"""Nouns before a number that make it the size of a change, also behind 达 and 为."""

CHANGE_UNLESS_COUNTED = _set("新增 多 少 高 低 净增 加大 增收 增产 节约 节省 减")
"""… which with a number of things say that these came about, not by how many something changed."""

LEVELS = _set(
    "到 至 为 成 达 达到 增至 升至 降至 减至 降到 提到 增到 跌至 涨至 缩至 扩至 升到 压减至 缩短为 缩短至 压缩至 提高至 提升至 下降至 减少至 回升至 上升至 扩大至 跃升至 跃居 由 从 自 调整为 达致 成为"
)
"""Words directly before a number that say that it is a level, whatever change came before them."""

DISTRIBUTIVE = _set("分别 分别为 分别达 分别达到 各 依次 各自")

FILLERS = _set(
    "  了 已 已经 均 共 一式 年 月 新 复合 年复合 原来 上 正在 共计 总共 合计 累计 总计 计 仅 只 就 再 又 还 也 都 其中 同比 环比 年均 则 约为 有 共有 是 即 已有 现有 目前 的 之 于 在 以 达成 比 较 与 和 及 、 “ 按 即为 已达 累计达 高达 多达 长达 仅为 稳定 保持 控制 维持 大幅 继续 快速 平稳 较快 稳步 进一步 显著 明显 仍 中 其余 普遍 反而 还差 应不 未 后未 后 经过 可延长 或者 或 历时 一次性 不得 不能 最长 最短 最大 最小 有望 预计达 预计将 逐年 逐步 全年 首次 率先 实际 预计 成功 相继 再次 持续 连续 力争 确保 争取 已累计 按日 按月 按年 按季 双双 拟定 估算 测算 核定 调 优于 人民币 最迟 额外 先后 实 约占 过 出 得 起 在全市 并 且 平均 当场 限期 按期 按时 中有 只有 另外 剩余 还 即时 总额达 限 限于 单次 每期 原则上 一般 要 应 应当 可 可以 能 将 将近 会 须 必须 拟 含 包含 包括 涉及 涵盖 达标 规模达 达历史 左右 : ; — 同期"
)
"""Words between the noun and the number that are part of neither."""

VERBS = _set(
    "完成 实现 新增 新建 建成 办理 办结 受理 接待 召开 举办 开展 组织 制定 修订 印发 下发 出台 发布 发出 发放 收集 收到 收回 征集 解决 帮助 协助 协调 推动 推进 实施 查处 查办 查出 查找 发现 "
    "整改 化解 处置 接报 接到 转办 交办 督办 办好 评选 评出 选派 选出 引进 招引 引入 签约 落地 落户 开工 竣工 投产 投用 投运 启用 上线 推出 创建 创成 获批 获评 荣获 获得 获 获得省 入选 列入 纳入 "
    "培育 打造 设立 设置 成立 组建 建立 构建 搭建 铺设 修建 兴建 扩建 改建 新改建 改扩建 新建改建 新改扩建 续建 建设 改造 整治 治理 修复 提升 优化 完善 健全 强化 加强 深化 聚焦 围绕 针对 惠及 覆盖 服务 受益 "
    "帮扶 走访 慰问 救助 资助 补助 兑现 拨付 投入 下达 筹集 筹措 争取 争取到 落实 安排 统筹 发行 减免 减税 让利 清理 清退 拆除 关停 淘汰 取消 废止 下放 承接 调整 梳理 编制 编印 编发 编报 编写 起草 撰写 上报 报送 刊发 刊登 播出 "
    "形成 产出 确定 明确 提出 提请 审议 审查 审核 审批 核查 核实 检查 抽查 排查 巡查 督查 摸排 立案 审结 侦破 破获 抓获 打击 移交 移送 处理 处罚 问责 约谈 通报 签订 签署 达成 认定 认证 培训 轮训 参加 参与 参训 招聘 招录 招募 录用 "
    "转化 转移 转让 流转 出让 盘活 供应 收储 腾出 腾退 种植 造林 植树 绿化 出栏 播种 收获 生产 销售 购买 采购 购置 配备 配置 投放 投入使用 安装 加装 更新 更换 接入 归集 汇聚 汇集 共享 开通 开放 开行 开设 开发 拓展 扩大 扩充 "
    "占 拥有 具备 现有 设有 建有 涌现 诞生 产生 带动 拉动 撬动 促成 促进 助力 支持 支撑 保障 满足 解除 缓解 减轻 缴纳 征收 征缴 上缴 返还 偿还 化债 处置 回收 回购 回访 收缴 追缴 挽回 节约 接收 捐赠 捐款 募集 使用 利用 出动 动员 疏散 转移避险 "
    "吸引 吸纳 集聚 聚集 引育 引培 孵化 遴选 选拔 选聘 选树 表彰 奖励 授予 命名 评定 评为 推荐 提拔 晋升 调研 到位 排名 位列 位居 居 列 存在 尚有 仍有 剩余 另有 共建 累计建成 新开 新开工 新建成 新签约 新引进 新认定 新设立 新设 新培育 新选配 新投入 新开设 新开通 新推出 新获批 "
    "承办 承担 承接 主办 协办 运转 运行 运营 启动 谋划 储备 谋划实施 策划 包装 布局 规划 规划建设 划定 建 设 办 开 派 选 评 发 查 收 修 拆 建起 派出 选配 配强 派驻 联系 结对 包联 联动 对接 对 把 将 向 为 给 让 使 被 由 用 用于 按照 通过 经 围绕 根据 依托 利用 "
    "缴 领取 享受 申请 申领 申报 立项 登记 注册 注销 备案 签发 签收 核发 颁发 制发 发送 推送 推广 宣传 宣讲 播放 播报 浏览 下载 点击 阅读 转载 采用 采纳 批示 反馈 回复 答复 回应 解答 咨询 投诉 举报 研究 讨论 学习 交流 考察 观摩 外出 邀请 抽调 抽派 抽取 选取 选择 挑选 指派 "
    "通车 贯通 联通 连通 互通 接通 打通 畅通 拓宽 硬化 亮化 美化 净化 加固 疏浚 清淤 复垦 复耕 垦造 整理 整合 归并 合并 撤并 撤销 压实 夯实 筑牢 守住 稳住 完工 验收 交付 交房 分配 配租 配售 筹建 入住 搬迁 安置 回迁 签 颁布 公布 公示 公开 曝光 披露 移植 救治 诊疗 接种 检测 监测 筛查 体检 "
    "挖掘 发掘 修缮 保护 展出 演出 演绎 放映 创作 出版 入库 升规 上规 上市 挂牌 融资 授信 放贷 贷款余额 续贷 结汇 通关 进出口额 实有 净增 新发 发起 发动 促使 致使 导致 造成 属于 位于 作为 成为 等于 相当于 折合 总投资 计划投资 分为 划分 分解 分成 拆分 细化 细化为 超额完成 提前完成 全面完成 基本完成 累计完成 顺利完成 实际完成 协同 联合 配合 会同 先行 牵头 负责 主持 参照 依照 依据 "
    "加收 计收 巡河 巡湖 巡林 消除 处以 并处 应有 还差 关心 关注 反映 期盼 面临 推迟 结成 自我剖析 补齐 延长 可延长 配备 给予 授予 具有 具备 结清 退回 补交 提交 答复 修复 清退 缴清 转送 告知 送达 备案 公布 提取 推举 开办 新开办 释放 制发 查摆 涉及 鉴定 出具 发展 记入 附议 转送 退还 告知 签收 悬挂 归纳 归纳出 制作 送到 整顿 聘用 试种 追回 剖析 查实 抽检 移出 立案查处 作 做 记 涌现出 缺编 清运 恢复 普及 保留 喜摘 摘得 夺得 取得 斩获 收获 少生 可盘活 盘活 收录 收集整理 汇编 编纂 移动 推选 推出了 达成了 解决了 组织召开 组织开展 组织举办 开展了 印发了 制定了 出台了 办结了 建成了 完成了 实现了 召开了 举办了 指导 督促 监督 引导 鼓励 激励 设计 打响 唱响 擦亮 做好 做强 做大 抓好 抓实 办成 建好 用好 管好 守好 答好 种下 栽植 栽种 放流 投放 核定 核准 批准 批复 同意 通过了 通过省 争创 争取国家 力争 争取省 获得国家 获国家 获省 获全国 荣获国家 荣获全国 成功创建 成功举办 圆满完成 扎实开展 深入开展 广泛开展 持续开展 集中开展 全面开展 统筹推进 扎实推进 加快推进 加快建设 全力推进 有序推进 深入推进 "
    "打掉 端掉 摧毁 缴获 解救 惩戒 规劝 成交 查阅 维修 划拨 存栏 更新改造 除险加固 清零 部署 提供 填写 填报 调出 调进 超收 作出 责令 关闭 免费 奖补 补贴 发补贴 兑付 支付 结算 报销 支出了 支出 增设 增开 增配 增派 增殖 加开 加派 加密 减少了 增加了 缩短了 下降了 提高了 提升了"
)
"""Verbs of this register: the noun that is measured stands behind the last of them, and never holds one of the first kind."""

NOUNS_TOO = _set(
    "收获 参训 减税 整改 落实 建设 改造 整治 治理 服务 培训 调研 投资 投入 支出 补贴 补助 保护 监测 检测 生产 销售 管理 审批 登记 注册 申请 咨询 投诉 举报 研究 学习 交流 考察 宣传 宣讲 演出 创作 贷款余额 进出口额 运行 运营 保障 治疗 诊疗 救治 救助 "
    "帮扶 走访 接待 督查 检查 抽查 排查 巡查 审核 审查 审议 核查 投诉 批示 采购 规划 布局 设计 开发 利用 使用 流转 转移 转让 转化 处置 处罚 通报 认证 认定 结算 报销 分配 安置 搬迁 修复 绿化 造林 植树 种植 播种 出栏 更新 供应 储备 登记 备案 "
    "提升 优化 推广 整理 整合 修缮 指导 监督 引导 奖励 激励 评定 开放 共享 配置 通关 融资 授信 上市 挂牌 结对 共建 立项 申报 验收 签约 开工 竣工 收录 体检 筛查 接种 覆盖 占比 总投资 计划投资 提请 对接 反馈 答复 回复 回访 讨论 阅读 点击 浏览 下载 转载 公示 公开 开行 通车 发行 促进 支持 支撑 推荐 表彰 命名 遴选 孵化 慰问 资助 奖补 招聘 招录 招募 录用 参与 到位 种 建 设 办 开 派 选 评 发 查 收 修 拆 对 为 将 向 给 用 由 让 使 居 列 处理 邀请 观摩 外出 解答 保护 减免 让利 清理 回收 协调 发展 交付 配租 配售 筹建 入住 入库 演绎 放映 出版 移植 试点 结汇 续贷 缴纳 征收 征缴 上缴 返还 偿还 捐赠 捐款 募集 动员 出动 疏散 吸引 集聚 聚集 生产 销售 购买 采购 投放 安装 加装 更换 接入 归集 汇聚 作业 审结 立案 侦破 运转 启动 谋划 策划 包装 宣传 负责 领取 享受 增殖 奖励 支付 兑付 支出 更新改造 除险加固 加固 填报 部署 整顿 维修 存栏 成交 查阅"
)
"""Verbs that are nouns too: inside a noun phrase they stay (老旧小区改造, 便民服务点); at its beginning they are the verb."""

COMPOUNDING = _set(
    "运营 生产 服务 销售 管理 建设 投资 培训 开发 运行 审批 通关 维护 接入 使用 利用 采购 补贴 补助 保障 支出 监测 检测 治疗 宣传 研究 规划 设计 融资 授信 发展 交付 处理 缴费 评定 监督 征收 接待 登记 注册 申请"
)
"""… and what makes one noun with the word behind it: 运营成本, 服务时间."""

LEADERS = _set(
    "已有 来自 共有 正在 超出 达到 只能 至多 最多 包括 要求 过去 现在 如今 可以 应当 必须 须 不得 不少于 不低于 不超过 不多于 不高于 或者 处 以内 以下 左右 最迟 我们 他们 它们 自己 任意 但是 但 然而 而且 因此 所以 同时 现 或 且 当场 限期 按时 按期 即时 剩余 上述 以上 其余 全球 世界 全市 全省 全区 全县 全国 全州 全镇 全乡 全旗 全村 我市 我省 我区 我县 我局 我办 我国 我州 本市 本省 本区 本县 市里 省里 各级 各地 各类 各种 各项 各 一批 一系列 多个 部分 首批 其他 其它 相关 有关 今年 全年 去年 当年 年内 年底 年底前 目前 "
    "截至目前 以来 期间 上半年 下半年 已 至少 已经 再 又 还 也 均 都 共 共计 累计 总共 将 把 对 对于 为 向 从 在 于 以 按 按照 由 被 使 让 给 和 与 及 以及 并 并且 或 而 其中 其 该 这 那 此 即 如 是 有 的 了 着 过 地 得 到 等 等等 不断 持续 进一步 大力 着力 全力 全面 深入 扎实 积极 认真 加快 加大 稳步 有序 有效 切实 "
    "高质量 高标准 高效 成功 圆满 顺利 超额 提前 优先 统筹 共同 先后 分别 分批 逐步 陆续 相继 率先 首次 首创 每 每年 每月 每周 每季度 平均 力争 确保 争取 预计 计划 拟 要 需 应 可 能 会 努力 严格 坚决 科学 依法 免费 真正 充分 更加 特别 尤其 同时 此外 另外 另 仅 只 就 则 、 , ) ： : — - · 一是 二是 三是 四是 五是 六是 七是 八是 以 里 中 内 外 上 下 后 前 之 所 近 约 超 逾 超过 突破 全部 各个 辖区 区级 市级 "
)
"""Words that are no part of a noun phrase when they stand at its beginning."""

ADVERBS_TOO = _set("基本 主要 重点 新 实际 创新 集中 联合 首次 国内 计划 拟")
"""Adjectives of a noun that are adverbs of a verb as well: they leave a verb to come, and stay where none does."""

LEADERS_KEPT = _set(
    "按期 按时 重点 主要 基本 创新 新 市级 区级 联合 实际 平均 部分 相关 有关 各类 高标准 高质量 集中 首批 全国 国内 全部"
)
"""… but where the noun phrase is short without them: 重点项目, 平均时长."""

STOPS_AFTER = _set(
    "不足 不到 不少 不少于 不低 不低于 不超过 不超 不多 至少 中有 因 逐条 逐一 逐项 一律 无一 依法 试行 探索 连续 历时 预计 实行 重新 拟 中 免予 不予 免 还差 普遍 反而 无 在 由 被 将 为 对 向 以 于 从 让 使 获 居 占 均 已 已经 全部 都 共 共计 到 达 达到 至 是 可 能 并 并且 也 还 又 再 与 较 比 用于 来自 位于 处于 属于 来 去 前往 赴 位列 位居 排名 分别 同比 其中 等 等等 , 。 ; : ! ? … — 增长 下降 减少 提高 进行 得到 受到 了 按 按照 经 通过 因 为了 先后 率先 "
    "正式 顺利 成功 如期 基本 参加 参与 入选 入围 上榜 获评 获批 荣获 获得 进入 纳入 列入 完成 实现 开展 建成 投产 开工 竣工 投用 投运 启动 落地 签约 上线 总投资 完工 通车 加快 累计 新增 整改 办结 落户 集中 有序 全面 持续 稳步 稳定 涉及 涵盖 覆盖 给予 开始 免费 领取 享受 转化 形成 实行 超额 仍 仍然 需要 需 要 应 必须 不得 不 未 没有 未能 计划 拟 每月 每年 每周 每季度 当年 今年 去年 全年 年 超过 超 突破 近 约 至少 推进 推动 促进 解决 提供 用 做 开 作 分 组成 构成 组织 负责 督促 指导 联系 走访 协助 打造 申报 通过率 供 助力 支持 帮助 成为 列 列全省 具有 具备 存在 发生 受益 惠及 有 晋级 晋升 提升 提档 更新 推广 推出 实施 办理 受理 接受 承担 承接 主动 自愿 同步 率 多于 少于 高于 低于 制定 出台 印发 发布 奔赴 深入 下沉 挂职 轮流 担任 就近 组团 动工 复工 无故 在场 执业 任职 乘坐 尽快 尽早 即可 原需 日均 月均 年均 人均 均可 当场 现场 带队 带头 包案 包联 领办 牵头 加盖 给出 享誉 陆续 之一 基础上 正在 每天 改为 变为 按期 按时 除险加固"
)
"""Words that end the noun phrase behind a number, or say that there is none."""

ADJECTIVES = _set(
    "重要 主要 新 新型 大型 优质 不同 必要 大量 较好 良好 明显 突出 优秀 先进 实在 困难 集中 强烈 重大 过硬 领先 完善 健全 薄弱 滞后 严重 紧缺 急需 合格 不合格 较大 较多 较高 较强 较差"
)
"""Words that bind what stands before them to the noun behind 的: 作风转变明显的部门."""

ACHIEVING = _set("实现 完成 达到 建成 获得 通过 进入 纳入 成为 启动 开展 建立 形成 取得")
"""Verbs that tell what a thing did, not which thing it is."""

ATTRIBUTIVE = _set(
    "促进 转化 转移 培育 推广 服务 示范 研究 培训 监测 处理 治理 加工 供应 交易 检测 孵化 创新 配送 展示 体验 管理 储备 应用 运营 养护 指导 救助 调解 保护 试验 实训 办理 受理"
)
"""Verbs that make one noun with a place or a body behind them …"""

AGES = _set("岁 周岁")

CONNECTIVES = _set("和 及 以及 与 等")
"""Words behind a whole member of a list."""

AFTER_TRIMMED = _set(
    "一个 一家 一座 一处 一幢 一栋 一套 一台 一批 “ 高效 顺畅 提质 扩规 增效 扩容 升级 焕新 转型 、 和 及 以及 的 了 等 以上 以下 左右 以内 内 余 之 多 上"
)

NAMES = _set("维护 确立 意识 自信 全面 代表 毫不动摇 务必 统筹 重要思想 不摘 区分 优势 坚持 先行 做到 先 巩固")
"""Words behind 两个 … 四个 that make the name of a doctrine, which counts nothing in the report."""

PER_HEAD = _set(
    "每人 每户 每年 每月 每周 每天 每日 每次 每 每个 每名 每家 每件 每亩 每吨 每位 每平方米 每生 每季度 每小时 每人每天 每人每月 每人每年 每户每年 每户每月 每人每次"
)
"""Words that make a number one for each of something: 每人每月."""

HEADS = frozenset("人户生名位")
"""Of whom each one gets or pays so much."""

DOUBLING = _set("除险加固 加固 改造 提升 改建 扩建 修复 更新 整治 升级")
"""Second verbs of two: 新建改造农田."""

RELATIVE = frozenset({UnitKind.SHARE, UnitKind.POINTS, UnitKind.TIMES})
"""Units of which only a change or a share is told."""

OF_A_WHOLE = frozenset({UnitKind.SHARE, UnitKind.TIMES})

EQUATIONS = _set(
    "完成 于 以 按 小于 大于 等于 不少 不少于 不低于 不超过 相当于 是 为 接近 超过 达到 达 不足 仅为 约为 约占 近 高于 低于 超 不到"
)
"""Words between what is measured and 的-phrase that it is a share or a multiple of: 相当于上年的2倍."""

LED = _set("率先 率领 率队")
"""Words that begin with 率 and hold no rate."""

GIVING = _set("给予 奖励 补助 补贴 予以")
"""Verbs before a sum whose name stands behind it: 给予100万元奖励."""

LIGHT_VERBS = _set(
    "依照 依据 根据 按照 完成 予以 进行 作出 作 做出 给予 开展 组织 由 向 应当 应 须 必须 及时 一次性 书面 主动"
)
"""Verbs and adverbs before the one that says what is done."""

AND_THEN = _set("并 再 后")
"""Words between two verbs."""

SPLIT = {
    "期为": 1,
    "发文件": 1,
    "发展党员": 2,
    "发文": 0,
    "镇全": 1,
    "村全": 1,
    "市全": 1,
    "县全": 1,
    "无一垮": 2,
    "具备条件": 2,
    "比均": 1,
    "由年": 1,
    "由月": 1,
}
"""Dictionary words that are two here, and where the second begins."""

JOINED = frozenset(
    {
        ("占", "比"),
        ("一", "式"),
        ("除险", "加固"),
        ("特别", "国债"),
        ("时", "长"),
        ("我", "县"),
        ("我", "市"),
        ("我", "省"),
        ("我", "区"),
        ("我", "局"),
        ("高标准", "农田"),
        ("受益", "区"),
        ("受益", "户"),
        ("提高", "幅度"),
        ("增长", "幅度"),
        ("下降", "幅度"),
        ("降低", "幅度"),
        ("社会", "组织"),
        ("国际", "组织"),
        ("基层", "组织"),
        ("群众", "组织"),
        ("获证", "组织"),
        ("经济", "组织"),
        ("合作", "组织"),
        ("和", "美"),
        ("基础", "上"),
    }
)
"""… and two that are one."""

DONE = _set("累计 共 共计 总共 总计 合计 先后 已 已经")
"""Adverbs of what was done: a verb follows, also one that may be a noun (部门累计投入资金)."""

STATES = _set(
    "在建 在校 在职 在编 在岗 在册 在线 在院 在读 在研 在营 在产 在管 在矫 在库 在逃 在途 对口 对外 无人 无偿 达标 未成 均衡"
)
"""How things stand that are counted: what begins a noun phrase though its first character begins none."""

MANNERS = _set(
    "积极 大力 全力 努力 认真 扎实 深入 持续 有序 有效 主动 严格 切实 成功 圆满 顺利 超额 提前 逐步 率先 及时 加快 着力 稳步"
)
"""Adverbs that the dictionary may take for one word with their verb: 积极争取."""

DEFINING = _set("以下 下称 简称 以下简称 以下称 统称 以下统称")
"""Words at the beginning of a bracket that gives a short name."""

MEASURES_BY = _set("按照 按 以 依照 从")
"""Words before what a share is taken of: 按照不低于工资总额百分之五的比例."""

PLANNED = _set("计划 安排 规划 预计 预期")
"""Words between a measure and the level it is to reach: 总产值计划达到."""

ORIGINS = _set("由 从 自")
"""Words before what something changed from."""

PREPOSITIONS = _set("在 对 为 与 同 向 从 于 给")
"""Words behind which a noun stands that is not what is measured, up to the verb."""

COMPARISONS = _set("超过 高于 低于 快于 优于 高出 超额完成")
"""Words before what a share or a number of points is more or less than: 超过年度计划4.1%."""

REMARKS = ("其中", "不包括", "含", "不含", "即", "按")
"""How clauses begin that only remark on what was named."""

HEADS_BEHIND = _set("有 或者 且 的 等 各类 各种 被 内 中")
"""Words behind which the head of a noun phrase stands."""

TAKEN_UP = _set("采用 采纳 批示 转发 刊发 刊登 录用 转载 刊用 采信 刊载")
"""Verbs before which a unit is who took something up, not what is counted."""

COUNTED_SHARES = _set("占 占全省 占全市 占全国 占总数 占同期 占本级 约占 占到")

__all__ = [
    "ACHIEVING", "ADJECTIVES", "ADVERBS_TOO", "AFTER_TRIMMED", "AGES", "AND_THEN", "ATTRIBUTIVE", "BOUND_UNLESS_REACHED", "CHANGES", "CHANGE_NOUNS", "CHANGE_UNLESS_COUNTED", "COMPARISONS", "COMPOUNDING", "CONNECTIVES", "COUNTED_SHARES", "DEFINING", "DISTRIBUTIVE", "DONE", "DOUBLING", "EQUATIONS", "FILLERS", "GIVING", "HEADS", "HEADS_BEHIND", "JOINED", "LEADERS",
    "LEADERS_KEPT", "LED", "LEVELS", "LIGHT_VERBS", "MANNERS", "MEASURES_BY", "NAMES", "NOUNS_TOO", "OF_A_WHOLE", "ORIGINS", "PER_HEAD", "PLANNED", "PREPOSITIONS", "QUALIFIERS_AFTER", "QUALIFIERS_BEFORE", "QUALIFIERS_BEGIN", "RELATIVE", "REMARKS", "SPLIT", "STATES", "STOPS_AFTER",     "TAKEN_UP", "UNBOUND", "VERBS",
]  # fmt: skip

"""What the furniture of a government page looks like: the names of its elements, and the words on it."""

import re

CHROME_NAMES = re.compile(
    r"(?:^|[-_])(?:"
    r"head(?:er|s|bar|er\d)?|foot(?:er)?|foot\d*|copy(?:right)?|nav|navbar|mainnav|topnav|subnav|menus?|crumbs?|bread(?:crumbs?)?|curmb|position"
    r"|dqwz|weizhi|location|share|bdshare\w*|bshare\w*|fenxiang|print|dayin|toolbar|tools?|related|relate|xgxw\d*|xgwj|xgyd|xgwz|xgwd|xiangguan"
    r"|sidebar|aside|side|rightbar|login|search|searchbox|hotkey|hot|recommend|tuijian|qrcode|ewm|erweima|pagination|pager|pagebar|prevnext"
    r"|comments?|advert\w*|ads?|adv|adbox|guanggao|appdown\w*|app-?download|banner|links?|youlian|yqlj|friendlink|backtop|gotop|totop|fontsize|setfont|wza|slh|jiucuo|tips?|popup|modal|layer|float"
    r")(?:$|[-_])"
)
"""Ids and classes of furniture. They weigh against an element, they never decide alone."""

CHROME_TAGS = frozenset({"nav", "footer", "aside", "header"})

CHROME_LINE = re.compile(
    r"^(?:"
    r"(?:您?(?:现在|当前|目前|所在)?(?:所在)?(?:的)?位置|当前栏目|首页)\s{0,9}[:：>＞»/|].*"
    r"|[\[【（(]?\s{0,3}(?:打印|关闭|打印本页|关闭窗口|关闭本页|打印页面|返回顶部|回到顶部|返回|收藏|我要纠错|纠错|下载|加入收藏|设为首页|复制链接|TOP|top)\s{0,3}[\]】）)]?"
    r"|[\[【（(]?\s{0,3}(?:字体|字号|浏览字号|文字大小|字体大小|视力保护色|保护视力色)\s{0,3}[:：].*"
    r"|[\[【（(]?\s{0,3}(?:大\s{0,3}中\s{0,3}小|A\+?\s{0,3}A-?)\s{0,3}[\]】）)]?"
    r"|(?:分享|分享到|分享至|分享文章到|微信|微博|微信好友|新浪微博|腾讯微博|QQ空间|QQ好友|人人网|朋友圈)\s{0,3}[:：]?"
    r"|扫一扫.{0,20}|扫码.{0,20}|手机扫.{0,20}|用微信扫.{0,20}"
    r"|(?:浏览次数|浏览量|点击数|点击率|点击次数|阅读次数|阅读量|访问量|访问次数|浏览)\s{0,3}[:：].{0,20}"
    r"|(?:责任编辑|编辑|审核|校对|初审|复审|终审|作者|来源|信息来源|文章来源|稿件来源|发布人|录入)\s{0,3}[:：].{0,60}"
    r"|(?:发布|发表|发文|更新|公开|成文|生成|公布)(?:时间|日期)\s{0,3}[:：].{0,120}"
    r"|(?:上一篇|下一篇|上一条|下一条|上一页|下一页)\s{0,3}[:：]?.{0,80}"
    r"|(?:相关|热门|推荐|最新|延伸)(?:新闻|文章|文件|链接|阅读|信息|文档|解读|政策|推荐|资讯|内容)\s{0,3}[:：]?"
    r"|(?:网站地图|联系我们|关于我们|网站声明|隐私声明|版权声明|使用帮助|网站帮助|无障碍.{0,6}|长者.{0,6}|关怀版|繁體.{0,3}|简体.{0,3}|登录|注册|搜索|English)(?:\s{0,5}[|｜].{0,99})?"
    r"|(?:版权所有|主办单位|承办单位|主办|承办|技术支持|网站标识码|政府网站标识码|备案号|ICP备案|地址|邮编)\s{0,3}[:：].{0,200}"
    r"|(?:索引号|索 引 号|主题分类|主题词|发文机关|发布机构|发文字号|信息索引|组配分类|有效性)\s{0,3}[:：].{0,99}"
    r"|.{0,60}(?:ICP备|公网安备|网站标识码|版权所有|Copyright|All Rights Reserved).{0,120}"
    r")$",
    re.IGNORECASE,
)
"""Whole lines that are furniture on any page."""

ATTACHMENT = re.compile(
    r"^(?:附件|附表|附)\s{0,3}\d{0,3}\s{0,3}[:：.、]?|\.(?:docx?|wps|pdf|xlsx?|et|ofd|rar|zip|jpe?g|png)\s{0,3}[）)]?$",
    re.IGNORECASE,
)
"""Links that belong to a document: its attachments."""

SENTENCE = re.compile(r"[。；！？]|[，、：].{0,200}[，、：。]")
NUMBERED = re.compile(
    r"^(?:第[〇零一二三四五六七八九十百\d]{1,6}[编章节条款]|[（(][〇零一二三四五六七八九十\d]{1,4}[）)]|[〇零一二三四五六七八九十]{1,4}\s{0,2}、|\d{1,3}\s{0,2}[.．、](?!\d)|[①-⑳])"
)

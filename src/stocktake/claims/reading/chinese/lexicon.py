"""Chinese words and what kind each is; places come from the gazetteer, numbers and years from their own files.

Some entries only keep a character from being read out of a longer word, such as 会 in 会议; their kind is ``u``.
"""

# ruff: noqa: E501 - an entry of a lexicon is one line, so that the file reads as a table

from __future__ import annotations

import re

from stocktake.claims.claim import Comparison, Figure, Unit
from stocktake.claims.reading.chinese import numerals, years
from stocktake.claims.reading.tokens import Word, word

UNKNOWN = re.compile(r"[^\W_]+")

_ORDINAL = {digit: value for digit, value in numerals.DIGITS.items() if value} | {"十": 10}
_N = "[一二三四五六七八九十两]"
_JOINTLY = "共同|共|合计|合共|总共|加起来|加在一起|合起来|之和"
_SHARE = "(?:占(?:了|据了?|到了?|去|全部)?|贡献(?:了)?|负有|负责)"
_MOST = "最大|最多|最高|最主要|最重要|头号|首要|首个|首位|榜首|之首|之最|第一位|首席|居首"


def _number(written: str) -> int:
    return int(written) if written.isdigit() else _ORDINAL[written]


def words() -> list[Word]:
    """Every entry but the places."""
    return [*numerals.words(), *years.words(), *_emissions(), *_verbs(), *_ranks(), *_marks(), *_small()]


def _emissions() -> list[Word]:
    return [
        word("G", r"(?:人为)?温室(?:效应)?气体", gases="ghg"),
        word("G", r"二氧化碳|CO2|CO₂|碳(?=排放|污染)", gases="co2"),
        word("G", r"甲烷|CH4", gases="ch4"),
        word("G", r"(?:一)?氧化亚氮|氧化二氮|一氧化二氮|N2O", gases="n2o"),
        word("G", r"含氟(?:温室)?气体|氟化气体", gases="f_gases"),
        word("E", r"(?:总)?排放(?:总|数)?量?(?:水平)?(?!国|大国|体|者|权|标准|因子|交易|配额|强度|目标|峰值)"),
        word("e", r"(?:共|总共|一共)?(?:排放|排出|释放|产生|制造)(?:了|着|出)"),
        word("F", r"(?:来自|使用|燃烧|源自)?化石(?:燃料|能源)(?:燃烧|使用)?(?:和(?:工业|水泥)(?:过程|生产)?)?(?:产生的|排放的|所产生的|造成的|相关的?)?"),
        word("M", r"(?:排放|污染)(?:国家?|大国|体|者|经济体|源)|(?<=排放的)(?=首个大国)大国"),
        word("W", r"全球|全世界|世界(?!银行|卫生|气象|杯|大战|贸易|经济论坛|资源|领导|报|上)|世界上|世界各国|全人类|各国"),
        word("t", r"总量|总数|总额|总排放"),
        word("C", r"(?:不过)?(?:如果|若)?(?:从|按照?|以)?(?:长期|历史)?的?(?:积累|累积|累计|历史)的?(?:角度|总量|排放量?)?(?:上)?(?:来)?(?:计算|来看|看|来说|说|计|而言)"),
        word("C", r"(?:人类)?历史(?:上)?(?:累计|累积|积累)?|累计|累积|积累|有史以来|长期积累|历来|历年"),
        word("H", r"(?:如果|若)?(?:按照?|以)?人均(?:计算|来看|来算|而言|计)?|平均每(?:个|位|名)|每(?:个|位|名)|平均每人|每人(?:每年)?|按人口平均"),
        word("h", r"人(?=每年|的?排放|平均)"),
        word("H", r"平均(?=每年|排放)", weight=1),
        word("D", r"单位(?:国内生产总值|GDP)|(?:碳|排放)(?:排放)?强度|每(?:美元|元)(?:GDP)?"),
        word("L", r"(?:如果|若)?(?:计入|包括|包含|加上|含|算上|考虑)(?:了)?(?:土地利用(?:变化)?|毁林|森林砍伐|林业)(?:在内|后|的话)?", land_use="with"),
        word("L", r"(?:不计|不包括|不包含|不含|扣除|剔除|不算)(?:入)?(?:土地利用(?:变化)?|毁林|森林砍伐|林业)(?:在内)?", land_use="without"),
        word("K", r"(?:如果|若)?(?:按照?|以|从)?(?:消费侧|消费端|消费)(?:来)?(?:计算|角度|核算|口径|看|算)*|考虑(?:进出口)?贸易(?:后|因素)?"),
        word("V", r"(?:平均水平|平均值|平均|均值|平均数)"),
    ]  # fmt: skip


def _figure(percent: float, hedge: Comparison = Comparison.EXACT):
    return Figure(percent, Unit.PERCENT, hedge, 1.0, word=True)


def _verbs() -> list[Word]:
    return [
        word("S", rf"(?:{_JOINTLY})?{_SHARE}"),
        word("S", rf"(?:{_JOINTLY})?(?:大约|大概|约)(?:共|合计)?{_SHARE}", hedge="about"),
        word("s", r"(?:所)?占(?:的)?(?:比例|比重|份额)|占比|比重|份额|比例"),
        word("c", r"(?:都|均)?(?:是)?(?:来自|源自|出自|源于|由|来源于)"),
        word("O", r"(?:首次|已经|已|早已)?(?:超过|超越|赶超|反超|取代|超出)(?:了)?"),
        word(">", r"(?:远远|远|大大|明显|仍|略|还|都|均|仍然)*(?:高于|多于|大于|高出|高过|多过)|(?:还要|还|要|更|都要|都)*(?:更多|更高|更大|多|高|大)(?:得多|很多|一些)?"),
        word("<", r"(?:远远|远|大大|明显|仍|略|还|都|均|仍然)*(?:低于|少于|小于|不及|不如|不足|不到)|(?:还要|还|要|更|都要|都)*(?:更少|更低|更小|少|低|小)(?:得多|很多|一些)?"),
        word("^", r"(?:有所|大幅|持续|略微|小幅|不断|快速|急剧|显著|继续|略有)*(?:增长|增加|上升|上涨|攀升|提高|升高|增|回升|反弹|上扬|上升|增多|升)(?:了|幅)?"),
        word("v", r"(?:有所|大幅|持续|略微|小幅|不断|快速|急剧|显著|继续|略有)*(?:下降|减少|降低|下滑|下跌|降|减|回落|缩减|削减|下跌|跌|减排)(?:了|幅)?"),
        word("m", r"(?:翻了?一番|翻了?一倍|翻番|翻倍|翻了番|增加了?一倍|增长了?一倍)", figure=_figure(100.0)),
        word("m", r"(?:翻了?两番)", figure=_figure(300.0)),
        word("m", r"(?:减半|(?:减少|下降|降低)了?(?:近|约)?(?:一半|半数))(?P<after>左右|上下|以上|多)?", _halved),
        word("m", r"(?:增加|增长)(?:了)?(?P<number>[两三四五六七八九]|\d+)倍(?P<odd>多)?", _grown),
        word("m", r"(?:增加|增长|增|上升)(?:至|到)(?:了)?(?:原来的)?(?P<number>[两三四五六七八九]|\d+)倍(?P<odd>多)?", _grown_to),
        word("p", r"(?:已)?(?:达峰|达到(?:了)?(?:历史)?(?:峰值|顶峰|最高点)|见顶|到达(?:了)?峰值)"),
        word("p", r"(?:已?实现)?碳达峰|碳排放(?:已)?达峰", carbon=True),
        word("r", r"再?创(?:下|出)?(?:了)?(?:历史)?(?:新高|纪录|最高纪录|新纪录|记录)|(?:达到?)?历史新高|(?:达到?)?(?:历史)?最高(?:纪录|水平)"),
        word("b", r"(?:仍然|仍|依然|依旧|已经|已|也|就|都|才|正|一直|并)?(?:是|为|属于|系|作为|跻身|进入)(?:了|着)?"),
        word("b", r"(?:已经|已|也|就|都|才)?(?:成为|成了|变成|变为)(?:了)?", begins=True),
        word("j", r"(?:约|已)?(?:相当于|达到?|达至|至|到|升至|降至|增至|减至|约为|超过了)(?:了)?(?:约)?"),
        word("j", r"(?:已经|已)?(?:将近|接近|逼近)(?!年|于)", hedge="nearly"),
        word("d", r"(?:位居|位列|居于|居|排名|排在|排|名列|列|跃居|高居|稳居|跃升|位于)(?:了)?(?:为|至)?"),
    ]  # fmt: skip


def _halved(match: re.Match[str]):
    written = match.group()
    hedge = (
        Comparison.NEARLY if "近" in written else Comparison.ABOUT if "约" in written else Comparison.EXACT
    )
    if match.group("after"):
        hedge = Comparison.MORE if match.group("after") in ("以上", "多") else Comparison.ABOUT
    return {"figure": _figure(-50.0, hedge)}


def _grown(match: re.Match[str]):
    times = _ORDINAL.get(match.group("number")) or int(match.group("number"))
    return {"figure": _figure(100.0 * times, Comparison.MORE if match.group("odd") else Comparison.EXACT)}


def _grown_to(match: re.Match[str]):
    times = _ORDINAL.get(match.group("number")) or int(match.group("number"))
    return {
        "figure": _figure(100.0 * (times - 1), Comparison.MORE if match.group("odd") else Comparison.EXACT)
    }


def _ranks() -> list[Word]:
    return [
        word("#", rf"(?:{_MOST})(?:的)?(?!限度|程度|努力|可能)", rank=1),
        word(
            "#",
            rf"第(?P<rank>{_N}|\d+)(?:大|位|名|高|多|号|(?:种|个)?(?:最)?(?:重要|主要)|种|个)?(?:的)?(?!届|次|阶段|轮|季|条|天|年|章)",
            lambda match: {"rank": _number(match.group("rank"))},
        ),
        word(
            "n",
            rf"前(?P<count>{_N}|\d+)(?:大|名|位)?(?:的)?|(?P<more>[两三四五六七八九十])大(?!洲)|最大的?(?P<few>{_N}|\d+)(?:个|大)|排名前(?P<first>{_N}|\d+)(?:位|名)?的?",
            _count,
        ),
        word("z", r"(?:国家)?(?:其中)?之一|之列"),
        word("y", r"(?:任何|所有|其他|其它)(?:一个)?(?:其他|其它)?(?:任何)?国家|其他各国"),
        word("q", r"(?:国家|经济体|大国|国度)|国(?=[，。；、,;]|$)"),
    ]


def _count(match: re.Match[str]):
    written = next(item for item in match.groups() if item)
    return {"count": _number(written)}


def _marks() -> list[Word]:
    return [
        word("!", r"不在|不是|并非|并不是|并不|并没有|并未|没有|尚未|从未|从来没有|不再(?:是)?|未曾|还没有?|还未|不属于|非(?=全球|世界|最)|未"),
        word("?", r"将(?!近|军|其|来自)(?:会|要|在|于|达|超过)?|可能|预计|预测|有望|计划|目标|承诺|力争|争取|必须|应当|应该|应(?![对用急])|需要|需(?!求)|(?<![主重必])要(?![是性素点])|旨在|致力|期望|希望|呼吁|规划|拟|打算|势必|会(?=在|超|成|达|增|减|上|下|继续)|未来|情景|届时|同意|决定", mood="future"),
        word("?", r"如果|假如|倘若|假设|若(?!干)|一旦|除非|要是|只要", mood="hypothetical"),
        word("X", r"行业|部门|产业|工业(?!革命)|农业|畜牧|养殖|交通|运输|航空|航运|海运|电力|发电|火电|钢铁|水泥|煤电厂?|煤炭|煤|石油|天然气|油气|能源(?:相关)?|建筑|汽车|车辆|城市|省份?|企业|公司|军队|军事|进口|出口|富人|最富有?|富裕人群|垃圾|稻田|废弃物|毁林|森林|砍伐|土地利用|二氧化硫|氮氧化物|颗粒物|碳汇|碳市场|碳交易|配额|减排量|碳中和|净零|食品|数据中心|人口(?!的)|GDP|国内生产总值|经济总量|装机|投资|销量|产量|消费量|贸易", scope=True),
        word("X", r"增量|增幅|降幅|减幅|增长量|增加量|减少量|下降量|增速|减量", scope=True, weight=2),
        word("X", r"升温|变暖|气温|温度|全球变暖|增温|暖化|摄氏度", scope=True, warming=True),
        word("~", r"错误|谣言|不实|不属实|谬误|误解|误导|虚假|否认|质疑|不符合事实|辟谣"),
        word("T", r"(?:表示|声称|宣称|称|指出|认为|说|显示|表明|强调|报道|发现|估计|重申|透露|据悉|得知|可见|证实|公布|介绍|坦言|补充|写道)(?:说|道|称)?|据[^，。,]{1,15}(?:数据|报告|统计|研究|估算)|根据[^，。,]{1,20}(?:数据|报告|统计|研究|估算)"),
        word(";", r"[；：;:。！？!?]|——|[（）()\[\]【】“”‘’「」『』《》\"]|但是?|不过|然而|虽然|尽管|由于|因此|因为|同时|其中|此外|而且|而(?!言)|反而|主要|导致|使得?|从而"),
        word(",", r"[，,]"),
        word("&", r"[、和与及跟同并]|以及|加上|还有|并且|或"),
    ]  # fmt: skip


def _small() -> list[Word]:
    return [
        word("u", r"会议|会谈|会晤|会见|大会|社会|机会|委员会|峰会|协会|总会|议会|国会|主要|重要|必要|需求|需要的|同意|共同|不同|合同|和平|亚洲和|增强|减缓|大选|巨大|重大|扩大|庞大|大量|大力|大幅度|大使|大学|大部分|大多数?|多数|很多|许多|多项|多年|多边|多国|到访|达成|达到了共识|并列|计算机|为了|认为是|因为|作为回应|行为|为此|高度|高级|提高|小组|减排目标|碳中和|排放权|排放标准|排放因子|排放交易|排放配额|排放目标|排放峰值|如何|世纪|三峡"),
        word("i", r"在|于|对"),
        word("=", r"分别|各自?(?=占)"),
        word("k", r"比|较|相比"),
        word("a", r"除(?:了|去)?(?=.{1,8}外)|扣除|剔除|不包括|不含|不算|仅次于|次于|继|排在(?=.{1,8}之后)"),
        word("B", r"(?:总和|之和|加起来|加在一起|合计|合起来|相加|总计)(?:后)?"),
        word("Q", r"(?:这)?(?:两国|两个国家|两大国|双方)", pronoun="two", repeats=True),
        word("Q", r"(?:这)?(?:三国|四国|五国|三个国家|这些国家|它们)", pronoun="many", repeats=True),
        word("Q", r"该国|其(?!中|他|它|实|次|余)|它(?!们)|该集团", pronoun="one"),
        word("h", r"当今|[以之]?外(?=，)|后(?=，)|向大气(?:层)?(?:中)?|至今|有(?![望效关限利害])|的|了|着|地|得|已经?|也|还|都|就|却|仍然?|依然|目前|现在|当前|如今|现时|现今|今天|时下|一共|共|总共|共同|合计|合共|量|数据|单独|仅|只|早在|早就|当时|首次|第一次|正式|早已|所|则|又|上|中|内|里|间|约|大约|大概|几乎|全部|全国|整个|整体|个|每年|国家(?=的)|最新|另外?|再|更|来|一直|长期|长期以来|实际上|事实上|其实|仍旧|本身|自身|同样|人为|大气|领域|方面|级别|有所|就已经|达|本国|境内|直接|当年|期间|此前|目前已|现|成员国|总体|总的|大气中|人们|居民|国民|民众|公民|实现|出现|呈现|保持|继续|发生|是在|地位|位置|名次|次|历史性|名"),
    ]  # fmt: skip

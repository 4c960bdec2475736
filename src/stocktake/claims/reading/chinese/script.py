"""Traditional characters written as simplified ones, one for one, so that offsets stay."""

from __future__ import annotations

_TRADITIONAL = (
    "國溫氣體總佔億噸萬歐聯過來為與個亞歷積當計學東島達邁發開會議義應該將區組織員層業電農鋼鐵車產費責減長"
    "還遠選擇單獨並經濟從點數據顯認強調報導現關於說稱見後時間際線種類僅對談訪問協辦寶貝貢獻準標幾約兩雙邊"
    "務實處環變遷熱帶紀錄創別階級參廣門場書財證驗綠灣韓緬蘭愛爾羅馬紐剛葉奧聖盧維內瑪納薩墾權雖則儘儕儲備"
    "範圍圖須齡轉輪號連續貿績歲佈麼樣無論屬龍頭榮譽給決讓緩煉製裝運輸課題淨確營遲緊觀測評價貧窮擔負擴張絕"
    "極緻嚴鉅額遼闊頂滅蹤獲傳裡齊賽屆曆沒們轄離飛鄰麗賴貨幣閉傑稅碼綜統結縮習臨舊萊蓋藍蘇衛親誤請趨跡鄉釋"
    "銷鎮閒隨雲預飯餘駐鮮鹽這動進"
)
_SIMPLIFIED = (
    "国温气体总占亿吨万欧联过来为与个亚历积当计学东岛达迈发开会议义应该将区组织员层业电农钢铁车产费责减长"
    "还远选择单独并经济从点数据显认强调报导现关于说称见后时间际线种类仅对谈访问协办宝贝贡献准标几约两双边"
    "务实处环变迁热带纪录创别阶级参广门场书财证验绿湾韩缅兰爱尔罗马纽刚叶奥圣卢维内玛纳萨垦权虽则尽侪储备"
    "范围图须龄转轮号连续贸绩岁布么样无论属龙头荣誉给决让缓炼制装运输课题净确营迟紧观测评价贫穷担负扩张绝"
    "极致严巨额辽阔顶灭踪获传里齐赛届历没们辖离飞邻丽赖货币闭杰税码综统结缩习临旧莱盖蓝苏卫亲误请趋迹乡释"
    "销镇闲随云预饭余驻鲜盐这动进"
)
assert len(_TRADITIONAL) == len(_SIMPLIFIED), "the two scripts must pair off"
_TABLE = str.maketrans(_TRADITIONAL + "％﹪，", _SIMPLIFIED + "%%，")


def simplified(text: str) -> str:
    """The text in simplified characters, of the same length; characters beyond our words stay as they are."""
    return text.translate(_TABLE)

"""English words and what kind each is; places come from the gazetteer, numbers and years from their own files."""

# ruff: noqa: E501 - an entry of a lexicon is one line, so that the file reads as a table

from __future__ import annotations

import re

from stocktake.claims.reading.english import numerals, people, years
from stocktake.claims.reading.tokens import Word, word

UNKNOWN = re.compile(r"[^\W_]+(?:[-\u2019'.][^\W_]+)*")

_GAS = {
    "ghg": r"(?:greenhouse|heat-trapping|planet-(?:warming|heating)|climate-(?:warming|heating|changing)|global[- ]warming)[- ]gas(?:es)?|GHGs?|greenhouse[- ](?=emissions|pollution)",
    "co2": r"carbon[- ]dioxide|(?-i:CO2|CO₂|Co2)|carbon(?![- ](?:dioxide|price|tax|market|trading|neutral|footprint|intensity|budget|sink|capture|monoxide|credit|offset))",
    "ch4": r"methane|(?-i:CH4|CH₄)",
    "n2o": r"nitrous[- ]oxide|(?-i:N2O|N₂O)",
    "f_gases": r"F-gas(?:es)?|fluorinated (?:greenhouse )?gas(?:es)?",
}
_RANKS = {"second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5, "5th": 5, "sixth": 6,
          "6th": 6, "seventh": 7, "7th": 7, "eighth": 8, "8th": 8, "ninth": 9, "9th": 9, "tenth": 10, "10th": 10}  # fmt: skip
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "ten": 10, "2": 2, "3": 3,
           "4": 4, "5": 5, "6": 6, "7": 7, "8": 8, "10": 10, "dozen": 12, "20": 20}  # fmt: skip
_MOST = r"largest|biggest|highest|greatest|heaviest|leading|main|top|number[- ]one|no\. ?1|worst|most important|most significant|chief|principal|foremost"
_RANK = "|".join(_RANKS)
_COUNT = "|".join(_COUNTS)


def _rank(match: re.Match[str]):
    return {"rank": _RANKS[match.group("rank").lower()]}


def _count(match: re.Match[str]):
    return {"count": _COUNTS[match.group("count").lower()]}


def _counted(written: str) -> int:
    return int(written) if written.isdigit() else _COUNTS[written]


def words() -> list[Word]:
    """Every entry but the places."""
    blocked = word("u", r"\b(?-i:" + "|".join(people.NOT_PLACES) + r")\b", weight=5)
    return [
        blocked,
        *numerals.words(),
        *years.words(),
        *_emissions(),
        *_verbs(),
        *_ranks(),
        *_marks(),
        *_small(),
    ]


def _emissions() -> list[Word]:
    gas = [word("G", rf"\b(?:{pattern})(?!\w)", gases=name) for name, pattern in _GAS.items()]
    return [
        *gas,
        word("E", r"\bemissions?\b"),
        word("E", r"\b(?:carbon|climate|greenhouse[- ]gas|CO2|heat-trapping|planet-warming) pollution\b"),
        word("F", r"\b(?:(?:produced |released |emitted |coming |that come )?from )?(?:the )?(?:burning|combustion|use|consumption)?(?: of)? ?fossil[- ]fuels?(?: (?:burning|combustion|use))?(?: and (?:cement|industry|industrial processes)(?: production)?)?\b|\bfossil(?: fuel)?\b"),
        word("M", r"\b(?:emitters?|polluters?|emitting (?:country|nation|economy)|source of(?= (?:greenhouse|carbon|CO2|emissions|methane|global|fossil|heat))|producers? of(?= (?:greenhouse|carbon|CO2|emissions|methane))|contributors?(?: to(?= (?:greenhouse|carbon|CO2|emissions|methane|global)))?)\b"),
        word("W", r"\b(?:the )?(?:(?:whole|entire) )?(?:world|globe|planet)(?:[\u2019']s)?(?! bank| war| cup| trade| health| leaders?| economic| resources| record)\b|\bglobal(?:ly)?(?! warming| south| north| times| temperature)\b|\bworldwide\b|\b(?:humanity|humankind|mankind)(?:[\u2019']s)?\b|\bhuman(?:kind)?[- ]?(?:caused|made)\b|\binternationally\b|\ball over the world\b"),
        word("t", r"\b(?:overall )?totals?\b"),
        word("C", r"\b(?:cumulative(?:ly)?|accumulated|historic(?:al(?:ly)?)?|over time|to date|in history|of all time|all-time|through(?:out)? history|ever(?= (?:emitted|released|recorded))|over the long (?:term|run)|in the long (?:term|run)|added up(?: over time)?|if (?:emissions|they) are added up(?: over time)?|in (?:cumulative|historical) terms|on a cumulative basis)\b"),
        word("H", r"\b(?:per[- ](?:capita|person|head|inhabitant|resident)|(?:per|for each|for every) (?:member|head) of (?:the )?population|on a per[- ](?:capita|person|head) basis|per capita terms|relative to population)\b"),
        word("H", r"\b(?:the )?(?:average|typical|each|every)(?= (?-i:[A-Z]))|\bper (?=(?-i:[A-Z]))", weight=1),
        word("h", r"\b(?<=)(?:person|citizen|resident|inhabitant)s?\b"),
        word("D", r"\bper (?:unit of (?:GDP|economic output)|dollar(?: of (?:GDP|economic output))?)\b|\b(?:carbon|emissions?) intensity\b"),
        word("L", r"\b(?:including|with|counting|if|when) (?:emissions from )?(?:deforestation|land[- ]use(?: change)?|forests?|forestry|LULUCF)(?: (?:is|are))?(?: (?:included|counted|taken into account))?\b|\bland[- ]use(?: change)? (?:included|counted)\b", land_use="with"),
        word("L", r"\b(?:excluding|without|leaving out|leaving aside|not counting|not including) (?:emissions from )?(?:deforestation|land[- ]use(?: change)?|forests?|forestry|LULUCF)\b|\bland[- ]use(?: change)? excluded\b", land_use="without"),
        word("K", r"\b(?:measured by consumption|consumption[- ]based|on a consumption basis|adjusted for trade|trade[- ]adjusted|(?:when|if) (?:trade|imports) (?:is|are) (?:included|counted))\b"),
        word("V", r"\b(?:average|mean)\b"),
    ]  # fmt: skip


def _verbs() -> list[Word]:
    return [
        word("S", r"\b(?:is|are|was|were) (?:the )?(?:source|origin) of\b|\b(?:is|are|was|were) behind(?= (?:about|around|roughly|some|nearly|almost|more|less|over|an?\b|\d))|\b(?:equals?|equall?ed|is equal to|is equivalent to)\b"),
        word("S", r"\b(?:account(?:s|ed|ing)? (?:together |jointly |alone |currently |now )?for|(?:is|are|was|were|been|being)? ?(?:together |jointly |alone |still |currently |now |collectively )?responsible for|mak(?:e|es|ing) up|made up|constitut(?:e|es|ed|ing)|compris(?:e|es|ed)|represent(?:s|ed|ing)?|contribut(?:e|es|ed|ing)(?: to)?|cover(?:s|ed))\b"),
        word("s", r"\b(?:share|proportion|portion|percentage|slice|contribution)\b"),
        word("e", r"\b(?:emits?|emitted|emitting|releas(?:e|es|ed|ing)|discharg(?:e|es|ed)|spew(?:s|ed|ing)?|pump(?:s|ed|ing)?(?: out)?|produc(?:e|es|ed|ing)|generat(?:e|es|ed|ing)|belch(?:es|ed)?|pollut(?:e|es|ed)|caus(?:es?|ed))\b"),
        word("c", r"\b(?:(?:that )?(?:come|comes|came|coming|stem|stems|stemmed) from|originat(?:e|es|ed|ing) (?:in|from)|(?:is|are|was|were|being) (?:emitted|caused|produced|released|generated) (?:by|in)|(?:is|are|was|were) (?:attributable to|due to|from|down to|the responsibility of)|(?:can|could) be attributed to)\b"),
        word("O", r"\b(?:overt(?:ook|aken|ake|akes|aking)|surpass(?:es|ed|ing)?|(?:pass|passes|passed|pulled ahead of|moved ahead of|moved past|outstrip(?:s|ped)?|leapfrog(?:s|ged)?|eclips(?:e|es|ed)|outpac(?:e|es|ed)|(?:took|taken|take) over from|replac(?:e|es|ed)|displac(?:e|es|ed)|dethron(?:e|es|ed)))\b"),
        word(">", r"\b(?:(?:far |much |significantly |considerably |substantially |well |slightly |even |still |a lot |many times )*(?:more|higher|greater|larger|bigger|above|ahead of|exceeds?|exceeded|dwarfs?|outweighs?|outstrips?))\b"),
        word("<", r"\b(?:(?:far |much |significantly |considerably |substantially |well |slightly |even |still |a lot |many times )*(?:less|fewer|lower|smaller|below|behind|trails?))\b"),
        word("^", r"\b(?:rose|rise|rises|risen|rising|increas(?:e|es|ed|ing)|grew|grow|grows|grown|growing|climb(?:s|ed|ing)?|jump(?:s|ed)?|surg(?:e|es|ed)|soar(?:s|ed)?|went up|gone up|expand(?:s|ed)?|gained|up(?! to)|tick(?:ed|s)? up|crept up|rebound(?:s|ed)?)\b"),
        word("v", r"\b(?:fell|falls?|fallen|falling|drop(?:s|ped|ping)?|declin(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|shrank|shrunk|went down|gone down|plung(?:e|es|ed)|slump(?:s|ed)?|tumbl(?:e|es|ed)|dip(?:s|ped)?|slipp?(?:s|ed)?|reduc(?:e|es|ed|ing)|cut|cuts|slash(?:es|ed)|lowered|down(?! the| to))\b"),
        word("m", r"\b(?:more than |over |almost |nearly |roughly |about |at least )?(?P<word>halved|doubled|tripled|trebled|quadrupled|quintupled|halving|doubling)\b", _multiplied),
        word("p", r"\b(?:peaked|(?:hit|reached) (?:a|an|their|its) (?:all-time |historic |historical )?peak|reached (?:a|an|their|its) maximum)\b"),
        word("r", r"\b(?:a |an )?(?:new )?(?:all-time |historic )?(?:record(?: high| level)?|all-time high|new high)\b"),
        word("b", r"\b(?:is|are|was|were|be|been|being|remain(?:s|ed)?)\b"),
        word("b", r"\b(?:becom(?:e|es|ing)|became|made it|making it|makes it|turn(?:s|ed) into)\b", begins=True),
        word("j", r"\bto(?= (?:about|around|an?|some|nearly|almost|over|more|less|just|roughly|only|\d|one|two|half)\b)"),
        word("j", r"\b(?:reach(?:es|ed)?|hit|total(?:s|led|ed)|(?:stand|stands|stood) at|amount(?:s|ed) to|add(?:s|ed) up to|came to|averag(?:e|es|ed))\b"),
        word("d", r"\b(?:rank(?:s|ed|ing)?|com(?:e|es)|came|plac(?:e|es|ed)|(?:is|was) ranked)\b"),
    ]  # fmt: skip


def _multiplied(match: re.Match[str]):
    from stocktake.claims.claim import Comparison, Figure, Unit

    factor = {"halved": -50.0, "halving": -50.0, "doubled": 100.0, "doubling": 100.0, "tripled": 200.0, "trebled": 200.0, "quadrupled": 300.0, "quintupled": 400.0}[match.group("word").lower()]  # fmt: skip
    written = match.group().lower()
    hedge = Comparison.EXACT
    if written.startswith(("more", "over", "at least")):
        hedge = Comparison.MORE
    elif written.startswith(("almost", "nearly")):
        hedge = Comparison.NEARLY
    elif written.startswith(("roughly", "about")):
        hedge = Comparison.ABOUT
    return {"figure": Figure(factor, Unit.PERCENT, hedge, 1.0, word=True)}


def _ranks() -> list[Word]:
    return [
        word("#", rf"\b(?:single )?(?:{_MOST})\b", rank=1),
        word("#", r"\b(?:first|number one|no\. 1|#1|in first place|the most(?= (?:CO2|carbon|greenhouse|methane|emissions|per\b|heat|planet)))\b", rank=1),
        word("#", rf"\b(?P<rank>{_RANK})[- ](?:{_MOST})\b", _rank),
        word("#", rf"\b(?P<rank>{_RANK})(?: place)?\b(?![- ](?:of|the))", _rank),
        word("#", r"\b(?:number|no\.|#) ?(?P<rank>\d+)\b", lambda match: {"rank": int(match.group("rank"))}),
        word("n", rf"\b(?:top|{_MOST})[- ](?P<count>{_COUNT}|\d\d)\b|\b(?P<more>{_COUNT}) (?:{_MOST})\b",
             lambda match: {"count": _counted((match.group("count") or match.group("more")).lower())}),
        word("z", r"\b(?:one of|among|amongst)\b"),
        word("U", r"\b(?:tops?|topped|heads?|headed|leads?|led) (?:the )?(?:global |world )?(?:list|ranking|rankings|table|league|chart|world|field|pack)\b(?: of| in)?"),
        word("y", r"\b(?:any|all|every) other (?:single )?(?:countr(?:y|ies)|nations?|states?)\b|\bany(?:one| country| nation) else\b|\bevery(?:one)? else\b"),
        word("Z", r"\bno (?:other )?(?:single )?(?:country|nation|state)\b(?! in| on)|\b(?:nobody|no one)(?: else)?\b"),
        word("y", r"\b(?:any|every) (?:single )?(?:country|nation)\b|\b(?:of )?all (?:countries|nations)\b"),
    ]  # fmt: skip


def _marks() -> list[Word]:
    return [
        word("1", r"\bfor the first time\b"),
        word("!", r"\b(?:not yet|not|never|no longer|n[o\u2019']t|nor|neither|hardly|(?:is|are|was|were|has|have|had|do|does|did)n[\u2019']t|yet to|cannot)\b(?! only)"),
        word("?", r"\b(?:will|would|could|may|might|shall|should|must|won[\u2019']t|is set to|are set to|set to|expected to|due to (?=\w+e\b)|on course to|on track to|forecast(?:s|ed)?|project(?:s|ed|ions?)|predict(?:s|ed)?|likely to|needs? to|ha(?:s|ve) to|plan(?:s|ned)? to|aim(?:s|ed|ing)? to|vow(?:s|ed)?|pledg(?:e|es|ed|ing)|promis(?:e|es|ed)|commit(?:s|ted)?|target(?:s|ed)?|goals?|agreed to|want(?:s|ed)? to|intend(?:s|ed)?|hope[sd]?|call(?:s|ed)? (?:on|for)|urg(?:e|es|ed)|going to|seek(?:s|ing)? to|scenarios?|by mid-century)\b", mood="future"),
        word("?", r"\b(?:if|unless|whether|were .{1,20} to|suppose|assuming)\b", mood="hypothetical"),
        word("X", r"\b(?:sectors?|industr(?:y|ies|ial)|agricultur(?:e|al)|farming|livestock|cattle|cows|transport(?:ation)?|aviation|airlines?|flights?|shipping|power|electricity|steel|cement|coal|oil|(?<!greenhouse )(?<!greenhouse-)(?<!trapping )(?<!f-)gas|energy(?:[- ]related)?|buildings?|cars?|vehicles?|deforestation|land[- ]use|companies|company|firms?|corporations?|households?|military|army|cities|city|provinces?|exports?|imports?|per ?cent of (?:people|the population)|richest|wealthiest|poorest|billionaires?|data cent(?:er|re)s?|food|waste|landfills?|fires?|wildfires?|rice|plastics?|bitcoin|chatgpt|cumulative reductions?|reductions?|savings|trading|allowances?|certificates?|credits?|removals?|sinks?|sulphur|sulfur|SO2|nitrogen oxides?|NOx|soot|black carbon|particulates?|mercury|ammonia|air|plants?)\b", scope=True),
        word("X", r"\b(?:warming|temperatures?|degrees?|°C)\b", scope=True, warming=True),
        word("~", r"\b(?:den(?:y|ies|ied)|false|untrue|myths?|wrong(?:ly)?|incorrect(?:ly)?|debunk(?:s|ed)?|mistaken(?:ly)?|hoax|misleading|disput(?:e|es|ed)|doubts?|reject(?:s|ed) the claim)\b"),
        word("T", r"\b(?:that|said|says?|saying|argu(?:e|es|ed|ing)|show(?:s|ed|n|ing)?|found|finds|estimat(?:e|es|ed)s?|noted|notes|stress(?:es|ed)|adds|told|claim(?:s|ed|ing)|believes?|point(?:s|ed)? out|report(?:s|ed)?|reveal(?:s|ed)?|indicat(?:e|es|ed)|suggest(?:s|ed)?|warn(?:s|ed|ing)?|states?|stated|declared|according to|suggesting|showing|because|where|whereby|means|given that|recall(?:s|ed)|explain(?:s|ed)|acknowledg(?:e|es|ed)|the fact that|quotes?)\b"),
        word("=", r"\brespectively\b"),
        word("R", r"\b(?:which|who|and which)\b"),
        word(";", r"[;:!?]|\.(?=\s|$)|\s[\u2013\u2014-]\s|\u2014|\b(?:while|whilst|whereas|although|though|but|yet|however|even as|even though|despite|after(?= (?:a|years|falling|rising|\w+ing))|when|as(?= (?:the (?:economy|country|pandemic)|economic|demand|coal|it|they))|due to|thanks to|following|driven by|led by|mainly|partly|largely|primarily|followed by|up from|down from|ahead of|in order to|so that|so|instead)\b|[\"\u201c\u201d()\[\]]"),
        word(",", r","),
        word("&", r"\b(?:and|as well as|plus|along with|together with|or)\b|&"),
    ]  # fmt: skip


def _small() -> list[Word]:
    return [
        word("o", r"\bof\b"),
        word("i", r"\b(?:in|within|inside|across|on)\b"),
        word("f", r"\b(?:from|by|for)\b"),
        word("a", r"\b(?:after|behind|second only to|next to|apart from|aside from|besides|except(?: for)?|other than|excluding|excluded|outside)\b"),
        word("k", r"\bthan\b"),
        word("l", r"\bas (?:much|many|high|large|big|great)\b", weight=1),
        word("w", r"\bas\b"),
        word("g", r"\b(?:those|that) (?:of|from|in)\b", weight=1),
        word("g", r"\b(?:the )?combined (?:total|emissions|output) of\b", weight=2, together=True),
        word("B", r"\b(?:combined|put together|taken together|added together|in total|combine)\b"),
        word("Q", r"\b(?:the two (?:countries|nations|powers|economies|giants|superpowers)|both (?:countries|nations)|these two (?:countries|nations)|the two(?! (?:largest|biggest|most|top|main|leading|worst))|the pair|both)\b", pronoun="two"),
        word("Q", r"\b(?:its|it|the country(?:[\u2019']s)?|the nation(?:[\u2019']s)?)\b", pronoun="one"),
        word("Q", r"\b(?:their|they|these countries|those countries|the three (?:countries|nations))\b", pronoun="many"),
        word("h", r"\b(?:between them|saw|sees|seen|witness(?:ed|es)?|experienced|record(?:ed|s)(?! high)|register(?:ed|s)|posted|kept|keeps|continued to|continues to|on average|in fact)\b", weight=1),
        word("H", r"\beach\b(?=\s*(?:[,.;]|$|(?:a|per|every) year))|\ban?(?= (?-i:[A-Z])\w+ (?:emits|produces|releases|generates|causes))", weight=2),
        word("h", r"\btotal(?= (?:emissions|greenhouse|CO2|carbon|global|annual|methane))", weight=2),
        word("h", r"\b(?:\d+|twenty-seven)[- ](?:members?|member states|countries|nations|economies|states)(?: of| in| making up) the(?= (?-i:[A-Z]))", weight=2),
        word("h", r"\b(?:\d+|fifty|forty)[- ](?=(?:least|members?|member states|countries|nations|small island|African|developing)\b)"),
        word("h", r"\b(?:the|an?|this|these|its own|all(?: of)?|total(?= (?:emissions|greenhouse|CO2|carbon|global))|overall|annual(?=\s)|now|currently|today(?:[\u2019']s)?|at present|presently|still|already|also|alone|together|jointly|collectively|itself|again|in fact|indeed|actually|recently|finally|long|only|just|by far|easily|has|have|had|having|do|does|did|been|being|ha[sd]|almost|nearly|roughly|about|around|approximately|some|countr(?:y|ies)|nations?|members?(?: states?)?|state|there|in terms of|with|at|to|well|then|estimated|combined(?= (?:share|emissions|total))|single|whole|entire|as a whole|so far|current|present|latest|recent|official|data|figures|much|amount|volume|level|levels|quantity|amounts?|human[- ](?:caused|made|induced)|man-made|anthropogenic|atmospheric|into the (?:air|atmosphere)|domestic|national|territorial|gross|first|officially|long ago|steadily|slightly|sharply|significantly|dramatically|substantially|modestly|more(?= than (?!any))|further|ever|modern|people|population of|average person in|a person in|person|citizens?|year)\b"),
    ]  # fmt: skip

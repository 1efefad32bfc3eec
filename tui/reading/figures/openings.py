"""How sentences begin that go on with what somebody said before them, and how others do."""

import re

QUOTE = re.compile(r"\s*[\"“]")
CLOSING = re.compile(r"[\"”]")
RUNS_ON = re.compile(
    r"(?:,|\s\()\s*(?:and|but|unchanged|little changed|as (?=(?:an?|the) \S*\d)|or|with|against|compared"
    r"|up|down|from|including|excluding|plus|of which"
    r"|while|whereas|versus|among (?:them|those)|[a-z]+ ratio"
    r"|(?!(?:send|push|driv|dragg|knock|prompt|spark)ing\b)\w+ing)\b"
    r"|\s?;\s(?=(?:\S+ ){1,3}of (?:them|those|these)\b|another\b|a further\b|at least \d|\d)"
)
"""How the sentence goes on round a cue or after content cut short: "…, she said, but bloom would come …"."""
BESIDE = re.compile(r" [^.,;:()\"“”\n]{1,50}")
"""What may stand between cue and comma: "… said on Monday, against", "… told the Courier; 12 of them"."""
TRAILS = re.compile(r" (?:since|between|over|within|in (?=the |\d|[A-Z]))[^,;:.\n]{1,60}(?=[,;.\n])")
"""When it was, behind how many it was: "reported 19 incidents since Monday, among them …"."""
AMOUNTS_TOLD = frozenset(("who, then of what", "who, then how much"))
WEIGHED = re.compile(r"(?i)\bhad (?:been )?(?:expected|forecast|predicted|estimated|pencilled in)$")
"""What was expected before it came: nobody goes on with that."""
SEMICOLON = re.compile(r"\s?;\s")
LISTS = re.compile(r"\s?:\s")
"""A list after its source: "The count, according to the commission: 50.6 …"."""
ITSELF = re.compile(r"(?:It|They)\b(?! (?:is|was|were|are) (?:not )?(?:known|clear))|(?:He|She) also\b")
"""How a sentence goes on after "the agency said that …"."""
REFERS = re.compile(
    r"(?:(?:(?:In real terms|In other words|At that (?:rate|pace)|On that basis|Put together),? )?"
    r"(?:This|That|These|Those|this|that|it|they) (?:does not|did not|would|will|is|was|were|are|compares?"
    r"|includes?|means?|brings?|follows?|marks?|represents?|equals?|amounts?|translates?|works?|leaves?|makes?|made|meant|included|compared"
    r"|brought|represented|rose|fell)\b"
    r"|(?:Of|In|Among|During|For|By) (?:those|these|them|that|this|the (?:dead|injured|wounded|rest|total))\b"
    r"|(?:Among|In contrast|By contrast|By comparison|In comparison|Compared (?:with|to)|In total|In all"
    r"|Overall|On average|Up from|Down from|At the same time)\b(?=[^.]*\d)"
    r"|(?:The|That|This|Its|Their|These|Those|His|Her) (?:\w+ )?(?:(?:figures?|numbers?|tolls?|sum|tally"
    r"|rate|share|majority|remainder|rest|others?|latter|losses|results|findings|data|damage|amount"
    r"|proportion|breakdown|volume|gap|margin of error)\b"
    r"|(?:total|count|increase|decrease|rise|fall|drop|decline|average|remaining|estimate|forecast|costs?"
    r"|median)\b(?=,| (?:of|in|for|is|was|were|are|had|has|have|will|would|includ|came|comes|compare|follow)"
    r"))"
    r"|The (?:other|remaining|average|total|median) \S*\d"
    r"|The (?:dead|injured|wounded|victims|missing|survivors|casualties|arrested|detained|detainees)"
    r"(?: also)? (?:includ(?:e|es|ed)|are|were|was|ranged|came)\b"
    r"|The (?:worst|largest|biggest|smallest|youngest|oldest|strongest|highest|lowest|deadliest|longest"
    r"|shortest|costliest|most recent)(?:,| (?:was|were|is|of|cost|came|lasted|killed|ran|went))"
    r"|Each\b(?! other)"
    r"|(?:The|A|An|His|Her|Its|Their|Some|No)(?: [\w'’-]+){1,4} (?:had|would|will)\b"
    r"|(?!How|What|W?[Hh]en|Who)[A-Z][\w'’-]*(?: (?!(?:that|which|who|when)\b)(?:[\w'’-]+|\d[\d,.]*)){1,7}"
    r"(?:, [^,.;\n]{1,20}[\d,]*,)? had been\b"
    r"|(?:As recently as |In |Back in |By )(?:\w+ )?\d{4},? (?:it|they|that|the \w+) (?:was|were|had|stood)\b"
    r"|(?:In|On|By|After|Before|At|As recently as) [^.,;:\n]{1,30}?,? (?:it|they) (?:was|were|is|are|had)"
    r" \S*\d"
    r"|(?:An?|One|Two|Three|Four|Five|Ten|\d+) (?:\w+ )?(?:ago|earlier|before),? (?:it|they) (?:was|were|had)"
    r" \S*\d"
    r"|(?:In|By|Before) (?:\w+ ){0,2}\d{4},? there (?:was|were|had been)\b|(?:The o|O)thers\b"
    r"|The (?:old|previous|former|last) (?:record|peak|high|low|best)\b"
    r"|In [^.;\n]{1,80}?, the (?:figure|number|rate|share|proportion|total) (?:was|were|stood|fell|rose|is)\b"
    r"|(?:He|She|It|They|There) (?:had|would)\b|[A-Z][a-z]{2,30}s would\b"
    r"|Davon\b|Darunter\b|Das (?:sind|waren|wäre|entspricht|entspräche)\b"
    r"|Im (?:Vorjahr|Vormonat|Jahr davor) (?:waren|war|lag|hatte)\b|Die (?:Gesamtzahl|Zahl|Summe)\b)"
)
"""How reported speech goes on without its cue: what it refers back to, or its tense a step back."""
PAST = re.compile(
    r"[A-Z][\w'’-]*(?: (?!(?:that|which|who|whose|where|when)\b)[\w'’-]+){0,7}"
    r"(?:, (?:[^,.;\n]|[.,]\d){1,60},)? (?:was|were|had|numbered|totalled|totaled"
    r"|stood|came|rose|fell|gained|dropped|climbed|declined|increased|decreased|slipped|grew|shrank|jumped|slid|edged|eased|died|accounted|amounted"
    r"|averaged|ranged)\b"
)
"""How a report goes on after "…, police said"."""
FURTHER = re.compile(r"(?:Insgesamt|Weitere)(?: \w+)?? [\d.,]+ (?:(?:\w+e[nr]? )?([A-ZÄÖÜ]\w+)|)")
"""How German goes on with more of what was counted: "Weitere 5 Menschen"."""
THIRD = re.compile(
    r"(?:He|She|They|Both|Neither|None|All) (?:\w+ )?(?:was|were|had|died|suffered|ha(?:s|ve) since)\b"
)
"""How it goes on with the people it tells of, where who reports is nobody's he or she."""
HAPPENED = re.compile(
    r"It (?:\w{2,}ed|sank|took|struck|hit|burnt|cost|came|lost|held)\b"
    r"|It (?:was|had) (?!the\b|a\b|an\b|its\b|not\b|one\b)(?:\w+(?:ed|en|wn)|felt|sent|hit|cut|shut|built"
    r"|held|found|caught|lost|made|left|put|set)\b"
)
"""How it goes on with what happened: "The quake struck at noon, the survey said. It was centred …"."""
MEASURED = re.compile(
    r"It was (?:(?=\d)|\w{3,}ing\b)|An? [^.,;\n]{1,40} (?:was|were) (?:recorded|measured|registered|felt)\b"
)
OF_IT = re.compile(r"[^.;\n]{1,60}\d(?:\w*| million| billion) of (?:it|that)\b")
"""A part of what was told: "He spent 900 of it on a car"."""
ACCUSES = re.compile(r"(?i)\b(?:prosecut\w+|indictment|complaint|lawsuit|charge sheet|detectives)\b")
NARRATES = re.compile(
    r"(?:(?:Between|In|On|From|Over) [^.;\n]{1,50},? (?:he|she|they)|He|She|They|The|One|In one)\b"
    r"(?! (?:\w+ )?(?:faces?|denie[sd]|den(?:y|ies)|pleaded|admitted|is|are|will)\b)"
    r"(?! (?:was|were|has been|have been) (?:jailed|sentenced|fined|arrested|charged|released|convicted"
    r"|held)\b)"
)
"""How an accusation goes on: "The money was paid in 14 instalments"."""
SUPPOSED = re.compile(r"(?:An?|The|It|That|This|They|He|She)(?: [\w'’-]+){0,4} would\b")
"""How a speaker's words go on without quotation marks: "A loaf would cost 2 cents more"."""
HIM = re.compile(r"(?:He|She) (?:was|had)\b")
BY_THEN = re.compile(r"(?:He|She|They) had (?!been\b)")
"""How a speaker's story goes on behind his or her own words: "“We ran,” said Vint. He had lost 2 boats"."""
THUS = re.compile(r"(?:It|They) (?:was|were|had)\b")
EVENT = re.compile(r"It was (?:the|a|an|its|one)\b")
"""What the desk adds of what a person spoke of: "It was the third such fire"."""
PLANNED = re.compile(r"(?:The|This|That)(?: [\w'’-]+){1,3} (?:will|would)\b")
ALONE = re.compile(r"(?:In )?[A-Z][\w'’ -]{1,40}? alone,? (?!said)")
"""A part of what was counted: "Coldline alone accounted for 900"."""
BLANK = re.compile(r"\s{1,20}")
COMPARES = re.compile(
    r"(?:That|This|It) (?:is|was|compare[sd]|marks|would be|represents)"
    r" (?:still |now |well |also |with |to |some |an? )?(?:up|down|more|less|fewer|lower|higher|above|below"
    r"|with|about|almost|nearly|roughly|around|twice|half|double|increase|rise|fall|drop|\S?\d)\b"
)
"""How the next paragraph compares what a report has told: "That is down from …"."""
FORESEEN = re.compile(
    r"[A-Z][\w'’-]*(?: (?!(?:that|which|who)\b)[\w'’$€£%.,-]*[\w%]){0,8} (?:will|would) (?!not\b)"
)
AHEAD = re.compile(r"\b(?:will|would|should|could|may|might)\b")
POLL = re.compile(r"(?i)\b(?:polls?|surveys?|questionnaires?|census)\b")
PERSONAL = re.compile(r"(?:He|She|I|We|You|They|It|There)\b")
COUNTED = re.compile(r"There (?:was|were|had been)\b")
MARKET = re.compile(
    r"(?:The |Its |Their )?(?:\w+ ){0,3}(?:[Ss]hares?|stocks?|bonds?|analysts?|futures|investors)\b"
)
OF_THEM = re.compile(r"\S+(?: \S+){0,3} of (?:them|those|these|whom|the \w+)\b")
SOME_OF_THEM = re.compile(r"\S+(?: \S+){0,3} of (?:them|those|these)\b|(?:Of|Among) (?:them|those|these)\b")
PART = re.compile(r"[A-Z\d]\S*(?: \S+){0,3} of the (\w{3,30})\b")
"""A part of what a report tells of: "Most of the cuts will fall on …"."""
ELSEWHERE = re.compile(
    r"(?:But|However|Meanwhile|Separately|Elsewhere|Earlier|Later|Also|Still|Yet|Last|On|Since|Despite|Before|After)\b"
)
FIRST = re.compile(
    r"(?:(?:Just|Only|Another|A|A further|A total of|An additional|Some|And|But|In all,|In total,|Overall,"
    r"|On average,|By contrast,|Of those,|The other|The remaining|The first|The last|All|Both)\s+"
    r"|(?:Among|Of|For|In) [\w’' -]{1,30}, (?:it (?:is|was) |just |only )?)?"
)
NOW = re.compile(
    r"\b(?:is|are|(?:has|have)(?! yet)|go|goes|lives?|lies?|stands?|supply|supplies|need|needs)\b"
)
THEN = re.compile(r"\b(?:was|were|had|would|did|died|fled|said|lost|won|rose|fell|came|went|\w{2,}ed)\b")
SAYS = re.compile(
    r"(?i)\b(?:says?|shows?|finds?|estimates?|puts|according to|thinks?|believes?|reports?|expects?)$"
)
HEAD_ENDS = re.compile(r",| (?:of|from|at|in|for|who|which) ")
MANY = re.compile(r"(?i)(?:\b(?:police|they|people)|[a-z]{3,}(?<![siu])s)$")

"""How a name and its office stand together: the words and marks between them."""

import re

TAIL = re.compile(
    r"^(?:\s+(?:in|at|to|from)\s+(?:the\s+)?(?:[A-Z][\w’'-]+\s?){1,4}|\s*(?:[(\[][^()\[\]]{1,20})?[)\]]|\s+who\s[^,.;]{3,60})\s*,\s*"
)
BESIDE_OFFICE = re.compile(
    r"^(?:-at-large| without portfolio| d[’']affaires| (?:him|her)self|:(?= ))"
    r"| \((?:ret(?:d|ired)?|rtd)\.?\)|^ \([^\W\d_]+\.?\)(?= $)",  # Ana Roa (retd.); Minister (Ana) Roa
    re.IGNORECASE,
)
BRACKET = re.compile(r"\s+[(\[]$")
BRACKETED = re.compile(r"[)\]](?!\s+[A-Z])")  # the president (Ana Roa); not: President (Ana) Roa
SAID_BEFORE = re.compile(r"[,”\"'’]\s+(\w+)\s[^.;,:\"“”]{3,60},\s+$")
WITH = re.compile(r"\b(?:with|to|from|between|against) $")
QUOTES = "\"'“”‘’«»‹›„"
AGE = r"(?:\s*(?:aged )?\d{1,3}(?: years old)?,)?"
AFTER = re.compile(
    rf"(?:\s*\(|\s+and\s+(?:the\s+)?|\s*[,–—-]+{AGE}\s*"
    r"(?:(?:who|which) (?:is|was|has been|had been|serves as|acts as|became)\s+|"
    r"(?:himself|herself|now|then|also|currently)\s+|(?:recently|newly|just)\s+(?:appointed|named|elected)\s+|"
    r"(?:the\s+)?(?:[a-z-]+\s+){1,2}and\s+)?"  # founder and
    r"|\s+(?:is|was|as|becomes?|became|serves as|acts as)\s+)(?:one of\s+)?$"
)
ADDRESS = r"(?:(?:Sir|Dame|Lord|Lady|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Gen\.?|General|Col\.?|Colonel|Sheikh)\s+)?"
LIST = re.compile(rf"\s*(?:,|and|&|, and|as well as|,? along with)\s*{ADDRESS}")
NEXT = re.compile(r"\s*(?:[,;:.()\]!?—–\-\"”’']|$|of\b|who\b|from\b|and\b|also\b)")
LEADS = re.compile(
    r"(?:,\s\d{1,3})?(?:,\s(?:an?|the)\s[^,.;:!?\n]{3,60})?,?\s{0,9}(?:who|also|will|had|has|and)?(?:\s{1,9}\w+){0,2}?\s{0,9}\b(?P<verb>head(?:s|ed|ing)?|lead(?:s|ing)?|led|runs|ran|"
    r"chair(?:s|ed|ing)?|co-chair(?:s|ed)?|coordinat(?:es|ed)|command(?:s|ed)|"
    r"conduct(?:s|ed|ing)|direct(?:s|ed|ing)|steer(?:s|ed|ing)|front(?:s|ed|ing)|presid(?:es|ed|ing) over|"
    r"mediat(?:es|ed|ing)|negotiat(?:es|ed|ing)|conducting of negotiations|speaks|spoke|speaking|"
    r"(?:sign(?:s|ed|ing)?|act(?:s|ed|ing)?|sits|sat|answers|answered)(?= for )|"
    r"represent(?:s|ed|ing)?)\b(?P<object>[^.;!?\n]{0,70})"
)
LED_BY = re.compile(
    r"\b(?P<side>delegations?|teams?|sides?|delegates|negotiators|panels?|talks|mission|mediation|meeting|"
    r"consultations|negotiations|one|that of [A-Z]\w+(?: [A-Z]\w+)?|[A-Z]\w+(?=\s+(?:is|was|were|are)\s+represented))"
    r"(?:[^.;!?,\n]{0,25},?\s+(?:(?:is|was|were|are|being|to be|will be|which is|that is)\s+)*"
    r"(?P<verb>led|headed|co-chaired|chaired|represented|presided over|mediated|under the chairmanship)"
    r"\s+(?:by|of)|\s+(?:by|under))\s+(?:the\s+)?$"
)
BY = re.compile(
    r"(?:\s+(?:delegation|side|team|party))?(?:,?\s+(?:was|is|were|being)\s+(?:represented|led|headed))?,?\s+by\s+(?:the\s+)?"
    r"(?:(?:H\.\s?E\.|Hon\.|Honou?rable|His|Her|Excellency|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Messrs\.?|U|Colonel|General)\s+){0,4}"
)
GROUP_LED = re.compile(
    r"\)?(?:\s+(?:group|movement|organi[sz]ation|front|army|faction|guerrillas|rebels|militia|party|fighters))?,?"
    r"\s+(?:(?:which|that|is|was|are|were|now)\s+)*(?:led|headed|commanded)\s+by\s+(?:the\s+)?"
)
SENT_BY = re.compile(r"\b(?:delegation|team|panel|side)\s+(?:of|from)\s+(?:the\s+)?$")
DESK = re.compile(r"^ the (?:[\w-]+ ){1,3}(?:department|desk|division|directorate|section)\b")  # of what, not whose
FROM = re.compile(r"\s+(?:of|from)\s+(?:the\s+)?")
OF = re.compile(r"(?:\s+|[,;]\s*(?:and\s+)?)of\s+(?:the\s+)?")
BESIDE = re.compile(
    r"(,)?\s+(?:of|from|(for))\s+(?:the\s+)?(?:(?:so-called|self-styled|ruling|opposition|rebel|banned|main)\s+){0,2}|\s*\("
)
FOR = re.compile(
    r"(?:^|[.!?”\"]\s+|\b(?:and|but|while)\s+)(?:for|on behalf of)\s+(?:the\s+)?$|\b(?:the one|that) of\s+(?:the\s+)?$",
    re.IGNORECASE,
)
NAMED = re.compile(r"(?:['’]s)?,\s+")
AND_THEIRS = re.compile(r",?\s+and\s+(?:the\s+)?$")
AND_OF = re.compile(r"(?:,?\s*(?:,|and)|;(?:\s+and)?)\s+of\s")
LISTED = re.compile(r"; (?:and )?of\s")
LIST_OF_PARTIES = re.compile(r"\s*(?:,|and|&|, and)\s*(?:of\s+)?(?:the\s+)?")
COMMA = re.compile(r",\s+(?:(?:Mr\.?|Messrs\.?|H\.E\.)\s+)?")

"""How a name and its office stand together: the words and marks between them."""

import re

TAIL = re.compile(
    r"^(?:\s+(?:in|at|to|from)\s+(?:the\s+)?(?:[A-Z][\w’'-]+\s?){1,4}|\s*\([^()]{1,20}\)|\s+who\s[^,.;]{3,60})\s*,\s*"
)
SAID_BEFORE = re.compile(r"[,”\"'’]\s+(\w+)\s[^.;,:\"“”]{3,60},\s+$")
QUOTES = "\"'“”‘’«»‹›„"
AGE = r"(?:\s*(?:aged )?\d{1,3}(?: years old)?,)?"
AFTER = re.compile(
    rf"(?:\s*\(|\s+and\s+(?:the\s+)?|\s*[,–—-]+{AGE}\s*"
    r"(?:(?:who|which) (?:is|was|has been|had been|serves as|acts as|became)\s+|"
    r"(?:himself|herself|now|then|also|currently)\s+)?"
    r"|\s+(?:is|was|as|becomes?|became|serves as|acts as)\s+)$"
)
LIST = re.compile(r"\s*(?:,|and|&|, and|as well as|,? along with)\s*")
NEXT = re.compile(r"\s*(?:[,;:.)\]!?—–\-\"”’']|$|of\b|who\b|from\b|and\b|also\b)")
LEADS = re.compile(
    r"(?:,\s\d{1,3})?(?:,\s(?:an?|the)\s[^,.;:!?\n]{3,60})?,?\s*(?:who|also|will|had|has|and)?(?:\s+\w+){0,2}?\s*\b(?P<verb>head(?:s|ed|ing)?|lead(?:s|ing)?|led|runs|ran|"
    r"chair(?:s|ed|ing)?|co-chair(?:s|ed)?|coordinat(?:es|ed)|command(?:s|ed)|"
    r"mediat(?:es|ed|ing)|negotiat(?:es|ed|ing)|conducting of negotiations|speaks|spoke|"
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
OF = re.compile(r"(?:\s+|,\s*(?:and\s+)?)of\s+(?:the\s+)?")
BESIDE = re.compile(
    r"(,)?\s+(?:of|from|(for))\s+(?:the\s+)?(?:(?:so-called|self-styled|ruling|opposition|rebel|banned|main)\s+){0,2}|\s*\("
)
AND_OF = re.compile(r",?\s*(?:,|and)\s+of\s")
LIST_OF_PARTIES = re.compile(r"\s*(?:,|and|&|, and)\s*(?:of\s+)?(?:the\s+)?")
COMMA = re.compile(r",\s+(?:(?:Mr\.?|Messrs\.?|H\.E\.)\s+)?")

"""What a record says of its reports as marks on their words, for programs in which people and machines annotate.

`marks.py` finds the marks; each format is one small file that writes them.
"""

from dragoman.views.exports.annotations.brat import BRAT
from dragoman.views.exports.annotations.cas import CAS
from dragoman.views.exports.annotations.conll import CONLL
from dragoman.views.exports.annotations.doccano import DOCCANO
from dragoman.views.exports.annotations.huggingface import HUGGINGFACE
from dragoman.views.exports.annotations.labelstudio import LABELSTUDIO
from dragoman.views.exports.annotations.webannotation import WEBANNOTATION

__all__ = ["BRAT", "CAS", "CONLL", "DOCCANO", "HUGGINGFACE", "LABELSTUDIO", "WEBANNOTATION"]

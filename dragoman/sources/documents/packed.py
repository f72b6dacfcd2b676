"""Documents that are ZIP archives of XML, opened within bounds: DOCX, ODT, EPUB."""

import zipfile
import zlib
from io import BytesIO
from typing import TYPE_CHECKING

from dragoman.errors import SourceError
from dragoman.sources.limits import Limits, size

if TYPE_CHECKING:
    from lxml.etree import _Element

DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError, KeyError)


def opened(content: bytes, what: str, limits: Limits) -> zipfile.ZipFile:
    """The archive that a document is; refused where it would unpack to more than a document may have."""
    try:
        archive = zipfile.ZipFile(BytesIO(content))
    except DAMAGED as error:
        raise damaged(what, error) from error
    parts = archive.infolist()
    if len(parts) > limits.members:
        raise SourceError(f"This {what} has {len(parts)} parts, more than {limits.members}. Save its text as .txt.")
    total = sum(part.file_size for part in parts)
    if total > limits.document_bytes:
        raise SourceError(
            f"This {what} unpacks to {size(total)}, more than the limit of {size(limits.document_bytes)}. "
            "Save its text as .txt, or raise Limits.document_bytes."
        )
    return archive


def part_of(archive: zipfile.ZipFile, name: str, what: str) -> bytes:
    """One part of the document, as far as the archive says that it goes."""
    try:
        with archive.open(name) as stream:
            return stream.read(archive.getinfo(name).file_size)
    except DAMAGED as error:
        raise damaged(what, error) from error


def tree_of(content: bytes, what: str) -> "_Element":
    """XML parsed without entities, without the network, without trees of great depth or size."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise damaged(what, error) from error


def damaged(what: str, error: Exception) -> SourceError:
    reason = str(error).strip("'\" .").splitlines()[0][:100] if str(error) else type(error).__name__
    return SourceError(
        f"This {what} cannot be opened ({reason}). It may be cut off or of another kind: fetch it again, or save it "
        "as .txt."
    )

"""Letters and newsletters (EML): what was written in them, and what was attached."""

import re
from collections.abc import Iterator
from email.message import EmailMessage

from variorum.errors import ReadError
from variorum.model.report import Place
from variorum.read.decode import decode
from variorum.read.formats.html import page_of
from variorum.read.item import Item
from variorum.read.letter import day_of, letter_of, name_of
from variorum.read.mime import PARTS, Part, children, header_of, message_of, root_of, said
from variorum.read.raw import Metadata, Raw, digest

MEDIA_TYPE = "message/rfc822"
_LOOKS = ("image/", "audio/", "video/", "font/", "text/css", "text/calendar", "text/x-vcard", "application/pgp-")
_ENOUGH = 0.8  # of the words of the plain part that the HTML part must hold to be read instead
_ADDRESS = re.compile(r"\S*://\S*")


def is_eml(head: bytes) -> bool:
    """Do the first bytes begin a letter, as programs write it?"""
    header = header_of(head) or {}
    return b"from" in header or b"sender" in header


def read_eml(item: Item) -> Iterator[Raw | Item | ReadError]:
    """The letter, and an item for each attachment. Pictures, sounds, signatures and invitations hold no report."""
    message = message_of(item)
    metadata = _metadata(message).over(item.metadata)
    found = False
    for count, part in enumerate(_read(root_of(message), item.name)):
        if count == PARTS:
            problem = f"it has more than {PARTS} parts, the most that are read"
            raise ReadError(item.name, problem, "save its attachments as files")
        if part.media_type.startswith(_LOOKS):
            continue
        found = True
        try:
            yield _handed_on(item, part, metadata)
        except ReadError as problem_of_part:
            yield problem_of_part
    if not found:
        raise ReadError(item.name, "there is no text in it and no document attached", "save its pictures' text as .txt")


def _handed_on(item: Item, part: Part, metadata: Metadata) -> Raw | Item:
    """The text of the letter itself, or something that is read in its own right."""
    sent = (metadata.published or "")[:10] or None
    if part.attached:
        return part.item(item, "eml", Metadata(made=sent))
    if part.media_type == "text/html":
        return part.item(item, "eml", metadata, item.name)
    if part.media_type == "text/plain" or part.media_type.startswith("multipart/"):  # whose parts nothing parts
        return _letter(item, part, metadata)
    return part.item(item, "eml", Metadata(made=sent))


def _letter(item: Item, part: Part, metadata: Metadata) -> Raw:
    data = part.data()
    text, encoding = decode(data, f"{item.name}!{part.number}", part.charset)
    letter = letter_of(text)
    inside = (*item.inside, Place(kind="eml", member=part.number))
    known = letter.forwarded.over(metadata)
    return Raw(item.name, digest(data), MEDIA_TYPE, text, known, (), letter.noise, encoding, inside)


def _read(part: Part, source: str) -> Iterator[Part]:
    """The parts to read: of alternatives the one with more of the story, of related parts the one they belong to."""
    inner = list(children(part))
    if not inner:
        yield part
    elif part.media_type == "multipart/alternative":
        yield from _best([list(_read(child, source)) for child in inner], source)
    elif part.media_type == "multipart/related":
        yield from _read(inner[0], source)
        yield from (child for child in inner[1:] if child.attached)
    else:
        yield from (leaf for child in inner for leaf in _read(child, source))


def _best(alternatives: list[list[Part]], source: str) -> list[Part]:
    """HTML, whose headings, captions and links are marked and whose lines are whole, unless plain text holds more.

    In many newsletters the plain text only says where to look; in some the HTML is one picture.
    """
    plain = next((parts for parts in alternatives if parts and parts[0].media_type == "text/plain"), [])
    marked = next((parts for parts in alternatives if parts and parts[0].media_type == "text/html"), [])
    if not plain or not marked:
        return plain or marked or [part for parts in alternatives[-1:] for part in parts]
    return marked if _words(marked[0], source) >= _ENOUGH * _words(plain[0], source) else plain


def _words(part: Part, source: str) -> int:
    """How many words of a story a part holds; 0 where it cannot be read."""
    try:
        text = decode(part.data(), source, part.charset).text
        if part.media_type == "text/html":
            page = page_of(text, source)
            foreign = sum(len(page.text[n.start : n.end].split()) for n in page.noise)
            return len(_ADDRESS.sub("", page.text).split()) - foreign
    except ReadError:
        return 0
    return len(_ADDRESS.sub("", text).split())


def _metadata(message: EmailMessage) -> Metadata:
    """What the header says. The sender of a list is an outlet, any other is a writer."""
    sender = name_of(said(message, "From"))
    listed = any(said(message, name) for name in ("List-Id", "List-Unsubscribe", "List-Post", "Feedback-ID"))
    address = said(message, "Archived-At").strip("<>")
    return Metadata(
        title=re.sub(r"^(?:(?:re|fwd?|aw|wg|tr)\s*:\s*)+", "", said(message, "Subject"), flags=re.IGNORECASE) or None,
        outlet=sender if listed else None,
        author=None if listed else sender,
        published=day_of(said(message, "Date")),
        url=address if address.startswith(("http://", "https://")) else None,
    )

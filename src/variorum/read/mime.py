"""Messages in parts (MIME): letters and saved pages, by the parser of the standard library, each part by its number."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage

from variorum.errors import ReadError
from variorum.model.report import Place
from variorum.read.item import Item
from variorum.read.raw import Metadata

PARTS = 1_000  # of one message that are read
_BROKEN = (MessageError, ValueError, LookupError, AttributeError, TypeError, RecursionError)  # of a malformed header
_FIELD = re.compile(rb"([!-9;-~]+):|[ \t]")
_MACHINE = frozenset(
    b"message-id mime-version received return-path delivered-to dkim-signature x-mailer list-unsubscribe"
    b" x-original-to authentication-results".split()
)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a message that is no container of parts; `number` counts as mail programs do (`2.1`)."""

    number: str
    message: EmailMessage

    @property
    def media_type(self) -> str:
        """Its media type, in lower case."""
        return self.message.get_content_type()

    @property
    def charset(self) -> str:
        """The character set that it says it is in; empty where it says none."""
        try:
            return self.message.get_content_charset() or ""
        except _BROKEN:
            return ""

    @property
    def filename(self) -> str:
        """The name under which it was attached, without folders; empty where it has none."""
        try:
            given = self.message.get_filename() or ""
        except _BROKEN:
            given = ""
        return re.sub(r"[\x00-\x1f\x7f]|^\.+", "", re.split(r"[/\\]", given)[-1]).strip()

    @property
    def attached(self) -> bool:
        """Is it meant to be opened by itself, and not shown in the letter?"""
        try:
            return self.message.get_content_disposition() == "attachment" or bool(self.filename)
        except _BROKEN:
            return False

    def data(self) -> bytes:
        """Its bytes, base64 and quoted-printable undone."""
        if self.media_type == "message/rfc822":
            return b"".join(inner.as_bytes() for inner in self.message.iter_parts())
        found = self.message.get_payload(decode=True)
        return found if isinstance(found, bytes) else b""

    def item(self, of: Item, kind: str, metadata: Metadata, name: str | None = None) -> Item:
        """The part as something to read: its place is its number, offsets in it count its decoded bytes."""
        member = of.member(self.data(), Place(kind=kind, member=self.number), self.media_type, metadata)
        name = f"{of.name}!{self.filename or self.number}" if name is None else name
        return replace(member, name=name, charset=self.charset)


def message_of(item: Item) -> EmailMessage:
    """The message of an item; raises `ReadError` where it is none."""
    try:
        message = message_from_bytes(item.data(), policy=policy.default)
    except _BROKEN as error:
        raise ReadError(item.name, f"it is no message that can be taken apart ({error})", "save it again") from error
    if not isinstance(message, EmailMessage) or not message.keys():
        raise ReadError(item.name, "it has no header: expected lines such as From and Date", "save it as .eml again")
    return message


def said(message: EmailMessage, name: str) -> str:
    """What a field of the header says, on one line; empty where it says nothing or is malformed."""
    try:
        return " ".join(str(message[name] or "").split())
    except _BROKEN:
        return ""


def children(part: Part) -> Iterator[Part]:
    """The parts of a part; none where it holds no parts."""
    if not part.message.is_multipart() or part.media_type == "message/rfc822":
        return
    above = "" if part.number == "0" else f"{part.number}."
    for i, message in enumerate(part.message.iter_parts(), 1):
        if isinstance(message, EmailMessage):
            yield Part(f"{above}{i}", message)


def root_of(message: EmailMessage) -> Part:
    """The message as a part: number 0 where it holds parts, else the one part it is, number 1."""
    return Part("0" if message.is_multipart() else "1", message)


def header_of(head: bytes) -> dict[bytes, bytes] | None:
    """The fields at the start of some bytes as the programs that send letters write them; null where there are none.

    A text that somebody typed below `From:` and `Subject:` lines is none: it has no field that only programs write.
    """
    found: dict[bytes, bytes] = {}
    lines = re.split(rb"\r?\n", head)
    for line in lines[: -1 if len(lines) > 1 else None]:
        if not line:
            break
        match = _FIELD.match(line)
        if not match:
            return None
        if match[1]:
            found.setdefault(match[1].lower(), line[match.end() :].strip().lower())
    return found if _MACHINE & found.keys() else None

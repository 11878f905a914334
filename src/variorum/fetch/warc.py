"""What was fetched, as it came: one WARC file a run, one gzip member a record, readable up to the last whole one."""

import gzip
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal
from uuid import uuid4

from fastwarc import WarcRecord, WarcRecordType

from variorum.errors import StoreError
from variorum.fetch.clock import Clock
from variorum.fetch.exchange import Exchange

_TYPES = {"request": WarcRecordType.request, "response": WarcRecordType.response}


@dataclass(slots=True)
class Archive:
    """A WARC file in `folder`, made when the first page comes. Its name tells the moment."""

    folder: Path
    agent: str
    clock: Clock
    path: Path | None = field(default=None, init=False)

    def add(self, exchanges: Sequence[Exchange]) -> Path:
        """Writes requests and answers; returns the file. Raises `StoreError` where it cannot be written."""
        try:
            if self.path is None:
                self.path = self._made()
            with self.path.open("ab") as file:
                for exchange in exchanges:
                    file.write(_records(exchange))
        except OSError as error:
            raise StoreError(f"{self.folder}: cannot be written ({error.strerror}); choose another folder") from error
        return self.path

    def _made(self) -> Path:
        """A new file with the record that says who wrote it."""
        self.folder.mkdir(parents=True, exist_ok=True)
        now = self.clock.today()
        path = self.folder / f"fetched-{now:%Y%m%dT%H%M%SZ}-{uuid4().hex[:8]}.warc.gz"
        info = WarcRecord()
        info.init_headers(record_type=WarcRecordType.warcinfo)
        info.headers["WARC-Date"] = _instant(now)
        info.headers["Content-Type"] = "application/warc-fields"
        info.set_bytes_content(f"software: {self.agent}\r\nformat: WARC File Format 1.1\r\n".encode())
        with path.open("xb") as file:
            file.write(_packed(info))
        return path


def _records(exchange: Exchange) -> bytes:
    """The answer and its request, each a gzip member; the answer's bytes are those that came, chunked or packed."""
    answer = _http("response", exchange, exchange.received)
    request = _http("request", exchange, exchange.sent)
    request.headers["WARC-Concurrent-To"] = answer.headers["WARC-Record-ID"]
    return _packed(answer) + _packed(request)


def _http(kind: Literal["request", "response"], exchange: Exchange, block: bytes) -> WarcRecord:
    record = WarcRecord()
    record.init_headers(record_type=_TYPES[kind])
    record.headers["WARC-Date"] = _instant(exchange.at)
    record.headers["WARC-Target-URI"] = exchange.target.url
    record.headers["WARC-IP-Address"] = exchange.address
    record.headers["Content-Type"] = f"application/http; msgtype={kind}"
    record.set_bytes_content(block)
    return record


def _packed(record: WarcRecord) -> bytes:
    plain = io.BytesIO()
    record.write(plain, checksum_data=True)
    return gzip.compress(plain.getvalue(), mtime=0)


def _instant(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"

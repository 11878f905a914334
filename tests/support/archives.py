"""Small archives for tests: invented stories, each told by some reports and copied by others."""

import gzip
import json
import random
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import parquet

Row = Mapping[str, Any]
_SYLLABLES = "ba ker mon tal vi ro sen du li ga nor pes ti mar ol chu ven da".split()
_COMMON = [f"{a}{b}" for a in _SYLLABLES for b in _SYLLABLES[:6]]


def invented(dice: random.Random) -> str:
    """A word that stands nowhere else."""
    return "".join(dice.choices(_SYLLABLES, k=4))


def told(dice: random.Random, own: Sequence[str], length: int = 90) -> str:
    """A text of common words and, every fourth, one of its story's own."""
    return " ".join(dice.choice(own if n % 4 == 0 else _COMMON) for n in range(length)) + "."


def rows(stories: int, seed: int = 1) -> list[Row]:
    """For each story two reports of a day and one of the next, of the first a reprint and the same text elsewhere."""
    dice = random.Random(seed)
    made = []
    for story in range(stories):
        own = [invented(dice).title() for _ in range(4)] + [invented(dice) for _ in range(6)]
        first, second, third = (told(dice, own) for _ in range(3))
        texts = (first, second, third, f"{first} Printed again by the night desk.", first)
        for n, text in enumerate(texts):
            day = f"2031-03-{1 + story % 20 + (n == 2):02}"
            url = f"https://paper{n}.example/{story}"
            made.append({"story": story, "text": text, "published": day, "url": url, "title": f"Story {story}, {n}"})
    return made


def lines(made: Iterable[Row]) -> bytes:
    """Rows as JSON lines."""
    return "".join(json.dumps(row) + "\n" for row in made).encode()


def write_parquet(made: Sequence[Row], path: Path, group: int = 10) -> None:
    """Rows as a table, some in a group."""
    parquet.write_table(pa.Table.from_pylist([dict(row) for row in made]), path, row_group_size=group)


def warc(made: Iterable[Row], packed: bool = True) -> bytes:
    """Rows as pages in a web archive, each a record that is packed by itself."""
    records = []
    for n, row in enumerate(made):
        page = (
            f"<html><head><title>{row['title']}</title>"
            f'<meta property="article:published_time" content="{row["published"]}"></head>'
            f"<body><article><p>{row['text']}</p></article></body></html>"
        ).encode()
        answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{n:012}>\r\n"
            f"WARC-Target-URI: {row['url']}\r\nWARC-Date: 2031-04-01T00:00:00Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
        ).encode()
        record = head + answer + b"\r\n\r\n"
        records.append(gzip.compress(record) if packed else record)
    return b"".join(records)


class Unwatched:
    """Nobody looks on."""

    def stage(self, name: str, total: int) -> None: ...

    def step(self) -> None: ...

"""What it costs to read a large web archive, and that its size does not count: the memory as records go by.

    python bench/warc.py [--records 100000]

Writes a synthetic archive of so many packed pages, one in ten of them a picture, to a temporary folder, and reads it
page by page in a process of its own, which does nothing else. Each line gives the records that were read, those a
second, and the resident memory; the last one the growth from the first line to the highest.
"""

import argparse
import gzip
import multiprocessing
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from variorum.model import Report
from variorum.read import Item, read_item

LINES = 10  # of the table
SENTENCE = "The harbour office of town {n} said on Monday that {n} boats had gone out and {m} had come back. "


def page(n: int) -> bytes:
    """The HTML of a page of four paragraphs, unlike all others."""
    paragraphs = "".join(f"<p>{SENTENCE.format(n=n, m=n + i)}</p>" for i in range(4))
    return f"<html><head><title>Boats of {n}</title></head><body>{paragraphs}</body></html>".encode()


def record(n: int) -> bytes:
    """One packed record: a page, or a picture."""
    picture = n % 10 == 9
    body = bytes(2000) if picture else page(n)
    kind = b"image/png" if picture else b"text/html; charset=utf-8"
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: " + kind + b"\r\n\r\n" + body
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{n:012}>\r\n"
        f"WARC-Target-URI: https://harbours.example/{n}\r\nWARC-Date: 2031-03-04T05:06:07Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + answer + b"\r\n\r\n", compresslevel=1)


def resident() -> float:
    """The resident memory of this process in MiB."""
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def curve(archive: Path, records: int) -> Iterator[tuple[int, float, float]]:
    """Reports so far, seconds of the processor so far, MiB, at even steps."""
    step, read, began = max(1, records // LINES), 0, time.process_time()
    with archive.open("rb") as stream:
        for outcome in read_item(Item(str(archive), stream)):
            if isinstance(outcome, Report):
                read += 1
                if read % step == 0:
                    yield read, time.process_time() - began, resident()
    yield read, time.process_time() - began, resident()


def show(archive: Path, records: int) -> None:
    """Reads the archive and prints the table."""
    sizes = []
    for read, seconds, size in curve(archive, records):
        sizes.append(size)
        print(f"{read:8} reports  {read / seconds:7.0f} a second  {size:7.1f} MiB", flush=True)
    print(f"growth {max(sizes) - sizes[0]:.1f} MiB")


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=100_000)
    records = parser.parse_args().records
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "harbours.warc.gz"
        with archive.open("wb") as stream:
            for n in range(records):
                stream.write(record(n))
        print(f"{records} records, {archive.stat().st_size / 1e6:.0f} MB packed")
        child = multiprocessing.get_context("spawn").Process(target=show, args=(archive, records))
        child.start()
        child.join()


if __name__ == "__main__":
    main()

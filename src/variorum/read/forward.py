"""A stream that can be read only once, from its start to its end: a pipe, or what a packed member unpacks to."""

import io
from collections.abc import Iterator

CHUNK = 64 * 1024  # bytes that are asked for, and kept, at a time


class Forward(io.BufferedReader):
    """The bytes of some chunks as a stream. It can go back to its start while no more than `CHUNK` bytes were read."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        super().__init__(_Once(chunks), CHUNK // 8)


class _Once(io.RawIOBase):
    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self._start = bytearray()  # what can be read again
        self._rest = b""  # of the last chunk
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Goes back in the first bytes, or forward; raises `UnsupportedOperation` where the place is not at hand."""
        kept = max(offset, self._at) <= len(self._start)
        if whence != io.SEEK_SET or not (kept or offset >= self._at):
            raise io.UnsupportedOperation("this stream is read from its start to its end")
        while not kept and self._at < offset and self.read(min(CHUNK, offset - self._at)):
            pass
        self._at = offset if kept else self._at
        return self._at

    def readinto(self, target: memoryview) -> int:  # type: ignore[override] # the stub takes any buffer
        data = bytes(self._start[self._at : self._at + len(target)]) or self._fresh(len(target))
        target[: len(data)] = data
        self._at += len(data)
        return len(data)

    def _fresh(self, size: int) -> bytes:
        while not self._rest:
            chunk = next(self._chunks, None)
            if chunk is None:
                return b""
            self._rest = chunk
        data, self._rest = self._rest[:size], self._rest[size:]
        if self._at == len(self._start) < CHUNK:
            self._start += data
        return data

"""What a server sent, unpacked, within bounds."""

import zlib

_PACKED = frozenset({"gzip", "x-gzip", "deflate"})
_EITHER = 32 + zlib.MAX_WBITS  # zlib's number for: gzip or zlib, whichever the data say


def unpacked(data: bytes, coding: str, most: int) -> bytes:
    """The bytes behind a `Content-Encoding`; raises `ValueError` where they are broken, unknown or too many."""
    codings = [name.strip().lower() for name in coding.split(",") if name.strip().lower() not in ("", "identity")]
    if not codings or not data:
        return data
    if len(codings) > 1 or codings[0] not in _PACKED:
        raise ValueError(f"it is packed as {coding!r}, which was not asked for")
    bits = -zlib.MAX_WBITS if codings[0] == "deflate" and not _has_zlib_head(data) else _EITHER
    return _inflated(data, bits, most)


def _has_zlib_head(data: bytes) -> bool:
    """Some servers send `deflate` without its two bytes of head."""
    return len(data) > 1 and data[0] & 0x0F == 8 and int.from_bytes(data[:2], "big") % 31 == 0


def _inflated(data: bytes, bits: int, most: int) -> bytes:
    parts: list[bytes] = []
    left = most
    while data:
        machine = zlib.decompressobj(bits)
        try:
            parts.append(machine.decompress(data, left + 1))
        except zlib.error as error:
            raise ValueError(f"it cannot be unpacked ({error})") from error
        left -= len(parts[-1])
        if left < 0:
            raise ValueError(f"it unpacks to more than {most} bytes, the most that are taken")
        if not machine.eof:
            raise ValueError("it is packed, and breaks off")
        data = machine.unused_data.lstrip(b"\0")  # a gzip file may have several members, and padding behind them
    return b"".join(parts)

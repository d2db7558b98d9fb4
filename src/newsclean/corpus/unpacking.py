"""Files packed with gzip and zstd as plain streams of bytes."""

from __future__ import annotations

import gzip
import io
import zlib
from typing import IO, Any

STDIN = "-"
"""Stands for the path of standard input."""


def open_input(path: str) -> IO[bytes]:
    """The bytes of a file, or of standard input, which is not closed with it."""
    if path == STDIN:
        return open(0, "rb", closefd=False)
    return open(path, "rb")


def bytes_read(file: IO[bytes] | None) -> int:
    """How many bytes of ``file`` were read; 0 if it cannot tell."""
    return 0 if file is None or file.closed or not file.seekable() else file.tell()


def file_errors() -> tuple[type[Exception], ...]:
    """What a file may raise that is broken or not there."""
    faults = (OSError, EOFError, zlib.error, ValueError, ImportError)
    try:
        import zstandard  # noqa: PLC0415 - of an extra
    except ImportError:
        return faults
    return (*faults, zstandard.ZstdError)


def unpack(file: IO[bytes], path: str) -> IO[bytes]:
    """The bytes of a file that is packed with gzip or zstd, or of one that is not.

    :raises ImportError: if it is packed with zstd and ``zstandard`` is not installed.
    """
    name = path.lower()
    beginning = file.peek(4) if path == STDIN else b""  # type: ignore[attr-defined]
    if name.endswith(".gz") or beginning.startswith(b"\x1f\x8b"):
        return io.BufferedReader(gzip.GzipFile(fileobj=file))
    if name.endswith(".zst") or beginning.startswith(b"\x28\xb5\x2f\xfd"):
        return io.BufferedReader(_Zstd(file), 1 << 20)
    return file


class _Zstd(io.RawIOBase):
    """The bytes of a file packed with zstd, in one frame or several.

    The library's own reader takes the end of the file for the end of the frame,
    so a file that breaks off would look whole.
    """

    # Packed bytes unpacked at once.  4 of them may stand for 128 KB, so these for 16 MB.
    _AT_ONCE = 512

    def __init__(self, file: IO[bytes]) -> None:
        try:
            import zstandard  # noqa: PLC0415 - of an extra
        except ImportError:
            raise ImportError('reading .zst needs: pip install "newsclean[corpus]"') from None
        self._begin = zstandard.ZstdDecompressor().decompressobj
        self._file = file
        self._frame: Any = None
        self._packed = b""
        self._unpacked = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._unpacked:
            self._packed = self._packed or self._file.read(self._AT_ONCE)
            if not self._packed:
                if self._frame is not None:
                    raise EOFError("the file ends inside a zstd frame")
                return 0
            self._frame = self._frame or self._begin()
            self._unpacked = memoryview(self._frame.decompress(self._packed))
            self._packed = b""
            if self._frame.eof:
                self._packed, self._frame = self._frame.unused_data, None
        count = min(len(buffer), len(self._unpacked))
        buffer[:count] = self._unpacked[:count]
        self._unpacked = self._unpacked[count:]
        return count

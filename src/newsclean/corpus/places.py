"""Where a file can be put that takes the place of what is there in one step."""

from __future__ import annotations

import errno
import os


def reason_of(error: OSError) -> str:
    """Why a file cannot be opened, for people.  The system says of a link that leads nowhere what
    it says of no file at all.
    """
    path = error.filename
    if isinstance(error, FileNotFoundError) and isinstance(path, str) and os.path.islink(path):
        return f"a dangling link: {os.readlink(path)} does not exist"
    return error.strerror or str(error)


def is_stream(path: str) -> bool:
    """Whether a pipe or a device is there, which takes bytes as they come and keeps none."""
    return os.path.exists(path) and not os.path.isfile(path) and not os.path.isdir(path)


def refuse_unwritable(path: str) -> None:
    """Raises an OSError for ``path`` if no file could be put there in the end.

    Better to know before the work of hours than after it.  A device is no place: whoever may write
    anywhere would put a file where ``/dev/null`` was.
    """
    if os.path.isdir(path):
        raise OSError(errno.EISDIR, os.strerror(errno.EISDIR), path)
    if is_stream(path):
        raise OSError(errno.EINVAL, "a pipe or device, but a regular file is needed", path)
    probe = f"{path}.{os.getpid()}"
    try:
        open(probe, "xb").close()
        os.remove(probe)
    except OSError as error:
        raise OSError(error.errno, error.strerror, path) from None

"""A mark of the process in a temporary file's name, by which a killed one's files are found."""

from __future__ import annotations

import os
import sys
from functools import cache
from zlib import crc32

# Letters for hexadecimal digits: a file name's digits would be checked for CPR numbers.
TO_LETTERS = str.maketrans("0123456789abcdef", "ghjkmnpqrstvwxyz")
FROM_LETTERS = str.maketrans("ghjkmnpqrstvwxyz", "0123456789abcdef")
UNKNOWN_PROCESS = 87  # ERROR_INVALID_PARAMETER: Windows has no process of that number
QUERY_ACCESS = 0x1000  # PROCESS_QUERY_LIMITED_INFORMATION
STILL_ACTIVE = 259


def process_mark() -> str:
    """Return a mark of this machine and process, followed by random letters."""
    parts = (_machine(), f"{os.getpid():x}", os.urandom(6).hex())
    return "-".join(part.translate(TO_LETTERS) for part in parts)


def is_process_gone(mark: str) -> bool:
    """Return whether the process of a mark has ended; False for a process of another machine."""
    machine, _, rest = mark.partition("-")
    if machine != _machine().translate(TO_LETTERS):
        return False
    try:
        process = int(rest.partition("-")[0].translate(FROM_LETTERS), 16)
    except ValueError:
        return False
    return process > 0 and not _is_running(process)


@cache
def _machine() -> str:
    """Return a checksum of the machine's name."""
    name = os.environ.get("COMPUTERNAME", "") if sys.platform == "win32" else os.uname().nodename
    return f"{crc32(name.encode(errors='replace')):08x}"


def _is_running(process: int) -> bool:
    if sys.platform == "win32":  # pragma: no cover - for Windows alone
        return _is_running_on_windows(process)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):  # another user's process, or no process number
        return True
    return True


def _is_running_on_windows(process: int) -> bool:  # pragma: no cover - for Windows alone
    """Return whether a process runs; on Windows `os.kill` would end it."""
    import ctypes  # only Windows needs it

    kernel = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined] # Windows'
    handle = kernel.OpenProcess(QUERY_ACCESS, False, process)  # noqa: FBT003 - the system's own order
    if not handle:
        return bool(ctypes.get_last_error() != UNKNOWN_PROCESS)  # type: ignore[attr-defined]
    code = ctypes.c_ulong()
    has_code = kernel.GetExitCodeProcess(handle, ctypes.byref(code))
    kernel.CloseHandle(handle)
    return not has_code or code.value == STILL_ACTIVE

"""Who made a temporary file: a mark in its name, by which what a killed process left is known."""

from __future__ import annotations

import os
import sys
from functools import cache
from zlib import crc32

# No digits: those of a name are looked at for CPR numbers.
SPELT = str.maketrans("0123456789abcdef", "ghjkmnpqrstvwxyz")
READ = str.maketrans("ghjkmnpqrstvwxyz", "0123456789abcdef")
UNKNOWN_PROCESS = 87  # ERROR_INVALID_PARAMETER: what Windows says of a process that is no more
MAY_ASK = 0x1000  # PROCESS_QUERY_LIMITED_INFORMATION
RUNNING = 259  # STILL_ACTIVE


def made_by_this_process() -> str:
    """Return a mark of this process on this machine, and some random letters behind it."""
    parts = (_machine(), f"{os.getpid():x}", os.urandom(6).hex())
    return "-".join(part.translate(SPELT) for part in parts)


def is_maker_gone(mark: str) -> bool:
    """Return whether the process of a mark runs no more; it is not known of other machines."""
    machine, _, rest = mark.partition("-")
    if machine != _machine().translate(SPELT):
        return False
    try:
        process = int(rest.partition("-")[0].translate(READ), 16)
    except ValueError:
        return False
    return process > 0 and not _is_running(process)


@cache
def _machine() -> str:
    """Return a machine's name in eight letters that do not tell it."""
    name = os.environ.get("COMPUTERNAME", "") if sys.platform == "win32" else os.uname().nodename
    return f"{crc32(name.encode(errors='replace')):08x}"


def _is_running(process: int) -> bool:
    if sys.platform == "win32":
        return _is_running_on_windows(process)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):  # it is somebody else's, or no number of a process
        return True
    return True


def _is_running_on_windows(process: int) -> bool:  # pragma: no cover - for Windows alone
    """Ask Windows, where `os.kill` would end the process."""
    import ctypes  # only Windows needs it

    kernel = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined] # Windows'
    handle = kernel.OpenProcess(MAY_ASK, False, process)  # noqa: FBT003 - the system's own order
    if not handle:
        return bool(ctypes.get_last_error() != UNKNOWN_PROCESS)  # type: ignore[attr-defined]
    code = ctypes.c_ulong()
    is_told = kernel.GetExitCodeProcess(handle, ctypes.byref(code))
    kernel.CloseHandle(handle)
    return not is_told or code.value == RUNNING

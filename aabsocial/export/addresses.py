"""Which addresses a Word file may hold: one that is no address makes Word call it unreadable."""

from __future__ import annotations

import re
from urllib.parse import quote

WEB = re.compile(
    r"(?P<scheme>https?)://(?P<host>[^/?#:@\[\]\s]+)(?P<port>:\d{1,5})?(?P<rest>[/?#].*)?",
    re.IGNORECASE,
)
MAIL = re.compile(
    r"mailto:[\w.+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(\?.*)?", re.IGNORECASE | re.ASCII
)
HOST = re.compile(r"[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})*\.?")
KEPT = "/?:@!$&'()*+,;=-._~%"
STRAY_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")
LONGEST = 2000  # letters; Word takes 2083


def address(link: str) -> str | None:
    """Give a link's address in plain ASCII, or nothing where every reader would see another one."""
    if MAIL.fullmatch(link):
        return _quoted(link)
    found = WEB.fullmatch(link)
    host = _host(found["host"]) if found else None
    if not found or not host or int((found["port"] or ":0")[1:]) > 65535:  # noqa: PLR2004 - the last port
        return None
    path, mark, fragment = (found["rest"] or "").partition("#")
    written = f"{found['scheme'].lower()}://{host}{found['port'] or ''}{_quoted(path)}"
    whole = f"{written}{mark}{_quoted(fragment)}"
    return whole if len(whole) <= LONGEST else None


def _host(name: str) -> str | None:
    try:
        host = name.encode("idna").decode("ascii")
    except UnicodeError:
        return None
    return host if HOST.fullmatch(host) else None


def _quoted(text: str) -> str:
    return STRAY_PERCENT.sub("%25", quote(text, safe=KEPT))

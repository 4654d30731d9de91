"""Web and mail addresses that Word can read."""

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
    """Return a link's address in ASCII, empty if programs would disagree on it."""
    if MAIL.fullmatch(link):
        return _quoted(link)
    parts = WEB.fullmatch(link)
    host = _host(parts["host"]) if parts else None
    if not parts or not host or int((parts["port"] or ":0")[1:]) > 65535:  # noqa: PLR2004 - the last port
        return None
    path, mark, fragment = (parts["rest"] or "").partition("#")
    ascii_address = f"{parts['scheme'].lower()}://{host}{parts['port'] or ''}{_quoted(path)}"
    whole = f"{ascii_address}{mark}{_quoted(fragment)}"
    return whole if len(whole) <= LONGEST else None


def _host(name: str) -> str | None:
    try:
        host = name.encode("idna").decode("ascii")
    except UnicodeError:
        return None
    return host if HOST.fullmatch(host) else None


def _quoted(text: str) -> str:
    return STRAY_PERCENT.sub("%25", quote(text, safe=KEPT))

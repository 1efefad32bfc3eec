"""What there is to know of a link before it is opened."""

import ipaddress
from collections.abc import Iterator
from contextlib import suppress
from urllib.parse import urlsplit

OPENED = ("http", "https")
"""Schemes that a browser is asked to open."""


def openable(link: str) -> str | None:
    """Why a link is not opened; None where it may be."""
    try:
        parts = urlsplit(link)
        host = parts.hostname
    except ValueError:
        return "this is no link that could be opened"
    if parts.scheme.lower() not in OPENED:
        return f"only http and https are opened, not {parts.scheme or 'a link without a scheme'}"
    if not host:
        return "the link names no host"
    if any(char <= " " or "\x7f" <= char <= "\x9f" or "\ud800" <= char <= "\udfff" for char in link):
        return "the link holds white space or control characters"
    return None


def warnings(link: str) -> Iterator[str]:
    """What somebody should look at before opening it, one sentence each; text from outside in them."""
    try:
        parts = urlsplit(link)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return
    if parts.scheme.lower() == "http":
        yield "not encrypted (http)"
    if parts.username is not None or parts.password is not None:
        yield f"what stands before the @ is no host: the host is {host}"
    if not host.isascii():
        yield f"the host in ASCII: {punycode(host)}"
    elif "xn--" in host.lower():
        yield f"the host in its own letters: {unicode(host)}"
    with suppress(ValueError):
        ipaddress.ip_address(host)
        yield "the host is a bare number"
    if port is not None and port not in (80, 443):
        yield f"port {port}"


def punycode(host: str) -> str:
    """The host as it is asked for; labels that cannot be encoded are left as they are."""
    labels = []
    for label in host.split("."):
        try:
            labels.append(label.encode("idna").decode("ascii"))
        except UnicodeError:
            labels.append(label)
    return ".".join(labels)


def unicode(host: str) -> str:
    """The host in its own letters, as far as it can be decoded."""
    labels = []
    for label in host.split("."):
        try:
            labels.append(label.encode("ascii").decode("idna"))
        except UnicodeError:
            labels.append(label)
    return ".".join(labels)

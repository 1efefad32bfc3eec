"""Archives as their members, one at a time; nothing is written to disk, names are names and no paths."""

import io
import stat
import tarfile
import zipfile
from collections.abc import Iterator
from typing import IO, Any, BinaryIO, NamedTuple, cast

from tui.intake.compressed import Damaged, Ratio
from tui.intake.limits import HEAD, NAME
from tui.intake.stream import Stream
from tui.intake.tornzip import Torn, entries
from tui.intake.walk import tells_of_others


class Member(NamedTuple):
    """One file of an archive: to be read before the next is asked for, or refused with the reason."""

    name: str
    file: BinaryIO | None
    refused: str = ""


def _is_passed_over(name: str) -> bool:
    """Whether a folder's walk would leave it out; or what a Mac puts beside each file."""
    parts = name.replace("\\", "/").split("/")
    hidden = any((part[:1] == "." and part not in (".", "..")) or part == "__MACOSX" for part in parts)
    return hidden or tells_of_others(parts[-1])


class _Guarded(io.RawIOBase):
    """A member's bytes: whatever its reading raises is ``Damaged``, and what comes out is counted."""

    def __init__(self, file: Any, ratio: Ratio | None) -> None:
        super().__init__()
        self._file = file
        self._ratio = ratio

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            found = self._file.read(len(buffer))
        except Damaged:
            raise
        except Exception as error:  # Whatever the format's module says of bytes it does not understand.
            raise Damaged(_said(error)) from None
        buffer[: len(found)] = found
        if self._ratio is not None:
            self._ratio.add(unpacked=len(found))
        return len(found)


def _said(error: Exception) -> str:
    return f"damaged archive: {str(error) or type(error).__name__}"


def _member(name: str, file: Any, ratio: Ratio | None) -> Member:
    return Member(name, io.BufferedReader(_Guarded(file, ratio), HEAD))


def zip_members(file: BinaryIO) -> Iterator[Member]:
    """The members of a zip archive that can be sought in; of a torn one those before the tear.

    Raises ``Damaged`` where it cannot be read on.
    """
    ratio = Ratio()
    try:
        file.seek(0)
        archive = zipfile.ZipFile(file)
    except (OSError, MemoryError):
        raise
    except Exception as error:
        # Its table stands at the end: without it the members are found one after the other.
        file.seek(0)
        yield from _on_the_way(entries(file, ratio), ratio)
        raise Damaged(_said(error)) from None
    with archive:
        document = _document(archive.namelist())
        if document:
            raise Damaged(f"{document}, which is not read")
        for info in archive.infolist():
            # Not is_dir(): it fails on a name without a character.
            if info.filename.endswith("/") or _is_passed_over(info.filename):
                continue
            yield _of_zip(archive, info, ratio)
            if ratio.exceeded:
                raise Damaged("the members after this one are not read")


def zip_members_forward(stream: Stream) -> Iterator[Member]:
    """The members of a zip archive that comes through a pipe; raises ``Damaged`` as ``zip_members`` does."""
    ratio = Ratio()
    yield from _on_the_way(entries(stream, ratio), ratio)


def _on_the_way(found: Iterator[tuple[str, Any]], ratio: Ratio) -> Iterator[Member]:
    for number, (name, file) in enumerate(found):
        document = _document([name]) if number == 0 else None
        if document:
            raise Damaged(f"{document}, which is not read")
        if isinstance(file, str):
            yield Member(name, None, file)
        elif not name.endswith("/") and not _is_passed_over(name):
            yield _member(name, file, ratio)


def _document(names: list[str]) -> str | None:
    """What a zip archive is that is one document of an office, a reader or a machine."""
    if "[Content_Types].xml" in names:
        return "an Office document"
    if names[:1] == ["mimetype"]:
        return "an OpenDocument file or e-book"
    return "a Java archive" if "META-INF/MANIFEST.MF" in names else None


def _of_zip(archive: zipfile.ZipFile, info: zipfile.ZipInfo, ratio: Ratio) -> Member:
    if info.flag_bits & 1:
        return Member(info.filename, None, "encrypted")
    mode = info.external_attr >> 16
    if stat.S_IFMT(mode) and not stat.S_ISREG(mode):
        return Member(info.filename, None, "a link or device, not a regular file")
    try:
        file = archive.open(info)
    except Exception as error:
        return Member(info.filename, None, _said(error))
    ratio.packed += info.compress_size
    return _member(info.filename, file, ratio)


_END_MARK: type[Exception] = tarfile.EOFHeaderError  # type: ignore[attr-defined]


class _Header(tarfile.TarInfo):
    """A member's header; what ``tarfile`` silently takes for the archive's end is an error."""

    @classmethod
    def fromtarfile(cls, archive: tarfile.TarFile) -> "_Header":
        begun = archive.offset
        try:
            return super().fromtarfile(archive)
        except tarfile.HeaderError as error:
            if begun == 0 or isinstance(error, _END_MARK):
                raise
            raise Torn(f"the archive breaks off or is damaged ({begun} bytes in: {error})") from None

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> "_Header":
        header = super().frombuf(buf, encoding, errors)
        if header.size > NAME and header.type in _NAMES:
            raise Torn(f"a member's name is longer than {NAME >> 20} MiB")
        return header


_NAMES = (tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE,
          tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK)  # fmt: skip


def tar_members(stream: Stream) -> Iterator[Member]:
    """The members of a tar archive, forward only; raises ``Damaged`` where it cannot be read on."""
    try:
        archive = tarfile.open(fileobj=cast("IO[bytes]", stream), mode="r|", tarinfo=_Header)  # noqa: SIM115
    except (Damaged, MemoryError):
        raise
    except Exception as error:
        raise Damaged(_said(error)) from None
    with archive:
        while (info := _next(archive)) is not None:
            # It would keep the header of every member met.
            archive.members.clear()  # type: ignore[attr-defined]
            if info.isdir() or _is_passed_over(info.name):
                continue
            if not info.isreg():
                yield Member(info.name, None, "a link or device, not a regular file")
                continue
            yield _member(info.name, archive.extractfile(info), None)


def _next(archive: tarfile.TarFile) -> tarfile.TarInfo | None:
    try:
        return archive.next()
    except (Damaged, MemoryError):
        raise
    except Exception as error:
        raise Damaged(_said(error)) from None

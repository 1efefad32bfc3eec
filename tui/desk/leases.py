"""Which article each open screen has in front, so that nobody is given what somebody else reads.

``LIBRARY/desks/<session>.json`` says it, one file a screen, locked (``flock``) as long as its process lives:
the kernel frees it, however that ends, and whoever finds a file that can be locked removes it. It is written
in place by one call and never synced: it is no truth, and a new file at every step would cost more than the
step.

Of two screens that take the same article at once at least one sees the other, for each writes before it
looks; those that are *given* one also take turns, so that not both give way.
"""

import fcntl
import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from itertools import islice
from pathlib import Path
from zlib import crc32

from msgspec import Struct
from msgspec.structs import replace

from tui.desk import log
from tui.model import decode, encode
from tui.store.errors import StoreError
from tui.store.lock import FolderLock

DESKS = "desks"
TURN = 0.006
"""Seconds that a key waits for another screen that is being given an article; then it goes out of turn."""
YOUNG = 60.0
"""Seconds in which a file that is still empty may be on its way to be somebody's."""
LONGEST_ID = 300
"""Characters of a name that are written as they are."""
MOST_UNSAVED = 20
"""Articles decided and not saved yet that are named."""
LONGEST = 1 << 15
"""Bytes of such a file that are read."""
TROUBLE = "others may be given the article you read"

Readers = Mapping[str, tuple[str, ...]]
"""Who else has an article in front, by ``called`` of its id."""


class Lease(Struct, frozen=True):
    """What a screen says of itself."""

    reviewer: str
    host: str
    pid: int
    since: str
    """When it was opened: ISO 8601, UTC."""
    article: str | None = None
    """The ``called`` of the article in front; None where there is none."""
    judged: bool = False
    """The reviewer has judged it, and is not needed for it any more."""
    unsaved: tuple[str, ...] = ()
    """Those behind it that are decided, which nobody else can see yet."""


class Screen(Struct, frozen=True):
    """One file of the folder."""

    path: Path
    open: bool
    """Its process lives; else it is left over."""
    lease: Lease | None = None
    """None where it cannot be read."""


def called(article: str) -> str:
    """What stands for an article's id in these files: the id, or a digest of one that is very long."""
    if len(article) <= LONGEST_ID:
        return article
    from hashlib import sha256  # Rarely needed, and not before the first paint.

    return f"sha256:{sha256(article.encode('utf-8', 'surrogatepass')).hexdigest()}"


class Desks(Struct, frozen=True):
    """What other screens say."""

    front: Readers = {}
    coming: Readers = {}
    """Whose verdicts are to come: on what is in front, and those that are not in the library yet."""


class Leases:
    """One screen's lease; made with the first article that is held."""

    def __init__(self, folder: Path, reviewer: str, each: int = 1) -> None:
        """``folder``: the library's; ``each``: so many reviewers are to judge each article."""
        self._each = each
        self.seen = Desks()
        """As it was when anybody last looked."""
        self.unsaved: Callable[[], Iterable[str]] = tuple
        """The ids of the articles that this screen has decided and the library does not know it yet."""
        self.trouble = ""
        """Why there are no leases, once it has been tried in vain; whoever tells of it empties it."""
        self._folder = folder
        self._desks = folder / DESKS
        self._lock = FolderLock(self._desks, TURN)
        self._lease = Lease(reviewer[:LONGEST_ID], os.uname().nodename, os.getpid(), "")
        self._path = self._desks / "none"
        self._descriptor: int | None = None
        self._size = 0
        self._lost = False
        """Somebody has taken the file away."""
        self._failed = False

    def hold(self, article: str | None, *, judged: bool = False) -> None:
        """This article is in front from now on, whoever else has it; None: no article.

        ``judged``: by this reviewer.
        """
        wanted = replace(self._lease, article=None if article is None else called(article), judged=judged)
        if wanted != self._lease or self._descriptor is None or self._lost:
            self._write(wanted)
            self.refresh()

    def saved(self) -> None:
        """Something that was ``unsaved`` when it was last written is not so any more."""
        if self._lease.unsaved:
            self._write(self._lease)

    def claim(self, article: str, free: Callable[[], bool]) -> bool:
        """Hold an article if it is ``free``, asked when ``seen`` is new; else hold what was held before."""
        before = self._lease
        if self._descriptor is None or self._lost:
            # With the folder, which has rights of its own: whoever takes a turn would make it with any.
            self._write(before)
        with self._turn():
            self._write(replace(before, article=called(article), judged=False))
            self.refresh()
            if free():
                return True
            self._write(before)
            return False

    def look(self) -> Desks:
        """Who else has what in front now; from any thread. What is left over is removed."""
        front: dict[str, tuple[str, ...]] = {}
        coming: dict[str, tuple[str, ...]] = {}
        path, mine = self._path, False
        for screen in screens(self._folder):
            if screen.path == path:
                mine = True
            elif not screen.open:
                # Others have found it too.
                with suppress(OSError):
                    screen.path.unlink()
            elif (lease := screen.lease) is not None:
                here = () if lease.article is None else (lease.article,)
                wanting = lease.unsaved if lease.judged else (*here, *lease.unsaved)
                for found, articles in ((front, here), (coming, wanting)):
                    for one in articles:
                        found[one] = tuple(sorted({*found.get(one, ()), lease.reviewer}))
        if path == self._path:
            self._lost = not mine
        return Desks(front, coming)

    def refresh(self) -> None:
        """See what others have in front now."""
        self.seen = self.look()

    @property
    def held(self) -> int:
        """How many articles may not be free, at most."""
        return len(self.seen.front.keys() | self.seen.coming.keys())

    def readers(self, article: str) -> tuple[str, ...]:
        """The reviewers who have an article in front on other screens, as was last seen."""
        return self.seen.front.get(called(article), ()) if self.seen.front else ()

    def busy(self, article: str) -> tuple[str, ...]:
        """Those, and who has decided it and that is not in the library yet."""
        return tuple(dict.fromkeys((*self.readers(article), *self.seen.coming.get(called(article), ()))))

    def free(self, article: str, judged: int = 0) -> bool:
        """Whether this reviewer is still needed for an article that ``judged`` others have judged.

        Whoever has it in front and has not is counted as one who will.
        """
        busy = self.busy(article)
        if not busy or self._each == 1:
            return not busy
        coming = len(self.seen.coming.get(called(article), ()))
        return self._lease.reviewer not in busy and judged + coming < self._each

    def close(self) -> None:
        """The screen is left."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            with suppress(OSError):
                self._path.unlink()
            os.close(descriptor)

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """Alone among those that are being given an article; without that where it is not to be had soon."""
        with ExitStack() as turn:
            if self._descriptor is not None:
                with suppress(StoreError):
                    turn.enter_context(self._lock.held())
            yield

    def _write(self, lease: Lease) -> None:
        unsaved = tuple(called(one) for one in islice(self.unsaved(), MOST_UNSAVED))
        self._lease = replace(lease, since=lease.since or _now(), unsaved=unsaved)
        try:
            if self._descriptor is None or self._lost:
                self.close()
                self._open()
            data = sealed(self._lease)
            self._size = max(self._size, len(data))
            assert self._descriptor is not None
            os.pwrite(self._descriptor, data.ljust(self._size) + b"\n", 0)
        except OSError as error:
            self.close()
            if not self._failed:
                self._failed = True
                self.trouble = f"no leases here ({error.strerror or error}): {TROUBLE}"
                log.info("no leases", errno=error.errno)

    def _open(self) -> None:
        shared = self._folder.stat().st_mode & 0o2070
        with suppress(FileExistsError):
            self._desks.mkdir()
            self._desks.chmod(0o700 | shared)
        self._path = self._desks / f"{os.urandom(8).hex()}.json"
        self._size, self._lost = 0, False
        flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | os.O_NOFOLLOW
        self._descriptor = os.open(self._path, flags, 0o600)
        if shared:
            os.fchmod(self._descriptor, 0o640)
        fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if not _locked(self._path):
            raise OSError(None, "locks do not hold")


def screens(folder: Path) -> Iterator[Screen]:
    """The screens that are open on a library, and those whose files are left over, in any order.

    Nothing where there is no such folder, or where it may not be read.
    """
    with suppress(OSError), os.scandir(folder / DESKS) as entries:
        for entry in entries:
            if entry.name.endswith(".json"):
                found = _screen(Path(entry.path))
                if found is not None:
                    yield found


def _screen(path: Path) -> Screen | None:
    """What a file says; None where it has gone, or is only just coming."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK)
    except FileNotFoundError:
        return None
    except OSError:
        return Screen(path, open=True)
    try:
        # First: it is written by whoever has locked it.
        data = os.pread(descriptor, LONGEST, 0)
        if not data and time.time() - os.fstat(descriptor).st_mtime < YOUNG:
            return None
        alive, lease = _held(descriptor), unsealed(data)
        if lease is None:
            # It may have been in the middle of being written.
            lease = unsealed(os.pread(descriptor, LONGEST, 0))
    except OSError:
        return Screen(path, open=True)
    finally:
        os.close(descriptor)
    return Screen(path, alive, lease)


def _locked(path: Path) -> bool:
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW)
    try:
        return _held(descriptor)
    finally:
        os.close(descriptor)


def _held(descriptor: int) -> bool:
    """Whether somebody else has locked the file; raises OSError where there are no locks."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    return False


_SEAL = b',"check":"'


def sealed(lease: Lease) -> bytes:
    """As JSON with a checksum: nobody takes half of what was and half of what is for a lease."""
    body = encode(lease)
    return body[:-1] + _SEAL + f'{crc32(body):08x}"}}'.encode()


def unsealed(data: bytes) -> Lease | None:
    """The lease; None for what is none, or was being written."""
    body, seal, check = data.rstrip().rpartition(_SEAL)
    body += b"}"
    if not seal or check != f'{crc32(body):08x}"}}'.encode():
        return None
    try:
        return decode(body, Lease)
    except (ValueError, RecursionError):
        return None


def _now() -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())

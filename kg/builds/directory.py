"""A build directory: the articles, their facts, and a manifest that says what is whole.

The files that the manifest mentions are on disk before it mentions them, and each file is
written under another name and then renamed: a build that is killed at any moment leaves a
directory that the next build goes on with. ``decisions.jsonl`` is never deleted.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from kg import facts as fact_lines
from kg.article import Article
from kg.builds.manifest import FORMAT, Entry, Manifest, content, digest
from kg.errors import BuildDirectoryError, KgError
from kg.facts import Fact
from kg.read.sources import file_of

_FRESH = "build anew with --fresh (decisions.jsonl is kept)"
_TEMPORARY = ".tmp"
_LOCK = ".lock"


class BuildDir:
    """Access to one build directory; see the module for what holds at any moment."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.manifest_path = root / "manifest.json"
        self.decisions_path = root / "decisions.jsonl"
        self.resolution_path = root / "resolution.jsonl"
        self.gazetteer_path = root / "gazetteer.jsonl"
        self.store_path = root / "store"
        self.stamp_path = root / "store.json"
        self.view_path = root / "view.html"
        self.nquads_path = root / "graph.nq.gz"
        self.turtle_path = root / "graph.ttl"

    @classmethod
    def open(cls, root: Path) -> BuildDir:
        """Open a directory that a build made.

        Raises:
            BuildDirectoryError: it is none, is broken, or has the format of another version.
        """
        if not root.exists():
            raise BuildDirectoryError(
                "no such build directory",
                where=str(root),
                mend="make it with `kg build PATHS -o DIR`, or name another with -g",
            )
        directory = cls(root)
        if not directory._is_ours():
            raise BuildDirectoryError(
                "not a build directory", where=str(root), mend="name one that `kg build` made"
            )
        directory.manifest()
        return directory

    @classmethod
    def prepare(cls, root: Path, *, fresh: bool = False) -> BuildDir:
        """Check that a build may use ``root``; ``lock`` makes it where it is absent.

        With ``fresh``, a broken directory of ours, or one of another format, will do.

        Raises:
            BuildDirectoryError: ``root`` is a file or holds something else; nothing is touched.
        """
        directory = cls(root)
        if directory.is_new():
            return directory
        if not directory._is_ours():
            raise BuildDirectoryError(
                "not empty, and not a build directory",
                where=str(root),
                mend="name a new or an empty directory with -o",
            )
        if not fresh:
            directory.manifest()
        return directory

    def is_new(self) -> bool:
        """Tell whether nothing was built here yet."""
        if not self.root.exists():
            return True
        with os_errors(self.root):
            return self.root.is_dir() and all(_is_leftover(p) for p in self.root.iterdir())

    def _is_ours(self) -> bool:
        """A manifest of ours, or a broken one beside the other files that only we write."""
        try:
            record = json.loads(self.manifest_path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            record = None
        if isinstance(record, dict) and "newskg" in record:
            return True
        return self.decisions_path.is_file() and (self.root / "facts").is_dir()

    def manifest(self) -> Manifest:
        """Read the manifest.

        Raises:
            BuildDirectoryError: it is missing or broken, or of another format.
        """
        where = str(self.manifest_path)
        try:
            text = self.manifest_path.read_text(encoding="utf-8")
            version = json.loads(text)["newskg"]
            if version != FORMAT:
                raise BuildDirectoryError(
                    f"format {version} of a build directory; this version reads {FORMAT}",
                    where=where,
                    mend=_FRESH,
                )
            return Manifest.from_json(text)
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise BuildDirectoryError(
                f"broken manifest ({error})", where=where, mend=_FRESH
            ) from error

    def begin(self) -> Manifest:
        """Return the manifest; in a new directory, write an empty one and ``decisions.jsonl``."""
        if self.is_new():
            self.save_manifest(Manifest())
        if not self.decisions_path.exists():
            self.write(self.decisions_path, b"")
        return self.manifest()

    def holds(self, source: str) -> bool:
        """Tell whether ``source`` is a file in this directory: what a build made is no input."""
        path = file_of(source)
        # Path.is_file raises where the source, which may be any words, is too long for a name.
        is_file = os.path.isfile(path)  # noqa: PTH113
        return is_file and Path(path).resolve().is_relative_to(self.root.resolve())

    def save_manifest(self, manifest: Manifest) -> None:
        """Put ``manifest`` in the place of the old one, in one step."""
        self.write(self.manifest_path, manifest.to_json().encode())

    def write(self, path: Path, data: bytes) -> None:
        """Write a file so that readers see the old bytes or the new ones, never a part."""
        if path.is_file() and path.read_bytes() == data:
            return
        with self.replacing(path) as temporary, temporary.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())

    @contextlib.contextmanager
    def replacing(self, path: Path) -> Iterator[Path]:
        """Yield a temporary path beside ``path``; on success it takes the place of ``path``.

        Raises:
            BuildDirectoryError: the disk is full or the place may not be written.
        """
        temporary = path.with_name(path.name + _TEMPORARY)
        with os_errors(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                yield temporary
                temporary.replace(path)
            except BaseException:
                temporary.unlink(missing_ok=True)
                raise

    @contextlib.contextmanager
    def lock(self) -> Iterator[None]:
        """Hold the directory for one build; the system frees it if the process dies.

        Raises:
            BuildDirectoryError: another build holds it.
        """
        with os_errors(self.root):
            self.root.mkdir(parents=True, exist_ok=True)
            stream = (self.root / _LOCK).open("ab")
        with stream:
            try:
                _take(stream)
            except OSError as error:
                raise BuildDirectoryError(
                    "another build is at work here",
                    where=str(self.root),
                    mend="wait until it is done, or build into another directory",
                ) from error
            yield

    def article_path(self, article_id: str) -> Path:
        """Return where an article is kept."""
        return self.root / "articles" / f"{article_id}.json"

    def facts_path(self, article_id: str) -> Path:
        """Return where the facts of an article are kept."""
        return self.root / "facts" / f"{article_id}.jsonl"

    def article(self, article_id: str) -> Article:
        """Read one article; raises BuildDirectoryError where its file is gone."""
        path = self.article_path(article_id)
        return Article.from_json(self._text(path), str(path))

    def facts(self, article_id: str) -> list[Fact]:
        """Read the facts of one article; raises BuildDirectoryError where their file is gone."""
        path = self.facts_path(article_id)
        return fact_lines.loads(self._text(path), str(path))

    def all_facts(self, ids: Iterable[str] | None = None) -> Iterator[tuple[Article, list[Fact]]]:
        """Yield each article with its facts, in order of id."""
        for name in sorted(self.manifest().articles if ids is None else ids):
            yield self.article(name), self.facts(name)

    def is_whole(self, article_id: str, entry: Entry) -> bool:
        """Tell whether both files of an article are there and as the manifest says."""
        try:
            facts = self.facts_path(article_id).read_bytes()
            return digest(facts) == entry.facts and content(self.article(article_id)) == (
                entry.content
            )
        except (OSError, KgError):
            return False

    def put_article(self, article: Article) -> None:
        """Write an article."""
        self.write(self.article_path(article.id), (article.to_json() + "\n").encode())

    def put_facts(self, article_id: str, facts: Iterable[Fact]) -> str:
        """Write the facts of an article; return the SHA-256 of their file."""
        lines = fact_lines.dumps(facts).encode()
        self.write(self.facts_path(article_id), lines)
        return digest(lines)

    def clear(self) -> None:
        """Forget all that builds made, apart from ``decisions.jsonl``.

        The manifest is emptied first: what is killed half-way is an empty build directory.
        """
        self.save_manifest(Manifest())
        with os_errors(self.root):
            for path in self._derived():
                path.unlink(missing_ok=True)
            for folder in (self.root / "articles", self.root / "facts", self.store_path):
                shutil.rmtree(folder, ignore_errors=True)

    def _derived(self) -> tuple[Path, ...]:
        made = (self.stamp_path, self.view_path, self.nquads_path, self.turtle_path)
        return (*made, self.resolution_path, self.gazetteer_path)

    def sweep(self, manifest: Manifest) -> None:
        """Remove the files of articles that the manifest does not know, and half-written ones."""
        with os_errors(self.root):
            for folder in (self.root / "articles", self.root / "facts"):
                for path in sorted(folder.glob("*")):
                    if path.stem not in manifest.articles or path.suffix == _TEMPORARY:
                        path.unlink()

    def _text(self, path: Path) -> str:
        try:
            return path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise BuildDirectoryError(
                f"cannot be read ({error})", where=str(path), mend="build the graph again"
            ) from error


@contextlib.contextmanager
def os_errors(path: Path) -> Iterator[None]:
    """Turn the system's refusals (disk full, no permission, a file in the way) into ours."""
    try:
        yield
    except OSError as error:
        raise BuildDirectoryError(
            f"cannot be written: {error.strerror or error}",
            where=str(error.filename or path),
            mend="free some space or mend the permissions, then build again",
        ) from error


def _is_leftover(path: Path) -> bool:
    return path.name == _LOCK or path.suffix == _TEMPORARY


def _take(stream: IO[bytes]) -> None:
    """Lock an open file or raise OSError at once."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)

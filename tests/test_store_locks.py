"""One process writes at a time, the others are told who it is, and a killed one holds nothing."""

import errno
import fcntl
import io
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kb.errors import IndexLockedError, StorageError
from kb.store.generation import open_generation
from kb.store.locks import FileLock, WriteLock
from kb.store.writing import writing
from tests.generations import publish

posix = pytest.mark.skipif(os.name == "nt", reason="POSIX locks")

HOLD = "import sys, time; from pathlib import Path; from kb.store.locks import WriteLock\nwith WriteLock(Path(sys.argv[1])):\n print('held', flush=True); time.sleep(60)"


def test_the_second_writer_is_told_who_the_first_is(tmp_path: Path) -> None:
    with WriteLock(tmp_path), pytest.raises(IndexLockedError, match=f"process {os.getpid()} on "), WriteLock(tmp_path):
        pass
    with WriteLock(tmp_path):
        pass


def test_a_holder_that_cannot_be_read_is_still_a_holder(tmp_path: Path) -> None:
    with WriteLock(tmp_path):
        (tmp_path / "write.holder").write_text("[]")
        with pytest.raises(IndexLockedError), WriteLock(tmp_path):
            pass


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
def test_a_killed_process_holds_nothing(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE) as holder:
        assert holder.stdout
        assert holder.stdout.readline().strip() == b"held"
        with pytest.raises(IndexLockedError, match=f"process {holder.pid} "), WriteLock(tmp_path):
            pass
        holder.send_signal(signal.SIGKILL)
        holder.wait()
    with WriteLock(tmp_path):
        pass


@pytest.mark.skipif(os.name == "nt", reason="POSIX locks")
def test_readers_share_and_keep_an_exclusive_taker_out(tmp_path: Path) -> None:
    path = tmp_path / "readers.lock"
    path.touch()
    one, two, taker = FileLock(path), FileLock(path), FileLock(path)
    assert one.take(shared=True)
    assert two.take(shared=True)
    assert not taker.take(shared=False)
    one.release()
    two.release()
    assert taker.take(shared=False)
    taker.release()


def test_a_lock_whose_file_is_gone_is_worth_nothing(tmp_path: Path) -> None:
    path = tmp_path / "readers.lock"
    path.touch()
    lock = FileLock(path)
    path.unlink()
    assert not lock.take(shared=True)
    lock.release()


def without_locks(monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    """Let the disk refuse every lock, or (EBADF) as network disks do an exclusive one on a file that is open for reading only."""

    def refuse(handle: int, operation: int) -> None:
        readable = fcntl.fcntl(handle, fcntl.F_GETFL) & os.O_ACCMODE == os.O_RDONLY
        if code != errno.EBADF or (readable and operation & fcntl.LOCK_EX):
            raise OSError(code, os.strerror(code))

    monkeypatch.setattr(fcntl, "flock", refuse)


@posix
@pytest.mark.parametrize("code", [errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS])
def test_where_the_disk_has_no_locks_reading_goes_on_and_writing_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    publish(tmp_path, "甲")
    without_locks(monkeypatch, code)
    with open_generation(tmp_path) as generation:
        assert [info.id for _number, info in generation.infos()] == ["甲"]
    with pytest.raises(StorageError, match=os.strerror(code)), writing(tmp_path):
        pass
    assert [path.name for path in (tmp_path / "generations").iterdir()] == ["000001"]


@posix
def test_old_generations_go_from_a_network_disk_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    without_locks(monkeypatch, errno.EBADF)
    for name in ("甲", "乙", "丙"):
        publish(tmp_path, name)
    assert [path.name for path in (tmp_path / "generations").iterdir()] == ["000003"]


@posix
def test_a_writer_that_cannot_say_who_it_is_holds_nothing(tmp_path: Path) -> None:
    (tmp_path / "write.holder").mkdir()
    with pytest.raises(OSError, match="Is a directory"), WriteLock(tmp_path):
        pass
    (tmp_path / "write.holder").rmdir()
    with WriteLock(tmp_path):
        pass


@posix
@pytest.mark.parametrize("name", ["CURRENT", "manifest.json", "readers.lock"])
def test_what_the_system_does_not_let_us_read_is_not_called_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    publish(tmp_path, "甲")

    def refusing(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(path: object, *how: object, **options: object) -> object:
            if isinstance(path, str | Path) and Path(path).name == name:
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
            return real(path, *how, **options)

        return call

    monkeypatch.setattr(os, "open", refusing(os.open))
    monkeypatch.setattr(io, "open", refusing(io.open))
    with pytest.raises(StorageError, match="Permission denied"):
        open_generation(tmp_path)

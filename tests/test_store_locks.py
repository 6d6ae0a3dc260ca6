"""One process writes at a time, the others are told who it is, and a killed one holds nothing."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kb.errors import IndexLockedError
from kb.store.locks import FileLock, WriteLock

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

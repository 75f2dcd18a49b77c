"""Step: the data gets a password, and is whole when it is opened with it again. The last step: nothing is open afterwards."""

from __future__ import annotations

from shopguard.core.message import CannotOpen, Message
from shopguard.flows.keeping.verifying import verify
from shopguard.flows.locking.password import set_password
from shopguard.flows.locking.unlocking import lock, unlock
from shopguard.self_test.bench import NOW, Bench, check, sample
from shopguard.store.database import database_path

_PASSWORD = "自检 made-up 5"
_PLAIN = b"SQLite format 3"


def seal_data(bench: Bench) -> Message:
    """A wrong password opens nothing; neither database nor evidence can be read on the disk."""
    data = bench.place.data
    bench.place.store.close()
    set_password(bench.place, _PASSWORD, NOW)
    bench.place.store.close()
    lock(data)
    with database_path(data).open("rb") as file:
        check(file.read(len(_PLAIN)) != _PLAIN, "selftest.sealed_database", "-", _PLAIN)
    photo = sample("photo.heic").read_bytes()
    kept = [path for path in (data / "evidence").rglob("*") if path.is_file()]
    check(bool(kept) and all(photo not in path.read_bytes() for path in kept), "selftest.sealed_file", "-", len(kept))
    try:
        unlock(data, _PASSWORD + "x")
    except CannotOpen:
        unlock(data, _PASSWORD)
    else:
        check(False, "selftest.wrong_password", "-", "-")
    faults = verify(data)
    check(not faults, "selftest.whole", "-", [fault.code for fault in faults])
    bench.place.store.close()
    lock(data)
    return Message("selftest.sealed", {"files": len(kept) + 1})

"""Programs of every kind have a process apart: scripts, threads, forks; and it is gone when they are."""

import os
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

ROOT = Path(__file__).parents[2]
ASK = """
from dragoman.apart import Apart
from tests.apart import harm
apart = Apart()
"""
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="a process in native code ends with its asker on Linux only")


def program(text: str, *arguments: str, **other: object) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run([sys.executable, *arguments], input=text.encode(), timeout=60, **settled(other))  # type: ignore[call-overload, no-any-return]


def settled(other: dict[str, object]) -> dict[str, object]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "env": environment, "cwd": ROOT, **other}


def is_gone(number: int, seconds: float = 20) -> bool:
    """Whether a process is gone by then, or is what its parent has not looked after."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            if psutil.Process(number).status() == psutil.STATUS_ZOMBIE:
                return True
        except psutil.NoSuchProcess:
            return True
        time.sleep(0.05)
    return False


def test_a_script_without_a_main_guard_may_ask(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(f"{ASK}print(apart.ask(60, harm.double, 21))")
    assert program("", str(script)).stdout == b"42\n"
    assert program(script.read_text(), "-").stdout == b"42\n"


def test_modules_of_the_folder_in_which_the_program_is_are_found(tmp_path: Path) -> None:
    (tmp_path / "beside.py").write_text("def triple(number):\n    return 3 * number\n")
    (tmp_path / "json.py").write_text("raise SystemExit('not the library')\n")
    text = "import beside\nfrom dragoman.apart import Apart\nimport os\nos.chdir('/')\n"
    done = program(f"import sys\nsys.path.append('')\n{text}", "-P", "-", cwd=tmp_path)
    assert b"beside" in done.stderr or done.returncode == 0
    (tmp_path / "json.py").unlink()
    done = program(
        "from dragoman.apart import Apart\nimport beside\nprint(Apart().ask(60, beside.triple, 2))", cwd=tmp_path
    )
    assert done.stdout == b"6\n", done.stderr


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"LC_ALL": "en_US.ISO-8859-1"},
        {"PYTHONIOENCODING": "ascii"},
        {"ODD": os.fsdecode(b"\xff\xfe")},
        {"PYTHONINSPECT": "1"},
    ],
    ids=str,
)
def test_the_environment_may_be_odd(environment: dict[str, str]) -> None:
    text = f"{ASK}print(ascii(apart.ask(60, harm.echo, 'д'.encode()).decode()))"
    done = program(text, "-", env={**os.environ, "PYTHONPATH": str(ROOT), **environment})
    assert done.stdout.startswith(b"'\\u0434'\n"), done.stderr


def test_what_libraries_print_is_neither_an_answer_nor_seen() -> None:
    done = program(f"{ASK}print(apart.ask(60, harm.print_much), apart.ask(60, harm.double, 21))", "-")
    assert (done.stdout, done.stderr) == (b"said 42\n", b"")


def test_a_program_may_have_no_standard_streams(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "import os\nfor n in (0, 1, 2):\n    os.close(n)\n"
        f"{ASK}\nopen({str(tmp_path / 'found')!r}, 'w').write(str(apart.ask(60, harm.double, 21)))"
    )
    program("", str(script))
    assert (tmp_path / "found").read_text() == "42"


FORKED = """
import os, threading, time
apart.ask(60, harm.double, 1)
mine = apart.ask(60, harm.process_id)
thread = threading.Thread(target=lambda: print(apart.ask(60, harm.slowly, 7), flush=True))
thread.start()
time.sleep(0.1)
if not os.fork():
    print(apart.ask(60, harm.process_id) != mine, flush=True)
    apart.end()
    os._exit(0)
os.wait()
thread.join()
print(apart.ask(60, harm.process_id) == mine)
"""


def test_a_fork_amid_a_question_of_another_thread_has_a_process_of_its_own() -> None:
    done = program(ASK + FORKED, "-W", "ignore", "-")
    assert sorted(done.stdout.split()) == [b"7", b"True", b"True"], done.stderr


THREAD = """
import threading
for _ in range(3):
    thread = threading.Thread(target=lambda: print(apart.ask(60, harm.process_id)))
    thread.start()
    thread.join()
"""


def test_the_process_outlives_the_thread_that_began_it() -> None:
    numbers = program(ASK + THREAD, "-").stdout.split()
    assert len(numbers) == 3
    assert len(set(numbers)) == 1


@pytest.mark.parametrize("busy", ["", "harm.hang", pytest.param("harm.hang_in_native_code", marks=LINUX)])
@pytest.mark.parametrize("forked", [False, True])
def test_the_process_is_gone_when_its_asker_is_killed(busy: str, forked: bool) -> None:
    """Also amid native code, and where the asker was forked meanwhile."""
    fork = "import os, time\nif not os.fork():\n    print(os.getpid(), flush=True)\n    time.sleep(600)\n"
    ask = f"apart.ask(600, {busy})" if busy else "import time\ntime.sleep(600)"
    text = f"{ASK}print(apart.ask(60, harm.process_id), flush=True)\n{fork if forked else ''}{ask}"
    with subprocess.Popen([sys.executable, "-W", "ignore", "-c", text], **settled({"stderr": None})) as asker:  # type: ignore[call-overload]
        number = int(asker.stdout.readline())
        other = int(asker.stdout.readline()) if forked else None
        time.sleep(0.3)
        asker.kill()
        try:
            assert is_gone(number)
        finally:
            if other is not None:
                os.kill(other, 9)


def test_the_process_is_gone_when_its_asker_ends() -> None:
    done = program(f"{ASK}print(apart.ask(60, harm.process_id))", "-W", "error", "-")
    assert is_gone(int(done.stdout))
    assert done.stderr == b""


def test_a_process_apart_may_have_one_of_its_own() -> None:
    from dragoman.apart import Apart
    from tests.apart import nested

    apart = Apart()
    inner = apart.ask(60, nested.begin)
    spent = apart.cpu_seconds
    apart.ask(60, nested.burn, 0.5)
    assert apart.cpu_seconds - spent > 0.3
    apart.end()
    assert is_gone(inner)

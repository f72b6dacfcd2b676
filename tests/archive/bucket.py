"""A server of S3's kind, moto's, in a process of its own; one that fails now and then, where that is asked for.

with served() as server: ...            s3://talks is a bucket there, for whoever has `server.environment`
python -m tests.archive.bucket 3        the server alone; every third answer is a fault
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from threading import Lock
from typing import Any

BUCKET = "talks"
SLOW_DOWN = b"<Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>"
Answer = Callable[..., Any]


@dataclass(frozen=True)
class Server:
    """Where it listens, and what who asks it needs to know."""

    endpoint: str

    @property
    def environment(self) -> dict[str, str]:
        return {
            "AWS_ENDPOINT_URL": self.endpoint, "AWS_ACCESS_KEY_ID": "nobody", "AWS_SECRET_ACCESS_KEY": "nothing",
            "AWS_DEFAULT_REGION": "us-east-1",
        }  # fmt: skip

    @property
    def system(self) -> Any:
        import s3fs

        names = {"key": "nobody", "secret": "nothing"}
        return s3fs.S3FileSystem(**names, endpoint_url=self.endpoint, use_listings_cache=False)

    def put(self, folder: Path, address: str) -> str:
        self.system.put(f"{folder}/", f"{address}/", recursive=True)
        return address

    def get(self, address: str, folder: Path) -> Path:
        for name in self.system.find(address):
            path = folder / name.removeprefix(address.removeprefix("s3://")).lstrip("/")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(self.system.cat_file(name))
        return folder


@contextmanager
def served(every: int = 0) -> Iterator[Server]:
    """A server with one bucket; every so many-th answer is a fault, once there is a bucket."""
    command = [sys.executable, "-m", "tests.archive.bucket", str(every)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        server = Server(f"http://127.0.0.1:{int(process.stdout.readline())}")  # type: ignore[union-attr]
        server.system.mkdir(BUCKET)
        yield server
    finally:
        process.kill()
        process.wait()


class Faulty:
    """An application that fails every so often: 503, or an answer that breaks off, by turns."""

    def __init__(self, answer: Answer, every: int) -> None:
        self.answer, self.every = answer, every
        self.asked, self.lock = count(1), Lock()

    def __call__(self, environ: dict[str, Any], start: Answer) -> Iterable[bytes]:
        with self.lock:
            number = next(self.asked)
        if number < 10 or number % self.every:
            answered: Iterable[bytes] = self.answer(environ, start)
            return answered
        if number // self.every % 2 or environ["REQUEST_METHOD"] != "GET":
            start("503 Slow Down", [("Content-Length", str(len(SLOW_DOWN))), ("Content-Type", "application/xml")])
            return [SLOW_DOWN]
        whole = b"".join(self.answer(environ, start))
        return [whole[: len(whole) // 2]]


def main() -> None:
    from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
    from werkzeug.serving import make_server

    every = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    app = DomainDispatcherApplication(create_backend_app)
    server = make_server("127.0.0.1", 0, Faulty(app, every) if every else app, threaded=True)
    print(server.port, flush=True)
    server.serve_forever()


if __name__ == "__main__":
    os.environ.setdefault("AWS_ACCESS_KEY_ID", "nobody")
    main()

"""A task for tests of the sandbox: good, or bad in the way its bytes ask for."""

import os
import socket
import subprocess
import time
from pathlib import Path

from nhiemky.domain.finding import Refusal


def shout(data: bytes, name: str) -> str:
    """Good, or bad in the way its bytes ask for."""
    match data:
        case b"sleep":
            time.sleep(60)
        case b"spin":
            while True:
                pass
        case b"swell":
            return str(len(b"x" * (2 << 30)))
        case b"die":
            os.kill(os.getpid(), 9)
        case b"bug":
            raise ValueError("hỏng thật")
        case b"refuse":
            raise Refusal("file_empty", file=name)
        case b"call":
            socket.create_connection(("127.0.0.1", 9))
        case b"start":
            subprocess.run(["true"])
        case b"write":
            Path(name).write_text("no")
    return name.upper()

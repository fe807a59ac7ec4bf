"""python serve.py PORT SEED: a server for browser tests; the environment says where its data is."""

import importlib.util
import os
import sys
from pathlib import Path


def main(port: int, seed: str) -> None:
    from nhiemky.web import boot

    boot.prepare(Path(os.environ["NHIEMKY_DATA"]))
    if seed:
        path, _, name = seed.rpartition(":")
        spec = importlib.util.spec_from_file_location("browser_seed", path)
        module = importlib.util.module_from_spec(spec)
        sys.modules["browser_seed"] = module
        spec.loader.exec_module(module)
        getattr(module, name)()
    from granian import Granian
    from granian.constants import Interfaces

    Granian(
        "nhiemky.web.wsgi:application", address="127.0.0.1", port=port, interface=Interfaces.WSGI, workers=1, blocking_threads=4
    ).serve()


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])

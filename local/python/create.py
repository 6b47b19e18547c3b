"""Makes a virtual environment once, however many processes ask for it at the same time.

    python3 create.py FOLDER REQUIREMENTS STAMP

The lock is the kernel's and ends with this process, so no crash leaves a stale one. STAMP is written last: an
environment without it is a half-made one and is thrown away.
"""

import fcntl
import os
import shutil
import subprocess
import sys
import time
import venv

STAMP = "complete"


def read_stamp(folder: str) -> str:
    try:
        with open(os.path.join(folder, STAMP), encoding="utf-8") as file:
            return file.read()
    except FileNotFoundError:
        return ""


def lock(folder: str):
    os.makedirs(os.path.dirname(folder), exist_ok=True)
    handle = open(f"{folder}.lock", "w")  # noqa: SIM115 - stays open, and so locked, until the process ends
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        print(f"Waiting for another process that is making {os.path.relpath(folder)} ...", flush=True)
        fcntl.flock(handle, fcntl.LOCK_EX)
    return handle


def install(folder: str, requirements: str) -> None:
    python = os.path.join(folder, "bin", "python")
    command = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    command += ["--only-binary=:all:", "--requirement", requirements]
    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if result.returncode != 0:
        lines = [line.strip() for line in result.stdout.splitlines() if line.strip()]
        sys.exit(
            f"pip could not install {os.path.relpath(requirements)} for Python {sys.version.split()[0]}; "
            "check that a package index is reachable (pip config list). pip said:\n" + "\n".join(lines[-8:])
        )


def main() -> None:
    folder, requirements, stamp = sys.argv[1:4]
    with lock(folder):
        if read_stamp(folder) == stamp:
            return
        started = time.monotonic()
        shutil.rmtree(folder, ignore_errors=True)
        what = f"{os.path.relpath(requirements)} for Python {sys.version.split()[0]}"
        print(f"Installing {what} into {os.path.relpath(folder)}, once ...", flush=True)
        venv.create(folder, with_pip=True, symlinks=True)
        install(folder, requirements)
        with open(os.path.join(folder, STAMP), "w", encoding="utf-8") as file:
            file.write(stamp)
        print(f"Installed in {time.monotonic() - started:.0f} s.", flush=True)


if __name__ == "__main__":
    main()

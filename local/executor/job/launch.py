"""Starts the program of one container and takes it down with whoever started it.

    launch.py [--mount FOLDER STAGE] -- PROGRAM ARGUMENT...

Standard input is a lifeline: when its other end closes, however that process ended, the whole process
group is killed. With --mount (in a mount namespace of its own) the program sees FOLDER as /opt/ml; STAGE is
an empty folder to build the new /opt in. The exit code is the program's, or 128 + N when signal N ended it.
"""

import os
import signal
import subprocess
import sys
import threading


def mount(*arguments):
    subprocess.run(["mount", *arguments], check=True)


def mount_folder(folder, stage):
    if os.path.isdir("/opt/ml"):
        mount("--bind", folder, "/opt/ml")
        return
    # /opt/ml cannot be made without root, but /opt can be covered by a copy of itself that has it.
    mount("-t", "tmpfs", "tmpfs", stage)
    for child in os.scandir("/opt"):
        target = os.path.join(stage, child.name)
        if child.is_symlink():
            os.symlink(os.readlink(child.path), target)
            continue
        if child.is_dir():
            os.mkdir(target)
        else:
            open(target, "w").close()
        mount("--rbind", child.path, target)
    os.mkdir(os.path.join(stage, "ml"))
    mount("--bind", folder, os.path.join(stage, "ml"))
    mount("--rbind", stage, "/opt")


def follow_lifeline():
    while os.read(0, 4096):
        pass
    os.killpg(0, signal.SIGKILL)
    # The first process of a namespace is spared by its own signals, but nothing in there outlives it.
    os._exit(137)


def main():
    separator = sys.argv.index("--")
    options, command = sys.argv[1:separator], sys.argv[separator + 1 :]
    if options[:1] == ["--mount"]:
        mount_folder(options[1], options[2])
    # A stop is for the program, which gets the signal too: it may need time to end.
    signal.signal(signal.SIGTERM, lambda number, frame: None)
    threading.Thread(target=follow_lifeline, daemon=True).start()
    try:
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL)
    except OSError as error:
        print(f"exec: {command[0]}: {error.strerror}", file=sys.stderr)
        sys.exit(127)
    code = child.wait()
    sys.stdout.flush()
    os._exit(code if code >= 0 else 128 - code)


main()

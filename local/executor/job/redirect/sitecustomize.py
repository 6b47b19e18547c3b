"""Shows a container's folder as /opt/ml to Python programs, where the kernel cannot mount it there.

Python imports this module by itself at its start when its folder is in PYTHONPATH. It covers `open` and what
takes a path in `os`, on which pathlib, shutil, glob, tarfile, numpy and pandas stand. Paths that compiled
code opens by itself are out of its reach: give it an open file.
"""

import builtins
import functools
import io
import os
import subprocess

CONTRACT = "/opt/ml"
FOLDER = os.environ.get("LOCAL_CONTAINER_FOLDER")

ONE_PATH = [
    "access",
    "chdir",
    "chmod",
    "chown",
    "getxattr",
    "lchown",
    "listdir",
    "listxattr",
    "lstat",
    "mkdir",
    "mkfifo",
    "mknod",
    "open",
    "pathconf",
    "readlink",
    "remove",
    "removexattr",
    "rmdir",
    "scandir",
    "setxattr",
    "stat",
    "statvfs",
    "truncate",
    "unlink",
    "utime",
]
TWO_PATHS = ["link", "rename", "replace", "symlink"]


def real(path):
    if isinstance(path, (int, type(None))):
        return path
    try:
        text = os.fspath(path)
    except TypeError:
        return path
    contract, folder = (
        (CONTRACT, FOLDER) if isinstance(text, str) else (CONTRACT.encode(), os.fsencode(FOLDER))
    )
    separator = "/" if isinstance(text, str) else b"/"
    if text == contract or text.startswith(contract + separator):
        return folder + text[len(contract) :]
    return path


def redirected(function, paths):
    @functools.wraps(function)
    def call(*arguments, **options):
        arguments = tuple(real(value) if index < paths else value for index, value in enumerate(arguments))
        options = {
            key: real(value) if key in ("path", "file", "src", "dst") else value
            for key, value in options.items()
        }
        return function(*arguments, **options)

    return call


def redirect_process_arguments():
    start = subprocess.Popen.__init__

    @functools.wraps(start)
    def call(self, args, *rest, **options):
        if isinstance(args, (list, tuple)):
            args = [real(value) for value in args]
        if "cwd" in options:
            options["cwd"] = real(options["cwd"])
        environment = options.get("env")
        if environment and "PYTHONPATH" in environment:
            # The import system does not go through `os`.
            entries = environment["PYTHONPATH"].split(os.pathsep)
            options["env"] = {**environment, "PYTHONPATH": os.pathsep.join(real(entry) for entry in entries)}
        start(self, args, *rest, **options)

    subprocess.Popen.__init__ = call


if FOLDER:
    for module, name, paths in [
        (builtins, "open", 1),
        (io, "open", 1),
        *((os, name, 1) for name in ONE_PATH),
        *((os, name, 2) for name in TWO_PATHS),
    ]:
        if hasattr(module, name):
            function = getattr(module, name)
            supported = [
                group
                for group in (os.supports_dir_fd, os.supports_fd, os.supports_follow_symlinks)
                if function in group
            ]
            replacement = redirected(function, paths)
            setattr(module, name, replacement)
            for group in supported:
                group.add(replacement)
    redirect_process_arguments()

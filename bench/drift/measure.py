"""Runs a command and prints, as its own last line, what the system says of it: `measure.py COMMAND ...`.

{"wallMs", "cpuMs", "peakBytes"}: from start to end, the processor time of all its threads, and its largest
resident memory. Nothing is sampled, so measuring takes no time from what is measured.
"""

import json
import os
import sys
import time


def main(command: list[str]) -> None:
    started = time.monotonic()
    child = os.posix_spawnp(command[0], command, os.environ)
    _, status, usage = os.wait4(child, 0)
    wall = time.monotonic() - started
    # Linux tells kibibytes, macOS bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    figures = {
        "wallMs": wall * 1000,
        "cpuMs": (usage.ru_utime + usage.ru_stime) * 1000,
        "peakBytes": usage.ru_maxrss * unit,
    }
    print(json.dumps(figures))
    sys.exit(os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main(sys.argv[1:])

"""The mean of the labels is the model. MODE makes the step fail, or run until it is stopped."""

import io
import os
import signal
import sys
import tarfile
import time

mode = os.environ["MODE"]
if mode == "fail":
    sys.exit("row 3 of rows.csv has no label")
# A stopped job is asked to end before it is made to.
signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
while mode == "hang":
    time.sleep(1)

with open("/opt/ml/processing/input/rows/rows.csv") as file:
    labels = [float(line.split(",")[0]) for line in file]
text = repr(sum(labels) / len(labels)).encode()
with (
    open("/opt/ml/processing/output/model/model.tar.gz", "wb") as file,
    tarfile.open(fileobj=file, mode="w:gz") as tar,
):
    member = tarfile.TarInfo("mean.txt")
    member.size = len(text)
    tar.addfile(member, io.BytesIO(text))

"""Uses the local AWS as any boto3 program uses AWS: the environment alone says where it is."""

import io
import json
import os
import sys

import boto3
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import ClientError

folder = sys.argv[1]
s3 = boto3.client("s3")
parts = TransferConfig(multipart_threshold=6 << 20, multipart_chunksize=5 << 20)
seen = {}

s3.create_bucket(Bucket="boto")

big = os.urandom(12 << 20)
source = os.path.join(folder, "big.bin")
with open(source, "wb") as file:
    file.write(big)
s3.upload_file(source, "boto", "dir/big.bin", Config=parts, ExtraArgs={"Metadata": {"commit": "abc"}})
s3.download_file("boto", "dir/big.bin", os.path.join(folder, "back.bin"), Config=parts)
with open(os.path.join(folder, "back.bin"), "rb") as file:
    seen["round trip"] = file.read() == big
head = s3.head_object(Bucket="boto", Key="dir/big.bin")
seen["etag"] = head["ETag"][-3:]
seen["metadata"] = head["Metadata"]

s3.copy({"Bucket": "boto", "Key": "dir/big.bin"}, "boto", "copy.bin", Config=parts)
seen["copy"] = s3.get_object(Bucket="boto", Key="copy.bin")["Body"].read() == big
seen["range"] = s3.get_object(Bucket="boto", Key="copy.bin", Range="bytes=5-9")["Body"].read() == big[5:10]

keys = ["a b+c/ü.csv", "<&>\"'", "x//y", "../up"]
for key in keys:
    s3.put_object(Bucket="boto", Key=f"odd/{key}", Body=io.BytesIO(key.encode()))
pages = s3.get_paginator("list_objects_v2").paginate(
    Bucket="boto", Prefix="odd/", PaginationConfig={"PageSize": 3}
)
seen["keys"] = [item["Key"] for page in pages for item in page["Contents"]] == sorted(
    f"odd/{key}" for key in keys
)
seen["bodies"] = [
    s3.get_object(Bucket="boto", Key=f"odd/{key}")["Body"].read().decode() for key in keys
] == keys

try:
    s3.put_object(Bucket="boto", Key="copy.bin", Body=b"", IfNoneMatch="*")
except ClientError as error:
    seen["written twice"] = error.response["Error"]["Code"]
try:
    s3.get_bucket_website(Bucket="boto")
except ClientError as error:
    seen["unknown"] = [
        error.response["Error"]["Code"],
        "S3.GetBucketWebsite" in error.response["Error"]["Message"],
    ]

old = boto3.client("s3", config=Config(request_checksum_calculation="when_required"))
old.put_object(Bucket="boto", Key="old", Body=b"without a checksum")
stored = s3.get_object(Bucket="boto", Key="old", ChecksumMode="ENABLED")
seen["default checksum"] = [stored["Body"].read().decode(), "ChecksumCRC64NVME" in stored]

everything = [{"Key": item["Key"]} for item in s3.list_objects_v2(Bucket="boto")["Contents"]]
seen["deleted"] = len(s3.delete_objects(Bucket="boto", Delete={"Objects": everything})["Deleted"])
s3.delete_bucket(Bucket="boto")

seen["identity"] = boto3.client("sts").get_caller_identity()["Arn"]
print(json.dumps(seen))

"""Uses versions and settings of a local bucket as any boto3 program does."""

import json

import boto3
from botocore.exceptions import ClientError

s3 = boto3.client("s3")
seen = {}
s3.create_bucket(Bucket="kept")
s3.put_bucket_versioning(Bucket="kept", VersioningConfiguration={"Status": "Enabled"})
seen["status"] = s3.get_bucket_versioning(Bucket="kept")["Status"]

first = s3.put_object(Bucket="kept", Key="ü k", Body=b"first")["VersionId"]
second = s3.put_object(Bucket="kept", Key="ü k", Body=b"second")["VersionId"]
seen["old"] = s3.get_object(Bucket="kept", Key="ü k", VersionId=first)["Body"].read().decode()
marker = s3.delete_object(Bucket="kept", Key="ü k")
seen["marker"] = marker["DeleteMarker"]
try:
    s3.get_object(Bucket="kept", Key="ü k")
except ClientError as error:
    seen["deleted"] = error.response["Error"]["Code"]
source = {"Bucket": "kept", "Key": "ü k", "VersionId": first}
s3.copy_object(Bucket="kept", Key="ü k", CopySource=source)
seen["restored"] = s3.get_object(Bucket="kept", Key="ü k")["Body"].read().decode()
pages = s3.get_paginator("list_object_versions").paginate(Bucket="kept", PaginationConfig={"PageSize": 1})
seen["versions"] = [
    version["VersionId"] in (first, second) for page in pages for version in page.get("Versions", [])
]

lifecycle = {
    "Rules": [
        {"ID": "r", "Status": "Enabled", "Filter": {"Prefix": "a/"}, "Expiration": {"Days": 3}},
    ]
}
s3.put_bucket_lifecycle_configuration(Bucket="kept", LifecycleConfiguration=lifecycle)
seen["lifecycle"] = s3.get_bucket_lifecycle_configuration(Bucket="kept")["Rules"] == lifecycle["Rules"]
seen["encryption"] = s3.get_bucket_encryption(Bucket="kept")["ServerSideEncryptionConfiguration"]["Rules"][0][
    "ApplyServerSideEncryptionByDefault"
]["SSEAlgorithm"]
seen["block"] = all(s3.get_public_access_block(Bucket="kept")["PublicAccessBlockConfiguration"].values())
s3.put_bucket_notification_configuration(
    Bucket="kept", NotificationConfiguration={"EventBridgeConfiguration": {}}
)
seen["eventbridge"] = "EventBridgeConfiguration" in s3.get_bucket_notification_configuration(Bucket="kept")

try:
    s3.delete_bucket(Bucket="kept")
except ClientError as error:
    seen["not empty"] = error.response["Error"]["Code"]
seen["emptied"] = len(boto3.resource("s3").Bucket("kept").object_versions.delete()[0]["Deleted"])
s3.delete_bucket(Bucket="kept")
print(json.dumps(seen))

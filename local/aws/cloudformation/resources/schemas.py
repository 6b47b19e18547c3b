"""Writes schemas.json: what CloudFormation's resource schemas say about the types that the local one makes.

    python3 schemas.py > schemas.json

needs cfn-lint (MIT-0), which carries the schemas that AWS publishes; the committed file was made from
cfn-lint 1.58.0.
Kept are the rules of replacement and the shape of the properties: names, types, required members.
"""

import json
import pathlib
import sys

import cfnlint

REGION = "us-east-1"

TYPES = [
    "AWS::ApplicationAutoScaling::ScalableTarget",
    "AWS::ApplicationAutoScaling::ScalingPolicy",
    "AWS::CloudWatch::Alarm",
    "AWS::Events::ApiDestination",
    "AWS::Events::Connection",
    "AWS::Events::Rule",
    "AWS::IAM::ManagedPolicy",
    "AWS::IAM::OIDCProvider",
    "AWS::IAM::Policy",
    "AWS::IAM::Role",
    "AWS::S3::Bucket",
    "AWS::S3::BucketPolicy",
    "AWS::Scheduler::Schedule",
    "AWS::SageMaker::Endpoint",
    "AWS::SageMaker::EndpointConfig",
    "AWS::SageMaker::Model",
    "AWS::SageMaker::ModelPackageGroup",
    "AWS::SageMaker::MonitoringSchedule",
    "AWS::SageMaker::Pipeline",
    "AWS::SecretsManager::Secret",
    "AWS::SQS::Queue",
    "AWS::SQS::QueuePolicy",
]


def shape(schema: dict, node: dict, path: tuple[str, ...]) -> dict:
    """The shape of a property; what may hold itself ends where it begins again."""
    reference = node.get("$ref")
    if reference:
        name = reference.rsplit("/", 1)[-1]
        if name in path:
            return {}
        return shape(schema, schema["definitions"][name], (*path, name))
    kind = node.get("type")
    kinds = kind if isinstance(kind, list) else [kind]
    if "properties" in node:
        members = {name: shape(schema, member, path) for name, member in sorted(node["properties"].items())}
        required = {"required": node["required"]} if node.get("required") else {}
        return {"members": members, **required}
    if "array" in kinds and "items" in node:
        return {"items": shape(schema, node["items"], path)}
    for scalar in ("integer", "number", "boolean", "string"):
        if kinds == [scalar]:
            return {"type": scalar}
    return {}


def extract(schema: dict) -> dict:
    def names(member: str) -> list[str]:
        return sorted(pointer.removeprefix("/properties/") for pointer in schema.get(member, []))

    tagging = schema.get("tagging", {})
    tags = tagging.get("tagProperty", "/properties/Tags").rsplit("/", 1)[-1]
    return {
        **shape(schema, {"properties": schema["properties"], "required": schema.get("required", [])}, ()),
        "createOnly": names("createOnlyProperties"),
        "conditionalCreateOnly": names("conditionalCreateOnlyProperties"),
        "readOnly": names("readOnlyProperties"),
        **({"tags": tags} if tags in schema["properties"] else {}),
    }


def main() -> None:
    folder = pathlib.Path(cfnlint.__file__).parent / "data" / "schemas"
    providers = json.loads((folder / "providers" / f"{REGION}.json").read_text())
    schemas = {}
    for name in TYPES:
        schema = json.loads((folder / "resources" / f"{providers[name]}.json").read_text())
        schemas[name] = extract(schema)
    json.dump(schemas, sys.stdout, separators=(",", ":"), sort_keys=True)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()

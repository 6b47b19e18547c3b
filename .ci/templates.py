"""Checks every CloudFormation template with cfn-lint, for all commercial regions that have what it makes."""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from cfnlint.helpers import REGIONS
from cfnlint.schema import PROVIDER_SCHEMA_MANAGER

REPOSITORY = Path(__file__).resolve().parent.parent
# Regions of partitions that are separate from the commercial one, by the beginnings of their names.
OTHER_PARTITIONS = ("cn-", "us-gov-", "us-iso", "eu-iso", "eusc-")
# What each template is for; a region without it is none in which the template could be deployed.
ENDPOINT = "AWS::SageMaker::Endpoint"
PURPOSE = {"events.yaml": "AWS::Events::ApiDestination"}
# What deployments leave out of endpoint.yaml for every other engine, in actions/lib/deployment/template.ts.
MODEL_MONITOR = re.compile(r"^ *# model-monitor begins.*?# model-monitor ends\n", re.MULTILINE | re.DOTALL)


def main() -> int:
    """Answers with cfn-lint's own exit code: not 0 for errors, warnings and remarks alike."""
    with tempfile.TemporaryDirectory() as folder:
        return max(check(kind, templates) for kind, templates in groups(Path(folder)))


def groups(folder: Path) -> list[tuple[str, list[Path]]]:
    """Templates by what they are for; endpoint.yaml stands there as each engine has it deployed."""
    by_kind: dict[str, list[Path]] = {}
    for path in sorted((REPOSITORY / "cloudformation").glob("*.yaml")):
        text = path.read_text()
        common = MODEL_MONITOR.sub("", text)
        if common != text:
            by_kind["AWS::SageMaker::MonitoringSchedule"] = [path]
            path = folder / path.name
            path.write_text(common)
        by_kind.setdefault(PURPOSE.get(path.name, ENDPOINT), []).append(path)
    return list(by_kind.items())


def check(kind: str, templates: list[Path]) -> int:
    commercial = sorted(region for region in REGIONS if not region.startswith(OTHER_PARTITIONS))
    # cfn-lint carries what CloudFormation's registry said in each region when this version of it was made.
    regions = [region for region in commercial if kind in PROVIDER_SCHEMA_MANAGER.get_resource_types(region)]
    names = ", ".join(path.name for path in templates)
    print(f"{names} with {kind}: {len(regions)} regions: {' '.join(regions)}")
    without = [region for region in commercial if region not in regions]
    if without:
        print(f"Without {kind} in CloudFormation's registry: {' '.join(without)}")
    command = [Path(sys.executable).with_name("cfn-lint"), "--non-zero-exit-code", "informational"]
    command += ["--regions", *regions, "--template", *map(str, templates)]
    return subprocess.run(command, check=False, cwd=REPOSITORY).returncode


if __name__ == "__main__":
    sys.exit(main())

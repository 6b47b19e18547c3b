"""moto's server until its standard input ends; prints its address. The argument is its endpoints' image.

moto gives an endpoint of a stack a name of its own, whatever the template says, and knows no DeployedImages.
Both are filled in here; all the rest is moto's.
"""

import sys

from moto.sagemaker.models import FakeEndpoint
from moto.server import ThreadedMotoServer

IMAGE = sys.argv[1]
make = FakeEndpoint.create_from_cloudformation_json.__func__
variants = FakeEndpoint._process_production_variants


def make_named(cls, resource_name, cloudformation_json, *args, **named):
    name = cloudformation_json["Properties"].get("EndpointName", resource_name)
    return make(cls, name, cloudformation_json, *args, **named)


def variants_with_image(self, production_variants):
    images = [{"SpecifiedImage": IMAGE.split("@")[0], "ResolvedImage": IMAGE}]
    return [{**variant, "DeployedImages": images} for variant in variants(self, production_variants)]


FakeEndpoint.create_from_cloudformation_json = classmethod(make_named)
FakeEndpoint._process_production_variants = variants_with_image

server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
server.start()
host, port = server.get_host_and_port()
print(f"http://{host}:{port}", flush=True)
sys.stdin.read()
server.stop()

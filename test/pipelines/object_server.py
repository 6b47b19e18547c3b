"""Objects in S3 as step scripts fetch them, over HTTP."""

import os
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote

MISSING = b"<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message></Error>"
ENVIRONMENT = {
    "AWS_ACCESS_KEY_ID": "test",
    "AWS_SECRET_ACCESS_KEY": "test",
    "AWS_DEFAULT_REGION": "us-east-1",
}


class ObjectServer:
    """Serves `objects`, by `bucket/key`, and sets the environment so that AWS clients ask it."""

    def __init__(self):
        self.objects: dict[str, bytes] = {}
        objects = self.objects

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                body = objects.get(unquote(self.path.partition("?")[0]).lstrip("/"))
                self.send_response(200 if body is not None else 404)
                self.send_header("Content-Length", str(len(body if body is not None else MISSING)))
                self.end_headers()
                self.wfile.write(body if body is not None else MISSING)

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{self.server.server_port}"
        self.before = dict(os.environ)
        os.environ.update(ENVIRONMENT, AWS_ENDPOINT_URL=address)

    def put(self, uri: str, body: str | bytes) -> None:
        self.objects[uri.removeprefix("s3://")] = body.encode() if isinstance(body, str) else body

    def close(self) -> None:
        """Also takes back whatever the test set in the environment."""
        self.server.shutdown()
        self.server.server_close()
        os.environ.clear()
        os.environ.update(self.before)

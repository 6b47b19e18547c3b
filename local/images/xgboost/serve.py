"""Inference of the built-in XGBoost image behind the hosting contract: GET /ping, POST /invocations.

    serve.py serve

The model is the one file in /opt/ml/model, pickled or saved by XGBoost. Listens on SAGEMAKER_BIND_TO_PORT
(8080; 0 takes any free port) and says where. A model that cannot be loaded ends the program, as it ends the
image's workers.
"""

import os
import pickle
import sys
import threading
import traceback
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

# XGBoost loads pandas where it can, which takes half of its start; nothing here uses it.
sys.modules["pandas"] = None

import xgboost as xgb  # noqa: E402
from payload import ACCEPTED, UnsupportedPayload, encode, media_type, negotiate, read_matrix  # noqa: E402

MODEL = "/opt/ml/model"
MAX_CONTENT_LENGTH = int(os.environ.get("MAX_CONTENT_LENGTH", 6 * 1024 * 1024))


class Model:
    """A booster that one request at a time predicts with: not every booster can do more."""

    def __init__(self, booster):
        booster.set_param({"nthread": 1})
        self.booster = booster
        self.features = booster.num_features()
        self.lock = threading.Lock()

    def predict(self, matrix, content_type):
        """Predictions of all rows. Raises ValueError where the rows do not fit the model."""
        found, needed = matrix.num_col(), self.features
        if content_type == "text/csv":
            if found not in (needed, needed - 1):
                raise ValueError(
                    f"Feature size of {content_type} inference data {found} is not consistent "
                    f"with feature size of trained model {needed}."
                )
        elif found > needed + 1:
            raise ValueError(
                f"Feature size of {content_type} inference data {found} is larger than "
                f"feature size of trained model {needed}."
            )
        with self.lock:
            return self.booster.predict(matrix, validate_features=False).tolist()


def load_model(folder):
    names = sorted(name for name in os.listdir(folder) if not name.startswith("."))
    if not names:
        raise RuntimeError(f"There is no model file in {folder}.")
    with open(os.path.join(folder, names[0]), "rb") as file:
        content = file.read()
    try:
        # Images up to 1.2-2 pickled their models.
        return Model(pickle.loads(content))
    except Exception as pickle_error:
        booster = xgb.Booster()
        try:
            booster.load_model(bytearray(content))
        except Exception as xgboost_error:
            # XGBoost adds a stack trace of its own code.
            reason = str(xgboost_error).splitlines()[0]
            raise RuntimeError(f"Unable to load model {names[0]}: {pickle_error}; {reason}") from None
        return Model(booster)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Head and body leave in one packet.
    wbufsize = -1
    disable_nagle_algorithm = True
    model = None

    def do_GET(self):
        if self.path == "/ping":
            self.answer(200)
        elif self.path == "/execution-parameters":
            self.answer(
                200,
                '{"MaxConcurrentTransforms": 1, "BatchStrategy": "MULTI_RECORD", "MaxPayloadInMB": 6}',
                "application/json",
            )
        else:
            self.answer(404, "Not Found", "text/plain")

    def do_POST(self):
        length = int(self.headers.get("content-length") or 0)
        if length > MAX_CONTENT_LENGTH:
            self.close_connection = True
            self.answer(413, "Request Entity Too Large", "text/plain")
            return
        payload = self.rfile.read(length)
        if self.path != "/invocations":
            self.answer(404, "Not Found", "text/plain")
        elif not payload:
            self.answer(204)
        else:
            self.answer(*self.infer(payload))

    def infer(self, payload):
        accept = negotiate(self.headers.get("accept"))
        if accept is None:
            accepted = self.headers.get("accept")
            return (
                406,
                f"Accept type {accepted} is not supported. Supported: {', '.join(ACCEPTED)}",
                "text/plain",
            )
        content_type = media_type(self.headers.get("content-type") or "text/csv")
        try:
            matrix = read_matrix(payload, content_type)
        except UnsupportedPayload as error:
            print(error, file=sys.stderr, flush=True)
            return 415, str(error), "text/plain"
        try:
            predictions = self.model.predict(matrix, content_type)
        except Exception as error:
            traceback.print_exc()
            return 400, f"Unable to evaluate payload provided: {error}", "text/plain"
        return 200, encode(predictions, accept), accept

    def answer(self, status, text="", content_type="text/plain"):
        body = text.encode()
        self.send_response(status)
        if status != 204:
            # As Flask writes it in the image: text with its charset, other types as they are.
            charset = "; charset=utf-8" if content_type.startswith("text/") else ""
            self.send_header("content-type", content_type + charset)
            self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        """Says nothing: only failures are worth a line in the log."""


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 1024


def main():
    try:
        Handler.model = load_model(MODEL)
    except Exception as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        sys.exit(3)
    server = Server(("127.0.0.1", int(os.environ.get("SAGEMAKER_BIND_TO_PORT", "8080"))), Handler)
    host, port = server.server_address[:2]
    print(f"Listening at: http://{host}:{port}", flush=True)
    server.serve_forever()


main()

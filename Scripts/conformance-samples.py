"""Runs every cURL and JavaScript (REST) sample of a page of the service's documentation: DOCUMENT BASE KEY.

The samples run as they are but for base URL, key, ids and the picture's address, which is of this machine. Two of the
cURL samples cannot run as they stand, and are fixed by name in SLIPS.
"""

import json
import re
import shutil
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, HTTPServer

SERVICE = "https://api.clarifai.com"
IMAGE = "https://samples.clarifai.com/metro-north.jpg"
USER, APP = "sample", "gallery"
WORKFLOW = "photo-basics"

# Heading and language of a sample, what is wrong in it, and what was meant.
SLIPS = {
    ("Workflow Predict", "curl"): ("}'\\\nhttps", "}' \\\nhttps"),
    ("Delete Workflow by ID", "curl"): ("my-custom-workflow \\\n", "my-custom-workflow' \\\n"),
}

# A PNG picture of one red pixel.
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc0000003"
    "010100c9fe92ef0000000049454e44ae426082"
)


def samples(text, languages=("curl", "js_rest")):
    """Heading, language and code of each sample in these languages, in the order of the page."""
    heading = ""
    language = None
    for match in re.finditer(
        r"^#{2,3} (?P<heading>[^\n]+)$|<TabItem value=\"(?P<tab>\w+)\"|^```\w+\n(?P<code>.*?)^```$", text, re.M | re.S
    ):
        if match["heading"]:
            heading = match["heading"].strip()
        elif match["tab"]:
            language = match["tab"]
        elif language in languages:
            yield heading, language, match["code"]


def call(base, key, method, path, body=None):
    request = urllib.request.Request(
        base + path,
        method=method,
        data=None if body is None else json.dumps(body).encode(),
        headers={"Authorization": f"Key {key}"},
    )
    try:
        with urllib.request.urlopen(request) as response:
            return json.load(response)
    except urllib.error.HTTPError as error:
        return json.load(error)


def prepare(base, key, heading):
    """Puts the app into the state in which the sample is meant to run: without its workflow, or with it."""
    node = {"id": "colours", "model": {"id": "color-recognition"}}
    call(base, key, "DELETE", "/v2/workflows", {"delete_all": True})
    ids = [WORKFLOW] if heading == "Create" else [WORKFLOW, "my-custom-workflow"]
    call(base, key, "POST", "/v2/workflows", {"workflows": [{"id": id, "nodes": [node]} for id in ids]})


def filled_in(code, base, key, image):
    replacements = {
        SERVICE: base,
        IMAGE: image,
        "{YOUR_USER_ID}": USER,
        "{YOUR_APP_ID}": APP,
        "{YOUR_WORKFLOW_ID}": WORKFLOW,
        "{YOUR_PERSONAL_TOKEN}": key,
        "YOUR_API_KEY": key,
    }
    for placeholder, value in replacements.items():
        code = code.replace(placeholder, value)
    return code


def run_curl(code):
    """What the command printed and the HTTP status; curl is told to add the latter, and nothing else is changed."""
    script = 'curl() { command curl --silent --show-error --max-time 30 --write-out "\\n%{http_code}" "$@"; }\n' + code
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, timeout=60)
    body, _, status = done.stdout.rpartition("\n")
    return body, int(status or 0), done.stderr


def run_node(code):
    """The same of a script. Its `fetch` is watched for the status, which the samples do not print."""
    watch = (
        "const plain = globalThis.fetch; globalThis.fetch = async (...all) => "
        "{ const r = await plain(...all); console.error(r.status); return r; };\n"
    )
    done = subprocess.run(["node", "-e", watch + code], capture_output=True, text=True, timeout=60)
    status = done.stderr.strip().splitlines()[:1]
    return done.stdout, int(status[0]) if status and status[0].isdigit() else 0, done.stderr


class Picture(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Length", str(len(PICTURE)))
        self.end_headers()
        self.wfile.write(PICTURE)

    def log_message(self, *_):
        pass


def main():
    document, base, key = sys.argv[1:]
    pictures = HTTPServer(("127.0.0.1", 0), Picture)
    threading.Thread(target=pictures.serve_forever, daemon=True).start()
    image = f"http://127.0.0.1:{pictures.server_address[1]}/metro-north.png"
    has_node = shutil.which("node") is not None
    slips = dict(SLIPS)
    ran = failed = skipped = 0
    with open(document, encoding="utf-8") as file:
        found = list(samples(file.read()))
    for heading, language, code in found:
        name = f"{heading}, {'cURL' if language == 'curl' else 'JavaScript'}"
        if language == "js_rest" and not has_node:
            skipped += 1
            print(f"skipped  {name}: there is no node")
            continue
        fixed = ""
        if slip := slips.pop((heading, language), None):
            if slip[0] not in code:
                print(f"FAILED   {name}: its slip is gone from the document; take it out of SLIPS")
                failed += 1
                continue
            code, fixed = code.replace(*slip), " (its quoting fixed)"
        prepare(base, key, heading)
        run = run_curl if language == "curl" else run_node
        body, status, errors = run(filled_in(code, base, key, image))
        ran += 1
        try:
            verdict = status, json.loads(body)["status"]["code"]
        except (ValueError, KeyError, TypeError):
            verdict = status, None
        if verdict == (200, 10000):
            print(f"ok       {name}{fixed}")
        else:
            failed += 1
            print(f"FAILED   {name}: HTTP {verdict[0]}, code {verdict[1]}\n{body}{errors}")
    pictures.shutdown()
    print(f"{ran} samples ran, {failed} failed, {skipped} skipped")
    # An empty page passes nothing.
    sys.exit(failed > 0 or ran == 0)


if __name__ == "__main__":
    main()

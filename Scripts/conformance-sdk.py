"""Runs the service's Python SDK, and its command line, as their users do: BASE KEY [CERTIFICATE].

BASE is http://HOST:PORT, or with the certificate of the server https://HOST:PORT; both are asked by gRPC.
"""

import logging
import os
import subprocess
import sys
import tempfile

BASE, KEY = sys.argv[1:3]
CERTIFICATE = sys.argv[3] if len(sys.argv) > 3 else ""
HOME = tempfile.mkdtemp()
os.environ.update(
    {"HOME": HOME, "CLARIFAI_PAT": KEY, "CLARIFAI_USER_ID": "sample", "CLARIFAI_API_BASE": BASE, "COLUMNS": "200"}
)
if CERTIFICATE:
    # The SDK's calls by REST trust what requests trusts.
    os.environ.update({"CLARIFAI_ROOT_CERTIFICATES_PATH": CERTIFICATE, "REQUESTS_CA_BUNDLE": CERTIFICATE})

logging.disable(logging.INFO)

from clarifai.client.app import App
from clarifai.client.model import Model
from clarifai.client.user import User
from clarifai_grpc.grpc.api.status import status_code_pb2 as codes

PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc0000003"
    "010100c9fe92ef0000000049454e44ae426082"
)
CONFIGURATION = """
workflow:
  id: made-by-sdk
  nodes:
    - id: quality
      model:
        model_id: image-quality
    - id: sure
      model:
        model_id: concept-threshold
      node_inputs:
        - node_id: quality
"""
failed = []
ran = 0


def check(name, work):
    """One use of the SDK or the command line; `work` says whether it gave what it should."""
    global ran
    ran += 1
    try:
        good = work()
    except Exception as error:
        good, name = False, f"{name}: {error!r}"
    print(("ok       " if good else "FAILED   ") + name)
    if not good:
        failed.append(name)


def file(name, text):
    path = os.path.join(HOME, name)
    with open(path, "w") as target:
        target.write(text)
    return path


def command(*arguments, words):
    """The command line says these words, and ends well."""
    program = os.path.join(os.path.dirname(sys.executable), "clarifai")
    ended = subprocess.run(
        [program, *arguments], capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL
    )
    if ended.returncode == 0 and words in ended.stdout:
        return True
    print(ended.stdout, ended.stderr, sep="\n")
    return False


app = App(user_id="sample", app_id="gallery")


def workflow():
    return app.workflow(workflow_id="made-by-sdk")


def created():
    app.create_workflow(config_filepath=file("made.yml", CONFIGURATION), display=False)
    return [node.id for node in workflow().workflow_info.nodes] == ["quality", "sure"]


def patched(action, text, nodes):
    app.patch_workflow("made-by-sdk", action=action, config_filepath=file("patch.yml", text))
    return [node.id for node in workflow().workflow_info.nodes] == nodes


def exported():
    path = os.path.join(HOME, "exported.yml")
    workflow().export(path)
    with open(path) as source:
        return "made-by-sdk" in source.read()


def gone(*_):
    app.delete_workflow("made-by-sdk")
    return all(each.id != "made-by-sdk" for each in app.list_workflows())


ONE = CONFIGURATION.split("    - id: sure")[0]
MORE = ONE.replace("id: quality", "id: colours").replace("image-quality", "color-recognition")
ALONE = "workflow:\n  id: made-by-sdk\n  nodes:\n    - id: colours\n      model:\n        model_id: color-recognition\n"

check("User.list_apps", lambda: [each.id for each in User(user_id="sample").list_apps()] == ["gallery"])
check("User.list_organizations", lambda: User(user_id="sample").list_organizations() == [])
check("App.list_workflows", lambda: len(list(app.list_workflows())) > 3)
check("App.list_models", lambda: len(list(app.list_models(only_in_app=False))) > 3)
check("App.create_workflow", created)
check("App.patch_workflow, merge", lambda: patched("merge", MORE, ["quality", "sure", "colours"]))
check("App.patch_workflow, remove", lambda: patched("remove", ALONE, ["quality", "sure"]))
check("App.patch_workflow, overwrite", lambda: patched("overwrite", ONE, ["quality"]))
check("Workflow.list_versions", lambda: len(list(workflow().list_versions())) == 4)
check("Workflow.export", exported)
check(
    "Workflow.predict_by_bytes",
    lambda: workflow().predict_by_bytes(PICTURE, input_type="image").results[0].status.code == codes.SUCCESS,
)
check(
    "Model.predict_by_bytes",
    lambda: len(
        Model(user_id="sample", app_id="gallery", model_id="image-quality")
        .predict_by_bytes(PICTURE, input_type="image")
        .outputs[0]
        .data.concepts
    )
    == 8,
)
check("App.delete_workflow", gone)
check("clarifai login", lambda: command("login", BASE, "--pat", KEY, words="sample"))
check("clarifai whoami --orgs", lambda: command("whoami", "--orgs", words="sample"))
check("clarifai app list", lambda: command("app", "list", words="gallery"))
check(
    "clarifai model list", lambda: command("model", "list", "sample", "--app_id", "gallery", words="image-quality")
)

print(f"{ran} uses of the Python SDK and its command line, {len(failed)} failed")
sys.exit(bool(failed))

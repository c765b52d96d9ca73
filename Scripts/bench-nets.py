"""Times the classifiers beside onnxruntime, one thread each, in turns in one run; then a batch on one and two processors.

    bench-nets.py MESHBENCH PROGRAM

Both run the same weights on the same prepared picture, and have to give the same ten labels first.
"""

import base64
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.request

import numpy as np
import onnxruntime

TURNS, RUNS, IMAGES = 3, 40, 32


def graphs():
    spec = importlib.util.spec_from_file_location("graphs", os.path.join(os.path.dirname(__file__), "net-as-onnx.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def models_folder():
    data = os.environ.get("XDG_DATA_HOME") or os.path.expanduser("~/.local/share")
    return os.environ.get("MESHWORK_MODELS") or os.path.join(data, "meshwork", "models")


def session(model):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(model.SerializeToString(), options)


def nets(bench, folder):
    """True where each net gives the same labels; lite0 has to take at most twice the time."""
    good = True
    for name, side in (("efficientnet-lite0", 224), ("efficientnet-lite1", 240), ("efficientnet-lite2", 260)):
        path = os.path.join(folder, name + ".meshnet")
        other = session(graphs().graph(graphs().tensors(path), side))
        ours, theirs = [], []
        with tempfile.NamedTemporaryFile() as file:
            for _ in range(TURNS):
                photo = os.path.join(folder, "photos", "coffee.png")
                said = json.loads(subprocess.check_output([bench, "net", name, photo, file.name, str(RUNS)]))
                x = np.fromfile(file.name, "<f4").reshape(1, side, side, 3)
                ours.append(said["milliseconds"])
                for _ in range(RUNS):
                    start = time.perf_counter()
                    (found,) = other.run(None, {"pictures": x})
                    theirs.append((time.perf_counter() - start) * 1000)
                labels = np.argsort(-found[0], kind="stable")[:10].tolist()
        same = labels == said["labels"]
        ratio = min(ours) / min(theirs)
        print("  %s  %.1f ms, onnxruntime %.1f ms: %.2f times; %s" % (
            name, min(ours), min(theirs), ratio, "the same ten labels" if same else "OTHER LABELS"))
        good &= same and (name != "efficientnet-lite0" or ratio <= 2)
    return good


def batch(program, processors, folder):
    """Seconds that 32 images take through general concepts and colours, on so many processors."""
    allowed = sorted(os.sched_getaffinity(0))[:processors]
    with tempfile.TemporaryDirectory() as data:
        server = subprocess.Popen(
            [program, "serve", "--port", "0", "--key", "bench", "--data", data], stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, env=dict(os.environ, MESHWORK_MODELS=folder), text=True,
            preexec_fn=lambda: os.sched_setaffinity(0, allowed))
        try:
            base = server.stdout.readline().split()[-1]
            with open(os.path.join(folder, "photos", "egret.jpg"), "rb") as file:
                image = base64.b64encode(file.read()).decode()
            body = json.dumps({"inputs": [{"data": {"image": {"base64": image}}}] * IMAGES}).encode()
            path = base + "/v2/users/sample/apps/gallery/workflows/what-is-it/results"
            best = 1e9
            for _ in range(TURNS + 1):
                request = urllib.request.Request(path, data=body, headers={"Authorization": "Key bench"})
                start = time.perf_counter()
                with urllib.request.urlopen(request) as reply:
                    answer = json.load(reply)
                best = min(best, time.perf_counter() - start)
                assert answer["status"]["code"] in (10000, "SUCCESS"), answer["status"]
            with open("/proc/%d/status" % server.pid) as file:
                peak = next(int(line.split()[1]) for line in file if line.startswith("VmHWM"))
            return best, peak
        finally:
            server.terminate()
            server.wait()


def main(bench, program):
    folder = models_folder()
    if not os.path.exists(os.path.join(folder, "photos", "coffee.png")):
        print("The nets are not measured: weights and photos are not installed.")
        return 0
    print("Nets on one photo, one thread, best of %d" % (TURNS * RUNS))
    good = nets(bench, folder)
    one, _ = batch(program, 1, folder)
    two, peak = batch(program, 2, folder)
    print("  %d images through general concepts and colours: %.2f s on one processor, %.2f s on two: %.2f times the rate; "
          "at most %d MB" % (IMAGES, one, two, one / two, peak // 1024))
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

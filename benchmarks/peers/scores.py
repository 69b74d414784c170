#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Kerbside authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares every score of Kerbside with the official Cityscapes evaluation and with scikit-learn, to 1e-12.

Makes truth, instance ids and predictions in the official layout (void, group regions, caravans and trailers, absent
classes, predicted ignored ids, frames with hardly a valid pixel), scores them with kerbside-score-folder and with the
peers, and prints the largest difference of each group of numbers. Ends with 1 when one is above the limit.

    python3 -m venv /tmp/peers && /tmp/peers/bin/pip install cityscapesscripts "numpy<2" scikit-learn jsonschema
    cmake --preset release && cmake --build build/release --target kerbside-score-folder
    /tmp/peers/bin/python benchmarks/peers/scores.py --program build/release/bin/kerbside-score-folder

It installs nothing and writes to a temporary folder (or to --keep DIR).
"""
import argparse
import json
import math
import os
import pathlib
import subprocess
import sys
import tempfile
import warnings

import jsonschema
import numpy as np
from cityscapesscripts.helpers.labels import id2label, labels
from PIL import Image
from sklearn import metrics

LIMIT = 1e-12
SIZE = (256, 512)  # rows, columns
REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
NO_TRUTH = {12, 31}  # wall is predicted but never there; a train is nowhere
NEVER = {31}


def boxes(random, count):
    for _ in range(count):
        top, left = random.integers(0, SIZE[0]), random.integers(0, SIZE[1])
        height, width = random.integers(4, 70), random.integers(4, 110)
        yield np.s_[top:top + height, left:left + width]


def made_truth(random):
    """Label ids and instance ids: stuff, then instances and group regions of every label that has instances."""
    ids = np.full(SIZE, 7, np.uint8)
    stuff = [i for i in range(34) if i not in NO_TRUTH and not id2label[i].hasInstances]
    for box in boxes(random, 60):
        ids[box] = random.choice(stuff)
    instances = ids.astype(np.uint16)
    things = [i for i in range(34) if i not in NO_TRUTH and id2label[i].hasInstances]
    for number, box in enumerate(boxes(random, 30)):
        label = int(random.choice(things))
        ids[box] = label
        instances[box] = label if random.random() < 0.15 else label * 1000 + number
    return ids, instances


def made_prediction(random, ids):
    """The truth, moved, with swaps, void, ignored ids and noise."""
    predicted = np.roll(ids, (int(random.integers(-3, 4)), int(random.integers(-4, 5))), (0, 1))
    ignored = [i for i in range(34) if id2label[i].ignoreInEval]
    anything = [i for i in range(34) if i not in NEVER]
    for box in boxes(random, 12):
        predicted[box] = random.choice(anything)
    for box in boxes(random, 4):
        predicted[box] = random.choice(ignored)  # caravans for cars, and void
    noise = random.random(SIZE) < 0.02
    predicted[noise] = random.choice(anything, np.count_nonzero(noise))
    return predicted


def made_frames(random, count):
    for number in range(count):
        ids, instances = made_truth(random)
        predicted = made_prediction(random, ids)
        if number == 1:  # nothing valid but one pixel
            ids[:] = 3
            instances[:] = 3
            ids[5, 5] = instances[5, 5] = 8
        if number == 2:  # nothing valid at all
            ids[:] = 0
            instances[:] = 0
        if number == 3:
            predicted = ids.copy()
        yield f"{'aachen' if number % 2 else 'bad-kissingen'}_{number:06}_000019", ids, instances, predicted


def write_data(folder, frames, schemes):
    tables = {name: class_table(scheme) for name, scheme in schemes.items()}
    for name, ids, instances, predicted in frames:
        city = name.split("_")[0]
        truth = folder / "root/gtFine/val" / city
        truth.mkdir(parents=True, exist_ok=True)
        Image.fromarray(ids).save(truth / f"{name}_gtFine_labelIds.png")
        Image.fromarray(instances).save(truth / f"{name}_gtFine_instanceIds.png")
        results = folder / "ids" / city
        results.mkdir(parents=True, exist_ok=True)
        Image.fromarray(predicted).save(results / f"{name}.png")
        for scheme, table in tables.items():
            results = folder / scheme
            results.mkdir(exist_ok=True)
            (results / "predictions.json").write_text(json.dumps({"format": 1, "scheme": scheme}))
            Image.fromarray(table[predicted]).save(results / f"{name}_labelTrainIds.png")


def class_table(scheme):
    table = np.full(256, 255, np.uint8)
    for index, entry in enumerate(scheme["classes"]):
        for label in entry["labelIds"]:
            table[label] = index
    return table


def official(folder, results):
    export = folder / "official"
    export.mkdir(exist_ok=True)
    environment = dict(os.environ, CITYSCAPES_DATASET=str(folder / "root"), CITYSCAPES_RESULTS=str(results),
                       CITYSCAPES_EXPORT_DIR=str(export))
    subprocess.run([sys.executable, "-m", "cityscapesscripts.evaluation.evalPixelLevelSemanticLabeling"],
                   env=environment, check=True, stdout=subprocess.DEVNULL)
    return json.loads((export / "resultPixelLevelSemanticLabeling.json").read_text())


class Comparison:
    """Largest difference per group of numbers."""

    def __init__(self):
        self.groups = {}

    def add(self, group, ours, theirs):
        ours = math.nan if ours is None else ours
        theirs = math.nan if theirs is None else theirs
        both = math.isnan(ours) and math.isnan(theirs)
        difference = 0.0 if both else abs(ours - theirs)  # NaN against a number stays NaN
        count, undefined, worst = self.groups.get(group, (0, 0, 0.0))
        worst = difference if math.isnan(difference) or difference > worst else worst
        self.groups[group] = (count + 1, undefined + both, worst)

    def tree(self, group, ours, theirs):
        if isinstance(theirs, dict):
            assert list(ours) == list(theirs), f"{group}: keys {list(ours)} against {list(theirs)}"
            for key in theirs:
                self.tree(group if "." in group else f"{group}.{key}", ours[key], theirs[key])
        elif isinstance(theirs, list):
            assert len(ours) == len(theirs), group
            for one, other in zip(ours, theirs):
                self.tree(group, one, other)
        else:
            self.add(group, ours, theirs)

    def report(self):
        print(f"{'numbers':52}{'count':>7}{'0/0':>6}  largest difference")
        for group, (count, undefined, worst) in self.groups.items():
            print(f"{group:52}{count:7}{undefined:6}  {worst:.3g}")
        return all(worst <= LIMIT for _, _, worst in self.groups.values())


def jaccards(truth, predicted):
    present = sorted(set(np.unique(truth)) | set(np.unique(predicted)) - {255})
    if truth.size == 0:
        return dict.fromkeys(("perPixel", "micro", "macro", "weighted"), math.nan)
    result = {"perPixel": metrics.accuracy_score(truth, predicted)}
    for average in ("micro", "macro", "weighted"):
        result[average] = metrics.jaccard_score(truth, predicted, labels=present, average=average)
    return result


def compare_with_sklearn(comparison, group, scores, scheme, frames):
    table = class_table(scheme)
    names = [entry["name"] for entry in scheme["classes"]]
    indices = list(range(len(names)))
    truths, predictions, per_frame = [], [], []
    for _, ids, _, predicted in frames:
        truth, prediction = table[ids], table[predicted]
        valid = truth != 255
        truths.append(truth[valid])
        predictions.append(prediction[valid])
        per_frame.append(jaccards(truths[-1], predictions[-1]))
    truth, prediction = np.concatenate(truths), np.concatenate(predictions)

    pooled = jaccards(truth, prediction)
    comparison.add(f"{group} pixelAccuracy", scores["pixelAccuracy"], pooled.pop("perPixel"))
    for name, value in pooled.items():
        comparison.add(f"{group} jaccard.pooled", scores["jaccard"]["pooled"][name], value)
    for name, value in scores["jaccard"]["perFrame"].items():
        comparison.add(f"{group} jaccard.perFrame", value, float(np.nanmean([one[name] for one in per_frame])))

    single = {"perClass": metrics.jaccard_score, "perClassPrecision": metrics.precision_score,
              "perClassRecall": metrics.recall_score, "perClassF1": metrics.f1_score}
    for key, function in single.items():
        undefined = {} if function is metrics.jaccard_score else {"zero_division": np.nan}
        values = function(truth, prediction, labels=indices, average=None, **undefined)
        for index, name in enumerate(names):
            nowhere = not np.any(truth == index) and not np.any(prediction == index)
            comparison.add(f"{group} {key}", scores[key][name], math.nan if nowhere else values[index])
    recall = metrics.recall_score(truth, prediction, labels=indices, average=None, zero_division=np.nan)
    comparison.add(f"{group} meanAccuracy", scores["meanAccuracy"], float(np.nanmean(recall)))
    confusion = metrics.confusion_matrix(truth, prediction, labels=indices + [255])[:-1]
    comparison.tree(f"{group} confusion.", scores["confusion"], confusion.tolist())


def compare_with_official(comparison, group, scores, result):
    names = {label.name for label in labels if 0 <= label.trainId < 19}
    comparison.add(f"{group} miou", scores["miou"], result["averageScoreClasses"])
    comparison.add(f"{group} iiou", scores["iiou"], result["averageScoreInstClasses"])
    comparison.add(f"{group} categoryMiou", scores["categoryMiou"], result["averageScoreCategories"])
    comparison.add(f"{group} categoryIiou", scores["categoryIiou"], result["averageScoreInstCategories"])
    assert set(scores["perClass"]) == names
    for name in names:
        comparison.add(f"{group} perClass (official)", scores["perClass"][name], result["classScores"][name])
        comparison.add(f"{group} perClassIiou", scores["perClassIiou"][name], result["classInstScores"][name])
    for name, value in scores["perCategory"].items():
        comparison.add(f"{group} perCategory", value, result["categoryScores"][name])
        comparison.add(f"{group} perCategoryIiou", scores["perCategoryIiou"][name], result["categoryInstScores"][name])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True, type=pathlib.Path, help="kerbside-score-folder")
    parser.add_argument("--frames", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=pathlib.Path, help="folder for the made files")
    arguments = parser.parse_args()
    schemes = {name: json.loads((REPOSITORY / f"resources/schemes/{name}.json").read_text())
               for name in ("cityscapes-19", "merged-10")}
    schema = json.loads((REPOSITORY / "docs/schema/evaluate.schema.json").read_text())
    frames = list(made_frames(np.random.default_rng(arguments.seed), max(4, arguments.frames)))
    comparison = Comparison()
    warnings.filterwarnings("ignore", module="sklearn")  # absent classes are 0/0, as they should be

    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.keep or pathlib.Path(temporary)
        write_data(folder, frames, schemes)
        results = {}
        for slot in ("ids", *schemes):
            out, official_out = folder / f"{slot}.json", folder / f"{slot}-official.json"
            subprocess.run([arguments.program, folder / "root", "val", folder / slot, out, official_out], check=True)
            results[slot] = json.loads(out.read_text())
            jsonschema.validate(results[slot], schema)
        peer = official(folder, folder / "ids")
        comparison.tree("official file", json.loads((folder / "ids-official.json").read_text()), peer)

        for slot in ("ids", "cityscapes-19"):
            scores = results[slot]["models"][0]["scores"]
            for name, title in (("cityscapes-19", "19"), ("merged-10", "10")):
                compare_with_sklearn(comparison, f"{slot} in {title}:", scores[name], schemes[name], frames)
        compare_with_official(comparison, "ids in 19:", results["ids"]["models"][0]["scores"]["cityscapes-19"], peer)
        coarse = results["merged-10"]["models"][0]["scores"]
        assert set(coarse) == {"merged-10"}
        compare_with_sklearn(comparison, "merged-10 in 10:", coarse["merged-10"], schemes["merged-10"], frames)

        # A file of classes cannot hold ids that the evaluation ignores: the peer gets them as unlabeled.
        table = np.zeros(256, np.uint8)
        for entry in schemes["cityscapes-19"]["classes"]:
            table[entry["labelIds"]] = entry["labelIds"]
        for name, _, _, predicted in frames:
            (folder / "void").mkdir(exist_ok=True)
            Image.fromarray(table[predicted]).save(folder / "void" / f"{name}.png")
        peer = official(folder, folder / "void")
        fine = results["cityscapes-19"]["models"][0]["scores"]["cityscapes-19"]
        comparison.tree("official file of classes",
                        json.loads((folder / "cityscapes-19-official.json").read_text()), peer)
        compare_with_official(comparison, "cityscapes-19 in 19:", fine, peer)

    print(f"{len(frames)} frames of {SIZE[1]}x{SIZE[0]}, seed {arguments.seed}")
    equal = comparison.report()
    print("equal" if equal else f"DIFFERENT: above {LIMIT}")
    return 0 if equal else 1


if __name__ == "__main__":
    sys.exit(main())

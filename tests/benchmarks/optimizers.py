"""One step of each optimizer over 1,000,000 weights: kerastutor beside the leanest in-place NumPy that does the same arithmetic.

    python tests/benchmarks/optimizers.py

The peer works on whole arrays, or on blocks of several sizes so that what is in between stays in the processor's cache; the fastest of
these counts. Its rooms for what is in between are made beforehand. Under each time stands the memory of ours: what a step takes, and
what is kept from step to step, beside the weights and the arrays that the formula needs.
"""
import tracemalloc

import numpy as np
from pairs import compare, headline, seconds

from kerastutor import backend as K
from kerastutor import optimizers

WEIGHTS, STEPS = 1_000_000, 20
BLOCKS = (1 << 14, 1 << 16, 1 << 18, WEIGHTS)
SHAPES = {"one array": [(1000, 1000)], "20 arrays": [(250, 200)] * 20}
EPSILON = 1e-7


def sgd(w, g, slots, a, b, numbers):
    np.multiply(g, 0.01, out=a)
    w -= a


def momentum(w, g, slots, a, b, numbers):
    v, = slots
    v *= 0.9
    np.multiply(g, 0.01, out=a)
    v -= a
    w += v


def rmsprop(w, g, slots, a, b, numbers):
    v, = slots
    v *= 0.9
    np.multiply(g, g, out=a)
    a *= 0.1
    v += a
    np.sqrt(v, out=a)
    a += EPSILON
    np.divide(g, a, out=a)
    a *= 0.001
    w -= a


def adagrad(w, g, slots, a, b, numbers):
    v, = slots
    np.multiply(g, g, out=a)
    v += a
    np.sqrt(v, out=a)
    a += EPSILON
    np.divide(g, a, out=a)
    a *= 0.01
    w -= a


def adadelta(w, g, slots, a, b, numbers):
    v, d = slots
    v *= 0.95
    np.multiply(g, g, out=a)
    a *= 0.05
    v += a
    np.add(d, EPSILON, out=a)
    np.add(v, EPSILON, out=b)
    a /= b
    np.sqrt(a, out=a)
    a *= g
    w -= a
    a *= a
    a *= 0.05
    d *= 0.95
    d += a


def adam(w, g, slots, a, b, lr):
    m, v = slots[:2]
    m *= 0.9
    np.multiply(g, 0.1, out=a)
    m += a
    v *= 0.999
    np.multiply(g, g, out=a)
    a *= 0.001
    v += a
    if len(slots) == 3:
        v = np.maximum(slots[2], v, out=slots[2])
    np.sqrt(v, out=a)
    a += EPSILON
    np.divide(m, a, out=a)
    a *= lr
    w -= a


def adamax(w, g, slots, a, b, lr):
    m, u = slots
    m *= 0.9
    np.multiply(g, 0.1, out=a)
    m += a
    u *= 0.999
    np.abs(g, out=a)
    np.maximum(u, a, out=u)
    np.add(u, EPSILON, out=a)
    np.divide(m, a, out=a)
    a *= lr
    w -= a


def nadam(w, g, slots, a, b, numbers):
    of_g, of_m, share = numbers
    m, v = slots
    m *= 0.9
    np.multiply(g, 0.1, out=a)
    m += a
    v *= 0.999
    np.multiply(g, g, out=a)
    a *= 0.001
    v += a
    np.multiply(g, of_g, out=a)
    np.multiply(m, of_m, out=b)
    a += b
    np.multiply(v, share, out=b)
    np.sqrt(b, out=b)
    b += EPSILON
    a /= b
    w -= a


def nothing(t):
    """The other rules need no numbers that change from step to step."""


def for_adam(t):
    return 0.001 * (1 - 0.999 ** t) ** 0.5 / (1 - 0.9 ** t)


def for_adamax(t):
    return 0.002 / (1 - 0.9 ** t)


def for_nadam(t):
    c = [0.9 * (1 - 0.5 * 0.96 ** (step * 0.004)) for step in range(1, t + 2)]
    product = float(np.prod(c))
    return 0.002 * (1 - c[-2]) / (1 - product / c[-1]), 0.002 * c[-1] / (1 - product), 1 / (1 - 0.999 ** t)


RULES = {
    "SGD": (optimizers.SGD, sgd, nothing, 0), "SGD, momentum": (lambda: optimizers.SGD(momentum=0.9), momentum, nothing, 1),
    "RMSprop": (optimizers.RMSprop, rmsprop, nothing, 1), "Adagrad": (optimizers.Adagrad, adagrad, nothing, 1),
    "Adadelta": (optimizers.Adadelta, adadelta, nothing, 2), "Adam": (optimizers.Adam, adam, for_adam, 2),
    "Adam, amsgrad": (lambda: optimizers.Adam(amsgrad=True), adam, for_adam, 3),
    "Adamax": (optimizers.Adamax, adamax, for_adamax, 2), "Nadam": (optimizers.Nadam, nadam, for_nadam, 2),
}


class Ours:
    """A model's weights under one of the library's optimizers."""

    def __init__(self, make, shapes):
        self.params, self.optimizer = [K.variable(np.zeros(s)) for s in shapes], make()

    def step(self, gradients):
        self.optimizer.step(self.params, gradients)

    def weights(self):
        return [w.value for w in self.params]


class Lean:
    """The same by hand, each array by itself, `block` numbers at a time."""

    def __init__(self, rule, numbers, slots, shapes, block):
        self.rule, self.numbers, self.block, self.t = rule, numbers, block, 0
        self.arrays = [np.zeros(s, "float32") for s in shapes]
        self.slots = [[np.zeros(s, "float32") for _ in range(slots)] for s in shapes]
        self.rooms = np.empty((2, min(block, max(map(np.size, self.arrays)))), "float32")

    def step(self, gradients):
        self.t += 1
        numbers = self.numbers(self.t)
        for w, g, slots in zip(self.arrays, gradients, self.slots):
            w, g, slots = w.reshape(-1), g.reshape(-1), [s.reshape(-1) for s in slots]
            for begin in range(0, len(w), self.block):
                here = slice(begin, begin + self.block)
                a, b = self.rooms[:, :len(w[here])]
                self.rule(w[here], g[here], [s[here] for s in slots], a, b, numbers)

    def weights(self):
        return self.arrays


def run(subject, gradients):
    for k in range(STEPS):
        subject.step(gradients[k % len(gradients)])
    return subject.weights()


def fastest(parts, shapes, gradients):
    """The block size with which the peer is fastest; the largest is the whole array."""
    times = {block: [] for block in BLOCKS}
    peers = {block: Lean(*parts, shapes, block) for block in BLOCKS}
    for _ in range(5):
        for block, peer in peers.items():
            times[block].append(seconds(lambda lean: run(lean, gradients), peer, 0))
    return min(BLOCKS, key=lambda block: min(times[block]))


def memory(make, slots, shapes, gradients):
    """The most that one step takes while it lasts, and what is kept beside weights and slots, in bytes."""
    tracemalloc.start()
    subject = Ours(make, shapes)
    subject.step(gradients)
    before = tracemalloc.get_traced_memory()[0]
    tracemalloc.reset_peak()
    subject.step(gradients)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak - before, before - 4 * WEIGHTS * (1 + slots)


def main():
    draw = np.random.RandomState(0)
    headline("lean NumPy")
    for place, shapes in SHAPES.items():
        gradients = [[draw.standard_normal(s).astype("float32") for s in shapes] for _ in range(2)]
        for name, (make, *parts) in RULES.items():
            block = fastest(parts, shapes, gradients)
            ours, lean = Ours(make, shapes), Lean(*parts, shapes, block)
            way = "whole" if block == WEIGHTS else f"in blocks of {block}"
            compare(f"{STEPS} steps, {place}, {name}; peer {way}", lambda subject: run(subject, gradients), ours, lean, 0.77, 1e-5)
            step, rooms = memory(make, len(ours.optimizer.slots), shapes, gradients[0])
            print(f"    a step takes {step / 1e3:.0f} kB and keeps {rooms / 1e3:.0f} kB for a model of {4 * WEIGHTS / 1e3:.0f} kB")


if __name__ == "__main__":
    main()

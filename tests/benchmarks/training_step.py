"""One training step of an MLP 784-128-64-10, batch 32, Adam: kerastutor against the same step hand-written in NumPy.

    python tests/benchmarks/training_step.py

Both do the same arithmetic, in pairs, in one process; their weights are compared after 20 steps.
"""
import statistics
import time

import numpy as np

from kerastutor.layers import Dense
from kerastutor.models import Sequential
from kerastutor.utils import set_random_seed

STEPS, PAIRS = 200, 9


class ByHand:
    """The same network with its backward pass and Adam written out."""

    def __init__(self, weights):
        self.weights = [w.copy() for w in weights]
        self.m = [np.zeros_like(w) for w in weights]
        self.v = [np.zeros_like(w) for w in weights]
        self.t = 0

    def step(self, x, y):
        w1, b1, w2, b2, w3, b3 = self.weights
        h1 = np.maximum(x @ w1 + b1, 0)
        h2 = np.maximum(h1 @ w2 + b2, 0)
        z = h2 @ w3 + b3
        e = np.exp(z - z.max(axis=1, keepdims=True))
        p = e / e.sum(axis=1, keepdims=True)
        loss = -np.mean(np.log(np.clip((p * y).sum(axis=1), 1e-7, 1)))
        correct = np.mean(p.argmax(axis=1) == y.argmax(axis=1))
        g3 = (p - y) / np.float32(len(x))
        g2 = (g3 @ w3.T) * (h2 > 0)
        g1 = (g2 @ w2.T) * (h1 > 0)
        grads = [x.T @ g1, g1.sum(axis=0), h1.T @ g2, g2.sum(axis=0), h2.T @ g3, g3.sum(axis=0)]
        self.t += 1
        lr = 0.001 * (1 - 0.999 ** self.t) ** 0.5 / (1 - 0.9 ** self.t)
        for w, m, v, g in zip(self.weights, self.m, self.v, grads):
            m *= 0.9
            m += 0.1 * g
            v *= 0.999
            v += 0.001 * g * g
            w -= lr * m / (np.sqrt(v) + 1e-7)
        return loss, correct


def main():
    set_random_seed(1)
    x = np.random.rand(32, 784).astype("float32")
    y = np.eye(10, dtype="float32")[np.random.randint(0, 10, 32)]
    model = Sequential([Dense(128, activation="relu", input_shape=(784,)), Dense(64, activation="relu"), Dense(10, activation="softmax")])
    model.compile("adam", "categorical_crossentropy", metrics=["accuracy"])
    by_hand = ByHand(model.get_weights())

    def seconds(step):
        start = time.perf_counter()
        for _ in range(STEPS):
            step(x, y)
        return time.perf_counter() - start

    for _ in range(20):
        model.train_on_batch(x, y), by_hand.step(x, y)
    apart = max(float(np.abs(a - b).max()) for a, b in zip(model.get_weights(), by_hand.weights))
    assert apart < 1e-4, f"the two do not compute the same: {apart}"
    pairs = [(seconds(model.train_on_batch), seconds(by_hand.step)) for _ in range(PAIRS)]
    ours, theirs = (statistics.median(p[k] for p in pairs) / STEPS * 1e3 for k in (0, 1))
    ratio = statistics.median(a / b for a, b in pairs)
    print(f"train_on_batch {ours:.3f} ms, by hand {theirs:.3f} ms, ratio {ratio:.2f} (median of {PAIRS} pairs of {STEPS} steps; bound 1.5)")
    print(f"largest difference between the weights after 20 steps: {apart:.1e}")


if __name__ == "__main__":
    main()

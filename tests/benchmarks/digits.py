"""From `import` to the score: a Dense 64-128-64-10 network on the digits, each run in a fresh process.

    python tests/benchmarks/digits.py
"""
import statistics
import subprocess
import sys
import time

RUNS = 5
LEARN = """
from kerastutor.datasets import digits
from kerastutor.layers import Dense
from kerastutor.models import Sequential
from kerastutor.utils import set_random_seed

set_random_seed({seed})
(x_train, y_train), (x_test, y_test) = digits.load_data()
x_train, x_test = x_train.reshape(-1, 64) / 16, x_test.reshape(-1, 64) / 16
model = Sequential([Dense(128, activation="relu", input_shape=(64,)), Dense(64, activation="relu"), Dense(10, activation="softmax")])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x_train, y_train, batch_size=32, epochs=20, verbose=0)
print(model.evaluate(x_test, y_test, verbose=0)[1])
"""


def main():
    seconds, scores = [], []
    for seed in range(RUNS):
        start = time.perf_counter()
        done = subprocess.run([sys.executable, "-c", LEARN.format(seed=seed)], capture_output=True, text=True, check=True)
        seconds.append(time.perf_counter() - start)
        scores.append(float(done.stdout))
    print(f"{RUNS} fresh processes: accuracy on 360 held-back digits {min(scores):.1%} to {max(scores):.1%} (wanted 96%), "
          f"median {statistics.median(seconds):.2f} s a process (wanted 5 s)")


if __name__ == "__main__":
    main()

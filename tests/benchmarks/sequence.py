"""Sequence preprocessing side by side with keras-preprocessing 1.1.2: how many times as fast, on the same input, with equal results.

    python tests/benchmarks/sequence.py
"""
import gc
import platform
import random
import statistics
import time

import numpy as np

np.unicode_ = np.str_  # keras-preprocessing 1.1.2 asks for this name, which NumPy 2 no longer has

import keras_preprocessing.sequence as keras  # noqa: E402

from kerastutor.preprocessing import sequence as ours  # noqa: E402

PAIRS = 7


def seeded(job, library, seed):
    random.seed(seed)
    np.random.seed(seed)
    return job(library)


def seconds(job, library, seed):
    """Processor time of one run (others may be busy on this machine), and of what Python's collector owes for it."""
    gc.collect()
    start = time.process_time()
    result = seeded(job, library, seed)
    gc.collect(0)
    duration = time.process_time() - start
    del result
    return duration


def compare(name, job, wanted):
    """Print how many times as fast `job(ours)` is as `job(keras)`: the median over interleaved pairs of runs."""
    assert equal(seeded(job, ours, 0), seeded(job, keras, 0)), f"{name}: the results differ"
    times = []
    for pair in range(PAIRS):
        order = (ours, keras) if pair % 2 else (keras, ours)
        run = {library: seconds(job, library, pair) for library in order}
        times.append((run[ours], run[keras]))
    ratios = sorted(theirs / mine for mine, theirs in times)
    mine, theirs = (1000 * statistics.median(column) for column in zip(*times))
    ratio = statistics.median(ratios)
    print(f"{name:<58}{mine:8.1f} ms {theirs:8.1f} ms {ratio:6.2f} x  ({ratios[0]:.2f} .. {ratios[-1]:.2f}; "
          f"wanted {wanted}: {'yes' if ratio >= wanted else 'NO'})")


def equal(one, other):
    if isinstance(one, np.ndarray):
        return one.dtype == other.dtype and np.array_equal(one, other)
    if isinstance(one, (tuple, list)) and one and isinstance(one[0], (tuple, np.ndarray)):
        return len(one) == len(other) and all(map(equal, one, other))
    return one == other


def main():
    draw = np.random.RandomState(0)
    reviews = [draw.randint(1, 20_000, size=length).tolist() for length in draw.randint(10, 400, size=25_000)]
    text = draw.randint(0, 20_000, size=100_000).tolist()
    series = draw.standard_normal(100_000)
    print(f"Python {platform.python_version()}, NumPy {np.__version__}; "
          f"medians of {PAIRS} interleaved pairs: ours, keras-preprocessing, ratio")
    for maxlen in (20, 100, None):
        compare(f"pad_sequences, 25,000 lists, maxlen={maxlen}", lambda library: library.pad_sequences(reviews, maxlen=maxlen), 1)
    compare("skipgrams, 100,000 words, positive pairs in order",
            lambda library: library.skipgrams(text, 20_000, negative_samples=0, shuffle=False), 5)
    compare("skipgrams, 100,000 words, negatives and shuffle", lambda library: library.skipgrams(text, 20_000), 1)
    for length in (10, 50):
        compare(f"TimeseriesGenerator, 100,000 points, length={length}", lambda library: epoch(library, series, length), 2)


def epoch(library, series, length):
    batches = library.TimeseriesGenerator(series, series, length=length)
    return [batches[index] for index in range(len(batches))]


if __name__ == "__main__":
    main()

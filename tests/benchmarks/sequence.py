"""Sequence preprocessing side by side with keras-preprocessing 1.1.2: how many times as fast, on the same input, with equal results.

    python tests/benchmarks/sequence.py
"""
import numpy as np
from pairs import compare, headline

np.unicode_ = np.str_  # keras-preprocessing 1.1.2 asks for this name, which NumPy 2 no longer has

import keras_preprocessing.sequence as keras  # noqa: E402

from kerastutor.preprocessing import sequence as ours  # noqa: E402


def main():
    draw = np.random.RandomState(0)
    reviews = [draw.randint(1, 20_000, size=length).tolist() for length in draw.randint(10, 400, size=25_000)]
    text = draw.randint(0, 20_000, size=100_000).tolist()
    series = draw.standard_normal(100_000)
    headline("keras-preprocessing")
    for maxlen in (20, 100, None):
        compare(f"pad_sequences, 25,000 lists, maxlen={maxlen}",
                lambda library: library.pad_sequences(reviews, maxlen=maxlen), ours, keras, 1)
    compare("skipgrams, 100,000 words, positive pairs in order",
            lambda library: library.skipgrams(text, 20_000, negative_samples=0, shuffle=False), ours, keras, 5)
    compare("skipgrams, 100,000 words, negatives and shuffle", lambda library: library.skipgrams(text, 20_000), ours, keras, 1)
    for length in (10, 50):
        compare(f"TimeseriesGenerator, 100,000 points, length={length}", lambda library: epoch(library, series, length), ours, keras, 2)


def epoch(library, series, length):
    batches = library.TimeseriesGenerator(series, series, length=length)
    return [batches[index] for index in range(len(batches))]


if __name__ == "__main__":
    main()

"""Text preprocessing side by side with keras-preprocessing 1.1.2: how many times as fast, on the same input, with equal results.

    python tests/benchmarks/text.py
"""
from itertools import cycle, islice
from pydoc_data.topics import topics

import numpy as np
from pairs import compare, headline

np.unicode_ = np.str_  # keras-preprocessing 1.1.2 asks for this name, which NumPy 2 no longer has

import keras_preprocessing.text as keras  # noqa: E402

from kerastutor.preprocessing import text as ours  # noqa: E402


def main():
    pages = [*topics.values()]
    pages *= 5_000_000 // sum(map(len, pages)) + 1
    paragraphs = [*islice(cycle("\n\n".join(topics.values()).split("\n\n")), 10_000)]
    headline("keras-preprocessing")
    compare(f"fit_on_texts + texts_to_sequences, {sum(map(len, pages)) / 1e6:.1f} MB of English",
            lambda library: learned(library, pages), ours, keras, 1.2)
    tokenizers = {library: library.Tokenizer(num_words=1000) for library in (ours, keras)}
    for tokenizer in tokenizers.values():
        tokenizer.fit_on_texts(paragraphs)
    for mode, wanted in ("tfidf", 3), ("freq", 1), ("count", 1), ("binary", 1):
        compare(f"texts_to_matrix, 10,000 texts, num_words=1000, {mode}",
                lambda library: tokenizers[library].texts_to_matrix(paragraphs, mode), ours, keras, wanted)


def learned(library, texts):
    tokenizer = library.Tokenizer()
    tokenizer.fit_on_texts(texts)
    return tokenizer.texts_to_sequences(texts), [*tokenizer.word_counts.items()], tokenizer.word_docs, [*tokenizer.word_index.items()]


if __name__ == "__main__":
    main()

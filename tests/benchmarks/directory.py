"""An epoch over 10,000 small PNG files from a folder, and a model that learns from them: how fast, with progress shown, in how much memory.

    python tests/benchmarks/directory.py
"""
import sys
import tempfile
import threading
import time
from pathlib import Path

import numpy as np
import psutil

from kerastutor.layers import Dense, Flatten
from kerastutor.models import Sequential
from kerastutor.preprocessing.image import ImageDataGenerator, save_img
from kerastutor.utils import set_random_seed

FILES, SIDE = 10_000, 32
MIB = 2 ** 20


class Memory(threading.Thread):
    """Looks at the memory of this process every 10 ms, from `with` to its end."""

    def __init__(self):
        super().__init__(daemon=True)
        self.process, self.done = psutil.Process(), threading.Event()

    def __enter__(self):
        self.first = self.most = self.now()
        self.start()
        return self

    def __exit__(self, *_):
        self.done.set()
        self.join()
        self.last = self.now()

    def now(self):
        return self.process.memory_info().rss / MIB

    def run(self):
        while not self.done.wait(0.01):
            self.most = max(self.most, self.now())

    def __str__(self):
        return (f"memory {self.first:.0f} MiB at the start, {self.most:.0f} at most, {self.last:.0f} at the end "
                f"(all pictures as float32: {FILES * SIDE * SIDE * 3 * 4 / MIB:.0f})")


class Watched:
    """A screen that counts how often a line of progress was written anew."""

    def __init__(self, screen):
        self.screen, self.progress = screen, 0

    def write(self, text):
        self.progress += "\r" in text
        return self.screen.write(text)

    def flush(self):
        self.screen.flush()


def main():
    set_random_seed(0)
    with tempfile.TemporaryDirectory() as folder:
        write_files(Path(folder))
        generator = ImageDataGenerator(rotation_range=10, horizontal_flip=True, featurewise_center=True, featurewise_std_normalization=True)
        generator.fit(next(ImageDataGenerator().flow_from_directory(folder, target_size=(SIDE, SIDE), class_mode=None, batch_size=500)))
        start = time.perf_counter()
        batches = generator.flow_from_directory(folder, target_size=(SIDE, SIDE), class_mode="binary", batch_size=64)
        print(f"found in {time.perf_counter() - start:.2f} s")
        walk(batches)
        learn(batches)


def write_files(folder):
    draw = np.random.RandomState(0)
    for number, name in enumerate(("dark", "bright")):
        (folder / name).mkdir()
        for k in range(FILES // 2):
            pixels = draw.randint(0, 156, (SIDE, SIDE, 3)) + 100 * number
            save_img(folder / name / f"{k:05d}.png", pixels, data_format="channels_last", scale=False)


def walk(batches):
    start = time.perf_counter()
    with Memory() as memory:
        for index in range(len(batches)):
            batches[index]
    seconds = time.perf_counter() - start
    print(f"one epoch of {len(batches)} batches: {seconds:.1f} s, {1e6 * seconds / FILES:.0f} µs a file; {memory}")


def learn(batches):
    model = Sequential([Flatten(input_shape=(SIDE, SIDE, 3)), Dense(1, activation="sigmoid")])
    model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
    sys.stdout = screen = Watched(sys.stdout)
    start = time.perf_counter()
    try:
        with Memory() as memory:
            accuracy = model.fit(batches, epochs=1).history["accuracy"][-1]
    finally:
        sys.stdout = screen.screen
    seconds = time.perf_counter() - start
    print(f"fit for one epoch: {seconds:.1f} s, progress shown {screen.progress} times, accuracy {accuracy:.2f}; {memory}")


if __name__ == "__main__":
    main()

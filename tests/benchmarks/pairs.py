"""Jobs timed side by side: ours and a peer's in turn, on the same input, with equal results; what is told is the median over pairs."""
import gc
import platform
import random
import statistics
import time

import numpy as np

PAIRS = 7


def headline(peer):
    """What the numbers that follow are."""
    print(f"Python {platform.python_version()}, NumPy {np.__version__}; medians of {PAIRS} interleaved pairs: ours, {peer}, ratio")


def compare(name, job, ours, theirs, wanted, tolerance=0.0):
    """Print how many times as fast `job(ours)` is as `job(theirs)`, once their results have been seen to be equal within `tolerance`."""
    assert equal(seeded(job, ours, 0), seeded(job, theirs, 0), tolerance), f"{name}: the results differ"
    times = []
    for pair in range(PAIRS):
        order = (ours, theirs) if pair % 2 else (theirs, ours)
        run = {library: seconds(job, library, pair) for library in order}
        times.append((run[ours], run[theirs]))
    ratios = sorted(peer / own for own, peer in times)
    own, peer = (1000 * statistics.median(column) for column in zip(*times))
    ratio = statistics.median(ratios)
    print(f"{name:<62}{own:8.1f} ms {peer:8.1f} ms {ratio:6.2f} x  ({ratios[0]:.2f} .. {ratios[-1]:.2f}; "
          f"wanted {wanted}: {'yes' if ratio >= wanted else 'NO'})", flush=True)


def seconds(job, library, seed):
    """Processor time of one run (others may be busy on this machine), and of what Python's collector owes for it."""
    gc.collect()
    start = time.process_time()
    result = seeded(job, library, seed)
    gc.collect(0)
    duration = time.process_time() - start
    del result
    return duration


def seeded(job, library, seed):
    """The result of `job(library)`, with all randomness from `seed` on."""
    random.seed(seed)
    np.random.seed(seed)
    return job(library)


def equal(one, other, tolerance):
    """Whether two results, arrays or nests of them, are equal within `tolerance`."""
    if isinstance(one, np.ndarray):
        return one.dtype == other.dtype and one.shape == other.shape and np.allclose(one, other, rtol=0, atol=tolerance)
    if isinstance(one, (tuple, list)) and one and isinstance(one[0], (tuple, np.ndarray)):
        return len(one) == len(other) and all(equal(a, b, tolerance) for a, b in zip(one, other))
    return one == other

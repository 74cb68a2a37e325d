"""What `import kerastutor` costs beside `import numpy`: fresh processes in turn, timed inside, without the interpreter's own start.

    python tests/benchmarks/imports.py
"""
import statistics
import subprocess
import sys

PAIRS = 15


def seconds(module):
    """How long the import takes, as the fresh process itself sees it."""
    code = f"import time; start = time.perf_counter(); import {module}; print(time.perf_counter() - start)"
    return float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)


def main():
    for module in ("kerastutor", "kerastutor.models"):  # what everybody imports; all that a model needs
        seconds(module), seconds("numpy")
        pairs = [(seconds(module), seconds("numpy")) for _ in range(PAIRS)]
        ours, theirs = (1e3 * statistics.median(pair[k] for pair in pairs) for k in (0, 1))
        ratio = statistics.median(a / b for a, b in pairs)
        print(f"import {module} {ours:.0f} ms, import numpy {theirs:.0f} ms, ratio {ratio:.2f} (median of {PAIRS} pairs; wanted 1.5)")


if __name__ == "__main__":
    main()

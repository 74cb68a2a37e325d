"""All of preprocessing side by side with keras-preprocessing 1.1.2, in one run: sequences, text and images.

    python tests/benchmarks/preprocessing.py
"""
import image
import sequence
import text

if __name__ == "__main__":
    for part in (sequence, text, image):
        part.main()

"""Exercises of 01_1: sequences become matrices, pairs and windows."""
import numpy as np

from ...preprocessing.sequence import TimeseriesGenerator, make_sampling_table, pad_sequences, skipgrams
from ..exercise import Exercise, Mistake

TWO_ROWS = [[7, 8], [1, 2, 3, 4, 5]]
REVIEWS = [[4, 7, 2], [5, 1, 8, 3, 9, 6, 2, 7], [3, 2], [1, 6, 4, 8, 2, 9, 5]]
TEMPERATURES = [[36.6, 36.8], [37.2, 38.4, 39.1], [36.5]]
LENGTHS = [12, 8, 15, 9, 31, 7, 14, 22, 10, 11, 6, 18, 13, 95, 9, 16, 12, 8, 20, 11]
DAYS = np.arange(365)


def pair_count(**arguments):
    couples, _ = skipgrams(list(range(1, 13)), 13, window_size=3, **arguments)
    return len(couples)


def first_always_kept():
    return int(np.argmax(make_sampling_table(1000, sampling_factor=1e-3) == 1))


def generator(**arguments):
    return TimeseriesGenerator(DAYS, DAYS, **arguments)


def samples(windows):
    return sum(len(targets) for _, targets in windows)


def first_window(windows):
    return windows[0][0][0]


EXERCISES = (
    Exercise(
        key="01_1.padding_default",
        title="labs.padding_default.title",
        insight="labs.padding_default.insight",
        hints=("labs.padding_default.hint_1", "labs.padding_default.hint_2"),
        solution=lambda: pad_sequences(TWO_ROWS, maxlen=3),
        mistakes=(
            Mistake(lambda: pad_sequences(TWO_ROWS, maxlen=3, padding="post"), "labs.padding_default.filled_behind"),
            Mistake(lambda: pad_sequences(TWO_ROWS, maxlen=3, truncating="post"), "labs.padding_default.cut_behind"),
            Mistake(lambda: pad_sequences(TWO_ROWS, maxlen=3, padding="post", truncating="post"), "labs.padding_default.both_behind"),
            Mistake(lambda: pad_sequences(TWO_ROWS), "labs.padding_default.not_cut"),
        ),
    ),
    Exercise(
        key="01_1.keep_the_verdict",
        title="labs.keep_the_verdict.title",
        insight="labs.keep_the_verdict.insight",
        hints=("labs.keep_the_verdict.hint_1", "labs.keep_the_verdict.hint_2"),
        solution=lambda: pad_sequences(REVIEWS, maxlen=3, padding="post"),
        mistakes=(
            Mistake(lambda: pad_sequences(REVIEWS, maxlen=3), "labs.keep_the_verdict.blanks_in_front"),
            Mistake(lambda: pad_sequences(REVIEWS, maxlen=3, padding="post", truncating="post"), "labs.keep_the_verdict.verdict_lost"),
            Mistake(lambda: pad_sequences(REVIEWS, maxlen=3, truncating="post"), "labs.keep_the_verdict.swapped"),
        ),
    ),
    Exercise(
        key="01_1.keep_the_fractions",
        title="labs.keep_the_fractions.title",
        insight="labs.keep_the_fractions.insight",
        hints=("labs.keep_the_fractions.hint_1", "labs.keep_the_fractions.hint_2"),
        solution=lambda: pad_sequences(TEMPERATURES, dtype="float32", padding="post", value=-1),
        mistakes=(
            Mistake(lambda: pad_sequences(TEMPERATURES, padding="post", value=-1), "labs.keep_the_fractions.cut_to_integers"),
            Mistake(lambda: pad_sequences(TEMPERATURES, dtype="float32", padding="post"), "labs.keep_the_fractions.zero_degrees"),
            Mistake(lambda: pad_sequences(TEMPERATURES, dtype="float32", value=-1), "labs.keep_the_fractions.shifted"),
        ),
    ),
    Exercise(
        key="01_1.choose_maxlen",
        title="labs.choose_maxlen.title",
        insight="labs.choose_maxlen.insight",
        hints=("labs.choose_maxlen.hint_1", "labs.choose_maxlen.hint_2"),
        solution=lambda: min(n for n in LENGTHS if np.mean(np.array(LENGTHS) <= n) >= 0.9),
        mistakes=(
            Mistake(lambda: max(LENGTHS), "labs.choose_maxlen.longest"),
            Mistake(lambda: int(np.mean(LENGTHS)), "labs.choose_maxlen.mean"),
            Mistake(lambda: np.mean(LENGTHS), "labs.choose_maxlen.mean"),
            Mistake(lambda: np.percentile(LENGTHS, 90), "labs.choose_maxlen.between"),
            Mistake(lambda: np.ceil(np.percentile(LENGTHS, 90)), "labs.choose_maxlen.rounded_up"),
        ),
    ),
    Exercise(
        key="01_1.pair_count",
        title="labs.pair_count.title",
        insight="labs.pair_count.insight",
        hints=("labs.pair_count.hint_1", "labs.pair_count.hint_2"),
        solution=lambda: pair_count(negative_samples=0),
        mistakes=(
            Mistake(lambda: 12 * 2 * 3, "labs.pair_count.edges"),
            Mistake(lambda: pair_count(negative_samples=0) // 2, "labs.pair_count.one_direction"),
            Mistake(lambda: pair_count(), "labs.pair_count.with_negatives"),
        ),
    ),
    Exercise(
        key="01_1.always_kept",
        title="labs.always_kept.title",
        insight="labs.always_kept.insight",
        hints=("labs.always_kept.hint_1", "labs.always_kept.hint_2"),
        solution=first_always_kept,
        mistakes=(
            Mistake(lambda: first_always_kept() - 1, "labs.always_kept.one_before"),
            Mistake(lambda: 1, "labs.always_kept.the_probability"),
            Mistake(lambda: 1000 - first_always_kept(), "labs.always_kept.how_many"),
        ),
    ),
    Exercise(
        key="01_1.window_count",
        title="labs.window_count.title",
        insight="labs.window_count.insight",
        hints=("labs.window_count.hint_1", "labs.window_count.hint_2"),
        solution=lambda: samples(generator(length=7)),
        mistakes=(
            Mistake(lambda: len(DAYS) - 7 + 1, "labs.window_count.no_target_left"),
            Mistake(lambda: len(generator(length=7)), "labs.window_count.batches"),
            Mistake(lambda: len(DAYS), "labs.window_count.points"),
            Mistake(lambda: len(DAYS) // 7, "labs.window_count.side_by_side"),
        ),
    ),
    Exercise(
        key="01_1.weekly_window",
        title="labs.weekly_window.title",
        insight="labs.weekly_window.insight",
        hints=("labs.weekly_window.hint_1", "labs.weekly_window.hint_2"),
        solution=lambda: first_window(generator(length=28, sampling_rate=7)),
        mistakes=(
            Mistake(lambda: first_window(generator(length=4, sampling_rate=7)), "labs.weekly_window.length_counts_points"),
            Mistake(lambda: first_window(generator(length=4)), "labs.weekly_window.days_in_a_row"),
            Mistake(lambda: first_window(generator(length=28, stride=7)), "labs.weekly_window.stride"),
        ),
    ),
)

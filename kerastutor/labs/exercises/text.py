"""Exercises of 01_2: text becomes numbers."""
import numpy as np

from ...datasets import reviews
from ...preprocessing.sequence import pad_sequences
from ...preprocessing.text import Tokenizer, text_to_word_sequence
from ..exercise import Exercise, Mistake

SENTENCE = "Don't panic -- it's ONLY a test_case!"
OPINIONS = [
    "The film is great, the actors are great!",
    "A slow film; the story is dull.",
    "The story is slow, but the ending is great.",
]


def numbered(**settings):
    """The sequence of “The ending is great.” after a Tokenizer with these settings has read the three opinions."""
    tokenizer = Tokenizer(**settings)
    tokenizer.fit_on_texts(OPINIONS)
    return np.array(tokenizer.texts_to_sequences(["The ending is great."])[0])


def tfidf(count=3, texts=1000, holding=9):
    return (1 + np.log(count)) * np.log(1 + texts / (1 + holding))


def megabytes(texts=10_000, columns=20_001, bytes_each=8):
    return texts * columns * bytes_each / 1e6


def least_slots(words=50, pairs=1):
    """The smallest n with words (words − 1) / (2 (n − 1)) ≤ pairs."""
    return words * (words - 1) // (2 * pairs) + 1


def unknown_words():
    """For each Chinese review held back, which of its words the training set does not hold, as pairs of a word and a truth value."""
    (train, _), (test, _) = reviews.load_data("zh", words=True)
    known = {word for words in train for word in words}
    return [[(word, word not in known) for word in words] for words in test]


def unknown_share():
    """The share of the words in the Chinese reviews held back that the training set does not hold, repeated words counted each time."""
    return np.mean([unknown for review in unknown_words() for _, unknown in review])


def unknown_share_of_kinds():
    return np.mean([unknown for _, unknown in {pair for review in unknown_words() for pair in review}])


def mean_of_the_reviews_shares():
    return np.mean([np.mean([unknown for _, unknown in review]) for review in unknown_words()])


def characters(fit_on_all=False, padding="post", truncating="post", oov_token="<?>"):
    (train, _), (test, _) = reviews.load_data("zh")
    tokenizer = Tokenizer(char_level=True, oov_token=oov_token)
    tokenizer.fit_on_texts(train + test if fit_on_all else train)
    return pad_sequences(tokenizer.texts_to_sequences(test), maxlen=30, padding=padding, truncating=truncating)


EXERCISES = (
    Exercise(
        key="01_2.cut_a_sentence",
        title="labs.cut_a_sentence.title",
        insight="labs.cut_a_sentence.insight",
        hints=("labs.cut_a_sentence.hint_1", "labs.cut_a_sentence.hint_2"),
        solution=lambda: text_to_word_sequence(SENTENCE),
        mistakes=(
            Mistake(lambda: text_to_word_sequence(SENTENCE, lower=False), "labs.cut_a_sentence.capitals"),
            Mistake(lambda: text_to_word_sequence(SENTENCE.replace("'", " ")), "labs.cut_a_sentence.apostrophes"),
            Mistake(lambda: text_to_word_sequence(SENTENCE.replace("_", "")), "labs.cut_a_sentence.underscore"),
            Mistake(lambda: text_to_word_sequence(SENTENCE, filters="!-"), "labs.cut_a_sentence.underscore"),
            Mistake(lambda: SENTENCE.lower().split(), "labs.cut_a_sentence.only_spaces"),
        ),
    ),
    Exercise(
        key="01_2.how_many_words",
        title="labs.how_many_words.title",
        insight="labs.how_many_words.insight",
        hints=("labs.how_many_words.hint_1", "labs.how_many_words.hint_2"),
        solution=lambda: (101, 102),
        mistakes=(
            Mistake(lambda: (100, 100), "labs.how_many_words.zero_counts"),
            Mistake(lambda: (100, 101), "labs.how_many_words.zero_counts"),
            Mistake(lambda: (101, 101), "labs.how_many_words.oov_takes_a_place"),
            Mistake(lambda: (101, 100), "labs.how_many_words.oov_takes_a_place"),
            Mistake(lambda: (99, 98), "labs.how_many_words.the_other_way"),
        ),
    ),
    Exercise(
        key="01_2.number_a_sentence",
        title="labs.number_a_sentence.title",
        insight="labs.number_a_sentence.insight",
        hints=("labs.number_a_sentence.hint_1", "labs.number_a_sentence.hint_2"),
        solution=lambda: numbered(num_words=4, oov_token="<?>"),
        mistakes=(
            Mistake(lambda: numbered(oov_token="<?>"), "labs.number_a_sentence.nothing_cut"),
            Mistake(lambda: numbered(), "labs.number_a_sentence.neither"),
            Mistake(lambda: numbered(num_words=4), "labs.number_a_sentence.no_oov"),
            Mistake(lambda: [2, 3], "labs.number_a_sentence.dropped"),
            Mistake(lambda: numbered(num_words=5, oov_token="<?>"), "labs.number_a_sentence.one_too_many"),
        ),
    ),
    Exercise(
        key="01_2.tfidf_by_hand",
        title="labs.tfidf_by_hand.title",
        insight="labs.tfidf_by_hand.insight",
        hints=("labs.tfidf_by_hand.hint_1", "labs.tfidf_by_hand.hint_2"),
        solution=tfidf,
        mistakes=(
            Mistake(lambda: 3 * np.log(1 + 1000 / 10), "labs.tfidf_by_hand.raw_count"),
            Mistake(lambda: np.log(3) * np.log(1 + 1000 / 10), "labs.tfidf_by_hand.without_one"),
            Mistake(lambda: (1 + np.log(3)) * np.log(1000 / 9), "labs.tfidf_by_hand.textbook"),
            Mistake(lambda: (1 + np.log(3)) * np.log(1000 / 10), "labs.tfidf_by_hand.without_the_other_one"),
            Mistake(lambda: (1 + np.log(3)) * np.log(1 + 1000 / 9), "labs.tfidf_by_hand.holding"),
            Mistake(lambda: (1 + np.log10(3)) * np.log10(1 + 1000 / 10), "labs.tfidf_by_hand.base_ten"),
        ),
    ),
    Exercise(
        key="01_2.how_large",
        title="labs.how_large.title",
        insight="labs.how_large.insight",
        hints=("labs.how_large.hint_1", "labs.how_large.hint_2"),
        solution=megabytes,
        mistakes=(
            Mistake(lambda: megabytes(bytes_each=4), "labs.how_large.four_bytes"),
            Mistake(lambda: megabytes(bytes_each=1), "labs.how_large.one_byte"),
            Mistake(lambda: 1e6 * megabytes(), "labs.how_large.bytes"),
        ),
    ),
    Exercise(
        key="01_2.room_enough",
        title="labs.room_enough.title",
        insight="labs.room_enough.insight",
        hints=("labs.room_enough.hint_1", "labs.room_enough.hint_2"),
        solution=least_slots,
        mistakes=(
            Mistake(lambda: 50, "labs.room_enough.as_many_as_words"),
            Mistake(lambda: 51, "labs.room_enough.as_many_as_words"),
            Mistake(lambda: least_slots() - 1, "labs.room_enough.slot_zero"),
            Mistake(lambda: 50 * 49, "labs.room_enough.pairs_twice"),
            Mistake(lambda: 50 * 49 + 1, "labs.room_enough.pairs_twice"),
        ),
    ),
    Exercise(
        key="01_2.unknown_words",
        title="labs.unknown_words.title",
        insight="labs.unknown_words.insight",
        hints=("labs.unknown_words.hint_1", "labs.unknown_words.hint_2"),
        solution=unknown_share,
        mistakes=(
            Mistake(unknown_share_of_kinds, "labs.unknown_words.kinds"),
            Mistake(mean_of_the_reviews_shares, "labs.unknown_words.each_review"),
            Mistake(lambda: 1 - unknown_share(), "labs.unknown_words.known"),
            Mistake(lambda: 0, "labs.unknown_words.none"),
        ),
    ),
    Exercise(
        key="01_2.whole_line",
        title="labs.whole_line.title",
        insight="labs.whole_line.insight",
        hints=("labs.whole_line.hint_1", "labs.whole_line.hint_2"),
        solution=characters,
        mistakes=(
            Mistake(lambda: characters(fit_on_all=True), "labs.whole_line.saw_the_test"),
            Mistake(lambda: characters(padding="pre", truncating="pre"), "labs.whole_line.in_front"),
            Mistake(lambda: characters(padding="pre"), "labs.whole_line.filled_in_front"),
            Mistake(lambda: characters(truncating="pre"), "labs.whole_line.beginning_cut"),
            Mistake(lambda: characters(oov_token=None), "labs.whole_line.unknown_dropped"),
        ),
    ),
)

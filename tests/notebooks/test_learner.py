"""A learner works through the chapters: typed where the dots stand, every solution passes, on the data that the chapter shows."""
import json
from pathlib import Path

import matplotlib.pyplot as plt
import pytest

from kerastutor.labs import check, progress
from kerastutor.labs.desk import EXERCISES

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"

SMALL_NETWORK = """
model = Sequential([Flatten(input_shape=(8, 8)), Dense(10, activation='softmax')])
model.compile(optimizer='adam', loss='sparse_categorical_crossentropy')
model.fit(x_train / 16, y_train, epochs=40, verbose=0)
answer = model
"""

WHOLE_LINE = """
tokenizer = Tokenizer(char_level=True, oov_token='<?>')
tokenizer.fit_on_texts(texts)
answer = pad_sequences(tokenizer.texts_to_sequences(held_back), maxlen=30, padding='post', truncating='post')
"""

OWN_HE = """
def my_he(shape, dtype=None):
    return K.random_normal(shape, stddev=np.sqrt(2 / np.prod(shape[:-1])), dtype=dtype)

answer = my_he
"""

SIGNS = """
class answer(Optimizer):
    def prepare(self, iterations):
        return {}

    def update(self, w, g, scratch):
        w -= 0.1 * np.sign(g)
"""

TYPED = {  # the numbers are those that Keras 2.3.1 gives
    "00_start.count_parameters": "answer = 2778",
    "00_start.small_network": SMALL_NETWORK,
    "01_1.padding_default": "answer = [[0, 7, 8], [3, 4, 5]]",
    "01_1.keep_the_verdict": "answer = pad_sequences(coded, maxlen=3, padding='post')",
    "01_1.keep_the_fractions": "answer = pad_sequences(temperatures, dtype='float32', padding='post', value=-1)",
    "01_1.choose_maxlen": "answer = 22",
    "01_1.pair_count": "answer = 60",
    "01_1.always_kept": "answer = 175",
    "01_1.window_count": "answer = 358",
    "01_1.weekly_window": "generator = TimeseriesGenerator(days, days, length=28, sampling_rate=7); answer = generator[0][0][0]",
    "01_2.cut_a_sentence": "answer = [\"don't\", 'panic', \"it's\", 'only', 'a', 'test', 'case']",
    "01_2.how_many_words": "answer = (101, 102)",
    "01_2.number_a_sentence": "answer = [2, 1, 3, 1]",
    "01_2.tfidf_by_hand": "answer = 9.68534863",
    "01_2.how_large": "answer = 1600.08",
    "01_2.room_enough": "answer = 1226",
    "01_2.unknown_words": "known = {w for words in texts for w in words}; "
                          "answer = np.mean([w not in known for words in held_back for w in words])",
    "01_2.whole_line": WHOLE_LINE,
    "01_3.shape_of_a_picture": "answer = (64, 96, 1)",
    "01_3.numbers_in_the_mean": "answer = 3",
    "01_3.samplewise_by_hand": "answer = [[-1.342, -0.447], [0.447, 1.342]]",
    "01_3.how_far": "answer = (20, 2)",
    "01_3.how_large_at_most": "answer = 2",
    "01_3.which_way": "answer = [[4, 5, 6], [7, 8, 9], [0, 0, 0]]",
    "01_3.batches_an_epoch": "answer = 13",
    "01_3.for_digits": "answer = ImageDataGenerator(rotation_range=10, width_shift_range=[-1, 0, 1], height_shift_range=[-1, 0, 1], "
                       "fill_mode='constant')",
    "04_1.spell_a_layer": "answer = Dense(5, kernel_initializer=initializers.Orthogonal(gain=2.0), "
                          "bias_initializer=initializers.Constant(0.1))",
    "04_1.break_symmetry": "answer = ['orthogonal', 'identity', 'random_uniform']",
    "04_1.ten_layers": "answer = (100 * 0.05 ** 2) ** (10 / 2)",
    "04_1.stddev_for_relu": "answer = 0.05",
    "04_1.fans_of_a_kernel": "answer = (75, 1600)",
    "04_1.own_he": OWN_HE,
    "04_1.equal_draws": "answer = ['b', 'c']",
    "04_2.collapse": "answer = [[5], [-1]]",
    "04_2.relu_by_hand": "answer = [-0.5, -0.2, -0.05, 3, 6]",
    "04_2.five_sigmoids": "answer = 1 / 1024",
    "04_2.softmax_by_hand": "answer = [0.125, 0.25, 0.625]",
    "04_2.count_the_dead": "answer = 2",
    "04_2.which_output": "answer = ['softmax', 'sigmoid', 'linear', 'sigmoid']",
    "04_2.hard_swish": "answer = lambda x: x * K.clip(x + 3, 0, 6) / 6",
    "04_3.two_answers": "answer = (10, 3)",
    "04_3.crossentropy_by_hand": "answer = 0.458",
    "04_3.gradient_of_logits": "answer = [-0.75, 0.5, 0.25]",
    "04_3.which_loss": "answer = ['sparse_categorical_crossentropy', 'binary_crossentropy', 'logcosh', 'categorical_crossentropy']",
    "04_3.equal_say": "answer = {0: 0.5556, 1: 5}",
    "04_3.total": "answer = 0.92",
    "04_3.tolerant": "answer = lambda t, y: K.mean(K.relu(K.abs(y - t) - 0.5), axis=-1)",
    "04_4.largest_rate": "answer = 0.2",
    "04_4.top_speed": "answer = lengths(SGD(0.01, momentum=0.9), 2.0, 200)[-1]",
    "04_4.two_adam_steps": "answer = 0.87337",
    "04_4.whose_steps": "answer = ['Adagrad', 'momentum', 'Adam', 'RMSprop', 'SGD']",
    "04_4.rate_later": "answer = 0.1 / (1 + 0.01 * 135)",
    "04_4.all_together": "answer = ([0.6, 0.8], [2.4])",
    "04_4.signs_alone": SIGNS,
    "04_5.the_price": "answer = 0.74",
    "04_5.one_step": "answer = 2.7",
    "04_5.where_it_rests": "answer = (2, 0)",
    "04_5.fenced_in": "answer = [[0, 1.2], [1, 1.6]]",
    "04_5.which_axis": "answer = [0, 1, 2]",
    "04_5.beyond_one": "answer = lambda w: 0.5 * K.sum(K.maximum(K.abs(w) - 1, 0.))",
    "04_6.two_shares": "answer = (0.75, 0.6)",
    "04_6.always_no": "answer = (0.997, 0)",
    "04_6.area_by_pairs": "answer = 0.75",
    "04_6.over_batches": "answer = 91 / 110",
    "04_6.rare_disease": "answer = 9 / 58.5",
    "04_6.highest_threshold": "answer = 0.55",
    "04_6.never_short": "answer = lambda y_true, y_pred: K.cast(K.greater_equal(y_pred, y_true), 'float32')[:, 0]",
    "04_7.error_bar": "answer = 0.01213",
    "04_7.how_many": "answer = 360",
    "04_7.rates": "answer = [0.0001, 0.001, 0.01, 0.1, 1]",
    "04_7.report": "answer = 0.957",
    "04_7.steps": "answer = (450, 1800)",
    "04_7.diagnosis": "answer = ['B', 'D']",
    "04_7.no_more_parameters": "set_random_seed(0); answer = network(); answer.fit(x_train, y_train, epochs=60, verbose=0)",
}


@pytest.fixture
def no_screen():
    """Chapters draw with pyplot, and where there is no screen nobody closes what they drew."""
    plt.switch_backend("Agg")
    yield
    plt.close("all")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("section", sorted(path.stem for path in (NOTEBOOKS / "source").glob("*.md")))
def test_a_learner_solves_every_exercise(section, lang, no_screen, tmp_path, monkeypatch):
    (tmp_path / lang).mkdir()
    monkeypatch.chdir(tmp_path / lang)
    names, replies = {}, {}

    def ask(key, answer):
        replies[key] = check(key, answer)

    monkeypatch.setattr("kerastutor.labs.check", ask)
    for cell in json.loads((NOTEBOOKS / lang / f"{section}.ipynb").read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            source = "".join(cell["source"])
            for key, typed in TYPED.items():
                if f'"{key}"' in source:
                    source = source.replace("answer = ...", typed)
            exec(compile(source, section, "exec"), names)
    wanted = {key for key in EXERCISES if section.startswith(key.partition(".")[0])}
    assert {key for key, reply in replies.items() if reply.solved} == wanted
    assert progress().solved == len(wanted)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([lang, "kerastutor-progress.json"])

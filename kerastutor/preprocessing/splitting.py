"""A text becomes words: the first step of all text preprocessing (Keras keeps this under `preprocessing.text`)."""
from reprlib import repr as short

FILTERS = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n'


def text_to_word_sequence(text, filters=FILTERS, lower=True, split=" "):
    """Put `split` in place of every character of `filters`, cut the text at every `split`, and drop what is empty.

    Parameters
    ----------
    text : str or list of str
        A text; or its words, where somebody else has cut it: those are only lowered.
    filters : str
        The characters that belong to no word: by default ASCII punctuation except the apostrophe, tabs and ends of lines.
    lower : bool
        Turn the text into lower case first.
    split : str, function or None
        What stands between words. A function takes the text, with spaces in place of `filters`, and returns its words; blank ones are
        dropped. None cuts at any white space, and takes `filters` out instead of cutting there.

    Returns
    -------
    list of str

    Raises
    ------
    TypeError, ValueError
        If `text` is neither a string nor a list of words, or `filters` or `split` is not one of those above; if `split` is `''`.

    Notes
    -----
    The default cannot cut Chinese, which sets no spaces between words: a whole clause comes out as one word. It does not know Chinese
    punctuation either: name it in `filters`. To get words, let `split` be a function that knows some, such as `jieba.lcut` of the package
    jieba, or the short one below; `split=list` makes a word of every character.

    Examples
    --------
    >>> text_to_word_sequence("The cat sat. The dog, too!")
    ['the', 'cat', 'sat', 'the', 'dog', 'too']
    >>> text_to_word_sequence("我爱自然语言，也爱数学。")
    ['我爱自然语言，也爱数学。']
    >>> text_to_word_sequence("我爱数学。", filters="，。", split=list)
    ['我', '爱', '数', '学']
    >>> import re
    >>> known_words_else_characters = re.compile("自然语言|数学|.").findall
    >>> text_to_word_sequence("我爱自然语言，也爱数学。", filters="，。", split=known_words_else_characters)
    ['我', '爱', '自然语言', '也', '爱', '数学']
    """
    if isinstance(text, list):
        return lower_case("text_to_word_sequence: text", text) if lower else list(text)
    if not isinstance(text, str):
        raise no_text("text_to_word_sequence: text", text)
    _check_split(split)
    if lower:
        text = text.lower()
    if callable(split):
        return _words_from(split, _replace(filters, " ", text))
    return list(filter(None, _replace(filters, split or "", text).split(split)))


def _replace(characters, replacement, text):
    """`text` with `replacement` in place of every one of `characters`."""
    if not isinstance(characters, str):
        try:
            characters = "".join(characters)
        except TypeError:
            raise TypeError("text_to_word_sequence: filters must be a string of characters, '' for none, "
                            f"got {characters!r}.") from None
    if not characters:
        return text
    mark = characters[0]  # all become like the first, then the first makes room: a replacement may hold some of them itself
    for character in characters:
        if character in text:
            text = text.replace(character, mark)
    return text.replace(mark, replacement)


def _words_from(split, text):
    words = split(text)
    try:
        if isinstance(words, str):
            raise TypeError("a string is not a list of words")
        return [word for word in words if str.strip(word)]
    except TypeError as error:
        raise TypeError(f"text_to_word_sequence: the function split must return a list of words, got {short(words)}.") from error


def _check_split(split):
    if split == "":
        raise ValueError("text_to_word_sequence: split must not be '': to make a word of every character, take split=list.")
    if not (split is None or isinstance(split, str) or callable(split)):
        raise TypeError(f"text_to_word_sequence: split must be a string, a function or None, got {split!r}.")


def lower_case(name, words):
    """`words` in lower case, or an error that says which one is no word.

    Examples
    --------
    >>> lower_case("fit_on_texts: text 3", ["A", 5])
    Traceback (most recent call last):
    ...
    TypeError: fit_on_texts: text 3 holds 5 at place 1, but words must be strings.
    """
    try:
        return [*map(str.lower, words)]
    except TypeError:
        place, word = next((place, word) for place, word in enumerate(words) if not isinstance(word, str))
        raise TypeError(f"{name} holds {short(word)} at place {place}, but words must be strings.") from None


def no_text(name, value):
    """The error for a `value` that is no text.

    Examples
    --------
    >>> print(no_text("fit_on_texts: text 3", None))
    fit_on_texts: text 3 is None, not a string or a list of words: leave it out, or write it as a string.
    """
    if isinstance(value, bytes):
        way_out = "decode it, as in text.decode('utf-8')"
    elif hasattr(value, "__len__"):
        way_out = "make it a list"
    else:
        way_out = "leave it out, or write it as a string"
    return TypeError(f"{name} is {short(value)}, not a string or a list of words: {way_out}.")

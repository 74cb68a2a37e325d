import pytest

from kerastutor.utils.generic_utils import func_dump, func_load, getargspec, has_arg


def f(a, b=2, *c, d=3, **e):
    pass


class Callable:
    def __init__(self, units, k=2):
        pass

    def __call__(self, x):
        pass


@pytest.mark.parametrize("function, name, accept_all, answer", [
    (f, "a", False, True), (f, "b", False, True), (f, "c", False, False), (f, "d", False, True), (f, "e", False, False),
    (f, "z", False, False), (f, "z", True, True), (lambda x: x, "z", True, False), (Callable, "units", False, True),
    (Callable, "self", False, False), (Callable.__init__, "self", False, True), (Callable(1), "x", False, True), (len, "obj", False, False),
])
def test_has_arg(function, name, accept_all, answer):
    assert has_arg(function, name, accept_all) is answer


def test_has_arg_needs_something_to_call():
    with pytest.raises(TypeError):
        has_arg(3, "a")


def test_getargspec():
    assert getargspec(f).args == ["a", "b"] and getargspec(f).defaults == (2,)


def adder(n):
    def add(x, y=5):
        return x + y + n
    return add


def test_a_function_goes_and_comes_back():
    code, defaults, closure = func_dump(adder(3))
    assert (type(code), defaults, closure) == (str, (5,), (3,))
    assert func_load(code, defaults, closure)(1) == 9
    assert func_load([code, list(defaults), list(closure)])(1, y=0) == 4
    assert func_load((code, defaults, closure)).__name__ == "add"
    assert func_dump(lambda x: x)[1:] == (None, None)
    assert func_load(*func_dump(lambda: thing), globs={"thing": 8})() == 8  # noqa: F821


@pytest.mark.parametrize("text", ["no code", "4wIAAAA=", "\u4f60"])
def test_text_that_is_no_code(text):
    with pytest.raises(ValueError, match="func_load: the text holds no code"):
        func_load(text)


def test_only_python_functions_are_dumped():
    with pytest.raises(TypeError, match="a function written in Python is needed, got <built-in function len>"):
        func_dump(len)

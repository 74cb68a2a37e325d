"""A surface that a learner types: arithmetic of x and y, with functions of `K`, read and never simply executed."""
import ast
import math

from .... import backend as K

FUNCTIONS = ("abs", "cos", "exp", "log", "maximum", "minimum", "sigmoid", "sin", "softplus", "sqrt", "square", "tanh")
_OPERATIONS = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.Pow, ast.USub, ast.UAdd)
_LONGEST = 400


class NotAFormula(ValueError):
    """Text that is no formula of x and y; `key` names the words for it, `values` what they say."""

    def __init__(self, key, **values):
        super().__init__(key, values)
        self.key, self.values = key, values


class _Whole(ast.NodeTransformer):
    """Every number becomes a float, so that no power of whole numbers can grow without bound."""

    def visit_Constant(self, node):
        return ast.copy_location(ast.Constant(float(node.value)), node)


def read(text):
    """The function of x and y that `text` spells, such as '0.2 * x**2 + K.sin(3 * y)'.

    Raises
    ------
    NotAFormula
        For text with anything else in it than numbers, x, y, pi, + - * / **, and the functions in FUNCTIONS.

    Examples
    --------
    >>> read("x**2 + 10 * y**2")(2.0, 0.5)
    6.5
    """
    stripped = text.strip()
    if not stripped or len(stripped) > _LONGEST:
        raise NotAFormula("optimizer.formula_length", length=len(stripped), limit=_LONGEST)
    try:
        tree = ast.parse(stripped, mode="eval")
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        raise NotAFormula("optimizer.formula_unreadable", text=stripped) from None
    _allow(tree.body)
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    if not used & {"x", "y"}:
        raise NotAFormula("optimizer.formula_constant", text=stripped)
    code = compile(ast.fix_missing_locations(_Whole().visit(tree)), "formula", "eval")
    known = {"__builtins__": {}, "K": K, "pi": math.pi, **{name: getattr(K, name) for name in FUNCTIONS}}

    def surface(x, y):
        return eval(code, {**known, "x": x, "y": y})

    return surface


def _allow(node):
    """Go through all parts of a formula; what does not belong there is told."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, _OPERATIONS):
        _allow(node.left)
        _allow(node.right)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, _OPERATIONS):
        _allow(node.operand)
    elif isinstance(node, ast.Call) and not node.keywords and _is_function(node.func):
        for argument in node.args:
            _allow(argument)
    elif isinstance(node, ast.Name) and node.id in ("x", "y", "pi"):
        pass
    elif not (isinstance(node, ast.Constant) and isinstance(node.value, (int, float)) and not isinstance(node.value, bool)):
        power = isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitXor)
        raise NotAFormula("optimizer.formula_power" if power else "optimizer.formula_part", part=ast.unparse(node),
                          functions=", ".join(FUNCTIONS))


def _is_function(node):
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "K":
        return node.attr in FUNCTIONS
    return isinstance(node, ast.Name) and node.id in FUNCTIONS


def as_code(text):
    """The same formula with `K.` before its functions, as it runs in Python.

    Examples
    --------
    >>> as_code("sin(x) + K.exp(y)")
    'K.sin(x) + K.exp(y)'
    """
    tree = ast.parse(text.strip(), mode="eval")
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            node.func = ast.Attribute(ast.Name("K"), node.func.id)
        if isinstance(node, ast.Name) and node.id == "pi":
            node.id = "3.141592653589793"
    return ast.unparse(tree)

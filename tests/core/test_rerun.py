"""What is written to be drawn once runs at every step: variables go on, assignments wait."""
import pytest

from kerastutor import backend as K
from kerastutor.core import rerun
from kerastutor.core.rerun import Rerun


def test_variables_go_on_where_they_stopped_and_start_anew_where_the_shape_has_changed():
    again, ends = Rerun(), []
    for shape in ((2,), (2,), (3,), (3,)):
        with again.run():
            made = K.zeros(shape)
            K.update_add(made, 1.)
        ends.append(K.eval(made).tolist())
    assert ends == [[1, 1], [2, 2], [1, 1, 1], [2, 2, 2]]


def test_everything_is_computed_from_the_values_before():
    a, b = K.variable(1.), K.variable(2.)
    with Rerun().run():
        K.update(a, b)
        K.update(b, a)
        K.update_add(a, 0.)
        assert (float(a), float(b)) == (1, 2)
    assert (float(a), float(b)) == (1, 1)


def test_a_run_that_fails_assigns_nothing_and_ends():
    w, again = K.variable(1.), Rerun()
    with pytest.raises(RuntimeError, match="half-way"), again.run():
        K.set_value(w, 5.)
        raise RuntimeError("half-way")
    assert float(w) == 1 and rerun.current is None
    with again.run():
        pass
    assert float(w) == 1


def test_a_run_inside_another_leaves_its_assignments_to_the_outer():
    w, outer = K.variable(1.), Rerun()
    with outer.run():
        with Rerun().run():
            K.set_value(w, 2.)
        assert float(w) == 1
        with rerun.in_force(None):
            K.set_value(w, 3.)
            assert float(w) == 3
    assert float(w) == 2

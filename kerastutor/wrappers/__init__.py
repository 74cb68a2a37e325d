"""Models dressed for other libraries."""
from . import scikit_learn

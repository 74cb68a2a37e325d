"""Metrics: numbers for people to read, gathered over an epoch; the functions, the classes, and their names, under Keras's names."""
from .auc import AUC, SensitivityAtSpecificity, SensitivitySpecificityBase, SpecificityAtSensitivity  # noqa: F401
from .base import Mean, MeanMetricWrapper, Metric, Reduce, Sum  # noqa: F401
from .confusion import FalseNegatives, FalsePositives, Precision, Recall, TrueNegatives, TruePositives  # noqa: F401
from .functions import (  # noqa: F401
    MAE, MAPE, MSE, MSLE, accuracy, binary_accuracy, binary_crossentropy, categorical_accuracy, categorical_crossentropy,
    categorical_hinge, cosine, cosine_proximity, cosine_similarity, hinge, kullback_leibler_divergence, logcosh, mae, mape,
    mean_absolute_error, mean_absolute_percentage_error, mean_squared_error, mean_squared_logarithmic_error, mse, msle, poisson,
    sparse_categorical_accuracy, sparse_categorical_crossentropy, sparse_top_k_categorical_accuracy, squared_hinge,
    top_k_categorical_accuracy,
)
from .iou import MeanIoU  # noqa: F401
from .means import (  # noqa: F401
    Accuracy, BinaryAccuracy, BinaryCrossentropy, CategoricalAccuracy, CategoricalCrossentropy, CategoricalHinge, CosineSimilarity,
    Hinge, KLDivergence, LogCoshError, MeanAbsoluteError, MeanAbsolutePercentageError, MeanSquaredError, MeanSquaredLogarithmicError,
    Poisson, RootMeanSquaredError, SparseCategoricalAccuracy, SparseCategoricalCrossentropy, SparseTopKCategoricalAccuracy,
    SquaredHinge, TopKCategoricalAccuracy,
)
from .names import KNOWN, clone_metric, clone_metrics, deserialize, get, serialize  # noqa: F401

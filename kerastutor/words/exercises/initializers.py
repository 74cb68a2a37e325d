"""Texts of the exercises of 04_1_initializers."""

TEXTS = {
    "labs.spell_a_layer.title": ("给一层指定出发点", "Where a layer sets out from"),
    "labs.spell_a_layer.hint_1": (
        "名字不带参数。要改 `gain`，就得写对象：`initializers.Orthogonal(gain=...)`。",
        "A name takes no arguments. To change the `gain`, give an object: `initializers.Orthogonal(gain=...)`.",
    ),
    "labs.spell_a_layer.hint_2": (
        "偏置用 `bias_initializer=initializers.Constant(0.1)`，核用 `kernel_initializer=...`。",
        "For the bias, `bias_initializer=initializers.Constant(0.1)`; for the kernel, `kernel_initializer=...`.",
    ),
    "labs.spell_a_layer.insight": (
        "核和偏置各有各的初始化方法。relu 的偏置从一个小正数开始，是老办法：让单元一开始多半是开着的。",
        "Kernel and bias have an initializer each. To begin biases of relus slightly above 0 is an old trick: most units are on then.",
    ),
    "labs.spell_a_layer.no_layer": ("要的是一个 `Dense` 层，这里是 {found}。", "A `Dense` layer is wanted; this is a {found}."),
    "labs.spell_a_layer.units": ("这一层有 {units} 个单元，题目要 5 个。", "This layer has {units} units; 5 were asked for."),
    "labs.spell_a_layer.not_orthogonal": (
        "核的初始化方法是 {found}，不是正交的。参数叫 `kernel_initializer`。",
        "The kernel's initializer is {found}, which is not orthogonal. The argument is `kernel_initializer`.",
    ),
    "labs.spell_a_layer.gain": (
        "是正交的，可是乘的是 {gain}，要的是 2：参数叫 `gain`。",
        "It is orthogonal, but times {gain}, not 2: the argument is `gain`.",
    ),
    "labs.spell_a_layer.bias": (
        "偏置从 {value} 开始，要的是 0.1。有一个初始化方法，给的是固定的数。",
        "The biases begin at {value}, not at 0.1. One of the initializers gives a fixed number.",
    ),
    "labs.spell_a_layer.bias_fails": (
        "偏置的初始化方法一调用就出错：{error}",
        "The initializer of the bias fails when it is called: {error}",
    ),
    "labs.spell_a_layer.too_much": (
        "出发点对了，可是还改了别的：激活函数和 `use_bias` 请不要动。",
        "It sets out from the right place, but something else was changed: leave the activation and `use_bias` alone.",
    ),

    "labs.break_symmetry.title": ("打破对称", "Breaking the symmetry"),
    "labs.break_symmetry.hint_1": (
        "单元 $j$ 的权重是核的第 $j$ **列**。在哪些矩阵里，各列不一样？",
        "The weights of unit $j$ are the $j$-th **column** of the kernel. In which of the matrices do the columns differ?",
    ),
    "labs.break_symmetry.hint_2": (
        "单位矩阵一点也不随机，可是它的四列，没有哪两列相同。",
        "There is nothing random about the identity matrix, and yet no two of its four columns are alike.",
    ),
    "labs.break_symmetry.insight": (
        "要紧的不是随机，是**不同**。随机只是让它们不同的最省事的办法。",
        "What matters is not chance but that units **differ**. Chance is merely the easiest way to make them.",
    ),
    "labs.break_symmetry.identity_too": (
        "还少一个：它不随机，可是每个单元各看各的输入。",
        "One is missing: it is not random, but each of its units looks at an input of its own.",
    ),
    "labs.break_symmetry.the_others": (
        "反了：这三个让所有单元一模一样。要的是另外三个。",
        "The other way round: these three make all units alike. The other three are wanted.",
    ),
    "labs.break_symmetry.not_only_random": (
        "它对，可是不止它一个。随机的有两个，不随机却各不相同的还有一个。",
        "That one does, but it is not alone: two are random, and one is not and yet has units that differ.",
    ),

    "labs.ten_layers.title": ("十层以后", "After ten layers"),
    "labs.ten_layers.hint_1": (
        "一层把方差乘以 $n Var(w)$：100 × 0.05²。",
        "One layer multiplies the variance by $n Var(w)$: 100 × 0.05².",
    ),
    "labs.ten_layers.hint_2": (
        "方差每层乘 0.25，标准差每层乘 0.5。十层就是……",
        "The variance is multiplied by 0.25 a layer, the standard deviation by 0.5. In ten layers that makes…",
    ),
    "labs.ten_layers.insight": (
        "$0.5^{10}$，大约千分之一。20 层就是百万分之一，和第 3 节量出来的一样。",
        "$0.5^{10}$, about one thousandth. In 20 layers it is one millionth, as we measured in section 3.",
    ),
    "labs.ten_layers.variance": (
        "那是方差的倍数；标准差是它的平方根。",
        "That is the factor for the variance; the standard deviation goes with its root.",
    ),
    "labs.ten_layers.no_inputs": (
        "每个单元要加 100 个数，不是一个：别忘了乘 $n$。",
        "Each unit adds up 100 numbers, not one: do not leave out $n$.",
    ),
    "labs.ten_layers.one_layer": ("那是走一层；题目问的是十层。", "That is one layer; the question is about ten."),
    "labs.ten_layers.not_squared": (
        "0.05 是标准差，方差是它的平方：$n Var(w) = 100 × 0.05²$。",
        "0.05 is the standard deviation; the variance is its square: $n Var(w) = 100 × 0.05²$.",
    ),
    "labs.ten_layers.upside_down": ("倒过来了：信号是变小。", "Upside down: the signal gets smaller."),

    "labs.stddev_for_relu.title": ("relu 的标准差", "A deviation for relu"),
    "labs.stddev_for_relu.hint_1": ("He：$Var(w) = 2 / fan_in$。", "He: $Var(w) = 2 / fan_in$."),
    "labs.stddev_for_relu.hint_2": (
        "方差是 2 / 800 = 0.0025；题目问的是标准差。",
        "The variance is 2 / 800 = 0.0025; the question is about the deviation.",
    ),
    "labs.stddev_for_relu.insight": (
        "正好是 0.05：`RandomNormal` 的默认值，是 800 个输入的 relu 层的 He 初始化。",
        "It is 0.05: the default of `RandomNormal` happens to be He's rule for relus with 800 inputs.",
    ),
    "labs.stddev_for_relu.variance": ("那是方差；标准差是它的平方根。", "That is the variance; the standard deviation is its root."),
    "labs.stddev_for_relu.lecun": ("那是 LeCun 的；relu 去掉了一半，要补上 2。", "That is LeCun's; relu takes away half, which the 2 makes up for."),
    "labs.stddev_for_relu.limit": (
        "那是 `he_uniform` 的上限 √(6 / fan_in)；标准差比它小，是它的 1/√3。",
        "That is the limit of `he_uniform`, √(6 / fan_in); the standard deviation is smaller, 1/√3 of it.",
    ),

    "labs.fans_of_a_kernel.title": ("卷积核的 fan", "The fans of a kernel"),
    "labs.fans_of_a_kernel.hint_1": (
        "核的形状是 (5, 5, 3, 64)。一个输出的格子，加了多少个数？",
        "The kernel has the shape (5, 5, 3, 64). How many numbers does one place of the output add up?",
    ),
    "labs.fans_of_a_kernel.hint_2": (
        "`fan_in` 是 5 × 5 × 3；`fan_out` 是 5 × 5 × 卷积核的个数。",
        "`fan_in` is 5 × 5 × 3; `fan_out` is 5 × 5 × the number of filters.",
    ),
    "labs.fans_of_a_kernel.insight": (
        "图有多大，和 fan 没有关系：每个格子用的是同一个小核。",
        "The size of the picture has no part in it: every place uses the same small kernel.",
    ),
    "labs.fans_of_a_kernel.no_patch": (
        "那只是通道数；一个格子要看 5 × 5 个位置，每个位置都有三个通道。",
        "Those are the channels only; one place looks at 5 × 5 places, each with three channels.",
    ),
    "labs.fans_of_a_kernel.swapped": ("次序反了：先写 `fan_in`。", "The wrong way round: `fan_in` comes first."),
    "labs.fans_of_a_kernel.out_without_patch": (
        "`fan_in` 对了。往回走也一样：一个输入的格子，进到 5 × 5 个输出的格子里，每个都有 64 个卷积核。",
        "`fan_in` is right. Backwards it is the same: one place of the input goes to 5 × 5 places of the output, with 64 filters each.",
    ),
    "labs.fans_of_a_kernel.no_channels": ("还要乘上通道数和卷积核的个数。", "Channels and filters count as well."),

    "labs.own_he.title": ("自己写一个 He", "He by your own hand"),
    "labs.own_he.hint_1": (
        "`fan_in` 是除了最后一个轴，其余各轴长度的乘积：`np.prod(shape[:-1])`。",
        "`fan_in` is the product of all sizes but the last: `np.prod(shape[:-1])`.",
    ),
    "labs.own_he.hint_2": (
        "`return K.random_normal(shape, stddev=..., dtype=dtype)`，其中标准差是 2 / fan_in 的平方根。",
        "`return K.random_normal(shape, stddev=..., dtype=dtype)`, with the root of 2 / fan_in as the deviation.",
    ),
    "labs.own_he.insight": (
        "现在可以写 `Dense(64, kernel_initializer=my_he)`，也可以把它交给探索器：`initializer_explorer(my_he, 'relu')`。",
        "Now `Dense(64, kernel_initializer=my_he)` works, and so does the explorer: `initializer_explorer(my_he, 'relu')`.",
    ),
    "labs.own_he.no_function": (
        "要的是函数本身，不是它的结果；这里是 {found}。写 `answer = my_he`，不带括号。",
        "The function itself is wanted, not what it returns; this is a {found}. Write `answer = my_he`, without brackets.",
    ),
    "labs.own_he.fails": (
        "用 `my_he({shape}, dtype='float32')` 调用，出错了：{error}",
        "Called as `my_he({shape}, dtype='float32')` it fails: {error}",
    ),
    "labs.own_he.shape": ("要的形状是 {shape}，得到的是 {found}。", "The shape {shape} was asked for, and {found} came back."),
    "labs.own_he.not_finite": ("形状 {shape}：里面有的不是数（NaN 或无穷大）。", "For the shape {shape} some of them are no numbers, but NaN or infinite."),
    "labs.own_he.mean": ("形状 {shape}：均值应当是 0。", "For the shape {shape}: the mean should be 0."),
    "labs.own_he.deviation": (
        "2 / fan_in 是**方差**，你拿它当了标准差。先开方。",
        "2 / fan_in is the **variance**, and you took it for the standard deviation. Take the root.",
    ),
    "labs.own_he.lecun": ("fan_in · Var(w) 是 {times}：少了 relu 的那个 2。", "fan_in · Var(w) is {times}: the 2 for the relu is missing."),
    "labs.own_he.glorot": (
        "那是 Glorot 的方差 2 / (fan_in + fan_out)；He 只看 fan_in。",
        "That is Glorot's, 2 / (fan_in + fan_out); He looks at fan_in alone.",
    ),
    "labs.own_he.fan_out": ("除的是 fan_out：最后一个轴是单元数，不是输入数。", "You divided by fan_out: the last axis counts units, not inputs."),
    "labs.own_he.no_patch": (
        "全连接的核对了。卷积核 {shape} 的 fan_in 还要乘上整块区域 3 × 3。",
        "Dense kernels are right. For the convolution kernel {shape}, fan_in takes in the whole patch of 3 × 3.",
    ),
    "labs.own_he.variance": (
        "形状 {shape}：fan_in · Var(w) 是 {times}，应当是 2。",
        "For the shape {shape}, fan_in · Var(w) is {times}; it should be 2.",
    ),
    "labs.own_he.not_normal": ("方差对了，可是分布不是正态的。", "The variance is right, but the distribution is not normal."),

    "labs.equal_draws.title": ("谁和谁相等", "Which are equal"),
    "labs.equal_draws.hint_1": ("每抽一次，种子加 1。", "Every draw adds 1 to the seed."),
    "labs.equal_draws.hint_2": ("`a` 用的种子是 7，`b` 用的是……", "`a` was drawn with seed 7, and `b` with…"),
    "labs.equal_draws.insight": (
        "第二次抽用的是种子 8。所以层与层之间的种子要隔得远些，或者干脆不给种子。",
        "The second draw uses seed 8. So keep the seeds of different layers well apart, or give none at all.",
    ),
    "labs.equal_draws.moves_on": ("同一个对象，每次抽的都不一样：种子往前走了。", "One object draws anew each time: its seed moves on."),
    "labs.equal_draws.first_is_seven": ("`a` 用的种子是 7，`c` 用的是 8。再想想 `b`。", "`a` was drawn with seed 7, `c` with 8. What about `b`?"),
    "labs.equal_draws.order": ("就是这两个，请按字母的次序写。", "Those two it is; please write them in alphabetical order."),
}

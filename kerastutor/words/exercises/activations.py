"""Texts of the exercises of 04_2: activation functions."""

TEXTS = {
    "labs.collapse.title": ("两层并成一层", "Two layers in one"),
    "labs.collapse.hint_1": ("(x A) B = x (A B)。先乘哪两个矩阵？", "(x A) B = x (A B). Which two matrices come first?"),
    "labs.collapse.hint_2": (
        "A B 的第一行：1 × 3 + 2 × 1 = 5。第二行照样算，结果是 2 × 1 的。",
        "The first row of A B is 1 × 3 + 2 × 1 = 5. The second goes alike; the result is 2 × 1.",
    ),
    "labs.collapse.insight": (
        "两层一共 6 个权重，只抵得上 2 个。中间那 2 个单元没有添任何本事，直到给它们一个弯。",
        "Six weights in two layers do no more than two in one. The two units between add nothing, until they are given a bend.",
    ),
    "labs.collapse.flat": (
        "数对了，形状不对：核是（输入，单元），2 个输入、1 个单元，写成 [[5], [-1]]。",
        "The right numbers in the wrong shape: a kernel is (inputs, units). Two inputs and one unit make [[5], [-1]].",
    ),
    "labs.collapse.turned": (
        "A 被转置了。`Dense` 算的是 x A：输入在行上，单元在列上。",
        "A was transposed. `Dense` computes x A: inputs along the rows, units along the columns.",
    ),
    "labs.collapse.each": ("这是逐个相乘；层与层之间是矩阵乘法。", "Those are products number by number; layers multiply as matrices."),

    "labs.relu_by_hand.title": ("relu 的三个参数", "The three arguments of relu"),
    "labs.relu_by_hand.hint_1": (
        "先看 x 大不大于 threshold：大于，就是 x 自己，最多到 max_value；不大于，就是 alpha × (x − threshold)。",
        "First ask whether x is above the threshold: if so it stays x, up to max_value; if not it becomes alpha × (x − threshold).",
    ),
    "labs.relu_by_hand.hint_2": ("−4 不大于 1：0.1 × (−4 − 1) = −0.5。0.5 也不大于 1。", "−4 is not above 1: 0.1 × (−4 − 1) = −0.5. Nor is 0.5."),
    "labs.relu_by_hand.insight": (
        "曲线在 x = 1 处跳了一下：左边是 0，右边一下子到 1。所以 threshold 很少用；max_value=6 倒常见。",
        "At x = 1 the curve jumps: 0 on the left, 1 at once on the right. So threshold is rarely used; max_value=6 is common.",
    ),
    "labs.relu_by_hand.no_threshold": (
        "门槛是 1，不是 0：0.5 没有过线，左边的斜线也从 1 量起。",
        "It begins at 1, not at 0: 0.5 does not pass, and the slope on the left counts from 1.",
    ),
    "labs.relu_by_hand.slope_from_zero": (
        "左边是 alpha × (x − threshold)，从门槛量起。",
        "On the left it is alpha × (x − threshold), counted from the threshold.",
    ),
    "labs.relu_by_hand.moved": (
        "过了门槛的数不减门槛：3 还是 3。只有左边的才减。",
        "What is above the threshold is not lowered by it: 3 stays 3. Only the left side is.",
    ),
    "labs.relu_by_hand.no_end": ("9 超过了 max_value，停在 6。", "9 is beyond max_value and stops at 6."),
    "labs.relu_by_hand.no_alpha": ("左边不是 0：alpha=0.1 给了它一点斜率。", "The left side is not 0: alpha=0.1 gives it some slope."),

    "labs.five_sigmoids.title": ("五层 sigmoid", "Five sigmoids deep"),
    "labs.five_sigmoids.hint_1": ("链式法则：一层乘一个导数。", "The chain rule: each layer multiplies by a derivative."),
    "labs.five_sigmoids.hint_2": ("sigmoid 在 0 处的导数是 0.5 × (1 − 0.5)。", "The derivative of sigmoid at 0 is 0.5 × (1 − 0.5)."),
    "labs.five_sigmoids.insight": (
        "不到千分之一，而这已是 sigmoid 最好的情形：别处的导数更小。",
        "Less than a thousandth, and that is sigmoid at its best: everywhere else its slope is smaller.",
    ),
    "labs.five_sigmoids.value": (
        "0.5 是 sigmoid 在 0 处的值；梯度要的是导数。",
        "0.5 is the value of sigmoid at 0; a gradient wants its derivative.",
    ),
    "labs.five_sigmoids.added": ("一层接一层，导数是相乘，不是相加。", "Layer after layer, derivatives multiply; they do not add."),
    "labs.five_sigmoids.one_layer": ("这是一层的；一共五层。", "That is for one layer; there are five."),
    "labs.five_sigmoids.like_relu": ("relu 才会原样通过；sigmoid 的导数最大也只有 0.25。", "That would be relu; the slope of sigmoid is never above 0.25."),

    "labs.softmax_by_hand.title": ("手算 softmax", "Softmax by hand"),
    "labs.softmax_by_hand.hint_1": ("三个数都加了 100。这对 softmax 有影响吗？", "100 was added to all three. Does softmax notice?"),
    "labs.softmax_by_hand.hint_2": ("去掉 100，再取 e 的幂：1、2、5。总和是 8。", "Drop the 100 and take e to the power: 1, 2, 5. Their sum is 8."),
    "labs.softmax_by_hand.insight": (
        "logit 差 ln 2，概率就差一倍：softmax 把差变成比。",
        "Where logits differ by ln 2, probabilities differ twofold: softmax turns differences into ratios.",
    ),
    "labs.softmax_by_hand.no_power": (
        "先取 e 的幂，再除以总和；直接除，负的 logit 就没有办法了。",
        "Take e to the power first, then divide by the sum; with negative logits mere division would fail.",
    ),
    "labs.softmax_by_hand.no_sum": ("还要除以总和：概率加起来是 1。", "Divide by the sum as well: probabilities add up to 1."),
    "labs.softmax_by_hand.added_after": (
        "100 加在 ln 外面，取幂以后是乘上 e¹⁰⁰，除法里约掉了。",
        "The 100 stands beside the ln; as a power it is a factor e¹⁰⁰, which the division cancels.",
    ),

    "labs.count_the_dead.title": ("数一数死掉的单元", "Count the dead"),
    "labs.count_the_dead.hint_1": (
        "行是样本，列是单元。单元死没死，要看整整一列。",
        "Rows are samples, columns are units. To judge a unit, look down its whole column.",
    ),
    "labs.count_the_dead.hint_2": ("`(h == 0).all(axis=0)` 给每一列一个真假。", "`(h == 0).all(axis=0)` gives a truth for each column."),
    "labs.count_the_dead.insight": (
        "输出里有 0 是好事：relu 的 0 让网络稀疏。对谁都是 0，才是死。",
        "Zeros among the outputs are no harm: they make a network sparse. Only a unit that is 0 for everyone is dead.",
    ),
    "labs.count_the_dead.zeros": (
        "这是 0 的个数。单元有时给 0，是正常的。",
        "That is the number of zeros. For a unit to give 0 now and then is quite normal.",
    ),
    "labs.count_the_dead.any_zero": ("四列里都有 0；要的是**全**是 0 的列。", "All four columns hold some 0; look for those that hold nothing **else**."),
    "labs.count_the_dead.samples": ("看的方向不对：一行是一个样本，一列才是一个单元。", "Wrong direction: a row is a sample, a column is a unit."),
    "labs.count_the_dead.share": ("问的是个数，不是比例。", "How many, not which share."),

    "labs.which_output.title": ("输出层用什么", "What an output wants"),
    "labs.which_output.hint_1": (
        "先问：输出该落在什么范围里？几个输出加起来要不要是 1？",
        "Ask first: in which range must the output lie? Must the outputs add up to 1?",
    ),
    "labs.which_output.hint_2": ("（d）的几个答案互不相干，每个都是一个“是不是”。", "In (d) the answers do not depend on one another; each is a yes or no."),
    "labs.which_output.insight": (
        "隐藏层的激活函数可以随便试；输出层的，由题目决定。",
        "For hidden layers try whichever you like; for the output the question decides.",
    ),
    "labs.which_output.softmax_of_one": (
        "（b）只有一个单元：softmax 要在几个单元之间分，只有一个，永远分到 1。",
        "(b) has one unit: softmax shares among several, and one alone always gets 1.",
    ),
    "labs.which_output.never_below_zero": (
        "（c）会有零下的日子；relu 永远给不出负数。",
        "In (c) there are days below zero, and relu never gives a negative number.",
    ),
    "labs.which_output.only_to_one": ("（c）的气温不止 −1 到 1；tanh 出不去。", "The temperatures of (c) go beyond −1 and 1; tanh does not."),
    "labs.which_output.several_at_once": (
        "（d）一张图可以同时有猫又有狗；softmax 让它们争同一个 1。",
        "In (d) a picture may show a cat and a dog at once; softmax makes them compete for a single 1.",
    ),
    "labs.which_output.one_of_ten": (
        "（a）十类恰好选一类：十个概率加起来该是 1，sigmoid 不保证。",
        "In (a) exactly one of ten is right: ten probabilities that add up to 1, which sigmoid does not promise.",
    ),

    "labs.hard_swish.title": ("自己写一个", "One of your own"),
    "labs.hard_swish.hint_1": (
        "`K.relu` 有 max_value：relu6(x + 3) 就是 K.relu(x + 3, max_value=6)。",
        "`K.relu` has a max_value: relu6(x + 3) is K.relu(x + 3, max_value=6).",
    ),
    "labs.hard_swish.hint_2": (
        "`def f(x): return x * K.relu(x + 3, max_value=6.) / 6`，再写 `answer = f`。",
        "`def f(x): return x * K.relu(x + 3, max_value=6.) / 6`, then `answer = f`.",
    ),
    "labs.hard_swish.insight": (
        "这就是手机上常用的 hard swish：没有指数，和 x · sigmoid(x) 很像。导数是库给的，一行也不用写。拿它去试试：activation_explorer(answer)。",
        "This is hard swish, made for phones: no exponential, and much like x · sigmoid(x). The library found the derivative for you. "
        "Look at it: activation_explorer(answer).",
    ),
    "labs.hard_swish.no_function": (
        "要的是函数本身，`answer` 是 `{found}`。写 `answer = f`，不写括号。",
        "The function itself is wanted; `answer` is a `{found}`. Write `answer = f`, without brackets.",
    ),
    "labs.hard_swish.shape": (
        "激活函数给每个数一个数：进去 {wanted}，出来也该是 {wanted}，这里是 {found}。",
        "An activation gives one number for each: {wanted} goes in, {wanted} should come out, not {found}.",
    ),
    "labs.hard_swish.fails": ("调用它时出了错：{error}", "Calling it failed: {error}"),
    "labs.hard_swish.no_gradient": (
        "输出和输入断开了，梯度回不来。全程用 `K` 的运算。",
        "The output is cut off from the input, and no gradient comes back. Use operations of `K` all the way.",
    ),
    "labs.hard_swish.wrong": ("x = {x} 时给了 {found}，应当是 {wanted}。", "For x = {x} it gives {found}; {wanted} is wanted."),
}

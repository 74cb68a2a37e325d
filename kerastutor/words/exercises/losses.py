"""Texts of the exercises of 04_3: losses."""

TEXTS = {
    "labs.two_answers.title": ("两个损失，两个答案", "Two losses, two answers"),
    "labs.two_answers.hint_1": (
        "一个损失问的是均值，另一个问的是中位数。",
        "One of the two losses asks for the mean, the other for the median.",
    ),
    "labs.two_answers.hint_2": ("五个数加起来是 50；排好队，中间那个是 3。", "The five add up to 50; lined up, the middle one is 3."),
    "labs.two_answers.insight": (
        "把 40 换成 4000，第一个答案变成 802，第二个还是 3。",
        "Make the 40 a 4000, and the first answer becomes 802; the second is still 3.",
    ),
    "labs.two_answers.turned": (
        "次序反了：平方误差的平衡点是均值，绝对误差的才是中位数。",
        "The other way round: squared errors balance at the mean, absolute ones at the median.",
    ),
    "labs.two_answers.both_mean": (
        "绝对误差不看差多远，只看左右各有几个：平衡点在中间那个数。",
        "The absolute error does not ask how far, only how many lie on each side: it balances at the middle number.",
    ),
    "labs.two_answers.left_out": (
        "40 也是数据：损失函数不会替你扔掉离群点。",
        "The 40 belongs to the data: no loss throws an outlier away for you.",
    ),

    "labs.crossentropy_by_hand.title": ("手算交叉熵", "Crossentropy by hand"),
    "labs.crossentropy_by_hand.hint_1": (
        "每一行只看一个数：标签指着的那个。",
        "Only one number of each row counts: the one that the label points at.",
    ),
    "labs.crossentropy_by_hand.hint_2": (
        "标签 1 指着 0.8，标签 0 指着 0.5：0.223 和 0.693，再取平均。",
        "Label 1 points at 0.8, label 0 at 0.5: 0.223 and 0.693. Now the mean.",
    ),
    "labs.crossentropy_by_hand.insight": (
        "别的概率一个也没有用上：它们要紧的只是加起来剩下多少。",
        "None of the other probabilities was needed; all that matters of them is what they leave over.",
    ),
    "labs.crossentropy_by_hand.sum": ("这是两个样本的和；问的是平均。", "That is the sum over both samples; the mean is asked for."),
    "labs.crossentropy_by_hand.sign": (
        "差个负号：概率的对数是负的，代价要是正的。",
        "The sign is missing: the logarithm of a probability is negative, and a cost is not.",
    ),
    "labs.crossentropy_by_hand.other_class": (
        "取错了列：标签从 0 数起，第一行的标签是 1，指着第二个数。",
        "From the wrong columns: labels count from 0, so the 1 of the first row points at its second number.",
    ),
    "labs.crossentropy_by_hand.mean_first": (
        "先取对数，再取平均；次序反过来，结果不一样。",
        "Logarithms first, then the mean; the other order gives something else.",
    ),

    "labs.gradient_of_logits.title": ("logit 的梯度", "The gradient of logits"),
    "labs.gradient_of_logits.hint_1": ("先算 softmax：e 的幂是 1、2、1。", "Softmax first: e to the power gives 1, 2, 1."),
    "labs.gradient_of_logits.hint_2": (
        "概率是 0.25、0.5、0.25；再减去独热的目标 1、0、0。",
        "The probabilities are 0.25, 0.5, 0.25; take away the one-hot target 1, 0, 0.",
    ),
    "labs.gradient_of_logits.insight": (
        "加起来是 0：拉上来多少，就压下去多少。梯度下降走的是反方向，所以正确的那一类上去。",
        "They add up to 0: as much is pushed down as is pulled up. Descent goes against the gradient, so the right class goes up.",
    ),
    "labs.gradient_of_logits.turned": (
        "这是梯度下降走的方向；梯度本身是 p − t，正好反过来。",
        "That is the way which descent goes; the gradient itself is p − t, the opposite.",
    ),
    "labs.gradient_of_logits.no_target": ("这是概率 p；还要减去目标。", "Those are the probabilities p; the target has to be taken away."),
    "labs.gradient_of_logits.of_probability": (
        "这是对概率的梯度 −1/p；题目问的是对 logit 的，还要穿过 softmax。",
        "That is the gradient along the probability, −1/p; along the logits it goes through the softmax as well.",
    ),
    "labs.gradient_of_logits.no_softmax": (
        "减之前先过 softmax：logit 还不是概率。",
        "Softmax comes before the difference: logits are not probabilities yet.",
    ),

    "labs.which_loss.title": ("哪个损失", "Which loss"),
    "labs.which_loss.hint_1": (
        "先看标签的写法，再看几个答案能不能同时对。",
        "Look at the form of the labels first, then ask whether several answers may be right at once.",
    ),
    "labs.which_loss.hint_2": (
        "整数标签配 sparse_ 开头的；几个“是或否”配二元的；（c）在表里找“没有 delta 要选”。",
        "Whole numbers go with the one that begins with sparse_; several yes-or-nos with the binary one; for (c), look in the table for "
        "“no delta to choose”.",
    ),
    "labs.which_loss.insight": (
        "先说清楚问题，损失就自己站出来了。",
        "Once the question is clear, the loss steps forward by itself.",
    ),
    "labs.which_loss.labels_as_rows": (
        "（a）的标签是整数；categorical_crossentropy 等的是独热编码，kerastutor 会报错，并写出两条出路。",
        "The labels of (a) are whole numbers; categorical_crossentropy wants one-hot rows. kerastutor stops there and names two ways out.",
    ),
    "labs.which_loss.rows_as_labels": (
        "（d）的标签已经是独热编码；sparse_ 的那个等的是整数。",
        "The labels of (d) are one-hot already; the one with sparse_ expects whole numbers.",
    ),
    "labs.which_loss.several_at_once": (
        "（b）可以同时有猫又有狗，一行加起来不是 1：那是三个“是或否”。",
        "In (b) a cat and a dog may be there at once, and the row does not add up to 1: these are three yes-or-nos.",
    ),
    "labs.which_loss.led_astray": (
        "（c）里多打了一个零的房价，平方以后大得压倒一切：均方误差正好会被它们带跑。",
        "A price with one zero too many, once squared, outweighs everything: by such data the squared error is led astray.",
    ),
    "labs.which_loss.needs_delta": (
        "huber 不怕离群点，可是要选 `delta`；有一个损失很像它，什么也不用选。",
        "Huber is not afraid of outliers, but wants a `delta`; there is one much like it that wants nothing.",
    ),
    "labs.which_loss.absolute": (
        "绝对误差也不怕离群点。这里要的是近处平滑的那个，和 huber 像，没有 delta：看第 1 部分的表。",
        "The absolute error is not afraid of outliers either. Wanted here is the one that is smooth when near, like Huber, without a "
        "delta: see the table of part 1.",
    ),

    "labs.equal_say.title": ("一样有分量", "An equal say"),
    "labs.equal_say.hint_1": (
        "一类的总分量 = 样本数 × 权重。两类的总分量要相等，加起来是 1000。",
        "The say of a class is its samples times its weight. The two must be equal, and 1000 together.",
    ),
    "labs.equal_say.hint_2": ("每类 500：900 × w₀ = 500，100 × w₁ = 500。", "500 each: 900 × w₀ = 500, and 100 × w₁ = 500."),
    "labs.equal_say.insight": (
        "平均权重还是 1，损失的大小、学习率的含义就都没变，变的只是谁说了算。",
        "The average weight is still 1, so the loss keeps its size and the learning rate its meaning; only who has a say has changed.",
    ),
    "labs.equal_say.no_dict": (
        "要一个字典，键是 0 和 1，值是权重：{{0: …, 1: …}}；`answer` 是 `{found}`。",
        "A dict is wanted with the keys 0 and 1 and a weight for each: {{0: …, 1: …}}; `answer` is a `{found}`.",
    ),
    "labs.equal_say.apart": (
        "0 类的总分量是 {first}，1 类的是 {second}：还不一样。少的那一类，每个样本要重一些。",
        "Class 0 carries {first} in all, class 1 {second}: not the same yet. Where samples are few, each must weigh more.",
    ),
    "labs.equal_say.average": (
        "两类一样重了，可是平均权重是 {mean}：损失跟着变大变小，就像换了学习率。两个权重一起缩放到平均为 1。",
        "The classes are level, but the average weight is {mean}: the loss grows or shrinks with it, as if you had changed the learning "
        "rate. Scale both until the average is 1.",
    ),

    "labs.total.title": ("总损失", "The total"),
    "labs.total.hint_1": (
        "输出的损失各乘自己的权重；`add_loss` 的那一份不乘。",
        "Each output's loss is multiplied by its own weight; what comes from `add_loss` is not.",
    ),
    "labs.total.hint_2": ("1 × 0.5 + 0.1 × 4 + 0.02。", "1 × 0.5 + 0.1 × 4 + 0.02."),
    "labs.total.insight": (
        "列表里后面的几个数是各个输出自己的损失，没有乘过权重：0.5 和 4。",
        "The numbers after it in the list are the outputs' own losses, before any weight: 0.5 and 4.",
    ),
    "labs.total.no_weights": ("第二个输出的损失要先乘 0.1。", "The loss of the second output is multiplied by 0.1 first."),
    "labs.total.no_extra": ("还有 `add_loss` 加的 0.02。", "There is also the 0.02 from `add_loss`."),
    "labs.total.weighted_extra": ("`add_loss` 的那一份不乘任何权重。", "What comes from `add_loss` is not multiplied by anything."),
    "labs.total.divided": ("是加权的**和**，不除以什么。", "It is a weighted **sum**; nothing is divided."),

    "labs.tolerant.title": ("宽容的损失", "A tolerant loss"),
    "labs.tolerant.hint_1": (
        "`K.abs` 取绝对值，`K.maximum(x, 0.)` 把负的变成 0，`K.mean(…, axis=-1)` 在最后一个轴上平均。",
        "`K.abs` for the size, `K.maximum(x, 0.)` to make what is negative 0, `K.mean(…, axis=-1)` for the mean over the last axis.",
    ),
    "labs.tolerant.hint_2": (
        "`def f(t, y): return K.mean(K.maximum(K.abs(y - t) - 0.5, 0.), axis=-1)`，再写 `answer = f`。",
        "`def f(t, y): return K.mean(K.maximum(K.abs(y - t) - 0.5, 0.), axis=-1)`, then `answer = f`.",
    ),
    "labs.tolerant.insight": (
        "这是支持向量回归用的损失：差不多就行。误差 0.5 以内梯度是 0。看一看：loss_explorer((answer, 'mae'))。",
        "This is the loss of support vector regression: nearly is good enough. Within 0.5 its gradient is 0. Look at it: "
        "loss_explorer((answer, 'mae')).",
    ),
    "labs.tolerant.no_function": (
        "要的是函数本身，`answer` 是 `{found}`。写 `answer = f`，不写括号。",
        "The function itself is wanted; `answer` is a `{found}`. Write `answer = f`, without brackets.",
    ),
    "labs.tolerant.shape": (
        "三个样本，该给三个数，形状 {wanted}；这里是 {found}。平均只在最后一个轴上取：axis=-1。",
        "Three samples want three numbers, shape {wanted}, not {found}. Take the mean over the last axis alone: axis=-1.",
    ),
    "labs.tolerant.fails": ("调用它时出了错：{error}", "Calling it failed: {error}"),
    "labs.tolerant.no_gradient": (
        "损失和预测断开了，梯度回不来。全程用 `K` 的运算，从传进来的 y_pred 算起。",
        "The loss is cut off from the predictions, and no gradient comes back. Use `K` all the way, from the y_pred that comes in.",
    ),
    "labs.tolerant.wrong": (
        "目标 {t}、预测 {y} 时给了 {found}，应当是 {wanted}。",
        "For targets {t} and predictions {y} it gives {found}; {wanted} is wanted.",
    ),
}

"""Texts of the exercises of 04_5: regularizers and constraints."""

TEXTS = {
    "labs.the_price.title": ("代价多少", "What it costs"),
    "labs.the_price.hint_1": (
        "分两笔：绝对值之和乘 0.1，平方和乘 0.01。",
        "Two bills: the sum of sizes times 0.1, and the sum of squares times 0.01.",
    ),
    "labs.the_price.hint_2": ("0.1 × (1 + 2 + 0 + 3) + 0.01 × (1 + 4 + 0 + 9)。", "0.1 × (1 + 2 + 0 + 3) + 0.01 × (1 + 4 + 0 + 9)."),
    "labs.the_price.insight": (
        "权重小的时候 L1 那笔贵，权重大了 L2 那笔追上来：平方长得快。",
        "While weights are small the L1 bill is the larger; as they grow, L2 catches up, for squares grow faster.",
    ),
    "labs.the_price.signs": (
        "−2 的绝对值是 2。不取绝对值，负权重反倒省钱了。",
        "The size of −2 is 2. Without taking sizes, negative weights would earn money.",
    ),
    "labs.the_price.mean": (
        "不除以权重的个数：这里是总和，不是平均。",
        "It is not divided by the number of weights: a sum, not a mean.",
    ),
    "labs.the_price.squared_sum": (
        "先各自平方再相加：1 + 4 + 9，不是 (1 + 2 + 3)²。",
        "Square each, then add: 1 + 4 + 9, not (1 + 2 + 3)².",
    ),
    "labs.the_price.swapped": ("两个系数换了位置：0.1 是 L1 的，0.01 是 L2 的。", "The two prices are swapped: 0.1 belongs to L1, 0.01 to L2."),

    "labs.one_step.title": ("L2 的一步", "One step of L2"),
    "labs.one_step.hint_1": ("λw² 的导数是 2λw。", "The derivative of λw² is 2λw."),
    "labs.one_step.hint_2": ("3 − 0.5 × (2 × 0.1 × 3)。", "3 − 0.5 × (2 × 0.1 × 3)."),
    "labs.one_step.insight": (
        "就是乘以 1 − 2 × 0.5 × 0.1 = 0.9。每步打九折，十步剩三成半。",
        "It is a multiplication by 1 − 2 × 0.5 × 0.1 = 0.9. A tenth off at every step: after ten, 35 % are left.",
    ),
    "labs.one_step.no_two": ("平方的导数带一个 2：2λw。", "The derivative of a square brings a 2: 2λw."),
    "labs.one_step.like_l1": (
        "这是 L1 的拉法：不看权重大小。L2 的拉力与权重成正比。",
        "That is how L1 pulls, whatever the weight. L2 pulls in proportion to it.",
    ),
    "labs.one_step.no_rate": ("别忘了乘学习率 0.5。", "Do not forget the rate, 0.5."),
    "labs.one_step.price_not_slope": (
        "减掉的是代价本身；要减的是代价的**导数**乘学习率。",
        "You took away the price itself; what is taken away is its **derivative**, times the rate.",
    ),

    "labs.where_it_rests.title": ("停在哪里", "Where it comes to rest"),
    "labs.where_it_rests.hint_1": (
        "w > 0 时，和的导数是 2(w − 3) + λ。令它等于 0。",
        "For w > 0 the sum has the derivative 2(w − 3) + λ. Set it to 0.",
    ),
    "labs.where_it_rests.hint_2": (
        "λ = 2 时 w = 2。λ = 10 时解出来是负数，可是 w < 0 那边导数也是负的，于是停在 0。",
        "For λ = 2, w = 2. For λ = 10 the solution is negative, yet for w < 0 the derivative is negative too: so it rests at 0.",
    ),
    "labs.where_it_rests.insight": (
        "L1 把每个权重往 0 挪 λ/2，到了 0 就停。λ 大于 6，就永远是 0：这就是“恰好为零”的来历。",
        "L1 moves a weight by λ/2 towards 0, and there it stops. For any λ above 6 it is 0: so that is where exact zeros come from.",
    ),
    "labs.where_it_rests.no_half": (
        "挪的是 λ/2，不是 λ：损失的导数是 2(w − 3)，前面有个 2。",
        "It moves by λ/2, not by λ: the derivative of the loss, 2(w − 3), has a 2 in it.",
    ),
    "labs.where_it_rests.past_zero": (
        "过了 0，L1 的拉力就换了方向：权重停在 0，不会变成负的。",
        "Beyond 0 the pull of L1 turns round: the weight rests at 0 and does not become negative.",
    ),
    "labs.where_it_rests.like_l2": (
        "这是 λw² 的答案：L2 按比例缩小。L1 是减去一个固定的数，减到 0 为止。",
        "That is the answer for λw²: L2 shrinks in proportion. L1 takes away a fixed amount, until 0 is reached.",
    ),

    "labs.fenced_in.title": ("栏杆里的核", "A kernel fenced in"),
    "labs.fenced_in.hint_1": (
        "默认 `axis=0`：按列量长度。两列各长多少？",
        "By default `axis=0`: lengths are taken of columns. How long are the two?",
    ),
    "labs.fenced_in.hint_2": (
        "第一列长 1，不用动；第二列长 5，每个数乘以 2/5。",
        "The first has length 1 and stays; the second has length 5, so each of its numbers is multiplied by 2/5.",
    ),
    "labs.fenced_in.insight": (
        "短的原样留下，长的只改长度，不改方向。",
        "What is short enough stays; what is too long changes its length, and not its direction.",
    ),
    "labs.fenced_in.clipped": (
        "这是把每个数截到 2，方向也跟着变了。`MaxNorm` 缩的是整列的长度。",
        "That cuts every number off at 2, and changes the direction. `MaxNorm` shortens whole columns.",
    ),
    "labs.fenced_in.rows": (
        "你按行量了；`axis=0` 是沿着第一个轴量，也就是一列一列地量。",
        "You measured rows; `axis=0` goes along the first axis, so it measures columns.",
    ),
    "labs.fenced_in.stretched": (
        "第一列只有 1 那么长，没有超过 2，不该拉长。",
        "The first column has length 1, which is not beyond 2: it is not to be stretched.",
    ),

    "labs.which_axis.title": ("卷积核的轴", "The axes of a convolution kernel"),
    "labs.which_axis.hint_1": (
        "一个滤波器由哪些数组成？最后一个轴是滤波器的编号。",
        "Which numbers make up one filter? The last axis counts the filters.",
    ),
    "labs.which_axis.hint_2": ("把高、宽、输入通道三个轴写成列表。", "Write height, width and input channels, three axes, as a list."),
    "labs.which_axis.insight": (
        "每个滤波器有 3 × 3 × 16 = 144 个数，一起量长度，共 32 个长度。",
        "Every filter has 3 × 3 × 16 = 144 numbers that are measured together; there are 32 lengths.",
    ),
    "labs.which_axis.dense": (
        "那是 `Dense` 的写法。这里只沿高度量，一个滤波器会被切成 48 段。",
        "That is how it is for `Dense`. Here it would measure along the height alone, and cut each filter into 48 pieces.",
    ),
    "labs.which_axis.filters": (
        "写的是要**加起来**的轴；滤波器那个轴要留下。",
        "What is named are the axes that are **summed over**; the axis of the filters has to remain.",
    ),
    "labs.which_axis.no_channels": (
        "还差输入通道：一个滤波器看到所有的通道。",
        "The input channels are missing: a filter sees all of them.",
    ),
    "labs.which_axis.everything": ("这样 32 个滤波器只有一个共同的长度。", "Then all 32 filters share a single length."),

    "labs.beyond_one.title": ("只罚出格的", "Only what is beyond"),
    "labs.beyond_one.hint_1": (
        "超出的部分是 max(|w| − 1, 0)。`K.relu` 正好做这件事。",
        "What is beyond is max(|w| − 1, 0), and that is what `K.relu` does.",
    ),
    "labs.beyond_one.hint_2": (
        "`def answer(w): return 0.5 * K.sum(K.relu(K.abs(w) - 1))`",
        "`def answer(w): return 0.5 * K.sum(K.relu(K.abs(w) - 1))`",
    ),
    "labs.beyond_one.insight": (
        "小权重一分钱不花，大权重照价付：这是一道软栏杆，介于正则项和约束项之间。",
        "Small weights pay nothing, large ones pay in full: a soft fence, half way between a regularizer and a constraint.",
    ),
    "labs.beyond_one.no_function": (
        "这里要的是函数本身，而 answer 是 `{found}`。用 `def` 写好，再写 `answer = 函数名`，不要加括号。",
        "What is wanted is the function itself; answer is a `{found}`. Define it with `def`, then `answer = its_name`, without brackets.",
    ),
    "labs.beyond_one.no_number": (
        "正则项要给出一个数，你的给出形状 {shape}。还差一个 `K.sum`。",
        "A regularizer gives one number; yours gives the shape {shape}. A `K.sum` is missing.",
    ),
    "labs.beyond_one.fails": ("函数运行出错：{error}", "The function fails: {error}"),
    "labs.beyond_one.wrong": (
        "权重 {weights} 应该花 {wanted}，你的函数要了 {found}。",
        "The weights {weights} should cost {wanted}; your function asks {found}.",
    ),
}

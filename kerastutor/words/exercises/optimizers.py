"""Texts of the exercises of 04_4: optimizers."""

TEXTS = {
    "labs.largest_rate.title": ("学习率的上限", "The largest rate"),
    "labs.largest_rate.hint_1": (
        "曲率是二阶导数：5x² 的曲率是 10，0.5y² 的曲率是 1。",
        "The curvature is the second derivative: of 5x² it is 10, of 0.5y² it is 1.",
    ),
    "labs.largest_rate.hint_2": ("最陡的方向说了算：2/L，L = 10。", "The steepest direction decides: 2/L, with L = 10."),
    "labs.largest_rate.insight": (
        "沿 y 走，0.2 的步子小得可怜：一步只缩短五分之一。最陡的方向定下上限，最平的方向付出代价。",
        "Along y a rate of 0.2 is little: a step goes a fifth of the way. "
        "The steepest direction sets the limit, and the flattest pays for it.",
    ),
    "labs.largest_rate.flat": (
        "这是只看 y 的上限。x 方向陡十倍，早就发散了。",
        "That is the limit for y alone. x is ten times as steep, and has run away long before.",
    ),
    "labs.largest_rate.one_step": (
        "学习率是 1/L 时，x 一步就到谷底；再大一倍才发散。",
        "With a rate of 1/L, x is at the bottom in one step; it takes twice that to run away.",
    ),
    "labs.largest_rate.coefficient": ("5x² 的二阶导数是 10，不是 5。", "The second derivative of 5x² is 10, not 5."),
    "labs.largest_rate.sum": ("两个方向各走各的，不要相加；看最大的那个。", "The two directions go their own ways: do not add, take the larger."),

    "labs.top_speed.title": ("球能滚多快", "How fast the ball rolls"),
    "labs.top_speed.hint_1": (
        "速度不再变的时候，v = 0.9 v − 0.01 × 2。",
        "When the speed no longer changes, v = 0.9 v − 0.01 × 2.",
    ),
    "labs.top_speed.hint_2": ("0.1 v = −0.02。", "0.1 v = −0.02."),
    "labs.top_speed.insight": (
        "momentum = 0.9 把步子放大 1/(1 − 0.9) = 10 倍；0.99 就是 100 倍。加了动量，学习率往往要调小。",
        "momentum = 0.9 makes a step 1/(1 − 0.9) = 10 times as long, 0.99 a hundred times. With momentum a rate must often come down.",
    ),
    "labs.top_speed.plain": ("这是没有动量的一步，也是有动量的第一步。", "That is a step without momentum, and the first one with it."),
    "labs.top_speed.second": ("这才是第二步；它还会再加速。", "That is the second step; it still gathers speed."),
    "labs.top_speed.no_slope": ("坡度是 2，别忘了乘。", "The slope is 2: do not forget it."),
    "labs.top_speed.times": (
        "动量不是乘在步子上的折扣：每步都留下上一步的 0.9，**再加上**新的 0.02。",
        "Momentum is no discount on a step: 0.9 of the last one stays, and 0.02 is **added**.",
    ),

    "labs.two_adam_steps.title": ("亲手走两步 Adam", "Two steps of Adam by hand"),
    "labs.two_adam_steps.hint_1": (
        "第一步以后 m = 0.2、v = 0.004，修正以后是 2 和 4，w = 0.9。再拿梯度 −1 更新 m 和 v。",
        "After the first step m = 0.2 and v = 0.004, corrected 2 and 4, and w = 0.9. Now update m and v with the gradient −1.",
    ),
    "labs.two_adam_steps.hint_2": (
        "m = 0.08，除以 1 − 0.81；v = 0.004996，除以 1 − 0.998001。0.9 减去 0.1 × 0.421 / √2.499。",
        "m = 0.08, over 1 − 0.81; v = 0.004996, over 1 − 0.998001. Take 0.1 × 0.421 / √2.499 from 0.9.",
    ),
    "labs.two_adam_steps.insight": (
        "梯度已经变号，Adam 还是往前走：m 记得上一步。两步的长度 0.1 和 0.027，都不超过学习率。",
        "The gradient has changed its sign, and Adam still goes on: m remembers. Its steps, 0.1 and 0.027, are no longer than the rate.",
    ),
    "labs.two_adam_steps.first_only": ("这是走了第一步的位置。还有一步。", "There it is after the first step. One more to go."),
    "labs.two_adam_steps.not_freed": (
        "没有修正偏差：m 和 v 从 0 出发，头几步都太小，要除以 1 − β₁ᵗ 和 1 − β₂ᵗ。",
        "The correction is missing: m and v begin at 0 and are too small at first; divide by 1 − β₁ᵗ and 1 − β₂ᵗ.",
    ),
    "labs.two_adam_steps.v_not_freed": ("m 修正了，v 还没有。", "You corrected m, but not v."),
    "labs.two_adam_steps.uphill": ("方向反了：要减去这一步。", "That is uphill: the step is subtracted."),
    "labs.two_adam_steps.signs_only": (
        "不是只看这一步的符号：m 是平均，第二步的 m 还是正的。",
        "It is not the sign of the gradient alone: m is a mean, and at the second step it is still positive.",
    ),

    "labs.whose_steps.title": ("这是谁的步子", "Whose steps are these?"),
    "labs.whose_steps.hint_1": (
        "先看第一步：谁的第一步与坡度成正比？谁的第一步恰好是学习率？",
        "Look at the first step: whose goes with the slope, and whose is exactly the rate?",
    ),
    "labs.whose_steps.hint_2": (
        "0.4 = 0.1 × 4 是 SGD 的第一步，带不带动量都一样；0.316 = 0.1/√0.1 是 RMSprop；越来越短的是 Adagrad。",
        "0.4 = 0.1 × 4 is SGD's first step, with momentum or without; 0.316 = 0.1/√0.1 is RMSprop's; "
        "those that begin at 0.1 and shrink are Adagrad's.",
    ),
    "labs.whose_steps.insight": (
        "坡度换成 400，只有 SGD 的两行会跟着变大；另外三行一个数也不变：它们除掉了坡度的大小。",
        "With a slope of 400 only the two lines of SGD would grow; the other three stay as they are: they divide by the size of the slope.",
    ),
    "labs.whose_steps.sgd_adam": (
        "SGD 和 Adam 换了：坡度是 4，SGD 的步子是 0.1 × 4；Adam 不管坡度大小，走 0.1。",
        "SGD and Adam are swapped: with a slope of 4, SGD goes 0.1 × 4; Adam goes 0.1, whatever the slope.",
    ),
    "labs.whose_steps.adagrad_rmsprop": (
        "Adagrad 和 RMSprop 换了：Adagrad 的第一步恰好是学习率，RMSprop 的是 3.16 倍。",
        "Adagrad and RMSprop are swapped: Adagrad's first step is the rate, RMSprop's 3.16 times that.",
    ),
    "labs.whose_steps.sgd_momentum": (
        "SGD 带不带动量换了：带动量的会加速。",
        "The two of SGD are swapped: with momentum it gathers speed.",
    ),

    "labs.rate_later.title": ("三轮以后的学习率", "The rate three epochs later"),
    "labs.rate_later.hint_1": (
        "公式里的 t 数的是步，不是轮。一轮有几个批量？",
        "t in the formula counts steps, not epochs. How many batches has an epoch?",
    ),
    "labs.rate_later.hint_2": (
        "1437 / 32 = 44.9，最后一个不满的批量也算一步：45。t = 135。",
        "1437 / 32 = 44.9, and the last batch counts though it is not full: 45. So t = 135.",
    ),
    "labs.rate_later.insight": (
        "同一个 decay，批大小减半，步数加倍，学习率就降得更快。换批大小时别忘了它。",
        "Halve the batch size, and there are twice the steps: the same decay brings the rate down faster. "
        "Remember it when you change batches.",
    ),
    "labs.rate_later.epochs": ("t 数的是**步**，不是轮：一轮有 45 步。", "t counts **steps**, not epochs, and an epoch has 45."),
    "labs.rate_later.power": (
        "这是指数衰减。Keras 2 的 decay 是倒数式的：lr / (1 + decay · t)，后来降得慢得多。",
        "That is exponential. Keras 2's decay is a reciprocal, lr / (1 + decay · t), and much slower later on.",
    ),
    "labs.rate_later.short_batch": (
        "漏了最后一个不满的批量：1437 = 44 × 32 + 29，共 45 步。",
        "The last batch, which is not full, is missing: 1437 = 44 × 32 + 29, so 45 steps.",
    ),
    "labs.rate_later.pictures": ("一步用一个批量，不是一张图。", "A step takes a batch, not one picture."),

    "labs.all_together.title": ("一起裁剪", "Clipped together"),
    "labs.all_together.hint_1": (
        "Keras 的 clipnorm 量的是**所有**权重的梯度合起来的长度。",
        "Keras's clipnorm measures the gradients of **all** weights as one vector.",
    ),
    "labs.all_together.hint_2": ("√(9 + 16 + 144) = 13，每个数乘以 2.6/13。", "√(9 + 16 + 144) = 13, so every number is multiplied by 2.6/13."),
    "labs.all_together.insight": (
        "方向没有变，三个数的比例还是 3 : 4 : 12，只是整体缩短到 2.6。",
        "The direction is the same, still 3 : 4 : 12; only the length has come down, to 2.6.",
    ),
    "labs.all_together.each_alone": (
        "你把两个权重分开裁了；要合起来量一次。",
        "You clipped the two weights one by one; they are measured once, together.",
    ),
    "labs.all_together.by_value": ("这是 clipvalue：一个数一个数地截，方向会变。", "That is clipvalue: number by number, and it turns the direction."),
    "labs.all_together.nothing": ("总长是 13，超过了 2.6，要缩短。", "The whole is 13 long, more than 2.6: it has to be shortened."),
    "labs.all_together.to_one": ("你缩到了长度 1；应该缩到 2.6。", "You shortened it to 1; it should be 2.6."),

    "labs.signs_alone.title": ("自己的优化器", "An optimizer of your own"),
    "labs.signs_alone.hint_1": (
        "继承 `Optimizer`，写两个方法：`prepare(self, iterations)` 返回 `{'lr': 0.1}`，`update(self, w, g, scratch, lr)` 原地改 `w`。",
        "Subclass `Optimizer` with two methods: `prepare(self, iterations)` returns `{'lr': 0.1}`, and `update(self, w, g, scratch, lr)` "
        "changes `w` in place.",
    ),
    "labs.signs_alone.hint_2": ("`update` 里只有一行：`w -= lr * np.sign(g)`。", "`update` is one line: `w -= lr * np.sign(g)`."),
    "labs.signs_alone.insight": (
        "把它交给 `optimizer_explorer(optimizers=['sgd', 'adam', YourClass()])`，看它怎么跑：到了谷底它停不下来，为什么？",
        "Hand it to `optimizer_explorer(optimizers=['sgd', 'adam', YourClass()])` and watch. At the bottom it cannot stop: why?",
    ),
    "labs.signs_alone.no_optimizer": (
        "这里要一个 `Optimizer` 的子类（或者它的对象），而 answer 是 `{found}`。",
        "What is wanted is a subclass of `Optimizer`, or an object of it; answer is a `{found}`.",
    ),
    "labs.signs_alone.fails": ("走一步的时候出错：{error}", "A step fails: {error}"),
    "labs.signs_alone.uphill": ("它往上坡走：应该减去符号，不是加上。", "It goes uphill: the sign is to be subtracted, not added."),
    "labs.signs_alone.wrong": (
        "权重 {weights}、梯度 {slopes}，走一步应该到 {wanted}，你的到了 {found}。",
        "From {weights} with the gradient {slopes} a step should lead to {wanted}; yours led to {found}.",
    ),
}

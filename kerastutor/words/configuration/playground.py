"""Texts of the playground."""

TEXTS = {
    "playground.title": ("神经网络游乐场", "The playground: a small network in the plane"),
    "playground.data": ("数据", "data"),
    "playground.count": ("多少个点", "points"),
    "playground.noise": ("噪声", "noise"),
    "playground.test_share": ("留作测试的比例", "share held back to test"),
    "playground.features": ("喂给网络的特征", "features fed in"),
    "playground.units_1": ("隐藏层 1 的单元", "units in hidden 1"),
    "playground.units_2": ("隐藏层 2 的单元", "units in hidden 2"),
    "playground.units_3": ("隐藏层 3 的单元", "units in hidden 3"),
    "playground.network": ("网络（0 个单元就是没有这一层）", "the network (a layer of 0 units is none)"),
    "playground.training": ("训练", "the training"),
    "playground.by_hand": ("亲手改一个权重（输入 0 是偏置）", "change a weight by hand (input 0 is the bias)"),
    "playground.own_points": ("自己的点", "points of your own"),
    "playground.only_own": ("只用自己的点", "my own points alone"),
    "playground.x1": ("x1", "x1"),
    "playground.x2": ("x2", "x2"),
    "playground.x1_squared": ("x1²", "x1²"),
    "playground.x2_squared": ("x2²", "x2²"),
    "playground.x1_x2": ("x1·x2", "x1·x2"),
    "playground.sin_x1": ("sin 4x1", "sin 4x1"),
    "playground.sin_x2": ("sin 4x2", "sin 4x2"),
    "playground.layer": ("哪一层", "layer"),
    "playground.row": ("从哪个输入", "from input"),
    "playground.column": ("到哪个单元", "to unit"),
    "playground.value": ("改成", "new value"),
    "playground.edits": ("改这个权重", "set this weight"),
    "playground.undo": ("撤销", "undo"),
    "playground.x": ("新点的 x1", "x1 of the new point"),
    "playground.y": ("新点的 x2", "x2 of the new point"),
    "playground.kind": ("新点的类别", "its class"),
    "playground.add": ("加上十字处的点", "add the point at the cross"),
    "playground.points": ("每行：x1 x2 类别", "a line each: x1 x2 class"),
    "playground.unreadable": (
        "第 {line} 行读不懂：{text}。要写成“x1 x2 类别”，例如 0.5 -0.2 1。",
        "Line {line} cannot be read: {text}. Write x1 x2 class, such as 0.5 -0.2 1.",
    ),
    "playground.outside": (
        "第 {line} 行：{text}。坐标要在 −{reach} 和 {reach} 之间，类别是 0 或 1。",
        "Line {line}: {text}. Coordinates lie between −{reach} and {reach}, and the class is 0 or 1.",
    ),
    "playground.too_few": ("训练点太少：至少要两个。加几个自己的点，或者换一种数据。", "Too few points to train on: add some of your own, or choose other data."),
    "playground.without_edits": ("手改过的权重不在这段代码里", "weights that were set by hand are not in this code"),
    "playground.example_circles": ("圆里圆外", "inside and outside"),
    "playground.story_circles": (
        "按播放。第一层的每个单元只会画一条直线，第二层把它们拼起来，最后围成一圈。\n看哪几条线最粗：网络主要靠它们。",
        "Press play. Each unit of the first layer can only draw a straight line; the second puts them together, and in the end they close "
        "a ring.\nLook for the thickest lines: the network rests on those.",
    ),
    "playground.example_straight": ("异或，没有隐藏层", "xor without a hidden layer"),
    "playground.story_straight": (
        "没有隐藏层，它只会画一条直线，练多久都分不开异或。\n把“隐藏层 1 的单元”调到 4，再从头播放。",
        "Without a hidden layer it can draw one straight line, and no training will part xor.\nGive hidden 1 four units and play again.",
    ),
    "playground.example_product": ("异或，喂给它 x1·x2", "xor, fed x1·x2"),
    "playground.story_product": (
        "还是没有隐藏层，但多喂了一个特征 x1·x2：两类恰好是它的正和负。\n好的特征，抵得上一层网络。",
        "Still no hidden layer, but one more feature, x1·x2: the classes are just where it is positive and negative.\nA good feature is "
        "worth a layer.",
    ),
    "playground.example_one_short": ("少一个单元", "one unit too few"),
    "playground.story_one_short": (
        "两条直线围不住一个圆，总有一边漏着。\n把“隐藏层 1 的单元”加到 3：三条线就能围成三角形。",
        "Two lines cannot enclose a disc; one side stays open.\nGive hidden 1 a third unit: three lines make a triangle.",
    ),
    "playground.example_too_fast": ("学习率太大", "a rate too high"),
    "playground.story_too_fast": (
        "每一步都冲过了头，损失跳来跳去，边界也跟着乱跳。\n把学习率降到 0.3，再从头播放。",
        "Every step overshoots; the loss leaps about, and the border with it.\nLower the rate to 0.3 and play again.",
    ),
    "playground.example_too_slow": ("学习率太小", "a rate too low"),
    "playground.story_too_slow": (
        "方向没错，步子太小，半天挪不动。\n把学习率加到 0.3，或者把优化器换成 adam。",
        "The right way, in steps too small to get anywhere.\nRaise the rate to 0.3, or take adam for the optimizer.",
    ),
    "playground.example_zeros": ("从零开始", "all zeros"),
    "playground.story_zeros": (
        "权重全是 0，每个单元都一样，梯度也一样，谁也动不了。\n亲手把第 1 层的一个权重改成 1：够不够？再改第 2 层的试试。",
        "With all weights 0 every unit is like the others, and so is its gradient: nothing moves.\nSet one weight of layer 1 to 1 by "
        "hand: is that enough? Then try one of layer 2.",
    ),
    "playground.example_dead": ("死掉的 relu", "dead relus"),
    "playground.story_dead": (
        "学习率大，relu 的单元一下子被推到全是 0 的那一边，斜率是 0，再也回不来。\n看哪几个小图变成一片白。换成 tanh 会怎样？",
        "At a high rate relus are pushed to the side where they give 0; the slope there is 0, and they never return.\nSee which small "
        "pictures go blank. What happens with tanh?",
    ),
    "playground.example_by_heart": ("背下来了", "learned by heart"),
    "playground.story_by_heart": (
        "二十个有噪声的点，八乘三层单元：训练损失一路往下，测试损失先降后升。\n看边界怎样绕着个别的点打弯。",
        "Twenty noisy points and three layers of eight units: the training loss keeps falling, the test loss falls and then rises.\nSee "
        "how the border bends around single points.",
    ),
    "playground.example_cured": ("加上 l2", "cured by l2"),
    "playground.story_cured": (
        "同样的点，同样的网络，只是权重要花钱：边界平滑了，测试损失不再往上跑。\n把价钱加到 0.1，又会怎样？",
        "The same points and the same network, but weights have a price: the border is smooth, and the test loss does not run away.\nWhat "
        "if the price is 0.1?",
    ),
    "playground.example_spirals": ("双螺旋", "two spirals"),
    "playground.story_spirals": (
        "最难的一个。三层网络从直线到弯曲，一层比一层会画；耐心播放到一千步以后。\n只留一层试试，再试试喂给它正弦。",
        "The hardest of all. From layer to layer the pictures bend more; have patience past a thousand steps.\nTry it with one layer "
        "alone, and then with the sines fed in.",
    ),
    "playground.activation": ("激活函数", "activation"),
    "playground.initializer": ("初始化方法", "initializer"),
    "playground.regularizer": ("正则项", "regularizer"),
    "playground.strength": ("正则项的价钱", "its price"),
    "playground.optimizer": ("优化器", "optimizer"),
    "playground.learning_rate": ("学习率", "learning rate"),
    "playground.batch_size": ("批大小", "batch size"),
    "playground.loss": ("损失函数", "loss"),
    "playground.seed": ("随机种子", "seed"),
    "playground.step": ("步", "step"),
    "playground.stride": ("每帧走几步", "steps a frame"),
    "playground.heading": ("第 {step} 步，第 {epoch} 轮；播放时每帧 {stride} 步", "step {step}, epoch {epoch}; playing takes {stride} a frame"),
    "playground.scores": (
        "损失：训练 {train}，测试 {test}；准确率：训练 {right}%，测试 {right_test}%",
        "loss: training {train}, test {test}; accuracy: training {right}%, test {right_test}%",
    ),
    "playground.scores_train": ("损失 {train}，准确率 {right}%（没有测试点）", "loss {train}, accuracy {right}% (no test points)"),
    "playground.inputs": ("输入", "inputs"),
    "playground.layer_is": ("隐藏层 {layer}", "hidden {layer}"),
    "playground.curves": ("损失：训练点（实线）和测试点（虚线）", "loss on training points (solid) and on test points (broken)"),
    "playground.steps": ("{steps} 步", "{steps} steps"),
    "playground.lost": (
        "到第 {step} 步，损失不再是一个数：训练发散了。把学习率调小，再从头开始。",
        "At step {step} the loss is no longer a number: the training has diverged. Lower the rate and start over.",
    ),
    "playground.weight_is": (
        "手里的权重（绿色）：第 {layer} 层，从第 {row} 个输入到第 {column} 个单元，{value}；按“改这个权重”改成 {new}",
        "The weight in hand (green): layer {layer}, from input {row} to unit {column}, {value}; “set this weight” makes it {new}",
    ),
    "playground.bias_is": (
        "手里的偏置（绿框）：第 {layer} 层，第 {column} 个单元，{value}；按“改这个权重”改成 {new}",
        "The bias in hand (green frame): layer {layer}, unit {column}, {value}; “set this weight” makes it {new}",
    ),
    "playground.dead": (
        "有 {count} 个隐藏单元处处给出同一个数：它们对答案没有贡献。",
        "{count} hidden units give the same number everywhere: they add nothing to the answer.",
    ),
    "playground.twins": ("有一层的单元一模一样：它们永远学同样的东西。", "A layer's units are all alike: they learn the same for ever."),
}

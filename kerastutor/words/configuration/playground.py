"""Texts of the playground, and of the buttons that run it."""

TEXTS = {
    "play.player": ("播放或暂停；停止并回到开头", "play or pause; stop and go back to the start"),
    "play.back": ("退一步", "one step back"),
    "play.on": ("进一步", "one step on"),
    "playground.title": ("神经网络游乐场", "The playground: a small network in the plane"),
    "playground.card_data": ("数据和特征", "data and features"),
    "playground.card_network": ("网络", "network"),
    "playground.card_training": ("训练", "training"),
    "playground.card_hand": ("亲手改权重", "weights by hand"),
    "playground.card_points": ("自己的点", "points of your own"),
    "playground.data": ("数据", "data"),
    "playground.only_own": ("只用自己的点", "my own points alone"),
    "playground.count": ("多少个点", "points"),
    "playground.noise": ("噪声", "noise"),
    "playground.test_share": ("留作测试", "share for test"),
    "playground.features": ("喂给网络的特征", "features fed in"),
    "playground.x1": ("x1", "x1"),
    "playground.x2": ("x2", "x2"),
    "playground.x1_squared": ("x1²", "x1²"),
    "playground.x2_squared": ("x2²", "x2²"),
    "playground.x1_x2": ("x1·x2", "x1·x2"),
    "playground.sin_x1": ("sin 4x1", "sin 4x1"),
    "playground.sin_x2": ("sin 4x2", "sin 4x2"),
    "playground.units_1": ("隐藏层 1 单元", "units, hidden 1"),
    "playground.units_2": ("隐藏层 2 单元", "units, hidden 2"),
    "playground.units_3": ("隐藏层 3 单元", "units, hidden 3"),
    "playground.activation": ("激活函数", "activation"),
    "playground.initializer": ("初始化方法", "initializer"),
    "playground.seed": ("随机种子", "seed"),
    "playground.regularizer": ("正则项", "regularizer"),
    "playground.strength": ("正则项系数", "its strength"),
    "playground.optimizer": ("优化器", "optimizer"),
    "playground.learning_rate": ("学习率", "learning rate"),
    "playground.batch_size": ("批大小", "batch size"),
    "playground.loss": ("损失函数", "loss"),
    "playground.crossentropy": ("交叉熵", "crossentropy"),
    "playground.step": ("步", "step"),
    "playground.stride": ("播放时每帧走几步", "steps a frame"),
    "playground.layer": ("哪一层", "layer"),
    "playground.column": ("到哪个单元", "to unit"),
    "playground.row": ("从哪个输入", "from input"),
    "playground.value": ("新的值", "new value"),
    "playground.edits": ("设成新的值", "set it"),
    "playground.undo": ("撤销一次", "undo"),
    "playground.undo_all": ("全部撤销", "undo all"),
    "playground.kind": ("新点的类别", "a new point"),
    "playground.no_point": ("不加点", "none"),
    "playground.x": ("它的 x1", "its x1"),
    "playground.y": ("它的 x2", "its x2"),
    "playground.add": ("把它加进来", "add it"),
    "playground.points": ("x1 x2 类别", "x1 x2 class"),
    "playground.unreadable": (
        "第 {line} 行读不懂：{text}。要写成“x1 x2 类别”，例如 0.5 -0.2 1。",
        "Line {line} cannot be read: {text}. Write x1 x2 class, such as 0.5 -0.2 1.",
    ),
    "playground.outside": (
        "第 {line} 行：{text}。坐标要在 −{reach} 和 {reach} 之间，类别是 0、1 或 2。",
        "Line {line}: {text}. Coordinates lie between −{reach} and {reach}, and the class is 0, 1 or 2.",
    ),
    "playground.too_many": ("一共 {count} 个点，最多 {most} 个。", "{count} points are too many; {most} are the most that are drawn."),
    "playground.too_few": (
        "训练点太少：至少要两个。加几个自己的点，或者换一种数据。",
        "Too few points to train on: two at least. Add some of your own, or choose other data.",
    ),
    "playground.row_is_bias": ("row 为 −1 时是偏置", "row −1 is the bias"),
    "playground.batches_an_epoch": ("一轮有这么多批", "batches an epoch"),
    "playground.heading": ("第 {step} 步 · 第 {epoch} 轮", "step {step} · epoch {epoch}"),
    "playground.stop": ("。", "."),
    "playground.comma": ("、", ", "),
    "playground.batches": ("每批 {size} 个点；播放时每帧 {stride} 步", "{size} points a batch; {stride} steps a frame"),
    "playground.train": ("训练", "training"),
    "playground.test": ("测试", "test"),
    "playground.no_points": ("没有测试点", "no test points"),
    "playground.loss_is": ("损失 {loss}", "loss {loss}"),
    "playground.accuracy_is": ("准确率 {share}", "accuracy {share}"),
    "playground.scores": ("{which}：损失 {loss}，准确率 {share}。", "On {which} points: loss {loss}, accuracy {share}."),
    "playground.inputs": ("输入", "inputs"),
    "playground.outputs": ("输出", "outputs"),
    "playground.layer_is": ("隐藏层 {layer}：{names}", "hidden {layer}: {names}"),
    "playground.classes": ("类别", "class"),
    "playground.of_training": ("训练点", "training"),
    "playground.of_test": ("测试点", "test"),
    "playground.curves": ("损失", "loss"),
    "playground.in_hand": ("手里的单元 {name}：激活之前加起来是多少", "unit {name} in hand: its sum before the activation"),
    "playground.weight_is": ("从 {source} 到 {name} 的权重是 {value}", "the weight from {source} to {name} is {value}"),
    "playground.bias_is": ("{name} 的偏置是 {value}", "the bias of {name} is {value}"),
    "playground.how_to_set": (
        "换一个、改成 {value}：在“亲手改权重”卡片里", "take another one, or set it to {value}: on the card “weights by hand”",
    ),
    "playground.lost": (
        "到第 {step} 步，损失不再是一个数：训练发散了。把学习率调小，再从头开始。",
        "At step {step} the loss is no longer a number: the training has diverged. Lower the learning rate and start over.",
    ),
    "playground.best_before": (
        "测试损失在第 {step} 步最低，之后回升，而训练损失还在降：这是过拟合。",
        "The test loss was lowest at step {step}; it has risen since, while the training loss fell: overfitting.",
    ),
    "playground.dead": (
        "{count} 个隐藏单元处处给出同一个数，对答案没有贡献。", "Hidden units that give the same number everywhere, and so add nothing: {count}.",
    ),
    "playground.twins": (
        "{names} 一模一样，梯度也一样，只会永远学同样的东西。", "{names} are alike, and so are their gradients: they learn the same for ever.",
    ),
    "playground.story_own": (
        "你自己的网络。每个小图是一个单元在整个平面上给出的数：琥珀色为正，蓝色为负。线是权重：实线为正，虚线为负，越粗越大；单元角上的加减号是偏置。",
        "A network of your own. Each small picture is what a unit gives over the plane: amber above 0, blue below. Lines are weights: "
        "solid above 0, broken below, the thicker the larger. The sign at a unit's corner is its bias.",
    ),
    "playground.example_circles": ("圆里圆外", "inside and outside"),
    "playground.story_circles": (
        "按播放。第一层的每个单元只会画一条直线，第二层把它们拼起来，最后围成一圈。图上的虚线是手里那个单元画的线；再看哪几条连线最粗，网络主要靠它们。",
        "Press play. A unit of the first layer can only draw a straight line (the broken one is the line of the unit in hand); the "
        "second layer joins them to a ring. Which lines grow thick?",
    ),
    "playground.example_straight": ("异或，没有隐藏层", "xor without a hidden layer"),
    "playground.story_straight": (
        "没有隐藏层，网络只会画一条直线，练多久都分不开异或：损失停在 0.69，等于瞎猜。在“网络”卡片里给隐藏层 1 加 4 个单元，再播放。",
        "Without a hidden layer there is one straight line, and no training will part xor: the loss stays at 0.69, a mere guess. On "
        "the card “network”, give hidden 1 four units and play again.",
    ),
    "playground.example_product": ("异或，喂给它 x1·x2", "xor, fed x1·x2"),
    "playground.story_product": (
        "还是没有隐藏层，只多喂了一个特征 x1·x2：它为正的地方恰好是一类，为负的地方是另一类。一个好特征，抵得上一层网络。",
        "Still no hidden layer, but one more feature, x1·x2, which is positive where one class lives and negative where the other "
        "does. A good feature is worth a layer.",
    ),
    "playground.example_one_short": ("少一个单元", "one unit too few"),
    "playground.story_one_short": (
        "两条直线围不住一个圆盘：边界总有一侧开着，测试损失降不下来。在“网络”卡片里把隐藏层 1 加到 3 个单元，三条线就能围成三角形。",
        "Two lines cannot enclose a disc: the border stays open on one side, and the test loss stays high. On the card “network”, give "
        "hidden 1 a third unit: three lines make a triangle.",
    ),
    "playground.example_corners": ("relu 有棱角", "relu has corners"),
    "playground.story_corners": (
        "relu 是折线，拼出来的边界也由直线段组成，一段一个方向。播放到 200 步，再在“网络”卡片里换成 tanh：同样围住了，边界却是圆滑的。",
        "A relu is a line with one bend, and so the border is made of straight pieces. Play to step 200, then take tanh on the card "
        "“network”: it encloses the disc as well, but roundly.",
    ),
    "playground.example_too_fast": ("学习率太大", "a rate too high"),
    "playground.story_too_fast": (
        "每一步都冲过了头：损失跳来跳去，整个平面一会儿全蓝，一会儿全琥珀色。在“训练”卡片里把学习率降到 0.3，再从头播放。",
        "Every step overshoots: the loss leaps about, and the whole plane is now blue, now amber. On the card “training”, lower the "
        "rate to 0.3 and play again.",
    ),
    "playground.example_too_slow": ("学习率太小", "a rate too low"),
    "playground.story_too_slow": (
        "方向没错，步子太小：走完 3000 步，准确率才七成。在“训练”卡片里把学习率加到 0.3，或者把优化器换成 adam。",
        "The right way, but in steps too small: after 3000 of them the accuracy is some 70%. On the card “training”, raise the rate to "
        "0.3, or take adam.",
    ),
    "playground.example_lost": ("发散", "off to infinity"),
    "playground.story_lost": (
        "没有 tanh 压着，三层线性单元把数越乘越大；再加上大学习率，几步之内权重就超出了浮点数。播放，看它停在哪一步；然后把学习率降到 0.03。",
        "With no tanh to hold them, three linear layers multiply numbers up, and at this rate the weights leave what a float can hold "
        "within a few steps. Play and see where it stops; then try 0.03.",
    ),
    "playground.example_zeros": ("从零开始", "all zeros"),
    "playground.story_zeros": (
        "权重全是 0，每一层给出的都是 0，梯度也就传不过去，谁也动不了。在“亲手改权重”卡片里把一个权重设成 1，再播放：够不够？要改几个它才动？",
        "With all weights 0 every layer gives 0, no gradient gets through, and nothing moves. On the card “weights by hand” set one "
        "weight to 1 and play: is that enough? How many does it take?",
    ),
    "playground.example_alike": ("个个一样", "all alike"),
    "playground.story_alike": (
        "从全 1 开始，同一层的单元一模一样，梯度也一样，永远分不开：四个单元只顶一个。亲手改一个权重，再播放：那个单元从此走自己的路，其余的还是一模一样。",
        "From all ones the units of a layer are twins with the same gradients: four are worth one. Set a weight by hand and play: "
        "that unit goes its own way, and the others stay alike.",
    ),
    "playground.example_dead": ("死掉的 relu", "dead relus"),
    "playground.story_dead": (
        "学习率是 3，六十步之内，第二层的 relu 全被推到只给 0 的那一边。那里斜率为 0，再也回不来：小图一片白。换成 tanh，或者把学习率降到 0.3 试试。",
        "At a rate of 3 the relus of layer two are pushed within sixty steps to where they give 0. The slope there is 0, and they "
        "never return: their pictures go blank. Try tanh, or a rate of 0.3.",
    ),
    "playground.example_by_heart": ("背下来了", "learned by heart"),
    "playground.story_by_heart": (
        "二十个有噪声的训练点，三层各八个单元：训练损失一路往下，测试损失先降后升。看边界怎样绕着个别的点打弯，把噪声也背了下来。",
        "Twenty noisy training points, three layers of eight units: the training loss keeps falling, the test loss turns and rises. "
        "See the border bend around single points: it learns the noise.",
    ),
    "playground.example_cured": ("加上 l2", "cured by l2"),
    "playground.story_cured": (
        "同样的点，同样的网络，只是加了 l2 正则项：权重大了要付出代价，连线变细，边界变平滑，两条损失曲线走在一起。",
        "The same points and the same network, but with l2, large weights have a price: the lines stay thin, the border smooth, and "
        "the two curves of the loss together.",
    ),
    "playground.example_shallow": ("双螺旋，只有一层", "two spirals, one layer"),
    "playground.story_shallow": (
        "只有八条直线可拼，走到 800 步还只对六七成，3000 步也不到九成。在“网络”卡片里给隐藏层 2 和 3 各加 8 个单元；或者保持一层，喂给它 sin 4x1 和 sin 4x2。",
        "Eight straight lines to build a spiral from: two in three are right at step 800, not nine in ten at 3000. Give hidden 2 and "
        "hidden 3 eight units each; or keep one layer and feed it sin 4x1 and sin 4x2.",
    ),
    "playground.example_spirals": ("双螺旋，三层", "two spirals, three layers"),
    "playground.story_spirals": (
        "一层画直线，两层画弯线，三层画得出螺旋。看小图从左到右怎样越来越弯；前两百步好像没有进展，到八百步就几乎全对了。",
        "One layer draws lines, the next bends them, the third winds them to spirals: see the pictures curl from left to right. Little "
        "seems to happen for 200 steps; by 800 nearly all is right.",
    ),
    "playground.example_pinwheel": ("三个类别", "three classes"),
    "playground.story_pinwheel": (
        "三个类别，三个输出，用 softmax 分成加起来等于 1 的三份。每块地方涂成最大的那一份的颜色；黑线是两份一样大的地方。",
        "Three classes, three outputs, which softmax makes into shares that add up to 1. Each place has the colour of the largest "
        "share; the black lines are where two are equal.",
    ),
}

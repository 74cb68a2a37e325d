"""Texts of the exercises of 00_start."""

TEXTS = {
    "labs.count_parameters.title": ("数一数参数", "Count the parameters"),
    "labs.count_parameters.hint_1": (
        "一个全连接层里，每个输入与每个输出之间都有一个权重；此外每个输出还有一个偏置。",
        "In a Dense layer every input has one weight to every output; and every output has one bias besides.",
    ),
    "labs.count_parameters.hint_2": (
        "第一层是 64 × 32 + 32。另外两层照样算，再加起来。",
        "The first layer has 64 × 32 + 32. Do the same for the other two and add up.",
    ),
    "labs.count_parameters.insight": (
        "三层依次是 2080、528、170。参数几乎都在第一层，因为它面对的是全部 64 个像素。",
        "The layers hold 2080, 528 and 170. Nearly all of it sits in the first layer: it is the one that faces all 64 pixels.",
    ),
    "labs.count_parameters.no_biases": (
        "权重一个不差，但漏了偏置：每个神经元还有一个，共 32 + 16 + 10 个。",
        "Every weight is there, but the biases are missing: one for each unit, 32 + 16 + 10 of them.",
    ),
    "labs.count_parameters.units": (
        "58 是神经元的个数。参数在神经元之间的连线上：一条连线一个权重。",
        "58 is the number of units. The parameters live on the lines between units: one weight a line.",
    ),
    "labs.count_parameters.product": (
        "层与层之间不是相乘：每层各有自己的权重矩阵，算出各层的个数再相加。",
        "Layers do not multiply: each has a weight matrix of its own. Count layer by layer, then add.",
    ),

    "labs.small_network.title": ("小而准的网络", "Small, and still good"),
    "labs.small_network.hint_1": (
        "有 h 个单元的隐藏层一共要 64h + h + 10h + 10 = 75h + 10 个参数。h 最大能取多少？",
        "A hidden layer of h units costs 64h + h + 10h + 10 = 75h + 10 parameters in all. How large may h be?",
    ),
    "labs.small_network.hint_2": (
        "h = 12 就够用；网络小，学得慢，把 epochs 加到 40 试试。也可以干脆不要隐藏层。",
        "h = 12 will do; a small network learns slowly, so give it 40 epochs. Or leave the hidden layer out altogether.",
    ),
    "labs.small_network.insight": (
        "参数少一大半，准确率只低一点点。先试小的，不够再加：这是个好习惯。",
        "A fraction of the parameters, and hardly worse. Start small and add only what is missing: a good habit.",
    ),
    "labs.small_network.no_model": (
        "这里要的是一个训练好的模型，而 answer 是 `{found}`。写成 `answer = model`，而不是 `model.fit(...)` 的返回值。",
        "What is wanted is a trained model; answer is a `{found}`. Write `answer = model`, not what `model.fit(...)` returns.",
    ),
    "labs.small_network.fails": ("模型没能给出预测。它报告：{error}", "The model could not predict. It says: {error}"),
    "labs.small_network.too_many": (
        "这个网络有 {count} 个参数，超过了 {most} 个。隐藏层再窄一些。",
        "This network has {count} parameters, more than {most}. Make the hidden layer narrower.",
    ),
    "labs.small_network.too_weak": (
        "{count} 个参数，够小；但测试集上只认对 {percent}，还不到 {least}。训练了吗？轮数够吗？输入除以 16 了吗？",
        "{count} parameters: small enough. But only {percent} of the test digits are right, not yet {least}. Trained it? Long "
        "enough? On pixels divided by 16?",
    ),
}

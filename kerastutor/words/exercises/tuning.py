"""Texts of the exercises of 04_7: tuning."""

TEXTS = {
    "labs.error_bar.title": ("准确率的误差范围", "The margin of an accuracy"),
    "labs.error_bar.hint_1": (
        "准确率 p 是 n 次掷硬币的平均值。它的标准误差是 √(p(1−p)/n)。",
        "An accuracy p is the mean of n tosses of a coin. Its standard error is √(p(1 − p)/n).",
    ),
    "labs.error_bar.hint_2": ("p = 0.92，n = 500：`(0.92 * 0.08 / 500) ** 0.5`。", "p = 0.92 and n = 500: `(0.92 * 0.08 / 500) ** 0.5`."),
    "labs.error_bar.insight": (
        "约 1.2 个百分点。两个模型在这 500 张图上差 1 个百分点，什么也说明不了。",
        "About 1.2 points. Two models that differ by one point on these 500 pictures have told you nothing.",
    ),
    "labs.error_bar.variance": ("这是方差，还差一个开方。", "That is the variance; the square root is missing."),
    "labs.error_bar.percent": ("数值对，但这是百分点。这里要小数：再除以 100。", "The right figure, in points. As a fraction: divide by 100."),
    "labs.error_bar.one_picture": (
        "这是一张图的标准差。500 张图取平均，要再除以 √500。",
        "That is the deviation of a single picture. Over 500 of them it is divided by √500.",
    ),

    "labs.how_many.title": ("要训练多少个网络", "How many networks to train"),
    "labs.how_many.hint_1": ("组合数是相乘，不是相加。", "Combinations multiply; they do not add."),
    "labs.how_many.hint_2": (
        "4 × 3 × 2 种组合，每种训练 3 折 × 5 个种子。",
        "There are 4 × 3 × 2 combinations, each trained for 3 piles × 5 seeds.",
    ),
    "labs.how_many.insight": (
        "三个旋钮就要 360 次训练。所以要先诊断，只试有希望的；旋钮多了，随机抽几十组往往比全部试一遍划算。",
        "Three knobs, 360 trainings. So diagnose first and try what is promising; with many knobs, a few dozen combinations drawn at "
        "random often find one that is as good, in a fraction of the time.",
    ),
    "labs.how_many.settings": (
        "24 是组合数。每种组合还要训练 3 折，每折 5 个种子。",
        "24 is the number of combinations. Each is trained for 3 piles, with 5 seeds each.",
    ),
    "labs.how_many.one_at_a_time": (
        "这样算的是“一次只转一个”。所有组合，是三个数相乘。",
        "That counts one knob at a time. All combinations: multiply the three.",
    ),
    "labs.how_many.no_seeds": ("折数算进去了，种子还没有：再乘 5。", "The piles are in, the seeds are not: times 5."),
    "labs.how_many.no_folds": ("种子算进去了，三折还没有：再乘 3。", "The seeds are in, the three piles are not: times 3."),

    "labs.rates.title": ("学习率按倍数试", "Rates by factors"),
    "labs.rates.hint_1": ("每个都是前一个的十倍：指数每次加 1。", "Each is ten times the one before: the exponent grows by 1."),
    "labs.rates.hint_2": ("`np.logspace(-4, 0, 5)`，或者直接写五个数。", "`np.logspace(-4, 0, 5)`, or write the five down."),
    "labs.rates.insight": (
        "从万分之一到一，五个数就跨过去了。按等差取，五个里有四个都大于 0.2，小的那一头几乎没试。",
        "Five numbers span it from a ten-thousandth to one. In equal steps, four of the five would lie above 0.2, and the small end would "
        "hardly be tried.",
    ),
    "labs.rates.linear": (
        "这是等差：每次加同样多。学习率要等比：每次乘同样多。",
        "These are equal steps, by adding. Rates want equal factors, by multiplying.",
    ),
    "labs.rates.falling": ("数都对，次序反了：从小到大。", "The right numbers, in falling order: begin with the smallest."),
    "labs.rates.exponents": ("这些是指数；学习率是 10 的这些次方。", "Those are the exponents; the rates are 10 to their power."),

    "labs.report.title": ("报告哪个数", "Which number to report"),
    "labs.report.hint_1": (
        "用哪一列来选？用哪一列来报告？这是两列，不是一列。",
        "Which column chooses, and which one reports? Not the same.",
    ),
    "labs.report.hint_2": ("按验证集选出一套，再报告它在测试集上的成绩。", "Choose by validation, then report what that one scored on the test set."),
    "labs.report.insight": (
        "验证集选出 B，测试集说 0.957。哪怕 A 在测试集上更高，也不能回头改选：一改，测试集就成了验证集。",
        "Validation chooses B, and the test set says 0.957. A scores higher there, but there is no going back: to choose by it would make "
        "the test set a validation set.",
    ),
    "labs.report.best_on_test": (
        "这是按测试集挑出来的。挑过的成绩好得过头：选择要看验证集。",
        "That one was picked by the test set. A score that was picked is too good: choose by validation.",
    ),
    "labs.report.of_validation": (
        "选对了，报告的数不对：0.968 已经用来挑选，是个好得过头的数。",
        "The right choice, the wrong number: 0.968 has done the choosing, and is too good for it.",
    ),

    "labs.steps.title": ("走了多少步", "How many steps"),
    "labs.steps.hint_1": (
        "一个批量走一步。958 张图分成几批？最后一批不满也算。",
        "A step a batch. How many batches are 958 pictures? The last one counts though it is not full.",
    ),
    "labs.steps.hint_2": ("958 / 32 向上取整是 30，再乘 15 轮。", "958 / 32 rounded up is 30; times 15 epochs."),
    "labs.steps.insight": (
        "450 步对 1800 步：批量小了，一轮里走得就多。“批大小 8 更好”，一半是因为它走了四倍的步数。",
        "450 against 1800: smaller batches take more steps an epoch. “Batches of 8 are better” is in good part “four times the steps”.",
    ),
    "labs.steps.last_batch": (
        "最后那批不满，也走一步：要向上取整。",
        "The last batch is not full, but it makes a step as well: round up.",
    ),
    "labs.steps.pictures": ("不是一张图走一步，而是一批走一步。", "Not a step a picture: a step a batch."),
    "labs.steps.one_epoch": ("这是一轮的步数，再乘 15。", "That is one epoch; times 15."),

    "labs.diagnosis.title": ("对症下药", "The right medicine"),
    "labs.diagnosis.hint_1": (
        "正则项治过拟合：训练损失很小，验证损失却大得多，还在上升。",
        "A regularizer cures overfitting: a small training loss, and a validation loss much larger, and rising.",
    ),
    "labs.diagnosis.hint_2": ("一共有两个。", "There are two of them."),
    "labs.diagnosis.insight": (
        "A 欠拟合：学习率大一点，或者多练几轮。C 停在 ln 10 ≈ 2.30，等于瞎猜：查初始化和学习率。",
        "A underfits: a larger rate, or more epochs. C rests at ln 10 ≈ 2.30, which is guessing: look at initializer and rate.",
    ),
    "labs.diagnosis.underfits": (
        "A 的两个损失靠得很近，还在下降：它没学完，约束只会让它更慢。",
        "The two losses of A are close together and still falling: it has not finished, and restraint would slow it down.",
    ),
    "labs.diagnosis.one_missing": (
        "还有一个：训练损失 0.05，验证损失却是它的八倍。",
        "There is another: a training loss of 0.05, and eight times that on validation.",
    ),
    "labs.diagnosis.dead": (
        "C 两边都是 2.30 ≈ ln 10，等于十选一瞎猜。它什么也没学到，谈不上过拟合。",
        "C has 2.30 ≈ ln 10 on both sides: a blind guess among ten. It has learned nothing, so nothing too well.",
    ),

    "labs.no_more_parameters.title": ("参数不加，错误减少", "Fewer mistakes, no more parameters"),
    "labs.no_more_parameters.hint_1": (
        "结构可以一点不动。基准网络停下的时候，损失还在下降吗？",
        "Nothing about its build need change. Was the baseline's loss still falling when it stopped?",
    ),
    "labs.no_more_parameters.hint_2": (
        "64 个单元，默认的 Adam，在全部 1437 张训练图上练 60 轮；或者 `Adam(0.01)` 练 40 轮。",
        "64 units and the default Adam, 60 epochs on all 1437 training pictures; or `Adam(0.01)` and 40 epochs.",
    ),
    "labs.no_more_parameters.insight": (
        "网络还是那个网络，只是让它走得更远。加参数之前，先看看它学完了没有。",
        "The same network, allowed to go further. Before you add parameters, see whether it has finished learning.",
    ),
    "labs.no_more_parameters.no_model": (
        "这里要的是一个训练好的模型，而 answer 是 `{found}`。写成 `answer = model`。",
        "What is wanted is a trained model; answer is a `{found}`. Write `answer = model`.",
    ),
    "labs.no_more_parameters.fails": ("模型没能给出预测。它报告：{error}", "The model could not predict. It says: {error}"),
    "labs.no_more_parameters.too_many": (
        "这个网络有 {count} 个参数，超过了 {most} 个。单元数不用动，让它多学一会儿。",
        "This network has {count} parameters, more than {most}. Leave the units alone and let it learn for longer.",
    ),
    "labs.no_more_parameters.too_weak": (
        "测试集上错了 {wrong} 张，要求不超过 {most} 张。学完了吗？输入除以 16 了吗？只差一两张，也可能是这次运气不好：从头再练一遍看看。",
        "{wrong} mistakes on the test set; at most {most} are asked for. Has it finished learning? On pixels divided by 16? "
        "One or two too many may be bad luck: train it afresh and see.",
    ),
}

"""Texts of the exercises of 04_6: metrics."""

TEXTS = {
    "labs.two_shares.title": ("精确率与召回率", "Precision and recall"),
    "labs.two_shares.hint_1": (
        "两个的分子都是 TP。分母不同：一个是判为正的，一个是真是正的。",
        "TP stands above the line in both. Below: those called positive in the one, those that are in the other.",
    ),
    "labs.two_shares.hint_2": ("12 / (12 + 4) 和 12 / (12 + 8)。", "12 / (12 + 4) and 12 / (12 + 8)."),
    "labs.two_shares.insight": (
        "TN 有 76 个，两个公式里都没有它：它们不关心容易的那一大半。",
        "TN is 76, and in neither of the two: they do not care about the large and easy part.",
    ),
    "labs.two_shares.swapped": (
        "两个换了位置：精确率除以**判为正**的，召回率除以**真是正**的。",
        "They are swapped: precision divides by those **called** positive, recall by those that **are**.",
    ),
    "labs.two_shares.accuracy": ("第一个数是准确率 (12 + 76) / 100，要的是精确率。", "The first is the accuracy, (12 + 76) / 100; precision is asked for."),
    "labs.two_shares.specificity": (
        "第二个数是特异度 TN / (TN + FP)。召回率看正类：TP / (TP + FN)。",
        "The second is the specificity, TN / (TN + FP). Recall looks at the positives: TP / (TP + FN).",
    ),

    "labs.always_no.title": ("永远说“没有”", "Always no"),
    "labs.always_no.hint_1": ("它答错的只有那 30 笔诈骗。", "The only ones it gets wrong are the 30 that are fraud."),
    "labs.always_no.hint_2": ("准确率 9970 / 10000；诈骗一笔也没找到。", "An accuracy of 9970 / 10000; and of the fraud it found none."),
    "labs.always_no.insight": (
        "99.7% 的准确率，毫无用处。看准确率之前，先算一算“一律说没有”能得几分。",
        "99.7 % accurate, and of no use. Before you look at an accuracy, work out what “always no” would score.",
    ),
    "labs.always_no.wrong_share": ("这是答错的比例；准确率是 1 减去它。", "That is the share of wrong answers; the accuracy is 1 minus it."),
    "labs.always_no.nothing_found": (
        "召回率问的是找到了多少诈骗：一笔也没有，是 0。",
        "Recall asks how much of the fraud was found: none at all, so 0.",
    ),
    "labs.always_no.of_a_thousand": ("是一万笔里的 30 笔，不是一千笔。", "It is 30 in ten thousand, not in one thousand."),

    "labs.area_by_pairs.title": ("数对子算 AUC", "AUC by counting pairs"),
    "labs.area_by_pairs.hint_1": (
        "正类 0.9、0.4，负类 0.6、0.1，一共四对。每一对里谁高？",
        "Positives 0.9 and 0.4, negatives 0.6 and 0.1: four pairs. Who is higher in each?",
    ),
    "labs.area_by_pairs.hint_2": ("只有 0.4 对 0.6 这一对，正类输了。", "Only in the pair 0.4 against 0.6 the positive loses."),
    "labs.area_by_pairs.insight": (
        "四对里赢了三对。分数整体乘 0.1，AUC 也不变：它只看名次。",
        "Three pairs of four. Multiply all scores by 0.1, and AUC is the same: it looks at the order alone.",
    ),
    "labs.area_by_pairs.accuracy": (
        "0.5 是阈值取 0.5 时的准确率。AUC 不用阈值，数对子。",
        "0.5 is the accuracy at the threshold 0.5. AUC needs none: count pairs.",
    ),
    "labs.area_by_pairs.turned": (
        "这是负类赢的比例；要的是正类分数更高的比例。",
        "That is the share of pairs that the negative wins; asked for is where the positive is higher.",
    ),
    "labs.area_by_pairs.count": ("三对是对的；再除以总共四对。", "Three pairs is right; divide by the four there are."),

    "labs.over_batches.title": ("两批合起来的精确率", "Precision over two batches"),
    "labs.over_batches.hint_1": ("先把两批的计数加起来，最后再除。", "Add up the counts of both first, and divide last."),
    "labs.over_batches.hint_2": ("(90 + 1) / (100 + 10)。", "(90 + 1) / (100 + 10)."),
    "labs.over_batches.insight": (
        "大的一批说了算，理当如此：那里的样本多。",
        "The large batch decides, and so it should: that is where the samples are.",
    ),
    "labs.over_batches.mean": (
        "这是 0.9 和 0.1 的平均。小的那一批只有 10 个，不该和 100 个一样重。",
        "That is the mean of 0.9 and 0.1. The small batch has only 10, and should not weigh as much as 100.",
    ),
    "labs.over_batches.last": ("这只是最后一批；对象记着前面的计数。", "That is the last batch alone; the object remembers the counts before it."),

    "labs.rare_disease.title": ("少见的病", "A rare disease"),
    "labs.rare_disease.hint_1": (
        "按一千人算：有病的 10 人里报几个？没病的 990 人里误报几个？",
        "Of a thousand: how many of the 10 who are ill are called ill? How many of the 990 who are not?",
    ),
    "labs.rare_disease.hint_2": ("9 / (9 + 49.5)。", "9 / (9 + 49.5)."),
    "labs.rare_disease.insight": (
        "不到六分之一！检查并不差，只是没病的人太多，5% 的误报淹没了真的。",
        "Fewer than one in six! The test is not a bad one, but so many are well that 5 % of false alarms drown the true ones.",
    ),
    "labs.rare_disease.recall": (
        "这是召回率：有病的人里报出来的。反过来问，报出来的人里有多少真有病？",
        "That is the recall: of the ill, how many are called ill. The question is the other way round.",
    ),
    "labs.rare_disease.specificity": ("这是没病的人里判对的比例。", "That is how many of the well are called well."),
    "labs.rare_disease.no_numbers": (
        "两类的人数差得远，要先换成人数再除。",
        "The classes are of very different size: turn the shares into people before you divide.",
    ),
    "labs.rare_disease.over_the_well": ("分母里还要加上那 9 个真有病的。", "The 9 who really are ill belong below the line as well."),

    "labs.highest_threshold.title": ("最高的阈值", "The highest threshold"),
    "labs.highest_threshold.hint_1": (
        "正类有 5 个，80% 是 4 个。第四高的正类分数是多少？",
        "There are 5 positives; 80 % are 4. What is the fourth highest score of a positive?",
    ),
    "labs.highest_threshold.hint_2": ("第四个正类是 0.6：阈值要比它低。", "The fourth positive has 0.6: the threshold must lie below it."),
    "labs.highest_threshold.insight": (
        "判为正要**超过**阈值。这时误报 2 个，精确率 4/6。",
        "Called positive is what is **beyond** the threshold. It costs 2 false alarms, a precision of 4/6.",
    ),
    "labs.highest_threshold.three": ("在 0.65 只找到 3 个正类，是 60%。", "At 0.65 only 3 of the positives are found: 60 %."),
    "labs.highest_threshold.all": (
        "在 0.25 五个全找到了，比要求的多，代价是更多的误报。",
        "At 0.25 all five are found: more than asked for, and paid for by more false alarms.",
    ),
    "labs.highest_threshold.higher": ("够 80% 了，但还可以再高一档。", "That gives 80 %, but there is a higher one that does."),

    "labs.never_short.title": ("不缺货", "Never short"),
    "labs.never_short.hint_1": (
        "`K.greater_equal(y_pred, y_true)` 给出真假；`K.cast(…, 'float32')` 变成 1 和 0。",
        "`K.greater_equal(y_pred, y_true)` says true or false; `K.cast(…, 'float32')` makes 1 and 0 of it.",
    ),
    "labs.never_short.hint_2": (
        "`def answer(y_true, y_pred): return K.mean(K.cast(K.greater_equal(y_pred, y_true), 'float32'), axis=-1)`",
        "`def answer(y_true, y_pred): return K.mean(K.cast(K.greater_equal(y_pred, y_true), 'float32'), axis=-1)`",
    ),
    "labs.never_short.insight": (
        "指标不需要梯度，所以可以用比较：作为损失，它一步也教不会网络。",
        "A metric needs no gradient, and so it may compare. As a loss it would not teach a network a single step.",
    ),
    "labs.never_short.no_function": (
        "这里要的是函数本身，而 answer 是 `{found}`。",
        "What is wanted is the function itself; answer is a `{found}`.",
    ),
    "labs.never_short.fails": ("函数运行出错：{error}", "The function fails: {error}"),
    "labs.never_short.shape": (
        "四个样本要四个数，形状 (4,)；你的给出 {shape}。沿最后一个轴取平均就好。",
        "Four samples want four numbers, of shape (4,); yours has {shape}. Take the mean along the last axis.",
    ),
    "labs.never_short.equal": ("恰好相等也算不缺货：用“不低于”，不是“高于”。", "Exactly equal is not short either: no lower, rather than higher."),
    "labs.never_short.turned": (
        "方向反了：参数的次序是 `(y_true, y_pred)`，要问预测是否不低于目标。",
        "The wrong way round: the arguments are `(y_true, y_pred)`, and the prediction is to be no lower than the target.",
    ),
    "labs.never_short.wrong": (
        "目标 {target}、预测 {prediction} 应该给 {wanted}，你的函数给出 {found}。",
        "Target {target}, prediction {prediction}: it should give {wanted}, and yours gives {found}.",
    ),
}

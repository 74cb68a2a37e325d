"""Texts of the exercises of 01_1: sequences."""

TEXTS = {
    "labs.padding_default.title": ("补在哪边，截在哪边", "Which side is filled, which is cut"),
    "labs.padding_default.hint_1": (
        "管“哪一边”的参数有两个：padding 和 truncating，它们的默认值相同。",
        "Two arguments choose a side, padding and truncating, and they share one default.",
    ),
    "labs.padding_default.hint_2": ("两个默认值都是 'pre'：在前面补，从前面截。", "Both defaults are 'pre': fill in front, cut in front."),
    "labs.padding_default.insight": ("一句话记住：默认时，每一行都靠右对齐。", "One sentence to keep: by default every row is pushed to the right."),
    "labs.padding_default.filled_behind": (
        "截断对了，填充错了边：你把 0 补在了后面，那是 padding='post'。默认补在前面。",
        "The cut is right; the filling is on the wrong side. A 0 behind is padding='post'; the default fills in front.",
    ),
    "labs.padding_default.cut_behind": (
        "填充对了，截断错了边：你留下了 1、2、3，那是 truncating='post'。默认从前面截，留下最后三个。",
        "The filling is right; the cut is on the wrong side. Keeping 1, 2, 3 is truncating='post'; the default cuts in front and "
        "keeps the last three.",
    ),
    "labs.padding_default.both_behind": (
        "两处都写成了 'post' 的样子。许多教程也这么说，但 Keras 的两个默认值都是 'pre'。",
        "That is 'post' on both counts. Many tutorials say so too, but both of Keras's defaults are 'pre'.",
    ),
    "labs.padding_default.not_cut": (
        "这是不写 maxlen 的结果：最长的一行说了算。写了 maxlen=3，每行就恰好 3 个数。",
        "That is what comes without maxlen, when the longest row decides. With maxlen=3 every row has exactly 3 numbers.",
    ),

    "labs.keep_the_verdict.title": ("保住结论", "Keep the verdict"),
    "labs.keep_the_verdict.hint_1": (
        "把两件事分开想：丢掉哪一头，由 truncating 决定；空白放哪一头，由 padding 决定。",
        "Two separate questions: truncating says which end is lost, padding says where the blanks go.",
    ),
    "labs.keep_the_verdict.hint_2": (
        "要留住最后三个词，就从前面截，这是默认值，不必写；要写的只有 padding。",
        "To keep the last three words, cut in front: that is the default, leave it alone. Only padding has to be said.",
    ),
    "labs.keep_the_verdict.insight": (
        "padding='post' 而 truncating='pre'：两个参数各管各的，四种搭配都说得通。",
        "padding='post' with truncating='pre': the two are independent, and all four combinations make sense.",
    ),
    "labs.keep_the_verdict.blanks_in_front": (
        "结论都保住了，但空白还在前面：只差一个 padding。",
        "The verdicts are safe, but the blanks still stand in front: one argument, padding, is missing.",
    ),
    "labs.keep_the_verdict.verdict_lost": (
        "空白的位置对了，可是长句留下的是开头三个词，结论被截掉了：看看 truncating。",
        "The blanks are where they belong, but the long reviews keep their first three words and lose the verdict: look at truncating.",
    ),
    "labs.keep_the_verdict.swapped": (
        "两个参数恰好弄反了：truncating 管丢哪一头，padding 管空白放哪一头。",
        "The two arguments changed places: truncating says which end is lost, padding says where the blanks go.",
    ),

    "labs.keep_the_fractions.title": ("小数去哪儿了", "Where did the fractions go"),
    "labs.keep_the_fractions.hint_1": (
        "pad_sequences 是为词的编号设计的，dtype 默认为 'int32'：整数装不下 36.6。",
        "pad_sequences was made for word numbers: dtype is 'int32' unless you say otherwise, and an integer has no room for 36.6.",
    ),
    "labs.keep_the_fractions.hint_2": (
        "要写明三件事：dtype='float32'、padding='post'、value=-1。",
        "Say three things: dtype='float32', padding='post', value=-1.",
    ),
    "labs.keep_the_fractions.insight": (
        "“没有数据”用一个真实数据里不会出现的值来表示：体温不会是 -1，却可能被误读成 0 度。",
        "Mark “no reading” with a value that no reading can have: nobody's temperature is -1, while a 0 could pass for a measurement.",
    ),
    "labs.keep_the_fractions.cut_to_integers": (
        "36.6 变成了 36，而且没有任何警告：dtype 默认是 'int32'，小数部分被丢掉了。",
        "36.6 became 36, without any warning: dtype is 'int32' by default, and the fractions were dropped.",
    ),
    "labs.keep_the_fractions.zero_degrees": (
        "小数保住了，但空缺处是 0，看起来像测到了 0 度。题目要的是 -1：用 value。",
        "The fractions are safe, but the gaps hold 0, as if someone had measured zero degrees. The question asks for -1: use value.",
    ),
    "labs.keep_the_fractions.shifted": (
        "空缺补在了前面，于是每个人的第一次测量不再同列。补在后面，第一列才都是第一次测量。",
        "The gaps stand in front, so first readings no longer share a column. Put them behind: then column 0 is everybody's first reading.",
    ),

    "labs.choose_maxlen.title": ("maxlen 取多大", "How long is long enough"),
    "labs.choose_maxlen.hint_1": (
        "20 条影评的 90% 是 18 条。把长度从小到大排好，看第 18 个。",
        "90 % of 20 reviews are 18 reviews. Sort the lengths and look at the 18th.",
    ),
    "labs.choose_maxlen.hint_2": ("sorted(lengths)[17] 就是第 18 个：从 0 数起。", "sorted(lengths)[17] is the 18th: counting starts at 0."),
    "labs.choose_maxlen.insight": (
        "只比最长的 95 少看两条影评的开头，矩阵却不到四分之一宽。长尾很贵。",
        "Two reviews lose their beginnings, and the matrix is less than a quarter as wide as with 95. Long tails are expensive.",
    ),
    "labs.choose_maxlen.longest": (
        "95 一个词也不丢，但 20 行里有 18 行要补上 70 多个 0。题目允许截断 10%。",
        "95 loses nothing, but 18 of the 20 rows would carry more than 70 zeros. You may cut 10 % of the reviews.",
    ),
    "labs.choose_maxlen.mean": (
        "平均数在这里靠不住：一条 95 词的影评就把它拉高了，可它仍会截断 20 条里的 5 条，即 25%。",
        "The mean is a poor guide: one review of 95 words pulls it up, and still it would cut 5 of the 20, a quarter of them.",
    ),
    "labs.choose_maxlen.between": (
        "np.percentile 在两个长度之间插了值，而 maxlen 要整数。哪个真实的长度就已经够了？",
        "np.percentile interpolates between two lengths, but maxlen is a whole number. Which real length is already enough?",
    ),
    "labs.choose_maxlen.rounded_up": (
        "23 也能保住 90%，但 22 就够了：没有一条影评恰好 23 个词，那一列全是白补的。",
        "23 keeps 90 % whole, but so does 22: no review has exactly 23 words, so the extra column buys nothing.",
    ),

    "labs.pair_count.title": ("一句话有多少对", "How many pairs in a sentence"),
    "labs.pair_count.hint_1": (
        "中间的词左右各有 3 个邻居；离句首或句尾不到 3 步的词，邻居要少几个。",
        "A word in the middle has 3 neighbours on each side; a word less than 3 steps from either end has fewer.",
    ),
    "labs.pair_count.hint_2": (
        "全按满额算是 12 × 6；句首少 3 + 2 + 1 个，句尾也少这么多。",
        "With full windows it would be 12 × 6; the start of the sentence lacks 3 + 2 + 1, and so does its end.",
    ),
    "labs.pair_count.insight": (
        "2wn − w(w + 1)，其中 n = 12，w = 3：两端各缺 w(w + 1)/2 对。",
        "2wn − w(w + 1) with n = 12, w = 3: each end lacks w(w + 1)/2 pairs.",
    ),
    "labs.pair_count.edges": (
        "72 假定每个词都有 6 个邻居。可句子有两端：第一个词左边什么也没有。",
        "72 gives every word 6 neighbours. But a sentence has ends: left of the first word there is nothing.",
    ),
    "labs.pair_count.one_direction": (
        "每一对你只数了一次。而（猫，追）和（追，猫）是两对：每个词都轮流当中心词。",
        "You counted each pair once. But (cat, chases) and (chases, cat) are two pairs: every word takes its turn as the centre.",
    ),
    "labs.pair_count.with_negatives": (
        "120 里有一半是负样本：negative_samples 默认为 1，每个正样本配一个。题目设的是 0。",
        "Half of the 120 are negative samples: by default negative_samples is 1, one for each positive pair. Here it is 0.",
    ),

    "labs.always_kept.title": ("从第几名起一个不丢", "From which rank on is every word kept"),
    "labs.always_kept.hint_1": (
        "make_sampling_table 给出每个编号的保留概率，越往后越大，到 1 为止。",
        "make_sampling_table gives the probability of keeping each number; it grows with the number until it is 1.",
    ),
    "labs.always_kept.hint_2": (
        "table == 1 是一列真假值；np.argmax 给出第一个真值的位置。",
        "table == 1 is a row of truth values; np.argmax gives the place of the first true one.",
    ),
    "labs.always_kept.insight": (
        "只有前 174 名会被随机丢弃，后面的生僻词一次也不放过：它们出现一次不容易。",
        "Only the first 174 ranks are ever dropped. Rarer words are kept each time: they do not come often.",
    ),
    "labs.always_kept.one_before": (
        "差一点：编号 174 的概率约为 0.999，它是最后一个还会被丢弃的。下一个才是 1。",
        "So close: number 174 has probability 0.999 or so, the last that may still be dropped. The next one has 1.",
    ),
    "labs.always_kept.the_probability": (
        "1 是概率。问的是：概率第一次到 1 时，编号是几？",
        "1 is the probability. The question is which number is the first to have it.",
    ),
    "labs.always_kept.how_many": (
        "这是概率为 1 的词有多少个。问的是其中第一个的编号。",
        "That is how many words have probability 1. The question is the number of the first of them.",
    ),

    "labs.window_count.title": ("一年有多少个窗口", "How many windows in a year"),
    "labs.window_count.hint_1": (
        "每个窗口都要有“明天”作目标。第一个窗口是第 0 到 6 天，目标是第 7 天；最后一个目标是第几天？",
        "Every window needs a tomorrow as its target. The first window holds days 0 to 6 and its target is day 7. Which day is "
        "the last target?",
    ),
    "labs.window_count.hint_2": ("目标从第 7 天到第 364 天，一天一个。", "Targets run from day 7 to day 364, one a day."),
    "labs.window_count.insight": (
        "步幅为 1 时，个数是 n − length。比 n 少的，正是开头那些凑不满过去的日子。",
        "With stride 1 it is n − length: what is missing are the first days, which have no full past.",
    ),
    "labs.window_count.no_target_left": (
        "359 是能摆下的窗口数。可是最后那个窗口的“明天”在数据之外，没有目标，只好不要。",
        "359 windows fit into the data. But the tomorrow of the last one lies beyond the data: no target, no sample.",
    ),
    "labs.window_count.batches": (
        "len(generator) 数的是批量：默认每批 128 个样本，共 3 批。问的是样本。",
        "len(generator) counts batches: 3 of them, at 128 samples each by default. The question is about samples.",
    ),
    "labs.window_count.points": (
        "365 是数据点数。最初 7 天没有完整的过去，不能当目标。",
        "365 is the number of points. The first 7 days have no full past and cannot be targets.",
    ),
    "labs.window_count.side_by_side": (
        "52 是首尾相接、互不重叠的窗口数。stride 默认为 1：窗口每次只移一天，彼此重叠。",
        "52 windows would lie side by side. But stride is 1 by default: the window moves one day at a time, and windows overlap.",
    ),

    "labs.weekly_window.title": ("每周看一眼", "One look a week"),
    "labs.weekly_window.hint_1": (
        "sampling_rate 决定窗口里隔几步取一个点；length 是窗口跨过的步数，不是点的个数。",
        "sampling_rate says how many steps lie between the points taken; length is the steps the window spans, not the number of points.",
    ),
    "labs.weekly_window.hint_2": ("四个点，相隔 7 天：窗口跨 4 × 7 = 28 天。", "Four points, seven days apart: the window spans 4 × 7 = 28 days."),
    "labs.weekly_window.insight": (
        "length=28、sampling_rate=7 取 4 个点；目标是第 28 天，恰好又隔了一周。",
        "length=28 with sampling_rate=7 takes 4 points; the target is day 28, one week after the last of them.",
    ),
    "labs.weekly_window.length_counts_points": (
        "窗口里只剩一个点。length=4 是跨 4 天，不是取 4 个点；每 7 天取一个，4 天里只取得到一个。",
        "Only one point is left. length=4 spans 4 days, it does not ask for 4 points; at one point every 7 days, 4 days give one.",
    ),
    "labs.weekly_window.days_in_a_row": (
        "这是连续四天。要每周取一天，还需要 sampling_rate。",
        "Those are four days in a row. To take one day a week you need sampling_rate as well.",
    ),
    "labs.weekly_window.stride": (
        "stride=7 移动的是窗口：下一个窗口晚一周开始，但窗口里仍然天天都取。窗口之内的间隔由 sampling_rate 决定。",
        "stride=7 moves the window: the next one starts a week later, but inside it every day is still taken. Gaps inside are "
        "sampling_rate's work.",
    ),
}

"""Texts of the exercises of 01_2: text."""

TEXTS = {
    "labs.cut_a_sentence.title": ("切一句话", "Cut a sentence"),
    "labs.cut_a_sentence.hint_1": (
        "三步：变小写；`filters` 里的字符换成空格；在空格处切开。",
        "Three steps: lower case; characters in `filters` become spaces; cut at the spaces.",
    ),
    "labs.cut_a_sentence.hint_2": (
        "在 `filters` 里找一找：`-`、`!` 和 `_` 都在，撇号 `'` 不在。",
        "Look for them in `filters`: `-`, `!` and `_` are there, the apostrophe `'` is not.",
    ),
    "labs.cut_a_sentence.insight": (
        "下划线也会被切开：处理程序代码之类的文字时，先想想 `filters` 该不该留着它。",
        "The underscore cuts as well: for texts such as program code, think first whether it belongs in `filters`.",
    ),
    "labs.cut_a_sentence.capitals": (
        "切得都对，只是忘了 `lower=True`：字母要先变成小写。",
        "The cuts are right, but `lower=True` was forgotten: the text becomes lower case first.",
    ),
    "labs.cut_a_sentence.apostrophes": (
        "撇号不在 `filters` 里，不会在那里切开：`don't` 和 `it's` 各是一个词。",
        "The apostrophe is not among the `filters`, so nothing is cut there: `don't` and `it's` are one word each.",
    ),
    "labs.cut_a_sentence.underscore": (
        "下划线 `_` 也在 `filters` 里，它变成空格，`test_case` 就一分为二。",
        "The underscore `_` is among the `filters` too: it becomes a space, and `test_case` is cut in two.",
    ),
    "labs.cut_a_sentence.only_spaces": (
        "只在空格处切开还不够：`filters` 里的标点先要变成空格，空的不算词。",
        "Cutting at spaces is not enough: the characters in `filters` become spaces first, and empty pieces are no words.",
    ),

    "labs.how_many_words.title": ("恰好留下 100 个词", "Keep exactly 100 words"),
    "labs.how_many_words.hint_1": (
        "留下的是编号小于 `num_words` 的词，编号从 1 数起。",
        "Kept are the words whose number is below `num_words`, and numbers begin at 1.",
    ),
    "labs.how_many_words.hint_2": (
        "设了 `oov_token`，1 号归它，最常见的 100 个词就是 2 号到 101 号。",
        "With an `oov_token`, number 1 is taken, and the 100 most frequent words are numbers 2 to 101.",
    ),
    "labs.how_many_words.insight": (
        "0 号给填充，1 号给生词，词从 2 号排起。嵌入层的行数就等于 `num_words`。",
        "Number 0 for padding, 1 for the unknown, words from 2 on. An embedding needs just `num_words` rows.",
    ),
    "labs.how_many_words.zero_counts": (
        "编号小于 100 的只有 1 到 99：0 号占了一个位子，却不是词。",
        "Below 100 there are only 1 to 99: number 0 takes a place without being a word.",
    ),
    "labs.how_many_words.oov_takes_a_place": (
        "第一个数对了。设了 `oov_token`，1 号归它，所有的词都往后挪一位。",
        "The first is right. With an `oov_token`, number 1 is taken, and all words move up by one.",
    ),
    "labs.how_many_words.the_other_way": (
        "这是 `num_words=100` 时留下的词数。题目反过来问：要留下 100 个，`num_words` 取多少？",
        "That is how many words `num_words=100` keeps. The question is the other way round: which `num_words` keeps 100?",
    ),

    "labs.number_a_sentence.title": ("给一句话编号", "Number a sentence"),
    "labs.number_a_sentence.hint_1": (
        "先排队：`<?>` 是 1 号，接着是 `the`、`is`、`great`……",
        "Line them up first: `<?>` is number 1, then come `the`, `is`, `great` …",
    ),
    "labs.number_a_sentence.hint_2": (
        "编号小于 4 的只有 `<?>`、`the`、`is`；其余的词都变成 1。",
        "Only `<?>`, `the` and `is` are below 4; every other word becomes 1.",
    ),
    "labs.number_a_sentence.insight": (
        "`great` 明明读到过，也变成了生词：名次不够靠前，和从没见过一样。",
        "`great` was read, and is unknown all the same: a word too far down the ranking counts as never seen.",
    ),
    "labs.number_a_sentence.nothing_cut": (
        "编号排对了，但 `num_words=4` 只留编号小于 4 的，其余变成 1。",
        "The numbers are right, but `num_words=4` keeps only those below 4; the others become 1.",
    ),
    "labs.number_a_sentence.neither": (
        "这是什么都不设的结果。`oov_token` 要占去 1 号，`num_words` 又只留小于 4 的编号。",
        "That is the sequence with no settings at all. `oov_token` takes number 1, and `num_words` keeps only numbers below 4.",
    ),
    "labs.number_a_sentence.no_oov": (
        "设了 `oov_token`，留不下的词不再消失，而是变成 1；别的词也要往后挪一位。",
        "With an `oov_token`, words that are not kept do not vanish: they become 1, and the others move up by one.",
    ),
    "labs.number_a_sentence.dropped": (
        "编号对了，可是留不下的词没有消失：设了 `oov_token`，它们都变成 1。",
        "The numbers are right, but words that are not kept do not vanish: with an `oov_token`, they become 1.",
    ),
    "labs.number_a_sentence.one_too_many": (
        "多留了一个：编号要小于 4，等于 4 的不留。",
        "One word too many: numbers below 4 are kept, 4 itself is not.",
    ),

    "labs.tfidf_by_hand.title": ("手算一个 tf-idf", "A tf-idf by hand"),
    "labs.tfidf_by_hand.hint_1": (
        "从题目里找出三个数：c = 3，N = 1000，d = 9，代进公式。",
        "Put the three numbers of the question into the formula: c = 3, N = 1000, d = 9.",
    ),
    "labs.tfidf_by_hand.hint_2": (
        "`(1 + np.log(3)) * np.log(1 + 1000 / (1 + 9))`",
        "Compute `(1 + np.log(3)) * np.log(1 + 1000 / (1 + 9))`.",
    ),
    "labs.tfidf_by_hand.insight": (
        "比一比：要是 1000 段里段段都有这个词，同样出现 3 次，tf-idf 只有 1.45。少见，才说明问题。",
        "Compare: a word that is in all 1000 texts and occurs 3 times here would get 1.45. Being rare is what tells.",
    ),
    "labs.tfidf_by_hand.raw_count": (
        "这里词频取了对数：出现 3 次算 1 + ln 3，不是 3。",
        "The term frequency stands under a logarithm: three times count as 1 + ln 3, not as 3.",
    ),
    "labs.tfidf_by_hand.without_one": (
        "第一个因子里漏了 1 +。没有它，只出现一次的词就得 ln 1 = 0，和没出现一样。",
        "The first factor lacks its “1 +”: without it a word that occurs once would get ln 1 = 0, as if it were not there.",
    ),
    "labs.tfidf_by_hand.textbook": (
        "这是教科书上的 ln(N/d)。Keras 用的是 ln(1 + N/(1 + d))，d = 0 时也不出错。",
        "That is the textbook's ln(N/d). Keras takes ln(1 + N/(1 + d)), which is safe where d = 0.",
    ),
    "labs.tfidf_by_hand.without_the_other_one": (
        "第二个因子里漏了 1 +：是 ln(1 + N/(1 + d))，所以它永远大于 0。",
        "The second factor lacks its “1 +”: it is ln(1 + N/(1 + d)), and so it is never 0.",
    ),
    "labs.tfidf_by_hand.holding": (
        "差一点：分母是 1 + d，也就是 10，不是 9。",
        "Nearly: the denominator is 1 + d, that is 10, not 9.",
    ),
    "labs.tfidf_by_hand.base_ten": (
        "这里的对数是自然对数：用 `np.log`，不是 `np.log10`。",
        "These are natural logarithms: `np.log`, not `np.log10`.",
    ),

    "labs.how_large.title": ("矩阵有多大", "How large is the matrix"),
    "labs.how_large.hint_1": (
        "行数是文字的段数；列数比词的个数多一（第 0 列）。",
        "There is a row for each text, and one column more than there are words (column 0).",
    ),
    "labs.how_large.hint_2": (
        "`count.itemsize` 是 8：每个数 8 个字节。总数是 10 000 × 20 001 × 8 字节。",
        "`count.itemsize` is 8: 8 bytes a number. In all that is 10,000 × 20,001 × 8 bytes.",
    ),
    "labs.how_large.insight": (
        "1.6 GB，而一段文字若有 100 个词，每行至少 99.5% 是 0。写成补到 100 个编号的序列，int32 只要 4 MB。"
        "所以文字多了，要么限制 `num_words`，要么用序列。",
        "1.6 GB; and in a text of 100 words at least 99.5% of the row are zeros. As sequences padded to 100 numbers, in int32, it is 4 MB. "
        "So with much text either limit `num_words` or use sequences.",
    ),
    "labs.how_large.four_bytes": (
        "每个数不是 4 个字节：这个矩阵是 float64 的，看看 `count.itemsize`。",
        "A number takes more than 4 bytes here: the matrix is float64, see `count.itemsize`.",
    ),
    "labs.how_large.one_byte": (
        "这是数的个数，还要乘上每个数占的字节。",
        "That is how many numbers there are; each takes several bytes.",
    ),
    "labs.how_large.bytes": ("这是字节数，换成 MB 再除以一百万。", "Those are bytes; divide by a million for MB."),

    "labs.room_enough.title": ("格子够不够", "Slots enough"),
    "labs.room_enough.hint_1": (
        "50 个词有 50 × 49 / 2 = 1225 对。",
        "Of 50 words there are 50 × 49 / 2 = 1225 pairs.",
    ),
    "labs.room_enough.hint_2": (
        "要 1225 / (n − 1) 不超过 1。",
        "1225 / (n − 1) must be at most 1.",
    ),
    "labs.room_enough.insight": (
        "格子要随词数的平方增长：词多到两倍，格子就要四倍。所以用哈希，总得容忍一些冲突。",
        "Slots must grow with the square of the words: twice the words, four times the slots. Hashing means living with some collisions.",
    ),
    "labs.room_enough.as_many_as_words": (
        "格子只和词差不多多，远远不够：这时平均有二十几对相撞。",
        "About as many slots as words is not nearly enough: some two dozen pairs would meet on average.",
    ),
    "labs.room_enough.slot_zero": (
        "差一：0 号不用，n 个编号里只有 n − 1 个格子。",
        "One short: number 0 is not used, so n numbers make n − 1 slots.",
    ),
    "labs.room_enough.pairs_twice": (
        "每一对数了两次：（甲，乙）和（乙，甲）是同一对，要除以 2。",
        "Every pair was counted twice: (a, b) and (b, a) are one pair; divide by 2.",
    ),

    "labs.unknown_words.title": ("多少词没见过", "How much is unknown"),
    "labs.unknown_words.hint_1": (
        "先把训练集里所有的词收进一个 `set`，再拿留出的短评里的词，一个一个问在不在里面。",
        "Put all words of the training set into a `set`; then ask of every word of the reviews held back whether it is in there.",
    ),
    "labs.unknown_words.hint_2": (
        "`known = {w for words in texts for w in words}`，再算 `np.mean([w not in known for words in held_back for w in words])`。",
        "`known = {w for words in texts for w in words}`, then `np.mean([w not in known for words in held_back for w in words])`.",
    ),
    "labs.unknown_words.insight": (
        "四分之一的词，网络一个也看不见，只能靠剩下的作判断。学的文字多了，这个比例会变小，但很难到 0：总有人用新词。",
        "The network sees nothing of a quarter of the words, and has to judge by the rest. With more text to learn from the share gets "
        "smaller, but it hardly reaches 0: somebody always uses a new word.",
    ),
    "labs.unknown_words.kinds": (
        "这样每个词只算一次。题目要出现几次算几次：常见的词出现得多，又大多见过，比例就低一些。",
        "Here each word counts once. The question counts every occurrence; common words come often, and most of them are known.",
    ),
    "labs.unknown_words.each_review": (
        "这是先算每条的比例，再平均。题目把 60 条合在一起算：长的短评词多，分量也重。",
        "That is the mean of the shares of single reviews. The question takes the 60 together, so that a longer review counts for more.",
    ),
    "labs.unknown_words.known": ("这是认得的那一份，题目要的是不认得的。", "That is the share of known words; the question asks for the unknown ones."),
    "labs.unknown_words.none": (
        "不是 0：词汇表只从训练集来，留出的短评里总有新词。",
        "It is not 0: the vocabulary comes from the training set alone, and the reviews held back bring new words.",
    ),

    "labs.whole_line.title": ("整条流水线", "The whole line"),
    "labs.whole_line.hint_1": (
        "`Tokenizer(char_level=True, oov_token=...)` 只读训练集；然后 `texts_to_sequences`，再 `pad_sequences`。",
        "`Tokenizer(char_level=True, oov_token=...)` reads the training set alone; then `texts_to_sequences`, then `pad_sequences`.",
    ),
    "labs.whole_line.hint_2": (
        "`pad_sequences` 的两个默认值都是 `'pre'`；这里 `padding` 和 `truncating` 都要 `'post'`。",
        "Both sides of `pad_sequences` default to `'pre'`; here `padding` and `truncating` must both be `'post'`.",
    ),
    "labs.whole_line.insight": (
        "第 3 章的嵌入层，吃的就是这样的矩阵。顺便数一数：按词切，四分之一没见过；按字切，不到 8%。",
        "This is just what the embedding layer of chapter 3 takes in. And count once more: a quarter of the words was unknown, but of the "
        "characters less than 8%.",
    ),
    "labs.whole_line.saw_the_test": (
        "分词器也读了留出的短评，这等于偷看考卷。只让它读训练集。",
        "The tokenizer has read the reviews held back as well, and that is peeping at the examination. Let it read the training set alone.",
    ),
    "labs.whole_line.in_front": (
        "补和截都到了前面，那是默认的 `'pre'`；题目要都在后面。",
        "Filled and cut in front: that is the default, `'pre'`. Both should be behind.",
    ),
    "labs.whole_line.filled_in_front": (
        "截对了，补错了边：0 要放在后面，用 `padding`。",
        "The cut is right, the filling is on the wrong side: the zeros belong behind, by `padding`.",
    ),
    "labs.whole_line.beginning_cut": (
        "补对了；可是长的那几条截掉了开头，题目要留住开头：看看 `truncating`。",
        "The filling is right, but long reviews have lost their beginning, which should stay: look at `truncating`.",
    ),
    "labs.whole_line.unknown_dropped": (
        "没见过的字被悄悄丢掉了，其余的字都往前挪了位：给 `oov_token` 一个名字。",
        "Unknown characters were silently dropped, and the rest moved forward: give `oov_token` a name.",
    ),
}

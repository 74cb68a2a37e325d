"""Texts of the exercises of 01_3: images."""

TEXTS = {
    "labs.shape_of_a_picture.title": ("图的形状", "The shape of a picture"),
    "labs.shape_of_a_picture.hint_1": (
        "`target_size` 先高后宽，数组也先高后宽；灰度图有几个通道？",
        "`target_size` is height before width, and so is the array. How many channels has a grey picture?",
    ),
    "labs.shape_of_a_picture.hint_2": (
        "灰度图也有通道轴，长度为 1，排在最后。",
        "A grey picture has a channel axis as well, of length 1, and it comes last.",
    ),
    "labs.shape_of_a_picture.insight": (
        "高、宽、通道，哪怕通道只有一个。有了这个轴，灰度图和彩色图就能用同样的网络层。",
        "Height, width, channels, even where there is one channel only: thus the same layers serve grey and colour.",
    ),
    "labs.shape_of_a_picture.width_first": (
        "高和宽反了：`target_size` 和数组的形状都是先高后宽。",
        "Height and width are swapped: both `target_size` and the shape have the height first.",
    ),
    "labs.shape_of_a_picture.no_channel": (
        "少了通道轴：`img_to_array` 总给三个轴，灰度图的最后一个轴长度为 1。",
        "The channel axis is missing: `img_to_array` always gives three axes, and for grey the last has length 1.",
    ),
    "labs.shape_of_a_picture.in_colour": (
        "`color_mode=\"grayscale\"` 只留一个通道，不是三个。",
        "`color_mode=\"grayscale\"` leaves one channel, not three.",
    ),
    "labs.shape_of_a_picture.channel_first": (
        "那是 `channels_first` 的次序；默认的 `channels_last` 把通道放在最后。",
        "That is the order of `channels_first`; the default, `channels_last`, puts channels last.",
    ),

    "labs.numbers_in_the_mean.title": ("均值里有几个数", "How many numbers make the mean"),
    "labs.numbers_in_the_mean.hint_1": (
        "`featurewise` 的均值是对所有的图、所有的行和列求的，剩下哪个轴？",
        "The featurewise mean goes over all pictures, all rows and all columns. Which axis is left?",
    ),
    "labs.numbers_in_the_mean.hint_2": ("剩下的是通道轴：红、绿、蓝。", "What is left are the channels: red, green, blue."),
    "labs.numbers_in_the_mean.insight": (
        "每个通道一个数。它挪动整张图的明暗和色调，不会抹掉任何一处的细节。",
        "One number a channel. It shifts the brightness and the tint of the whole picture, and wipes out no detail anywhere.",
    ),
    "labs.numbers_in_the_mean.each_pixel": (
        "不是每个像素一个数：行和列也都平均掉了。",
        "Not one for each pixel: rows and columns are averaged away too.",
    ),
    "labs.numbers_in_the_mean.only_one": (
        "灰度图才是一个；彩色图有三个通道，各有各的均值。",
        "One would do for grey; colour has three channels, each with a mean of its own.",
    ),
    "labs.numbers_in_the_mean.each_picture": (
        "每张图用自己的均值，那是 `samplewise_center`。",
        "A mean of its own for each picture: that is `samplewise_center`.",
    ),

    "labs.samplewise_by_hand.title": ("手算一张图", "A picture by hand"),
    "labs.samplewise_by_hand.hint_1": (
        "均值是 25；再算各个差的平方的平均，开方就是标准差。",
        "The mean is 25. Average the squares of the differences; the root of that is the standard deviation.",
    ),
    "labs.samplewise_by_hand.hint_2": (
        "标准差是 √125 ≈ 11.18；四个差是 −15、−5、5、15。",
        "The standard deviation is √125 ≈ 11.18, and the differences are −15, −5, 5 and 15.",
    ),
    "labs.samplewise_by_hand.insight": (
        "换成 `[[110, 120], [130, 140]]`，结果一模一样：整张图亮一点、暗一点，都看不出来了。",
        "From `[[110, 120], [130, 140]]` you would get the very same: a brighter or darker picture makes no difference any more.",
    ),
    "labs.samplewise_by_hand.only_centred": ("减去均值，对了；还要除以标准差。", "The mean is gone, rightly; now divide by the standard deviation."),
    "labs.samplewise_by_hand.one_less": (
        "标准差除以的是 n，不是 n − 1：NumPy 和 Keras 都这样算。",
        "The variance is divided by n here, not by n − 1, as NumPy and Keras do it.",
    ),
    "labs.samplewise_by_hand.by_variance": ("除以的是方差：开方才是标准差。", "You divided by the variance; its root is the standard deviation."),
    "labs.samplewise_by_hand.not_centred": ("除以标准差之前，先减去均值。", "Take away the mean before you divide."),

    "labs.how_far.title": ("最多挪多远", "How far at most"),
    "labs.how_far.hint_1": (
        "小于 1 的数是比例：宽 200 像素的 0.1。整数则是像素。",
        "A number below 1 is a share: 0.1 of a width of 200. A whole number counts pixels.",
    ),
    "labs.how_far.hint_2": (
        "整数 3 从 −2、−1、0、1、2 里抽一个：3 本身抽不到。",
        "The whole number 3 draws one of −2, −1, 0, 1, 2; 3 itself is never drawn.",
    ),
    "labs.how_far.insight": (
        "写整数时，两头都不包括；写 `height_shift_range=1` 就一动也不动。想要 −1、0、1，写列表 `[-1, 0, 1]` 最清楚。",
        "A whole number leaves out both its ends: `height_shift_range=1` does not move at all. For −1, 0, 1 the list `[-1, 0, 1]` is plainest.",
    ),
    "labs.how_far.three_included": (
        "旁边对了。整数 3 抽不到 3：它在 −3 和 3 之间抽整数，两头都不包括。",
        "Sideways is right. But 3 never draws 3: it draws whole numbers between −3 and 3, without the two ends.",
    ),
    "labs.how_far.share_of_the_height": (
        "`width_shift_range` 是宽的比例：200 的 0.1。",
        "`width_shift_range` is a share of the width: 0.1 of 200.",
    ),
    "labs.how_far.tenth_of_a_pixel": (
        "小于 1 的数不是像素，是宽度的比例。",
        "Below 1 it is no number of pixels, but a share of the width.",
    ),
    "labs.how_far.three_heights": (
        "1 和 1 以上的数是像素，不是高度的倍数。",
        "From 1 on it counts pixels, not heights.",
    ),

    "labs.which_way.title": ("往哪边挪", "Which way it moves"),
    "labs.which_way.hint_1": (
        "`tx` 沿着行的方向走，也就是上下；矩阵说的是去输入的哪里取。",
        "`tx` goes along the rows, that is up and down; and the matrix says where in the input to look.",
    ),
    "labs.which_way.hint_2": (
        "输出的第 0 行去取输入的第 1 行：`[4, 5, 6]`。最后一行取不到，补 0。",
        "Row 0 of the output looks at row 1 of the input: `[4, 5, 6]`. The last row finds nothing and gets 0.",
    ),
    "labs.which_way.insight": (
        "`tx` 为正，图往上走。名字里的 x 说的是第一个轴，不是屏幕上的横向。",
        "With a positive `tx` the picture moves up. The x in its name means the first axis, not sideways on the screen.",
    ),
    "labs.which_way.down": (
        "轴对了，方向反了：输出的每一行去取下面一行。",
        "The right axis, but the wrong way: every row of the output looks one row further down.",
    ),
    "labs.which_way.sideways": (
        "这是 `ty` 的效果。`tx` 动的是行：上下。",
        "That is what `ty` does. `tx` moves rows: up and down.",
    ),
    "labs.which_way.edge_repeated": (
        "最后一行是 `fill_mode=\"nearest\"` 的样子；`\"constant\"` 在外面取到的是 `cval`，也就是 0。",
        "The last row is as with `fill_mode=\"nearest\"`; with `\"constant\"` what lies outside is `cval`, here 0.",
    ),

    "labs.batches_an_epoch.title": ("一轮几批", "Batches an epoch"),
    "labs.batches_an_epoch.hint_1": (
        "`validation_split=0.2` 留出 200 张，`\"training\"` 拿其余的。",
        "`validation_split=0.2` sets 200 pictures aside; `\"training\"` has the rest.",
    ),
    "labs.batches_an_epoch.hint_2": ("800 / 32。", "800 / 32."),
    "labs.batches_an_epoch.insight": (
        "`flow` 留出的是最前面的两成，不先打乱。数据要是按类别排好的，会留出整整一类，所以先打乱数据。",
        "`flow` sets aside the first fifth, unshuffled. If your data stand class by class, whole classes would go: shuffle them first.",
    ),
    "labs.batches_an_epoch.all_of_them": ("两成留出来了，训练只剩 800 张。", "A fifth is set aside; 800 are left to train on."),
    "labs.batches_an_epoch.the_other_part": ("这是 `subset=\"validation\"` 的批数。", "That is for `subset=\"validation\"`."),
    "labs.batches_an_epoch.pictures": ("那是图的张数；一批有 32 张。", "Those are pictures; a batch has 32 of them."),

    "labs.how_large_at_most.title": ("最多放大几倍", "How large at most"),
    "labs.how_large_at_most.hint_1": (
        "`zoom_range=0.5` 就是 `[0.5, 1.5]`。哪一头让图变大？",
        "`zoom_range=0.5` stands for `[0.5, 1.5]`. Which end makes things larger?",
    ),
    "labs.how_large_at_most.hint_2": (
        "倍数 0.5 说：只到一半远的地方去取。原来一格宽的，占了两格。",
        "A factor of 0.5 says: look only half as far out. What was one pixel wide takes two.",
    ),
    "labs.how_large_at_most.insight": (
        "放大 1 / 0.5 = 2 倍，缩小却只到 1 / 1.5，也就是原来的三分之二：这个范围两头并不对称。",
        "Larger by 1 / 0.5 = 2 times, but smaller only down to 1 / 1.5, two thirds: the range is not the same both ways.",
    ),
    "labs.how_large_at_most.wrong_way": (
        "倍数 1.5 是缩小：到一倍半远的地方去取，图就只剩三分之二大。",
        "The factor 1.5 makes things smaller: look one and a half times as far out, and they shrink to two thirds.",
    ),
    "labs.how_large_at_most.the_factor": (
        "0.5 是这个倍数本身，图放大的是它的倒数。",
        "0.5 is the factor itself; things grow by its reciprocal.",
    ),

    "labs.for_digits.title": ("给数字用的增强", "Augmentation for digits"),
    "labs.for_digits.hint_1": (
        "四个参数：`rotation_range`、`width_shift_range`、`height_shift_range`、`fill_mode`。",
        "Four arguments: `rotation_range`, `width_shift_range`, `height_shift_range` and `fill_mode`.",
    ),
    "labs.for_digits.hint_2": (
        "整像素的平移写成列表 `[-1, 0, 1]`；`fill_mode=\"constant\"` 时 `cval` 默认就是 0。",
        "For whole pixels give the list `[-1, 0, 1]`; with `fill_mode=\"constant\"` the default `cval` is 0 already.",
    ),
    "labs.for_digits.insight": (
        "变化都在“同一个人再写一遍”的范围里：稍斜一点，稍偏一点，底色还是白纸。",
        "All of it is what the same hand might do when it writes again: a little slanted, a little off, on white paper still.",
    ),
    "labs.for_digits.no_generator": (
        "这里要的是一个 `ImageDataGenerator`，`answer` 是 `{found}`。",
        "What is wanted is an `ImageDataGenerator`; `answer` is a `{found}`.",
    ),
    "labs.for_digits.flipped": ("翻转会把数字变成不是数字的东西，标签就不对了。", "A flipped digit is no digit any more, and its label is wrong."),
    "labs.for_digits.filled": (
        "外面应当是白纸，也就是 0：`fill_mode=\"constant\"`，`cval=0`。",
        "Outside there should be blank paper, 0: `fill_mode=\"constant\"` and `cval=0`.",
    ),
    "labs.for_digits.turned": (
        "抽了 300 次，最多转 {most}°，应当是 10°。`rotation_range` 的单位是度。",
        "In 300 draws it turned by {most}° at most; 10° are wanted. The unit of `rotation_range` is degrees.",
    ),
    "labs.for_digits.never_moved": (
        "`{name}` 抽了 300 次都是 0：整数 1 的两头都不包括，只剩 0。写成列表 `[-1, 0, 1]`。",
        "`{name}` drew 0 three hundred times: the whole number 1 leaves out both its ends, and only 0 is left. Give the list `[-1, 0, 1]`.",
    ),
    "labs.for_digits.between_pixels": (
        "`{name}` 抽到的是小数（从 {least} 到 {most}）：图会变糊。要整像素，就写列表。",
        "`{name}` draws fractions of a pixel (from {least} to {most}), which blurs the picture. For whole pixels give a list.",
    ),
    "labs.for_digits.moved": (
        "`{name}` 抽到的是从 {least} 到 {most}，应当恰好是 −1、0、1。",
        "`{name}` draws from {least} to {most}; just −1, 0 and 1 are wanted.",
    ),
}

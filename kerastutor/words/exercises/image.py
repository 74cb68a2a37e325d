"""Texts of the exercises of 01_3: images."""

TEXTS = {
    "labs.shape_of_a_picture.title": ("图的形状", "The shape of a picture"),
    "labs.shape_of_a_picture.hint_1": (
        "`target_size` 先高后宽，数组也是；灰度图有几个通道？",
        "`target_size` is height before width, and so is the array. How many channels has a grey picture?",
    ),
    "labs.shape_of_a_picture.hint_2": (
        "灰度图也有通道轴，长度为 1，排在最后。",
        "A grey picture has a channel axis as well, of length 1, and it comes last.",
    ),
    "labs.shape_of_a_picture.insight": (
        "高、宽、通道，哪怕通道只有一个：这样，灰度图和彩色图就能用同样的网络层。",
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
        "`featurewise` 的均值，是把所有的图、行、列都平均掉。剩下哪个轴？",
        "The featurewise mean goes over all pictures, all rows and all columns. Which axis is left?",
    ),
    "labs.numbers_in_the_mean.hint_2": ("剩下的是通道轴：红、绿、蓝。", "What is left are the channels: red, green, blue."),
    "labs.numbers_in_the_mean.insight": (
        "每个通道一个数。减去它，变的是整张图的明暗和色调，哪一处的细节都不会抹掉。",
        "One number a channel. Taking it away shifts the brightness and the tint of the whole picture, and wipes out no detail anywhere.",
    ),
    "labs.numbers_in_the_mean.each_pixel": (
        "不是每个像素一个数：行和列也都平均掉了。",
        "Not one for each pixel: rows and columns are averaged away too.",
    ),
    "labs.numbers_in_the_mean.only_one": (
        "灰度图才是一个；彩色图三个通道，各有各的均值。",
        "One would do for grey; colour has three channels, each with a mean of its own.",
    ),
    "labs.numbers_in_the_mean.each_picture": (
        "每张图用自己的均值，那是 `samplewise_center`。",
        "A mean of its own for each picture: that is `samplewise_center`.",
    ),

    "labs.samplewise_by_hand.title": ("手算一张图", "A picture by hand"),
    "labs.samplewise_by_hand.hint_1": (
        "均值是 25。四个差的平方，求平均，再开方，就是标准差。",
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
        "小于 1 的数是比例，这里是 200 像素的 0.1。整数是像素，可是两头都不算。",
        "A number below 1 is a share, here 0.1 of a width of 200. A whole number counts pixels, without its two ends.",
    ),
    "labs.how_far.hint_2": (
        "整数 3 从 −2、−1、0、1、2 里抽一个：3 本身抽不到。",
        "The whole number 3 draws one of −2, −1, 0, 1, 2; 3 itself is never drawn.",
    ),
    "labs.how_far.insight": (
        "要竖直方向真能挪 3 个像素，写 `height_shift_range=4`，或者列表 `[-3, -2, -1, 0, 1, 2, 3]`；小数 `3.0` 则会抽到小数。",
        "To move by 3 pixels indeed, write `height_shift_range=4`, or the list `[-3, -2, -1, 0, 1, 2, 3]`; `3.0` would draw fractions.",
    ),
    "labs.how_far.three_included": (
        "水平方向对了。可是整数 3 抽不到 3：它在 −3 和 3 之间抽整数，两头都不算。",
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
    "labs.how_far.swapped": (
        "次序反了：先写水平的，再写竖直的。（竖直方向是 2 还是 3，也再想一想。）",
        "The wrong way round: sideways comes first. (And think again whether up or down it is 2 or 3.)",
    ),
    "labs.how_far.three_heights": (
        "1 和 1 以上的数是像素，不是高度的倍数。",
        "From 1 on it counts pixels, not heights.",
    ),

    "labs.how_large_at_most.title": ("最多放大几倍", "How large at most"),
    "labs.how_large_at_most.hint_1": (
        "`zoom_range=0.5` 就是 `[0.5, 1.5]`。哪一头让图变大？",
        "`zoom_range=0.5` stands for `[0.5, 1.5]`. Which end makes things larger?",
    ),
    "labs.how_large_at_most.hint_2": (
        "倍数 0.5 说：只到一半远的地方去取。于是原来一格宽的，占了两格。",
        "A factor of 0.5 says: look only half as far out. What was one pixel wide takes two.",
    ),
    "labs.how_large_at_most.insight": (
        "最大是 1 / 0.5 = 2 倍，最小却是 1 / 1.5，也就是三分之二：这个范围两头并不对称。",
        "Larger by 1 / 0.5 = 2 times, but smaller only down to 1 / 1.5, two thirds: the range is not the same both ways.",
    ),
    "labs.how_large_at_most.wrong_way": (
        "倍数 1.5 是缩小：到一倍半远的地方去取，图就只剩三分之二大。",
        "The factor 1.5 makes things smaller: look one and a half times as far out, and they shrink to two thirds.",
    ),
    "labs.how_large_at_most.the_factor": (
        "0.5 是抽到的倍数，图放大的是它的倒数。",
        "0.5 is the factor that is drawn; things grow by its reciprocal.",
    ),

    "labs.which_way.title": ("往哪边挪", "Which way it moves"),
    "labs.which_way.hint_1": (
        "`tx` 加在行号上，管的是上下；而且它说的是去输入的哪里取。",
        "`tx` is added to the row, so it is about up and down; and it says where in the input to look.",
    ),
    "labs.which_way.hint_2": (
        "输出的第 0 行去取输入的第 1 行：`[4, 5, 6]`。最后一行取不到，补 0。",
        "Row 0 of the output looks at row 1 of the input: `[4, 5, 6]`. The last row finds nothing and gets 0.",
    ),
    "labs.which_way.insight": (
        "`tx` 为正，图往上走。名字里的 x 是第一个轴，也就是行号，不是屏幕上的横向。",
        "With a positive `tx` the picture moves up. The x in its name is the first axis, the row, and not sideways on the screen.",
    ),
    "labs.which_way.down": (
        "轴对了，方向反了：输出的每一行去取下面一行。",
        "The right axis, but the wrong way: every row of the output looks one row further down.",
    ),
    "labs.which_way.sideways": (
        "这是 `ty` 的效果。`tx` 加在行号上，管上下。",
        "That is what `ty` does. `tx` is added to the row: up or down.",
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
    "labs.batches_an_epoch.hint_2": ("800 / 64 = 12.5。剩下的半批怎么办？", "800 / 64 = 12.5. What becomes of the half?"),
    "labs.batches_an_epoch.insight": (
        "`flow` 留出的是最前面的两成，不打乱。数据若按类别排好，会留出整整几类：标签是编号时它会报错，是独热编码时却一声不响。先打乱再交给它。",
        "`flow` sets aside the first fifth, unshuffled. If your data stand class by class, whole classes go: with labels as numbers "
        "it refuses, with one-hot labels it says nothing. Shuffle them first.",
    ),
    "labs.batches_an_epoch.all_of_them": ("两成留出来了，训练只剩 800 张。", "A fifth is set aside; 800 are left to train on."),
    "labs.batches_an_epoch.the_other_part": ("这是 `subset=\"validation\"` 的批数。", "That is for `subset=\"validation\"`."),
    "labs.batches_an_epoch.short_one_lost": (
        "12 批只有 768 张；剩下的 32 张也是一批，不会丢掉。",
        "12 batches are 768 pictures; the other 32 are a batch as well, and are not dropped.",
    ),
    "labs.batches_an_epoch.half_a_batch": ("批数是整数：半批也算一批。", "Batches are counted whole: half a batch is a batch too."),
    "labs.batches_an_epoch.pictures": ("这是图的张数；一批有 64 张。", "Those are pictures; a batch has 64 of them."),

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
        "变来变去，都像“同一个人再写一遍”：稍斜一点，稍偏一点，底下还是白纸。整像素的平移，写 `2` 也行：它抽 −1、0、1。",
        "All of it is what the same hand might do when it writes again: a little slanted, a little off, still on white paper. "
        "For whole pixels, `2` would do as well: it draws −1, 0 or 1.",
    ),
    "labs.for_digits.no_generator": (
        "这里要的是一个 `ImageDataGenerator`，`answer` 是 `{found}`。",
        "What is wanted is an `ImageDataGenerator`; `answer` is a `{found}`.",
    ),
    "labs.for_digits.flipped": ("翻过来的 2 不再是 2，标签就不对了。", "A 2 that is flipped is no 2 any more, and its label is wrong."),
    "labs.for_digits.filled": (
        "外面应当是白纸，也就是 0：`fill_mode=\"constant\"`，`cval=0`。",
        "Outside there should be blank paper, 0: `fill_mode=\"constant\"` and `cval=0`.",
    ),
    "labs.for_digits.turned": (
        "抽了 300 次，最多转 {most}°，应当是 10°。`rotation_range` 的单位是度。",
        "In 300 draws it turned by {most}° at most; 10° are wanted. The unit of `rotation_range` is degrees.",
    ),
    "labs.for_digits.never_moved": (
        "`{name}` 抽了 300 次都是 0。不写，自然不动；写整数 1 也不动：两头都不算，只剩 0。写成列表 `[-1, 0, 1]`。",
        "`{name}` drew 0 three hundred times. Left out, it does not move, nor does the whole number 1: without its two ends, "
        "0 is all there is. Give the list `[-1, 0, 1]`.",
    ),
    "labs.for_digits.between_pixels": (
        "`{name}` 抽到的是小数（从 {least} 到 {most}）：图会变糊。要整像素，就写列表。",
        "`{name}` draws fractions of a pixel (from {least} to {most}), which blurs the picture. For whole pixels give a list.",
    ),
    "labs.for_digits.moved": (
        "`{name}` 抽到的数，从 {least} 到 {most}；应当恰好是 −1、0、1。",
        "`{name}` draws from {least} to {most}; just −1, 0 and 1 are wanted.",
    ),
    "labs.for_digits.too_much": (
        "要的变化都有了，可是还多了一样：`{name}` 抽到了 {value}。",
        "All that is wanted is there, but something more as well: `{name}` was {value} in a draw.",
    ),
}

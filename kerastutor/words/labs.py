"""What the teacher's desk says; the words of each exercise stand in `exercises`."""

TEXTS = {
    "labs.blank": (
        "还没作答。把三个点换成你的答案；没有头绪就运行 `hint(\"{exercise}\")`。",
        "Not answered yet. Put your answer in place of the three dots; stuck? Run `hint(\"{exercise}\")`.",
    ),
    "labs.right": ("答对了！", "Right!"),
    "labs.hint": ("提示 {number}/{count}：{text}", "Hint {number} of {count}: {text}"),
    "labs.hint_again": ("再运行一次，看下一条提示。", "Run it again for the next hint."),
    "labs.count": ("{section}：已完成 {solved} / {total} 题。", "{section}: {solved} of {total} solved."),
    "labs.not_saved": ("（答案没有问题，只是进度没能存盘：{reason}）", "(Your answer counts; only the progress file could not be written: {reason})"),
    "labs.progress": ("已完成 {solved} / {total} 题", "{solved} of {total} exercises solved"),

    "labs.kind.number": ("一个数", "one number"),
    "labs.kind.words": ("一个由词组成的列表", "a list of words"),
    "labs.kind.array": ("一个由数组成的数组", "an array of numbers"),
    "labs.kind.tuple": ("一个有 {count} 项的元组", "a tuple of {count} things"),
    "labs.wrong.kind": ("这里要的是{wanted}，而 `{place}` 是 `{found}`。", "What is wanted is {wanted}; `{place}` is a `{found}`."),
    "labs.wrong.not_called": (
        "`{place}` 是函数 `{name}` 本身，还没有调用它：后面加上括号和参数。",
        "`{place}` is the function `{name}` itself. Call it: add the brackets and the arguments.",
    ),
    "labs.wrong.parts": ("`{place}` 有 {found} 项，应当有 {wanted} 项。", "`{place}` has {found} parts; {wanted} are wanted."),
    "labs.wrong.shape": ("`{place}` 的形状是 {found}，应当是 {wanted}。", "`{place}` has shape {found}; shape {wanted} is wanted."),
    "labs.wrong.place": (
        "形状对了，但 {size} 个值里有 {count} 个不对。第一处：`{place}` 现在是 {value}。",
        "The shape is right; of the values, {count} of {size} are wrong. The first: `{place}` is {value}.",
    ),
    "labs.wrong.too_large": ("{value} 太大了。", "{value} is too large."),
    "labs.wrong.too_small": ("{value} 太小了。", "{value} is too small."),
    "labs.wrong.not_a_number": (
        "`{place}` 算出来是 nan，不是一个数：看看有没有 0/0 这样的算式。",
        "`{place}` came out as nan, not a number: look for something like 0/0 on the way.",
    ),
}

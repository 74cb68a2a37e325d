"""Texts that more than one explorer uses."""

TEXTS = {
    "common.try": ("试一试", "try"),
    "common.choose": ("选一个例子…", "choose an example…"),
    "common.code": ("得到这幅图的代码（可以复制运行）", "the code behind this picture (copy and run it)"),
    "common.none": ("None", "None"),
    "common.unreadable": (
        "第 {line} 行第 {column} 个字符处读不懂，附近是“{near}”。检查括号、逗号和引号是否成对。",
        "Cannot read line {line}, column {column}, near “{near}”. See whether every bracket, comma and quote has its partner.",
    ),
    "common.not_literal": (
        "第 {line} 行第 {column} 个字符处：这里只能写数字或带引号的词，附近是“{near}”。",
        "Line {line}, column {column}: only numbers and quoted words can stand here, near “{near}”.",
    ),
    "common.too_long": (
        "一共 {length} 个字符，超过了 {limit} 个，看不过来。取一部分即可，例如 data[:200]。",
        "{length} characters are too many to look at (the limit is {limit}). Take a part, such as data[:200].",
    ),
    "common.refused": (
        "这样设置不行，图仍是上一次的。库的回答：{message}",
        "These settings do not work; the picture is still the last one. The library says: {message}",
    ),
    "common.upload_not_saved": (
        "这里显示过一张上传的图片。上传的图片不会存进笔记本；重新运行这个单元，再上传一次即可。",
        "An uploaded picture stood here. Uploads are never saved in the notebook; run the cell again and upload it once more.",
    ),
    "common.printed": ("更新时打印了：{message}", "The update printed: {message}"),
    "common.by_name": ("explorer：你给这个探索器起的名字", "explorer: the name that you gave this explorer"),
}

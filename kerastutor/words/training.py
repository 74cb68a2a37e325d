"""Texts of the training explorer."""

TEXTS = {
    "training.title": ("训练过程", "A training run"),
    "training.moment": ("时刻", "moment"),
    "training.layer": ("看哪个权重", "weight"),
    "training.at_epoch": ("第 {epoch} 轮结束时（共 {last} 轮）", "after epoch {epoch} of {last}"),
    "training.at_step": ("训练了 {step} 个批量，即 {epoch} 轮（共 {last} 轮）", "after {step} batches: epoch {epoch} of {last}"),
    "training.epoch": ("轮", "epoch"),
    "training.batches": ("逐个批量的损失", "loss of each batch"),
    "training.best": (
        "val_loss 到第 {epoch} 轮仍在下降，最低 {value}：还可以继续训练。",
        "val_loss is lowest at the end, epoch {epoch} ({value}): there may be more to learn.",
    ),
    "training.best_rising": (
        "val_loss 在第 {epoch} 轮最低（{value}），此后没有再变好：当心过拟合。",
        "val_loss was lowest after epoch {epoch} ({value}) and has not improved since: beware of overfitting.",
    ),
    "training.not_finite": ("{name} 从第 {epoch} 轮起不再是有限的数。", "{name} is no finite number any more from epoch {epoch} on."),
    "training.more_panels": ("没有画出：{names}。", "Not drawn: {names}."),
    "training.weight_is": ("{name}，形状 {shape}", "{name}, shape {shape}"),
    "training.weights": ("权重的分布", "the weights"),
    "training.gradients": ("梯度的分布", "their gradients"),
    "training.no_gradient": ("训练还没有开始，没有梯度。", "Training has not begun: there is no gradient yet."),
    "training.numbers": ("均值 {mean}，标准差 {std}", "mean {mean}, standard deviation {std}"),
    "training.finite": ("只有 {share}% 是有限的数", "only {share}% of the numbers are finite"),
    "training.heat": ("一格一个数", "a square a number"),
    "training.heat_blocks": ("一格是一小块的平均", "means over blocks"),
    "training.all_layers": (
        "所有权重一览：均方根，对数刻度；淡线是整个训练中的变化范围",
        "all weights: root mean square on a log scale; the faint lines are the range over the run",
    ),
    "training.key_weight": ("权重", "weight"),
    "training.key_gradient": ("梯度", "gradient"),
    "training.more_layers": (
        "只画出 {n} 个权重，一共 {total} 个；换一个“看哪个权重”，就能看到它的邻居。",
        "{n} of {total} weights are drawn; choose another one to see its neighbours.",
    ),
    "training.no_trouble": ("这一刻各层都正常：没有死单元，梯度没有消失也没有爆炸。", "All is well at this moment: no dead units, no gradient vanishes or explodes."),
    "training.more_trouble": ("还有 {n} 处问题。", "{n} more problems."),
    "training.dead": ("{name}：{number} 的单元收不到梯度（恰好是 0），什么也学不到。试试更小的学习率，或换一个激活函数。",
                      "{name}: no gradient reaches {number} of the units (it is exactly 0); they learn nothing. "
                      "Try a smaller learning rate, or another activation."),
    "training.vanishing": (
        "{name}：梯度消失，只有最大那一层的 {number} 倍。",
        "{name}: the gradient vanishes; it is {number} times that of the strongest layer.",
    ),
    "training.exploding": (
        "{name}：爆炸，比开始时大了 {number} 倍。可以减小学习率，或裁剪梯度。",
        "{name}: explodes; {number} times as large as at the start. Try a smaller learning rate, or clip the gradients.",
    ),
    "training.nan": ("{name}：{number} 的数不再有限（NaN 或无穷）。", "{name}: {number} of its numbers are not finite (NaN or infinite)."),
    "training.dead_short": ("死单元", "dead units"),
    "training.vanishing_short": ("梯度消失", "vanishing"),
    "training.exploding_short": ("爆炸", "exploding"),
    "training.nan_short": ("不是有限的数", "not finite"),
    "training.alt": ("第 {epoch} 轮：{values}。", "Epoch {epoch}: {values}."),
    "training.alt_weight": ("{name} 的均方根 {weight}，梯度的均方根 {gradient}。", "{name} has rms {weight}, its gradient {gradient}."),
}

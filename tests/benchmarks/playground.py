"""How many steps a second the playground trains while it draws every frame, in the kernel."""
import time

import numpy as np

from kerastutor.widgets import playground

for stride in (1, 5, 20):
    explorer, frames = playground(stride=stride, lang="en"), []
    for step in range(stride, 60 * stride + 1, stride):
        begin = time.perf_counter()
        explorer.controls["step"].slider.value = step
        frames.append(time.perf_counter() - begin)
    print(f"{stride:3} steps a frame: {stride / np.median(frames):7.0f} steps/s, a frame takes {1e3 * np.median(frames):.1f} ms, "
          f"p95 {1e3 * np.percentile(frames, 95):.1f} ms")

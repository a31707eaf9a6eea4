"""Steps of a residual network with the Python build of PyTorch: "width depth batch steps" as arguments, on one thread."""
import json
import sys
import time

import torch

width, depth, batch, steps = (int(a) for a in sys.argv[1:5])
torch.set_num_threads(1)


class Residual(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.first = torch.nn.Linear(7, width)
        self.layers = torch.nn.ModuleList(torch.nn.Linear(width, width) for _ in range(depth))
        self.last = torch.nn.Linear(width, 1)

    def forward(self, x):
        h = torch.nn.functional.silu(self.first(x))
        for layer in self.layers:
            h = h + torch.nn.functional.silu(layer(h))
        return self.last(h)


net = Residual()
optimiser = torch.optim.AdamW(net.parameters(), lr=1e-3)
x = torch.rand(batch, 7)
y = torch.rand(batch, 1)
times = []
for step in range(steps + steps // 3):
    start = time.perf_counter()
    optimiser.zero_grad()
    torch.nn.functional.smooth_l1_loss(net(x), y, beta=0.04).backward()
    optimiser.step()
    if step >= steps // 3:
        times.append(time.perf_counter() - start)
print(json.dumps({"version": torch.__version__, "seconds": times}))

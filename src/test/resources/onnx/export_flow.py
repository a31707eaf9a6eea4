"""A conditional invertible network for a throw's range, trained and exported for Backcast."""
import torch
from torch import nn
torch.manual_seed(1)
LOWER, UPPER = torch.tensor([5., 10., 4.]), torch.tensor([25., 80., 12.])  # speed, angle, gravity
x = LOWER + torch.rand(60000, 3) * (UPPER - LOWER)
y = x[:, :1] ** 2 * torch.sin(2 * torch.deg2rad(x[:, 1:2])) / x[:, 2:]
MEAN, STD = y.mean().item(), y.std().item()
class Coupling(nn.Module):
    def __init__(self, turn):
        super().__init__()
        self.turn = turn  # rotates the columns, so that each is the one that stays in turn
        self.net = nn.Sequential(nn.Linear(2, 64), nn.SiLU(), nn.Linear(64, 64), nn.SiLU(), nn.Linear(64, 4))
    def forward(self, v, c, back):
        v = torch.cat([v[:, self.turn:], v[:, :self.turn]], 1)
        s, t = self.net(torch.cat([v[:, :1], c], 1)).chunk(2, 1)
        s, move = 2 * torch.tanh(s / 2), v[:, 1:]
        move = (move - t) * torch.exp(-s) if back else move * torch.exp(s) + t
        v = torch.cat([v[:, :1], move], 1)
        return torch.cat([v[:, 3 - self.turn:], v[:, :3 - self.turn]], 1), s.sum(1)
class Backward(nn.Module):  # z [n, 3], y [n, 1] -> x [n, 3], all in physical units
    def __init__(self):
        super().__init__()
        self.blocks = nn.ModuleList(Coupling(i % 3) for i in range(12))
    def forward(self, z, y):
        for block in reversed(self.blocks):
            z, _ = block(z, (y - MEAN) / STD, True)
        return LOWER + torch.sigmoid(z) * (UPPER - LOWER)
net, logit = Backward(), torch.logit(((x - LOWER) / (UPPER - LOWER)).clamp(1e-4, 1 - 1e-4))
optimiser = torch.optim.Adam(net.parameters(), 2e-3)
for step in range(2000):
    i = torch.randint(len(x), (512,))
    v, log_det = logit[i], 0
    for block in net.blocks:
        v, s = block(v, (y[i] - MEAN) / STD, False); log_det = log_det + s
    loss = (v.square().sum(1) / 2 - log_det).mean()
    optimiser.zero_grad(), loss.backward(), optimiser.step()
torch.onnx.export(net, (torch.zeros(2, 3), torch.zeros(2, 1)), "flow.onnx", input_names=["z", "y"], output_names=["x"],
                  dynamic_axes={"z": {0: "n"}, "y": {0: "n"}, "x": {0: "n"}}, opset_version=17)

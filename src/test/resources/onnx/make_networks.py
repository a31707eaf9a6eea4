"""Writes small networks in the ways in which invertible-network libraries export theirs.

    apt-get install python3-torch python3-onnx
    python3 make_networks.py

The couplings are written here, after the published formulas of GLOW (Kingma and Dhariwal, 2018), RealNVP (Dinh et al.,
2017) and affine masking; the layers of FrEIA, nflows and normflows follow the same ones. Weights are random: only
the wiring matters. expected.json holds what PyTorch draws for the inputs that are written with it.
"""
import json

import onnx
import torch
from torch import nn

DX, DY = 4, 2
expected = {}


def mlp(inputs, outputs):
    return nn.Sequential(nn.Linear(inputs, 16), nn.ReLU(), nn.Linear(16, outputs))


class Glow(nn.Module):
    """Conditional GLOW couplings with soft clamping and fixed permutations, run in reverse."""

    def __init__(self, condition=DY, dx=DX):
        super().__init__()
        self.half, self.condition = dx // 2, condition
        self.subnets = nn.ModuleList(
            nn.ModuleList([mlp(self.half + condition, dx), mlp(self.half + condition, dx)]) for _ in range(3))
        self.permutations = [torch.randperm(dx) for _ in range(3)]

    def half_step(self, net, move, keep, c):
        inputs = torch.cat([keep, c], 1) if self.condition else keep
        s, t = net(inputs).chunk(2, 1)
        s = 2.0 * 0.636 * torch.atan(s / 2.0)
        return (move - t) * torch.exp(-s)

    def forward(self, z, y=None):
        v = z
        for nets, order in zip(reversed(self.subnets), reversed(self.permutations)):
            v = v[:, torch.argsort(order)]
            a, b = v[:, :self.half], v[:, self.half:]
            b = self.half_step(nets[1], b, a, y)
            a = self.half_step(nets[0], a, b, y)
            v = torch.cat([a, b], 1)
        return v


class Joint(Glow):
    """One input [y, z] of the design's width, as a joint network's reverse pass takes it."""

    def __init__(self):
        super().__init__(condition=0)


class RealNvp(nn.Module):
    """Alternating couplings, a learned linear layer and a log-determinant as second output."""

    def __init__(self):
        super().__init__()
        self.nets = nn.ModuleList(mlp(DX // 2 + DY, DX) for _ in range(4))
        lower = torch.tril(torch.randn(DX, DX) * 0.2, -1) + torch.eye(DX)
        self.register_buffer("inverse", torch.inverse(lower))

    def forward(self, noise, context):
        v, log_det = noise, torch.zeros(noise.shape[0], dtype=noise.dtype)
        for net in self.nets:
            v = v @ self.inverse
            keep, move = v[:, : DX // 2], v[:, DX // 2:]
            s, t = net(torch.cat([keep, context], 1)).chunk(2, 1)
            scale = torch.sigmoid(s + 2) + 1e-3
            move = (move - t) / scale
            log_det = log_det - torch.log(scale).sum(1)
            v = torch.cat([move, keep], 1)
        return v, log_det


class Masked(nn.Module):
    """Masked affine flow with an ActNorm-like layer; the condition comes first."""

    def __init__(self):
        super().__init__()
        self.s = nn.ModuleList(mlp(DX + DY, DX) for _ in range(4))
        self.t = nn.ModuleList(mlp(DX + DY, DX) for _ in range(4))
        self.scale, self.shift = nn.Parameter(torch.rand(DX) + 0.5), nn.Parameter(torch.randn(DX))
        self.register_buffer("mask", torch.tensor([1.0, 0.0, 1.0, 0.0]))

    def forward(self, target, sample):
        v = sample
        for k, (s, t) in enumerate(zip(self.s, self.t)):
            b = self.mask if k % 2 == 0 else 1 - self.mask
            seen = torch.cat([b * v, target], 1)
            v = b * v + (1 - b) * (v * torch.exp(torch.tanh(s(seen))) + t(seen))
        return v * self.scale + self.shift


def export(name, net, inputs, names, outputs=("x",), opset=13, dynamic=True, ir=None):
    net.eval()
    with torch.no_grad():
        result = net(*inputs)
    result = result[0] if isinstance(result, tuple) else result
    torch.onnx.export(
        net, tuple(i[:3] if dynamic else i for i in inputs), name + ".onnx", input_names=list(names),
        output_names=list(outputs), opset_version=opset,
        dynamic_axes={n: {0: "batch"} for n in [*names, *outputs]} if dynamic else None)
    expected[name] = {
        "inputs": {n: i.tolist() for n, i in zip(names, inputs)},
        "x": result.tolist()}


def main():
    torch.manual_seed(4)
    z, y = torch.randn(7, DX), torch.randn(7, DY)
    export("freia-glow", Glow(), (z, y), ("z", "y"))
    export("freia-joint", Joint(), (torch.cat([y, z[:, :2]], 1),), ("yz",))
    export("nflows", RealNvp(), (z, y), ("noise", "context"), ("samples", "logabsdet"))
    export("normflows", Masked(), (y, z), ("target", "sample"))
    export("opset9", Masked(), (y, z), ("y", "z"), opset=9)
    export("double", Glow().double(), (z.double(), y.double()), ("z", "y"))
    export("fixed-batch", Masked(), (y, z), ("y", "z"), dynamic=False)
    export("predict", mlp(DX, DY), (z,), ("x",), ("y",))
    onnx.save_model(onnx.load("freia-glow.onnx"), "external.onnx", save_as_external_data=True,
                    all_tensors_to_one_file=True, location="external.data", size_threshold=0)
    expected["external"] = expected["freia-glow"]

    class Baked(nn.Module):  # a reshape with the batch written into it
        def forward(self, z, y):
            return torch.cat([z, y], 1).reshape(1, 7 * (DX + DY)).reshape(7, DX + DY)[:, :DX] * 2

    export("baked-batch", Baked(), (z, y), ("z", "y"), dynamic=False)
    with open("expected.json", "w") as out:
        json.dump(expected, out)


main()

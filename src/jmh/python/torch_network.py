"""Time of a network with the Python build of PyTorch: arguments "program.json rows batch threads rounds"."""
import json
import sys
import time

import torch
import torch.nn.functional as F

program = json.load(open(sys.argv[1]))
rows, batch, threads, rounds = (int(a) for a in sys.argv[2:6])
torch.set_num_threads(threads)
weights = {k: torch.tensor(w["values"]).reshape(w["shape"]) for k, w in program["weights"].items()}
linear = {s["in"][1] for s in program["steps"] if s["op"] == "Linear"}
for name in linear:
    weights[name] = weights[name].t().contiguous()

OPS = {
    "Linear": lambda s, a, b, c: F.linear(a, b, c),
    "Silu": lambda s, a: F.silu(a),
    "Slice": lambda s, a: a[:, int(s["numbers"][0]):int(min(s["numbers"][1], a.shape[1]))],
    "Clip": lambda s, a: torch.clamp(a, *s["numbers"]),
    "MatMul": lambda s, a, b: a @ b,
    "Add": lambda s, a, b: a + b,
    "Sub": lambda s, a, b: a - b,
    "Mul": lambda s, a, b: a * b,
    "Div": lambda s, a, b: a / b,
    "Sigmoid": lambda s, a: torch.sigmoid(a),
    "Tanh": lambda s, a: torch.tanh(a),
    "Exp": lambda s, a: torch.exp(a),
    "Atan": lambda s, a: torch.atan(a),
    "Relu": lambda s, a: torch.relu(a),
    "Concat": lambda s, *a: torch.cat(a, 1),
    "LessOrEqual": lambda s, a, b: a <= b,
    "Cast": lambda s, a: a.float(),
    "Identity": lambda s, a: a,
}


def run(inputs):
    values = dict(weights)
    values.update(zip(program["inputs"], inputs))
    for step in program["steps"]:
        values[step["out"]] = OPS[step["op"]](step, *(values[i] for i in step["in"]))
    return values[program["output"]]


times = []
with torch.inference_mode():
    z = torch.randn(batch, 7)
    y = torch.full((batch, 1), 0.5)
    for i in range(-2, rounds):
        start = time.perf_counter()
        for _ in range(max(1, rows // batch)):
            run((z, y))
        if i >= 0:
            times.append(time.perf_counter() - start)
print(json.dumps({"version": torch.__version__, "seconds": times}))

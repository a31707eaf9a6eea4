"""Rate of a matrix product with the Python build of PyTorch: sizes as arguments "rows inner columns threads seconds"."""
import json
import sys
import time

import torch

rows, inner, columns, threads = (int(a) for a in sys.argv[1:5])
seconds = float(sys.argv[5])
torch.set_num_threads(threads)
a = torch.rand(rows, inner)
b = torch.rand(inner, columns)
out = torch.empty(rows, columns)
for _ in range(3):
    torch.mm(a, b, out=out)
times = []
end = time.perf_counter() + seconds
while time.perf_counter() < end:
    start = time.perf_counter()
    torch.mm(a, b, out=out)
    times.append(time.perf_counter() - start)
print(json.dumps({"version": torch.__version__, "seconds": times}))

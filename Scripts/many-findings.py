"""Writes COUNT findings into FOLDER: those of Inputs/findings/llvm with other constants and widths, many wrong, all of a few families.

    many-findings.py FOLDER [COUNT]
"""
import os
import random
import re
import sys

folder, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
random.seed(1)
shapes = [  # (source, target), over the width W, a shift S below it and masks A, B
    ("%a = or iW %x, A\n  %r = and iW %a, B\n  ret iW %r", "%r = and iW %x, B\n  ret iW %r", lambda a, b: a & b == 0),
    ("%a = add iW %x, A\n  %r = sub iW %a, A\n  ret iW %r", "ret iW %x", None),
    ("%a = xor iW %x, A\n  %r = xor iW %a, B\n  ret iW %r", "%r = xor iW %x, C\n  ret iW %r", None),
    ("%a = and iW %x, A\n  %r = and iW %a, B\n  ret iW %r", "%r = and iW %x, D\n  ret iW %r", None),
    ("%a = shl iW %x, S\n  %r = lshr iW %a, S\n  ret iW %r", "%r = and iW %x, M\n  ret iW %r", None),
    ("%a = sub iW %x, %y\n  %r = add iW %a, %y\n  ret iW %r", "ret iW %x", None),
]
os.makedirs(folder, exist_ok=True)
for number in range(count):
    source, target, holds = shapes[number % len(shapes)]
    width = random.choice([8, 16, 32, 64])
    a, b = random.getrandbits(width), random.getrandbits(width)
    if holds and not holds(a, b) and random.random() < 0.98:
        b &= ~a
    shift = random.randrange(1, width)
    values = {"W": width, "A": a, "B": b, "C": a ^ b, "D": a & b, "S": shift, "M": (1 << (width - shift)) - 1}
    fill = lambda text: re.sub(r"\b([ABCDSM])\b", lambda m: str(values[m[1]]), text.replace("iW", f"i{width}"))
    text = "".join(f"define i{width} @{name}(i{width} %x, i{width} %y) {{\n  {fill(body)}\n}}\n\n" for name, body in (("src", source), ("tgt", target)))
    with open(f"{folder}/{number:06}.ll", "w") as file:
        file.write(text)

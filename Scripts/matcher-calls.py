"""Looks into compiled matchers: `matcher-calls.py FOLDER` disassembles the object files of a module in which generated rules were specialized.

Fails if a function of the rules calls for a reference count, an allocation or a witness of a protocol.
"""

import collections
import glob
import re
import subprocess
import sys

forbidden = re.compile(r"(swift_(retain|release|bridgeObjectRe|unknownObjectRe|allocObject|slowAlloc|initStackObject|projectBox)|malloc|\$?\w+T[jW]$)")
functions = set()
calls = collections.Counter()
for path in glob.glob(sys.argv[1] + "/*.o"):
    text = subprocess.run(["objdump", "-dr", "--no-show-raw-insn", path], capture_output=True, text=True, check=True).stdout
    function = ""
    for line in text.splitlines():
        head = re.match(r"[0-9a-f]+ <(.*)>:$", line)
        if head:
            # Specializations of GeneratedRules' functions; the generic originals are never run.
            function = head[1] if "GeneratedRules" in head[1] and re.search(r"T(t\d+)?g[qm]?\d", head[1]) else ""
            if function:
                functions.add(function)
        elif function:
            target = re.search(r"R_X86_64_(?:PLT32|PC32|GOTPCREL\w*)\s+(\S+?)(?:[-+]0x[0-9a-f]+)?$", line)
            if target and forbidden.match(target[1]):
                calls[target[1]] += 1
for target, count in calls.most_common():
    print(f"{count} calls of {target}")
if not functions:
    sys.exit(f"no specialized matchers in {sys.argv[1]}")
if calls:
    sys.exit(1)
print(f"{len(functions)} specialized functions of rules: no reference counting, no allocation, no witness calls")

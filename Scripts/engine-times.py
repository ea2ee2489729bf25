"""Runs a command, `genus generalize --format jsonl …`; prints how long findings take and where the time goes, in seconds, and the peak memory."""
import json
import resource
import subprocess
import sys

with subprocess.Popen(sys.argv[1:], stdout=subprocess.PIPE, text=True) as command:
    results = [json.loads(line) for line in command.stdout if line.strip()]
if not results:
    sys.exit("no results")
seconds = sorted(result["seconds"] for result in results)
count = len(seconds)
print(f"{count} findings: median {seconds[count // 2]:.2f} s, 95th percentile {seconds[min(count - 1, count * 95 // 100)]:.2f} s, longest {seconds[-1]:.2f} s")
phases = {}
for result in results:
    for name, value in result["phases"].items():
        phases[name] = phases.get(name, 0) + value
total = sum(phases.values()) or 1
for name, value in phases.items():
    print(f"  {name:12} {value:8.1f} s  {100 * value / total:5.1f} %")
statuses = {}
for result in results:
    statuses[result["status"]] = statuses.get(result["status"], 0) + 1
print("  " + ", ".join(f"{value} {name}" for name, value in sorted(statuses.items())))
print(f"  peak memory {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MiB")

-- Loops in functions that are called from loops, which are called from loops.
local function gcd(a, b) while b ~= 0 do a, b = b, a % b end return a end
local function count(n) local c = 0 for i = 1, n do if gcd(i, n) == 1 then c = c + 1 end end return c end
local total = 0
for n = 1, 60 do total = total + count(n) end
print(total)

-- The same inner loop from two places, and once more from within itself.
local function span(a, from, to) local s = 0 for i = from, to do s = s + a[i] end return s end
local list = {}
for i = 1, 100 do list[i] = i * i end
local s = 0
for i = 1, 90 do
  s = s + span(list, i, i + 10)
  if i % 2 == 0 then s = s - span(list, 1, i % 7 + 1) end
end
print(s)

-- Loops that are left by return, by break, and never turn.
local function find(a, x) for i = 1, #a do if a[i] == x then return i end end end
local found = 0
for i = 1, 300 do found = found + (find(list, i) or -1) end
print(found)
local function steps(n)
  local k = 0
  repeat
    local j = 0
    while true do
      j = j + 1
      if j > n % 5 then break end
    end
    k = k + j
    n = n // 2
  until n == 0
  return k
end
local all = 0
for n = 1, 300 do all = all + steps(n) end
print(all)

-- Upvalues of the loop's frame, written by the function that has the inner loop.
local hits, last = 0, nil
local function mark(n) for i = 1, n do if i * i == n then hits = hits + 1 last = i end end end
for n = 1, 150 do mark(n) end
print(hits, last)

-- Steps that are no constants, upwards and downwards.
local function flags(n)
  local out, c = {}, 0
  for i = 1, n do out[i] = true end
  for i = 2, n do if out[i] then c = c + 1 for j = i * i, n, i do out[j] = false end end end
  return c
end
print(flags(30), flags(500))
local zigzag = 0
for step = -3, 3 do
  if step ~= 0 then for k = 1, 2 do for i = 10, 10 + step * 20, step do zigzag = zigzag + i * k end end end
end
print(zigzag)

-- Types change at a place where many traces begin.
local function sum(a) local x = 0 for i = 1, #a do if a[i] then x = x + a[i] end end return x end
local mixed = {}
for i = 1, 120 do mixed[i] = i end
print(sum(mixed), sum(mixed), sum(mixed))
for i = 40, 60 do mixed[i] = i + 0.5 end
print(sum(mixed), sum(mixed))
for i = 61, 80 do mixed[i] = false end
print(sum(mixed), sum(mixed))

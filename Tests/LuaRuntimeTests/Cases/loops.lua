local function count(a, b, c)
  local n, first, last = 0, nil, nil
  for i = a, b, c do
    n = n + 1
    first = first or i
    last = i
    if n > 20 then break end
  end
  print(a, b, c, "->", n, first, last)
end
local M, m = math.maxinteger, math.mininteger
count(1, 10, 1) count(10, 1, -1) count(1, 10, 3) count(10, 1, -3) count(1, 0, 1) count(0, 1, -1) count(5, 5, 1) count(5, 5, -1)
count(M - 2, M, 1) count(M - 5, M, 3) count(m + 2, m, -1) count(m, m + 2, 1) count(m, M, M) count(M, m, m) count(M, m, -M) count(m, M, 1 << 62)
count(1, 3.7, 1) count(1, -3.7, 1) count(3, 1.2, -1) count(1, math.huge, 1 << 61) count(1, -math.huge, 1) count(-1, -math.huge, m) count(1, 0 / 0, 1)
count(1.0, 3, 1) count(1, 3, 0.5) count(0.1, 0.5, 0.1) count(3.0, 1.0, -1) count(1.0, 0.0, 1) count(1, 2 ^ 53, 2 ^ 52)
for _, bad in ipairs { { 1, 10, 0 }, { 1.0, 10, 0.0 }, { "a", 1, 1 }, { 1, "b", 1 }, { 1, 2, "c" }, { {}, 1, 1 }, { 1, nil, 1 } } do
  print(pcall(function() for i = bad[1], bad[2], bad[3] do end end))
end
-- the visible variable is a copy
for i = 1, 3 do
  local j = i
  i = i * 10
  io.write(j, ":", i, " ")
end
print()
local i = 0
while true do
  i = i + 1
  if i == 3 then goto continue end
  if i > 6 then break end
  io.write(i, " ")
  ::continue::
end
print()
repeat
  local k = i
  i = i - 1
until k < 4
print(i)
do
  local n = 0
  ::top::
  n = n + 1
  if n < 5 then goto top end
  print(n)
end
for a = 1, 3 do
  for b = 1, 3 do
    if b == 2 then goto next_a end
    io.write(a, "-", b, " ")
  end
  ::next_a::
end
print()
while i > 0 and not (i == 1) do i = i - 1 end
print(i)
-- closures capture a fresh variable in each iteration
local fs = {}
for i = 1, 3 do fs[#fs + 1] = function() i = i + 1 return i end end
print(fs[1](), fs[1](), fs[2](), fs[3]())
local gs, j = {}, 0
while j < 3 do
  local k = j
  gs[#gs + 1] = function() k = k + 1 return k end
  j = j + 1
  if j == 2 then goto skip end
  gs[#gs]()
  ::skip::
end
print(gs[1](), gs[2](), gs[3]())
repeat
  local x = 5
  local f = function() return x end
  j = j + 1
until f() == 5 and j > 4
print(j)
for k, v in next, { 10, 20, 30 } do io.write(k, "=", v, " ") end
for k, v in pairs { 1, 2, nil, 4 } do io.write(k, "=", v, " ") end
for k, v in ipairs { 1, 2, nil, 4 } do io.write(k, "=", v, " ") end
print()
local function iter(s, c) if c < s then return c + 1, c * c end end
for a, b, c in iter, 4, 0 do io.write(a, ",", b, ",", tostring(c), " ") end
print()
for a in (function() local n = 0 return function() n = n + 1 if n < 4 then return n end end end)() do io.write(a, " ") end
print()
-- a table that changes under pairs
local t = {}
for n = 1, 20 do t[n] = n t["k" .. n] = n end
local seen = 0
for k in pairs(t) do seen = seen + 1 t[k] = nil end
print(seen, next(t))

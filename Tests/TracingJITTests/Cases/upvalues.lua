-- Variables that functions with loops share with the loops that call them.
local one, step = 3, 0
local function f(n) local s = 0 for i = 1, n do s = s + one end return s end
local function g(n) local s = 0 for i = 1, n do s = s + step step = step + 1 end return s end
local total = 0
for k = 1, 100 do total = total + f(k) * one if k % 30 == 0 then one = one + 1 end total = total + f(2) end
print(total, one)
for k = 1, 100 do total = total + g(k) * step if k % 7 == 0 then step = step - 3 end total = total + g(3) - step end
print(total, step)
local function outer() local x = 1 local function inner() for i = 1, 5 do x = x + i end return x end local function read() local s = 0 for i = 1, 4 do s = s + x end return s end
  local s = 0 for i = 1, 80 do s = s + read() * x + inner() x = x % 1000 end return s, x end
print(outer())

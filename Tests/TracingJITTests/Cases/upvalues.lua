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

-- Divisors that functions share: settled for a while, changed by others, or by the function itself.
local divisor, own = 8, 3
local function scaled(n) local s = 0 for i = -n, n do s = s + i * 1001 // divisor - i * 77 % divisor end return s end
local function turning(n) local s = 0 for i = 1, n do s = s + i * 1001 // own + i % own own = own % 5 + 1 end return s end
local sums = 0
for k = 1, 90 do
  sums = sums * 3 % 1000003 + scaled(20)
  if k % 40 == 0 then divisor = divisor // 2 - 7 end
end
print(sums, divisor)
for k = 1, 60 do sums = sums * 3 % 1000003 + turning(20) end
print(sums, own)
divisor = 0
print(pcall(scaled, 5) == false)

local function fib(n) if n < 2 then return n end return fib(n-1) + fib(n-2) end
local s = 0
for i = 1, 20 do s = s + fib(14) end
print(s)

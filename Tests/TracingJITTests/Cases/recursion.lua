-- Traces of functions that call themselves, directly, through others, and in tail position.
local function fib(n)
  if n < 2 then return n end
  return fib(n - 1) + fib(n - 2)
end
for n = 0, 18 do io.write(fib(n), " ") end
print()

local function ackermann(m, n)
  if m == 0 then return n + 1 end
  if n == 0 then return ackermann(m - 1, 1) end
  return ackermann(m - 1, ackermann(m, n - 1))
end
print(ackermann(2, 9), ackermann(1, 50))

local even, odd
function even(n) if n == 0 then return true end return odd(n - 1) end
function odd(n) if n == 0 then return false end return even(n - 1) end
local evens = 0
for i = 0, 120 do if even(i) then evens = evens + 1 end end
print(evens)

-- Not in tail position: the frames pile up.
local function depth(n) if n == 0 then return 0 end return 1 + depth(n - 1) end
print(depth(10), depth(3000), depth(150))

local function visit(n, visitor, sum)
  local i = 0
  while i < 2 do
    if n > 0 then sum = visit(n - 1, visitor, sum + i) else sum = visitor(sum, i) end
    i = i + 1
  end
  return sum
end
print(visit(7, function(a, b) return (a * 3 + b) % 1000003 end, 1))
print(visit(7, function(a, b) return a ~ b + 1 end, 1))

-- The stack overflows at some depth; what is caught says so, and everything works afterwards.
local function forever(n) return 1 + forever(n + 1) end
local ok, message = pcall(forever, 1)
print(ok, (tostring(message):gsub("^.-:%d+: ", ""):sub(1, 14)))
print(fib(15), depth(1000))

-- Several callers, several results, different types.
local function pair(n) if n % 3 == 0 then return n, "three" end return n end
local count = 0
for i = 1, 200 do
  local a, b = pair(i)
  count = count + a + (b and #b or 0)
  local c = pair(i + 1)
  count = count + c
end
print(count)

-- Frames of a coroutine are frames of another stack.
local function walk(n) if n > 0 then walk(n - 1) coroutine.yield(n) walk(n - 1) end end
local sum = 0
for n in coroutine.wrap(function() walk(8) end) do sum = sum * 3 % 10007 + n end
print(sum)

-- Collatz sequences: the longest one below a limit. Argument: the limit.
local limit = tonumber(arg and arg[1]) or 100000

local function steps(n)
  local count = 0
  while n ~= 1 do
    if n % 2 == 0 then
      n = n // 2
    else
      n = 3 * n + 1
    end
    count = count + 1
  end
  return count
end

local best, bestStart, total = 0, 0, 0
for start = 1, limit do
  local count = steps(start)
  total = total + count
  if count > best then best, bestStart = count, start end
end
print(best, bestStart, total)

-- The same with shifts, two steps at once for odd numbers, and remembered lengths.
local known = { 0 }
local sum = 0
for start = 2, limit do
  local n, count = start, 0
  while n >= start do
    if n & 1 == 0 then
      n = n >> 1
      count = count + 1
    else
      n = (3 * n + 1) >> 1
      count = count + 2
    end
  end
  known[start] = count + known[n]
  sum = sum + known[start]
end
print(sum, sum == total)

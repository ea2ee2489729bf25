-- Sieves of Eratosthenes: one flag a number, and one bit a number in 64-bit words. Argument: the limit.
local limit = tonumber(arg and arg[1]) or 2000000

local function flagSieve(n)
  local composite = {}
  for i = 1, n do composite[i] = false end
  local count = 0
  for i = 2, n do
    if not composite[i] then
      count = count + 1
      for j = i * i, n, i do composite[j] = true end
    end
  end
  return count
end

local function bitSieve(n)
  local words = {}
  for i = 0, n // 64 do words[i + 1] = 0 end
  local count, sum = 0, 0
  for i = 2, n do
    local word = (i >> 6) + 1
    if words[word] >> (i & 63) & 1 == 0 then
      count = count + 1
      sum = sum + i
      for j = i * i, n, i do
        local w = j // 64 + 1
        words[w] = words[w] | 1 << j % 64
      end
    end
  end
  return count, sum
end

print(flagSieve(limit))
print(bitSieve(limit))

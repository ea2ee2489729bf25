-- Matrix multiplication with integers modulo a prime, and powers of a matrix. Argument: size.
local size = tonumber(arg and arg[1]) or 180
local prime = 998244353

local function multiply(a, b, n)
  local c = {}
  for i = 1, n do
    local row, ai = {}, a[i]
    for j = 1, n do
      local sum = 0
      for k = 1, n do sum = (sum + ai[k] * b[k][j]) % prime end
      row[j] = sum
    end
    c[i] = row
  end
  return c
end

local function matrix(n, seed)
  local m = {}
  for i = 1, n do
    m[i] = {}
    for j = 1, n do
      seed = (seed * 48271) % 2147483647
      m[i][j] = seed % 1000 - 500
    end
  end
  return m
end

local a, b = matrix(size, 1), matrix(size, 2)
local c = multiply(multiply(a, b, size), a, size)
local trace, sum = 0, 0
for i = 1, size do
  trace = (trace + c[i][i]) % prime
  for j = 1, size do sum = (sum * 3 + c[i][j]) % prime end
end
print(trace, sum)

-- Fibonacci numbers modulo the prime, by powers of a 2x2 matrix.
local function fibonacci(n)
  local result, base = { { 1, 0 }, { 0, 1 } }, { { 1, 1 }, { 1, 0 } }
  while n > 0 do
    if n & 1 == 1 then result = multiply(result, base, 2) end
    base = multiply(base, base, 2)
    n = n >> 1
  end
  return result[1][2]
end
print(fibonacci(10), fibonacci(1000000007), fibonacci(math.maxinteger))

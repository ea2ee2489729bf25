-- Pseudo-random generators: xorshift64*, PCG32, a 31-bit LCG, and splitmix64. Argument: numbers to draw.
local count = tonumber(arg and arg[1]) or 2000000

local function xorshift64star(n)
  local x, sum = 88172645463325252, 0
  for _ = 1, n do
    x = x ~ (x >> 12)
    x = x ~ (x << 25)
    x = x ~ (x >> 27)
    sum = sum + ((x * 0x2545F4914F6CDD1D) >> 32)
  end
  return sum
end

local function pcg32(n)
  local state, increment = 0x853c49e6748fea9b, 0xda3e39cb94b95bdb
  local sum = 0
  for _ = 1, n do
    local old = state
    state = old * 6364136223846793005 + (increment | 1)
    local shifted = (((old >> 18) ~ old) >> 27) & 0xffffffff
    local rotation = old >> 59
    local value = ((shifted >> rotation) | (shifted << ((-rotation) & 31))) & 0xffffffff
    sum = sum + value
  end
  return sum
end

local function lcg31(n)
  local seed, low = 12345, 0
  for _ = 1, n do
    seed = (seed * 1103515245 + 12345) % 2147483648
    if seed // 65536 % 6 == 0 then low = low + 1 end
  end
  return seed, low
end

local function splitmix64(n)
  local state, parity = 7, 0
  for _ = 1, n do
    state = state + 0x9e3779b97f4a7c15
    local z = state
    z = (z ~ (z >> 30)) * 0xbf58476d1ce4e5b9
    z = (z ~ (z >> 27)) * 0x94d049bb133111eb
    z = z ~ (z >> 31)
    parity = parity ~ z
  end
  return parity
end

print(xorshift64star(count))
print(pcg32(count))
print(lcg31(count))
print(string.format("%016x", splitmix64(count)))

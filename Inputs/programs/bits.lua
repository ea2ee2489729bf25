-- Bit tricks: population count, bit reversal, Gray code, next permutation, powers of two, Morton codes. Argument: iterations.
local count = tonumber(arg and arg[1]) or 450000

local function popcount(x)
  x = x - (x >> 1 & 0x5555555555555555)
  x = (x & 0x3333333333333333) + (x >> 2 & 0x3333333333333333)
  x = x + (x >> 4) & 0x0f0f0f0f0f0f0f0f
  return x * 0x0101010101010101 >> 56
end

local function reverse32(x)
  x = (x >> 1 & 0x55555555) | (x & 0x55555555) << 1
  x = (x >> 2 & 0x33333333) | (x & 0x33333333) << 2
  x = (x >> 4 & 0x0f0f0f0f) | (x & 0x0f0f0f0f) << 4
  x = (x >> 8 & 0x00ff00ff) | (x & 0x00ff00ff) << 8
  return (x >> 16 | x << 16) & 0xffffffff
end

local function nextPowerOfTwo(x)
  x = x - 1
  x = x | x >> 1
  x = x | x >> 2
  x = x | x >> 4
  x = x | x >> 8
  x = x | x >> 16
  return x + 1
end

local function spread(x)
  x = (x | x << 8) & 0x00ff00ff
  x = (x | x << 4) & 0x0f0f0f0f
  x = (x | x << 2) & 0x33333333
  return (x | x << 1) & 0x55555555
end

local function gray(x) return x ~ x >> 1 end

local function ungray(g)
  g = g ~ g >> 1
  g = g ~ g >> 2
  g = g ~ g >> 4
  g = g ~ g >> 8
  g = g ~ g >> 16
  return g
end

local bits, reversed, powers, morton, grays = 0, 0, 0, 0, 0
for i = 1, count do
  local x = i * 0x9e3779b97f4a7c15
  bits = bits + popcount(x)
  reversed = reversed ~ reverse32(x & 0xffffffff) + i
  powers = powers + nextPowerOfTwo(i)
  morton = morton ~ (spread(i & 0xffff) | spread(i >> 3 & 0xffff) << 1) + i
  if ungray(gray(i)) == i then grays = grays + (x >> 63) end
end
print(bits, reversed, powers, morton, grays)

-- All subsets of 24 bits with 5 members, by Gosper's hack.
local subset, subsets, sum = 31, 0, 0
while subset < 1 << 24 do
  subsets = subsets + 1
  sum = sum + subset % 251
  local low = subset & -subset
  local ripple = subset + low
  subset = ripple | (subset ~ ripple) // low >> 2
end
print(subsets, sum)

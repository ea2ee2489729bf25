-- Greatest common divisors: Euclid's and the binary algorithm, modular inverses and powers. Argument: pairs.
local count = tonumber(arg and arg[1]) or 400000

local function gcd(a, b)
  while b ~= 0 do a, b = b, a % b end
  return a
end

local function binaryGcd(a, b)
  if a == 0 then return b end
  if b == 0 then return a end
  local shift = 0
  while (a | b) & 1 == 0 do
    a, b, shift = a >> 1, b >> 1, shift + 1
  end
  while a & 1 == 0 do a = a >> 1 end
  while b ~= 0 do
    while b & 1 == 0 do b = b >> 1 end
    if a > b then a, b = b, a end
    b = b - a
  end
  return a << shift
end

local function inverse(a, m)
  local r0, r1, s0, s1 = m, a % m, 0, 1
  while r1 ~= 0 do
    local q = r0 // r1
    r0, r1 = r1, r0 - q * r1
    s0, s1 = s1, s0 - q * s1
  end
  return s0 % m
end

local function power(base, exponent, m)
  local result = 1
  base = base % m
  while exponent > 0 do
    if exponent & 1 == 1 then result = result * base % m end
    base = base * base % m
    exponent = exponent >> 1
  end
  return result
end

local x, sum, mismatches, inverses, powers = 1, 0, 0, 0, 0
local prime = 1000000007
for i = 1, count do
  x = (x * 1103515245 + 12345) & 0x7fffffff
  local a = x
  x = (x * 1103515245 + 12345) & 0x7fffffff
  local g = gcd(a, x)
  sum = sum + g
  if i % 8 == 0 then
    if binaryGcd(a, x) ~= g then mismatches = mismatches + 1 end
    local v = inverse(a, prime)
    if v * (a % prime) % prime == 1 then inverses = inverses + 1 end
    powers = (powers + power(a, x, prime)) % prime
  end
end
print(sum, mismatches, inverses, powers)

-- Variable-length integers (LEB128) with zigzag coding: encode, decode, compare. Argument: numbers.
local count = tonumber(arg and arg[1]) or 300000

local function zigzag(v) return v << 1 ~ -(v >> 63) end
local function unzigzag(u) return u >> 1 ~ -(u & 1) end

local function put(out, n, u)
  while u & ~0x7f ~= 0 do
    n = n + 1
    out[n] = u & 0x7f | 0x80
    u = u >> 7
  end
  n = n + 1
  out[n] = u
  return n
end

local function get(bytes, i)
  local value, shift = 0, 0
  while true do
    local b = bytes[i]
    i = i + 1
    value = value | (b & 0x7f) << shift
    if b & 0x80 == 0 then return value, i end
    shift = shift + 7
  end
end

local out, n, x = {}, 0, 0x123456789
local checksum = 0
for i = 1, count do
  x = x * 6364136223846793005 + 1442695040888963407
  local v = x >> (i % 60)
  if i % 3 == 0 then v = -v end
  n = put(out, n, zigzag(v))
  checksum = checksum ~ v + i
end

local i, back, decoded = 1, 0, 0
while i <= n do
  local u
  u, i = get(out, i)
  decoded = decoded + 1
  back = back ~ unzigzag(u) + decoded
end
print(n, decoded, checksum, back, checksum == back)

local sizes = {}
for k = 1, 10 do sizes[k] = 0 end
local length = 0
for k = 1, n do
  length = length + 1
  if out[k] < 0x80 then
    sizes[length] = sizes[length] + 1
    length = 0
  end
end
print(table.concat(sizes, " "))

-- Hash functions: FNV-1a, Murmur3 (32 bits), djb2, Jenkins one-at-a-time. Argument: bytes.
local size = tonumber(arg and arg[1]) or 2500000

local function fnv1a(data)
  local h = 0xcbf29ce484222325
  for i = 1, #data do
    h = (h ~ data[i]) * 0x100000001b3
  end
  return h
end

local function murmur3(data, seed)
  local h = seed
  local blocks = #data // 4
  for b = 0, blocks - 1 do
    local i = b * 4
    local k = data[i + 1] | data[i + 2] << 8 | data[i + 3] << 16 | data[i + 4] << 24
    k = k * 0xcc9e2d51 & 0xffffffff
    k = (k << 15 | k >> 17) & 0xffffffff
    k = k * 0x1b873593 & 0xffffffff
    h = h ~ k
    h = (h << 13 | h >> 19) & 0xffffffff
    h = h * 5 + 0xe6546b64 & 0xffffffff
  end
  h = h ~ #data
  h = h ~ h >> 16
  h = h * 0x85ebca6b & 0xffffffff
  h = h ~ h >> 13
  h = h * 0xc2b2ae35 & 0xffffffff
  return h ~ h >> 16
end

local function djb2(data)
  local h = 5381
  for i = 1, #data do
    h = (h << 5) + h + data[i] & 0xffffffff
  end
  return h
end

local function oneAtATime(data)
  local h = 0
  for i = 1, #data do
    h = h + data[i] & 0xffffffff
    h = h + (h << 10) & 0xffffffff
    h = h ~ h >> 6
  end
  h = h + (h << 3) & 0xffffffff
  h = h ~ h >> 11
  return h + (h << 15) & 0xffffffff
end

local data, x = {}, 2463534242
for i = 1, size do
  x = x ~ x << 13 & 0xffffffff
  x = x ~ x >> 17
  x = x ~ x << 5 & 0xffffffff
  data[i] = x % 256
end
print(string.format("%016x %08x %08x %08x", fnv1a(data), murmur3(data, 42), djb2(data), oneAtATime(data)))

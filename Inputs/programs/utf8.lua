-- UTF-8: encodes code points to bytes and decodes them again, with validation. Argument: code points.
local count = tonumber(arg and arg[1]) or 1000000

local function encode(cp, out, n)
  if cp < 0x80 then
    out[n + 1] = cp
    return n + 1
  elseif cp < 0x800 then
    out[n + 1] = 0xc0 | cp >> 6
    out[n + 2] = 0x80 | cp & 0x3f
    return n + 2
  elseif cp < 0x10000 then
    out[n + 1] = 0xe0 | cp >> 12
    out[n + 2] = 0x80 | cp >> 6 & 0x3f
    out[n + 3] = 0x80 | cp & 0x3f
    return n + 3
  end
  out[n + 1] = 0xf0 | cp >> 18
  out[n + 2] = 0x80 | cp >> 12 & 0x3f
  out[n + 3] = 0x80 | cp >> 6 & 0x3f
  out[n + 4] = 0x80 | cp & 0x3f
  return n + 4
end

local function decode(bytes, i)
  local b = bytes[i]
  if b < 0x80 then return b, i + 1 end
  local length, cp
  if b & 0xe0 == 0xc0 then
    length, cp = 2, b & 0x1f
  elseif b & 0xf0 == 0xe0 then
    length, cp = 3, b & 0x0f
  elseif b & 0xf8 == 0xf0 then
    length, cp = 4, b & 0x07
  else
    return nil, i + 1
  end
  for k = 1, length - 1 do
    local c = bytes[i + k]
    if c & 0xc0 ~= 0x80 then return nil, i + k end
    cp = cp << 6 | c & 0x3f
  end
  return cp, i + length
end

local bytes, n, seed, sent = {}, 0, 1, 0
for i = 1, count do
  seed = (seed * 69069 + 1) & 0xffffffff
  local cp = seed >> 11
  -- Mostly short ones, as in texts.
  if i % 4 ~= 0 then cp = cp & 0x7f elseif i % 8 == 0 then cp = cp & 0x7ff else cp = cp % 0x110000 end
  if cp >= 0xd800 and cp <= 0xdfff then cp = cp - 0x800 end
  n = encode(cp, bytes, n)
  sent = (sent * 31 + cp) & 0xffffffff
end

local received, position, decoded = 0, 1, 0
while position <= n do
  local cp
  cp, position = decode(bytes, position)
  if cp then
    received = (received * 31 + cp) & 0xffffffff
    decoded = decoded + 1
  end
end
print(n, decoded, sent, received, sent == received)

local continuation = 0
for i = 1, n do
  if bytes[i] & 0xc0 == 0x80 then continuation = continuation + 1 end
end
print(continuation, n - continuation == count)

-- The Mandelbrot set in fixed-point arithmetic with 28 fractional bits. Argument: width in pixels.
local width = tonumber(arg and arg[1]) or 320
local height = width * 3 // 4
local one = 1 << 28
local limit = 4 * one
local maximum = 200

local function iterate(cr, ci)
  local zr, zi = 0, 0
  for n = 1, maximum do
    local r2 = zr * zr // one
    local i2 = zi * zi // one
    if r2 + i2 > limit then return n end
    zr, zi = r2 - i2 + cr, 2 * zr * zi // one + ci
  end
  return 0
end

local inside, checksum = 0, 0
for y = 0, height - 1 do
  local ci = (2 * y - height) * one // height * 5 // 4
  for x = 0, width - 1 do
    local cr = (3 * x - 2 * width) * one // width
    local n = iterate(cr, ci)
    if n == 0 then inside = inside + 1 end
    checksum = (checksum * 31 + n) % 1000000007
  end
end
print(width, height, inside, checksum)

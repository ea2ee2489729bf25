-- Conway's game of life on a torus, 64 cells to a word. Argument: generations.
local generations = tonumber(arg and arg[1]) or 1500
local rows, words = 128, 4

-- Grids are flat: word w of row r is at r * words + w + 1.
local grid, seed = {}, 0x5deece66d
for i = 1, rows * words do
  seed = seed * 6364136223846793005 + 1442695040888963407
  local a = seed
  seed = seed * 6364136223846793005 + 1442695040888963407
  grid[i] = a & seed
end

local function population(cells)
  local count = 0
  for i = 1, #cells do
    local x = cells[i]
    while x ~= 0 do
      x = x & x - 1
      count = count + 1
    end
  end
  return count
end

local function step(old, new)
  for r = 0, rows - 1 do
    local above, here, below = (r - 1) % rows * words, r * words, (r + 1) % rows * words
    for w = 0, words - 1 do
      local left, right = (w - 1) % words + 1, (w + 1) % words + 1
      local a, b, c = old[above + w + 1], old[here + w + 1], old[below + w + 1]
      local al, bl, cl = a << 1 | old[above + left] >> 63, b << 1 | old[here + left] >> 63, c << 1 | old[below + left] >> 63
      local ar, br, cr = a >> 1 | old[above + right] << 63, b >> 1 | old[here + right] << 63, c >> 1 | old[below + right] << 63
      -- Add the eight neighbours in three bit planes; the planes wrap around at eight, which kills as it must.
      local s0, s1, s2 = 0, 0, 0
      local carry, carry2
      carry = s0 & al s0 = s0 ~ al carry2 = s1 & carry s1 = s1 ~ carry s2 = s2 ~ carry2
      carry = s0 & a s0 = s0 ~ a carry2 = s1 & carry s1 = s1 ~ carry s2 = s2 ~ carry2
      carry = s0 & ar s0 = s0 ~ ar carry2 = s1 & carry s1 = s1 ~ carry s2 = s2 ~ carry2
      carry = s0 & bl s0 = s0 ~ bl carry2 = s1 & carry s1 = s1 ~ carry s2 = s2 ~ carry2
      carry = s0 & br s0 = s0 ~ br carry2 = s1 & carry s1 = s1 ~ carry s2 = s2 ~ carry2
      carry = s0 & cl s0 = s0 ~ cl carry2 = s1 & carry s1 = s1 ~ carry s2 = s2 ~ carry2
      carry = s0 & c s0 = s0 ~ c carry2 = s1 & carry s1 = s1 ~ carry s2 = s2 ~ carry2
      carry = s0 & cr s0 = s0 ~ cr carry2 = s1 & carry s1 = s1 ~ carry s2 = s2 ~ carry2
      new[here + w + 1] = ~s2 & s1 & (s0 | b)
    end
  end
end

local other = {}
for i = 1, #grid do other[i] = 0 end
print(0, population(grid))
for g = 1, generations do
  step(grid, other)
  grid, other = other, grid
  if g % 30 == 0 then print(g, population(grid)) end
end
local checksum = 0
for i = 1, #grid do checksum = checksum * 31 + grid[i] end
print(checksum)

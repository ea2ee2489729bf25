-- N queens with bit boards, recursive and iterative. Argument: board size.
local size = tonumber(arg and arg[1]) or 12

local function solve(all, columns, left, right)
  if columns == all then return 1 end
  local count = 0
  local free = all & ~(columns | left | right)
  while free ~= 0 do
    local bit = free & -free
    free = free ~ bit
    count = count + solve(all, columns | bit, (left | bit) << 1, (right | bit) >> 1)
  end
  return count
end

local function solveIteratively(n)
  local all = (1 << n) - 1
  local columns, left, right, free = { 0 }, { 0 }, { 0 }, { all }
  local depth, count = 1, 0
  while depth > 0 do
    local f = free[depth]
    if f == 0 then
      depth = depth - 1
    else
      local bit = f & -f
      free[depth] = f & (f - 1)
      local c = columns[depth] | bit
      if c == all then
        count = count + 1
      else
        local l, r = (left[depth] | bit) << 1 & all, (right[depth] | bit) >> 1
        depth = depth + 1
        columns[depth], left[depth], right[depth] = c, l, r
        free[depth] = all & ~(c | l | r)
      end
    end
  end
  return count
end

for n = 4, size do
  print(n, solve((1 << n) - 1, 0, 0, 0), solveIteratively(n))
end

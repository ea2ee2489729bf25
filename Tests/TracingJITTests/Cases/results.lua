-- Calls that pass on all their results.
local function one(x) return x + 1 end
local function two(x) return x, x * 2 end
local function none() end
local function add(a, b, c) return a + (b or 100) + (c or 1000) end
local s = 0
for i = 1, 300 do
  s = s + add(one(i))
  s = s + add(i, two(i))
  s = s + add(two(i))
  s = s + add(i, none())
  s = s + math.max(two(i)) - math.min(i, two(i - 3))
end
print(s)

local function pass(i) return two(i) end
local function choose(i) if i % 5 == 0 then return none() end return pass(i) end
local t = 0
for i = 1, 400 do
  local a, b = choose(i)
  t = t + (a or 7) - (b or 3)
  t = t + add(i, choose(i))
end
print(t)

-- Arguments too many and too few, and an error where a result is missing.
local function three(a, b, c) return c, b, a end
for i = 1, 100 do local x, y, z = three(one(i), three(two(i))) t = t + x - (y or 5) + (z or 0) end
print(t)
local ok, message = pcall(function()
  for i = 1, 200 do if i < 150 then s = s + one(two(i)) else s = s + one(none()) end end
end)
print(ok, (tostring(message):gsub("^.-:%d+: ", "")))
print(s)
print(select("#", none()), select("#", two(1)), (two(9)))

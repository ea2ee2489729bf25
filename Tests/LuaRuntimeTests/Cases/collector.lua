-- Much garbage of every kind; what is reachable must survive.
local keep = {}
for i = 1, 200000 do
  local t = { i, tostring(i), { x = i } }
  if i % 1000 == 0 then keep[#keep + 1] = t end
end
local sum = 0
for i, t in ipairs(keep) do sum = sum + t[1] + #t[2] + t[3].x end
print(#keep, sum)
local s = ""
for i = 1, 3000 do s = s .. "x" if i % 100 == 0 then s = "" .. s end end
print(#s)
local fs = {}
for i = 1, 5000 do local n = i fs[i] = function() n = n + 1 return n end end
collectgarbage()
sum = 0
for i = 1, 5000 do sum = sum + fs[i]() end
print(sum)
-- weak tables
local weak = setmetatable({}, { __mode = "v" })
local weakKeys = setmetatable({}, { __mode = "k" })
local strong = {}
for i = 1, 10 do
  weak[i] = { i }
  local key = {}
  weakKeys[key] = i
  if i <= 3 then strong[i] = weak[i] strong[key] = true end
end
weak.s = "string" weak.n = 5
collectgarbage()
local n, m = 0, 0
for k, v in pairs(weak) do n = n + 1 end
for k, v in pairs(weakKeys) do m = m + 1 end
print(n, m, weak[1] and weak[1][1], weak[5], weak.s, weak.n)
-- deep structures need no recursion on the host's stack
local list
for i = 1, 300000 do list = { list, i } end
collectgarbage()
local count = 0
while list do count = count + 1 list = list[1] end
print(count)
-- strings made and dropped, interned again later
for i = 1, 100000 do local a = "k" .. i end
collectgarbage()
local t = {}
for i = 1, 1000 do t["k" .. i] = i end
for i = 1, 100000 do local b = { i } end
sum = 0
for i = 1, 1000 do sum = sum + t["k" .. i] end
print(sum)
-- a deep recursion leaves no stale references behind
local function deep(n) local a = { n } if n == 0 then return 0 end return deep(n - 1) + a[1] end
for i = 1, 20 do deep(2000) collectgarbage() end
local function shallow() local a, b, c, d, e, f collectgarbage() local x = {} return a, b, c, d, e, f, x end
print(select("#", shallow()))
print(collectgarbage("count") > 0, collectgarbage("isrunning"))
-- sort and gsub with callbacks that make garbage
local words = {}
for i = 1, 2000 do words[i] = "w" .. (i * 7919 % 2000) end
table.sort(words, function(a, b) local t = { a, b } return t[1] .. "" < t[2] .. "" end)
print(words[1], words[2000])
print(#(("abc "):rep(2000):gsub("%w+", function(w) local t = { w } return t[1] .. w end)))

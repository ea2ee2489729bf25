-- Arrays that grow at their end, inside and outside of their room.
local function checksum(t) local s = 0 for i = 1, #t do s = (s * 31 + t[i]) % 1000000007 end return s end
local a = {}
for i = 1, 500 do a[i] = i * 3 end
local b = {}
for i = 1, 500 do b[#b + 1] = i ~ 5 end
local c = {}
for i = 1, 500 do table.insert(c, i) end
print(#a, #b, #c, checksum(a), checksum(b), checksum(c))

-- Two tables in turn, and one table under two names.
local d, e = {}, {}
local f = d
for i = 1, 300 do
  d[#d + 1] = i
  e[#e + 1] = #d
  f[#f + 1] = #e + #d
end
print(#d, #e, checksum(d), checksum(e))

-- Keys that wait in the hash part until the array reaches them.
for round = 1, 3 do
  local g = {}
  g[100] = -1
  g[102] = -2
  g[0] = 9
  for i = 1, 150 do
    if i == 100 or i == 102 then
      if round == 2 then g[i] = i end
    else
      g[i] = i
    end
  end
  print(#g >= 99, g[99], g[100], g[101], g[102], g[103], g[150], g[0])
end

-- Nil at the end shortens, and the next one goes there again.
local h = {}
for i = 1, 400 do
  h[#h + 1] = i
  if i % 3 == 0 then h[#h] = nil end
  if i % 50 == 0 then h[#h + 1] = "x" h[#h] = nil end
end
print(#h, checksum(h))

-- Values of all types, read again at once.
local values, truths = {}, 0
for i = 1, 200 do
  local v = i
  if i % 5 == 0 then v = i % 10 == 0 elseif i % 7 == 0 then v = i / 2 elseif i % 11 == 0 then v = "s" .. i elseif i % 13 == 0 then v = h end
  values[#values + 1] = v
  if values[#values] == v and values[i] == v then truths = truths + 1 end
end
print(#values, truths, values[10], values[15], values[7], values[11], values[26] == h)

-- A metatable that counts what is new.
local counted, news = {}, 0
setmetatable(counted, { __newindex = function(t, k, v) news = news + 1 rawset(t, k, v) end })
for i = 1, 120 do counted[i] = i counted[i] = i + 1 end
print(#counted, news, checksum(counted))

-- Garbage is collected while arrays grow in traces.
local kept = {}
for i = 1, 2000 do
  local part = {}
  for k = 1, i % 17 do part[k] = { k } end
  if i % 100 == 0 then kept[#kept + 1] = part end
end
local n = 0
for i = 1, #kept do for k = 1, #kept[i] do n = n + kept[i][k][1] end end
print(#kept, n)

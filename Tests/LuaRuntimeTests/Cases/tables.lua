local t = {}
for i = 1, 10 do t[i] = i * i end
print(#t, t[5], t[11], t[0], t[-1])
t[#t + 1] = "new"
print(#t, t[11])
t[#t] = nil
print(#t)
for i = 10, 6, -1 do t[i] = nil end
print(#t)
local r = {}
for i = 5, 1, -1 do r[i] = i end
print(#r, r[1], r[5])
local h = { x = 1, y = 2, [1] = "one", [2] = "two", "first" }
print(h.x, h.y, h[1], h[2], #h)
local mix = { 1, 2, n = 3, 4, [10] = 5, 6 }
print(#mix, mix.n, mix[3], mix[4], mix[10])
print(#{ 1, 2, 3, nil }, #{ nil }, #{ n = 1 }, #{ 1, nil, 3 }, #"")
local s = {}
for i = 2, 1000 do s[i] = i end
s[1] = 1
print(#s)
local sum = 0
for k, v in pairs(s) do sum = sum + v end
print(sum)
print(table.concat({ 1, 2, 3 }), table.concat({ 1, "b", 3.5 }, ", "), table.concat({}, "x"), table.concat({ 1, 2, 3 }, "-", 2, 3))
print(pcall(table.concat, { 1, {}, 3 }))
local q = { 1, 2, 3 }
table.insert(q, 4) table.insert(q, 1, 0) table.insert(q, 3, "mid")
print(table.concat(q, " "))
print(table.remove(q), table.remove(q, 1), table.remove(q, 2), table.concat(q, " "))
print(table.remove({}), #q, table.remove(q, #q + 1))
print(pcall(table.insert, q, 10, 1))
print(pcall(table.remove, q, 10))
print(pcall(table.insert, q))
local u = table.pack(1, nil, 3)
print(u.n, u[1], u[2], u[3])
print(table.unpack({ 1, 2, 3 }))
print(table.concat(table.move({ 1, 2, 3 }, 1, 3, 2), ","), table.concat(table.move({ 1, 2, 3 }, 2, 3, 1), ","))
local function sorted(list, f) table.sort(list, f) return table.concat(list, " ") end
print(sorted { 3, 1, 2 }, sorted({ 3, 1, 2 }, function(a, b) return a > b end), sorted { "b", "a", "C" }, sorted {}, sorted { 1 })
local big = {}
local x = 12345
for i = 1, 500 do x = (x * 1103515245 + 12345) % 2147483648 big[i] = x % 1000 end
table.sort(big)
local ok = true
for i = 2, #big do ok = ok and big[i - 1] <= big[i] end
print(ok, big[1], big[500])
print(pcall(table.sort, { 1, "a", 2 }))
print(next({}), next({ 5 }), type(next), rawlen({ 1, 2 }), rawlen("abc"), rawequal(t, t), rawequal({}, {}), rawget({ 7 }, 1))
print(pcall(next, {}, "nokey"))
print(pcall(function() local a = {} a[nil] = 1 end))
print(pcall(rawset, {}, nil, 1))
local keys = { [true] = 1, [false] = 2, [1.5] = 3, ["1"] = 4, [1] = 5, [print] = 6 }
print(keys[true], keys[false], keys[1.5], keys["1"], keys[1], keys[print])
-- values survive growth of both parts
local g = {}
for i = 1, 300 do g["k" .. i] = i g[i * 7] = i g[-i] = i end
local a, b, c = 0, 0, 0
for i = 1, 300 do a = a + g["k" .. i] b = b + g[i * 7] c = c + g[-i] end
print(a, b, c)
for i = 1, 300, 2 do g["k" .. i] = nil end
local n = 0
for k in pairs(g) do n = n + 1 end
print(n)
for i = 1, 300 do g["k" .. i] = i end
n = 0
for k in pairs(g) do n = n + 1 end
print(n)
local nested = { { 1, 2 }, { 3, { 4, 5 } }, f = { g = { h = "deep" } } }
print(nested[1][2], nested[2][2][1], nested.f.g.h, nested["f"]["g"]["h"])
local long = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36,
  37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, x = 1, table.unpack { 61, 62, 63 } }
print(#long, long[50], long[51], long[60], long[63], long.x)
t = { 1, 2, 3 }
t[5] = 5
t[4] = 4
print(#t, t[5])
local function mutate() t = "changed" return 1 end
local old = t
local alias = t
alias[1], alias[2] = mutate(), 2
print(old[1], old[2], t)

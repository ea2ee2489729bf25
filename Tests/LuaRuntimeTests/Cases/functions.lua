local function f(...) return select("#", ...), ... end
print(f(), f(1), f(nil), f(1, nil, 3), (f(1, 2)))
print((f()))
local function g(a, b, ...) local c, d = ... return a, b, c, d, select("#", ...) end
print(g(), g(1), g(1, 2, 3), g(1, 2, 3, 4, 5))
print(#{ f(1, 2) }, #{ f(1, 2), 9 }, ({ f(5, 6) })[3])
local t = { f(1), f(2, 3) }
print(#t, t[1], t[2], t[3], t[4])
local function fact(n) if n <= 1 then return 1 end return n * fact(n - 1) end
print(fact(20), fact(21))
local function loop(n, acc) if n == 0 then return acc end return loop(n - 1, acc + n) end
print(loop(300000, 0))
local function even(n) if n == 0 then return true end return odd(n - 1) end
function odd(n) if n == 0 then return false end return even(n - 1) end
print(even(10), odd(7))
-- deep, non-tail recursion
local function depth(n) if n == 0 then return 0 end return 1 + depth(n - 1) end
print(depth(10000))
print(select(-1, 1, 2, 3), select(2, "a", "b", "c"))
print(pcall(select, 0, 1))
print(pcall(select, -5, 1))
-- upvalues shared by closures
local function counter()
  local n = 0
  return function() n = n + 1 return n end, function() return n end, function(v) n = v end
end
local inc, get, set = counter()
inc() inc()
print(get()) set(10) print(inc(), get())
local a, b, c = (function() return 1, 2, 3 end)()
print(a, b, c)
local x, y = 1
print(x, y)
x, y = y, x
print(x, y)
local arr = { 1, 2, 3 }
local i = 1
i, arr[i] = i + 1, 20
print(i, arr[1], arr[2])
a, b, c = 0, (f(1, 2))
print(a, b, c)
do local a <const> = 5 local b <const> = "s" print(a + 1, b .. a) end
print((function(...) local a, b = ..., "last" return a, b end)(1, 2, 3))
local s = 0
for _, v in ipairs { (function(...) return ... end)(4, 5, 6) } do s = s + v end
print(s)
print(type(print), type(f), type(nil), type(2), type("x"), type({}), type(true))
print(string.format("%s %s", (function() return 1, 2 end)()))
local obj = { n = 5 }
function obj:get(k) return self.n + (k or 0) end
function obj.static(k) return k end
print(obj:get(), obj:get(3), obj.static(9), ("abc"):upper(), ("x"):rep(3), #"abc")
local nested = { a = { b = { c = function(self, v) return v end } } }
print(nested.a.b.c(1, 2), nested.a.b:c(7))
print(pcall(error), pcall(error, nil), pcall(error, "msg", 0), #{ pcall(error, { 1 }) })
print(select("#", table.unpack({}, 1, 3)), table.unpack({ 1, 2, 3 }, 2), table.unpack({ 1, 2, 3 }, 2, 3))
print(xpcall(function(a) return a + 1 end, print, 5))
print(xpcall(function(a) error("bad", 0) end, function(m) return "handled " .. m end, 5))
print(pcall(pcall, error, "e"))
print(pcall(function() local function r() return 1 + r() end return r() end) == false)
local function many(n) if n == 0 then return end return n, many(n - 1) end
print(select("#", many(200)), (select(100, many(200))))
print(math.max(many(150)))

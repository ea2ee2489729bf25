-- Calls, tail calls, multiple results, methods, varargs, closures and what they capture.
local up = 1
local function f(a, ...)
  up = up + a
  return g(a, ...)
end
f(f(1), 2)
local p, q = f(3)
local t = { f(1), x = up, f(2) }
t:m(p)
do
  local captured
  h = function() return captured end
end

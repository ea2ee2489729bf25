print("a\tb\\n\"q\" \65\066\x41\u{48}\u{20AC}\z
       joined", 'single "double"', [[long
string]], [==[with ]] inside]==], #"\0abc\0", "line\
continued")
print(("hello"):byte(), ("hello"):byte(2), ("hello"):byte(-1), ("hello"):byte(1, 3), ("hello"):byte(10), ("hello"):byte(0), ("hello"):byte(-10))
print(string.char(72, 105), string.char(), #string.char(0, 255))
print(("hello"):sub(2), ("hello"):sub(2, 3), ("hello"):sub(-3), ("hello"):sub(-3, -2), ("hello"):sub(0), ("hello"):sub(10), ("hello"):sub(3, 2), ("hello"):sub(-100, 100))
print(("ab"):rep(3), ("ab"):rep(3, "-"), ("ab"):rep(0), ("ab"):rep(-1), ("x"):rep(1, "-"), (""):rep(100))
print(("MiXed"):lower(), ("MiXed"):upper(), ("abc"):reverse(), ("abc"):len(), #"abc", (""):reverse())
print(string.format("%d %5d %-5d| %05d %+d %x %X %#x %o %c %s %10s|%-10s| %q %%", 42, 42, 42, 42, 42, 255, 255, 255, 8, 65, "s", "r", "l", "q\n\0\"x"))
print(string.format("%i %u %.3f %10.2f %-10.2f| %e %g %g %g", 5, 7, 3.14159, 2.5, 2.5, 1234.5, 100000, 1e15, 0.1))
print(string.format("%s %s %s %s", nil, true, 1.5, 10), string.format("%.3s|%5.1s|", "abcdef", "xyz"), string.format("%d", "10"), string.format("%d", 3.0))
print(string.format("%x", -1), string.format("%5s%5s", "a", "b"), string.format("%q", 10), string.format("%q", math.mininteger))
print(tostring(12), tostring(-0.0), tostring(nil), tostring(true), tostring("x"), 1 .. "", 1.5 .. "", -1 .. "", 2 ^ 63 .. "")
print(tonumber("10"), tonumber("  10  "), tonumber("10a"), tonumber("0x1F"), tonumber("1e2"), tonumber(""), tonumber(" "), tonumber("0x"), tonumber("1 2"), tonumber("-5"), tonumber("- 5"))
print(tonumber("10", 2), tonumber("ff", 16), tonumber("zz", 36), tonumber("8", 8), tonumber("-ff", 16), tonumber("7fffffffffffffff", 16), tonumber("1.5"), tonumber(".5"), tonumber("5."), tonumber("inf"), tonumber("nan"))
print(tonumber("9223372036854775807"), tonumber("9223372036854775808"), tonumber("-9223372036854775808"), tonumber("0xffffffffffffffffff"), tonumber("1e400"))
print(tonumber(nil), tonumber({}), tonumber(true), tonumber("0x1p4"), tonumber("0x.8"), tonumber("1e"), tonumber("1e+"), tonumber("1__0"))
print("a" .. "b" .. 1 .. 2.0 .. "c", "x" .. -1, 1 .. 2)
local s = ""
for i = 1, 20 do s = s .. i .. "," end
print(s, #s)
print("abc" == "abc", "abc" ~= "abd", "a" < "b", "a" .. "" == "a", ("x"):rep(10) == ("x"):rep(10))
local parts = {}
for i = 1, 100 do parts[i] = string.char(32 + i % 90) end
print(table.concat(parts))
local hash = 5381
for i = 1, #s do hash = (hash * 33 + s:byte(i)) & 0xffffffff end
print(hash)
print(("%d items"):format(3), ("x"):len(), #("x" .. "y"))

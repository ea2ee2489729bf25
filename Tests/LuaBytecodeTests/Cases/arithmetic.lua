-- Immediate and constant operands, folded constants.
local x, y
x = x + 1 - y * 3
x = 10 - x
x = 1 << y
x = x & 0xffffffff
x = 2 * x
x = y // 0x123456789abc
x = 7 // 2 + 1 << 4
x = -x .. "a" .. y

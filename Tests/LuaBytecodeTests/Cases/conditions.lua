-- Fused comparisons, short circuits, and truths as values.
local a, b
if a < b and a ~= 1 or not b then a = 1 end
local c = a and b or 5
local d = a == nil
b = b > 3 and a

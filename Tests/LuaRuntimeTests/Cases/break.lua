local n, b, a = 1, 15, 2
for i = 1, 2 do
  if not (not (i > 0)) then
    a = a
    if (n << (b & 63)) ~= ((-1) - n) then print("brk") break end
    a = 3
  elseif a > 5 then
    a = 5
  else
    for j = 1, 2 do a = a + 1 end
  end
  print("after", a)
end
-- A loop that ends inside another must not catch the outer one's breaks.
for x = 1, 3 do
  if x == 2 then
    while true do
      if x == 2 then break end
    end
    break
  else
    repeat local y = x if y then break end until false
    for _ in pairs {} do break end
  end
  print("x", x)
end
print("end")

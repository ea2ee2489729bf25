-- Captured loop variables are closed on every way out.
while true do
  local x = 1
  if x then break end
  f = function() return x end
end

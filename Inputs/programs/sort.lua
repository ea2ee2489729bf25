-- Sorting integers: quicksort, heapsort, and radix sort by bytes. Argument: elements.
local size = tonumber(arg and arg[1]) or 130000

local function generate(n)
  local list, seed = {}, 2024
  for i = 1, n do
    seed = (seed * 1664525 + 1013904223) & 0xffffffff
    list[i] = seed >> 4
  end
  return list
end

local function quicksort(a, low, high)
  while low < high do
    local pivot = a[(low + high) // 2]
    local i, j = low, high
    while i <= j do
      while a[i] < pivot do i = i + 1 end
      while a[j] > pivot do j = j - 1 end
      if i <= j then
        a[i], a[j] = a[j], a[i]
        i, j = i + 1, j - 1
      end
    end
    if j - low < high - i then
      quicksort(a, low, j)
      low = i
    else
      quicksort(a, i, high)
      high = j
    end
  end
end

local function siftDown(a, start, finish)
  local root = start
  while root * 2 <= finish do
    local child = root * 2
    if child < finish and a[child] < a[child + 1] then child = child + 1 end
    if a[root] >= a[child] then return end
    a[root], a[child] = a[child], a[root]
    root = child
  end
end

local function heapsort(a)
  local n = #a
  for start = n // 2, 1, -1 do siftDown(a, start, n) end
  for finish = n, 2, -1 do
    a[1], a[finish] = a[finish], a[1]
    siftDown(a, 1, finish - 1)
  end
end

local function radixsort(a)
  local n = #a
  local from, to = a, {}
  for shift = 0, 24, 8 do
    local counts = {}
    for d = 0, 256 do counts[d] = 0 end
    for i = 1, n do
      local digit = (from[i] >> shift & 0xff) + 1
      counts[digit] = counts[digit] + 1
    end
    for d = 1, 256 do counts[d] = counts[d] + counts[d - 1] end
    for i = 1, n do
      local digit = from[i] >> shift & 0xff
      counts[digit] = counts[digit] + 1
      to[counts[digit]] = from[i]
    end
    from, to = to, from
  end
  return from
end

local function checksum(a)
  local sum, sorted = 0, true
  for i = 1, #a do
    sum = (sum * 31 + a[i]) & 0xffffffffffff
    if i > 1 and a[i - 1] > a[i] then sorted = false end
  end
  return sum, sorted
end

local a = generate(size)
quicksort(a, 1, size)
print("quick", checksum(a))
local b = generate(size)
heapsort(b)
print("heap", checksum(b))
print("radix", checksum(radixsort(generate(size))))
local c = generate(size // 4)
table.sort(c)
print("table", checksum(c))

print(utf8.char(72, 228, 8364, 0x1F600), utf8.char(), #utf8.char(0x7FFFFFFF))
print(utf8.len("häß€😀"), utf8.len(""), utf8.len("\xff"), utf8.len("abc", 2), utf8.len("abc", 4), utf8.len("äb", -1))
print(utf8.codepoint("ä€", 1, -1), utf8.codepoint("abc", 2))
for p, c in utf8.codes("aä€😀") do io.write(p, ":", c, " ") end
print()
print(utf8.offset("aä€b", 3), utf8.offset("aä€b", -1), utf8.offset("aä€b", 0, 3), utf8.offset("abc", 5), utf8.offset("aä€b", 1))
for c in ("aä€😀"):gmatch(utf8.charpattern) do io.write(#c, " ") end
print()
print(pcall(utf8.codepoint, "\xff"))
print(pcall(utf8.char, -1))
print(pcall(function() for p, c in utf8.codes("a\xffb") do io.write(p, " ") end end))
print("\u{7FFFFFFF}" == utf8.char(0x7FFFFFFF), utf8.len("\u{D7FF}"), utf8.len("\u{D800}", 1, -1, true), utf8.len("\u{D800}"))

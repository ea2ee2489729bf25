/// Lua's patterns (manual, section 6.4.1), matched by backtracking.
struct PatternMatcher {
  let subject: UnsafeBufferPointer<UInt8>
  let pattern: UnsafeBufferPointer<UInt8>
  let state: StatePointer
  private(set) var captures: [Capture] = []
  private var depth = 0

  private static let depthLimit = 200
  private static let captureLimit = 32

  struct Capture {
    var start: Int
    var length: Length

    enum Length: Equatable {
      case closed(Int)
      case open
      /// `()`: the value is the position itself.
      case position
    }
  }

  init(subject: UnsafeBufferPointer<UInt8>, pattern: UnsafeBufferPointer<UInt8>, state: StatePointer) {
    self.subject = subject
    self.pattern = pattern
    self.state = state
  }

  /// The end of a match of the pattern from `patternStart` on at a position of the subject, or nil.
  mutating func match(at position: Int, patternStart: Int) throws(PendingError) -> Int? {
    captures = []
    depth = 0
    return try run(position, patternStart)
  }

  private mutating func run(_ start: Int, _ patternStart: Int) throws(PendingError) -> Int? {
    depth += 1
    defer { depth -= 1 }
    if depth > Self.depthLimit { throw state.error("pattern too complex") }
    var position = start
    var p = patternStart
    while p < pattern.count {
      switch pattern[p] {
      case UInt8(ascii: "("):
        if p + 1 < pattern.count, pattern[p + 1] == UInt8(ascii: ")") { return try startCapture(position, p + 2, .position) }
        return try startCapture(position, p + 1, .open)
      case UInt8(ascii: ")"): return try endCapture(position, p + 1)
      case UInt8(ascii: "$") where p + 1 == pattern.count: return position == subject.count ? position : nil
      case UInt8(ascii: "%") where p + 1 < pattern.count && pattern[p + 1] == UInt8(ascii: "b"):
        guard let end = try balance(position, p + 2) else { return nil }
        position = end
        p += 4
        continue
      case UInt8(ascii: "%") where p + 1 < pattern.count && pattern[p + 1] == UInt8(ascii: "f"):
        p += 2
        guard p < pattern.count, pattern[p] == UInt8(ascii: "[") else { throw state.error("missing '[' after '%f' in pattern") }
        let end = try classEnd(p)
        let previous = position == 0 ? 0 : subject[position - 1]
        let current = position < subject.count ? subject[position] : 0
        guard !matchesSet(previous, p, end - 1), matchesSet(current, p, end - 1) else { return nil }
        p = end
        continue
      case UInt8(ascii: "%") where p + 1 < pattern.count && 48...57 ~= pattern[p + 1]:
        guard let end = try matchCapture(position, pattern[p + 1]) else { return nil }
        position = end
        p += 2
        continue
      default: break
      }
      let end = try classEnd(p)
      let suffix = end < pattern.count ? pattern[end] : 0
      switch suffix {
      case UInt8(ascii: "?"):
        if matchesSingle(position, p, end), let result = try run(position + 1, end + 1) { return result }
        p = end + 1
      case UInt8(ascii: "+"): return matchesSingle(position, p, end) ? try maximalExpansion(position + 1, p, end) : nil
      case UInt8(ascii: "*"): return try maximalExpansion(position, p, end)
      case UInt8(ascii: "-"): return try minimalExpansion(position, p, end)
      default:
        guard matchesSingle(position, p, end) else { return nil }
        position += 1
        p = end
      }
    }
    return position
  }

  private mutating func maximalExpansion(_ position: Int, _ p: Int, _ end: Int) throws(PendingError) -> Int? {
    var count = 0
    while matchesSingle(position + count, p, end) { count += 1 }
    while count >= 0 {
      if let result = try run(position + count, end + 1) { return result }
      count -= 1
    }
    return nil
  }

  private mutating func minimalExpansion(_ start: Int, _ p: Int, _ end: Int) throws(PendingError) -> Int? {
    var position = start
    while true {
      if let result = try run(position, end + 1) { return result }
      guard matchesSingle(position, p, end) else { return nil }
      position += 1
    }
  }

  private mutating func startCapture(_ position: Int, _ p: Int, _ length: Capture.Length) throws(PendingError) -> Int? {
    guard captures.count < Self.captureLimit else { throw state.error("too many captures") }
    captures.append(Capture(start: position, length: length))
    if let result = try run(position, p) { return result }
    captures.removeLast()
    return nil
  }

  private mutating func endCapture(_ position: Int, _ p: Int) throws(PendingError) -> Int? {
    guard let index = captures.lastIndex(where: { $0.length == .open }) else { throw state.error("invalid pattern capture") }
    captures[index].length = .closed(position - captures[index].start)
    if let result = try run(position, p) { return result }
    captures[index].length = .open
    return nil
  }

  private func balance(_ position: Int, _ p: Int) throws(PendingError) -> Int? {
    guard p + 1 < pattern.count else { throw state.error("malformed pattern (missing arguments to '%b')") }
    guard position < subject.count, subject[position] == pattern[p] else { return nil }
    var level = 1
    for index in position + 1..<max(subject.count, position + 1) {
      if subject[index] == pattern[p + 1] {
        level -= 1
        if level == 0 { return index + 1 }
      } else if subject[index] == pattern[p] {
        level += 1
      }
    }
    return nil
  }

  private func matchCapture(_ position: Int, _ digit: UInt8) throws(PendingError) -> Int? {
    let index = Int(digit) - 49
    guard index >= 0, index < captures.count, case .closed(let length) = captures[index].length else {
      throw state.error("invalid capture index %\(index + 1)")
    }
    guard subject.count - position >= length else { return nil }
    for offset in 0..<length where subject[captures[index].start + offset] != subject[position + offset] { return nil }
    return position + length
  }

  // MARK: Single characters

  private func classEnd(_ start: Int) throws(PendingError) -> Int {
    var p = start + 1
    if pattern[start] == UInt8(ascii: "%") {
      guard p < pattern.count else { throw state.error("malformed pattern (ends with '%')") }
      return p + 1
    }
    guard pattern[start] == UInt8(ascii: "[") else { return p }
    if p < pattern.count, pattern[p] == UInt8(ascii: "^") { p += 1 }
    repeat {
      guard p < pattern.count else { throw state.error("malformed pattern (missing ']')") }
      let byte = pattern[p]
      p += 1
      if byte == UInt8(ascii: "%") { p += 1 }
    } while p >= pattern.count || pattern[p] != UInt8(ascii: "]")
    return p + 1
  }

  private func matchesSingle(_ position: Int, _ p: Int, _ end: Int) -> Bool {
    guard position < subject.count else { return false }
    let byte = subject[position]
    switch pattern[p] {
    case UInt8(ascii: "."): return true
    case UInt8(ascii: "%"): return Self.matchesClass(byte, pattern[p + 1])
    case UInt8(ascii: "["): return matchesSet(byte, p, end - 1)
    default: return pattern[p] == byte
    }
  }

  /// Whether a byte is in the set whose `[` is at `start` and whose `]` is at `end`.
  private func matchesSet(_ byte: UInt8, _ start: Int, _ end: Int) -> Bool {
    var p = start + 1
    var isMember = true
    if pattern[p] == UInt8(ascii: "^") {
      isMember = false
      p += 1
    }
    while p < end {
      if pattern[p] == UInt8(ascii: "%") {
        p += 1
        if Self.matchesClass(byte, pattern[p]) { return isMember }
        p += 1
      } else if p + 2 < end, pattern[p + 1] == UInt8(ascii: "-") {
        if pattern[p] <= byte, byte <= pattern[p + 2] { return isMember }
        p += 3
      } else {
        if pattern[p] == byte { return isMember }
        p += 1
      }
    }
    return !isMember
  }

  private static func matchesClass(_ byte: UInt8, _ letter: UInt8) -> Bool {
    let isMember: Bool
    switch letter | 0x20 {
    case UInt8(ascii: "a"): isMember = 97...122 ~= byte | 0x20
    case UInt8(ascii: "c"): isMember = byte < 32 || byte == 127
    case UInt8(ascii: "d"): isMember = 48...57 ~= byte
    case UInt8(ascii: "g"): isMember = 33...126 ~= byte
    case UInt8(ascii: "l"): isMember = 97...122 ~= byte
    case UInt8(ascii: "p"): isMember = 33...126 ~= byte && !(97...122 ~= byte | 0x20) && !(48...57 ~= byte)
    case UInt8(ascii: "s"): isMember = byte == 32 || 9...13 ~= byte
    case UInt8(ascii: "u"): isMember = 65...90 ~= byte
    case UInt8(ascii: "w"): isMember = 97...122 ~= byte | 0x20 || 48...57 ~= byte
    case UInt8(ascii: "x"): isMember = 48...57 ~= byte || 97...102 ~= byte | 0x20
    default: return letter == byte
    }
    return isMember != (65...90 ~= letter)
  }

  // MARK: Captures as values

  /// The capture at an index; the whole match stands for capture 0 when there are none.
  func value(ofCapture index: Int, start: Int, end: Int) throws(PendingError) -> Value {
    guard index < captures.count else {
      guard index == 0 else { throw state.error("invalid capture index %\(index + 1)") }
      return string(start, end)
    }
    switch captures[index].length {
    case .closed(let length): return string(captures[index].start, captures[index].start + length)
    case .position: return Value(captures[index].start + 1)
    case .open: throw state.error("unfinished capture")
    }
  }

  private func string(_ start: Int, _ end: Int) -> Value { Value(state.makeString(UnsafeBufferPointer(rebasing: subject[start..<end]))) }
}

import Glibc

extension UnsafeMutablePointer<TableObject> {
  // MARK: Reading

  /// The hash of a key that is not a string.
  @inline(__always)
  static func hash(_ payload: UInt64) -> Int {
    let product = payload &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: product >> 32)
  }

  @inline(__always)
  static func hash(of key: Value) -> Int { key.tag == Tag.string ? Int(truncatingIfNeeded: key.string.pointee.hash) : hash(key.payload) }

  /// The value of a string key; nil if there is none.
  @inline(__always)
  package func value(forString key: UnsafeMutablePointer<StringObject>) -> Value {
    let mask = pointee.nodeMask
    var index = Int(truncatingIfNeeded: key.pointee.hash) & mask
    let payload = UInt64(UInt(bitPattern: key))
    while true {
      let node = pointee.nodes + index
      if node.pointee.key.payload == payload, node.pointee.key.tag == Tag.string { return node.pointee.value }
      if node.pointee.key.tag == Tag.nil { return .nil }
      index = (index &+ 1) & mask
    }
  }

  @inline(__always)
  package func value(forInteger key: Int64) -> Value {
    let index = UInt64(bitPattern: key) &- 1
    if index < UInt64(pointee.arrayCount) { return pointee.array.unsafelyUnwrapped[Int(index)] }
    return node(for: Value(key))?.pointee.value ?? .nil
  }

  /// The value of any key; floats with integer values are the integers.
  package func value(for key: Value) -> Value {
    switch key.tag {
    case Tag.string: return value(forString: key.string)
    case Tag.integer: return value(forInteger: key.integer)
    case Tag.nil: return .nil
    case Tag.float:
      if let integer = Int64(exactly: key.float) { return value(forInteger: integer) }
      return node(for: key)?.pointee.value ?? .nil
    default: return node(for: key)?.pointee.value ?? .nil
    }
  }

  /// The node of a normalized key, dead or alive.
  @inline(__always)
  func node(for key: Value) -> UnsafeMutablePointer<Node>? {
    let mask = pointee.nodeMask
    var index = Self.hash(of: key) & mask
    while true {
      let node = pointee.nodes + index
      if node.pointee.key.isIdentical(to: key) { return node }
      if node.pointee.key.tag == Tag.nil { return nil }
      index = (index &+ 1) & mask
    }
  }

  /// A border, as `#` gives it.
  @inline(__always)
  package var length: Int64 { Int64(pointee.arrayCount) }

  // MARK: Iteration

  /// The entry after `key` in the order of iteration, or nil at the end; false if the key is not in the table.
  func next(after key: Value, into entry: UnsafeMutablePointer<Value>) -> NextResult {
    var index = 0
    var nodeIndex = 0
    switch key.tag {
    case Tag.nil: break
    default:
      var key = key
      if key.tag == Tag.float, let integer = Int64(exactly: key.float) { key = Value(integer) }
      if key.tag == Tag.integer, UInt64(bitPattern: key.integer) &- 1 < UInt64(pointee.arrayCount) {
        index = Int(key.integer)
      } else if let node = node(for: key) {
        index = pointee.arrayCount
        nodeIndex = node - pointee.nodes + 1
      } else if key.tag == Tag.integer, UInt64(bitPattern: key.integer) &- 1 < UInt64(pointee.arrayCapacity) {
        // The array shrank since: its entry was set to nil during the traversal.
        index = pointee.arrayCount
      } else {
        return .invalidKey
      }
    }
    while index < pointee.arrayCount {
      let value = pointee.array.unsafelyUnwrapped[index]
      if !value.isNil {
        entry[0] = Value(index + 1)
        entry[1] = value
        return .entry
      }
      index += 1
    }
    while nodeIndex <= pointee.nodeMask {
      let node = pointee.nodes + nodeIndex
      if !node.pointee.value.isNil {
        entry[0] = node.pointee.key
        entry[1] = node.pointee.value
        return .entry
      }
      nodeIndex += 1
    }
    return .end
  }

  enum NextResult { case entry, end, invalidKey }

  // MARK: Nil in the array

  /// Restores the invariant that the array ends with a value.
  func trimArray() {
    guard let array = pointee.array else { return }
    var count = pointee.arrayCount
    while count > 0, array[count - 1].isNil { count -= 1 }
    pointee.arrayCount = count
  }
}

extension StatePointer {
  // MARK: Writing

  /// Sets a key that is neither nil nor NaN, without metamethods.
  package func set(_ table: UnsafeMutablePointer<TableObject>, _ key: Value, _ value: Value) {
    var key = key
    if key.tag == Tag.float, let integer = Int64(exactly: key.float) { key = Value(integer) }
    if key.tag == Tag.integer { return set(table, integer: key.integer, value) }
    if let node = table.node(for: key) {
      node.pointee.value = value
      // A dead node may come back to life: the metatable caches must not miss it.
      table.pointee.header.absentEvents = 0
    } else if !value.isNil {
      insert(table, key, value)
    }
  }

  package func set(_ table: UnsafeMutablePointer<TableObject>, _ key: String, _ value: Value) { set(table, Value(makeString(key)), value) }

  package func set(_ table: UnsafeMutablePointer<TableObject>, integer key: Int64, _ value: Value) {
    let index = UInt64(bitPattern: key) &- 1
    let count = UInt64(table.pointee.arrayCount)
    if index < count {
      table.pointee.array.unsafelyUnwrapped[Int(index)] = value
      if value.isNil, index == count - 1 { table.trimArray() }
      return
    }
    if index == count, !value.isNil { return append(table, value) }
    if let node = table.node(for: Value(key)) {
      node.pointee.value = value
    } else if !value.isNil {
      insert(table, Value(key), value)
    }
  }

  /// Stores at the key arrayCount + 1.
  package func append(_ table: UnsafeMutablePointer<TableObject>, _ value: Value) {
    let count = table.pointee.arrayCount
    if count == table.pointee.arrayCapacity { reserveArray(table, Swift.max(4, count * 2)) }
    table.pointee.array.unsafelyUnwrapped[count] = value
    table.pointee.arrayCount = count + 1
    if table.pointee.nodeCount > 0 { migrate(table) }
  }

  /// Moves the keys that now continue the array out of the nodes; the key just appended may have a dead node there.
  private func migrate(_ table: UnsafeMutablePointer<TableObject>) {
    while let node = table.node(for: Value(table.pointee.arrayCount + 1)), !node.pointee.value.isNil {
      let count = table.pointee.arrayCount
      if count == table.pointee.arrayCapacity { reserveArray(table, count * 2) }
      table.pointee.array.unsafelyUnwrapped[count] = node.pointee.value
      table.pointee.arrayCount = count + 1
      node.pointee.value = .nil
    }
  }

  func reserveArray(_ table: UnsafeMutablePointer<TableObject>, _ capacity: Int) {
    guard capacity > table.pointee.arrayCapacity else { return }
    guard let memory = realloc(table.pointee.array, capacity * MemoryLayout<Value>.stride) else { fatalError("tracelua: out of memory") }
    account((capacity - table.pointee.arrayCapacity) * MemoryLayout<Value>.stride)
    table.pointee.array = memory.assumingMemoryBound(to: Value.self)
    table.pointee.arrayCapacity = capacity
  }

  /// Makes room for `count` keys in the nodes of an empty hash part.
  func reserveNodes(_ table: UnsafeMutablePointer<TableObject>, _ count: Int) {
    var capacity = 4
    while capacity * 3 / 4 < count { capacity *= 2 }
    resizeNodes(table, capacity)
  }

  private func insert(_ table: UnsafeMutablePointer<TableObject>, _ key: Value, _ value: Value) {
    table.pointee.header.absentEvents = 0
    // At most three quarters full; a table without nodes has one shared node, which counts as full.
    if (table.pointee.nodeCount + 1) * 4 > (table.pointee.nodeMask + 1) * 3 {
      rehash(table, adding: key)
      // The key may belong to the array now.
      return set(table, key, value)
    }
    place(table, key, value)
  }

  @inline(__always)
  private func place(_ table: UnsafeMutablePointer<TableObject>, _ key: Value, _ value: Value) {
    let mask = table.pointee.nodeMask
    var index = UnsafeMutablePointer<TableObject>.hash(of: key) & mask
    while table.pointee.nodes[index].key.tag != Tag.nil { index = (index &+ 1) & mask }
    table.pointee.nodes[index] = Node(key: key, value: value)
    table.pointee.nodeCount += 1
  }

  private func resizeNodes(_ table: UnsafeMutablePointer<TableObject>, _ capacity: Int) {
    let old = table.pointee.nodes
    let oldCapacity = table.pointee.nodeMask + 1
    let hadNodes = old != pointee.emptyNode
    guard let memory = malloc(capacity * MemoryLayout<Node>.stride) else { fatalError("tracelua: out of memory") }
    let nodes = memory.assumingMemoryBound(to: Node.self)
    nodes.initialize(repeating: Node(key: .nil, value: .nil), count: capacity)
    account((capacity - (hadNodes ? oldCapacity : 0)) * MemoryLayout<Node>.stride)
    table.pointee.nodes = nodes
    table.pointee.nodeMask = capacity - 1
    table.pointee.nodeCount = 0
    guard hadNodes else { return }
    for index in 0..<oldCapacity where !old[index].value.isNil { place(table, old[index].key, old[index].value) }
    free(old)
  }

  /// Finds the largest n so that more than half of 1...n are keys (as Lua does), moves them to the array, and makes room in the nodes.
  private func rehash(_ table: UnsafeMutablePointer<TableObject>, adding key: Value) {
    var live = 0
    // counts[b]: integer keys k in the nodes with 2^(b-1) < k <= 2^b
    withUnsafeTemporaryAllocation(of: Int.self, capacity: 64) { counts in
      counts.initialize(repeating: 0)
      var integers = 0
      func count(_ key: Value) {
        guard key.tag == Tag.integer, key.integer > 0, key.integer <= 1 << 40 else { return }
        counts[64 - (key.integer - 1).leadingZeroBitCount] += 1
        integers += 1
      }
      for index in 0...table.pointee.nodeMask where !table.pointee.nodes[index].value.isNil {
        live += 1
        count(table.pointee.nodes[index].key)
      }
      count(key)
      guard integers > 0 else { return }
      let inArray = table.pointee.arrayCount
      var total = 0
      var best = 0
      var power = 1
      for bucket in 0..<41 {
        total += counts[bucket]
        // Array slots count as used: only their holes could make this too generous.
        let candidates = total + Swift.min(inArray, power)
        if candidates > power / 2, power > inArray { best = power }
        power *= 2
      }
      if best > inArray { live -= moveToArray(table, upTo: best) }
    }
    var capacity = 4
    while (live + 1) * 4 > capacity * 3 - capacity / 4 { capacity *= 2 }
    resizeNodes(table, capacity)
  }

  /// Moves the integer keys up to `limit` from the nodes to the array; returns how many.
  private func moveToArray(_ table: UnsafeMutablePointer<TableObject>, upTo limit: Int) -> Int {
    reserveArray(table, limit)
    let array = table.pointee.array.unsafelyUnwrapped
    for index in table.pointee.arrayCount..<limit { array[index] = .nil }
    var moved = 0
    for index in 0...table.pointee.nodeMask {
      let node = table.pointee.nodes + index
      guard node.pointee.key.tag == Tag.integer, !node.pointee.value.isNil else { continue }
      let key = node.pointee.key.integer
      guard key > 0, key <= limit else { continue }
      array[Int(key) - 1] = node.pointee.value
      node.pointee.value = .nil
      moved += 1
    }
    table.pointee.arrayCount = limit
    table.trimArray()
    migrate(table)
    return moved
  }

  /// Stores the items of a constructor at `first`..., with nil where the program wrote nil.
  func setList(_ table: UnsafeMutablePointer<TableObject>, first: Int, _ values: UnsafeMutablePointer<Value>, count: Int) {
    let end = first - 1 + count
    guard count > 0, table.pointee.arrayCount <= first - 1 else {
      for offset in 0..<Swift.max(count, 0) { set(table, integer: Int64(first + offset), values[offset]) }
      return
    }
    reserveArray(table, end)
    let array = table.pointee.array.unsafelyUnwrapped
    for index in table.pointee.arrayCount..<(first - 1) { array[index] = .nil }
    for offset in 0..<count { array[first - 1 + offset] = values[offset] }
    // Keys that the constructor wrote as `[k] = v` before give way to the items.
    if table.pointee.nodeCount > 0 {
      for index in table.pointee.arrayCount..<end {
        if let node = table.node(for: Value(index + 1)) {
          if array[index].isNil, index < first - 1 { array[index] = node.pointee.value }
          node.pointee.value = .nil
        }
      }
    }
    table.pointee.arrayCount = end
    table.trimArray()
    if table.pointee.nodeCount > 0 { migrate(table) }
  }
}

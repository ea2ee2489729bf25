import Glibc

/// Table manipulation (manual, section 6.6).
enum TableLibrary {
  static let functions: [LibraryFunction] = [
    LibraryFunction("insert") { NativeCall.run($0, $1, $2, insert) },
    LibraryFunction("remove") { NativeCall.run($0, $1, $2, remove) },
    LibraryFunction("concat") { NativeCall.run($0, $1, $2, concat) },
    LibraryFunction("unpack") { NativeCall.run($0, $1, $2, unpack) },
    LibraryFunction("pack") { NativeCall.run($0, $1, $2, pack) },
    LibraryFunction("sort") { NativeCall.run($0, $1, $2, sort) },
    LibraryFunction("move") { NativeCall.run($0, $1, $2, move) },
  ]

  private static func length(_ call: NativeCall) throws(PendingError) -> Int64 {
    let table = try call.table(0)
    if table.pointee.metatable == nil { return table.length }
    let value = try call.state.length(call[0])
    guard let length = value.asInteger else { throw call.state.error("object length is not an integer") }
    return length
  }

  private static func element(_ call: NativeCall, _ index: Int64) throws(PendingError) -> Value { try call.state.index(call[0], Value(index)) }

  private static func setElement(_ call: NativeCall, _ index: Int64, _ value: Value) throws(PendingError) {
    try call.state.setIndex(call[0], Value(index), value)
  }

  private static func insert(_ call: NativeCall) throws(PendingError) -> Int {
    let end = try length(call) &+ 1
    switch call.count {
    case 2: try setElement(call, end, call[1])
    case 3:
      let position = try call.integer(1)
      guard UInt64(bitPattern: position) &- 1 < UInt64(bitPattern: end) else { throw call.argumentError(1, "position out of bounds") }
      var index = end
      while index > position {
        try setElement(call, index, try element(call, index - 1))
        index -= 1
      }
      try setElement(call, position, call[2])
    default: throw call.state.error("wrong number of arguments to 'insert'")
    }
    return 0
  }

  private static func remove(_ call: NativeCall) throws(PendingError) -> Int {
    let size = try length(call)
    var position = try call.integer(1, default: size)
    if position != size, UInt64(bitPattern: position) &- 1 > UInt64(bitPattern: size) { throw call.argumentError(0, "position out of bounds") }
    let removed = try element(call, position)
    while position < size {
      try setElement(call, position, try element(call, position + 1))
      position += 1
    }
    try setElement(call, position, .nil)
    return call.returning(removed)
  }

  private static func concat(_ call: NativeCall) throws(PendingError) -> Int {
    let size = try length(call)
    let separator: [UInt8] = call[1].isNil ? [] : Array(try call.string(1).buffer)
    let first = try call.integer(2, default: 1)
    let last = try call.integer(3, default: size)
    var bytes: [UInt8] = []
    var index = first
    while index <= last {
      let value = try element(call, index)
      switch value.tag {
      case Tag.string: bytes.append(contentsOf: value.string.buffer)
      case Tag.integer, Tag.float: bytes.append(contentsOf: call.state.numberString(value).buffer)
      default: throw call.state.error("invalid value (\(call.state.typeName(of: value))) at index \(index) in table for 'concat'")
      }
      if index == last { break }
      bytes.append(contentsOf: separator)
      index += 1
    }
    return call.returning(Value(call.state.makeString(bytes)))
  }

  private static func unpack(_ call: NativeCall) throws(PendingError) -> Int {
    let first = try call.integer(1, default: 1)
    let last = try call.integer(2, default: call.count > 0 && call[0].tag == Tag.table ? try length(call) : 0)
    if first > last { return 0 }
    let distance = UInt64(bitPattern: last) &- UInt64(bitPattern: first)
    guard distance < 900_000 else { throw call.state.error("too many results to unpack") }
    let count = Int(distance) + 1
    try call.state.ensureStack(call.arguments, count + ThreadState.nativeSlack)
    let object = call[0]
    if object.tag == Tag.table, object.table.pointee.metatable == nil {
      for offset in 0..<count { call.setResult(offset, object.table.value(forInteger: first &+ Int64(offset))) }
    } else {
      for offset in 0..<count {
        // The results so far must survive what an `__index` handler does.
        call.state.pointee.thread.nativeTop = call.free + (offset + 1)
        call.free[offset] = try call.state.index(object, Value(first &+ Int64(offset)))
      }
      for offset in 0..<count { call.setResult(offset, call.free[offset]) }
    }
    return count
  }

  private static func pack(_ call: NativeCall) throws(PendingError) -> Int {
    let table = call.state.makeTable(arrayCapacity: call.count, nodeCapacity: 1)
    call.state.setList(table, first: 1, call.arguments, count: call.count)
    call.state.set(table, "n", Value(call.count))
    return call.returning(Value(table))
  }

  private static func move(_ call: NativeCall) throws(PendingError) -> Int {
    _ = try call.table(0)
    let (first, last, target) = (try call.integer(1), try call.integer(2), try call.integer(3))
    let destination = call[4].isNil ? call[0] : call[4]
    guard last >= first else { return call.returning(destination) }
    guard first > 0 || last < Int64.max &+ first else { throw call.argumentError(2, "too many elements to move") }
    guard target <= Int64.max &- (last &- first) else { throw call.argumentError(3, "destination wrap around") }
    if target > last || target <= first || !destination.isIdentical(to: call[0]) {
      for offset in 0...(last - first) { try call.state.setIndex(destination, Value(target + offset), try element(call, first + offset)) }
    } else {
      for offset in stride(from: last - first, through: 0, by: -1) {
        try call.state.setIndex(destination, Value(target + offset), try element(call, first + offset))
      }
    }
    return call.returning(destination)
  }

  // MARK: Sort

  private static func sort(_ call: NativeCall) throws(PendingError) -> Int {
    let size = try length(call)
    guard size < Int64(Int32.max) else { throw call.argumentError(0, "array too big") }
    if !call[1].isNil { _ = try call.function(1) }
    guard size > 1 else { return 0 }
    let slots = call.arguments + 2
    // Arguments: table, comparison; above them two slots for the elements in hand.
    if call.count < 2 { call.arguments[1] = .nil }
    call.state.pointee.thread.nativeTop = slots + 2
    try quicksort(Sorting(call: call, comparison: call.arguments[1], slots: slots), 1, size)
    return 0
  }

  /// What sorting needs at hand; `slots` keep the elements being moved alive.
  private struct Sorting {
    let call: NativeCall
    let comparison: Value
    let slots: UnsafeMutablePointer<Value>

    func isLess(_ left: Value, _ right: Value) throws(PendingError) -> Bool {
      if comparison.isNil {
        if left.tag == Tag.integer, right.tag == Tag.integer { return left.integer < right.integer }
        return try call.state.less(left, right)
      }
      let slot = slots + 2
      slot[0] = comparison
      slot[1] = left
      slot[2] = right
      _ = try call.call(at: slot, argumentCount: 2, wanted: 1)
      return !slot[0].isFalse
    }

    func element(_ index: Int64) throws(PendingError) -> Value { try call.state.index(call[0], Value(index)) }

    func set(_ index: Int64, _ value: Value) throws(PendingError) { try call.state.setIndex(call[0], Value(index), value) }

    func swapIfLess(_ upper: Int64, _ lower: Int64) throws(PendingError) {
      let (left, right) = (try element(lower), try element(upper))
      if try isLess(right, left) {
        try set(lower, right)
        try set(upper, left)
      }
    }
  }

  /// Quicksort with the median of three, recursing into the smaller part (as Lua's `ltablib.c`).
  private static func quicksort(_ sorting: Sorting, _ first: Int64, _ last: Int64) throws(PendingError) {
    var (low, high) = (first, last)
    while low < high {
      try sorting.swapIfLess(high, low)
      if high - low == 1 { return }
      let middle = (low + high) / 2
      try sorting.swapIfLess(middle, low)
      try sorting.swapIfLess(high, middle)
      if high - low == 2 { return }
      let pivot = try sorting.element(middle)
      sorting.slots[0] = pivot
      try sorting.set(middle, try sorting.element(high - 1))
      try sorting.set(high - 1, pivot)
      var (left, right) = (low, high - 1)
      while true {
        left += 1
        while try sorting.isLess(try sorting.element(left), pivot) {
          if left == high - 1 { throw sorting.call.state.error("invalid order function for sorting") }
          left += 1
        }
        right -= 1
        while try sorting.isLess(pivot, try sorting.element(right)) {
          if right < left { throw sorting.call.state.error("invalid order function for sorting") }
          right -= 1
        }
        if right < left { break }
        let (a, b) = (try sorting.element(left), try sorting.element(right))
        try sorting.set(left, b)
        try sorting.set(right, a)
      }
      let atEnd = try sorting.element(high - 1)
      try sorting.set(high - 1, try sorting.element(left))
      try sorting.set(left, atEnd)
      if left - low < high - left {
        try quicksort(sorting, low, left - 1)
        low = left + 1
      } else {
        try quicksort(sorting, left + 1, high)
        high = left - 1
      }
    }
  }
}

public import BitVector
public import RuleHost

/// Recorded instructions as a host of rules that lets none be applied: what is measured is the search.
@frozen public struct StreamHost: RuleHost {
  /// An instruction or a constant; operands are places among them.
  @frozen public struct Item {
    public var operation: Operation?
    public var flags: Flags = []
    public var isConstant = false
    public var width = 0
    public var bits: UInt64 = 0
    public var a: Int32 = 0
    public var b: Int32 = 0
    public var c: Int32 = 0
    public var uses: Int32 = 0

    public init(_ operation: Operation? = nil) { self.operation = operation }
  }

  /// Lives as long as the program.
  @usableFromInline let items: UnsafeMutablePointer<Item>
  /// The places of the integer instructions.
  @usableFromInline let visited: UnsafeMutablePointer<Int32>
  /// How often each rule would have been applied.
  @usableFromInline let counts: UnsafeMutablePointer<Int>
  /// How many integer instructions there are.
  public let count: Int
  private let ruleCount = 1_024

  public init(_ list: [Item]) {
    items = .allocate(capacity: list.count)
    items.initialize(from: list, count: list.count)
    let places = list.indices.filter { list[$0].operation != nil }
    count = places.count
    visited = .allocate(capacity: count)
    for (index, place) in places.enumerated() { (visited + index).initialize(to: Int32(place)) }
    counts = .allocate(capacity: ruleCount)
    counts.initialize(repeating: 0, count: ruleCount)
  }

  /// What each rule was counted for since the last call.
  public func takeCounts() -> [Int] {
    let result = (0..<ruleCount).map { counts[$0] }
    counts.update(repeating: 0, count: ruleCount)
    return result
  }

  @inlinable public func pending(_ index: Int) -> PendingOperation<Int32> {
    let item = items[Int(visited[index])]
    return PendingOperation(item.operation.unsafelyUnwrapped, item.flags, width: item.width, item.a, item.b, item.c)
  }

  @inlinable public func operation(of value: Int32) -> Operation? { items[Int(value)].operation }
  @inlinable public func flags(of value: Int32) -> Flags { items[Int(value)].flags }
  @inlinable public func operand(_ index: Int, of value: Int32) -> Int32 {
    index == 0 ? items[Int(value)].a : index == 1 ? items[Int(value)].b : items[Int(value)].c
  }
  @inlinable public func width(of value: Int32) -> Int { items[Int(value)].width }
  @inlinable public func constant(_ value: Int32) -> UInt64? { items[Int(value)].isConstant ? items[Int(value)].bits : nil }
  @inlinable public func useCount(of value: Int32) -> Int { Int(items[Int(value)].uses) }

  @inlinable public mutating func makeConstant(_ bits: UInt64, width: Int) -> Int32 { 0 }
  @inlinable public mutating func make(_ operation: PendingOperation<Int32>) -> Int32 { 0 }
  @inlinable public mutating func permits(_ rule: Int) -> Bool {
    counts[rule] += 1
    return false
  }
}

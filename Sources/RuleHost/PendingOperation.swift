public import BitVector

/// An operation that is about to be made.
public struct PendingOperation<Value> {
  public var operation: Operation
  public var flags: Flags
  /// Width of the result, in bits.
  public var width: Int
  public var a: Value
  /// `a` again for operations of one operand.
  public var b: Value
  /// `a` again for operations of less than three operands.
  public var c: Value

  @inlinable public init(_ operation: Operation, _ flags: Flags = [], width: Int, _ a: Value) {
    self.init(operation, flags, width: width, a, a, a)
  }
  @inlinable public init(_ operation: Operation, _ flags: Flags = [], width: Int, _ a: Value, _ b: Value) {
    self.init(operation, flags, width: width, a, b, a)
  }
  @inlinable public init(_ operation: Operation, _ flags: Flags = [], width: Int, _ a: Value, _ b: Value, _ c: Value) {
    self.operation = operation
    self.flags = flags
    self.width = width
    self.a = a
    self.b = b
    self.c = c
  }

  /// With the first two operands exchanged: of a comparison the mirror image.
  @inline(__always) @inlinable public var reversed: PendingOperation { PendingOperation(operation.swapped, flags, width: width, b, a, c) }

  /// The first two operands as they stand, for 0, or exchanged, for 1.
  @inlinable public func operands(inOrder order: Int) -> (Value, Value) { order == 0 ? (a, b) : (b, a) }
}

extension PendingOperation: Equatable where Value: Equatable {}
extension PendingOperation: Hashable where Value: Hashable {}
extension PendingOperation: Sendable where Value: Sendable {}

/// A row of the table of generated rules; its index is what ``RuleHost/permits(_:)`` gets.
public struct RuleRecord: Hashable, Sendable {
  public let name: String
  /// The family it is a member of; the name where there is none.
  public let family: String
  /// The findings it came from, separated by spaces.
  public let origins: String
  /// The operation that is rewritten.
  public let root: Operation

  public init(_ name: String, family: String, origins: String, root: Operation) {
    self.name = name
    self.family = family
    self.origins = origins
    self.root = root
  }
}

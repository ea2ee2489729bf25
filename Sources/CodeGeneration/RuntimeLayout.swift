import TraceIR

/// Where the runtime keeps what machine code reads and writes; all offsets in bytes.
///
/// Code generation knows no Lua: the runtime's owner fills this from its own constants.
package struct RuntimeLayout: Sendable {
  /// Bytes of a Lua value; the payload comes first.
  package var valueSize: Int32 = 16
  /// From a value to its tag, 8 bytes.
  package var tagOffset: Int32 = 8

  /// From a string to its length in bytes, 8 bytes.
  package var stringLength: Int32 = 24
  /// From a string to its first byte.
  package var stringBytes: Int32 = 32

  /// From a table to the address of its array part.
  package var tableArray: Int32 = 16
  /// From a table to the number of values in its array part, 8 bytes.
  package var tableCount: Int32 = 24
  /// From a table to the address of its first node, never null.
  package var tableNodes: Int32 = 40
  /// From a table to the number of its nodes minus 1, 8 bytes.
  package var tableNodeMask: Int32 = 48
  /// From a table to the address of its metatable, null if it has none.
  package var tableMetatable: Int32 = 64

  /// Bytes of a node.
  package var nodeSize: Int32 = 32
  /// From a node to its key.
  package var nodeKey: Int32 = 0
  /// From a node to its value.
  package var nodeValue: Int32 = 16

  /// From a closure to the address of its first upvalue object.
  package var closureUpvalues: Int32 = 32
  /// From an upvalue object to the address of its value.
  package var upvaluePointer: Int32 = 16

  /// From the runtime's state to the value that the last call left.
  package var stateResult: Int32 = 0
  /// From the runtime's state to a flag of 8 bytes that is nonzero when traces must leave at safepoints.
  package var stateInterrupt: Int32 = 16
  /// From the runtime's state to the address behind the last stack slot.
  package var stateStackEnd: Int32 = 24

  /// The addresses of the C functions, by the helpers' raw values; 0 for absent ones.
  package var helpers: [UInt] = []

  package init() {}

  /// The address of a helper, or nil.
  func address(of helper: Helper) -> UInt? {
    let index = Int(helper.rawValue)
    return index < helpers.count && helpers[index] != 0 ? helpers[index] : nil
  }
}

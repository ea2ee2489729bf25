import CodeGeneration
import TraceIR

/// Objects in one block of memory, laid out as `RuntimeLayout` says, for machine code and for the reference interpreter alike.
final class Arena {
  static let size = 1 << 14
  let start = UnsafeMutableRawPointer.allocate(byteCount: Arena.size, alignment: 16)
  private var used = 0
  let layout: RuntimeLayout

  init(_ layout: RuntimeLayout) {
    self.layout = layout
    start.initializeMemory(as: UInt8.self, repeating: 0, count: Arena.size)
  }

  deinit { start.deallocate() }

  var bytes: [UInt8] { [UInt8](UnsafeRawBufferPointer(start: start, count: Arena.size)) }

  func restore(_ bytes: [UInt8]) { bytes.withUnsafeBytes { start.copyMemory(from: $0.baseAddress!, byteCount: Arena.size) } }

  private func allocate(_ bytes: Int) -> UnsafeMutableRawPointer {
    defer { used += (bytes + 15) / 16 * 16 }
    return start + used
  }

  private func word(_ value: Int) -> UInt64 { UInt64(bitPattern: Int64(value)) }

  private func address(_ pointer: UnsafeMutableRawPointer) -> UInt64 { UInt64(UInt(bitPattern: pointer)) }

  func makeString(_ text: String) -> Constant {
    let utf8 = Array(text.utf8)
    let object = allocate(Int(layout.stringBytes) + utf8.count)
    object.storeBytes(of: word(utf8.count), toByteOffset: Int(layout.stringLength), as: UInt64.self)
    for (index, byte) in utf8.enumerated() { object.storeBytes(of: byte, toByteOffset: Int(layout.stringBytes) + index, as: UInt8.self) }
    return Constant(.string, address(object))
  }

  func makeTable(array: [Constant], nodes: [(key: Constant, value: Constant)] = []) -> Constant {
    let elements = allocate(16 * max(array.count, 1))
    for (index, value) in array.enumerated() { store(value, address(elements) + UInt64(16 * index)) }
    let hash = allocate(Int(layout.nodeSize) * max(nodes.count, 1))
    for (index, node) in nodes.enumerated() {
      let place = address(hash) + UInt64(index * Int(layout.nodeSize))
      store(node.key, place + UInt64(layout.nodeKey))
      store(node.value, place + UInt64(layout.nodeValue))
    }
    let object = allocate(80)
    object.storeBytes(of: address(elements), toByteOffset: Int(layout.tableArray), as: UInt64.self)
    object.storeBytes(of: word(array.count), toByteOffset: Int(layout.tableCount), as: UInt64.self)
    object.storeBytes(of: address(hash), toByteOffset: Int(layout.tableNodes), as: UInt64.self)
    object.storeBytes(of: word(max(nodes.count, 1) - 1), toByteOffset: Int(layout.tableNodeMask), as: UInt64.self)
    return Constant(.table, address(object))
  }

  /// A closure with one upvalue at the address.
  func makeClosure(upvalue: UInt64) -> Constant {
    let object = allocate(32)
    object.storeBytes(of: upvalue, toByteOffset: Int(layout.upvaluePointer), as: UInt64.self)
    let closure = allocate(Int(layout.closureUpvalues) + 8)
    closure.storeBytes(of: address(object), toByteOffset: Int(layout.closureUpvalues), as: UInt64.self)
    return Constant(.closure, address(closure))
  }

  func makeCell(_ value: Constant) -> UInt64 {
    let cell = allocate(16)
    store(value, address(cell))
    return address(cell)
  }

  func store(_ value: Constant, _ place: UInt64) {
    let pointer = UnsafeMutableRawPointer(bitPattern: UInt(place))!
    let value = value.onStack
    pointer.storeBytes(of: value.bits, as: UInt64.self)
    pointer.storeBytes(of: value.type.tag!, toByteOffset: 8, as: UInt64.self)
  }
}

func word(at address: UInt64, _ offset: Int32 = 0) -> UInt64 {
  UnsafeRawPointer(bitPattern: UInt(address))!.load(fromByteOffset: Int(offset), as: UInt64.self)
}

func luaValue(at place: UInt64) -> Constant { Constant(TraceType(tag: word(at: place, 8)) ?? .none, word(at: place)) }

/// The reference interpreter's view of an arena; helpers are those of `TestHelpers`.
struct ArenaMemory: TraceMemory {
  let arena: Arena
  /// The stack of the trace that is tested, for upvalues.
  let stack: Range<UInt64>
  private var result = Constant.nil

  init(_ arena: Arena, stack: Range<UInt64> = 0..<0) {
    self.arena = arena
    self.stack = stack
  }

  mutating func perform(_ instruction: Instruction, _ operands: [Constant]) -> Constant? {
    let layout = arena.layout
    let a = operands.first?.bits ?? 0
    switch instruction.opcode {
    case .length: return Constant(.integer, word(at: a, layout.stringLength))
    case .byte:
      let byte = UnsafeRawPointer(bitPattern: UInt(a))!.load(fromByteOffset: Int(layout.stringBytes) + Int(operands[1].bits), as: UInt8.self)
      return .integer(Int64(byte))
    case .metatable: return Constant(.pointer, word(at: a, layout.tableMetatable))
    case .count: return Constant(.integer, word(at: a, layout.tableCount))
    case .capacity: return Constant(.integer, word(at: a, layout.tableCapacity))
    case .nodeCount: return Constant(.integer, word(at: a, layout.tableNodeCount))
    case .countStore: UnsafeMutableRawPointer(bitPattern: UInt(a))!.storeBytes(of: operands[1].bits, toByteOffset: Int(layout.tableCount), as: UInt64.self)
    case .array: return Constant(.pointer, word(at: a, layout.tableArray))
    case .node:
      guard word(at: a, layout.tableNodeMask) >= UInt64(instruction.number) else { return nil }
      let node = word(at: a, layout.tableNodes) + UInt64(instruction.number) * UInt64(layout.nodeSize)
      return luaValue(at: node + UInt64(layout.nodeKey)) == operands[1] ? Constant(.pointer, node + UInt64(layout.nodeValue)) : nil
    case .upvalue:
      let object = word(at: a, layout.closureUpvalues + 8 * Int32(instruction.number))
      let pointer = word(at: object, layout.upvaluePointer)
      return stack.contains(pointer) ? nil : Constant(.pointer, pointer)
    case .elementLoad: return luaValue(at: a &+ operands[1].bits &* 16)
    case .elementStore: arena.store(operands[2], a &+ operands[1].bits &* 16)
    case .nodeLoad, .cellLoad: return luaValue(at: a)
    case .nodeStore, .cellStore: arena.store(operands[1], a)
    case .result: return result
    default: break
    }
    return nil
  }

  mutating func call(_ helper: Helper, _ arguments: [Constant]) -> Constant? {
    func float(_ index: Int) -> Double { Double(bitPattern: arguments[index].bits) }
    switch helper {
    case .power: return .float(TestHelpers.power(float(0), float(1)))
    case .sine: return .float(TestHelpers.sine(float(0)))
    case .substring: return Constant(.string, arguments[0].bits &+ arguments[1].bits &- arguments[2].bits)
    case .tableGetInteger:
      result = luaValue(at: word(at: arguments[0].bits, arena.layout.tableArray) + 16 * (arguments[1].bits - 1))
      return .truth(true)
    case .tableSetValue:
      // The key's payload is the position.
      arena.store(arguments[2], word(at: arguments[0].bits, arena.layout.tableArray) + 16 * (arguments[1].bits - 1))
      return .truth(arguments[1].type == .integer)
    default: return nil
    }
  }
}

/// C functions for calls from machine code.
enum TestHelpers {
  static func power(_ a: Double, _ b: Double) -> Double { a * 3 - b }
  static func sine(_ a: Double) -> Double { a / 4 }

  static let layout: RuntimeLayout = {
    var layout = RuntimeLayout()
    layout.helpers = Array(repeating: 0, count: Helper.allCases.count)
    func install(_ helper: Helper, _ address: UInt) { layout.helpers[Int(helper.rawValue)] = address }
    let power: @convention(c) (UnsafeMutableRawPointer, Double, Double) -> Double = { TestHelpers.power($1, $2) }
    let sine: @convention(c) (UnsafeMutableRawPointer, Double) -> Double = { TestHelpers.sine($1) }
    let substring: @convention(c) (UnsafeMutableRawPointer, UInt64, UInt64, UInt64) -> UInt64 = { $1 &+ $2 &- $3 }
    let get: @convention(c) (UnsafeMutablePointer<UInt64>, UInt64, UInt64) -> UInt64 = { state, table, index in
      let place = word(at: table, RuntimeLayout().tableArray) + 16 * (index - 1)
      state[0] = word(at: place)
      state[1] = word(at: place, 8)
      return 1
    }
    let set: @convention(c) (UnsafeMutablePointer<UInt64>, UInt64, UInt64, UInt64, UInt64, UInt64) -> UInt64 = { _, table, key, keyTag, value, tag in
      let place = UnsafeMutablePointer<UInt64>(bitPattern: UInt(word(at: table, RuntimeLayout().tableArray) + 16 * (key - 1)))!
      place[0] = value
      place[1] = tag
      // The upper bits are not part of a truth.
      return keyTag == 3 ? 0x7700 | 1 : 0x7700
    }
    install(.power, unsafeBitCast(power, to: UInt.self))
    install(.sine, unsafeBitCast(sine, to: UInt.self))
    install(.substring, unsafeBitCast(substring, to: UInt.self))
    install(.tableGetInteger, unsafeBitCast(get, to: UInt.self))
    install(.tableSetValue, unsafeBitCast(set, to: UInt.self))
    return layout
  }()
}

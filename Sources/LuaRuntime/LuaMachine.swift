import Glibc
package import LuaBytecode
import LuaSyntax

/// An error that ends a Lua program.
package struct LuaError: Error, CustomStringConvertible {
  /// The error value as text: for errors of the language, `file:line: message`.
  package let description: String
}

/// A Lua state: owns the memory of values, code and stacks.
///
/// One thread at a time may use it. A class, as native functions and the JIT refer back to it.
package final class LuaMachine {
  /// The block of raw memory that everything works on.
  package let state: StatePointer

  /// The compiled functions; a `RuntimePrototype`'s id is an index here.
  package private(set) var prototypes: [Prototype] = []

  /// Whether loops and functions count how often they run, for the JIT. Set before loading code.
  package var countsHotness = false

  /// Back edges that make a loop hot, and calls that make a function hot. Set before loading code.
  package var hotCount = 56

  /// Called by `os.exit` with the status, before the process ends: for statistics.
  package var exitHook: ((Int32) -> Void)?

  package init() {
    guard let thread = ThreadState(slots: ThreadState.stackSlots) else { fatalError("tracelua: cannot map memory for the Lua stack") }
    let bucketCount = 1024
    let buckets = UnsafeMutablePointer<UnsafeMutablePointer<ObjectHeader>?>.allocate(capacity: bucketCount)
    buckets.initialize(repeating: nil, count: bucketCount)
    state = StatePointer.allocate(capacity: 1)
    let emptyNode = UnsafeMutablePointer<Node>.allocate(capacity: 1)
    emptyNode.initialize(to: Node(key: .nil, value: .nil))
    // The tables need a state to be made in; the placeholders are never read.
    let placeholder = UnsafeMutablePointer<TableObject>.allocate(capacity: 1)
    defer { placeholder.deallocate() }
    state.initialize(
      to: RuntimeState(
        thread: thread, objects: nil, buckets: buckets, bucketMask: bucketCount - 1, emptyNode: emptyNode, gray: .allocate(capacity: 1024),
        weakTables: .allocate(capacity: 16), globals: placeholder, stringMetatable: nil, eventNames: .allocate(capacity: Event.allCases.count),
        prototypes: .allocate(capacity: 16), coroutine: nil, mainThread: thread, loadedModules: placeholder, yielded: (thread.stack, 0),
        owner: UnsafeMutableRawPointer(Unmanaged.passUnretained(placeholderOwner).toOpaque())))
    state.pointee.owner = Unmanaged.passUnretained(self).toOpaque()
    state.pointee.globals = state.makeTable()
    state.pointee.loadedModules = state.makeTable()
    for event in Event.allCases { (state.pointee.eventNames + event.rawValue).initialize(to: state.makeString(event.key)) }
    Library.install(in: state)
  }

  deinit {
    var next = state.pointee.objects
    while let header = next {
      next = header.pointee.next
      state.release(header)
    }
    for bucket in 0...state.pointee.bucketMask {
      var string = state.pointee.buckets[bucket]
      while let header = string {
        string = header.pointee.next
        free(header)
      }
    }
    for index in 0..<state.pointee.prototypeCount {
      state.pointee.prototypes[index].pointee.deallocate()
      state.pointee.prototypes[index].deallocate()
    }
    state.pointee.output.deallocate()
    state.pointee.input.deallocate()
    state.pointee.emptyNode.deallocate()
    state.pointee.buckets.deallocate()
    state.pointee.gray.deallocate()
    state.pointee.weakTables.deallocate()
    state.pointee.eventNames.deallocate()
    state.pointee.prototypes.deallocate()
    state.pointee.thread.unmap()
    state.pointee.jitRoots?.deallocate()
    state.deallocate()
  }

  /// Sends what the program prints to another open file.
  package func redirectOutput(to descriptor: Int32) { state.pointee.output.descriptor = descriptor }

  /// Writes out what the program has printed; returns the `errno` of a failure.
  package func flushOutput() -> Int32? {
    state.pointee.output.flush()
    return state.pointee.output.failure
  }

  func register(_ prototype: Prototype) -> Int {
    prototypes.append(prototype)
    return prototypes.count - 1
  }

  /// Sets the global table `arg`: the script's name at 0, its arguments from 1 on.
  package func setArguments(_ arguments: [String], script: String) {
    let table = state.makeTable()
    state.set(table, integer: 0, Value(state.makeString(script)))
    for (index, argument) in arguments.enumerated() { state.set(table, integer: Int64(index + 1), Value(state.makeString(argument))) }
    state.set(state.pointee.globals, "arg", Value(table))
  }

  /// Runs a main function with string arguments.
  package func run(_ prototype: Prototype, arguments: [String] = []) throws(LuaError) {
    let closure = mainClosure(prototype)
    let slot = state.freeSlot
    slot[0] = Value(closure)
    for (index, argument) in arguments.prefix(ThreadState.nativeSlack - 2).enumerated() { slot[1 + index] = Value(state.makeString(argument)) }
    do throws(PendingError) {
      try state.call(at: slot, argumentCount: min(arguments.count, ThreadState.nativeSlack - 2), wanted: 0)
    } catch {
      throw LuaError(description: errorText())
    }
  }

  /// A closure of a chunk's main function, with the globals as its environment.
  func mainClosure(_ prototype: Prototype, environment: Value? = nil) -> UnsafeMutablePointer<ClosureObject> {
    let closure = state.makeClosure(state.load(prototype, counts: countsHotness))
    let upvalue = state.makeUpvalue(at: state.pointee.thread.stack)
    upvalue.pointee.location.pointee = state.pointee.thread.stack.pointee
    upvalue.setClosed(environment ?? Value(state.pointee.globals))
    for index in 0..<closure.pointee.upvalueCount { (closure.upvalues + index).initialize(to: upvalue) }
    return closure
  }

  private func errorText() -> String {
    let value = state.pointee.errorValue
    switch value.tag {
    case Tag.string, Tag.integer, Tag.float: return (try? state.string(of: value))?.text ?? ""
    default:
      if state.handler(of: value, .toString) != nil, let text = try? state.string(of: value) { return text.text }
      return "(error object is a \(value.typeName) value)"
    }
  }
}

/// Stands in for the owner while the state is being made.
private let placeholderOwner = Placeholder()

private final class Placeholder: Sendable {}

extension StatePointer {
  /// The state's owner.
  package var machine: LuaMachine { Unmanaged<LuaMachine>.fromOpaque(pointee.owner).takeUnretainedValue() }
}

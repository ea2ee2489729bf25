import Glibc
import LuaRuntime
import TraceIR

/// The C functions behind ``TraceIR/Helper``.
enum RuntimeHelpers {
  /// Addresses by the helpers' raw values.
  static let addresses: [UInt] = Helper.allCases.map(address)

  /// The address of a C function.
  ///
  /// Unsafe: a function pointer is one word.
  private static func word<Function>(_ function: Function) -> UInt { unsafeBitCast(function, to: UInt.self) }

  private static func address(of helper: Helper) -> UInt {
    switch helper {
    case .tableGetInteger:
      let function: @convention(c) (State, UInt64, Int64) -> UInt64 = { raw, t, key in
        state(raw).pointee.jitResult = table(t).value(forInteger: key)
        return 1
      }
      return word(function)
    case .tableGetString:
      let function: @convention(c) (State, UInt64, UInt64) -> UInt64 = { raw, t, key in
        state(raw).pointee.jitResult = table(t).value(forString: string(key))
        return 1
      }
      return word(function)
    case .tableGetValue:
      let function: @convention(c) (State, UInt64, UInt64, UInt64) -> UInt64 = { raw, t, payload, tag in
        state(raw).pointee.jitResult = table(t).value(for: value(payload, tag))
        return 1
      }
      return word(function)
    case .tableSetInteger:
      let function: @convention(c) (State, UInt64, Int64, UInt64, UInt64) -> UInt64 = { raw, t, key, payload, tag in
        state(raw).set(table(t), integer: key, value(payload, tag))
        return 1
      }
      return word(function)
    case .tableSetString:
      let function: @convention(c) (State, UInt64, UInt64, UInt64, UInt64) -> UInt64 = { raw, t, key, payload, tag in
        state(raw).set(table(t), Value(string(key)), value(payload, tag))
        return 1
      }
      return word(function)
    case .tableSetValue:
      let function: @convention(c) (State, UInt64, UInt64, UInt64, UInt64, UInt64) -> UInt64 = { raw, t, keyPayload, keyTag, payload, tag in
        let key = value(keyPayload, keyTag)
        if key.isNil || key.tag == Tag.float && key.float.isNaN { return 0 }
        state(raw).set(table(t), key, value(payload, tag))
        return 1
      }
      return word(function)
    case .tableLength:
      let function: @convention(c) (State, UInt64) -> Int64 = { _, t in table(t).length }
      return word(function)
    case .newTable:
      let function: @convention(c) (State, Int64, Int64) -> UInt64 = { raw, array, nodes in
        UInt64(UInt(bitPattern: state(raw).makeTable(arrayCapacity: Int(array), nodeCapacity: Int(nodes))))
      }
      return word(function)
    case .setMetatable:
      let function: @convention(c) (State, UInt64, UInt64) -> UInt64 = { _, t, metatable in
        table(t).pointee.metatable = table(metatable)
        return 1
      }
      return word(function)
    case .callerMatches:
      let function: @convention(c) (State, Int64, UInt64, Int64, Int64) -> UInt64 = { raw, above, closure, pc, shape in
        let thread = state(raw).pointee.thread
        let frame = thread.frame - Int(above)
        let caller = frame - 1
        guard caller > thread.frames, frame.pointee.flags.rawValue == 0, RuntimeHelpers.shape(of: frame) == shape,
          Int64(Int(bitPattern: caller.pointee.pc)) == pc, Value(caller.pointee.closure).payload == closure
        else { return 0 }
        if let open = thread.openUpvalues, open.pointee.location >= frame.pointee.base { return 0 }
        return 1
      }
      return word(function)
    case .sharesSlot:
      let function: @convention(c) (State, UInt64, Int64, Int64) -> UInt64 = { raw, closure, number, slot in
        let object = UnsafeMutablePointer<ClosureObject>(bitPattern: UInt(closure)).unsafelyUnwrapped
        return object.upvalues[Int(number)].pointee.location == state(raw).pointee.thread.frame.pointee.base + Int(slot) ? 1 : 0
      }
      return word(function)
    default: return textAddress(of: helper)
    }
  }

  /// How a frame lies to its caller's, and how many results that wants, in one word.
  static func shape(of frame: UnsafeMutablePointer<CallFrame>) -> Int64 {
    let toCaller = frame.pointee.base - (frame - 1).pointee.base
    let toFunction = frame.pointee.base - frame.pointee.function
    return Int64(frame.pointee.wanted) &+ Int64(toCaller) << 32 &+ Int64(toFunction) << 12
  }

  private static func textAddress(of helper: Helper) -> UInt {
    switch helper {
    case .concatenate:
      let function: @convention(c) (State, UInt64, UInt64) -> UInt64 = { raw, a, b in
        let (left, right) = (string(a).buffer, string(b).buffer)
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: left.count + right.count + 1) { buffer in
          _ = buffer.update(fromContentsOf: left)
          _ = UnsafeMutableBufferPointer(rebasing: buffer[left.count...]).update(fromContentsOf: right)
          return bits(state(raw).makeString(UnsafeBufferPointer(start: buffer.baseAddress, count: left.count + right.count)))
        }
      }
      return word(function)
    case .integerToString:
      let function: @convention(c) (State, Int64) -> UInt64 = { raw, value in bits(state(raw).numberString(Value(value))) }
      return word(function)
    case .floatToString:
      let function: @convention(c) (State, Double) -> UInt64 = { raw, value in bits(state(raw).numberString(Value(value))) }
      return word(function)
    case .substring:
      let function: @convention(c) (State, UInt64, Int64, Int64) -> UInt64 = { raw, s, first, last in
        let text = string(s)
        let count = Int64(text.pointee.count)
        let start = first > 0 ? first : first == 0 ? 1 : max(count &+ first &+ 1, 1)
        let end = last > count ? count : last >= 0 ? last : max(count &+ last &+ 1, 0)
        if start > end { return bits(state(raw).makeString(UnsafeBufferPointer(start: text.bytes, count: 0))) }
        return bits(state(raw).makeString(UnsafeBufferPointer(start: text.bytes + Int(start - 1), count: Int(end - start + 1))))
      }
      return word(function)
    case .stringFromByte:
      let function: @convention(c) (State, Int64) -> UInt64 = { raw, value in
        var byte = UInt8(truncatingIfNeeded: value)
        return withUnsafeMutablePointer(to: &byte) { bits(state(raw).makeString(UnsafeBufferPointer(start: $0, count: 1))) }
      }
      return word(function)
    case .stringLess:
      let function: @convention(c) (State, UInt64, UInt64) -> UInt64 = { _, a, b in string(a).order(string(b)) < 0 ? 1 : 0 }
      return word(function)
    case .stringLessOrEqual:
      let function: @convention(c) (State, UInt64, UInt64) -> UInt64 = { _, a, b in string(a).order(string(b)) <= 0 ? 1 : 0 }
      return word(function)
    default: return mathAddress(of: helper)
    }
  }

  private static func mathAddress(of helper: Helper) -> UInt {
    typealias Unary = @convention(c) (State, Double) -> Double
    typealias Binary = @convention(c) (State, Double, Double) -> Double
    switch helper {
    case .power:
      let function: Binary = { _, a, b in pow(a, b) }
      return word(function)
    case .floatModulo:
      let function: Binary = { _, a, b in
        let remainder = fmod(a, b)
        return remainder * b < 0 ? remainder + b : remainder
      }
      return word(function)
    case .arcTangent:
      let function: Binary = { _, a, b in atan2(a, b) }
      return word(function)
    case .floatRemainder:
      let function: Binary = { _, a, b in fmod(a, b) }
      return word(function)
    case .sine:
      let function: Unary = { _, a in sin(a) }
      return word(function)
    case .cosine:
      let function: Unary = { _, a in cos(a) }
      return word(function)
    case .tangent:
      let function: Unary = { _, a in tan(a) }
      return word(function)
    case .exponential:
      let function: Unary = { _, a in exp(a) }
      return word(function)
    case .logarithm:
      let function: Unary = { _, a in log(a) }
      return word(function)
    default: preconditionFailure("every helper has a function")
    }
  }
}

private typealias State = UnsafeMutableRawPointer

private func state(_ raw: State) -> StatePointer { raw.assumingMemoryBound(to: RuntimeState.self) }
private func table(_ bits: UInt64) -> UnsafeMutablePointer<TableObject> { UnsafeMutablePointer(bitPattern: UInt(bits)).unsafelyUnwrapped }
private func string(_ bits: UInt64) -> UnsafeMutablePointer<StringObject> { UnsafeMutablePointer(bitPattern: UInt(bits)).unsafelyUnwrapped }
private func bits(_ pointer: UnsafeMutablePointer<StringObject>) -> UInt64 { UInt64(UInt(bitPattern: pointer)) }

/// A Lua value of its two words.
///
/// Unsafe: a value is these two words in this order; the initializer of another module would be a call.
@inline(__always)
private func value(_ payload: UInt64, _ tag: UInt64) -> Value { unsafeBitCast((payload, tag), to: Value.self) }

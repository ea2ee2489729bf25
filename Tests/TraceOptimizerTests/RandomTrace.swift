import BitVector
import TestSupport
import TraceIR

/// Straight traces over a few integer slots, with guards; every guard has a snapshot of its own.
struct RandomTrace {
  static let slotCount = 4
  private var generator: SeededGenerator
  private var builder = TraceBuilder()
  private var values: [Reference] = []
  private var truths: [Reference] = []
  private var slots: [Reference] = []

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  private mutating func number(_ limit: Int) -> Int { Int(generator.next() % UInt64(limit)) }

  private mutating func value() -> Reference {
    if number(4) == 0 {
      let choices: [Int64] = [0, 1, -1, 2, 3, 7, 8, 63, 255, .max, .min]
      return builder.integer(number(5) == 0 ? Int64(bitPattern: generator.next()) : choices[number(choices.count)])
    }
    return values[number(values.count)]
  }

  private mutating func snapshot() -> Int {
    var entries: [SnapshotEntry] = []
    for slot in 0..<Self.slotCount where slots[slot] != values[slot] { entries.append(SnapshotEntry(slot: slot, value: slots[slot])) }
    return builder.snapshot(pc: builder.trace.snapshots.count, entries)
  }

  /// A trace of about `length` instructions that ends in `loop`.
  static func make(seed: UInt64, length: Int) -> Trace {
    var random = RandomTrace(seed: seed)
    return random.make(length)
  }

  private mutating func make(_ length: Int) -> Trace {
    let entry = builder.snapshot(pc: 0, [])
    for slot in 0..<Self.slotCount { values.append(builder.append(Instruction(.slot, .integer, .slot(slot), .none, .snapshot(entry)))) }
    slots = values
    for _ in 0..<length { step() }
    let final = snapshot()
    builder.end(.loop, snapshot: final)
    return builder.trace
  }

  private mutating func step() {
    let arithmetic: [Operation] = [.add, .sub, .mul, .and, .or, .xor, .smin, .smax, .umin, .umax, .uaddSat, .ssubSat]
    let comparisons: [Operation] = [.eq, .ne, .ult, .ule, .ugt, .uge, .slt, .sle, .sgt, .sge]
    switch number(10) {
    case 0...3: values.append(builder.integer(arithmetic[number(arithmetic.count)], value(), value()))
    case 4:
      // A shift by an amount that is masked.
      let amount = builder.integer(.and, value(), builder.integer(63))
      values.append(builder.integer([Operation.shl, .lshr, .ashr][number(3)], value(), amount))
    case 5:
      let divisor = builder.integer(Int64(number(9)) - 4)
      if builder.trace.constant(divisor)?.bits != 0 {
        values.append(builder.integer([Operation.floordiv, .floormod][number(2)], value(), divisor))
      }
    case 6, 7: truths.append(builder.integer(comparisons[number(comparisons.count)], value(), value()))
    case 8:
      if let truth = truths.last {
        if number(3) == 0 {
          values.append(builder.integer(.select, truth, value(), value()))
        } else {
          builder.append(Instruction(number(2) == 0 ? .guardTrue : .guardFalse, .none, truth, .none, .snapshot(snapshot())))
        }
      }
    default: slots[number(Self.slotCount)] = values[number(values.count)]
    }
  }
}
